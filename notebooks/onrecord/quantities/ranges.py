"""Figures of two numbers: ranges ("14,000 to 18,000"), ratios ("one in four") and double bounds ("at least 10 and up to 20")."""

import re
from collections.abc import Callable
from dataclasses import replace

from onrecord import lexicons
from onrecord.quantities.mentions import Mention
from onrecord.quantities.modifiers import LOWER, UPPER

ABOUT = r"(?:about\s+|around\s+|nearly\s+|just\s+|as\s+much\s+as\s+|as\s+many\s+as\s+|up\s+to\s+)?"
HYPHEN = re.compile(r"\s?[-–—~]\s?")
UNTIL = re.compile(rf"-?\s+(?:to|through)\s+{ABOUT}", re.IGNORECASE)
AND = re.compile(rf"\s+and\s+{ABOUT}", re.IGNORECASE)
FAR_TO = re.compile(rf"(?:\s+[^\s,;:()\d]+(?:\s+(?!to\b)\S*[^\s,;:()]){{0,6}})\s+to\s+{ABOUT}", re.IGNORECASE)  # "from 5% in 2008 to 9%"
FROM = re.compile(r"\b(?:from|between|ranging|ranges?|ranged)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
JUST_FROM = re.compile(r"\bfrom\s+(?:\S+\s+)?\Z", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
BY = re.compile(r"\b(?:by|up|down|another|added|adding)\s+\S{0,3}\Z", re.IGNORECASE)
VERBS = (re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+\S{0,3}\Z"), re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+\S+\s+\S{0,3}\Z"))
RATIO = re.compile(r"(?P<noun>\s+[^\W\d_]+)?\s+(?:in|out\s+of|of\s+every|in\s+every|out\s+of\s+every)\s+", re.IGNORECASE)
LARGEST_SHARE = 20
CLOSED = re.compile(  # what shows that a number counts no noun behind it
    r"\W*\Z|[^\w\s]|\s+(?:in|on|at|of|to|for|from|by|with|and|or|but|who|that|which|now|still|is|are|was|were|has|have|had|will|would|can|could)\b",
    re.IGNORECASE,
)
ODDS = re.compile(r"\s+to\s+|-to-", re.IGNORECASE)
NEAR = 3  # how many times as large the upper bound of a range may be that could be a change and a level
WINDOW = 40


def join_close(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with what belongs together by its form alone put together: "14-18" and "one in four"."""
    return join_pairs(text, mentions, lambda one, other: is_hyphened(text, one, other))


def join_ranges(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, once their modifiers are known, with the bounds of each range put together."""
    return join_pairs(text, mentions, lambda one, other: is_range(text, one, other) or is_double_bound(text, one, other))


def join_pairs(text: str, mentions: list[Mention], belong: Callable[[Mention, Mention], bool]) -> list[Mention]:
    """The mentions with neighbours merged that `belong` together, and the terms of ratios divided."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if not last or last.is_range or mention.is_range or "vague" in (last.style, mention.style):
            joined.append(mention)
        elif is_ratio(text, last, mention):
            share = last.low / mention.low
            joined[-1] = replace(last, end=mention.end, number_end=mention.number_end, low=share, high=share, style="ratio")
        elif belong(last, mention):
            joined[-1] = merge(last, mention)
        else:
            joined.append(mention)
    return joined


def same_unit(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be bounds of one range: one unit, or at least one of them without."""
    return one.unit is None or other.unit is None or one.unit.name.split(" per ")[0] == other.unit.name.split(" per ")[0]


def is_hyphened(text: str, one: Mention, other: Mention) -> bool:
    """Whether two numbers are joined by a hyphen or a dash, with the unit not behind the first alone ("6-foot-2")."""
    alone = one.unit is not None and one.unit_start > 0 and other.unit is None
    return not alone and same_unit(one, other) and bool(HYPHEN.fullmatch(text, one.end, other.start))


def is_range(text: str, one: Mention, other: Mention) -> bool:
    """Whether two neighbours are "from A to B", "A to B" or "between A and B"."""
    if not same_unit(one, other):
        return False
    before = text[max(0, one.start - WINDOW) : one.start]
    if UNTIL.fullmatch(text, one.end, other.start):
        return bool(FROM.search(before)) or rises(one, other) and (not is_change(text, one) or shares_unit(one, other))
    if AND.fullmatch(text, one.end, other.start):
        return bool(BETWEEN.search(before))
    return bool(JUST_FROM.search(before) and one.unit and other.unit and FAR_TO.fullmatch(text, one.end, other.start))


def rises(one: Mention, other: Mention) -> bool:
    """Whether the later figure is the larger and does not go without the unit that is written behind the earlier ("7% to 2.3 billion")."""
    return one.low * shared_factor(one, other) <= other.low and (one.unit is None or one.unit_start == 0 or other.unit is not None)


def shares_unit(one: Mention, other: Mention) -> bool:
    """Whether the later figure writes the unit of both and is of the same size: "fell by 7 to 9 percent"."""
    return one.unit is None and other.unit_start > 0 and other.low <= NEAR * one.low * shared_factor(one, other)


def is_change(text: str, mention: Mention) -> bool:
    """Whether the figure is the amount of a change, as in "rose 5%" or "by 5%": then "to 10%" gives the level and no range."""
    first = max(0, mention.start - WINDOW)
    if BY.search(text, first, mention.start):
        return True
    verbs = (pattern.search(text, first, mention.start) for pattern in VERBS)
    return any(verb and verb[1].lower() in lexicons.words("movement_verbs") for verb in verbs)


def is_ratio(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions are the terms of "one in four", "3 out of 5" or "three to one"."""
    if one.unit or other.unit or one.low <= 0 or other.low <= 0:
        return False
    if other.low == 1 < one.low:
        return bool(ODDS.fullmatch(text, one.end, other.start))
    alike = one.style == other.style or one.low == 1 or other.low in (10, 100, 1000)
    ratio = RATIO.fullmatch(text, one.end, other.start)
    if ratio and ratio["noun"]:  # "one train in eight"
        return one.low == 1 < other.low <= LARGEST_SHARE and one.style == other.style and bool(CLOSED.match(text, other.end))
    return one.low < other.low and alike and bool(ratio)


def is_double_bound(text: str, one: Mention, other: Mention) -> bool:
    """Whether a lower and an upper bound stand side by side: "at least 10 and up to 20", "more than 10 but fewer than 20"."""
    lower, upper = (one, other) if one.modifier in LOWER else (other, one)
    if lower.modifier not in LOWER or upper.modifier not in UPPER or lower.low >= upper.high or not same_unit(one, other):
        return False
    gap = re.sub(r"^\W*(?:and|but)?\W+", "", text[one.end : other.start].lower()).strip()
    return gap.removesuffix(" $") in lexicons.words("modifiers")


def shared_factor(one: Mention, other: Mention) -> float:
    """The scale that the later bound writes for both: a million in "1.5 to 2 million"."""
    return other.factor if one.factor == 1 < other.factor and one.low * other.factor < other.low * 1.0001 else 1.0


def merge(one: Mention, other: Mention) -> Mention:
    """The range from one mention to the other."""
    low, high = sorted((one.low * shared_factor(one, other), other.low))
    unit = one.unit if one.unit and (other.unit is None or " per " not in other.unit.name) else other.unit
    return replace(
        one,
        end=other.end,
        number_end=other.number_end,
        low=low,
        high=high,
        factor=other.factor,
        unit=unit,
        unit_start=other.unit_start,
        modifier="between",
        is_range=True,
    )
