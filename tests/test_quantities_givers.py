"""Givers, the same quantity told twice, and givers who disagree."""

import pandas as pd

from quantity_cases import table

TEXT = 'The blast killed 12 miners. "It killed 30 miners," said Ann Roe. The blast killed 12 miners, the ministry said later.'


def stretch(number, words, speaker):
    """A row of the attributions: the stretch of TEXT with these words."""
    start = TEXT.index(words)
    return {"attribution": number, "start": start, "end": start + len(words), "text": words, "speaker": speaker}


GIVEN = [stretch(1, '"It killed 30 miners,"', "Ann Roe"), stretch(2, "The blast killed 12 miners, ", "ministry")]


def test_giver_is_the_speaker_of_the_content_that_holds_the_figure():
    assert table(TEXT, GIVEN)["speaker"].tolist() == [pd.NA, "Ann Roe", "ministry"]


def test_attribution_is_the_number_of_the_content_that_holds_the_figure():
    assert table(TEXT, GIVEN)["attribution"].tolist() == [pd.NA, 1, 2]


def test_the_reporters_own_figure_has_no_giver():
    assert table(TEXT)["speaker"].isna().all()


def doubtful(**told):
    """The speakers of the figures of TEXT, where the first attribution is told to be less sure."""
    return table(TEXT, [GIVEN[0] | told, GIVEN[1]])["speaker"].tolist()


def test_what_is_hardly_a_claim_gives_no_figure():
    assert doubtful(doubt="claim", confidence=0.2) == [pd.NA, pd.NA, "ministry"]


def test_what_is_more_than_a_little_sure_gives_its_figure():
    assert doubtful(doubt="claim", confidence=0.4) == [pd.NA, "Ann Roe", "ministry"]


def test_words_without_marks_that_are_hardly_anybodys_give_no_figure():
    assert doubtful(speech="indirect", doubt="speaker", confidence=0.3) == [pd.NA, pd.NA, "ministry"]


def test_words_in_marks_give_their_figure_though_the_speaker_is_doubtful():
    assert doubtful(speech="direct", doubt="speaker", confidence=0.3) == [pd.NA, "Ann Roe", "ministry"]


def test_a_doubtful_end_does_not_keep_a_giver_from_the_figure():
    assert doubtful(speech="direct", doubt="end", confidence=0.2) == [pd.NA, "Ann Roe", "ministry"]


def test_a_doubtful_claim_that_somebody_put_right_gives_its_figure():
    assert doubtful(doubt="claim", confidence=0.2, corrected="speaker") == [pd.NA, "Ann Roe", "ministry"]


def test_a_figure_told_again_points_at_its_first_row():
    assert table(TEXT, GIVEN)["same_as"].tolist() == [pd.NA, pd.NA, 0]


def test_givers_with_different_values_share_a_conflict():
    assert table(TEXT, GIVEN)["conflict"].tolist() == [1, 1, 1]


def test_one_giver_with_two_values_is_no_conflict():
    assert table(TEXT)["conflict"].isna().all()


def test_values_that_can_both_be_true_are_no_conflict():
    text = "At least 10 miners died, Roe said. Exactly 12 miners died, Doe said."
    given = [{"attribution": 1, "start": 0, "end": 23, "speaker": "Roe"}, {"attribution": 2, "start": 35, "end": 58, "speaker": "Doe"}]
    assert table(text, given)["conflict"].isna().all()


def test_different_things_are_neither_same_nor_in_conflict():
    found = table("The town has 12 schools. The town has 12 bakeries.")
    assert found["same_as"].isna().all()


def test_a_conversion_tells_the_same_quantity():
    assert table("The dam cost 333 million yen ($3 million).")["same_as"].tolist() == [pd.NA, 0]
