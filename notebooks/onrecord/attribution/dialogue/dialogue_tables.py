"""The tables behind conversations: patterns and points, compiled once."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord import lexicons

IGNORE = re.IGNORECASE | re.MULTILINE


@cache
def capitalised(other: str = "") -> str:
    """The pattern of a run of capitalised words, with the small words that names hold and what other pattern may stand between."""
    small = lexicons.words("name_particles") | {"of", "the", "and", "&"}
    inside = "|".join(sorted(map(re.escape, small), key=lambda word: (-len(word), word)))
    return rf"(?-i:[A-Z][\w'’.&-]*(?:\s(?:[A-Z][\w'’.&-]*|(?:{inside})(?=\s){other})){{0,5}})"


@cache
def phrases(tells: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of `dialogue_phrases.tsv` that tell it."""
    return tuple(
        re.compile(row["pattern"].replace("NAME", capitalised()), IGNORE)
        for row in lexicons.table("dialogue_phrases")
        if row["tells"] == tells
    )


@cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of labels, (name, pattern), in their order."""
    name = capitalised(r"|[a-z][\w-]+(?=\s[A-Z])")
    return tuple((row["form"], re.compile(row["pattern"].replace("NAME", name))) for row in lexicons.table("label_forms"))


@cache
def paragraph_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The features of paragraphs, (name, pattern)."""
    return tuple((row["feature"], re.compile(row["pattern"], IGNORE)) for row in lexicons.table("turn_points") if row["pattern"])


@cache
def pattern(feature: str) -> re.Pattern[str]:
    """The pattern of one feature of paragraphs."""
    return dict(paragraph_patterns())[feature]


@cache
def part_points() -> dict[str, tuple[float, float, float]]:
    """`{feature of a paragraph: its points for (question, answer, aside)}`."""
    found = {}
    for row in lexicons.table("turn_points"):
        question, answer, aside = (float(row[part] or 0) for part in ("question", "answer", "aside"))
        found[row["feature"]] = (question, answer, aside)
    return found


@cache
def points(of: str) -> dict[str, float]:
    """`{feature: points}` of labels, articles, or those who ask or answer."""
    return {row["feature"]: float(row["points"]) for row in lexicons.table("dialogue_points") if row["of"] == of}


def total(of: str, features: Iterable[str]) -> float:
    """What the features add up to."""
    known = points(of)
    return sum(known[feature] for feature in sorted(features))
