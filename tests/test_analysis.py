"""The analysis object: tables computed once, and what an article in another language gives."""

import pytest

from onrecord import Article, ArticleError, analyse
from onrecord.article import split_lines
from onrecord.findings import findings

FOREIGN = "Der Hafen ist seit Montag geschlossen, und niemand weiß, wann die Fähre wieder fahren wird."


@pytest.fixture
def foreign():
    return Article.from_lines(FOREIGN, split_lines(FOREIGN), language="other")


def test_a_table_is_computed_once():
    analysis = analyse(Article.from_text("The pier is closed."))
    assert analysis.terms is analysis.terms


def test_nothing_is_computed_before_it_is_asked_for():
    assert "attributions" not in analyse(Article.from_text("The pier is closed.")).__dict__


def test_an_article_in_another_language_is_refused(foreign):
    with pytest.raises(ArticleError, match="not in English"):
        analyse(foreign)


def test_terms_of_another_language_are_counted_when_asked_for(foreign):
    analysis = analyse(foreign, any_language=True)
    assert list(analysis.tables) == ["terms"] and len(analysis.terms)


def test_attributions_of_another_language_are_refused(foreign):
    with pytest.raises(ArticleError, match="not in English"):
        analyse(foreign, any_language=True).attributions  # noqa: B018


def test_findings_of_another_language_speak_of_terms_alone(foreign):
    assert findings(analyse(foreign, any_language=True)) == ["No term occurs three times or more."]


@pytest.mark.parametrize("table", ["terms", "attributions", "sources", "quantities", "flags"])
def test_an_empty_article_has_every_table(table):
    assert len(analyse(Article.from_text("")).tables[table]) == 0
