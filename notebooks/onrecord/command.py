"""The console command `onrecord`.

    onrecord report ARTICLE…       one page for each article: files, folders, http(s) addresses
    onrecord corpus FOLDER         one page on many articles: a folder, a glob, a table
    onrecord lab                   the notebooks in JupyterLab
    onrecord trace FILE            how each attribution of an article was found

`onrecord report --help` and `onrecord corpus --help` list what can be set. What is written goes to the folder `figures` where the command
is given; corrections are read from the folder `corrections` beside it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from onrecord import paths


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status: 0 done, 1 something failed, 2 the command is wrong."""
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in ("-h", "--help"):
        print(__doc__)
        return 0
    if name not in COMMANDS:
        print(f"onrecord: there is no command “{name}”; there are {', '.join(COMMANDS)} (see --help)", file=sys.stderr)
        return 2
    os.environ.setdefault(paths.HOME_VARIABLE, str(paths.ROOT))
    return COMMANDS[name](rest)


def report(arguments: list[str]) -> int:
    """One page for each article."""
    from onrecord import cli

    return cli.main(arguments, "onrecord report")


def corpus(arguments: list[str]) -> int:
    """One page on many articles: the first argument that is no option is the corpus."""
    from onrecord import cli

    return cli.main(["--corpus", *arguments] if arguments and not arguments[0].startswith("-") else arguments, "onrecord corpus")


def lab(arguments: list[str]) -> int:
    """The notebooks in JupyterLab; installed, they are copied to `./notebooks` first, so that they can be changed and kept."""
    notebooks = paths.NOTEBOOKS
    if paths.INSTALLED:
        notebooks = paths.ROOT / "notebooks"
        copy_notebooks(paths.NOTEBOOKS, notebooks)
    start = notebooks / "00_start_here.ipynb"
    return subprocess.call([sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={paths.ROOT}", str(start), *arguments])


def copy_notebooks(source: Path, target: Path) -> None:
    """Copy the notebooks that are not there yet."""
    target.mkdir(parents=True, exist_ok=True)
    for notebook in sorted(source.glob("*.ipynb")):
        if not (target / notebook.name).exists():
            shutil.copyfile(notebook, target / notebook.name)


def trace(arguments: list[str]) -> int:
    """How each attribution of an article was found."""
    from onrecord.article import ArticleError
    from onrecord.attribution.__main__ import explain_file

    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("onrecord trace FILE: the rules that were tried on each sentence, and what decided", file=sys.stderr)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        print(explain_file(arguments[0]))
    except ArticleError as error:
        print(f"onrecord trace: {error}", file=sys.stderr)
        return 1
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {"report": report, "corpus": corpus, "lab": lab, "trace": trace}


if __name__ == "__main__":
    sys.exit(main())
