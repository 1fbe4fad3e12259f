"""In which form a verb of saying stands: every row of the table has an example that it decides."""

import re

import pytest

from onrecord import Article, lexicons
from onrecord.attribution.cues import find_cues
from onrecord.prose import read_prose
from onrecord.prose.reading import Reading

ROWS = lexicons.table("cue_forms")


def forms(example: str) -> list[str]:
    """The forms in which the words in brackets, or all verbs of saying where there are none, are found as cues."""
    article = Article.from_text(re.sub(r"[\[\]]", "", example))
    reading = Reading(article, read_prose(article))
    marked = re.findall(r"\[(.*?)\]", example)
    cues = [cue for unit in reading.units for cue in find_cues(reading, unit)]
    return [cue.form for cue in cues if not marked or reading.words[cue.word] in marked]


@pytest.mark.parametrize("row", ROWS, ids=[row["row"] for row in ROWS])
def test_the_example_of_a_row_stands_in_its_form(row):
    assert forms(row["example"]) == [row["form"]] * bool(row["form"])


@pytest.mark.parametrize("row", ROWS[:-1], ids=[row["row"] for row in ROWS[:-1]])
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    found, table = forms(row["example"]), lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    assert forms(row["example"]) != found


NOUNS = lexicons.table("noun_cues")


@pytest.mark.parametrize("row", NOUNS, ids=[row["row"] for row in NOUNS])
def test_the_noun_in_the_example_hands_over_a_claim(row):
    assert forms(row["example"]) == ["noun"]


@pytest.mark.parametrize("row", NOUNS, ids=[row["row"] for row in NOUNS])
def test_the_noun_in_the_example_needs_its_row(row, monkeypatch):
    table = lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    assert forms(row["example"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "A [claim] was made by the clerk on Monday.",
        "He knew that the [claim] was made.",
        "Ann Bell kept her [claim] to the mill.",
        "The [remark], “The mill will reopen,” was hers.",
    ],
)
def test_a_noun_of_saying_that_hands_nothing_over_is_no_cue(text):
    assert forms(text) == []


@pytest.mark.parametrize(
    "text, form",
    [
        ("When [asked] about the mill, Ann Bell nodded.", ["passive"]),
        ("She’s [said] it was old.", ["finite"]),
    ],
)
def test_forms_of_one_spelling_are_told_apart(text, form):
    assert forms(text) == form
