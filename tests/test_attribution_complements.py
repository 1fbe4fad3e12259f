"""What a cue takes as its content: every row of the table of complements has an example that it decides."""

import re

import pytest

from attributing import attribute, column
from onrecord import lexicons

ROWS = lexicons.table("complements")


def name(row):
    return f"{row['rule']}, {row['opens']}"


def read(row):
    rows = attribute(re.sub(r"[\[\]]", "", row["example"]))
    return [(one["text"], one["rule"].partition(": ")[2]) for one in rows]


@pytest.mark.parametrize("row", ROWS, ids=map(name, ROWS))
def test_the_example_of_a_row_opens_as_it_says(row):
    assert read(row) == [(content, row["rule"]) for content in re.findall(r"\[(.*)\]", row["example"])]


@pytest.mark.parametrize("row", ROWS, ids=map(name, ROWS))
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    found, table = read(row), lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    assert read(row) != found


@pytest.mark.parametrize(
    "text, content",
    [
        ("Ann Bell hinted the mill would close.", ["the mill would close"]),
        ("Ann Bell hinted at a sale of the mill.", ["a sale of the mill"]),
        ("Ann Bell crowed the whole long day of the fair.", []),
        ("Ann Bell expects a boat of the old kind.", []),
    ],
    ids=["a clause beside a preposition", "a preposition beside a clause", "a verb that only quotes", "a thing without a figure"],
)
def test_a_cue_takes_no_more_than_its_entry_says(text, content):
    assert column(text, "text") == content
