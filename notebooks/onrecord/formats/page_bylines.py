"""Bylines as a web page shows them: by the roles and classes of its elements, and by a line "By …" near the headline."""

import re
from collections.abc import Iterator

from onrecord.formats.page_phrases import known_phrase

LONGEST = 200  # characters of a byline
NEAR = 60  # elements with text below the headline among which a line "By …" is looked for
NAMED = re.compile(r"(?:^|[\s_-])(?:by-?line|author|contributor|writer|reporter|journalist|creator)s?(?:[\s_-]|$|name|link)", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NOT_BYLINE = re.compile(
    r"comment|related|social|avatar|image|photo|caption|disclaimer|teaser|sidebar|promo|recirc|more-?from|recommend|newsletter|follow",
    re.IGNORECASE,
)
ELSEWHERE = ("aside", "nav", "footer", "form", "figure", "figcaption")
NAME_INSIDE = ".//*[contains(concat(' ', @itemprop, ' '), ' name ')]"


def shown_bylines(tree: object) -> Iterator[str]:
    """The texts of a page that may be the article's byline, the surest first; they may name nobody."""
    elements = [one for one in tree.iter() if isinstance(one.tag, str)]
    for test in (_is_author_property, _is_author_link, _is_named_byline, _is_address):
        held = [one for one in elements if test(one) and not _is_elsewhere(one)]
        for one in held:
            siblings = [other for other in held if other.getparent() is one.getparent()]
            yield " ; ".join(filter(None, map(_text, siblings)))
    yield from _lines_below_headline(elements)


def _is_author_property(element: object) -> bool:
    """Whether the element is marked up as the author."""
    return "author" in (element.get("itemprop") or "").lower().split() and element.tag != "meta"


def _is_author_link(element: object) -> bool:
    """Whether the element is a link to the author."""
    return "author" in (element.get("rel") or "").lower().split() and element.tag == "a"


def _is_named_byline(element: object) -> bool:
    """Whether the element's class or id says byline or author."""
    names = " ".join(CAMEL.sub("-", element.get(key) or "") for key in ("class", "id", "data-testid", "data-component"))
    return len(names) < 400 and bool(NAMED.search(names)) and not NOT_BYLINE.search(names)


def _is_address(element: object) -> bool:
    """Whether the element is an address, which marks who is responsible."""
    return element.tag == "address"


def _is_elsewhere(element: object) -> bool:
    """Whether the element stands in a part of the page that is about something else, such as comments."""
    above = [one for one in element.iterancestors() if one.tag not in ("body", "html")]
    return any(one.tag in ELSEWHERE or NOT_BYLINE.search((one.get("class") or "")[:400]) for one in above)


def _text(element: object) -> str:
    """The text of an element that is short enough for a byline: the names marked up in it, else all of it."""
    names = [" ".join("".join(one.itertext()).split()) for one in element.xpath(NAME_INSIDE)]
    text = " ; ".join(name for name in names if name) or " ".join("\n".join(element.itertext()).split())
    return text if len(text) <= LONGEST else ""


def _lines_below_headline(elements: list) -> Iterator[str]:
    """The lines that begin with "By" and a name, near the last headline of the first level or anywhere on a page without one."""
    top = max((place for place, one in enumerate(elements) if one.tag == "h1"), default=0)
    near = [one for one in elements[max(0, top - 10) : top + 10 * NEAR] if (one.text or "").strip()][:NEAR]
    for one in near:
        line = " ".join("".join(one.itertext()).split())
        phrase = known_phrase(line) if len(line) <= LONGEST else None
        if phrase and phrase.name == "byline":
            yield line
