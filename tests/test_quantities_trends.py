"""Trends: up or down for the amount of a change, nothing for a level and for what is changed."""

import pytest

from quantity_cases import rows

TRENDS = [
    ("Rents rose 4%.", ["up"]),
    ("Rents fell by 40 euros.", ["down"]),
    ("Rents rose to 400 euros.", [None]),
    ("Rents were down 4%.", ["down"]),
    ("The town saw a 4% rise in rents.", ["up"]),
    ("The town saw a fall of 4%.", ["down"]),
    ("Rents closed 4% higher.", ["up"]),
    ("The mayor cut the fee by 40 euros.", ["down"]),
    ("The index lost 62 points to close at 7,425.", ["down", None]),
    ("Rents edged up 4%.", ["up"]),
    # what is added, cut or lost and measures something, is no amount of a change
    ("The town added a $40 fee.", [None]),
    ("The town cut a $40 fee.", [None]),
    ("The town raised a new $40 million bridge.", [None]),
    ("He climbed the 900-metre tower.", [None]),
    # a noun that is only spelled like a change
    ("She signed a $40 million contract.", [None]),
    ("It is a $40 million firm.", [None]),
]


@pytest.mark.parametrize(("text", "trends"), TRENDS)
def test_trend(text, trends):
    assert [trend for (trend,) in rows(text, "trend")] == trends
