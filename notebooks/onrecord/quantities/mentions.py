"""Mentions of quantities: a number with the unit or the sign of money beside it, ranges of two, ratios, and units left out."""
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from onrecord import lexicons
from onrecord.quantities.numbers import Number, find_numbers
from onrecord.quantities.units import Unit, Written, currency_before, unit_behind, with_per


@dataclass
class Mention:
    """A figure in a sentence. Offsets count characters of the sentence.

    [start, end) is what is shown: the number with its currency sign and its unit. [number_start, number_end) is the number alone. `modified` says that a
    modifier was written, `is_range` that two bounds were, `counts_from` where what it
    counts may begin if not at `end`. `unit` is None as long as none is known, `unit_start` is where it is written,
    `elided` says that a neighbour lent it. `lender` is the mention that it shares the counted thing with, `converts` says that it is that
    one's conversion into another unit, in brackets.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    style: str
    factor: float = 1.0
    unit: Unit | None = None
    modifier: str = "exactly"
    modified: bool = False
    unit_start: int = 0
    elided: bool = False
    is_range: bool = False
    counts_from: int = 0
    lender: "Mention | None" = None
    converts: bool = False

    def scaled_by(self, other: "Mention") -> float:
        """The scale of the other bound of a range, where it holds for this one too ("1.5 to 2 million")."""
        return other.factor if self.factor == 1 < other.factor and self.low < other.low / other.factor * 1.0001 else 1.0


MINUS = re.compile(r"(?<!\bor )\b(?:minus|negative)[\s-]+\Z", re.IGNORECASE)
TIMES, YEARS_OF_AGE = Unit("time", "ratio"), Unit("year of age", "age")
OLDER = re.compile(r"\b(?:people|those|anyone|everyone|men|women|children|adults|girls|boys|kids|voters|residents|patients|workers|drivers|pupils)\s+"
                   r"(?:over|under|above|below)\s+\Z", re.IGNORECASE)
OF = re.compile(r"\s+of\s+", re.IGNORECASE)
HYPHEN = re.compile(r"\s?[-–—~]\s?")
UNTIL = re.compile(r"-?\s+(?:to|through)\s+(?:about\s+|around\s+|nearly\s+|as\s+much\s+as\s+|as\s+many\s+as\s+|up\s+to\s+)?", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|between|ranging|ranges?|ranged)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
AND = re.compile(r"\s+and\s+(?:about\s+|around\s+|nearly\s+|as\s+much\s+as\s+|as\s+many\s+as\s+)?", re.IGNORECASE)
FAR_TO = re.compile(r"(?:\s+[^\s,;:()\d]+(?:\s+(?!to\b)\S*[^\s,;:()]){0,6})\s+to\s+(?:about\s+|just\s+)?", re.IGNORECASE)
BY = re.compile(r"\b(?:by|up|down|another|added|adding)\s+\S{0,3}\Z", re.IGNORECASE)
VERB = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+(?:\S+\s+)?\S{0,3}\Z")
NEXT_TO = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+\S{0,3}\Z")
RATIO = re.compile(r"\s+(?:in|out\s+of|of\s+every|in\s+every|out\s+of\s+every)\s+", re.IGNORECASE)
ODDS = re.compile(r"\s+to\s+|-to-", re.IGNORECASE)
SHARED = re.compile(r"-?\s*(?:,\s*|\s+(?:or|and|to|versus)\s+|\s*,\s*(?:or|and)\s+|\s?/\s?|\s+of\s+the\s+)-?", re.IGNORECASE)
SPENT = re.compile(r"\b(?:cost|costs|costing|paid|pays?|paying|spen[dt]|spending|worth|prices?|priced|fined?|fines|earn\w*|fees?|charge\w*|bill|salary|wages?)\b",
                   re.IGNORECASE)
COMPARED = re.compile(r"\b(?:(?:up|down)\s+from|compared\s+(?:with|to)|against|versus|than|including)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE)
OF_WHICH = re.compile(r"\s+of\s+(?:which|whom|them|these|those)\b", re.IGNORECASE)
OWN_NOUN = re.compile(r"\s+[^\W\d_]+(?:s|en|ople)\b")
LENGTH = re.compile(r"\s*(?:[).,;:(]|\Z)|-|\s?(?:long|high|tall|wide|deep|away|above|below|x|race|sprint|freestyle|final|dash|hurdles)\b", re.IGNORECASE)
GOES_ON = re.compile(r"\s+(?:in|on|at|by|for|from|to|and|or|with|off|into|through|before|after|as|while|when|than|but|down|up)\b", re.IGNORECASE)
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+", re.IGNORECASE)


def read_mentions(text: str) -> list[Mention]:
    """The numbers of a sentence with their own units, from left to right."""
    found = []
    for number in find_numbers(text):
        between = {"vague": OF, "part": OF_A}.get(number.style)
        of = between.match(text, number.end) if between else None
        behind = unit_behind(text, of.end() - 1 if of else number.end)
        if behind and text[behind.end - 1] in "\"'" and closes_quotation(text, number.start, text[behind.end - 1]):
            behind = None
        before = currency_before(text, number.start)
        if number.letters == "m" and not before and not (behind and behind.unit.kind == "money") and means_metres(text, number):
            number = as_metres(number)
            behind = Written(Unit("metre", "measure"), number.end - 1, number.end)
        if before and found and found[-1].end > before.start:  # the sign is this figure's, not that of the one before
            found[-1] = replace(found[-1], end=found[-1].number_end, unit=None)
        found.append(with_unit(text, number, before, behind))
    return found


def closes_quotation(text: str, start: int, mark: str) -> bool:
    """Whether the mark behind a figure may close a quotation that is open before it, and so is no sign of inches or feet."""
    before = text[max(0, start - 300) : start]
    return before.count('"') % 2 == 1 if mark == '"' else bool(re.search(r"(?<!\w)'(?!.*\w'(?!\w))", before))


def means_metres(text: str, number: Number) -> bool:
    """Whether the "m" behind digits means metres: before "long" or a mark, or before a preposition if the digits have no point."""
    return bool(LENGTH.match(text, number.end)) or "." not in text[number.start : number.end] and bool(GOES_ON.match(text, number.end))


def as_metres(number: Number) -> Number:
    """The number whose "m" stands for metres and not for million."""
    return number._replace(low=number.low / 1e6, high=number.high / 1e6, factor=1.0, letters="")


def with_unit(text: str, number: Number, before: Written | None, behind: Written | None) -> Mention:
    """The mention of a number with the units written before and behind it."""
    mention = Mention(number.start, number.end, number.start, number.end, number.low, number.high, number.style, number.factor)
    if number.style == "vague":
        mention.modifier = "between"
    if before:
        behind = behind if behind and behind.unit.kind == "money" else with_per(text, Written(before.unit, number.end, number.end))
        mention.start, mention.end, mention.unit = before.start, behind.end, behind.unit if " per " in behind.unit.name else before.unit
    elif behind:
        if behind.unit.name == "pound-mass" and (number.factor > 1 or SPENT.search(text, max(0, number.start - 40), number.start)):
            behind = behind._replace(unit=Unit("pound sterling", "money"))
        mention.end, mention.unit, mention.unit_start = behind.end, behind.unit, behind.start
    elif number.style == "multiple":
        mention.unit = TIMES
    elif OLDER.search(text, max(0, number.start - 40), number.start) and number.low <= 110:
        mention.unit = YEARS_OF_AGE
    if minus := MINUS.search(text, max(0, mention.start - 12), mention.start):
        mention.start, mention.low, mention.high, mention.modified = minus.start(), -mention.high, -mention.low, True
    return mention


def same_unit(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be bounds of one range: one unit, or at least one of them without."""
    return one.unit is None or other.unit is None or one.unit.name.split(" per ")[0] == other.unit.name.split(" per ")[0]


@cache
def movement_verbs() -> frozenset[str]:
    """The verbs of rising and falling, in all forms."""
    return lexicons.words("movement_verbs")


def is_change(text: str, mention: Mention) -> bool:
    """Whether the figure is the amount of a change, as in "rose 5%" or "by 5%": then "to 10%" gives the level and no range."""
    first = max(0, mention.start - 40)
    if BY.search(text, first, mention.start):
        return True
    verbs = (pattern.search(text, first, mention.start) for pattern in (NEXT_TO, VERB))
    return any(verb and verb[1].lower() in movement_verbs() for verb in verbs)


def joins(text: str, one: Mention, other: Mention) -> bool:
    """Whether the two neighbouring mentions are the bounds of one range."""
    gap_start, gap_end = one.end, other.start
    if not same_unit(one, other):
        return False
    before = text[max(0, one.start - 40) : one.start]
    if UNTIL.fullmatch(text, gap_start, gap_end):
        return bool(FROM.search(before)) or not is_change(text, one) and one.low * one.scaled_by(other) <= other.low and (one.unit is None or one.unit_start == 0 or other.unit is not None)
    if AND.fullmatch(text, gap_start, gap_end):
        return bool(BETWEEN.search(before))
    near = re.search(r"\bfrom\s+(?:\S+\s+){0,1}\Z", before, re.IGNORECASE)
    return bool(near) and one.unit is not None and other.unit is not None and bool(FAR_TO.fullmatch(text, gap_start, gap_end))


def join_close(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with what belongs together by its form alone put together: "14-18" and "one in four"."""
    return join_pairs(text, mentions, lambda one, other: same_unit(one, other) and bool(HYPHEN.fullmatch(text, one.end, other.start)))


def join_ranges(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the bounds of each range put together."""
    return join_pairs(text, mentions, lambda one, other: joins(text, one, other))


def join_pairs(text: str, mentions: list[Mention], belong: Callable[[Mention, Mention], bool]) -> list[Mention]:
    """The mentions with neighbours merged that `belong` together, and the terms of ratios."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and (is_ratio(text, last, mention) or is_odds(text, last, mention)):
            share = last.low / mention.low
            joined[-1] = replace(last, end=mention.end, number_end=mention.number_end, low=share, high=share, style="ratio")
        elif last and not last.is_range and not mention.is_range and "vague" not in (last.style, mention.style) and belong(last, mention):
            joined[-1] = merge(last, mention)
        else:
            joined.append(mention)
    return joined


def is_ratio(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions are "one in four" or "3 out of 5"."""
    if one.unit or other.unit or not one.low or not other.low or one.style != other.style and one.low != 1 or one.is_range or other.is_range:
        return False
    return 0 < one.low < other.low <= 1e6 and bool(RATIO.fullmatch(text, one.end, other.start))


def is_odds(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions are "three to one"."""
    bare = one.unit is None and other.unit is None and not one.is_range and not other.is_range
    return bare and other.low == 1 < (one.low or 0) and bool(ODDS.fullmatch(text, one.end, other.start))


def merge(one: Mention, other: Mention) -> Mention:
    """The range from one mention to the other; a scale written once ("1.5 to 2 million") holds for both."""
    low, high = one.low * one.scaled_by(other), other.low
    unit = one.unit if one.unit and (other.unit is None or " per " not in other.unit.name) else other.unit
    bounds = sorted((low, high))
    return replace(one, end=other.end, number_end=other.number_end, low=bounds[0], high=bounds[1], factor=other.factor, unit=unit,
                   modifier="between", unit_start=other.unit_start, is_range=True)


def tie_neighbours(text: str, mentions: list[Mention]) -> None:
    """Tie a conversion in brackets to what it converts, and lend a figure the unit or the counted thing that its neighbour has written."""
    for one, other in zip(mentions, mentions[1:], strict=False):
        if is_conversion(text, one, other):
            other.converts, other.lender = True, one
            if not other.modified and not other.is_range:
                other.modifier = one.modifier
        elif other.unit is None and (OF_WHICH.match(text, other.end) or other.style == one.style and COMPARED.search(text, one.end, other.start)):
            other.lender = one
        elif other.unit is None and one.unit and one.unit.kind != "percent" and is_like(text, one, other):
            other.unit, other.elided = one.unit, True
    for one, other in zip(mentions[-2::-1], mentions[:0:-1], strict=True):
        gap = SHARED.match(text, one.end, other.start)
        if one.unit is None and one.style != "part" and gap and modifier_only(text[gap.end() : other.start]):
            one.unit, one.elided = other.unit, other.unit is not None
            one.lender = one.lender or other


def modifier_only(words: str) -> bool:
    """Whether nothing but modifiers stands between two figures."""
    words = words.lower().strip(" $£€-")
    return not words or words in lexicons.words("modifiers")


def is_conversion(text: str, one: Mention, other: Mention) -> bool:
    """Whether the later mention stands in brackets behind the earlier one and gives it in another unit."""
    if not one.unit or not other.unit or one.unit == other.unit or one.unit.kind != other.unit.kind or one.unit.kind == "percent":
        return False
    return bool(re.fullmatch(r"\s?[(/\[]\s?(?:(?:or|about|approximately|roughly|around|nearly|some)\s+)?", text[one.end : other.start]))


def is_like(text: str, one: Mention, other: Mention) -> bool:
    """Whether a bare number is written like the figure with a unit before it, so that it may go without its own."""
    if other.style != one.style or not one.low or not other.low or one.is_range or other.modified:
        return False
    decimals = [("." in text[mention.number_start : mention.number_end], mention.factor) for mention in (one, other)]
    return decimals[0] == decimals[1] and (decimals[0][0] or one.factor > 1) and 0.1 <= other.low / one.low <= 10 and not OWN_NOUN.match(text, other.end)
