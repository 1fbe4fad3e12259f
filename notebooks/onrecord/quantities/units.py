"""Units of measure and of money: the table of units, currencies in the spellings of the news, and what stands behind "per"."""

import re
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.tokens import straighten


class UnitOfMeasure(NamedTuple):
    """A unit as the tables name it (British spelling, singular) and its kind: money, percent, duration, measure, ratio or age."""

    name: str
    kind: str


class Written(NamedTuple):
    """A unit where it is written: the unit and its characters [start, end)."""

    unit: UnitOfMeasure
    start: int
    end: int


# The names of CLDR that differ from those of the news.
CURRENCY_NAMES = {"USD": "dollar", "GBP": "pound sterling", "ILS": "shekel", "RUB": "russian rouble", "BYN": "belarusian rouble"}
WORDS = re.compile(r"[^\W\d_][\w.]*(?:[\s-]+(?!-)[^\W\d_][\w.]*){0,3}")
GAP = re.compile(r"(?:\s*-\s?|\s+)?")
WHEN = re.compile(r"\S+\s+(?:ago|earlier|before|later|previously|back|or\s+so\s+ago)\b", re.IGNORECASE)  # "a year ago"
LONGEST_SIGN = 9  # characters of "dollars " and a blank
STUFF = re.compile(r"\s+of\s+[^\W\d_]+(?:\s+[^\W\d_]+)?(?=\s+(?:per|an?|each|every)\s)", re.IGNORECASE)  # "5 barrels of oil a day"
PER = re.compile(r"(?:\s+(?:per|an?|each|every|for\s+every|for\s+each)\s+|\s?/\s?|-an?-|-per-)", re.IGNORECASE)


@cache
def measures() -> tuple[dict[str, UnitOfMeasure], dict[str, UnitOfMeasure]]:
    """`{written out: unit}` and `{symbol: unit}` of the table of units; symbols keep their case."""
    written, symbols = {}, {}
    for row in lexicons.table("units"):
        unit = UnitOfMeasure(row["unit"], row["kind"])
        written |= {form.replace("-", " "): unit for form in row["words"].split("|") if form}
        symbols |= {straighten(form): unit for form in row["symbols"].split("|") if form}
    return written, symbols


@cache
def currencies() -> tuple[dict[str, UnitOfMeasure], dict[str, UnitOfMeasure], dict[str, UnitOfMeasure]]:
    """`{sign or code: unit}` before figures, behind figures, and `{name in lower case: unit}`, with the names and codes of CLDR."""
    from babel import Locale  # here, because only an article with figures needs it
    from babel.numbers import get_currency_name

    names = {code: CURRENCY_NAMES.get(code) or name.lower() for code, name in Locale("en").currencies.items() if "(" not in name}
    before, behind, named = {}, {}, {}
    for code in sorted(names):
        unit = UnitOfMeasure(names[code], "money")
        before[code] = behind[code] = unit
        named |= {str(get_currency_name(code, count=count, locale="en")).lower(): unit for count in (1, 2)}
    for row in lexicons.table("currencies"):
        unit = UnitOfMeasure(row["unit"] or names[row["code"]], "money")
        place = row["place"]
        if place.endswith("word"):
            named[row["written"]] = unit
        else:
            if place.endswith("prefix"):
                before[row["written"]] = unit
            if place == "suffix" or not re.fullmatch(r"[A-Za-z.]+", row["written"]):
                behind[row["written"]] = unit
    for word in lexicons.words("not_currency_codes"):
        before.pop(word.upper(), None)
        behind.pop(word.upper(), None)
    return before, behind, named


@cache
def coins() -> tuple[tuple[str, str, UnitOfMeasure], ...]:
    """`(side, written, unit)` of the signs and names of currencies that mean something else too ("won", "R")."""
    before, _, named = currencies()
    rows = [(row["place"].split()[-1], row["written"]) for row in lexicons.table("currencies") if row["place"].startswith("large")]
    signs = [("before", written, before[written]) for place, written in rows if place == "prefix"]
    return (*signs, *(("behind", written, named[written]) for place, written in rows if place == "word"))


@cache
def names() -> dict[str, UnitOfMeasure]:
    """`{name in lower case, with spaces for hyphens: unit}` of all units that are written out."""
    return currencies()[2] | measures()[0]


def alternatives(forms: dict[str, UnitOfMeasure]) -> str:
    """A regular expression for any of `forms`, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def symbol_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A symbol behind a figure, and a currency before one, at the end of the text."""
    before, behind, _ = currencies()
    behind_figures = rf"({alternatives(measures()[1] | behind)})(?![^\W_]|\.[A-Za-z]\.)"
    return re.compile(behind_figures), re.compile(rf"(?<![^\W_])({alternatives(before)})\s?\Z")


def unit_at(text: str, at: int) -> Written | None:
    """The unit written at `at`, with what it is counted by ("miles per hour", "dollars a share")."""
    name, symbol = name_at(text, at), symbol_at(text, at)
    found = symbol if symbol and (not name or symbol.end > name.end) else name
    return with_per(text, found) if found else None


def unit_behind(text: str, at: int) -> Written | None:
    """The unit behind a figure that ends at `at`."""
    gap = GAP.match(text, at)
    assert gap is not None  # it may be empty
    return unit_at(text, gap.end())


def name_at(text: str, at: int) -> Written | None:
    """The longest name of a unit that begins at `at`."""
    match = WORDS.match(text, at)
    if not match:
        return None
    ends = [word.end() for word in re.finditer(r"[^\s-]+", text[at : match.end()])]
    for end in reversed(ends):
        for cut in (end, end - 1) if text[at + end - 1] == "." else (end,):
            unit = names().get(re.sub(r"[\s-]+", " ", text[at : at + cut].lower()))
            if unit:
                return Written(unit, at, at + cut)
    return None


def symbol_at(text: str, at: int) -> Written | None:
    """The symbol of a unit that begins at `at`."""
    match = symbol_patterns()[0].match(text, at)
    if not match:
        return None
    return Written((currencies()[1] | measures()[1])[match[1]], at, match.end())


def currency_before(text: str, at: int) -> Written | None:
    """The currency sign or code before a figure that begins at `at`."""
    first = max(0, at - LONGEST_SIGN)
    match = symbol_patterns()[1].search(text[first:at])
    return Written(currencies()[0][match[1]], first + match.start(), at) if match else None


def with_per(text: str, found: Written) -> Written:
    """`found` with the unit or the share that it is counted by, if one follows; it ends before what it measures ("of oil a day")."""
    stuff = STUFF.match(text, found.end)
    per = PER.match(text, stuff.end() if stuff else found.end)
    if not per or WHEN.match(text, per.end()):
        return found
    by = name_at(text, per.end()) or symbol_at(text, per.end()) or share_at(text, per.end())
    if not by:
        return found
    return Written(UnitOfMeasure(f"{found.unit.name} per {by.unit.name}", found.unit.kind), found.start, found.end if stuff else by.end)


@cache
def share_pattern() -> re.Pattern[str]:
    """A share that sums and measures are counted by."""
    return re.compile(rf"({'|'.join(sorted(lexicons.words('shares')))})\b", re.IGNORECASE)


def share_at(text: str, at: int) -> Written | None:
    """The share ("share", "person") that is written at `at`."""
    match = share_pattern().match(text, at)
    return Written(UnitOfMeasure(match[0].lower(), "count"), at, match.end()) if match else None
