"""Factiva's XML: articles, their fields, and what cannot be read."""

import io

import pytest

from onrecord import ArticleError
from onrecord.formats import read_articles

LEAD = "The harbour board of Eastmere voted on Monday to close the old ferry pier, said Ada Marlowe, the harbour pilot."
TAIL = ("“It has carried nobody for eleven winters,” she said at the meeting.", "A second vote was put off until the spring.")


def article(title, text=True):
    """An article as Factiva's feeds have it."""
    tail = "".join(f"<paragraph>{paragraph}</paragraph>" for paragraph in TAIL)
    body = f"<leadParagraph><paragraph>{LEAD}</paragraph></leadParagraph><tailParagraphs>{tail}</tailParagraphs>" if text else ""
    return (
        f"<article><headline><paragraph>{title}</paragraph></headline><byline>By Greta Lund</byline><publicationDate><date>20210311</date>"
        f"</publicationDate><sourceName>The Tidewater Post</sourceName>{body}</article>"
    )


def read(articles, start="<ppsArticleResponse>", end="</ppsArticleResponse>"):
    opened = io.BytesIO(f'<?xml version="1.0"?>{start}{articles}{end}'.encode())
    opened.name = "export.xml"
    errors = []
    return list(read_articles(opened, on_error=errors.append)), errors


def test_each_article_has_its_own_fields():
    found, errors = read(article("Ferry pier to close") + article("Board meets again"))
    assert [one.title for one in found] == ["Ferry pier to close", "Board meets again"] and errors == []
    assert {(one.authors, str(one.date), one.publisher) for one in found} == {(("Greta Lund",), "2021-03-11", "The Tidewater Post")}


def test_lead_and_tail_are_the_text():
    (one,), _ = read(article("Ferry pier to close"))
    assert [one.text[start:end] for start, end in one.paragraphs] == [LEAD, *TAIL]


def test_names_of_elements_may_have_a_namespace():
    (one,), _ = read(article("Ferry pier to close"), '<ppsArticleResponse xmlns="urn:x">')
    assert one.title == "Ferry pier to close"


def test_an_article_without_text_is_named_and_costs_only_itself():
    found, errors = read(article("Ferry pier to close") + article("Board meets again", text=False))
    assert len(found) == 1 and "article 2 has no text" in str(errors[0])


def test_a_file_without_articles_is_refused():
    with pytest.raises(ArticleError, match="no article in it"):
        read(article("Ferry pier to close").replace("article", "thing"))
