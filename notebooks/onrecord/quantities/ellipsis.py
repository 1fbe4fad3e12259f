"""What neighbouring figures share: a conversion in brackets, a unit or a counted thing that is written only once."""

import re

from onrecord import lexicons
from onrecord.quantities.mentions import Mention
from onrecord.quantities.units import Written, with_per

CONVERSION = re.compile(r"\s?[(/\[]\s?(?:(?:or|about|approximately|roughly|around|nearly|some)\s+)?")
CLOSED = re.compile(r"\s?[)\]]")
TO = re.compile(r"\s+to\s+(?:(?:about|around|nearly|some)\s+)?")
SHARED = re.compile(r"-?\s*(?:,\s*|\s+(?:or|and|to|versus)\s+|\s*,\s*(?:or|and)\s+|\s?/\s?|\s+of\s+the\s+)-?", re.IGNORECASE)
COMPARED = re.compile(r"\b(?:(?:up|down)\s+from|compared\s+(?:with|to)|against|versus|than|including)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
OF_WHICH = re.compile(r"\s+of\s+(?:which|whom|them|these|those)\b", re.IGNORECASE)
OWN_NOUN = re.compile(r"\s+[^\W\d_]+(?:s|en|ople)\b")


def tie_neighbours(text: str, mentions: list[Mention]) -> None:
    """Tie a conversion in brackets to what it converts, and lend a figure the unit or the counted thing that its neighbour has written."""
    for one, other in zip(mentions, mentions[1:], strict=False):
        if is_conversion(text, one, other):
            other.converts, other.lender = True, one
            share_per(text, one, other)
            if not other.modified and not other.is_range:
                other.modifier = one.modifier
        elif other.unit is None and (OF_WHICH.match(text, other.end) or other.style == one.style and is_compared(text, one, other)):
            other.lender = one
        elif other.unit is None and one.unit and one.unit.kind != "percent" and is_like(text, one, other):
            other.unit, other.elided = one.unit, True
    for one, other in reversed(list(zip(mentions, mentions[1:], strict=False))):
        if one.unit in (None, other.unit) and one.style != "part" and is_shared(text, one, other):
            one.elided = one.unit is None and other.unit is not None
            one.unit, one.lender = other.unit, one.lender or other


def share_per(text: str, one: Mention, other: Mention) -> None:
    """Give both sides of a conversion what they are counted by, if that is written behind the bracket: "$6 (£4) per share"."""
    closed = CLOSED.match(text, other.end)
    if closed and " per " not in one.unit.name + other.unit.name:
        one.unit, other.unit = (with_per(text, Written(unit, closed.end(), closed.end())).unit for unit in (one.unit, other.unit))


def is_conversion(text: str, one: Mention, other: Mention) -> bool:
    """Whether the later mention stands in brackets behind the earlier one and gives it in another unit: "7 miles (11 km)"."""
    if not one.unit or not other.unit or one.unit == other.unit or one.unit.kind != other.unit.kind or one.unit.kind == "percent":
        return False
    return bool(CONVERSION.fullmatch(text, one.end, other.start))


def is_compared(text: str, one: Mention, other: Mention) -> bool:
    """Whether the later figure is what the earlier one is compared with: "3.9 million headsets, up from 2.4 million"."""
    return bool(COMPARED.search(text, max(one.end, other.start - 40), other.start))


def is_shared(text: str, one: Mention, other: Mention) -> bool:
    """Whether nothing but "or", "and", a comma and a modifier stands between two figures: "eight or nine euros", "7- or 8-inch"."""
    gap = SHARED.match(text, one.end, other.start)
    words = text[gap.end() : other.start].lower().strip(" $£€-") if gap else ""
    return bool(gap) and (not words or words in lexicons.words("modifiers"))


def is_like(text: str, one: Mention, other: Mention) -> bool:
    """Whether a bare number is written like the figure with a unit before it and counts nothing itself: "84.75 cents, the lowest 74.07"."""
    if other.style != one.style or not one.low or not 0.1 <= other.low / one.low <= 10:
        return False
    if TO.fullmatch(text, one.end, other.start):
        return one.factor == other.factor and one.unit_start > 0 and not OWN_NOUN.match(text, other.end)
    if one.is_range or other.modified:
        return False
    point, other_point = ("." in text[mention.number_start : mention.number_end] for mention in (one, other))
    return point == other_point and one.factor == other.factor and (point or one.factor > 1) and not OWN_NOUN.match(text, other.end)
