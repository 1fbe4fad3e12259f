"""What a correction made on the page needs: where its words stand, and what can be corrected there."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from onrecord import lexicons
from onrecord.article import Article
from onrecord.corrections import TELLING
from onrecord.wording import label

AROUND = 40  # characters to either side that tell a place of few words
TABLES = {"attribution": "attributions", "quantity": "quantities", "line": "lines", "missing": "attributions"}


class Fix(NamedTuple):
    """The kind of row, the offset of its words, the words, and the words around them where they are few."""

    kind: str
    offset: int
    text: str
    around: str


def fix(article: Article, kind: str, row: Mapping[Any, Any]) -> Fix:
    """What a correction of a row needs: the row's first place and words."""
    start, end = int(row["start"]), int(row["end"])
    text = " ".join(article.text[start:end].split())
    around = ""
    if len(text.split()) < TELLING:
        around = " ".join(article.text[max(0, start - AROUND) : end + AROUND].split())
    return Fix(kind, start, text, around)


def choices() -> dict[str, list[tuple[str, str, str]]]:
    """{kind of row: what can be corrected there, as (column, its name, what its value is)}."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for kind, table in TABLES.items():
        rows = [row for row in lexicons.table("correction_columns") if row["table"] == table]
        rows = [row for row in rows if (row["column"] == "add") == (kind == "missing")]
        found[kind] = [(row["column"], label(row["column"]), row["meaning"]) for row in rows]
    return found
