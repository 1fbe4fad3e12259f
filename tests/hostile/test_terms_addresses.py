"""Addresses in running text are no words, and whatever looks like one costs no more than its length."""

import time

import pytest

from onrecord.terms.addresses import without_addresses


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See www.paper.example now", ["See", "now"]),
        ("See (https://paper.example/a?b=c) now", ["See", "(", "now"]),
        ("Write to desk@paper.example, please", ["Write", "to", ",", "please"]),
        ("Read paper.example/pier.", ["Read"]),
        ("The handle @paper and 5/6 and and/or stay", ["The", "handle", "@paper", "and", "5/6", "and", "and/or", "stay"]),
        ("The U.S./Brannoc talks", ["The", "U.S./Brannoc", "talks"]),
    ],
)
def test_an_address_leaves_nothing_and_moves_nothing(text, left):
    assert without_addresses(text).split() == left and len(without_addresses(text)) == len(text)


@pytest.mark.parametrize("piece", ["a@", "a.b", ".aa/", "www", "a.", "@."])
def test_the_cost_is_that_of_the_length(piece):
    def seconds(size):
        started = time.process_time()
        without_addresses(piece * (size // len(piece)) + "/")
        return time.process_time() - started

    assert seconds(256_000) <= 1.5 * 16 * max(seconds(16_000), 0.005)
