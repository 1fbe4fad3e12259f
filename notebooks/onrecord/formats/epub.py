"""E-books (.epub), as services that save pages for later make them: each document that holds prose is an article, in reading order."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from onrecord.article import ArticleError
from onrecord.formats.archives import check_archive
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.elements import Element, parse_xml
from onrecord.formats.html import read as read_page
from onrecord.formats.line_shapes import PROSE, shape

CONTAINER = "META-INF/container.xml"
PROTECTED = {"META-INF/rights.xml", "META-INF/sinf.xml"}  # what only books have that are protected against copying
STATED = {"title": "title", "authors": "creator", "publisher": "publisher", "date": "date"}  # fields, and the elements that state them
OF_MANY = ("publisher", "date")  # what a book of several articles states of each


def read(source: Source) -> Iterator[ArticleDraft]:
    """The articles of an e-book: the documents of its reading order, but for those without a paragraph of prose, such as a cover.

    What the book states of itself holds for its articles: publisher and date, and of a single one title and authors as well.
    Raises ArticleError when it is damaged, protected or a zip bomb.
    """
    check_archive(source)
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            book, names = _book(archive)
            held = set(archive.namelist())
            is_protected = not PROTECTED.isdisjoint(held)
            documents = [(name, b"" if is_protected or name not in held else archive.read(name)) for name in names]
    except Exception as error:  # a damaged file trips the parsers over in many ways
        raise ArticleError(f"{source.origin} is a damaged e-book ({type(error).__name__}): save its text as .txt") from None
    if is_protected:
        raise ArticleError(f"{source.origin} is protected against copying: take the article's text from its publisher")
    drafts = [_draft(source._replace(data=data, name=name, origin=f"{source.origin}: {name}")) for name, data in documents]
    drafts = [draft for draft in drafts if draft.problem or _has_prose(draft)]
    stated = {field: book[field] for field in (OF_MANY if len(drafts) > 1 else STATED) if book[field]}
    dated = {"date_source": "e-book field date"} if "date" in stated else {}
    for draft in drafts:
        yield replace(draft, known={**stated, **dated, **draft.known})


def _book(archive: zipfile.ZipFile) -> tuple[dict[str, object], list[str]]:
    """What an e-book's package states of it, and the names of its documents in reading order."""
    root = next(parse_xml(archive.read(CONTAINER)).iter("{*}rootfile")).get("full-path", "")
    package = parse_xml(archive.read(root))
    folder = posixpath.dirname(root)
    items = {item.get("id"): item for item in package.iter("{*}item") if "nav" not in item.get("properties", "").split()}
    order = [items[one.get("idref")] for one in package.iter("{*}itemref") if one.get("idref") in items and one.get("linear") != "no"]
    names = [posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))) for item in order]
    return _stated(package), list(dict.fromkeys(names))


def _stated(package: Element) -> dict[str, object]:
    """Title, authors, publisher and date as the package states them; what is empty, it does not state."""
    lines = {field: [clean(" ".join(one.itertext())) for one in package.iter(f"{{*}}{name}")] for field, name in STATED.items()}
    first = {field: " ".join(next(iter(held), "").split()) for field, held in lines.items()}
    people = dict.fromkeys(name for line in lines["authors"] for name in authors(line))
    return {**first, "authors": tuple(people), "date": find_date(first["date"])}


def _draft(document: Source) -> ArticleDraft:
    """The draft of one document of the book; one that cannot be read is a problem."""
    try:
        draft = next(read_page(document))
    except ArticleError as error:
        return ArticleDraft("", problem=str(error))
    return replace(draft, known={"origin": document.origin, **draft.known})


def _has_prose(draft: ArticleDraft) -> bool:
    """Whether a document holds a paragraph."""
    return any(not shape(line).isdisjoint(PROSE) for line in draft.text.split("\n"))
