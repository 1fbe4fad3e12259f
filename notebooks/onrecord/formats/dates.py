"""Dates as an article states them: every part that it gives, and none that it does not."""

import datetime
import re
from collections.abc import Iterable

from onrecord import lexicons
from onrecord.article import Date

MONTHS = tuple(lexicons.classes("calendar"))[:12]  # the names of the months in full, in order, are its first entries
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_MONTH = r"(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\b\.?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_DIGITS = r"(?P<year>1[89]\d\d|20\d\d)"
_YEAR = _DIGITS + r"\b"
# The first pattern that fits wins; a pattern names the parts that it states.
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}(?P<dash>[-/.])(?P<month_number>1[0-2]|0?[1-9])(?P=dash)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)",
        rf"\b{_DIGITS}(?P<month_number>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?:T|\b)",
        rf"\b{_MONTH}\s+{_DAY},?\s+(?:at\s+)?{_YEAR}",
        rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"\b{_YEAR}[,\s]+{_MONTH}\s+{_DAY}",
        rf"\b(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark){_YEAR}",
        rf"\b{_MONTH},?\s+{_YEAR}",
        rf"(?<![\d,.]){_DAY},\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}(?!\d)",
        rf"\b{_DAY}\s+{_MONTH}(?!\w)",
    )
)
NONE_STATED: dict[str, str | None] = dict.fromkeys(name for pattern in PATTERNS for name in pattern.groupindex)


def find_date(text: str) -> Date | None:
    """The first date that `text` states, with the parts that it gives; None when it states none.

    "3/4/2019" states only its year, for the order of day and month is not said; "25/4/2019" states all three, and so does "3.4.2019", whose
    day stands first wherever dates have points.
    """
    for pattern in PATTERNS:
        match = pattern.search(text)
        if match:
            return _date(match)
    return None


def _date(match: re.Match[str]) -> Date:
    """The date of a match of one of the patterns."""
    parts = NONE_STATED | match.groupdict()
    number = {name: _number(digits) for name, digits in parts.items()}
    month = MONTH_NUMBERS.get((parts["month"] or "").lower()[:3], number["month_number"])
    first, second = number["first"], number["second"]
    orders = ((second, first),) if parts["mark"] == "." else ((first, second), (second, first))
    told = (month, number["day"]) if parts["first"] is None else _month_and_day(*orders)
    return Date(match.group(), number["year"], *told)


def _number(text: str | None) -> int | None:
    """The number that digits stand for; None for no digits."""
    return int(text) if text and text.isdigit() else None


def _month_and_day(*pairs: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    """The one pair that can be month and day; nothing where several different ones can."""
    possible = {(month, day) for month, day in pairs if 1 <= (month or 0) <= 12 and 1 <= (day or 0) <= 31}
    return possible.pop() if len(possible) == 1 else (None, None)


EDTF = re.compile(r"(?P<year>\d{4}|X{4})(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12]\d|3[01]|XX))?)?")
ORDERS = {"first": "day first", "second": "month first"}  # of the column that has a number over 12 in that place
NUMBERS = re.compile(r"\s*(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:18|19|20)\d\d)\b")
EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?(?:\.\d*)?")
FIRST_EPOCH, LAST_EPOCH = 300_000_000, 4_000_000_000  # seconds since 1970: 1979 to 2096


def parse_date(text: str) -> Date | None:
    """The date of a text that is a date: EDTF (ISO 8601-2, level 1: "2031", "2031-XX-04"), seconds or milliseconds since 1970 (in UTC), or
    what `find_date` reads."""
    text = text.strip()
    edtf, epoch = EDTF.fullmatch(text), EPOCH.fullmatch(text)
    if edtf:
        parts = [_number(part) for part in edtf.groups()]
        return Date(text, *parts) if any(parts) else None
    if epoch and FIRST_EPOCH <= int(epoch["seconds"]) <= LAST_EPOCH:
        day = datetime.datetime.fromtimestamp(int(epoch["seconds"]), datetime.UTC)
        return Date(text, day.year, day.month, day.day)
    return find_date(text)


class ColumnDates:
    """The dates of a table's column. Dates of three numbers are read in the order that the whole column shows, and no further without one.

    `sample` are its first cells; `all_cells` is gone through only when the sample has such dates.
    """

    def __init__(self, sample: Iterable[object], all_cells: Iterable[object]) -> None:
        found = map(_numbers, all_cells if any(map(_numbers, sample)) else ())
        shown = {name for match in filter(None, found) for name in ORDERS if int(match[name]) > 12}
        self.order = ORDERS[shown.pop()] if len(shown) == 1 else None

    def read(self, cell: object) -> Date:
        """The date of a cell; an empty Date where it states none."""
        if isinstance(cell, datetime.date):
            return Date(str(cell), cell.year, cell.month, cell.day)
        text = str(cell).strip() if isinstance(cell, str | int | float) and cell == cell else ""
        numbers = _numbers(text)
        if numbers and self.order:
            pair = (int(numbers["first"]), int(numbers["second"]))
            return Date(text, int(numbers["year"]), *_month_and_day(pair if self.order == "month first" else (pair[1], pair[0])))
        return parse_date(text) or Date()


def _numbers(cell: object) -> re.Match[str] | None:
    """The match of a cell that is a date of three numbers."""
    return NUMBERS.match(cell) if isinstance(cell, str) else None
