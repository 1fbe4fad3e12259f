"""Web pages, saved or fetched: trafilatura finds the article, the page's own tags say what it is."""

import re
from collections.abc import Iterator

from onrecord import lexicons
from onrecord.article import ArticleError
from onrecord.formats import exports
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import FOUND, SET_OFF, ArticleDraft, LineMark, Source
from onrecord.formats.elements import Element, HtmlElement
from onrecord.formats.line_shapes import QUOTATION, is_title
from onrecord.formats.metadata import page_metadata
from onrecord.formats.page_lines import beside, shown_lines, visible_lines
from onrecord.formats.page_phrases import phrase_mark

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.I)
DEEPEST = 250  # what the HTML parser still reads
MOST_ATTRIBUTES = 500  # of one element; the HTML parser takes the square of their number
ATTRIBUTE = r"""[^<>"'=\s]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^<>"'\s]++))?+\s++"""
CROWDED = re.compile(rf"<[a-z](?:{ATTRIBUTE}){{{MOST_ATTRIBUTES}}}", re.IGNORECASE)
TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|span|a|b|i|em|strong|img|article|section|blockquote|figure)\b[^<>]*>", re.IGNORECASE)
INLINE = tuple(sorted(lexicons.words("page_elements", "inline")))
MOST_INLINE = 1000  # elements within one that its text is still read by; trafilatura takes the square of their number
FEW = frozenset(map(str, range(1, 21)))  # columns or rows that a cell may span; trafilatura makes cells of them all
PARTS = lexicons.words("page_elements", "block") | {
    "head",
    "list",
    "quote",
}  # stand on lines of their own within another
ABOUT = re.compile(r"[Aa](?:bout|BOUT) (?:[Tt]he )?(?P<name>[A-Z].{1,60})")
ABOVE_SENDER = 3  # lines above what the sender of a press release says of itself
SENDER = LineMark("boilerplate", "what the sender of a press release says of itself")
CELLS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of a web page. Raises ArticleError when the page holds none, is nested too deeply or has too many attributes."""
    declared = CHARSET.search(source.data[:4096])
    decoded = decode(source.data, source.charset or (declared.group(1).decode("ascii") if declared else None))
    yield read_page(clean(decoded.text), source.origin, encoding=decoded.description)


def read_page(page: str, origin: str, **known: object) -> ArticleDraft:
    """The draft of a decoded page. Raises ArticleError as `read` does."""
    from lxml import html

    tree = _parse(page, origin)
    shown = shown_lines(tree)
    text = "\n\n".join(line.text for line in shown)
    if exports.is_export(text):  # an archive's page of many articles, which is divided before anything is left out
        return ArticleDraft(text, known={**known, "origin": origin})
    known = {**page_metadata(tree, origin), **known}
    is_changed = _unfold_layout(tree) | _join_inline(tree) | _narrow_cells(tree)
    found = _article_lines(html.tostring(tree, encoding="unicode") if is_changed else page)
    bare: list[tuple[str, LineMark | None]] = [(line.text, None) for line in shown]
    lines = beside(found, shown_lines(tree) if is_changed else shown) if found else bare
    title = str(known.get("title") or "")
    if title:
        first = next((number for number, (_, mark) in enumerate(lines) if mark and mark.kind in ("body", "subhead")), 0)
        place = next((number for number in reversed(range(min(len(lines), first + 5))) if is_title(lines[number][0], title)), None)
        headline = lines.pop(place)[0] if place is not None else title
        lines.insert(first if place is None else place, (headline, LineMark("title", "the headline that the page's tags name")))
    return ArticleDraft.of_lines(lines, **known)


def _parse(page: str, origin: str) -> HtmlElement:
    """The elements of a page. Raises ArticleError for one that is empty, too deep, or crowded with attributes."""
    from lxml import etree, html

    if CROWDED.search(page):
        raise ArticleError(f"{origin} has an element of more than {MOST_ATTRIBUTES} attributes: paste its text into a .txt file")
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError):
        raise ArticleError(f"{origin} is empty HTML: save the page again, or paste its text into a .txt file") from None
    if _is_deep(tree):
        raise ArticleError(f"{origin} is nested deeper than {DEEPEST} elements: paste its text into a .txt file")
    return tree


def _is_deep(tree: Element) -> bool:
    """Whether elements are nested too deeply for the parser or for trafilatura."""
    level, depth = [tree], 0
    while level and depth <= DEEPEST:
        level, depth = [child for element in level for child in element], depth + 1
    return bool(level)


def _unfold_layout(tree: Element) -> bool:
    """Turn the tables that lay out the page, which hold paragraphs in a cell, into plain blocks; whether there were any."""
    cells = {paragraph.getparent() for paragraph in tree.iter("p", "h1", "h2")}
    laid_out = {table for cell in cells if cell is not None and cell.tag in ("td", "th") for table in cell.iterancestors("table")}
    for element in [one for table in laid_out for one in table.iter(*CELLS)]:
        element.tag = "div"
    return bool(laid_out)


def _join_inline(tree: Element) -> bool:
    """Join the text of elements that hold more inline elements than a paragraph does, such as a link a word; whether there were any."""
    from lxml import etree

    crowded = [element for element in tree.iter() if len(element) > MOST_INLINE]
    for element in crowded:
        etree.strip_tags(element, *INLINE)
    return bool(crowded)


def _narrow_cells(tree: Element) -> bool:
    """Let no cell span more columns or rows than a table that is read has; whether there were any."""
    spans = ((cell, name, cell.get(name)) for cell in tree.iter("td", "th") for name in ("colspan", "rowspan"))
    wide = [(cell, name) for cell, name, span in spans if span and span.strip() not in FEW]
    for cell, name in wide:
        del cell.attrib[name]
    return bool(wide)


def _article_lines(page: str) -> list[tuple[str, LineMark | None]]:
    """The lines of the article as trafilatura finds it; nothing where it finds none."""
    from trafilatura import bare_extraction

    for precise in (True, False):
        try:
            found = bare_extraction(page, favor_precision=precise, include_comments=False, include_formatting=False)
        except Exception:  # trafilatura raises whatever a damaged page makes it trip over
            found = None
        lines = []
        for element in getattr(found, "body", ()):
            quoted = element.tag == "quote" and lines and lines[-1][0].rstrip().endswith(":")
            lines += _in_marks(_lines(element)) if quoted else _lines(element)
        if sum(len(line.split()) for line, _ in lines) >= 25:
            return _without_sender(lines)
    return []


def _without_sender(lines: list[tuple[str, LineMark | None]]) -> list[tuple[str, LineMark | None]]:
    """The lines of an article; those are marked with which the sender of a press release presents itself, below "About" and its name."""
    told: list[tuple[str, LineMark | None]] = []
    sender, is_presented = "", False
    for line, mark in lines:
        if mark == FOUND:
            is_presented = bool(sender) and (is_presented or sender in line)
        else:
            about = ABOUT.fullmatch(line.strip()) if len(told) >= ABOVE_SENDER else None
            sender, is_presented = about["name"] if about else "", False
        told.append((line, SENDER if is_presented else mark))
    return told


def _in_marks(lines: list[tuple[str, LineMark | None]]) -> list[tuple[str, LineMark | None]]:
    """A quotation that the page sets off below a colon, with the marks that its layout stands for; none where it has its own."""
    if any(QUOTATION.search(line) for line, _ in lines):
        return lines
    last = len(lines) - 1
    return [(f"“{line.strip()}" + ("”" if number == last else ""), SET_OFF) for number, (line, _) in enumerate(lines)]


def _lines(element: Element) -> list[tuple[str, LineMark | None]]:
    """The lines of one element of what trafilatura found: headings, list items and table rows stand alone."""
    if element.tag in ("list", "quote", "table") and len(element):
        return [line for child in element for line in _lines(child)]
    for line_end in element.iterchildren("lb") if _holds_parts(element) else element.iter("lb"):
        line_end.tail = "\n" + (line_end.tail or "")
    if _holds_parts(element):
        return _parts(element)
    joined = (" · " if element.tag == "row" else "").join(element.itertext())
    return _marked(joined, {"head": LineMark("subhead", "a heading of the page")}.get(str(element.tag), FOUND))


def _holds_parts(element: Element) -> bool:
    """Whether an element holds others that stand on lines of their own."""
    return element.tag in ("div", "item") and any(child.tag in PARTS for child in element)


def _parts(element: Element) -> list[tuple[str, LineMark | None]]:
    """The lines of an element that holds others: what it says itself, then each of them with what stands behind it."""
    lines, own = [], element.text or ""
    for child in element:
        if child.tag in PARTS:
            lines += [*_marked(own, FOUND), *_lines(child)]
            own = child.tail or ""
        else:
            own += "".join(child.itertext()) + (child.tail or "")
    return [*lines, *_marked(own, FOUND)]


def _marked(text: str, mark: LineMark) -> list[tuple[str, LineMark | None]]:
    """The lines of a text, each with this mark unless it is a phrase of pages."""
    return [(line, phrase_mark(" ".join(line.split())) or mark) for line in text.split("\n") if line.strip()]


def fragment_text(markup: str) -> str:
    """The text of an HTML fragment with a blank line between its blocks; plain text stays as it is."""
    return ("\n\n" if TAG.search(markup) else "\n").join(fragment_lines(markup))


def fragment_lines(markup: str) -> list[str]:
    """The lines of an HTML fragment, as feeds and mails hold them; plain text stays as it is."""
    if not TAG.search(markup):
        return clean(markup).split("\n")
    from lxml import etree, html

    try:
        return visible_lines(html.document_fromstring(f"<div>{clean(markup)}</div>".encode(), parser=html.HTMLParser(encoding="utf-8")))
    except (etree.LxmlError, ValueError):
        return []
