"""How far something goes from a token on: every row of the table of scans has an example that it decides."""

import re
from itertools import groupby

import pytest

from attributing import attribute
from onrecord import lexicons
from onrecord.attribution import scans

ROWS = lexicons.table("scans")
LAST = [list(rows)[-1] for _, rows in groupby(ROWS, key=lambda row: row["scan"])]
CHOICES = [row for row in ROWS if row not in LAST]


def read(row):
    return [(one["text"], one["rule"]) for one in attribute(re.sub(r"[\[\]]", "", row["example"]))]


def name(row):
    return f"{row['scan']}, {row['does']} {row['pattern']}"


@pytest.mark.parametrize("row", ROWS, ids=map(name, ROWS))
def test_the_example_of_a_row_is_read_as_it_says(row):
    assert [text for text, _ in read(row)] == re.findall(r"\[(.*?)\]", row["example"])


@pytest.mark.parametrize("row", CHOICES, ids=map(name, CHOICES))
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    found, table = read(row), lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    scans.steps.cache_clear()
    try:
        assert read(row) != found
    finally:
        scans.steps.cache_clear()


def test_a_scan_ends_with_what_holds_of_every_token():
    assert {row["pattern"] for row in LAST} == {"_"}
