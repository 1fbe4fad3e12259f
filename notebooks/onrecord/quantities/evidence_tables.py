"""Evidence about a figure: rows of a table that each hold or do not, by the figure's own form and the tokens before and behind it.

What holds adds up its points. The notation of the patterns is that of prose/token_patterns.py, with `:figure` for a token of a figure and
`:acronyms` for an acronym in the plural.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.token_patterns import AHEAD, BACK, TokenPattern, Vocabulary, read_pattern
from onrecord.prose.window import Place

FIGURES = Vocabulary(
    {
        "figure": Place.is_figure,
        "acronyms": lambda at, number: at.written(number)[1:-1].isupper() and at.written(number).endswith("s"),
    }
)


class Evidence(NamedTuple):
    """A row of a table: its name, what it wants of the figure itself and around it, its points and what it yields."""

    name: str
    form: frozenset[str]
    lacks: frozenset[str]
    before: TokenPattern
    behind: TokenPattern
    points: int
    yields: str
    example: str

    def stands(self, at: Place) -> bool:
        """Whether what the row wants around the figure at `at` stands there."""
        return self.before.stands(at, at.first - 1) and self.behind.stands(at, at.last)


def held(table: str, at: Place, form: Iterable[str]) -> list[Evidence]:
    """The rows of a table that hold of the figure at `at` whose own features are `form`."""
    return [row for row in fitting(table, frozenset(form)) if row.stands(at)]


@lru_cache(1 << 12)
def fitting(table: str, form: frozenset[str]) -> tuple[Evidence, ...]:
    """The rows of a table that what a figure is by itself does not rule out; kept, for many figures of a text have one form."""
    return tuple(row for row in rows(table) if row.form <= form and row.lacks.isdisjoint(form))


@cache
def rows(table: str) -> tuple[Evidence, ...]:
    """The rows of the lexicon `table`.tsv, with the columns evidence, form, before, behind, points, example and perhaps yields."""
    return tuple(read_row(row) for row in lexicons.table(table))


def read_row(row: dict[str, str]) -> Evidence:
    """A row of a table, ready to be matched."""
    wants, lacks = read_form(row["form"])
    before, behind = read_pattern(row["before"], FIGURES, BACK), read_pattern(row["behind"], FIGURES, AHEAD)
    return Evidence(row["evidence"], wants, lacks, before, behind, int(row["points"]), row.get("yields", ""), row["example"])


def read_form(written: str) -> tuple[frozenset[str], frozenset[str]]:
    """The features that a row wants and those, behind "!", that must lack."""
    form = [name.strip() for name in written.split(",") if name.strip()]
    wants, lacks = (frozenset(name.lstrip("!") for name in form if name.startswith("!") == negated) for negated in (False, True))
    return wants, lacks
