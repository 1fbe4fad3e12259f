"""What decides the tables of an article besides the article: the analysing code, its data, and the libraries under it.

Which files of code these are is found from what the analysis imports. Word lists and models count all, but for comments in word lists.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from onrecord import paths
from onrecord.provenance import versions

ROOTS = ("onrecord.corpus.rows", "onrecord.corpus.records")  # from a record to its rows
IMPORT = re.compile(r"^[ \t]*(?:from|import) (?P<module>onrecord[\w.]*)(?: import (?P<names>\([^)]*\)|.*))?", re.MULTILINE)


def analysis_version() -> str:
    """A hash of all that decides the tables; with another one, what was analysed before is analysed again."""
    found = hashlib.sha256(json.dumps(versions(), sort_keys=True).encode())
    for module, path in sorted(deciding_modules().items()):
        found.update(module.encode() + b"\0" + path.read_bytes())
    for path in sorted(path for path in paths.LEXICONS.iterdir() if path.suffix in (".txt", ".tsv")):
        found.update(f"{path.name}\0{_without_comments(path)}\0".encode())
    for path in sorted(path for path in paths.MODELS.iterdir() if path.suffix in (".npz", ".tsv")):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


@cache
def own_version() -> str:
    """The version of this process, told once."""
    return analysis_version()


def deciding_modules() -> dict[str, Path]:
    """The modules of the package that the analysis of a record imports, directly or not: {name: file}."""
    found: dict[str, Path] = {}
    waiting: list[str] = list(ROOTS)
    while waiting:
        module = waiting.pop()
        path = _file_of(module)
        if module not in found and path is not None:
            found[module] = path
            waiting += _imported(path.read_text(encoding="utf-8"))
    return found


def _imported(code: str) -> Iterator[str]:
    """The names of modules of the package that a module imports, those inside functions, too, and of what may be one."""
    for found in IMPORT.finditer(code):
        yield found["module"]
        yield from (f"{found['module']}.{name}" for name in re.findall(r"\w+", found["names"] or ""))


def _file_of(module: str) -> Path | None:
    """The file of a module, None for what is no module (a function that is imported)."""
    inside = paths.PACKAGE.joinpath(*module.split(".")[1:])
    if module in ("onrecord", "onrecord.corpus"):  # they only hand on what is in their modules
        return None
    return next((path for path in (inside / "__init__.py", inside.with_suffix(".py")) if path.is_file()), None)


def _without_comments(path: Path) -> str:
    """A word list without its comments and blank lines."""
    lines = (line.split("#", 1)[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line.strip())
