"""Interviews in questions and answers, and transcripts."""

import pytest

from attributing import attribute, column

INTRODUCTION = "Ellen Marsh has kept bees on the roof of the town hall for years. Marsh met us beside her hives.\n\n"
LETTERS = (
    INTRODUCTION
    + "Q: Are you ever stung?\n\nA: Every week. I stopped counting at 40.\n\nQ: Why go on?\n\nA: They are better company than the council."
)
BARE = INTRODUCTION + (
    "Are you ever stung?\n\nEvery week. I stopped counting at 40.\n\nWhy do you go on?\n\nI like the company.\n\n"
    "What does your family say?\n\nMy brother moved out.\n\nWill you stop one day?\n\nI have asked the bees."
)


def test_answers_belong_to_the_person_introduced():
    assert column(LETTERS, "speaker")[1::2] == ["Ellen Marsh", "Ellen Marsh"]


def test_questions_of_an_unnamed_interviewer_belong_to_nobody():
    assert column(LETTERS, "speaker")[::2] == [None, None]


def test_a_turn_is_direct_speech_without_marks():
    assert set(column(LETTERS, "speech")) == {"direct"}


def test_the_cue_of_a_labelled_turn_is_its_colon():
    assert set(column(LETTERS, "cue")) == {":"}


def test_an_answer_goes_on_in_the_next_paragraph():
    text = LETTERS.replace("at 40.\n\n", "at 40.\n\nThe doctor laughs at me.\n\n")
    rows = [row for row in attribute(text) if row["attribution"] == 1]
    assert [row["text"] for row in rows] == ["Every week. I stopped counting at 40.", "The doctor laughs at me."]


def test_what_follows_the_last_answer_is_the_reporters():
    assert "The hives open in May." not in column(LETTERS + "\n\nThe hives open in May.", "text")


def test_a_remark_in_brackets_is_nobodys():
    assert "(Laughs.)" not in column(LETTERS.replace("at 40.\n\n", "at 40.\n\n(Laughs.)\n\n"), "text")


def test_a_nested_quotation_stays_inside_the_answer():
    text = LETTERS.replace("I stopped counting at 40.", 'My father said, "Wear gloves."')
    assert column(text, "text")[1] == 'Every week. My father said, "Wear gloves."'


def test_questions_and_answers_without_labels():
    speakers = column(BARE, "speaker")
    assert speakers == [None, "Ellen Marsh"] * 4


def test_rhetorical_questions_of_a_writer_are_no_interview():
    assert (
        attribute("Who pays?\n\nThe town does.\n\nWho gains?\n\nThe bank does.\n\nWho knew?\n\nNobody did.\n\nWhat now?\n\nNothing.") == []
    )


def test_where_only_answers_are_labelled_the_paragraph_before_asks():
    text = (
        INTRODUCTION + "Are you ever stung?\n\nA: Every week.\n\nTell me why.\n\nA: I like it.\n\nAnd the council?\n\nA: They like honey."
    )
    assert column(text, "speaker") == [None, "Ellen Marsh"] * 3


@pytest.mark.parametrize(
    "label, speaker", [("MARSH", "Ellen Marsh"), ("EM", "Ellen Marsh"), ("Ms. Marsh", "Ellen Marsh"), ("Ellen", "Ellen Marsh")]
)
def test_a_label_names_a_person(label, speaker):
    text = INTRODUCTION + f"DUNN: Are you stung?\n\n{label}: Every week.\n\nDUNN: And then?\n\n{label}: I swear."
    assert column(text, "speaker")[1] == speaker
