"""Word files (.docx): paragraphs in their order, with the styles that say what they are; text boxes, notes and tables where they stand."""

import io
import zipfile
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.archives import check_archive
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, LineMark, Source, row
from onrecord.formats.elements import Element, parse_xml

STYLES = (("title", "title"), ("heading", "subhead"), ("subtitle", "subhead"), ("caption", "caption"))
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box once more, for old programs
DELETED = ("del", "moveFrom", "instrText", "delText")
PROPERTIES = ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")
LEFT_OUT = frozenset([WORD + name for name in (*DELETED, *PROPERTIES)] + [FALLBACK])
SIGNS = {WORD + "tab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}
NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
MOST_PARAGRAPHS = 100_000

Lines = list[tuple[str, LineMark | None]]


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of a Word file: inserted text of tracked changes is in, deleted text is out.

    Raises ArticleError when it is damaged, a zip bomb, or longer than a document is.
    """
    check_archive(source)
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            parts = {name: _part(archive, f"word/{name}.xml") for name in ("document", "styles", "footnotes", "endnotes")}
        styles, document = _styles(parts["styles"]), parts["document"]
        assert document is not None  # a file without one is damaged
        lines = [line for paragraph in _blocks(document, styles) for line in paragraph]
        lines += [line for part, name in NOTES for line in _notes(parts[part], name)]
    except Exception as error:  # a damaged file trips the parsers over in many ways
        raise ArticleError(f"{source.origin} is a damaged Word file ({type(error).__name__}): open it and save it again") from None
    if len(lines) > MOST_PARAGRAPHS:
        raise ArticleError(f"{source.origin} has more than {MOST_PARAGRAPHS:,} paragraphs: save the part with the article by itself")
    lines = [line for line in lines if line[0].strip()]
    if lines and lines[0][1] and lines[0][1].kind == "subhead":  # a document that sets its title as a heading
        lines[0] = (lines[0][0], lines[0][1]._replace(kind="title"))
    yield ArticleDraft.of_lines(lines, encoding="as the Word file declares")


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """The root of a part of the file; None where it has no such part."""
    return parse_xml(archive.read(name)) if name in archive.namelist() else None


def _styles(part: Element | None) -> dict[str, str]:
    """{id: name in lower case} of the styles."""
    found = {}
    for style in part.iter(WORD + "style") if part is not None else ():
        name = style.find(WORD + "name")
        found[style.get(WORD + "styleId") or ""] = (name.get(WORD + "val") or "").lower() if name is not None else ""
    return found


def _blocks(root: Element, styles: dict[str, str]) -> Iterator[Lines]:
    """The lines of paragraphs and rows of tables, in their order; content controls are gone through, text boxes follow their paragraph."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in LEFT_OUT:
            continue
        if element.tag == WORD + "p":
            boxes: list[Element] = []
            text = _text(element, boxes)
            mark = _mark(element, styles)
            yield [(line, mark) for line in clean(text).split("\n")]
            waiting += reversed(boxes)
        elif element.tag == WORD + "tr":
            yield [row(" ".join(line for block in _blocks(cell, styles) for line, _ in block) for cell in _cells(element))]
        else:
            waiting += reversed(element)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row itself; those of a table in one of them are among that one's blocks."""
    waiting = [row]
    while waiting:
        element = waiting.pop()
        if element.tag == WORD + "tc":
            yield element
        elif element.tag not in LEFT_OUT:
            waiting += reversed(element)


def _text(paragraph: Element, boxes: list[Element]) -> str:
    """The text of a paragraph as it stands when all changes are accepted; its text boxes are added to `boxes`."""
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == WORD + "txbxContent":
            boxes.append(element)
        elif element.tag == WORD + "t":
            pieces.append(element.text or "")
        elif element.tag in SIGNS:
            pieces.append(SIGNS[str(element.tag)])
        elif element.tag not in LEFT_OUT:
            waiting += reversed(element)
    return "".join(pieces)


def _mark(paragraph: Element, styles: dict[str, str]) -> LineMark | None:
    """What the paragraph's style says that it is."""
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    name = styles.get(style.get(WORD + "val") or "", "") if style is not None else ""
    kind = next((kind for start, kind in STYLES if name.startswith(start)), None)
    return LineMark(kind, f"set in the style {name}") if kind else None


def _notes(part: Element | None, name: str) -> Lines:
    """The footnotes or endnotes, which stand below the article; those that draw Word's own lines are left out."""
    notes = part if part is not None else ()
    texts = [" ".join(_text(paragraph, []) for paragraph in note.iter(WORD + "p")) for note in notes if note.get(WORD + "type") is None]
    return [(text, LineMark("boilerplate", f"a {name}")) for text in texts]
