"""Mentions of quantities: a number with the unit or the sign of money beside it."""

import re
from dataclasses import dataclass, replace

from onrecord import lexicons
from onrecord.quantities.numbers import Number, find_numbers
from onrecord.quantities.units import Unit, Written, ambiguous, currency_before, name_at, unit_behind, with_per


@dataclass
class Mention:
    """A figure in a sentence. Offsets count characters of the sentence.

    [start, end) is what is shown: the number with its currency sign and its unit; [number_start, number_end) is the number alone.
    `counts_from` is where the thing counted may begin, if not at `end`; `unit_start` is where the unit is written.
    `modified` says that a modifier was written, `is_range` that two bounds were, `elided` that a neighbour lent the unit, `converts` that
    the mention gives its neighbour's value in another unit. `lender` is the mention that it shares the counted thing with.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float
    high: float
    style: str
    factor: float = 1.0
    unit: Unit | None = None
    unit_start: int = 0
    modifier: str = "exactly"
    modified: bool = False
    is_range: bool = False
    elided: bool = False
    converts: bool = False
    counts_from: int = 0
    lender: "Mention | None" = None


METRE, POUND, TIME = Unit("metre", "measure"), Unit("pound sterling", "money"), Unit("time", "ratio")
YEAR_OF_AGE = Unit("year of age", "age")
OLDEST = 110
A_UNIT = re.compile(r"\b(?:more\s+than|less\s+than|at\s+least|up\s+to|nearly|almost|over|under)\s+(an?)\s+(?=[a-z])", re.IGNORECASE)
WINDOW = 40
MINUS = re.compile(r"(?<!\bor )\b(?:minus|negative)[\s-]+\Z", re.IGNORECASE)
OLDER = re.compile(r"([^\W\d_]+)\s+(?:over|under|above|below)\s+\Z", re.IGNORECASE)
OF = re.compile(r"\s+of\s+", re.IGNORECASE)
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+", re.IGNORECASE)
QUOTE_MARK = re.compile(r'(?<!\d)"')  # not the sign of inches
OPEN_QUOTE = re.compile(r"(?<!\w)'(?!.*\w'(?!\w))")
LENGTH = re.compile(r"\s*(?:[).,;:(]|\Z)|-|\s?(?:long|high|tall|wide|deep|away|above|below|x|race|sprint|freestyle|final|dash)\b", re.I)
ARTICLE = re.compile(r"\b(?:the|an?)\s+\Z", re.I)
SINGULAR = re.compile(r"\s+(?!people|men|women|children)[a-z]+(?<!s)\b")
GOES_ON = re.compile(r"\s+(?:in|on|at|by|for|from|to|and|or|with|off|into|through|before|after|as|while|when|than|but|down|up)\b", re.I)


def read_mentions(text: str) -> list[Mention]:
    """The numbers of a sentence with their own units, from left to right."""
    found = []
    for number in with_single_units(text, find_numbers(text)):
        between = {"vague": OF, "part": OF_A}.get(number.style)
        of = between.match(text, number.end) if between else None
        behind = unit_behind(text, of.end() - 1 if of else number.end)
        if behind and is_no_unit(text, number, behind):
            behind = None
        before = currency_before(text, number.start)
        if before and number.low < 1000 and text[before.start : before.end].strip() in ambiguous():
            before = None
        if number.letters == "m" and not before and not (behind and behind.unit.kind == "money") and means_metres(text, number):
            number, behind = as_metres(number), Written(METRE, number.end - 1, number.end)
        if before and found and found[-1].end > before.start:  # the sign is this figure's, not that of the one before
            found[-1] = replace(found[-1], end=found[-1].number_end, unit=None)
        found.append(with_unit(text, number, before, behind))
    return found


def with_single_units(text: str, numbers: list[Number]) -> list[Number]:
    """The numbers with the article in "more than a month": a one, where a unit follows and something bounds it."""
    starts = {number.start for number in numbers}
    single = [
        Number(match.start(1), match.end(1), 1.0, 1.0, "words")
        for match in A_UNIT.finditer(text)
        if match.start(1) not in starts and name_at(text, match.end())
    ]
    return sorted(numbers + single)


def is_no_unit(text: str, number: Number, behind: Written) -> bool:
    """Whether the sign behind a figure closes a quotation, or the word is no currency there ("two won")."""
    mark = text[behind.end - 1]
    if mark in "\"'":
        return closes_quotation(text, number.start, mark)
    return number.low < 1000 and text[behind.start : behind.end].lower() in ambiguous()


def closes_quotation(text: str, start: int, mark: str) -> bool:
    """Whether the mark behind a figure may close a quotation that is open before it, and so is no sign of inches or feet."""
    before = text[max(0, start - 300) : start]
    return len(QUOTE_MARK.findall(before)) % 2 == 1 if mark == '"' else bool(OPEN_QUOTE.search(before))


def means_metres(text: str, number: Number) -> bool:
    """Whether the "m" behind digits means metres: "7m long", "7m."; without a decimal point also "ran 100m in" and "a 400m relay"."""
    if LENGTH.match(text, number.end):
        return True
    if "." in text[number.start : number.end]:
        return False
    named = SINGULAR.match(text, number.end) and ARTICLE.search(text, max(0, number.start - 5), number.start)
    return bool(named or GOES_ON.match(text, number.end))


def as_metres(number: Number) -> Number:
    """The number whose "m" stands for metres and not for million."""
    return number._replace(low=number.low / 1e6, high=number.high / 1e6, factor=1.0, letters="")


def with_unit(text: str, number: Number, before: Written | None, behind: Written | None) -> Mention:
    """The mention of a number with the units written before and behind it."""
    mention = Mention(number.start, number.end, number.start, number.end, number.low, number.high, number.style, number.factor)
    mention.modifier = "between" if number.style == "vague" else "exactly"
    if before:
        behind = behind if behind and behind.unit.kind == "money" else with_per(text, Written(before.unit, number.end, number.end))
        mention.start, mention.end, mention.unit = before.start, behind.end, behind.unit if " per " in behind.unit.name else before.unit
    elif behind:
        mention.end, mention.unit_start = behind.end, behind.start
        mention.unit = POUND if behind.unit.name == "pound-mass" and is_spent(text, number) else behind.unit
    else:
        mention.unit = TIME if number.style == "multiple" else YEAR_OF_AGE if is_age(text, number) else None
    if minus := MINUS.search(text, max(0, mention.start - 12), mention.start):
        mention.start, mention.low, mention.high, mention.modified = minus.start(), -mention.high, -mention.low, True
    return mention


def is_spent(text: str, number: Number) -> bool:
    """Whether "pounds" behind the number are money: with a scale, or behind a word of paying."""
    words = re.findall(r"[^\W\d_]+", text[max(0, number.start - WINDOW) : number.start].lower())
    return number.factor > 1 or not lexicons.words("figure_words", "spending").isdisjoint(words)


def is_age(text: str, number: Number) -> bool:
    """Whether the number is an age without a unit: "people over 65"."""
    older = OLDER.search(text, max(0, number.start - WINDOW), number.start)
    return bool(older) and number.low <= OLDEST and older[1].lower() in lexicons.words("figure_words", "people whose age is told")
