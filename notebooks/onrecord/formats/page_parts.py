"""Elements of a page by what they are marked as, and whether they stand in a part of the page that is about something else."""

import re
from itertools import chain
from typing import NamedTuple

from onrecord.formats.elements import Element

LONGEST_NAMES = 400  # characters of classes and ids that are looked at
LONGEST_DATUM = 60  # characters of a data attribute that can be a name of the element
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
OTHERS = "comment|related|social|avatar|image|photo|caption|disclaimer|teaser|sidebar|promo|recirc|more-?from|recommend|newsletter|follow"
# The parts of a page that are about something else, by "tag class".
ELSEWHERE = re.compile(rf"(?:aside|nav|footer|form|figure|figcaption) |(?!body |html ).*(?:{OTHERS})", re.IGNORECASE | re.DOTALL)
NAMES = "names"  # of an element: its class, its id and its data attributes


class Marked(NamedTuple):
    """How an element can say what it holds: by its tag, and by what stands in one of its attributes (or in its NAMES)."""

    tag: re.Pattern[str]
    attribute: str
    says: re.Pattern[str]


def marked(mark: Marked, elements: list) -> list:
    """The elements that are marked in this way and belong to the article."""
    return [one for one in elements if mark.tag.fullmatch(one.tag) and mark.says.search(_said(mark, one)) and not _is_elsewhere(one)]


def from_headline(tree: Element) -> list:
    """All elements, those first that share most of the page's nesting with its last heading of the first level."""
    nearest = next(reversed(list(tree.iter("h1"))), tree)
    elements = list(nearest.iter())
    for one in (nearest, *nearest.iterancestors()):
        around = chain(one.itersiblings(), one.itersiblings(preceding=True))
        elements += [inner for sibling in around for inner in sibling.iter()]
        parent = one.getparent()
        elements += [] if parent is None else [parent]
    return [one for one in elements if isinstance(one.tag, str)]


def short_text(element: Element, longest: int, between: str = "") -> str:
    """The text of an element in one line, with `between` between its parts; "" when it has more than so many characters."""
    pieces, length = [], 0
    for piece in element.itertext("*"):
        pieces.append(piece)
        length += len(piece) + len(between)
        if length > longest:
            return ""
    return " ".join(between.join(pieces).split())


def _said(mark: Marked, element: Element) -> str:
    """What stands in the attribute of an element that the mark looks at; nothing when that is too long."""
    if mark.attribute != NAMES:
        return element.get(mark.attribute, "")[:LONGEST_NAMES]
    names = [element.get("class", ""), element.get("id", "")]
    names += [value for key, value in element.attrib.items() if key.startswith("data-") and len(value) <= LONGEST_DATUM]
    joined = " ".join(names)
    return CAMEL.sub("-", joined) if len(joined) < LONGEST_NAMES else ""


def _is_elsewhere(element: Element) -> bool:
    """Whether the element stands in a part of the page that is about something else, such as comments."""
    return any(ELSEWHERE.match(f"{one.tag} {one.get('class', '')[:LONGEST_NAMES]}") for one in element.iterancestors())
