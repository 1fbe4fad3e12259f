"""PDF files with a text layer."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from onrecord.article import ArticleError
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, LineMark, Source

MOST_PAGES = 1000
EDGE = 3  # lines at a page's top and bottom among which running heads and feet stand, wherever the library puts them
NUMBER = re.compile(r"\d+")
DIVIDED = re.compile(r"(?P<first>[A-Za-z]*[a-z])-\n(?P<second>[a-z]+)(?P<after>[^\s\w]*)[ \t]?")


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
        pages = [clean(page.extract_text()).strip() for page in reader.pages]
    except ArticleError:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise ArticleError(f"{source.origin} is a damaged PDF ({type(error).__name__}): open it and print it to a new PDF") from None
    if not any(character.isalpha() for page in pages for character in page):
        raise ArticleError(f"{source.origin} is a scanned PDF without a text layer: run OCR on it first")
    pages = [DIVIDED.sub(_joined, page) for page in pages]
    running = zip(pages, _running_lines(pages), strict=True)
    lines = [(line, line in edges) for page, edges in running for line in page.split("\n") if line.strip()]
    text = "\n".join(line for line, _ in lines)
    marks = tuple(LineMark("boilerplate", "heads or foots the pages") if edge else None for _, edge in lines)
    yield ArticleDraft(text, marks, {"encoding": "as the PDF declares"})


def _joined(match: re.Match[str]) -> str:
    """A word divided at a line's end, whole again; a compound of two words keeps its hyphen."""
    from wordfreq import zipf_frequency

    first, second, after = match.group("first", "second", "after")
    whole = zipf_frequency(first + second, "en") > 0 or not (zipf_frequency(first, "en") > 3 and zipf_frequency(second, "en") > 3)
    return f"{first}{'' if whole else '-'}{second}{after}\n"


def _running_lines(pages: list[str]) -> list[set[str]]:
    """For every page those of its outer lines that, page numbers aside, head or foot most of two or more pages: no sentences, and long
    ones only as the very first or last line."""
    edges = [[line for line in page.split("\n") if line.strip()] for page in pages]
    times = Counter(shape for lines in edges for shape in {NUMBER.sub("0", edge) for edge in (*lines[:EDGE], *lines[-EDGE:])})
    running = {shape for shape, number in times.items() if number > max(1, len(pages) / 2) and not shape.rstrip().endswith((".", "”", '"'))}
    return [{*_outer(lines[:EDGE], running), *_outer(lines[: -EDGE - 1 : -1], running)} for lines in edges]


def _outer(lines: list[str], running: set[str]) -> list[str]:
    """The lines, from the outermost on, as long as they are running lines."""
    fits = (NUMBER.sub("0", line) in running and (place == 0 or len(line.split()) < 7) for place, line in enumerate(lines))
    return [line for line, _ in zip(lines, takewhile(bool, fits), strict=False)]
