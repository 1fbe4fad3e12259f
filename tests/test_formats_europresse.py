"""Europresse's export: articles, their fields, and what has no text."""

import io

import pytest

from onrecord.formats import read_articles

TEXT = (
    "The glassworks at Sorrel Quay will light its furnace again in May, said Ilse Varga, who runs it.",
    "“We have orders for two years,” she said on Tuesday. The works closed in 2027 after a flood.",
)


def article(title, text=TEXT):
    """An article as the export has it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    return (
        '<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">The Quay Mercury</span></div>'
        '<span class="DocHeader">Business, Monday, March 8, 2031, p. 4</span>'
        f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p></div>'
        '<p class="sm-margin-bottomNews">Tomas Lind</p></header>'
        f'<section><div class="docOcurrContainer">{body}</div></section><footer>© 2031 The Quay Mercury</footer></article>'
    )


def read(*articles):
    opened = io.BytesIO(f"<!DOCTYPE html><html><body>{''.join(articles)}</body></html>".encode())
    opened.name = "export.html"
    errors = []
    return list(read_articles(opened, on_error=errors.append)), errors


@pytest.mark.parametrize("titles", [("Furnace to burn again",), ("Furnace to burn again", "Quay hires forty")])
def test_every_article_has_its_own_fields(titles):
    found, errors = read(*map(article, titles))
    assert [one.title for one in found] == list(titles) and errors == []
    assert {(one.authors, str(one.date), one.publisher) for one in found} == {(("Tomas Lind",), "2031-03-08", "The Quay Mercury")}


def test_the_text_is_whole_and_alone():
    (one,), _ = read(article("Furnace to burn again"))
    assert [one.text[start:end] for start, end in one.paragraphs] == list(TEXT)


def test_an_article_without_text_is_named_and_costs_only_itself():
    found, errors = read(article("Furnace to burn again"), article("Quay hires forty", ()))
    assert len(found) == 1 and "article 2 has no text" in str(errors[0])
