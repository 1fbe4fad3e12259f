"""Word files (.docx): paragraphs in their order, with the styles that say what they are."""

import io
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.archives import check_archive
from onrecord.formats.decoding import clean
from onrecord.formats.document import Draft, Mark, Source

STYLES = (("Title", "title"), ("Heading", "subhead"), ("Subtitle", "subhead"), ("Caption", "caption"))


def read(source: Source) -> Iterator[Draft]:
    """The one article of a Word file. Raises ArticleError when it is damaged or a zip bomb."""
    check_archive(source)
    from docx import Document

    try:
        blocks = list(Document(io.BytesIO(source.data)).iter_inner_content())
        lines = [line for block in blocks for line in _lines(block)]
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise ArticleError(f"{source.origin} is a damaged Word file ({type(error).__name__}): open it and save it again") from None
    lines = [line for line in lines if line[0].strip()]
    if lines and lines[0][1] and lines[0][1].kind == "subhead":  # a document that sets its title as a heading
        lines[0] = (lines[0][0], lines[0][1]._replace(kind="title"))
    yield Draft.of_lines(lines, encoding="as the Word file declares")


def _lines(block: object) -> list[tuple[str, Mark | None]]:
    """The lines of a paragraph, or of a table's cells."""
    if hasattr(block, "rows"):
        cells = [[clean(cell.text) for cell in row.cells] for row in block.rows]
        return [(" · ".join(dict.fromkeys(row)), None) for row in cells]
    style = block.style.name if block.style is not None else ""
    kind = next((kind for start, kind in STYLES if style.startswith(start)), None)
    return [(line, Mark(kind, f"set in the style {style}") if kind else None) for line in clean(block.text).split("\n")]
