"""What decides the tables of an article besides the article: the analysing code, its data, and the libraries under it.

Which files of code these are is found from what the analysis imports, which word lists from their names in that code. Comments in word
lists decide nothing.
"""

import ast
import hashlib
import json
from functools import cache
from pathlib import Path

from onrecord import paths
from onrecord.provenance import versions

ROOTS = ("onrecord.corpus.rows", "onrecord.corpus.records")  # from a record to its rows


def analysis_version() -> str:
    """A hash of all that decides the tables; with another one, what was analysed before is analysed again."""
    found = hashlib.sha256(json.dumps(versions(), sort_keys=True).encode())
    named: set[str] = set()
    for module, path in sorted(deciding_modules().items()):
        tree = _parsed(path)
        found.update(module.encode() + b"\0" + path.read_bytes())
        named |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for path in sorted(paths.LEXICONS.iterdir()):
        if path.stem in named:
            found.update(f"{path.name}\0{_without_comments(path)}\0".encode())
    for path in sorted(path for path in paths.MODELS.iterdir() if path.suffix in (".gz", ".tsv")):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


@cache
def own_version() -> str:
    """The version of this process, told once."""
    return analysis_version()


def deciding_modules() -> dict[str, Path]:
    """The modules of the package that the analysis of a record imports, directly or not: {name: file}."""
    found: dict[str, Path] = {}
    waiting = list(ROOTS)
    while waiting:
        module = waiting.pop()
        path = _file_of(module)
        if module not in found and path is not None:
            found[module] = path
            waiting += _imported(_parsed(path))
    return found


def _imported(tree: ast.Module) -> list[str]:
    """The names of modules of the package that a module imports, those inside functions, too; not those for types alone."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onrecord"):
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names if alias.name.startswith("onrecord")]
    return names


def _file_of(module: str) -> Path | None:
    """The file of a module, None for what is no module (a function that is imported)."""
    inside = paths.PACKAGE.joinpath(*module.split(".")[1:])
    if module in ("onrecord", "onrecord.corpus"):  # they only hand on what is in their modules
        return None
    return next((path for path in (inside / "__init__.py", inside.with_suffix(".py")) if path.is_file()), None)


@cache
def _parsed(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_bytes())


def _without_comments(path: Path) -> str:
    """A word list without its comments and blank lines."""
    lines = (line.split("#", 1)[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line.strip())
