"""Europresse's HTML export: one article an element `article`, its fields told by the classes of the elements in it."""

from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.elements import Element
from onrecord.formats.page_lines import visible_lines

# The classes of the elements that hold a field, best first.
CLASSES = {
    "title": ("rdp__articletitle", "titreArticleVisu", "titreArticle"),
    "publisher": ("DocPublicationName", "rdp__DocPublicationName"),
    "date": ("DocHeader", "rdp__DocHeader"),
    "authors": ("docAuthors", "sm-margin-bottomNews"),
    "text": ("docOcurrContainer", "DocText"),
}


def read(source: Source) -> Iterator[ArticleDraft]:
    """The articles of the export; one without text is a problem. Raises ArticleError when the file has none or is damaged."""
    from lxml import etree, html

    decoded = decode(source.data, source.charset)
    try:
        tree = html.document_fromstring(clean(decoded.text).encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError):
        raise ArticleError(f"{source.origin} is a damaged export of Europresse: export it again") from None
    articles = [one for one in tree.iter("article") if next(one.iterancestors("article"), None) is None] or [tree]
    for number, article in enumerate(articles, 1):
        yield _draft(article, f"{source.origin}, article {number}", decoded.description)


def _draft(article: Element, origin: str, encoding: str) -> ArticleDraft:
    """The draft of an article's element."""
    held = {field: next(filter(None, (_lines(article, name) for name in names)), []) for field, names in CLASSES.items()}
    stated = {field: " ".join(held[field]) for field in ("title", "publisher", "date")}
    date = find_date(stated["date"])
    known = {
        **stated,
        "authors": authors("; ".join(held["authors"])),
        "date": date,
        "date_source": "export field date" if date else None,
        "origin": origin,
        "encoding": encoding,
    }
    problem = None if held["text"] else f"{origin} has no text: export it with its full text"
    return ArticleDraft("\n\n".join(held["text"]), known={name: value for name, value in known.items() if value}, problem=problem)


def _lines(article: Element, name: str) -> list[str]:
    """The lines of the first element with a class."""
    found = article.xpath("(.//*[contains(concat(' ', normalize-space(@class), ' '), $name)])[1]", name=f" {name} ")
    return visible_lines(found[0]) if found else []
