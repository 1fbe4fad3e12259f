"""Which column of a table holds what: by the name that the user gives, by usual names, the text also by where most prose stands."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from onrecord import lexicons
from onrecord.article import ArticleError

FIELDS = ("text", "title", "authors", "date", "outlet", "section", "id", "file", "address")
SHORTEST = 80  # characters that the texts of an unnamed text column have at least, on average
DEEPEST = 6  # levels of nested objects
NOT_IN_NAMES = re.compile(r"[\s_.\-\ufeff]+")
NAME_IN_OBJECT = ("name", "text", "value")


class Chosen(NamedTuple):
    """The columns that the user names, each None where it is left to be found."""

    text: str | None = None
    outlet: str | None = None
    date: str | None = None
    title: str | None = None


def fold(name: object) -> str:
    """A column's name as names are compared: without case, spaces, "_", "-" and "."."""
    return NOT_IN_NAMES.sub("", str(name).casefold())


@cache
def _usual() -> dict[str, tuple[str, int]]:
    """{folded name: (what such a column holds, its rank)}, from `data/lexicons/column_names.txt`."""
    found: dict[str, tuple[str, int]] = {}
    for rank, (name, field) in enumerate(lexicons.classes("column_names").items()):
        found.setdefault(fold(name), (field, rank))
    return found


def field_of(name: object) -> str | None:
    """What a column of this name holds, one of `FIELDS`; None where the name is not known."""
    found = _usual().get(fold(name))
    return found[0] if found else None


def flatten(row: Mapping[str, Any], above: str = "", level: int = 0) -> dict[str, Any]:
    """A row without nested objects: their values stand under the path, "source.name"."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        path = f"{above}{name}"
        if isinstance(value, Mapping) and level < DEEPEST:
            flat.update(flatten(value, f"{path}.", level + 1))
        else:
            flat[path] = value
    return flat


def cell_text(value: object, joint: str = "; ") -> str:
    """A cell as text: a list with `joint` between its items, of an object its name, "" for an empty cell."""
    for _ in range(DEEPEST):
        if isinstance(value, Mapping):
            value = next((value[name] for name in NAME_IN_OBJECT if value.get(name)), "")
    if isinstance(value, list | tuple):
        return joint.join(filter(None, (item if isinstance(item, str) else cell_text_of(item) for item in value)))
    return "" if value is None or value != value else str(value)


def cell_text_of(item: object) -> str:
    """An item of a list in a cell as text; a list within the list is shown as its first item."""
    while isinstance(item, list | tuple):
        item = item[0] if item else ""
    return cell_text(item)


def find_columns(sample: list[dict[str, Any]], chosen: Chosen, origin: str) -> dict[str, str]:
    """{what: column} of a table, from its first rows.

    There is no "text" where no column can be told to hold it. Raises ArticleError when the user names a column that is not there.
    """
    names = list(dict.fromkeys(name for row in sample for name in row))
    given = {field: _given(name, names, field, origin) for field, name in chosen._asdict().items() if name is not None}
    found: dict[str, str | None] = {**_by_name(names, sample), **given}
    if "text" not in found:
        found["text"] = _most_prose([name for name in names if name not in found.values()], sample)
    return {field: name for field, name in found.items() if name is not None}


def _given(name: str, names: list[str], field: str, origin: str) -> str:
    """The column that the user names: as it is written, or folded."""
    match = next((one for one in names if one == name), None) or next((one for one in names if fold(one) == fold(name)), None)
    if match is None:
        raise ArticleError(f"{origin} has no column {name}: it has {', '.join(map(str, names[:20]))}; name one as {field}_column")
    return match


def _by_name(names: list[str], sample: list[dict[str, Any]]) -> dict[str, str]:
    """{what: column} by usual names: of several the one that stands first in the lexicon and is not empty in the sample."""
    ranked = []
    for place, name in enumerate(names):
        path = [part for part in str(name).split(".") if not part.startswith("_")] or [str(name)]  # "_source" is a wrapper
        whole, last = _usual().get(fold(".".join(path))), _usual().get(fold(path[-1]))
        field, rank = whole or last or ("", 0)
        nested = whole is None or "." in str(name)
        empty = not any(cell_text(row.get(name)).strip() for row in sample)
        if field and not (nested and field in ("id", "file")):
            ranked.append((empty, nested and whole is None, rank, place, field, name))
    found: dict[str, str] = {}
    for *_, field, name in sorted(ranked):
        found.setdefault(field, name)
    return found


def _most_prose(free: list[str], sample: list[dict[str, Any]]) -> str | None:
    """The column with the most prose: the longest cells of several words; None where none has enough."""
    texts = {name: [cell_text(row.get(name)) for row in sample] for name in free}
    length = {name: sum(len(text) for text in cells if text.count(" ") > len(text) / 20) / len(sample) for name, cells in texts.items()}
    longest = max(free, key=length.__getitem__, default=None)
    return longest if longest is not None and length[longest] >= SHORTEST else None


def listed(sample: list[dict[str, Any]]) -> str:
    """The names of a table's columns, the first twenty, in words."""
    return ", ".join(map(str, list(dict.fromkeys(name for row in sample for name in row))[:20]))
