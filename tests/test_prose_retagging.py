"""Tags put right: every row of the table of retagging has an example that it decides, and what is like it stays as it was."""

import pytest

from onrecord import Article, lexicons
from onrecord.prose import read_prose, retagging

ROWS = lexicons.table("retagging")
IDS = [row["name"] for row in ROWS]


def tag(example):
    """The tag of the token in brackets."""
    start = example.index("[")
    prose = read_prose(Article.from_text(example.replace("[", "").replace("]", "")))
    return prose.tags[prose.token_from(start)]


def forget():
    retagging.all_rows.cache_clear()
    retagging.rows_of.cache_clear()


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_the_token_of_an_example_gets_the_tag_of_the_row(row):
    assert tag(row["example"]) == row["tag"]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    table = lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    forget()
    try:
        assert tag(row["example"]) != row["tag"]
    finally:
        forget()


@pytest.mark.parametrize(
    ("words", "tags", "found"),
    [
        pytest.param("Bell notes .", "NNP NNS .", "NNP VBZ .", id="a verb of saying"),
        pytest.param("Bell gates .", "NNP NNS .", "NNP NNS .", id="no verb of saying"),
        pytest.param("Bell calls .", "NNP NNS .", "NNP NNS .", id="a verb that no clause follows"),
        pytest.param("Bell notes of", "NNP NNS IN", "NNP NNS IN", id="no pause behind"),
        pytest.param("old notes .", "JJ NNS .", "JJ NNS .", id="no name before"),
        pytest.param("Notes .", "NNS .", "NNS .", id="nothing before"),
        pytest.param('three states , "', "CD NNS , ''", "CD NNS , ''", id="the last words of a quotation"),
        pytest.param("Bell notes", "NNP NNS", "NNP NNS", id="nothing behind"),
        pytest.param("and said it", "CC VBN PRP", "CC VBD PRP", id="no auxiliary"),
        pytest.param("is often said it", "VBZ RB VBN PRP", "VBZ RB VBN PRP", id="an auxiliary three words before"),
        pytest.param("the said mill", "DT VBN NN", "DT VBN NN", id="behind an article"),
        pytest.param("Ann B. Moss", "NNP NN NNP", "NNP NNP NNP", id="an initial"),
        pytest.param("Ann Bo Moss", "NNP NN NNP", "NNP NN NNP", id="a longer word"),
        pytest.param("Ann b. Moss", "NNP NN NNP", "NNP NN NNP", id="a small letter"),
        pytest.param("Ann B, Moss", "NNP NN NNP", "NNP NN NNP", id="no point"),
        pytest.param("B. Moss", "NN NNP", "NN NNP", id="no name before an initial"),
        pytest.param('" Long said', "'' JJ VBD", "'' NNP VBD", id="a name that is a word"),
        pytest.param('" Long B. Moss', "'' JJ NN NNP", "'' JJ NN NNP", id="no verb behind it"),
        pytest.param("Long B. notes .", "NNP NN NNS .", "NNP NN NNS .", id="an initial that no name follows"),
    ],
)
def test_a_tag_is_put_right_by_what_stands_around_it(words, tags, found):
    words = words.split()
    assert retagging.retagged(words, tags.split()) == found.split()


@pytest.mark.parametrize(("second", "tags"), [("Mills", "NNP NNP CD VBP"), ("Says", "NNP VBZ CD VB")])
def test_what_stands_before_has_been_put_right_already(second, tags):
    words = ["Reese", second, "five", "say"]
    assert retagging.retagged(words, ["NNP", "NNP", "CD", "VB"]) == tags.split()


def test_the_given_tags_are_left_alone():
    tags = ["NNP", "NNS", "."]
    retagging.retagged(["Bell", "notes", "."], tags)
    assert tags == ["NNP", "NNS", "."]
