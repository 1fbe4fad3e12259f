"""Figures of two numbers: ranges ("14,000 to 18,000"), ratios ("one in four"), double bounds, tolerances, and the two ends of a change."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from onrecord import lexicons
from onrecord.quantities.mention import Mention
from onrecord.quantities.modifiers import LOWER, UPPER

ABOUT = r"(?:(?:about|around|nearly|just|perhaps|as\s+(?:much|many)\s+as|up\s+to)\s+)?"
HYPHEN = re.compile(r"\s?[-–—~]\s?")
UNTIL = re.compile(rf"-?\s+(?:to|through)\s+{ABOUT}", re.IGNORECASE)
AND = re.compile(rf"-?\s+and\s+{ABOUT}", re.IGNORECASE)
OR = re.compile(r"-?\s+or\s+", re.IGNORECASE)
SLASH = re.compile(r"\s?/\s?")
FAR_TO = re.compile(rf"(?:\s+[^\s,;:()\d]+(?:\s+(?!to\b)\S*[^\s,;:()]){{0,6}})\s+to\s+{ABOUT}", re.IGNORECASE)  # "from 5% in spring to 9%"
FROM = re.compile(r"\b(?:from|between|ranging|ranges?|ranged)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
JUST_FROM = re.compile(r"\bfrom\s+(?:\S+\s+)?\Z", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
REACHED = re.compile(rf"\bto\s+{ABOUT}\Z", re.IGNORECASE)
FROM_BEHIND = re.compile(rf",?\s+(?P<way>(?:up|down|higher|lower)\s+)?from\s+{ABOUT}", re.IGNORECASE)
TOLERANCE = re.compile(r",?\s*\(?\s*(?:plus[\s-]or[\s-]minus|give\s+or\s+take|\+\s?/\s?-|±)\s*", re.IGNORECASE)
RATIO = re.compile(r"(?P<noun>\s+[^\W\d_]+)?\s+(?:in|out\s+of|of\s+every|in\s+every|out\s+of\s+every)\s+", re.IGNORECASE)
LARGEST_SHARE = 20
CLOSED = re.compile(  # what shows that a number counts no noun behind it
    r"\W*\Z|[^\w\s]|\s+(?:[a-z]+(?:ed|ly)|in|on|at|of|to|for|from|by|with|and|or|but|who|that|which|now|still|sold|has|have|had|is|are|was|were"
    r"|did|does|do|will|would|can|could|said|says|lost|left|went|got|fell|gave|made|took|came|ran|kept)\b",
    re.IGNORECASE,
)
ODDS = re.compile(r"\s+to\s+|-to-", re.IGNORECASE)
NEAR = 3  # how many times as large the upper bound of a range may be that could be a change and a level
WINDOW = 40
Belong = Callable[[str, Mention, Mention], bool]


def join_close(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with what belongs together by its form alone put together: "14-18" and "one in four"."""
    return join_pairs(text, mentions, (is_hyphened,))


def join_ranges(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, once their modifiers and trends are known, with the bounds of each range put together."""
    return join_pairs(text, mentions, (is_range, is_alternative, is_double_bound))


def join_pairs(text: str, mentions: list[Mention], ways: tuple[Belong, ...]) -> list[Mention]:
    """The mentions with neighbours merged that belong together in one of `ways`, and the terms of ratios divided."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is None or last.is_range or "vague" in (last.style, mention.style):
            joined.append(mention)
        elif is_ratio(text, last, mention):
            share = last.low / mention.low
            joined[-1] = replace(last, end=mention.end, number_end=mention.number_end, low=share, high=share, style="ratio")
        elif any(belong(text, last, mention) for belong in ways):
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
    return not alone and not other.is_range and same_unit(one, other) and bool(HYPHEN.fullmatch(text, one.end, other.start))


def is_range(text: str, one: Mention, other: Mention) -> bool:
    """Whether two neighbours are "from A to B", "A to B" or "between A and B", and not the two ends of a change."""
    if not same_unit(one, other) or one.role:
        return False
    before = text[max(0, one.start - WINDOW) : one.start]
    if UNTIL.fullmatch(text, one.end, other.start):
        return bool(FROM.search(before)) or rises(one, other) and (one.trend is None or shares_unit(one, other))
    if AND.fullmatch(text, one.end, other.start):
        return bool(BETWEEN.search(before))
    return has_units(one, other) and bool(JUST_FROM.search(before)) and bool(FAR_TO.fullmatch(text, one.end, other.start))


def has_units(one: Mention, other: Mention) -> bool:
    """Whether both figures are written with their units."""
    return one.unit is not None and other.unit is not None


def rises(one: Mention, other: Mention) -> bool:
    """Whether the later figure is the larger and does not go without the unit that is written behind the earlier ("7% to 2.3 billion")."""
    return one.low * shared_factor(one, other) <= other.low and (one.unit is None or one.unit_start == 0 or other.unit is not None)


def shares_unit(one: Mention, other: Mention) -> bool:
    """Whether the later figure writes the unit of both and is of the same size: "fell by 7 to 9 percent"."""
    return one.unit is None and other.unit_start > 0 and other.low <= NEAR * one.low * shared_factor(one, other)


def is_alternative(text: str, one: Mention, other: Mention) -> bool:
    """Whether two neighbouring small numbers stand for the stretch between them: "five or six days"."""
    follow = one.unit is None and one.style == other.style == "words" and other.low == one.low + 1 and not (one.modified or other.modified)
    return follow and bool(OR.fullmatch(text, one.end, other.start))


def is_ratio(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions are the terms of "one in four", "3 out of 5" or "three to one"."""
    if one.unit or other.unit or other.is_range or one.low <= 0 or other.low <= 0:
        return False
    if other.low == 1 < one.low:
        return bool(ODDS.fullmatch(text, one.end, other.start))
    ratio = RATIO.fullmatch(text, one.end, other.start)
    if ratio is None:
        return False
    if ratio["noun"]:  # "one train in eight"
        return one.low == 1 < other.low <= LARGEST_SHARE and bool(CLOSED.match(text, other.end))
    alike = one.style == other.style or one.low == 1 or other.low in (10, 100, 1000)
    return one.low < other.low and alike


def is_double_bound(text: str, one: Mention, other: Mention) -> bool:
    """Whether a lower and an upper bound stand side by side: "at least 10 and up to 20", "more than 10 but fewer than 25"."""
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
    low, high = sorted((one.low * shared_factor(one, other), other.high))
    own = one.unit is not None and (other.unit is None or " per " not in other.unit.name)
    return replace(
        one,
        end=other.end,
        number_end=other.number_end,
        low=low,
        high=high,
        factor=other.factor,
        unit=one.unit if own else other.unit,
        unit_start=other.unit_start,
        modifier="between",
        trend=one.trend or other.trend,
        is_range=True,
    )


def set_roles(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the two ends of each change told apart: "rose from 5 to 8", "rose to 8 from 5", "8, up from 5"."""
    told = list(mentions)
    for number, (one, other) in enumerate(zip(mentions, mentions[1:], strict=False)):
        roles = change_roles(text, one, other) if same_unit(one, other) else None
        if roles:
            told[number : number + 2] = ends(told[number], told[number + 1], *roles)
    return told


def ends(one: Mention, other: Mention, role: str, other_role: str) -> tuple[Mention, Mention]:
    """The two ends of a change, each with its role, and the first with the unit and the scale that are written for both at the second."""
    factor = shared_factor(one, other)
    lent = one.unit is None and other.unit is not None
    first = replace(one, low=one.low * factor, high=one.high * factor, unit=other.unit if lent else one.unit, elided=lent, role=role)
    return first, replace(other, role=other_role)


def change_roles(text: str, one: Mention, other: Mention) -> tuple[str, str] | None:
    """Which of two neighbours is the start and which the end of a change, or None."""
    before = text[max(0, one.start - WINDOW) : one.start]
    gap = partial(re.Pattern.fullmatch, string=text, pos=one.end, endpos=other.start)
    if one.changes and JUST_FROM.search(before) and any(gap(link) for link in (UNTIL, FAR_TO)):
        return "from", "to"
    behind = gap(FROM_BEHIND)
    return ("to", "from") if behind and (behind["way"] or one.changes and REACHED.search(before)) else None


def set_tolerances(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with each "plus or minus 100" put into the figure before it."""
    kept: list[Mention] = []
    for mention in mentions:
        one = kept[-1] if kept else None
        if one and same_unit(one, mention) and TOLERANCE.fullmatch(text, one.end, mention.start):
            kept[-1] = replace(one, tolerance=mention.high)
        else:
            kept.append(mention)
    return kept
