"""The console command `onrecord`.

    onrecord report ARTICLE…       one page for each article: files, folders, http(s) addresses
    onrecord corpus FOLDER         one page on many articles: a folder, a glob, a table
    onrecord lab                   the notebooks in JupyterLab
    onrecord trace FILE            how each attribution of an article was found
    onrecord --version             the version of this program

`onrecord report --help` and `onrecord corpus --help` list what can be set. What is written goes to the folder `figures` where the command
is given; corrections are read from the folder `corrections` beside it.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from onrecord import __version__, neutral, paths
from onrecord.stopping import until_stopped

HELP = {"-h", "--help"}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status: 0 done, 1 something failed, 2 the command is wrong."""
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in HELP:
        print(__doc__)
        return 0
    if name == "--version":
        print(f"onrecord {__version__}")
        return 0
    if name not in COMMANDS:
        print(f"onrecord: there is no command “{name}”; there are {', '.join(COMMANDS)} (see --help)", file=sys.stderr)
        return 2
    os.environ.setdefault(paths.HOME_VARIABLE, str(paths.ROOT))
    return COMMANDS[name](rest)


def report(arguments: list[str]) -> int:
    """One page for each article."""
    return _run(arguments, "onrecord report")


def corpus(arguments: list[str]) -> int:
    """One page on many articles."""
    return _run(arguments, "onrecord corpus", many=True)


def _run(arguments: list[str], name: str, many: bool = False) -> int:
    """The front door, under the name that the user calls it by."""

    def work() -> int:
        from onrecord import cli  # which takes a while

        return cli.main(arguments, name, many)

    return until_stopped(name, work)


def lab(arguments: list[str]) -> int:
    """The notebooks in JupyterLab; installed, they are copied to `./notebooks` first, so that they can be changed and kept."""
    if set(arguments) & HELP:
        print("onrecord lab [OPTION…]: the notebooks in JupyterLab, with its own options (“jupyter lab --help” lists them);")
        print("installed as a package, it copies those that are not there yet to the folder “notebooks” first")
        return 0
    notebooks = paths.NOTEBOOKS
    if paths.INSTALLED:
        notebooks = paths.ROOT / "notebooks"
        copy_notebooks(paths.NOTEBOOKS, notebooks)
    start = notebooks / "00_start_here.ipynb"
    return outlast([sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={paths.ROOT}", str(start), *arguments])


def outlast(command: list[str]) -> int:
    """The exit status of a command that ends in its own way: it hears Ctrl-C itself, and is told when this process is to end."""
    with subprocess.Popen(command) as running:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: running.terminate())
        status = running.wait()
    return status if status >= 0 else 128 - status  # as shells say by which signal it ended


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
    from onrecord.inputs import problem_of

    usage = "onrecord trace FILE: the rules that were tried on each sentence, and what decided"
    if set(arguments) & HELP:
        print(usage)
        return 0
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(usage, file=sys.stderr)
        return 2
    try:
        if "://" not in arguments[0] and not os.path.isdir(arguments[0]) and (problem := problem_of(arguments[0])):
            raise ArticleError(f"{arguments[0]}: {problem}")
        told = explain_file(arguments[0])
    except ArticleError as error:
        print(f"onrecord trace: {neutral.line(error)}", file=sys.stderr)
        return 1
    try:
        print("\n".join(_shown(row) for row in told.split("\n")), flush=True)
    except BrokenPipeError:  # whoever read it has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + 13
    return 0


def _shown(row: str) -> str:
    """A line as a terminal may show it, with the spaces that it begins with."""
    return " " * (len(row) - len(row.lstrip(" "))) + neutral.line(row)


COMMANDS: dict[str, Callable[[list[str]], int]] = {"report": report, "corpus": corpus, "lab": lab, "trace": trace}


if __name__ == "__main__":
    sys.exit(main())
