"""What belongs to a source: every row of the table has an example that it decides."""

import re

import pytest

from attributing import attribute
from onrecord import lexicons
from onrecord.attribution import source_steps

ROWS = lexicons.table("source_steps")
NAMES = [f"{row['side']}: {row['step']}" for row in ROWS]


def source(row):
    """The source of the first attribution in a row's example."""
    return [one["source"] for one in attribute(re.sub(r"[\[\]]", "", row["example"]))][:1]


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_the_example_of_a_row_is_read_as_it_says(row):
    assert source(row) == re.findall(r"\[(.*?)\]", row["example"])


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    found, rows = source(row), source_steps.rows
    kept = {side: tuple(one for one in rows(side) if (side, one.name) != (row["side"], row["step"])) for side in source_steps.WAYS}
    monkeypatch.setattr(source_steps, "rows", kept.__getitem__)
    source_steps.rows_after.cache_clear()
    try:
        assert source(row) != found
    finally:
        source_steps.rows_after.cache_clear()


def test_no_two_rows_of_a_side_share_a_name():
    assert len(set(NAMES)) == len(NAMES)
