"""Damaged files of every format, each in its time and memory: an article or a refusal that says why, and nothing else."""

import pytest

import fuzzing

pytestmark = pytest.mark.growth

COUNT = 2000
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_file_is_an_article_or_a_refusal(part):
    wrong = [f"{number} ({given.made}, {given.name}): {why}" for number, given, _, why in fuzzing.run(range(part, COUNT, PARTS)) if why]
    assert wrong == []


def test_a_number_is_always_the_same_input():
    assert [fuzzing.case(number) for number in range(40)] == [fuzzing.case(number) for number in range(40)]


def test_every_format_is_damaged_in_every_way():
    made = {fuzzing.case(number).made for number in range(COUNT)}
    ways = {way.__name__ for way in fuzzing.WAYS}
    assert made >= {f"{way} of {name}" for way in ways for name in fuzzing.seeds()} | {"cut after a word"}
