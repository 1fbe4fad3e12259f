"""Web pages, saved or fetched: trafilatura finds the article, the page's own tags say what it is."""

import re
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import Draft, Mark, Source
from onrecord.formats.line_features import is_title
from onrecord.formats.metadata import page_metadata
from onrecord.formats.page_phrases import known_phrase

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.I)
DEEPEST = 250  # what the HTML parser still reads
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "title",
        "tr",
        "ul",
    ]
)
TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|span|a|b|i|em|strong|img|article|section|blockquote|figure)\b[^<>]*>", re.IGNORECASE)
SILENT = frozenset(["script", "style", "noscript", "template", "svg", "head", "iframe", "object"])


def read(source: Source) -> Iterator[Draft]:
    """The one article of a web page. Raises ArticleError when the page holds none or is nested too deeply."""
    declared = CHARSET.search(source.data[:4096])
    decoded = decode(source.data, source.charset or (declared.group(1).decode("ascii") if declared else None))
    yield read_page(clean(decoded.text), source.origin, encoding=decoded.description)


def read_page(page: str, origin: str, **known: object) -> Draft:
    """The draft of a decoded page. Raises ArticleError as `read` does."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError):
        raise ArticleError(f"{origin} is empty HTML: save the page again, or paste its text into a .txt file") from None
    if _is_deep(tree):
        raise ArticleError(f"{origin} is nested deeper than {DEEPEST} elements: paste its text into a .txt file")
    known = {**page_metadata(tree, origin), **known}
    lines = _article_lines(tree, page) or [(line, None) for line in visible_lines(tree)]
    title = str(known.get("title") or "")
    if title:
        shown = next((number for number, (line, _) in enumerate(lines[:5]) if is_title(line, title)), None)
        headline = lines.pop(shown)[0] if shown is not None else title
        lines.insert(shown or 0, (headline, Mark("title", "the headline that the page's tags name")))
    return Draft.of_lines(lines, **known)


def _is_deep(tree: object) -> bool:
    """Whether elements are nested too deeply for the parser or for trafilatura."""
    level, depth = [tree], 0
    while level and depth <= DEEPEST:
        level, depth = [child for element in level for child in element], depth + 1
    return bool(level)


def _article_lines(tree: object, page: str) -> list[tuple[str, Mark | None]]:
    """The lines of the article as trafilatura finds it; nothing where it finds none."""
    from trafilatura import bare_extraction

    for precise in (True, False):
        try:
            found = bare_extraction(page, favor_precision=precise, include_comments=False, include_formatting=False)
        except Exception:  # trafilatura raises whatever a damaged page makes it trip over
            found = None
        lines = [line for element in (found.body if found is not None else ()) for line in _lines(element)]
        if sum(len(line.split()) for line, _ in lines) >= 25:
            return lines
    return []


def _lines(element: object) -> list[tuple[str, Mark | None]]:
    """The lines of one element of what trafilatura found: headings, list items and table rows stand alone."""
    if element.tag in ("list", "quote", "table") and len(element):
        return [line for child in element for line in _lines(child)]
    for line_end in element.iter("lb"):
        line_end.tail = "\n" + (line_end.tail or "")
    joined = (" · " if element.tag == "row" else "").join(element.itertext())
    mark = {"head": Mark("subhead", "a heading of the page")}.get(element.tag, Mark("body", "in the article of the page"))
    return [(line, _phrase(line) or mark) for line in joined.split("\n") if line.strip()]


def _phrase(line: str) -> Mark | None:
    """The mark of a line that is a known phrase of pages."""
    phrase = known_phrase(" ".join(line.split()))
    return Mark(phrase.kind, phrase.why) if phrase else None


def visible_lines(tree: object) -> list[str]:
    """All visible text of a page or fragment, one line a block, as a reader would copy it."""
    pieces: list[str] = []
    stack: list[tuple[object, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS:
            pieces.append("\n")
        if leaving:
            pieces.append(element.tail or "")
            continue
        stack.append((element, True))
        if tag and tag not in SILENT:
            pieces.append(element.text or "")
            stack += [(child, False) for child in reversed(element)]
    return [" ".join(line.split()) for line in re.sub(r"[ \t]*\n[ \t\n]*", "\n", "".join(_flat(pieces))).split("\n") if line.strip()]


def _flat(pieces: list[str]) -> list[str]:
    """The pieces of text with their own line ends as spaces: only blocks end lines."""
    return [piece if piece == "\n" else piece.replace("\n", " ") for piece in pieces]


def fragment_lines(markup: str) -> list[str]:
    """The lines of an HTML fragment, as feeds and mails hold them; plain text stays as it is."""
    if not TAG.search(markup):
        return clean(markup).split("\n")
    from lxml import etree, html

    try:
        return visible_lines(html.document_fromstring(f"<div>{clean(markup)}</div>".encode(), parser=html.HTMLParser(encoding="utf-8")))
    except (etree.LxmlError, ValueError):
        return []
