"""What a cue takes as its content: every row of the table of complements has an example that it decides."""

import re

import pytest

from attributing import column
from onrecord import lexicons

ROWS = lexicons.table("complements")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['rule']}, {row['shape']}" for row in ROWS])
def test_the_example_of_a_row_opens_as_it_says(row):
    text = re.sub(r"[\[\]]", "", row["example"])
    assert column(text, "text") == re.findall(r"\[(.*)\]", row["example"])
    assert [rule.partition(": ")[2] for rule in column(text, "rule")] == [row["rule"]]


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
