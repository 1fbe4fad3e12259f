"""How sure an attribution is: the points of what can be seen of it, added up (`data/models/attribution_points.tsv`, `break_points.tsv`).

A column of the table is a logistic regression: the sum of a row's points is the logarithm of the odds. `claim` asks whether something is
claimed here at all, `right` whether the words and their speaker are right, `start`, `end`, `source` and `speaker` whether that is;
`cut` asks of a break inside the content whether the content ends there.
"""

from collections.abc import Iterable
from functools import cache
from math import exp
from pathlib import Path

from onrecord import paths

TABLES = ("attribution_points.tsv", "break_points.tsv")
# The parts of an attribution that can be doubted, and how sure a row has to be of each to have none.
PARTS = ("claim", "start", "end", "source", "speaker")
SURE = 0.9
# Below this probability of a claim, what a rule has found is let go.
LEAST = 0.2


@cache
def points() -> dict[str, dict[str, float]]:
    """`{column: {feature: points}}` of the tables."""
    return {name: own for table in TABLES for name, own in _columns(paths.MODELS / table).items()}


def _columns(table: Path) -> dict[str, dict[str, float]]:
    """`{column: {feature: points}}` of one table."""
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    columns, rows = lines[0][1:], lines[1:]
    return {column: {row[0]: float(row[n]) for row in rows if any(row[n : n + 1])} for n, column in enumerate(columns, start=1)}


def probability(column: str, features: Iterable[str]) -> float:
    """The probability, by the points of a column, from 0 to 1."""
    known = points()[column]
    return 1 / (1 + exp(-sum(known[feature] for feature in ("always", *features) if feature in known)))


def doubt(features: list[str]) -> str | None:
    """The part of an attribution that is least sure; None where every part is sure."""
    least, part = min((probability(part, features), part) for part in PARTS)
    return part if least < SURE else None
