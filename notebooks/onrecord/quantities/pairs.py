"""What ties two neighbouring figures to each other: a range, a ratio, the two ends of a change, a tolerance, a conversion.

What decides stands in data/lexicons/figure_pairs.tsv, one row a tie: the features of the two figures, and the characters around them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.quantities.mention import Mention
from onrecord.quantities.modifiers import LOWER, UPPER

REACH = 8  # words before the first figure
NEAR = 3  # how many times as large the upper bound of a range may be that could be a change and a level
LARGEST_SHARE = 20
TENS = (10, 100, 1000)  # of which a few are a share in any spelling: "three in 100"
POINTS = ("point", "penny")  # what the level of an index or the price of a share is told in, written only with its change
LEAST, MOST = 0.1, 10  # how many times as large a figure may be that is written like the one before it
ABOUT = (
    r"(?:(?:about|around|roughly|approximately|nearly|almost|just|perhaps|over|under"
    r"|as\s+(?:much|many)\s+as|up\s+to|(?:more|less)\s+than)\s+)?"
)
SHORT = {
    "ABOUT": ABOUT,
    "FAR": rf"(?:\s+[^\s,;:()\d]+(?:\s+(?!to\b)\S*[^\s,;:()]){{0,6}})\s+to\s+{ABOUT}",  # "from 5% in spring to 9%"
    "CLOSED": r"\W*\Z|[^\w\s]|\s+(?:[a-z]+(?:ed|ly)|in|on|at|of|to|for|from|by|with|and|or|but|who|that|which|now|still|sold|has|have|had"
    r"|is|are|was|were|did|does|do|will|would|can|could|cannot|may|might|must|should|never|said|says|lost|left|went|got|fell|gave|made|took|came|ran|kept)\b",
}


class Pair(NamedTuple):
    """A row of the table: its name, what it yields, what it wants of the two figures and of the characters around them."""

    name: str
    yields: str
    form: frozenset[str]
    lacks: frozenset[str]
    before: re.Pattern[str]
    between: re.Pattern[str]
    behind: re.Pattern[str]
    example: str

    def holds(self, text: str, one: Mention, other: Mention) -> bool:
        """Whether the row holds of two neighbours."""
        if not self.between.fullmatch(text, one.end, other.start) or not self.behind.match(text, other.end):
            return False
        told = set(pair_features(text, one, other))
        fits = self.form <= told and self.lacks.isdisjoint(told)
        return fits and bool(self.before.search(words_before(text, one.start)))


def words_before(text: str, at: int) -> str:
    """The last words of a text before a place, each with a blank behind it."""
    return "".join(f"{word} " for word in text[:at].rsplit(None, REACH)[-REACH:])


@cache
def pair_rows(yields: str) -> tuple[Pair, ...]:
    """The rows of data/lexicons/figure_pairs.tsv that yield `yields`."""
    return tuple(read_pair(row) for row in lexicons.table("figure_pairs") if row["yields"] == yields)


def read_pair(row: dict[str, str]) -> Pair:
    """A row of the table, ready to be matched."""
    form = [name.strip() for name in row["form"].split(",")]
    wants, lacks = (frozenset(name.lstrip("!") for name in form if name.startswith("!") == negated) for negated in (False, True))
    before, between, behind = (pattern(row[part]) for part in ("before", "between", "behind"))
    return Pair(row["pair"], row["yields"], wants, lacks, before, between, behind, row["example"])


def pattern(written: str) -> re.Pattern[str]:
    """A pattern of the table, with its short forms written out."""
    for short, full in SHORT.items():
        written = written.replace(short, full)
    return re.compile(written, re.IGNORECASE)


def find_pair(text: str, one: Mention, other: Mention, *wanted: str) -> str | None:
    """The first of `wanted` ties between two neighbouring figures that holds, or None."""
    return next((tie for tie in wanted for row in pair_rows(tie) if row.holds(text, one, other)), None)


def pair_features(text: str, one: Mention, other: Mention) -> Iterator[str]:
    """The features of two neighbours that the table asks for."""
    low = one.low * shared_factor(one, other)
    point, other_point = ("." in text[mention.number_start : mention.number_end] for mention in (one, other))
    told = {
        "two numbers": not one.is_range and "vague" not in (one.style, other.style),
        "one unit": one.unit,
        "other unit": other.unit,
        "same unit": same_unit(one, other),
        "other name": one.unit != other.unit,
        "same kind": one.kind == other.kind,
        "percent": other.kind == "percent",
        "alone": all((one.unit, one.unit_start, other.unit is None)),  # the unit stands behind the first alone: "6-foot-2"
        "one counts": one.kind in ("count", "percent", "share"),
        "one precise": point or one.factor > 1,
        "same point": point == other_point,
        "one in points": is_in_points(one),
        "other in points": is_in_points(other),
        "same factor": one.factor == other.factor,
        "like size": one.low and LEAST <= abs(other.low / one.low) <= MOST,
        "one range": one.is_range,
        "one written": one.unit_start > 0,
        "other written": other.unit_start > 0,
        "same style": one.style == other.style,
        "words": one.style == other.style == "words",
        "one role": one.role,
        "other role": other.role,
        "one trend": one.trend,
        "other trend": other.trend,
        "one changes": one.changes,
        "one modified": one.modified,
        "other modified": other.modified,
        "other range": other.is_range,
        "positive": min(one.low, other.low) > 0,
        "one first": one.low == 1,
        "part of a whole": one.low == 1 or one.style == other.style or other.low in TENS,
        "small share": other.low <= LARGEST_SHARE,
        "lower": one.low < other.low,
        "next": other.low == one.low + 1,
        "down to one": other.low == 1 < one.low,
        "rises": low <= other.low,
        "near": other.low <= NEAR * low,
        "two bounds": is_double_bound(one, other) or is_double_bound(other, one),
        "modifier between": words_between(text, one, other) in lexicons.words("modifiers"),
    }
    return (name for name, true in told.items() if true)


def same_unit(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be bounds of one range: one unit, or at least one of them without."""
    return one.unit is None or other.unit is None or one.unit.name.split(" per ")[0] == other.unit.name.split(" per ")[0]


def is_in_points(mention: Mention) -> bool:
    """Whether a mention tells points or pence, as indexes and shares do."""
    return mention.unit is not None and mention.unit.name in POINTS


def is_double_bound(lower: Mention, upper: Mention) -> bool:
    """Whether two figures are a lower and an upper bound with numbers between them."""
    return lower.modifier in LOWER and upper.modifier in UPPER and lower.low < upper.high


def words_between(text: str, one: Mention, other: Mention) -> str:
    """The words between two figures, without "and" and a sign of money."""
    return re.sub(r"^\W*(?:and|but)?\W+", "", text[one.end : other.start].lower()).strip().removesuffix(" $")


def shared_factor(one: Mention, other: Mention) -> float:
    """The scale that the later bound writes for both: a million in "1.5 to 2 million"."""
    return other.factor if one.factor == 1 < other.factor and one.low * other.factor < other.low * 1.0001 else 1.0
