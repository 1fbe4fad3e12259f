"""The date of publication as a web page states it: in its data and tags, in marked elements, in its address."""

import re
from collections.abc import Iterator

from onrecord import lexicons
from onrecord.formats.dates import find_date
from onrecord.formats.elements import Element
from onrecord.formats.page_parts import NAMES, Marked, from_headline, marked, short_text

LONGEST = 100  # characters of an element that states a date
VALUES = ("content", "datetime", "title")  # the attributes of an element that can hold its date
UPDATED = "updat|modif|comment"
ANY = re.compile(r".*")
# The surest first.
MARKS = (
    Marked(ANY, "itemprop", re.compile(r"\bdate(?:Published|Created)\b", re.IGNORECASE)),
    Marked(ANY, NAMES, re.compile(rf"^(?!.*(?:{UPDATED})).*(?:^|[\s_-])(?:publish(?:ed)?|pub-?date|posted)(?:[\s_-]|$)", re.I | re.S)),
    Marked(re.compile(r"time"), "class", re.compile(rf"^(?!.*(?:{UPDATED}))", re.I | re.S)),
    Marked(ANY, NAMES, re.compile(rf"^(?!.*(?:{UPDATED})).*(?:^|[\s_-])(?:date|time-?stamp)(?:[\s_-]|$)", re.I | re.S)),
)
ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2]|[a-z]{3})/(0?[1-9]|[12]\d|3[01])(?:/|_|-|$)", re.IGNORECASE)


def page_date(tree: Element, meta: dict[str, str], linked: str, origin: str) -> dict[str, object]:
    """The date of publication and where the page states it, as the fields `date` and `date_source`; nothing where it states none."""
    dates = ({"date": find_date(text), "date_source": where} for where, text in _stated(tree, meta, linked, origin))
    return next((found for found in dates if found["date"]), {})


def _stated(tree: Element, meta: dict[str, str], linked: str, origin: str) -> Iterator[tuple[str, str]]:
    """Where the page may state its date, and the text there, the surest first."""
    yield "JSON-LD datePublished", linked
    yield from ((f"meta tag {key}", meta.get(key, "")) for key in lexicons.classes("meta_dates"))
    elements = from_headline(tree)
    for mark in MARKS:
        for one in marked(mark, elements):
            yield from ((f"{one.tag} element", text) for text in (*map(one.get, VALUES), short_text(one, LONGEST)) if text)
    for address in [match[0] for match in ADDRESS_DATE.finditer(origin)][:1]:
        yield from (("address", form) for form in (address, address.replace("/", " ")))
