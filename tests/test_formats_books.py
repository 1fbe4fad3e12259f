"""E-books, and zip archives that are the document of an office: which of their files are articles, and what is said of the others."""

import zipfile

import pytest

from onrecord import ArticleError, read_article
from onrecord.formats import read_articles
from test_formats import BODY, TITLE, kept, make_epub


def chapter(title, paragraphs):
    """A document of a book, as a service that saves pages for later makes it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>Unknown</title></head><body><h1>{title}</h1>{text}</body></html>"


@pytest.fixture
def book(tmp_path):
    def make(documents, **more):
        make_epub(tmp_path / "book.epub", documents, **more)
        return tmp_path / "book.epub"

    return make


def test_each_document_of_prose_is_an_article_in_reading_order(book):
    path = book(
        {"z.xhtml": chapter("Bridge to open", BODY[:2]), "list.xhtml": chapter("Contents", ["1", "2"]), "a.xhtml": chapter(TITLE, BODY)}
    )
    assert [article.title for article in read_articles(path)] == ["Bridge to open", TITLE]


def test_the_contents_of_a_book_are_no_article_though_they_read_like_prose(book):
    path = book({"nav.xhtml": chapter("Contents", BODY), "a.xhtml": chapter(TITLE, BODY)}, properties={"nav.xhtml": "nav"})
    assert read_article(path).origin.endswith("a.xhtml")


def test_what_a_book_states_of_itself_holds_for_its_single_article(book):
    article = read_article(book({"a.xhtml": chapter("In brief", BODY)}))
    assert (article.authors, article.publisher, str(article.date)) == (("Ada Marlowe",), "The Tidewater Post", "2021-03-11")


def test_of_several_articles_the_book_states_publisher_and_date_alone(book):
    articles = list(read_articles(book({"a.xhtml": chapter(TITLE, BODY), "b.xhtml": chapter("Bridge to open", BODY)})))
    assert [(article.authors, article.publisher, str(article.date)) for article in articles] == [
        ((), "The Tidewater Post", "2021-03-11")
    ] * 2


def test_a_document_that_the_book_names_and_does_not_hold_is_named_and_the_others_are_read(book):
    errors = []
    articles = list(read_articles(book({"a.xhtml": chapter(TITLE, BODY), "lost.xhtml": ""}), on_error=errors.append))
    assert [" ".join((TITLE, *BODY)).split()] == [kept(article) for article in articles]
    assert "lost.xhtml" in str(errors[0])


@pytest.mark.parametrize(
    ("documents", "more", "problem"),
    [
        ({"a.xhtml": chapter(TITLE, BODY)}, ("META-INF/rights.xml",), "is protected against copying"),
        ({"a.xhtml": chapter(TITLE, [])}, (), "holds no article"),
        ({}, (), "holds no article"),
    ],
)
def test_a_book_without_an_article_that_can_be_read_says_why(book, documents, more, problem):
    with pytest.raises(ArticleError, match=problem):
        read_article(book(documents, more=more))


def test_a_book_whose_package_is_lost_is_damaged(tmp_path):
    with zipfile.ZipFile(tmp_path / "book.epub", "w") as archive:
        archive.writestr("META-INF/container.xml", "<container/>")
    with pytest.raises(ArticleError, match="damaged e-book"):
        read_article(tmp_path / "book.epub")


@pytest.mark.parametrize("member", ["[Content_Types].xml", "mimetype", "Index/Document.iwa"])
def test_slides_sheets_and_other_documents_of_an_office_are_refused_as_such(tmp_path, member):
    with zipfile.ZipFile(tmp_path / "slides.zip", "w") as archive:
        archive.writestr(member, "application/x")
        archive.writestr("content.xml", " ".join(BODY))
    with pytest.raises(ArticleError, match="document of an office that is no text: save its text"):
        read_article(tmp_path / "slides.zip")
