"""The noun phrase behind a figure: where it ends by the table, and what belongs to it."""

import pytest

from onrecord import Article, lexicons
from onrecord.prose import noun_phrases, read_prose
from onrecord.quantities import find_figures

ROWS = lexicons.table("phrase_ends")
IDS = [row["name"] for row in ROWS]


def phrase(example):
    """The noun phrase behind the first figure of an example."""
    text = example.replace("[", "").replace("]", "")
    prose = read_prose(Article.from_text(text))
    _, places = find_figures(text, prose, prose.sentences[0])
    found = noun_phrases.noun_phrase(places[0], places[0].last)
    return found and prose.span_text(*found)


def inside(example):
    return example[example.index("[") + 1 : example.index("]")]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_the_phrase_of_an_example_ends_where_the_row_says(row):
    assert phrase(row["example"]) == inside(row["example"])


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    table = lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    noun_phrases.phrase_ends.cache_clear()
    try:
        assert phrase(row["example"]) != inside(row["example"])
    finally:
        noun_phrases.phrase_ends.cache_clear()


@pytest.mark.parametrize(
    "example",
    [
        pytest.param("They met 12 [old clerks] on the pier.", id="adjective and noun"),
        pytest.param("They met 12 [clerks of the mill].", id="of"),
        pytest.param("They met 12 [clerks, millers and weavers].", id="a list"),
        pytest.param("They met 12 [clerks and millers].", id="and"),
        pytest.param("They met 12 [clerks] and a miller.", id="and one more"),
        pytest.param("They met 12 [clerks] and 30 millers.", id="and another figure"),
        pytest.param("They met 12 [clerks] and millers wept.", id="and a new clause"),
        pytest.param("They met 12 [clerks active in the guild].", id="active in"),
        pytest.param("They met 12 [clerks] including the mayor.", id="including"),
        pytest.param("They met the 12 [wounded].", id="the wounded"),
        pytest.param("They helped 12 [low- and middle-income families].", id="a hyphen left hanging"),
    ],
)
def test_the_noun_phrase_behind_a_figure(example):
    assert phrase(example) == inside(example)
