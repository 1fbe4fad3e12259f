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
    # a modifier stands between the verb and the figure
    ("Rents rose more than 4%.", ["up"]),
    ("Lamp sales are off more than 40 million euros.", ["down"]),
    ("Rents rose an annual 4%.", ["up"]),
    ("Rents rose higher than 4%.", [None]),
    # the second of two changes takes the word of the first
    ("Rents rose 4% in Orvik and 5% in Velm.", ["up", "up"]),
    ("Rents fell by 4% in Orvik, 5% in Velm.", ["down", "down"]),
    ("Rents rose 4% in Orvik and 5% of the tenants left.", ["up", None]),
    ("The mill saw a 20% and 16% rise in sales.", ["up", "up"]),
    ("Turnout was down an average of 30%.", ["down"]),
    ("Eating nuts early cut the risk of falling ill by 80%.", ["down"]),
    # how far something is from a mark, and the size of a thing whose name looks like a change
    ("Roe fell four points short of the mark.", [None]),
    ("The 12-inch Velmo Drops came out.", [None]),
    # "up" and "down" that belong to another verb, and what is raised or lost without a change of it
    ("The guild picked up four seats.", [None]),
    ("Bakers make up a third of the guild.", [None]),
    ("The mill raised $3 million for a new roof.", [None]),
    ("Roe lost by 13 points.", [None]),
    ("The club has grown, and it is now led by a council of 80 members.", [None]),
    # what is added, cut or lost and measures something, is no amount of a change
    ("The town added a $40 fee.", [None]),
    ("The town cut a $40 fee.", [None]),
    ("The town raised a new $40 million bridge.", [None]),
    ("He climbed the 900-metre tower.", [None]),
    # things that something is done to, but not the places that somebody rises
    ("Divers recovered 12 old bells.", [None]),
    ("Velm climbed 12 places.", ["up"]),
    ("The choir grew by 12 singers.", ["up"]),
    # a noun that is only spelled like a change
    ("She signed a $40 million contract.", [None]),
    ("It is a $40 million firm.", [None]),
]


@pytest.mark.parametrize(("text", "trends"), TRENDS)
def test_trend(text, trends):
    assert [trend for (trend,) in rows(text, "trend")] == trends


def test_the_ends_of_a_change_may_have_a_time_between_them():
    assert rows("Takings came to 8 euros in the four months to May, up from 5 euros.", "text", "role")[::2] == [
        ("8 euros", "to"),
        ("5 euros", "from"),
    ]


def test_the_start_of_a_change_takes_the_unit_of_its_end():
    assert rows("The lead grew to nine points, from four in May.", "unit", "role") == [("point", "to"), ("point", "from")]
