"""PDF files with a text layer."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile

from onrecord.article import ArticleError, split_lines, wrapped_blocks
from onrecord.formats.document import ArticleDraft, LineMark, Source
from onrecord.formats.line_shapes import END_MARK, TAIL
from onrecord.formats.pdf_pages import INDENT, SetLine, page_lines

MOST_PAGES = 1000
EDGE = 3  # lines at a page's top and bottom among which running heads and feet stand
SHORT = 7  # words; longer lines are running only as the very first or last of a page
NUMBER = re.compile(r"\d+")
DIVIDED = re.compile(r"(?<![A-Za-z])(?P<first>[A-Za-z]*[a-z])-\n(?P<second>[a-z]+)(?P<after>[^\s\w]*)[ \t]?")
# What browsers print above and below a page: the time and the title; the address and the number of the page.
PRINTED = re.compile(r"\d+[./]\d+[./]\d+,? \d+:\d+(?: ?[AP]M)?(?: .*)?|(?:https?|file)://\S+(?: \d+/\d+)?", re.IGNORECASE)
RUNNING = LineMark("boilerplate", "heads or foots the pages")

Lines = list[tuple[str, LineMark | None]]


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of a PDF file. Raises ArticleError when it is damaged, encrypted, scanned or too long."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{source.origin} is an encrypted PDF: save a copy without a password")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise ArticleError(f"{source.origin} has {count} pages: give the pages of one article")
        pages = [page_lines(page) for page in reader.pages]
    except ArticleError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise ArticleError(f"{source.origin} is a damaged PDF ({type(error).__name__}): open it and print it to a new PDF") from None
    if not any(character.isalpha() for page in pages for line in page for character in line.text):
        raise ArticleError(f"{source.origin} is a scanned PDF without a text layer: run OCR on it first")
    yield ArticleDraft.of_lines(_paragraphs(pages), encoding="as the PDF declares")


def _paragraphs(pages: list[list[SetLine]]) -> Lines:
    """The paragraphs of all pages, each in one line and whole where a column or page ends within it, and the running heads and feet."""
    found: Lines = []
    last = -1  # the number of the last paragraph
    for page, running in zip(pages, _running_lines(pages), strict=True):
        own = [line for number, line in enumerate(page) if number not in running]
        for paragraph in (paragraph for column in _columns(own) for paragraph in _of_column(column)):
            if last >= 0 and _goes_on(found[last][0], paragraph):
                found[last] = (_whole(f"{found[last][0]}\n{paragraph}"), None)
            else:
                last = len(found)
                found.append((paragraph, None))
        found += [(page[number].text, RUNNING) for number in sorted(running)]
    return found


def _columns(page: list[SetLine]) -> list[list[str]]:
    """The lines of each column of a page, with a blank line before a paragraph that is set off or in."""
    found: list[list[str]] = [[]]
    for before, line in pairwise([*page[:1], *page]):
        moved = line.start - before.start
        if abs(moved) >= INDENT.stop:
            found.append([])
        found[-1] += ["", line.text] if line.is_new or moved in INDENT else [line.text]
    return found


def _of_column(column: list[str]) -> list[str]:
    """The paragraphs of a column."""
    text = "\n".join(column)
    rows = split_lines(text)
    return [
        _whole("\n".join(text[rows[number].start : rows[number].end].strip() for number in block)) for block in wrapped_blocks(text, rows)
    ]


def _goes_on(before: str, paragraph: str) -> bool:
    """Whether a paragraph goes on in the sentence that the one before it leaves open."""
    return paragraph[:1].islower() and not END_MARK.search(before[-TAIL:])


def _whole(lines: str) -> str:
    """The lines of a paragraph in one."""
    return " ".join(DIVIDED.sub(_joined, lines).split())


def _joined(match: re.Match[str]) -> str:
    """A word divided at a line's end, whole again; a compound of two words keeps its hyphen."""
    from wordfreq import zipf_frequency

    first, second, after = match.group("first", "second", "after")
    whole = zipf_frequency(first + second, "en") > 0 or not (zipf_frequency(first, "en") > 3 and zipf_frequency(second, "en") > 3)
    return f"{first}{'' if whole else '-'}{second}{after}\n"


def _running_lines(pages: list[list[SetLine]]) -> list[set[int]]:
    """For every page the numbers of those of its outer lines that, page numbers aside, head or foot most of two or more pages (no
    sentences, and long ones only as the very first or last line), or that a browser prints there."""
    shapes = [[NUMBER.sub("0", line.text) for line in page] for page in pages]
    outer = [(range(len(page))[:EDGE], range(len(page))[: -EDGE - 1 : -1]) for page in pages]
    times = Counter(shape for own, sides in zip(shapes, outer, strict=True) for shape in {own[number] for side in sides for number in side})
    running = {shape for shape, number in times.items() if number > max(1, len(pages) / 2) and not shape.endswith((".", "”", '"'))}
    return [{number for side in sides for number in _outer(side, own, running)} for own, sides in zip(shapes, outer, strict=True)]


def _outer(side: range, shapes: list[str], running: set[str]) -> list[int]:
    """The numbers of lines, from the outermost on, as long as they are running lines."""
    fits = (
        bool(PRINTED.fullmatch(shapes[number])) or shapes[number] in running and (place == 0 or len(shapes[number].split()) < SHORT)
        for place, number in enumerate(side)
    )
    return [number for number, _ in zip(side, takewhile(bool, fits), strict=False)]
