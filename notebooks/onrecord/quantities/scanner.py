"""The numbers of a sentence, each with the unit or the sign of money beside it.

What a unit is written with may mean something else ("m": million or metre, "pounds": money or weight, a mark: inches or the end of a
quotation). Then the evidence of data/lexicons/unit_evidence.tsv for the unit named there is added up; above nought the unit is taken.
"""

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose import Prose, Sentence
from onrecord.prose.window import Place, place_of
from onrecord.quantities.evidence_tables import held
from onrecord.quantities.forms import forms
from onrecord.quantities.mention import Mention
from onrecord.quantities.numbers import Number, find_numbers
from onrecord.quantities.numerals import lexicon
from onrecord.quantities.units import UnitOfMeasure, Written, coins, currency_before, name_at, unit_behind, with_per

TIME = UnitOfMeasure("time", "ratio")
AND_A_SHARE = re.compile(r"\s+and\s+an?\s+(half|quarter)\b(?!\s+of\b)", re.IGNORECASE)
BOUND = r"(?:more|less)\s+than|at\s+least|up\s+to|nearly|almost|over|under"
A_UNIT = re.compile(rf"\b(?=[amluno])(?:(?:{BOUND})\s+|(?=an?\s+[a-z]+{AND_A_SHARE.pattern}))(?P<one>an?)\s+(?=[a-z])", re.IGNORECASE)
FARTHEST = 300
MINUS = re.compile(r"(?<!\bor )\b(?:minus|negative)[\s-]+\Z", re.IGNORECASE)
OF = re.compile(r"\s+of\s+", re.IGNORECASE)
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+", re.IGNORECASE)
QUOTE_MARK = re.compile(r'(?<!\d)"')  # not the sign of inches
OPEN_QUOTE = re.compile(r"(?<!\w)'(?!.*\w'(?!\w))")
LINKS = {"vague": OF, "part": OF_A}


def read_mentions(text: str, prose: Prose, sentence: Sentence) -> list[Mention]:
    """The numbers of a sentence with their own units, from left to right."""
    found: list[Mention] = []
    for number in with_single_units(text, find_numbers(text)):
        link = LINKS[number.style].match(text, number.end) if number.style in LINKS else None
        behind = unit_behind(text, link.end() - 1 if link else number.end)
        before = currency_before(text, number.start)
        mention = with_share(text, settle(text, number, before, behind, prose, sentence))
        if found and found[-1].end > number.start:  # the number stands within a unit: "litres per 100 km"
            continue
        if found and found[-1].end > mention.start:  # the sign is this figure's, not that of the one before
            found[-1] = replace(found[-1], end=found[-1].number_end, unit=None)
        found.append(mention)
    return found


def with_single_units(text: str, numbers: list[Number]) -> list[Number]:
    """The numbers with the article in "more than a month" and "a month and a half": a one, where a unit follows."""
    starts = {number.start for number in numbers}
    articles = (match for match in A_UNIT.finditer(text) if match.start("one") not in starts and name_at(text, match.end()))
    single = [Number(*match.span("one"), 1.0, 1.0, "words") for match in articles]
    return sorted(numbers + single)


def with_share(text: str, mention: Mention) -> Mention:
    """The mention with the "and a half" that stands behind its unit."""
    share = AND_A_SHARE.match(text, mention.end) if mention.unit else None
    if share is None:
        return mention
    more = 1 / lexicon()[share[1].lower()][1]
    return replace(mention, end=share.end(), low=mention.low + more, high=mention.high + more)


def settle(text: str, number: Number, before: Written | None, behind: Written | None, prose: Prose, sentence: Sentence) -> Mention:
    """The mention of a number, once it is known what the ambiguous signs at it mean."""
    mention = with_unit(text, number, before, behind)
    signs = {"before": before, "behind": behind}
    doubtful = {side: options(side, text, sign) for side, sign in signs.items() if sign}
    letters = () if mention.kind == "money" else ambiguous().get(("letters", number.letters), ())
    if not any(doubtful.values()) and not letters:
        return mention
    at = place_of(prose, sentence, mention.start, mention.end, 0)
    form = forms(text, mention) | context(text, mention)
    for side, sign in signs.items():
        if doubtful.get(side):
            assert sign is not None  # rows are those of a sign
            signs[side] = meant(text, sign, doubtful[side], at, form)
    if letters and (row := best_of(letters, at, form)):
        number = number._replace(low=number.low / number.factor, high=number.high / number.factor, factor=1.0)
        signs["behind"] = with_per(text, Written(row.unit, number.end - len(row.written), number.end))
    return with_unit(text, number, signs["before"], signs["behind"])


class Ambiguous(NamedTuple):
    """A sign that may mean a unit or `otherwise` (another unit, or none), and the features that the tables know it by."""

    written: str
    unit: UnitOfMeasure
    otherwise: UnitOfMeasure | None
    form: frozenset[str]
    field: frozenset[str]

    def points(self, at: Place, form: set[str]) -> int:
        """What the evidence that the sign means the unit adds up to."""
        told = self.form | form
        if not self.field.isdisjoint(at.prose.lower[at.opens : at.closes]):
            told |= {"in its field"}
        return sum(row.points for row in held("unit_evidence", at, told))


@cache
def ambiguous() -> dict[tuple[str, str], tuple[Ambiguous, ...]]:
    """The rows of the ambiguous signs by the side of the number (before, behind, letters of its own) and as they are written."""
    found: dict[tuple[str, str], tuple[Ambiguous, ...]] = {}
    for row in lexicons.table("ambiguous_units"):
        sign = row["side"], row["written"]
        otherwise = UnitOfMeasure(row["otherwise"], "measure") if row["otherwise"] else None
        field = lexicons.words("unit_fields", row["field"]) if row["field"] else frozenset()
        form = frozenset((f"written {row['written']}", row["class"]))
        meaning = Ambiguous(row["written"], UnitOfMeasure(row["unit"], row["kind"]), otherwise, form, field)
        found[sign] = (*found.get(sign, ()), meaning)
    for side, written, unit in coins():
        found.setdefault((side, written), (Ambiguous(written, unit, None, frozenset(("a word",)), frozenset()),))
    return found


def options(side: str, text: str, sign: Written) -> tuple[Ambiguous, ...]:
    """The rows of a sign, if the unit that was read is one of theirs, by itself or counted by another ("pounds a year")."""
    written = first_word(text, sign)
    known = ambiguous().get((side, written), ())
    may_be = {unit.name for row in known for unit in (row.unit, row.otherwise) if unit}
    name = name_at(text, sign.start)
    longer = name is not None and name.end > sign.start + len(written)  # "pounds sterling"
    return known if sign.unit.name.split(" per ")[0] in may_be and not longer else ()


def best_of(known: tuple[Ambiguous, ...], at: Place, form: set[str]) -> Ambiguous | None:
    """The row of a sign that the most evidence speaks for, if that is more than nought."""
    points, number = max((row.points(at, form), -number) for number, row in enumerate(known))
    return known[-number] if points > 0 else None


def meant(text: str, sign: Written, known: tuple[Ambiguous, ...], at: Place, form: set[str]) -> Written | None:
    """An ambiguous sign with the unit that it means, or None where it means none."""
    best = best_of(known, at, form)
    unit = best.unit if best else known[0].otherwise
    return with_per(text, Written(unit, sign.start, sign.start + len(known[0].written))) if unit else None


def first_word(text: str, sign: Written) -> str:
    """The first word or mark of a sign, without what it is counted by."""
    return re.split(r"[\s/]", text[sign.start : sign.end].strip(), maxsplit=1)[0]


def context(text: str, mention: Mention) -> set[str]:
    """What more the characters around a number tell of an ambiguous sign: closing a quotation, a blank before it, thousands."""
    mark = text[mention.end - 1]
    told = {
        "closes a quotation": mark in "\"'" and closes_quotation(text, mention.start, mark),
        "blank before it": text[mention.number_end : mention.number_end + 1].isspace(),
        "thousands": mention.low >= 1000,
    }
    return {name for name, true in told.items() if true}


def closes_quotation(text: str, start: int, mark: str) -> bool:
    """Whether the mark behind a figure may close a quotation that is open before it, and so is no sign of inches or feet."""
    before = text[max(0, start - FARTHEST) : start]
    return len(QUOTE_MARK.findall(before)) % 2 == 1 if mark == '"' else bool(OPEN_QUOTE.search(before))


def with_unit(text: str, number: Number, before: Written | None, behind: Written | None) -> Mention:
    """The mention of a number with the units written before and behind it."""
    mention = Mention(number.start, number.end, number.start, number.end, number.low, number.high, number.style, number.factor)
    if number.style == "vague":
        mention = replace(mention, modifier="between")
    if before:
        behind = behind or with_per(text, Written(before.unit, number.end, number.end))
        unit = behind.unit if " per " in behind.unit.name else before.unit
        mention = replace(mention, start=before.start, end=behind.end, unit=unit)
    elif behind:
        mention = replace(mention, end=behind.end, unit_start=behind.start, unit=behind.unit)
    else:
        mention = replace(mention, unit=TIME if number.style == "multiple" else None)
    minus = MINUS.search(text, max(0, mention.start - 12), mention.start)
    return replace(mention, start=minus.start(), low=-mention.high, high=-mention.low, modified=True) if minus else mention
