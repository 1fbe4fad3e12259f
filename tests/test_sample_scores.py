"""What the project finds in the annotated sample articles does not fall below what it has reached."""

import pytest

import gold_scores


@pytest.fixture(scope="module")
def scores():
    return gold_scores.scores()


@pytest.mark.parametrize(("what", "least"), [("content", 0.90), ("content and speaker", 0.72), ("value", 0.87)])
def test_f1_of_what_is_found(scores, what, least):
    assert scores[what].f1 > least


@pytest.mark.parametrize(("what", "least"), [("speaker", 0.80), ("identification", 0.90), ("source type", 0.77), ("giver", 0.78)])
def test_accuracy_of_what_is_said_about_it(scores, what, least):
    assert scores[what].recall > least
