"""Bylines as a web page marks them: by the roles, classes and addresses of its elements."""

import re
from collections.abc import Iterator

from onrecord.formats.bylines import looks_like_name
from onrecord.formats.elements import Element
from onrecord.formats.page_parts import NAMES, OTHERS, Marked, from_headline, marked, short_text

LONGEST = 200  # characters of a byline
NAME_INSIDE = ".//*[contains(concat(' ', @itemprop, ' '), ' name ')]"
AUTHOR = re.compile(r"(?:^|\s)author(?:\s|$)", re.IGNORECASE)
ANY = re.compile(r".*")
# The surest first.
MARKS = (
    Marked(re.compile(r"(?!meta$).*"), "itemprop", AUTHOR),
    Marked(re.compile(r"a"), "rel", AUTHOR),
    Marked(
        ANY,
        NAMES,
        re.compile(
            rf"^(?!.*(?:{OTHERS})).*?(?:^|[\s_-])(?:\w*?(?:by-?line|author)|contributor|writer|reporter|journalist|creator)s?"
            r"(?:[\s_-]|$|name|link|info)",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    Marked(re.compile(r"address"), "class", re.compile("")),
    Marked(ANY, NAMES, re.compile(rf"^(?!.*(?:{OTHERS}|sort|power|filter)).*?(?:^|[\s_-])by(?:[\s_-]|$)", re.IGNORECASE | re.DOTALL)),
)
# A link to the page of a person: the name of one, in no paragraph.
PROFILE = Marked(
    re.compile(r"a"),
    "href",
    re.compile(r"/(?:by|people|staff|(?:author|bio|columnist|contributor|journalist|profile|reporter|writer)s?)/[^/]", re.IGNORECASE),
)


def shown_bylines(tree: Element) -> Iterator[str]:
    """The texts of a page that may be the article's byline, the surest first; they may name nobody."""
    elements = from_headline(tree)
    for mark in MARKS:
        yield from _texts(marked(mark, elements))
    for link in marked(PROFILE, elements):
        parent = link.getparent()
        if looks_like_name(short_text(link, LONGEST)) and parent is not None and short_text(parent, LONGEST):
            yield short_text(link, LONGEST)


def _texts(held: list) -> Iterator[str]:
    """The texts of elements, those with the same parent together: with a bar between the parts of each, then without."""
    families: dict[Element | None, list] = {}
    for one in held:
        families.setdefault(one.getparent(), []).append(one)
    for family in families.values():
        for between in (" | ", ""):
            yield " ; ".join(filter(None, (_text(one, between) for one in family)))


def _text(element: Element, between: str) -> str:
    """The text of an element that is short enough for a byline: the names marked up in it, else all of it."""
    names = filter(None, (short_text(one, LONGEST) for one in element.xpath(NAME_INSIDE)))
    return " ; ".join(names) or short_text(element, LONGEST, between)
