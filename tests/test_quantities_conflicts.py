"""Whether two figures tell one quantity, or cannot both be true."""

import pandas as pd
import pytest

from onrecord.quantities.conflicts import Thing, dimension_of, disagree, factor, in_unit_of, interval, is_other_end, same_thing
from quantity_cases import table


def row(low, high, modifier="exactly", unit=None, role=None, kind="number", sentence=0):
    return {"low": low, "high": high, "modifier": modifier, "unit": unit, "role": role, "kind": kind, "sentence": sentence}


def thing(words, head=None, verbs="", measure=(None, None)):
    listed = words.split()
    return Thing(measure, head or listed[-1], frozenset(listed), frozenset(verbs.split()))


def told(text, *givers):
    """The columns same_as and conflict of a text whose lines are given by `givers` (None: the reporter), None for what is missing."""
    given, start = [], 0
    for number, (sentence, giver) in enumerate(zip(text.split("\n"), givers, strict=False)):
        if giver:
            end = start + len(sentence)
            given.append({"attribution": number, "start": start, "end": end, "text": sentence, "speaker": giver})
        start += len(sentence) + 1
    found = table(text, given)
    return [[None if value is pd.NA else value for value in found[name].tolist()] for name in ("same_as", "conflict")]


# the bounds of a row
def test_an_exact_value_is_its_own_bounds():
    assert interval(row(40, 40)) == (40, 40)


def test_an_open_bound_is_endless():
    assert interval(row(40, None)) == (40, float("inf"))
    assert interval(row(None, 40)) == (float("-inf"), 40)


def test_a_rough_value_is_a_tenth_wider_on_both_sides():
    assert interval(row(40, 40, "about")) == (36, 44)


def test_a_rough_negative_value_is_a_tenth_wider_too():
    assert interval(row(-40, -40, "about")) == (-44, -36)


# whether two rows can both be true
@pytest.mark.parametrize(
    ("one", "other", "both_true"),
    [
        (row(40, 40), row(50, 50), False),
        (row(50, 50), row(40, 40), False),
        (row(40, 40), row(40, 40), True),
        (row(40, None), row(50, 50), True),  # more than 40, and 50
        (row(40, None), row(40, 40), True),
        (row(60, None), row(50, 50), False),
        (row(None, 60), row(60, 60), True),
        (row(None, 60), row(70, 70), False),
        (row(30, 50), row(50, 70), True),  # ranges that touch
        (row(30, 50), row(51, 70), False),
        (row(40, 40, "about"), row(44, 44), True),
        (row(40, 40, "about"), row(45, 45), False),
        (row(-3, -3), row(-5, -5), False),
    ],
)
def test_two_values_disagree_when_no_number_lies_in_both(one, other, both_true):
    assert disagree(one, other) is not both_true


def test_values_more_than_a_hundred_times_apart_speak_of_different_things():
    assert disagree(row(1, 1), row(100, 100))
    assert not disagree(row(1, 1), row(101, 101))


def test_an_upper_bound_alone_is_compared_by_its_size():
    assert disagree(row(None, 50), row(5000, 5000))
    assert not disagree(row(None, 50), row(5001, 5001))


# units
def test_a_unit_is_compared_by_its_dimension():
    assert dimension_of("kilometre") == dimension_of("mile") != dimension_of("kilogram")


def test_a_unit_that_cannot_be_converted_is_its_own_dimension():
    assert dimension_of("goal") == "goal"


def test_the_factor_says_how_many_of_the_first_unit_the_second_is():
    assert factor("metre", "kilometre") == 1000
    assert factor("kilometre", "metre") == 0.001


def test_temperatures_have_no_factor():
    assert factor("celsius", "fahrenheit") is None


def test_a_row_is_read_in_the_unit_of_the_other():
    assert in_unit_of(row(1, 1, unit="metre"), row(2, None, unit="kilometre")) == row(2000, None, unit="kilometre")


def test_a_row_in_the_same_or_an_unknown_unit_stays_as_it_is():
    for units in (("metre", "metre"), ("metre", "goal"), ("goal", "metre"), ("celsius", "fahrenheit")):
        other = row(2, 2, unit=units[1])
        assert in_unit_of(row(1, 1, unit=units[0]), other) is other


def test_lengths_in_two_units_that_come_to_the_same_do_not_disagree():
    assert not disagree(row(2000, 2000, unit="metre"), row(2, 2, unit="kilometre"))
    assert disagree(row(2000, 2000, unit="metre"), row(3, 3, unit="kilometre"))


# one thing
def test_things_of_two_like_words_are_one():
    assert same_thing(thing("missing sailor"), thing("missing sailor"))


def test_a_thing_is_the_one_that_is_told_with_more_words():
    assert same_thing(thing("young missing sailor"), thing("missing sailor"))
    assert same_thing(thing("missing sailor"), thing("young missing sailor"))


def test_things_with_words_of_their_own_differ():
    assert not same_thing(thing("young sailor"), thing("old sailor"))


def test_things_with_another_head_differ():
    assert not same_thing(thing("harbour pilot", "pilot"), thing("harbour pilot", "harbour"))


def test_things_with_another_measure_differ():
    assert not same_thing(thing("harbour pilot", measure=("length", None)), thing("harbour pilot", measure=("length", "up")))


def test_a_single_word_needs_a_verb_that_agrees():
    assert same_thing(thing("sailor", verbs="drown"), thing("sailor", verbs="drown find"))
    assert not same_thing(thing("sailor"), thing("sailor"))
    assert not same_thing(thing("missing sailor"), thing("sailor"))


def test_verbs_that_differ_part_two_things():
    assert not same_thing(thing("young sailor", verbs="kill"), thing("young sailor", verbs="wound"))


def test_a_verb_on_one_side_alone_parts_nothing():
    assert same_thing(thing("young sailor", verbs="kill"), thing("young sailor"))


def test_figures_of_nothing_are_not_compared():
    assert told("It was 12 degrees.\nIt was 12 degrees.", None, None)[0] == [None, None]


def test_start_and_end_belong_to_one_change():
    assert is_other_end(row(5, 5, role="from"), row(8, 8, role="to"))
    assert is_other_end(row(8, 8, role="to"), row(5, 5, role="from"))
    assert not is_other_end(row(5, 5, role="from"), row(8, 8, role="from"))
    assert not is_other_end(row(5, 5), row(8, 8, role="to"))


def test_a_change_ends_in_the_sentence_that_it_begins_in():
    assert not is_other_end(row(5, 5, role="from"), row(8, 8, role="to", sentence=1))


def test_the_ends_of_a_change_are_of_one_measure():
    assert not is_other_end(row(5, 5, unit="percentage", role="from", kind="percent"), row(8, 8, unit="euro", role="to", kind="money"))
    assert is_other_end(row(900, 900, unit="metre", role="from", kind="measure"), row(2, 2, unit="kilometre", role="to", kind="measure"))


# the columns of the table
def test_a_figure_told_three_times_points_at_the_first_each_time():
    assert told("It has 40 steel mills.\nThere are 40 steel mills.\nAll 40 steel mills stood still.")[0] == [None, 0, 0]


def test_the_two_ends_of_a_change_are_tied():
    assert told("Rents rose from 5 euros to 8 euros.")[0] == [None, 0]


def test_a_change_does_not_begin_where_another_ended():
    assert told("The share of idle looms narrowed to 8 percent from 10 percent. Debt stood at $5 million, up from $4 million.")[0] == [
        None,
        0,
        None,
        2,
    ]
    assert told("Rents fell to 8 euros from 10 euros and fees to 5 euros from 6 euros.")[0] == [None, 0, None, 2]


def test_two_givers_who_differ_are_in_conflict():
    assert told("It has 40 steel mills.\nThere are 50 steel mills.", "Ann Roe", "Bo Doe")[1] == [1, 1]


def test_the_reporter_is_a_giver_too():
    assert told("It has 40 steel mills.\nThere are 50 steel mills.", None, "Bo Doe")[1] == [1, 1]


def test_nobody_is_in_conflict_with_himself():
    assert told("It has 40 steel mills.\nThere are 50 steel mills.", "Ann Roe", "Ann Roe")[1] == [None, None]


def test_givers_who_say_the_same_are_not_in_conflict():
    assert told("It has 40 steel mills.\nThere are 40 steel mills.", "Ann Roe", "Bo Doe")[1] == [None, None]


def test_each_conflict_has_a_number_of_its_own():
    text = "It has 40 steel mills.\nThere are 50 steel mills.\nIt has 7 tin mines.\nThere are 9 tin mines."
    assert told(text, "Ann Roe", "Bo Doe", "Ann Roe", "Bo Doe")[1] == [1, 1, 2, 2]


def test_a_level_is_not_compared_with_a_change():
    assert told("Steel output rose 4 percent.\nSteel output was 6 percent.", "Ann Roe", "Bo Doe")[1] == [None, None]


def test_killed_are_not_compared_with_wounded():
    assert told("The blast killed 50 people.\nThe blast wounded 53 people.", "Ann Roe", "Bo Doe")[1] == [None, None]


def test_killed_are_compared_with_killed():
    assert told("The blast killed 50 people.\nThe blast killed 53 people.", "Ann Roe", "Bo Doe")[1] == [1, 1]


def test_durations_are_not_compared():
    assert told("The steel strike lasted 4 weeks.\nThe steel strike lasted 5 weeks.", "Ann Roe", "Bo Doe")[1] == [None, None]


def test_sums_for_one_thing_are_compared():
    assert told("The new bridge cost $4 million.\nThe new bridge cost $6 million.", "Ann Roe", "Bo Doe")[1] == [1, 1]


def test_mines_are_not_compared_with_owners_of_mines():
    assert told("There are 40 tin mines.\nThere are 50 tin mine owners.", "Ann Roe", "Bo Doe")[1] == [None, None]


def test_a_thing_is_compared_by_its_last_noun_though_something_is_said_of_it():
    assert told("There are 40 tin mines in the valley.\nThere are 50 tin mines on Velm.", "Ann Roe", "Bo Doe")[1] == [1, 1]
