"""What neighbouring figures share: a conversion in brackets, a unit or a counted thing that is written only once."""

import re
from dataclasses import replace

from onrecord import lexicons
from onrecord.quantities.mention import Mention
from onrecord.quantities.pairs import find_pair
from onrecord.quantities.units import Written, with_per

CLOSED = re.compile(r"\s?[)\]]")
SHARED = re.compile(
    r"-?\s*(?:,\s*(?:(?:and|or)\s+(?:possibly|perhaps|maybe)\s+)?|\s+(?:or|and|to|versus)\s+|\s*,\s*(?:or|and)\s+|\s?/\s?|\s+of\s+the\s+|-to-)-?",
    re.I,
)


def tie_neighbours(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with each conversion tied to what it converts, and with the unit or the counted thing that a neighbour has written."""
    tied, told = list(mentions), 0
    for number in range(1, len(tied)):
        tie = find_pair(text, tied[told], tied[number], *TAKES_OVER)
        if tie:
            tied[told], tied[number] = TAKES_OVER[tie](text, tied[told], tied[number], told)
        told = told if tie == "restated" else number
    for number in range(len(tied) - 2, -1, -1):
        tied[number] = with_later(text, tied[number], tied[number + 1], number + 1)
    return tied


def convert(text: str, one: Mention, other: Mention, number: int) -> tuple[Mention, Mention]:
    """A figure and its conversion, which shares its modifier, its trend, its counted thing and what it is counted by."""
    one, other = share_per(text, one, other)
    modifier = other.modifier if other.is_range else one.modifier
    return one, replace(other, converts=True, lender=number, modifier=modifier, trend=one.trend)


def lend_trend(text: str, one: Mention, other: Mention, number: int) -> tuple[Mention, Mention]:
    """A change and the same change in another unit: "lost 62 points, or 2.1%"."""
    return one, replace(other, trend=one.trend)


def lend_thing(text: str, one: Mention, other: Mention, number: int) -> tuple[Mention, Mention]:
    """A figure and what it is compared with: "600 boats, up from 400"."""
    return one, replace(other, lender=number)


def lend_unit(text: str, one: Mention, other: Mention, number: int) -> tuple[Mention, Mention]:
    """A figure and a bare one that is written like it: "7.25 cents, the lowest 6.12"."""
    return one, replace(other, unit=one.unit, elided=True, lender=number)


TAKES_OVER = {"conversion": convert, "restated": lend_trend, "like": lend_unit, "compared": lend_thing}


def with_later(text: str, one: Mention, other: Mention, number: int) -> Mention:
    """The earlier of two neighbours with the unit, the trend and the counted thing of the later, which stands at `number`."""
    if find_pair(text, one, other, "level"):
        return replace(one, unit=other.unit, elided=True)
    if one.unit not in (None, other.unit) or one.style == "part" or not is_shared(text, one, other):
        return one
    return replace(one, elided=one.unit is None and other.unit is not None, unit=other.unit, lender=number, trend=one.trend or other.trend)


def share_per(text: str, one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """Both sides of a conversion with what they are counted by, if that is written behind the bracket: "$6 (£4) per share"."""
    closed = CLOSED.match(text, other.end)
    assert one.unit is not None  # a conversion is of units
    assert other.unit is not None
    if closed is None or " per " in one.unit.name + other.unit.name:
        return one, other
    first, second = (with_per(text, Written(unit, closed.end(), closed.end())).unit for unit in (one.unit, other.unit))
    return replace(one, unit=first), replace(other, unit=second)


def is_shared(text: str, one: Mention, other: Mention) -> bool:
    """Whether nothing but "or", "and", a comma and a modifier stands between two figures: "eight or nine euros", "5- or 6-inch"."""
    gap = SHARED.match(text, one.end, other.start)
    words = text[gap.end() : other.start].lower().strip(" $£€-") if gap else ""
    return bool(gap) and (not words or words in lexicons.words("modifiers"))
