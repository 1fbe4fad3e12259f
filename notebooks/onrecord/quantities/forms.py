"""The form of a figure: the features of its own characters, its size, its style and its unit, which the tables of evidence ask for."""

import re
from functools import cache

from onrecord import lexicons
from onrecord.quantities.mention import Mention

SIZES = (1, 10, 12, 31, 110, 999, 2400)
REACH = 24
AT_NUMBER = {"clock": "clock", "decade": "clock"}  # what may have been taken for a unit


@cache
def form_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """`(form, part, pattern)` of every form of data/lexicons/figure_forms.tsv."""
    wrapped = {"number": r"(?:{})\Z", "before": r"(?:{})\Z", "behind": "{}"}
    table = lexicons.table("figure_forms")
    return tuple((row["form"], row["part"], re.compile(wrapped[row["part"]].format(row["pattern"]))) for row in table)


def forms(text: str, mention: Mention) -> set[str]:
    """The features of a figure in its sentence's text."""
    parts = {
        "number": text[mention.number_start : mention.number_end],
        "before": text[max(0, mention.start - REACH) : mention.start],
        "behind": text[mention.end : mention.end + REACH],
        "clock": text[mention.number_end : mention.number_end + REACH],
    }
    found = {form for form, part, pattern in form_patterns() if holds(pattern, part, parts[AT_NUMBER.get(form, part)])}
    found |= {f"up to {size}" for size in SIZES if abs(mention.high) <= size}
    told = {
        "bare": mention.unit is None,
        "modified": mention.modified,
        "range": mention.is_range,
        "scaled": mention.factor > 1,
        "negative": mention.high < 0,
    }
    return found | {mention.style, f"kind {mention.kind}"} | {name for name, true in told.items() if true}


def holds(pattern: re.Pattern[str], part: str, characters: str) -> bool:
    """Whether a form's pattern is found in the characters of its part."""
    return bool(pattern.search(characters) if part == "before" else pattern.match(characters))
