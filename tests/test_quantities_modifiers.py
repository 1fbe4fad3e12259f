"""Modifiers: how a figure is meant, and the bounds that follow."""

import pytest

from quantity_cases import only, rows

MODIFIED = [
    ("One or a few cars burned.", "at least", 1, None),
    ("Exactly 50 cars burned.", "exactly", 50, 50),
    ("Only 50 cars burned.", "exactly", 50, 50),
    ("A total of 50 cars burned.", "exactly", 50, 50),
    ("About 50 cars burned.", "about", 50, 50),
    ("Around 50 cars burned.", "about", 50, 50),
    ("Some 50 cars burned.", "about", 50, 50),
    ("Nearly 50 cars burned.", "about", 50, 50),
    ("An estimated 50 cars burned.", "about", 50, 50),
    ("Roughly 50 cars burned.", "about", 50, 50),
    ("50 or so cars burned.", "about", 50, 50),
    ("The bill came to ~50 euros.", "about", 50, 50),
    ("The bill came to 50 euros, give or take.", "about", 50, 50),
    ("More than 50 cars burned.", "more than", 50, None),
    ("Over 50 cars burned.", "more than", 50, None),
    ("Well over 50 cars burned.", "more than", 50, None),
    ("In excess of 50 cars burned.", "more than", 50, None),
    ("Upwards of 50 cars burned.", "more than", 50, None),
    ("At least 50 cars burned.", "at least", 50, None),
    ("No fewer than 50 cars burned.", "at least", 50, None),
    ("A minimum of 50 cars burned.", "at least", 50, None),
    ("50 or more cars burned.", "at least", 50, None),
    ("As low as 50 cars a day passed.", "at least", 50, None),
    ("The fine is 50 euros or more.", "at least", 50, None),
    ("The fine is 50 euros at least.", "at least", 50, None),
    ("Fewer than 50 cars burned.", "less than", None, 50),
    ("Less than 50 cars burned.", "less than", None, 50),
    ("Just under 50 cars burned.", "less than", None, 50),
    ("Sub-50 metre flats sold well.", "less than", None, 50),
    ("Up to 50 cars burned.", "up to", None, 50),
    ("As many as 50 cars burned.", "up to", None, 50),
    ("No more than 50 cars burned.", "up to", None, 50),
    ("A maximum of 50 cars burned.", "up to", None, 50),
    ("The fine is 50 euros or less.", "up to", None, 50),
    ("Up to about 50 cars burned.", "up to", None, 50),
    ("At least 10 and up to 20 cars burned.", "between", 10, 20),
    ("More than 10 but fewer than 20 cars burned.", "between", 10, 20),
    ("The fine is more than $50.", "more than", 50, None),
    ("A $50 minimum fine was set.", "exactly", 50, 50),
    ("Sales came to a high of $50.", "exactly", 50, 50),
    ("The crew averaged 50 knots.", "about", 50, 50),
    ("The tally is closer to 50.", "about", 50, 50),
    ("More than a third of its cars burned.", "more than", pytest.approx(1 / 3), None),
    ('He saw "no fewer than 50" cars.', "at least", 50, None),
    ("The rent rose over 50 winters.", "exactly", 50, 50),
    ("The strike lasted for more than a month.", "more than", 1, None),
    ("The gap is less than a percentage point.", "less than", None, 1),
    ("50 cars burned.", "exactly", 50, 50),
    ("Plus or minus 50 cars burned.", "exactly", 50, 50),
    ("He jumped over two fences.", "exactly", 2, 2),
    ("The mill stood above three shops.", "exactly", 3, 3),
    ("He owns over ten looms.", "more than", 10, None),
    ("The price fell below three euros.", "less than", None, 3),
    ("The ferry was late by over six days.", "more than", 6, None),
    ("The strike lasted for over 50 days.", "more than", 50, None),
    ("The rent rose over 50 days.", "exactly", 50, 50),
    ("The 50-plus cars burned.", "at least", 50, None),
    ("50-odd cars burned.", "about", 50, 50),
    ("As little as 50 euros will do.", "at least", 50, None),
    ("The fine is capped at 50 euros.", "up to", None, 50),
    ("The bill is close to 50 euros.", "about", 50, 50),
    ("South of 50 cars burned.", "less than", None, 50),
    ("At most 50 cars burned.", "up to", None, 50),
]


@pytest.mark.parametrize(("text", "modifier", "low", "high"), MODIFIED)
def test_modifier(text, modifier, low, high):
    assert only(text, "modifier", "low", "high") == (modifier, low, high)


def test_conversion_in_brackets_takes_the_modifier_of_what_it_converts():
    assert rows("The fund lost more than 7 million crowns ($1 million).", "modifier") == [("more than",), ("more than",)]


HEDGED = [
    ("The blast may have killed 12 miners.", "may"),
    ("The blast killed an estimated 12 miners.", "estimated"),
    ("The blast reportedly killed 12 miners.", "reportedly"),
    ("Up to 12 miners are feared dead.", "feared"),
    ("The blast killed 12 miners.", None),
    ("The raid caught 12 suspected thieves.", None),
    ("The cause may be gas, but 12 miners died.", None),
    ("In May 12 miners died there.", None),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGED)
def test_hedge(text, hedge):
    assert [found for (found,) in rows(text, "hedge")] in ([hedge], [])


def test_over_is_no_bound_between_two_numbers_nor_before_the_time_that_something_takes():
    assert rows("His pressure stood at 90 over 60.", "low", "high") == [(90, 90), (60, 60)]
    assert rows("Rents fell over 8 months.", "modifier") == [("exactly",)]
