"""What one unit hands to the next: which tokens the latest attributions hold."""

import pytest

from onrecord.attribution.candidates import Draft, State


def state(*contents):
    """A state with an attribution for each list of stretches."""
    return State(drafts=[Draft(list(stretches), None, None, "", 0) for stretches in contents])


@pytest.mark.parametrize(
    ("first", "last", "covered"),
    [
        pytest.param(4, 8, True, id="the same tokens"),
        pytest.param(7, 9, True, id="the last token"),
        pytest.param(2, 5, True, id="the first token"),
        pytest.param(8, 9, False, id="what begins where it ends"),
        pytest.param(2, 4, False, id="what ends where it begins"),
    ],
)
def test_tokens_are_covered_by_the_content_that_holds_some_of_them(first, last, covered):
    assert state([(4, 8)]).covers(first, last) is covered


def test_tokens_are_covered_by_any_stretch_of_a_content():
    assert state([(4, 8), (12, 14)]).covers(13, 20)
    assert not state([(4, 8), (12, 14)]).covers(8, 12)


def test_only_the_latest_three_attributions_are_asked():
    contents = [[(0, 2)], [(2, 4)], [(4, 6)], [(6, 8)]]
    assert [state(*contents).covers(first, first + 1) for first in (0, 2, 4, 6)] == [False, True, True, True]


def test_nothing_is_known_before_the_first_unit():
    fresh = State()
    assert (fresh.drafts, fresh.pending, fresh.subject, fresh.turns) == ([], None, None, {})
    assert (fresh.paragraph, fresh.done, fresh.standing, fresh.least) == (-1, 0, False, 0.0)
