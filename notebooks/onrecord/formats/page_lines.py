"""All that a web page shows, line by line, with the part of the page that each line stands in, beside what was found to be the article."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from onrecord import lexicons
from onrecord.formats.document import LEFT_OUT, LineMark
from onrecord.formats.elements import Element
from onrecord.formats.page_phrases import is_phrase, known_phrase, phrase_mark

BLOCKS = lexicons.words("page_elements", "block")
SILENT = lexicons.words("page_elements", "silent")
HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong")
LONGEST_HEADING = 79  # characters of a heading of related articles
WHOLE = re.compile(r"html|body|main|article")  # never a container of related articles alone
# The parts of a page that are not the article, by tag, and what their lines are.
PARTS = {
    "figcaption": LineMark("caption", "the caption of a picture on the page"),
    "nav": LineMark("boilerplate", "a menu of the page"),
    "footer": LineMark("boilerplate", "the foot of the page"),
    "aside": LineMark("boilerplate", "stands beside the article"),
    "form": LineMark("boilerplate", "a form of the page"),
    "related": LineMark("boilerplate", "below a heading of related articles"),
}
PART_OF = {tag: tag for tag in PARTS if tag != "related"}
BODY = LineMark("body", "between the headline and the article found on the page")
TIME = re.compile(r"(?:at |posted )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
LETTERS = re.compile(r"[\W_]+")
PROSE_WORDS = 12  # of a line that can be a paragraph outside what was found
MOST = 20_000  # lines of a page that are shown as left out

Marked = list[tuple[str, LineMark | None]]


class PageLine(NamedTuple):
    """A line that a page shows, the part of the page it stands in (a key of `PARTS`, or ""), and whether it is the main heading."""

    text: str
    part: str
    is_headline: bool


def shown_lines(tree: Element) -> list[PageLine]:
    """All visible text of a page or fragment, one line a block, as a reader would copy it."""
    related = _related(tree)
    lines: list[PageLine] = []
    pieces: list[str] = []
    stack: list[tuple[Element, str, bool]] = [(tree, "", False)]

    def end_line(part: str, tag: str) -> None:
        lines.append(PageLine(" ".join("".join(pieces).split()), part, tag == "h1"))
        pieces.clear()

    while stack:
        element, part, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        own = related.get(element) or PART_OF.get(tag, part)
        if tag in BLOCKS:
            end_line(own if leaving else part, tag if leaving else "")
        if leaving:
            pieces.append(element.tail or "")
            continue
        stack.append((element, part, True))
        if tag and tag not in SILENT:
            pieces.append(element.text or "")
            stack += [(child, own, False) for child in reversed(element)]
    end_line("", "")
    return [line for line in lines if line.text]


def visible_lines(tree: Element) -> list[str]:
    """The texts of `shown_lines`."""
    return [line.text for line in shown_lines(tree)]


def _related(tree: Element) -> dict[Element, str]:
    """The containers whose heading says that related articles follow."""
    texts = ((heading.getparent(), " ".join("".join(heading.itertext()).split())) for heading in tree.iter(*HEADINGS))
    parents = {parent for parent, text in texts if parent is not None and is_phrase(text, "related", LONGEST_HEADING)}
    return {parent: "related" for parent in parents if not WHOLE.fullmatch(str(parent.tag)) and parent.find(".//h1") is None}


def beside(article: Marked, shown: list[PageLine]) -> Marked:
    """The lines of the article in their places among all that the page shows; the others are marked as left out, with the reason.

    A paragraph between the page's headline and the first line that was found is the article's, too, and so are the times of its posts.
    """
    article = _in_page_order(article, shown)
    whole = [_bare(line) for line, _ in article]
    numbers: dict[str, list[int]] = {}
    for number, bare in enumerate(whole):
        numbers.setdefault(bare, []).append(number)
    missed = {**_leads(shown, numbers), **_times(shown, numbers)}
    lines: Marked = []
    next_line = 0
    for place, line in enumerate(shown[:MOST]):
        bare = _bare(line.text)
        places = numbers.get(bare, [])
        later = bisect_left(places, next_line)
        if later < len(places):
            number = places[later]
            lines += article[next_line:number]
            lines.append((line.text, PARTS["related"]) if line.part == "related" else article[number])
            next_line = number + 1
        elif bare and not places and not any(bare in held for held in whole[max(0, next_line - 1) : next_line + 3]):
            lines.append((line.text, missed.get(place) or _mark(line)))
    return lines + article[next_line:]


def _in_page_order(article: Marked, shown: list[PageLine]) -> Marked:
    """The lines of the article as the page has them: each that it shows once in its place, others behind the line before them."""
    bare = [_bare(line.text) for line in shown]
    times = Counter(bare)
    places = {text: place for place, text in enumerate(bare) if times[text] == 1}
    keys, last = [], -1
    for line, _ in article:
        last = places.get(_bare(line), last)
        keys.append(last)
    return [article[number] for number in sorted(range(len(article)), key=keys.__getitem__)]


def _leads(shown: list[PageLine], numbers: Collection[str]) -> dict[int, LineMark]:
    """The places of paragraphs between the page's headline and the first line that was found."""
    first = next((place for place, line in enumerate(shown) if _bare(line.text) in numbers and not line.is_headline), 0)
    headline = next((place for place, line in enumerate(shown[:first]) if line.is_headline), first)
    return {place: BODY for place in range(headline + 1, first) if not shown[place].part and _is_prose(shown[place].text)}


def _times(shown: list[PageLine], numbers: Collection[str]) -> dict[int, LineMark]:
    """The places of the times of a live page's posts, each right above a line that was found; a single time is none."""
    pairs = enumerate(pairwise(shown))
    found = [place for place, (line, below) in pairs if TIME.fullmatch(line.text) and _bare(below.text) in numbers]
    return dict.fromkeys(found if len(found) > 1 else [], LineMark("subhead", "the time of a post"))


def _mark(line: PageLine) -> LineMark:
    """What a line outside the article is: a known phrase of pages, or by the part of the page."""
    return PARTS.get(line.part) or phrase_mark(line.text) or LEFT_OUT


def _is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph."""
    return len(text.split()) >= PROSE_WORDS and text.rstrip("\"”’')").endswith((".", "!", "?")) and known_phrase(text) is None


def _bare(line: str) -> str:
    """The letters and digits of a line, in lower case, by which lines are compared."""
    return LETTERS.sub("", line.lower())
