"""What is not a quantity, and what looks like it and is one."""
import pytest
from quantity_cases import rows

NONE = [
    "The bridge opened on May 3.",
    "The bridge opened on 3 May 2014.",
    "The bridge opened on May 3, 2014, in Orvik.",
    "The bridge opened in 2014.",
    "The bridge opened in the 1990s.",
    "The bridge opened in the 90s.",
    "The bridge was closed in 2018-19.",
    "The bridge was closed from 1990 to 1994.",
    "The 2019 elections were close.",
    "The vote ended at 5:30 p.m. on Tuesday.",
    "The vote ended at 11pm.",
    "The vote ended at 10.45pm.",
    "The vote ended at 7 o'clock.",
    "He came 4th in the race.",
    "She took the 21st seat.",
    "The third minister resigned.",
    "The second half of the match was dull.",
    "The new iPhone 11 is out.",
    "The aid came through UNITED24 again.",
    "Passengers boarded Flight 93 there.",
    "The Galaxy S23 sold well.",
    "The COVID-19 rules were lifted.",
    "The S&P 500 closed early.",
    "The firm Motel 6 declined to comment.",
    "Both cited Article 3 of the treaty.",
    "The rule is in section 4 and 5 of the code.",
    "The proof is on page 12.",
    "Call 555-0134 for help.",
    "Call 202-555-0134 for help.",
    "The team won 3-1.",
    "The side drew 2-2 on Sunday.",
    "The senate voted 52-48.",
    "Ann Roe, 25, said so.",
    "Men aged 18 to 34 were asked.",
    "She left at age 19.",
    "One day it will end.",
    "One thing is clear.",
    "They looked at one another.",
    "No one came.",
    "This one is broken.",
    "The shop is open 24/7.",
    "The attacks of 9/11 changed that.",
    "The report [16] says so.",
    "The reports [17], [18] say so.",
    "Studies [21-24] say so.",
    "The host is 192.168.1.2 here.",
    "It was a one-sided debate.",
    "The street is a one-way street.",
    "The game Catch-22 was shown.",
]

KEPT = [
    ("The bridge has 2,014 bolts.", [2014]),
    ("The bridge cost $2014.", [2014]),
    ("The march drew about 2,000 people.", [2000]),
    ("In 2014 some 30 people drowned.", [30]),
    ("One man was hurt.", [1]),
    ("One of the men was hurt.", [1]),
    ("He works one day a week.", [1]),
    ("The 14,000 UN soldiers left.", [14000]),
    ("On Monday 40 people were hurt.", [40]),
    ("The boy is 12 years old.", [12]),
    ("A 12-year-old boy was hurt.", [12]),
    ("The three-month strike ended.", [3]),
    ("The top three teams advanced.", [3]),
    ("Roughly 1,709 pupils passed.", [1709]),
    ("The vessel holds 2 TVs.", [2]),
    ("Page 12 lists 14 names.", [14]),
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text):
    assert rows(text, "text") == []


@pytest.mark.parametrize(("text", "values"), KEPT)
def test_quantity(text, values):
    assert [low for (low,) in rows(text, "low")] == values
