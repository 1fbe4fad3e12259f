"""The table of terms of one article."""

from dataclasses import replace

import pandas as pd
import pytest

from onrecord import schema
from onrecord.article import Article, Line
from onrecord.prose import read_prose
from onrecord.terms import count_terms, count_words, read_words

TOWN = """Foreign fighters held the town of Orlek for a year, officials said. The foreign fighters left in May.

The Orlek Free Army said on Monday that foreign fighters had taken its mill. "We don't know them," said Lena Ott of the Orlek Free Army.

Nobody in the town believes that the foreign fighters, a foreign fighter's wife said, will return to the mill. Foreign fighters may try.
"""


def terms_of(text, **options):
    article = Article.from_text(text)
    return count_terms(article, read_prose(article), **options)


@pytest.fixture(scope="module")
def town():
    return terms_of(TOWN).set_index("term")


def test_table_has_the_agreed_columns_and_types():
    table, empty = terms_of(TOWN), schema.make("terms", [])
    assert list(table.columns) == list(empty.columns)
    assert list(table.dtypes) == list(empty.dtypes)


@pytest.mark.parametrize(
    ("term", "kind", "count"),
    [
        ("foreign fighters", "phrase", 6),
        ("fighter", "word", 6),
        ("Orlek Free Army", "phrase", 2),
        ("Lena Ott", "phrase", 1),
        ("town", "word", 2),
        ("say", "word", 4),
        ("mill", "word", 2),
        ("Orlek", "word", 3),
    ],
)
def test_words_and_multi_word_terms_are_counted(town, term, kind, count):
    assert (town.loc[term, "kind"], town.loc[term, "count"]) == (kind, count)


def test_parts_of_a_longer_term_are_no_terms(town):
    assert not {"Orlek Free", "Free Army"} & set(town.index)


def test_stop_words_stay_out(town):
    assert not {"the", "of", "don't", "we", "may", "be"} & set(town.index)


def test_the_month_is_not_taken_for_the_auxiliary(town):
    assert town.loc["May", "count"] == 1


def test_stop_words_can_be_replaced():
    assert {"the", "of"} < set(terms_of(TOWN, stop_words=frozenset()).term)
    assert "mill" not in set(terms_of(TOWN, stop_words=frozenset({"mill"})).term)


def test_first_start_is_where_the_term_first_stands(town):
    assert TOWN[town.loc["mill", "first_start"] :].startswith('mill. "We')
    assert TOWN[town.loc["Lena Ott", "first_start"] :].startswith("Lena Ott")


def test_paragraphs_that_hold_a_term_are_counted(town):
    assert town.loc["foreign fighters", "paragraphs"] == 3


def test_frequency_is_per_thousand_words():
    table = terms_of("One mill. Two mills. A mill in 1999.").set_index("term")
    assert table.loc["mill", "per_1000"] == pytest.approx(1000 * 3 / 7)


def test_dispersion_needs_five_places(town):
    assert pd.isna(town.loc["say", "dispersion"])
    assert 0 <= town.loc["fighter", "dispersion"] <= 1


def test_a_word_spread_evenly_has_dispersion_zero():
    assert terms_of("The mill burned down quickly. " * 10).set_index("term").loc["mill", "dispersion"] == pytest.approx(0)


def test_a_word_in_one_tenth_only_has_dispersion_one():
    text = "Mills, mills, mills, mills, mills. " + "It rained on the old town. " * 7 + "It rained there."
    assert terms_of(text).set_index("term").loc["mill", "dispersion"] == pytest.approx(1)


def test_a_word_is_compared_with_ordinary_english_by_all_its_forms(town):
    assert town.loc["fighter", "g2"] > 10.83  # p < .001
    assert town.loc["fighter", "lrc"] > 0
    assert town.loc["say", "reference_per_million"] > 1500  # say, says, said and saying together


def test_by_form_only_the_form_itself_is_compared():
    table = terms_of("The mayor says so.", by="form").set_index("term")
    assert table.loc["says", "reference_per_million"] < 500


@pytest.mark.parametrize("term", ["foreign fighters", "IS", "well-armed"])
def test_what_the_reference_cannot_tell_has_no_keyness(term):
    row = terms_of("The IS foreign fighters were well-armed. Foreign fighters came.").set_index("term").loc[term]
    assert row[["reference_per_million", "g2", "log_ratio", "lrc"]].isna().all()


def test_a_word_unknown_to_the_reference_is_still_key():
    row = terms_of("Orlekian Zqvix stood.").set_index("term").loc["Zqvix"]
    assert row["reference_per_million"] == 0
    assert row["g2"] > 0


def test_other_articles_can_be_the_reference():
    others = count_words([read_words(read_prose(Article.from_text("The mill burned. A mill stood by the river.")))])
    table = terms_of("The mill stood. The Mill Street mill stood in a town.", reference=others).set_index("term")
    assert table.loc["mill", "reference_per_million"] == pytest.approx(1e6 * 2 / 9)
    assert table.loc["town", "reference_per_million"] == 0


def test_an_article_in_another_language_is_not_compared_with_english():
    article = replace(Article.from_text("Le moulin brûle."), language="fr")
    assert count_terms(article, read_prose(article)).g2.isna().all()


def test_the_most_frequent_term_comes_first_and_ties_have_an_order():
    table = terms_of(TOWN)
    assert table["count"].is_monotonic_decreasing
    assert table.equals(terms_of(TOWN))


def test_only_body_paragraphs_count():
    text = "Give to the harbour fund now!\nThe mill burned."
    lines = [Line(0, 30, "boilerplate", "banner"), Line(30, len(text), "body", "prose")]
    article = Article.from_lines(text, lines)
    assert set(count_terms(article, read_prose(article)).term) == {"mill", "burn"}


def test_one_word_repeated_gives_one_row():
    table = terms_of("ho " * 20)
    assert table[["term", "kind", "count", "dispersion"]].values.tolist() == [["ho", "word", 20, 0.0]]


@pytest.mark.parametrize("text", ["...", "1 2 3", "— 14,000 (!)", "the of and"])
def test_an_article_without_terms_gives_an_empty_table(text):
    table = terms_of(text)
    assert table.empty
    assert list(table.dtypes) == list(schema.make("terms", []).dtypes)
