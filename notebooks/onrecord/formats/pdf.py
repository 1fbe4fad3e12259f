"""PDF files with a text layer."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.decoding import clean
from onrecord.formats.document import Draft, Mark, Source

MOST_PAGES = 500
NUMBER = re.compile(r"\d+")


def read(source: Source) -> Iterator[Draft]:
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
    running = zip(pages, _running_lines(pages), strict=True)
    lines = [(line, line in edges) for page, edges in running for line in page.split("\n") if line.strip()]
    text = "\n".join(line for line, _ in lines)
    marks = tuple(Mark("boilerplate", "heads or foots the pages") if edge else None for _, edge in lines)
    yield Draft(text, marks, {"encoding": "as the PDF declares"})


def _running_lines(pages: list[str]) -> list[set[str]]:
    """For every page its first and last line where, page numbers aside, they head or foot most of three or more pages."""
    edges = [{page.split("\n")[0], page.split("\n")[-1]} for page in pages]
    times = Counter(shape for page in edges for shape in {NUMBER.sub("0", edge) for edge in page})
    return [{edge for edge in page if len(pages) >= 3 and times[NUMBER.sub("0", edge)] > len(pages) / 2} for page in edges]
