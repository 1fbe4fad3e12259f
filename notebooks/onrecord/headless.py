"""Notebooks run without a screen: parameters checked, run by papermill, turned into one HTML page."""

import base64
import contextlib
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord import kernel, neutral, paths
from onrecord.imports import IRI, without
from onrecord.templating import seal, styles

with without(IRI):
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

TEMPLATE = "report"
TITLE, TAG = re.compile("(?s)<title>.*?</title>"), re.compile("<[^>]*>")
HEADING = re.compile(r'(?s)<h1\b[^>]*>(.*?)(?:<a class="anchor-link"|</h1>)')
SET_HERE = ("article", "corpus", "tables", "out")  # parameters that the front door itself gives


class UsageError(Exception):
    """What is wrong with a command, in one line."""


class RunError(Exception):
    """Why a notebook did not run to its end, in one line."""


def find_notebook(name: str, reads: str = "article") -> Path:
    """The notebook of that name, with or without suffix or path; raises UsageError when there is none that `reads` an article or corpus."""
    path = paths.NOTEBOOKS / f"{Path(name).name.removesuffix('.ipynb')}.ipynb"
    if not path.is_file():
        known = ", ".join(sorted(found.stem for found in paths.NOTEBOOKS.glob("*.ipynb")))
        raise UsageError(f"there is no notebook “{name}”; there are {known}")
    if not {reads, "out"} <= set(papermill.inspect_notebook(kernel.as_path(path))):
        raise UsageError(f"the notebook “{path.stem}” is not made to be run on {'an' if reads == 'article' else 'a'} {reads}")
    return path


def parameters_of(notebook: Path) -> dict[str, dict[str, str]]:
    """The parameters of a notebook that a user may give: {name: what papermill tells of it (inferred_type_name, default, help)}."""
    return {name: found for name, found in papermill.inspect_notebook(kernel.as_path(notebook)).items() if name not in SET_HERE}


def check_parameters(notebook: Path, given: list[tuple[str, str]]) -> dict[str, object]:
    """The given parameters with the types that the notebook's parameters cell declares.

    Raises UsageError for a name that the notebook does not have, or a value that is not of its type: papermill itself accepts both.
    """
    known = parameters_of(notebook)
    values: dict[str, object] = {}
    for name, text in given:
        if name not in known:
            raise UsageError(f"{notebook.stem} has no parameter “{name}”; it has {', '.join(sorted(known)) or 'none'}")
        values[name] = _convert(name, text, known[name]["inferred_type_name"])
    return values


def _convert(name: str, text: str, kind: str) -> object:
    """`text` as a value of the type that the notebook declares for the parameter."""
    try:
        if kind == "bool":
            return {"true": True, "false": False}[text.lower()]
        return {"int": int, "float": float}.get(kind, str)(text)
    except (KeyError, ValueError):
        wanted = {"bool": "true or false", "int": "a whole number", "float": "a number"}[kind]
        raise UsageError(f"the parameter “{name}” takes {wanted}, not “{text}”") from None


def run(notebook: Path, parameters: dict[str, object], made: Path, seconds: float | None = None) -> list[str]:
    """Run the notebook and write what it makes, and its page, into the folder `made`; returns the names of the files.

    Raises RunError with what went wrong, also when it takes longer than `seconds`; OSError when the folder cannot be written.
    """
    executed = made / notebook.name
    with _quiet():
        try:
            kernel.execute(notebook, executed, {**parameters, "out": str(made)}, seconds)
        except kernel.TooLong:
            raise RunError(f"it took longer than {seconds:g} seconds: cut it, or allow more with --time-limit") from None
        except PapermillExecutionError as error:
            raise RunError(_reason(error)) from None
        except RuntimeError as error:
            if "didn't respond" in str(error):
                raise RunError("the process that is to read it cannot be reached at 127.0.0.1: is the loopback network up?") from None
            raise RunError(f"the process that read it ended by itself, as it does when memory runs out ({neutral.line(error)})") from None
    _forget_secrets(executed)
    (made / f"{notebook.stem}.html").write_text(to_html(executed), encoding="utf-8", errors="backslashreplace")
    return sorted(path.name for path in made.iterdir())


def _forget_secrets(executed: Path) -> None:
    """Take what may be secret in an address out of the parameters that an executed notebook keeps."""
    book = nbformat.read(executed, as_version=4)
    given = book.metadata.get("papermill", {}).get("parameters", {})
    addresses = {name: neutral.place(value) for name, value in given.items() if isinstance(value, str) and "://" in value}
    given.update(addresses)
    for cell in (cell for cell in book.cells if "injected-parameters" in cell.metadata.get("tags", ())):
        for name, place in addresses.items():
            cell.source = re.sub(rf"(?m)^{name} = .*$", lambda _, told=f"{name} = {place!r}": told, cell.source)
    if addresses:
        nbformat.write(book, executed)


def _reason(error: PapermillExecutionError) -> str:
    """The error of a notebook in one line: errors made for the reader speak for themselves, others are named."""
    message = neutral.line(error.evalue)
    known = error.ename in ("ArticleError", "CorrectionsError", "CorpusError")
    return message if known else f"a mistake in the program stopped it ({error.ename}: {message[:200]}): please report it with the article"


def to_html(notebook: Path) -> str:
    """An executed notebook as one HTML page that loads nothing: the outputs and the prose, without the code."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name=TEMPLATE,
        extra_template_basedirs=[str(paths.PACKAGE / "templates")],
        exclude_input=True,
        mathjax_url="",
        require_js_url="",
    )
    book = nbformat.read(notebook, as_version=4)
    _narrow_charts(book, notebook.parent)
    html, _ = exporter.from_notebook_node(book, {"metadata": {"name": notebook.stem}})
    heading = HEADING.search(html)  # what it holds is escaped
    if heading:
        html = TITLE.sub(lambda _: f"<title>{TAG.sub('', heading[1]).strip()} – On the Record</title>", html, count=1)
    style = f"<style>{styles()}</style>"  # every view brings it; a page needs it once
    return seal(html.replace(style, "").replace("</head>", f"{style}\n</head>", 1))


def _narrow_charts(book: nbformat.NotebookNode, folder: Path) -> None:
    """Put beside the picture of each chart that the notebook has saved in its folder the one for a narrow screen."""
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    for picture in (output.metadata["image/png"] for output in outputs if "image/png" in output.get("metadata", {})):
        narrow = folder / f"{Path(picture.get('name', '')).name}_narrow.svg"
        if narrow.is_file():
            picture["narrow"] = base64.b64encode(narrow.read_bytes()).decode()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without the log lines of papermill and its kernels; a kernel of this environment, not of another."""
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(before)
