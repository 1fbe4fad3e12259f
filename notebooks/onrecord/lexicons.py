"""Word lists, each a commented text file in `data/lexicons/`, read once.

A file holds one entry a line; `#` starts a comment; `[name]` on a line of its own starts a class. Entries are folded to lower case and
written with straight apostrophes. `table` reads a tab-separated file whose first line that is not a comment names the columns.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from onrecord import paths


def _lines(path: Path) -> list[str]:
    """The lines of a lexicon file without comments and blank lines."""
    stripped = (line.split("#", 1)[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in stripped if line.strip()]


@cache
def classes(name: str) -> dict[str, str]:
    """`{entry: class}` of the lexicon `name`; the class is "" for entries above the first `[class]` heading.

    An entry that stands in two classes keeps the first. Raises FileNotFoundError when there is no such lexicon.
    """
    found: dict[str, str] = {}
    heading = ""
    for line in _lines(paths.LEXICONS / f"{name}.txt"):
        entry = line.strip()
        if entry.startswith("[") and entry.endswith("]"):
            heading = entry[1:-1].strip()
        else:
            found.setdefault(entry.lower(), heading)
    return found


@cache
def words(name: str, of_class: str | None = None) -> frozenset[str]:
    """The entries of the lexicon `name`, or of one of its classes only."""
    return frozenset(entry for entry, heading in classes(name).items() if of_class is None or heading == of_class)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the tab-separated lexicon `name`.tsv, each `{column: cell}`; cells keep their case."""
    lines = _lines(paths.LEXICONS / f"{name}.tsv")
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, [cell.strip() for cell in line.split("\t")] + [""] * len(columns), strict=False)) for line in lines[1:])


def holds(needed: str, fact: Callable[[str], bool]) -> bool:
    """Whether all facts that a row of a table needs hold, "a, b", and none of those that it excludes, "!c"; an empty cell needs none.

    `fact` says of one whether it holds.
    """
    return all(fact(name) == wanted for name, wanted in _needs(needed))


@cache
def _needs(needed: str) -> tuple[tuple[str, bool], ...]:
    """The facts that a row of a table names, each with whether it must hold."""
    return tuple((name.removeprefix("!"), not name.startswith("!")) for name in needed.split(", ") if name)


def read_list(path: str | Path) -> frozenset[str]:
    """The entries of a word list of the user's own, in the same format; raises OSError when it cannot be read."""
    return frozenset(line.strip().lower() for line in _lines(Path(path)))
