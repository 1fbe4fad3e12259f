"""Bylines as a web page shows them: by the roles and classes of its elements, and by a line "By …" near the headline."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.formats.page_phrases import is_phrase

LONGEST = 200  # characters of a byline
LONGEST_NAMES = 400  # characters of classes and ids in which a byline is looked for
NEAR = 60  # elements with text below the headline among which a line "By …" is looked for
ABOVE, BELOW = 10, 10 * NEAR  # elements above and below the headline that are looked at
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
OTHERS = "comment|related|social|avatar|image|photo|caption|disclaimer|teaser|sidebar|promo|recirc|more-?from|recommend|newsletter|follow"
# The parts of a page that are about something else, by "tag class".
ELSEWHERE = re.compile(rf"(?:aside|nav|footer|form|figure|figcaption) |(?!body |html ).*(?:{OTHERS})", re.IGNORECASE | re.DOTALL)
SOMETHING = re.compile(r"\S")
NAME_INSIDE = ".//*[contains(concat(' ', @itemprop, ' '), ' name ')]"


class Marked(NamedTuple):
    """How an element can say that it holds the byline: by its tag, and by what stands in some of its attributes."""

    tag: re.Pattern[str]
    attributes: tuple[str, ...]
    says: re.Pattern[str]


AUTHOR = re.compile(r"(?:^|\s)author(?:\s|$)", re.IGNORECASE)
# The surest first.
MARKS = (
    Marked(re.compile(r"(?!meta$).*"), ("itemprop",), AUTHOR),
    Marked(re.compile(r"a"), ("rel",), AUTHOR),
    Marked(
        re.compile(r".*"),
        ("class", "id", "data-testid", "data-component"),
        re.compile(
            rf"^(?!.*(?:{OTHERS})).*?(?:^|[\s_-])(?:by-?line|author|contributor|writer|reporter|journalist|creator)s?(?:[\s_-]|$|name|link)",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    Marked(re.compile(r"address"), (), re.compile("")),
)


def shown_bylines(tree: object) -> Iterator[str]:
    """The texts of a page that may be the article's byline, the surest first; they may name nobody."""
    elements = [one for one in tree.iter() if isinstance(one.tag, str)]
    for mark in MARKS:
        held = [one for one in elements if _has(mark, one) and not _is_elsewhere(one)]
        for one in held:
            siblings = [other for other in held if other.getparent() is one.getparent()]
            yield " ; ".join(filter(None, map(_text, siblings)))
    yield from _lines_below_headline(elements)


def _has(mark: Marked, element: object) -> bool:
    """Whether an element is marked in this way as the byline."""
    names = " ".join(CAMEL.sub("-", element.get(key, "")) for key in mark.attributes)
    return bool(mark.tag.fullmatch(element.tag) and len(names) < LONGEST_NAMES and mark.says.search(names))


def _is_elsewhere(element: object) -> bool:
    """Whether the element stands in a part of the page that is about something else, such as comments."""
    return any(ELSEWHERE.match(f"{one.tag} {one.get('class', '')[:LONGEST_NAMES]}") for one in element.iterancestors())


def _text(element: object) -> str:
    """The text of an element that is short enough for a byline: the names marked up in it, else all of it."""
    names = [" ".join("".join(one.itertext()).split()) for one in element.xpath(NAME_INSIDE)]
    text = " ; ".join(filter(None, names)) or " ".join("\n".join(element.itertext()).split())
    return text if len(text) <= LONGEST else ""


def _lines_below_headline(elements: list) -> Iterator[str]:
    """The lines that begin with "By" and a name, near the last headline of the first level or anywhere on a page without one."""
    top = max((place for place, one in enumerate(elements) if one.tag == "h1"), default=0)
    near = [one for one in elements[max(0, top - ABOVE) : top + BELOW] if SOMETHING.search(one.text or "")][:NEAR]
    lines = (" ".join("".join(one.itertext()).split()) for one in near)
    yield from (line for line in lines if is_phrase(line, "byline", LONGEST))
