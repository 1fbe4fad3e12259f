"""Who a source is: every row of the table has an example that it decides."""

import pytest

from attributing import attribute
from onrecord import lexicons

ROWS = lexicons.table("speaker_ways")
NAMES = [row["way"] for row in ROWS]


def speaker(row):
    """The speaker of the last attribution in a row's example, "-" for nobody."""
    return attribute(row["example"])[-1]["speaker"] or "-"


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_the_example_of_a_row_has_its_speaker(row):
    assert speaker(row) == row["speaker"]


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    found, table = attribute(row["example"]), lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    assert attribute(row["example"]) != found
