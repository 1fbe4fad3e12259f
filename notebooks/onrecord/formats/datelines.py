"""The place and the date with which agency copy begins, as in "MARLE, 14 March 2026 (Agency) —"."""

import re
from typing import NamedTuple

from onrecord import lexicons
from onrecord.article import Date
from onrecord.formats.dates import MONTHS, find_date

_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.capitalize, MONTHS)) + r"|Sept)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])\b"
_DATE = rf"(?:(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? (?:19|20)\d\d\b)?)"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*)*"
_NAME = r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2}"
_REGION = rf"(?:, (?!{_MONTH} ?\d)[A-Z][\w.]*(?: (?!{_MONTH} ?\d)[A-Z][\w.]*)*)?"
_AGENCY = r"(?:\([^()]{2,40}\)|/[^/]{2,40}/)"
_DASH = r" ?(?:[—–]|--?(?= )|(?<=\)):)\s*"
# How copy begins, each with an example; the first that fits is taken.
OPENINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_CAPITALS}{_REGION})(?:, {_DATE})? ?(?:{_AGENCY})?{_DASH}(?:{_DATE}{_DASH})?",  # PORT MARLE, March 14 (Agency) --
        rf"(?P<place>{_NAME}{_REGION}), {_DATE} ?(?:{_AGENCY})?{_DASH}",  # Marle, 14 March —
        rf"(?P<place>{_NAME}{_REGION}) {_AGENCY}{_DASH}",  # Marle (Agency) –
        rf"(?P<place>){_DATE} {_AGENCY}{_DASH}",  # March 14 (Agency) -
    )
)
# A line of its own: "Marle, Osterland, March 14, 2026".
LINE = re.compile(rf"(?P<place>(?:{_CAPITALS}|{_NAME}){_REGION})(?: {_AGENCY})?, {_DATE}(?: {_AGENCY})?(?:{_DASH})?\s*")


class Dateline(NamedTuple):
    """The place and the date that the beginning of an article states, each None where it states none."""

    place: str | None
    date: Date | None


def find_dateline(paragraph: str) -> Dateline:
    """What the beginning of a paragraph states."""
    return _read(next(filter(None, (opening.match(paragraph) for opening in OPENINGS)), None))


def read_dateline(line: str) -> Dateline:
    """What a line that is nothing but a dateline states; the name of a paper before its date is no place."""
    found = _read(LINE.fullmatch(line))
    is_paper = found.place and lexicons.words("house_words") & set(found.place.lower().split())
    return found._replace(place=None) if is_paper else found


def _read(match: re.Match[str] | None) -> Dateline:
    """The place and the date of a match; a day of the week is no place."""
    if match is None or match["place"].lower() in lexicons.words("calendar"):
        return Dateline(None, None)
    return Dateline(match["place"] or None, find_date(match.group()))
