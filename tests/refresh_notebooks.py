"""Run every notebook again and save it as it is committed: with its outputs, without traces of the machine.

python tests/refresh_notebooks.py [NAME…]           run and save all, or those of these names
python tests/refresh_notebooks.py --clean FILE…     only take the traces of the machine out of these files; nothing is run
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

sys.path.insert(0, str(Path(__file__).parents[1] / "notebooks"))

from onrecord import paths  # noqa: E402

WIDGET = "application/vnd.jupyter.widget-view+json"  # shows nothing without the kernel that made it


def refresh(path: Path) -> None:
    """Run one notebook in its folder and write it back with tags as its only cell metadata."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, kernel_name="python3", extra_arguments=["--log-level=CRITICAL"], resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    clean(notebook)
    nbformat.write(notebook, path)
    print(f"refreshed {path.name}")


def clean(notebook: nbformat.NotebookNode) -> None:
    """Leave of a notebook's metadata the tags of cells and the kernel's name, and of its outputs what shows without a kernel."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
        cell.metadata = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}


def clean_file(path: Path) -> None:
    """Clean one file; one that is clean is not written."""
    notebook = nbformat.read(path, as_version=4)
    clean(notebook)
    text = nbformat.writes(notebook) + "\n"
    if text != path.read_text(encoding="utf-8"):
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"cleaned {path}")


if __name__ == "__main__":
    wanted = sys.argv[1:]  # the names of some notebooks; none for all
    if wanted[:1] == ["--clean"]:
        for name in wanted[1:]:
            clean_file(Path(name))
        sys.exit()
    for found in sorted(paths.NOTEBOOKS.glob("*.ipynb")):
        if not wanted or found.stem in wanted:
            refresh(found)
