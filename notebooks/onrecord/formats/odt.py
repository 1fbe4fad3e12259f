"""OpenDocument texts (.odt, and .fodt, which is not packed): paragraphs and headings in their order; tables where they stand, notes below,
deleted text left out."""

import io
import zipfile
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.archives import check_archive
from onrecord.formats.document import ZIPPED, ArticleDraft, LineMark, Source, row
from onrecord.formats.elements import Element, parse_xml

OFFICE, STYLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "style", "text"))
DRAWING, SVG, TABLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("drawing", "svg-compatible", "table"))
PARAGRAPHS = (TEXT + "p", TEXT + "h")
NOTE, ROW, CELL, BOX = TEXT + "note", TABLE + "table-row", TABLE + "table-cell", DRAWING + "text-box"
NO_TEXT = {OFFICE: ("annotation", "forms"), SVG: ("title", "desc"), TEXT: ("tracked-changes", "table-of-content", "note-citation")}
LEFT_OUT = frozenset(space + name for space, names in NO_TEXT.items() for name in names)
SIGNS = {TEXT + "s": " ", TEXT + "tab": " ", TEXT + "line-break": "\n"}
STYLES = {"title": "title", "subtitle": "subhead", "caption": "caption"}
HEADING, FOOTNOTE = LineMark("subhead", "set as a heading"), LineMark("boilerplate", "a note")

Lines = list[tuple[str, LineMark | None]]


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of an OpenDocument text: inserted text of tracked changes is in, deleted text is out.

    Raises ArticleError when it is damaged or a zip bomb.
    """
    try:
        root = parse_xml(_content(source))
        notes: list[Element] = []
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        assert body is not None
        lines = list(_blocks(body, _styles(root), notes))
        lines += [(" ".join(text for text, _ in _blocks(note, {}, [])), FOOTNOTE) for note in notes]
    except ArticleError:
        raise
    except Exception as error:  # a damaged file trips the parsers over in many ways
        raise ArticleError(f"{source.origin} is a damaged OpenDocument file ({type(error).__name__}): open it and save it again") from None
    lines = [line for line in lines if line[0].strip()]
    if lines and lines[0][1] == HEADING:  # a document that sets its title as a heading
        lines[0] = (lines[0][0], HEADING._replace(kind="title"))
    yield ArticleDraft.of_lines(lines, encoding="as the OpenDocument file declares")


def _content(source: Source) -> bytes:
    """The XML of a text: the file itself, or what it packs. Raises ArticleError for a zip bomb."""
    if not source.data.startswith(ZIPPED):
        return source.data
    check_archive(source)
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        return archive.read("content.xml")


def _styles(root: Element) -> dict[str, str]:
    """{name: the name in lower case of the style that it is made from} of the styles of the file's own."""
    parents = ((style.get(STYLE + "name"), style.get(STYLE + "parent-style-name")) for style in root.iter(STYLE + "style"))
    return {name: parent.lower() for name, parent in parents if name and parent}


def _blocks(root: Element, styles: dict[str, str], notes: list[Element]) -> Iterator[tuple[str, LineMark | None]]:
    """The lines of paragraphs and rows of tables, in their order; text boxes follow their paragraph, notes are added to `notes`."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in PARAGRAPHS:
            boxes: list[Element] = []
            text = _text(element, boxes, notes)
            yield from ((line, _mark(element, styles)) for line in text.split("\n"))
            waiting += reversed(boxes)
        elif element.tag == ROW:
            yield row(" ".join(line for line, _ in _blocks(cell, styles, notes)) for cell in element.iterchildren(CELL))
        elif element.tag not in LEFT_OUT:
            waiting += reversed(element)


def _text(paragraph: Element, boxes: list[Element], notes: list[Element]) -> str:
    """The text of a paragraph; its text boxes are added to `boxes` and its notes to `notes`."""
    aside: dict[object, list[Element]] = {BOX: boxes, NOTE: notes}
    pieces = [paragraph.text or ""]
    waiting = [(child, False) for child in reversed(paragraph)]
    while waiting:
        element, leaving = waiting.pop()
        if leaving or element.tag in LEFT_OUT:
            pieces.append(element.tail or "")
            continue
        waiting.append((element, True))
        if element.tag in aside:
            aside[element.tag].append(element)
        else:
            pieces.append(SIGNS.get(str(element.tag), element.text or ""))
            waiting += [(child, False) for child in reversed(element)]
    return "".join(pieces)


def _mark(paragraph: Element, styles: dict[str, str]) -> LineMark | None:
    """What the paragraph's style says that it is."""
    name = paragraph.get(TEXT + "style-name") or ""
    name = styles.get(name, name.lower())
    kind = STYLES.get(name)
    return LineMark(kind, f"set in the style {name}") if kind else HEADING if paragraph.tag == TEXT + "h" else None
