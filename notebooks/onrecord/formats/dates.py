"""Dates as an article states them: every part that it gives, and none that it does not."""

import datetime
import re
from collections.abc import Iterable

from onrecord.article import Date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
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


def find_date(text: str) -> Date | None:
    """The first date that `text` states, with the parts that it gives; None when it states none.

    "3/4/2019" states only its year, for the order of day and month is not said; "25/4/2019" states all three.
    """
    for pattern in PATTERNS:
        match = pattern.search(text)
        if match:
            return _date(match)
    return None


def _date(match: re.Match[str]) -> Date:
    """The date of a match of one of the patterns."""
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("first"):
        month, day = _order(int(parts["first"]), int(parts["second"]))
        return Date(match.group(), year, month, day)
    day = int(parts["day"]) if parts.get("day") else None
    month = int(parts["month_number"]) if parts.get("month_number") else None
    if parts.get("month"):
        month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(parts["month"].lower()[:3]))
    return Date(match.group(), year, month, day)


def _order(first: int, second: int) -> tuple[int | None, int | None]:
    """Month and day of two numbers whose order is not said: known when one cannot be a month, or when they are equal."""
    if first == second or (first <= 12 < second):
        return (first, second) if 1 <= first <= 12 and second <= 31 else (None, None)
    if second <= 12 < first <= 31:
        return second, first
    return None, None


EDTF = re.compile(r"(?P<year>\d{4}|X{4})(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12]\d|3[01]|XX))?)?")
NUMBERS = re.compile(r"\s*(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:18|19|20)\d\d)\b")
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d*)?")
FIRST_EPOCH, LAST_EPOCH = 300_000_000, 4_000_000_000  # seconds since 1970: 1979 to 2096


def parse_date(text: str) -> Date | None:
    """The date of a text that is a date: EDTF (ISO 8601-2, level 1: "2031", "2031-XX-04"), seconds or milliseconds since 1970 (in UTC), or
    what `find_date` reads."""
    text = text.strip()
    edtf = EDTF.fullmatch(text)
    if edtf:
        year, month, day = (int(part) if part and part.isdigit() else None for part in edtf.groups())
        return Date(text, year, month, day) if (year, month, day) != (None, None, None) else None
    if EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text.split(".")[0]) == 13 else 1)
        if FIRST_EPOCH <= seconds <= LAST_EPOCH:
            day = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
            return Date(text, day.year, day.month, day.day)
    return find_date(text)


class ColumnDates:
    """The dates of a table's column. Dates of three numbers are read in the order that the whole column shows, and no further without one.

    `sample` are its first cells; `all_cells` is gone through only when the sample has such dates.
    """

    def __init__(self, sample: Iterable[object], all_cells: Iterable[object]) -> None:
        self.order: str | None = None
        if any(isinstance(cell, str) and NUMBERS.match(cell) for cell in sample):
            found = [match for match in (NUMBERS.match(cell) for cell in all_cells if isinstance(cell, str)) if match]
            shown = {name for match in found for name in ("first", "second") if int(match[name]) > 12}
            self.order = {"first": "day first", "second": "month first"}[shown.pop()] if len(shown) == 1 else None

    def read(self, cell: object) -> Date:
        """The date of a cell; an empty Date where it states none."""
        if isinstance(cell, datetime.date):
            return Date(str(cell), cell.year, cell.month, cell.day)
        text = str(cell).strip() if isinstance(cell, str | int | float) and cell == cell else ""
        numbers = NUMBERS.match(text) if self.order else None
        if numbers:
            first, second = int(numbers["first"]), int(numbers["second"])
            day, month = (first, second) if self.order == "day first" else (second, first)
            return Date(text, int(numbers["year"]), month, day) if 1 <= month <= 12 and 1 <= day <= 31 else Date(text, int(numbers["year"]))
        return parse_date(text) or Date()
