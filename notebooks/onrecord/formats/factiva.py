"""Factiva's XML (of its API and its feeds): one article an element `article`, or `item`, with the names of the fields as elements."""

from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.elements import Element, parse_xml

# The elements that state a field, without case, best first.
ELEMENTS = {
    "title": ("headline", "title"),
    "authors": ("byline", "author"),
    "date": ("publicationdate", "publicationdatetime", "date"),
    "publisher": ("sourcename", "publishername"),
    "section": ("sectionname", "section"),
}
TEXTS = ("leadparagraph", "tailparagraphs", "body", "snippet")


def read(source: Source) -> Iterator[ArticleDraft]:
    """The articles of the file; one without text is a problem. Raises ArticleError when the file has none or is damaged."""
    from lxml import etree

    try:
        root = parse_xml(source.data, recover=True)
    except etree.LxmlError:
        root = None
    articles = [one for one in root.iter("{*}article", "{*}distDoc") if not _inner(one)] if root is not None else []
    if not articles:
        raise ArticleError(f"{source.origin} is a damaged export of Factiva (no article in it): export it again")
    for number, article in enumerate(articles, 1):
        yield _draft(article, f"{source.origin}, article {number}")


def _inner(element: Element) -> bool:
    """Whether an article stands within another, as the body of a document that is delivered does."""
    return next(element.iterancestors("{*}article", "{*}distDoc"), None) is not None


def _draft(article: Element, origin: str) -> ArticleDraft:
    """The draft of an article's element."""
    held: dict[str, list[Element]] = {}
    for element in article.iter("{*}*"):
        held.setdefault(str(element.tag).rpartition("}")[2].lower(), []).append(element)
    stated = {field: next((_text(held[name][0]) for name in names if name in held), "") for field, names in ELEMENTS.items()}
    date = find_date(stated["date"])
    known = {
        **stated,
        "authors": authors(stated["authors"]),
        "date": date,
        "date_source": "export field date" if date else None,
        "origin": origin,
        "encoding": "as the XML declares",
    }
    blocks = [element for name in TEXTS for element in held.get(name, [])]
    lines = [_text(part) for block in blocks for part in (list(block.iter("{*}paragraph", "{*}p")) or [block])]
    problem = None if any(lines) else f"{origin} has no text: export it with its full text"
    return ArticleDraft("\n\n".join(filter(None, lines)), known={name: value for name, value in known.items() if value}, problem=problem)


def _text(element: Element) -> str:
    """The text of an element, in one line."""
    return " ".join(clean("".join(element.itertext())).split())
