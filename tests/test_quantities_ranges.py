"""A range is one figure; the two ends of a change are two."""

import pytest

from quantity_cases import rows

RANGES = [
    "From 3 to 5 people came.",
    "They sell lamps from 3 to 5 crowns.",
    "The court set a rising scale of fines from $3 to $5.",
]
CHANGES = ["The toll rose from 3 to 5 crowns.", "The toll was cut from $3 to $5.", "The toll rose from $3 in May to roughly $5 in June."]


@pytest.mark.parametrize("text", RANGES)
def test_without_a_verb_of_change_it_is_one_range(text):
    assert rows(text, "low", "high", "modifier", "role") == [(3, 5, "between", None)]


@pytest.mark.parametrize("text", CHANGES)
def test_with_a_verb_of_change_it_is_two_ends(text):
    assert rows(text, "low", "high", "role") == [(3, 3, "from"), (5, 5, "to")]
