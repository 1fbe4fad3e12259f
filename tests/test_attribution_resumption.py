"""Which side of a cue is content: every row of the table has an example that it decides."""

import re

import pytest

from attributing import attribute, column
from onrecord import lexicons

ROWS = lexicons.table("resumptions")


@pytest.mark.parametrize("row", ROWS, ids=[row["facts"] or "else" for row in ROWS])
def test_the_example_of_a_row_is_read_as_it_says(row):
    rows = attribute(re.sub(r"[\[\]]", "", row["example"]))
    assert [one["text"] for one in rows] == re.findall(r"\[(.*?)\]", row["example"])
    assert row["yields"] == "nothing" or row["rule"] in "".join(one["rule"] for one in rows)


CHOICES = [row for row in ROWS[:-1] if row["facts"] != "nothing behind"]


@pytest.mark.parametrize("row", CHOICES, ids=[row["facts"] for row in CHOICES])
def test_the_row_is_needed_for_its_example(row, monkeypatch):
    def read():
        return [(one["text"], one["rule"].partition(": ")[2]) for one in attribute(re.sub(r"[\[\]]", "", row["example"]))]

    found, table = read(), lexicons.table
    monkeypatch.setattr(lexicons, "table", lambda name: tuple(one for one in table(name) if one != row))
    assert read() != found


@pytest.mark.parametrize(
    "text, contents",
    [
        ("“We shut the mill,” she said while leaving.", ["“We shut the mill,”"]),
        ("The mill is, she said, shut.", ["The mill is", "shut"]),
        ("“We lost the keys,” reads the report “Doors of the North.”", ["“We lost the keys,”"]),
    ],
    ids=["no pause", "an opening", "a title behind a document"],
)
def test_what_follows_the_cue(text, contents):
    assert column(text, "text") == contents
