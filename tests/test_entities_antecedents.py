"""Whom "he" and "she" mean: what decides, and that the unsure is left open."""

import pytest

from attributing import attribute
from onrecord.entities.antecedents import points


def last_speaker(text: str) -> str | None:
    """The speaker of the last attribution of a text."""
    return attribute(text)[-1]["speaker"]


SPEAKERS = [
    ("the subject before the possessor", "Joe Pike's cousin, Karl Holm, was less sure. “It may rain,” he said.", "Karl Holm"),
    ("the subject before the object", "Karl Holm met Joe Pike at the mill. “It may rain,” he said.", "Karl Holm"),
    ("not the modifier", "Karl Holm, who joined the Pike campaign for Mr. Pike, was late. “It may rain,” he said.", "Karl Holm"),
    ("the subject in between", "“Is it late?” Joe Pike asked. Karl Holm looked up. “It may rain,” he said.", "Karl Holm"),
    ("the given name", "Anna Holm met Peter Pike at the mill. “It may rain,” he said.", "Peter Pike"),
    ("who spoke last", "Karl Holm closed the mill.\n\n“It is late,” Joe Pike said. “It may rain,” he added.", "Joe Pike"),
    ("title over surname", "Mrs. Ann Pike won. Her husband, Joe Pike, waved. “It may rain,” she said.", "Ann Pike"),
    ("the unnamed foreman", "“It is late,” said a foreman at the mill. “It may rain,” he added.", "a foreman at the mill"),
    ("through a pronoun", "Karl Holm left Joe Pike at the gate. Then he came back. “It may rain,” he said.", "Karl Holm"),
    ("the aged", "Karl Holm closed the mill. “It may rain,” the 46-year-old said.", "Karl Holm"),
]


@pytest.mark.parametrize(("text", "speaker"), [case[1:] for case in SPEAKERS], ids=[case[0] for case in SPEAKERS])
def test_a_pronoun_means(text, speaker):
    assert last_speaker(text) == speaker


def test_nobody_before_a_pronoun_is_nobody():
    assert last_speaker("“It may rain,” he said.") is None


def test_points_go_the_way_that_is_known():
    table = points()
    assert table["first subject, near"] > table["object, near"]
    assert table["possessor, near"] < 0 > table["modifier, near"]
    assert table["given name fits"] > 0 > table["given name does not fit"]
    assert table["unit before"] > table["two units back"] > table["three units back"] > table["four units back and more"]
