"""Dates as an article states them: every part that it gives, and none that it does not."""

import re

from onrecord.article import Date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\b\.?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)\b"
# The first pattern that fits wins; a pattern names the parts that it states.
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<month_number>1[0-2]|0[1-9])-(?P<day>3[01]|[12]\d|0[1-9])(?!\d)",
        rf"\b{_YEAR}(?P<month_number>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?:T|\b)",
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
