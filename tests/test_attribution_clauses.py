"""Where content ends for the clauses around it: every row of the two tables has an example that it decides."""

import re

import pytest

from attributing import column
from onrecord import lexicons

ROWS = [*lexicons.table("next_claims"), *lexicons.table("frames")]
CHOICES = [row for row in ROWS if row["facts"]]


def read(row):
    return column(re.sub(r"[\[\]]", "", row["example"]), "text")


@pytest.mark.parametrize("row", ROWS, ids=[row["facts"] or "else" for row in ROWS])
def test_the_example_of_a_row_is_read_as_it_says(row):
    assert read(row) == re.findall(r"\[(.*?)\]", row["example"])


@pytest.mark.parametrize("row", CHOICES, ids=[row["facts"] for row in CHOICES])
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    found, table = read(row), lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    assert read(row) != found
