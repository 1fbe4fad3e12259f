"""Interviews in questions and answers, and transcripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributing import attribute, column
from onrecord import lexicons
from onrecord.attribution.dialogue import alternation
from onrecord.attribution.dialogue.dialogue_tables import forms, phrases, points
from onrecord.attribution.dialogue.labels import TESTS

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


def conversation(*turns: str, before: str = "") -> list[tuple[str | None, str]]:
    """Speaker and words of each turn of a text that is made of the turns, one a paragraph, behind an introduction."""
    return [(row["speaker"], row["text"]) for row in attribute("\n\n".join([before, *turns] if before else turns))]


@pytest.mark.parametrize("row", lexicons.table("label_forms"), ids=lambda row: row["form"])
def test_each_form_of_a_label_finds_the_name_of_its_example(row):
    form, found = next((form, match) for form, known in forms() if (match := known.match(row["example"])))
    assert (form, found["name"]) == (row["form"], row["name"])


@pytest.mark.parametrize("row", [row for row in lexicons.table("turn_points") if row["pattern"]], ids=lambda row: row["feature"])
def test_each_feature_of_a_paragraph_is_found_in_its_example(row):
    assert row["feature"] in alternation.features(row["example"])


@pytest.mark.parametrize("row", lexicons.table("dialogue_phrases"), ids=lambda row: row["example"])
def test_each_phrase_is_found_in_its_example(row):
    found = [known.search("\n" + row["example"]) for known in phrases(row["tells"])]
    assert any(match and match.groupdict().get("name", "Ines Aro") == "Ines Aro" for match in found)


def test_every_feature_of_labels_has_points_and_a_test():
    assert set(points("label")) == set(TESTS) | {"beside other labels", "one of several"}


@pytest.mark.parametrize(
    "asks, answers",
    [
        ("Q. — ", "A. — "),
        ("**Q:** ", "**A:** "),
        ("QUESTION: ", "ANSWER: "),
        ("Q1: ", "A1: "),
        ("Interviewer: ", "Ms. Marsh: "),
        ("- Q: ", "- A: "),
    ],
)
def test_labels_without_a_name_are_the_interviewers_and_who_answers(asks, answers):
    text = INTRODUCTION + f"{asks}Are you stung?\n\n{answers}Every week.\n\n{asks}And then?\n\n{answers}I swear."
    rows = [(row["speaker"], row["text"]) for row in attribute(text)]
    assert rows == [(None, "Are you stung?"), ("Ellen Marsh", "Every week."), (None, "And then?"), ("Ellen Marsh", "I swear.")]


@pytest.mark.parametrize(
    "label",
    [
        "Ellen Marsh:",
        "**Ellen Marsh:**",
        "[Ellen Marsh]",
        "((Ellen Marsh))",
        "ELLEN MARSH, KEEPER OF BEES:",
        "ELLEN MARSH (laughing):",
        "Ms. MARSH.",
        "Beekeeper Ellen Marsh:",
        "[09:12] Ellen Marsh:",
        "Ellen Marsh\n\n",
    ],
)
def test_a_label_in_any_form_gives_its_turn_to_the_person(label):
    rows = conversation(
        "Piet Dunn: Are you stung?",
        f"{label} Every week.",
        "Piet Dunn: By your own bees?",
        f"{label} I have no others.",
        before=INTRODUCTION,
    )
    assert rows[1::2] == [("Ellen Marsh", "Every week."), ("Ellen Marsh", "I have no others.")]
    assert {speaker for speaker, _ in rows[::2]} == {"Piet Dunn"}


def test_an_outlet_can_ask():
    rows = conversation(
        "Roof Weekly: Are you stung?", "MARSH: Every week.", "Roof Weekly: Still?", "MARSH: I said so.", before=INTRODUCTION
    )
    assert [speaker for speaker, _ in rows] == ["Roof Weekly", "Ellen Marsh"] * 2


def test_people_who_were_asked_in_the_street_are_labelled_once_each():
    rows = conversation(
        "Ellen Marsh, 51, beekeeper: I like the new square.", "Piet Dunn, baker: Nobody asked me.", "Ada Rook, pupil: We play on it."
    )
    assert [speaker for speaker, _ in rows] == ["Ellen Marsh", "Piet Dunn", "Ada Rook"]


@pytest.mark.parametrize(
    "items",
    [
        ("Nevada: Hives need a fence.", "Ohio: You may keep three hives.", "Utah: Bees are free."),
        ("Where: Town hall", "When: Sunday at ten", "Cost: Two crowns"),
        ("Ellen Marsh: A keeper of bees who stood twice.", "Piet Dunn: The owner of the bakery.", "Ada Rook: A pupil of 17."),
        ("Marsh: Quick on the wing. 7", "Dunn: Lost at the back. 4", "Rook: Scored twice. 9"),
        ("10:15 am: The square is closed.", "10:40 am: The bees are moving.", "11:05 am: The square is open."),
        ("Gold: Ellen Marsh", "Silver: Piet Dunn", "Bronze: Ada Rook"),
    ],
    ids=["places", "facts", "candidates", "marks", "times", "medals"],
)
def test_heads_of_a_list_are_no_labels(items):
    assert conversation("The list was pinned to the door.", *items) == []


def test_three_questions_are_an_interview_where_it_is_announced():
    rows = conversation(
        "Where do the bees go?", "South, I think.", "Who told you?", "My father. He followed them.", "Will you?", "Not at my age.",
        before="Ellen Marsh answered our questions about bees.",
    )  # fmt: skip
    assert [speaker for speaker, _ in rows] == [None, "Ellen Marsh"] * 3


def test_questions_set_in_bold_need_no_labels():
    rows = conversation(
        "**Where do bees go?**",
        "South, mostly.",
        "**Do you follow?**",
        "I have a shop.",
        before="# Talking to Ellen Marsh\n\nWe met Ellen Marsh.",
    )
    assert rows[1:] == [("Ellen Marsh", "South, mostly."), (None, "Do you follow?"), ("Ellen Marsh", "I have a shop.")]


def test_subheads_captions_and_epilogue_belong_to_nobody():
    text = (
        BARE.replace("Why do you", "Days of doubt\n\nWhy do you") + "\n\nEllen Marsh was born in 1961. Her honey is sold at the town hall."
    )
    said = column(text, "text")
    assert len(said) == 8 and "Days of doubt" not in said


def test_an_explainer_in_questions_and_answers_is_no_interview():
    text = "What to know of the bee tax\n\nWho pays?\n\nAll who keep hives.\n\nHow much is it?\n\nTwo crowns. You can pay by card.\n\n"
    assert attribute(text + "When does it start?\n\nIn May.\n\nCan you get it back?\n\nOnly where the bees have died.") == []


@pytest.mark.parametrize(
    "introduction, asks",
    [
        ("Piet Dunn talks to Ellen Marsh about bees", "Piet Dunn"),
        ("An interview with Ellen Marsh\n\nBy Piet Dunn", "Piet Dunn"),
        ("Harbour bees\n\nOur reporter Piet Dunn met the keeper Ellen Marsh on her roof.", "Piet Dunn"),
        ("Harbour bees\n\nEllen Marsh talked to Piet Dunn of the Roof Gazette about swarms.", "Piet Dunn"),
        ("Interview: Ellen Marsh\n\nEllen Marsh, who follows Piet Dunn as keeper, has forty hives.", None),
    ],
)
def test_the_introduction_says_who_asks_and_who_answers(introduction, asks):
    text = introduction + BARE[len(INTRODUCTION) - 2 :]
    assert column(text, "speaker") == [asks, "Ellen Marsh"] * 4


def test_where_two_are_introduced_nobody_can_tell_who_answers():
    text = "Ellen Marsh and Piet Dunn spoke to us about their bees." + BARE[len(INTRODUCTION) - 2 :]
    assert set(column(text, "speaker")) == {None}


def test_narration_that_names_a_speaker_is_no_part_of_the_turn():
    rows = conversation(
        "PIET DUNN: Will you stop?", "ELLEN MARSH: I have asked the bees.", "Marsh shut the hive.", "PIET DUNN: And they said?",
        "ELLEN MARSH: We are still talking.",
    )  # fmt: skip
    assert len(rows) == 4


@given(
    st.lists(st.sampled_from(["Q: Why?", "A: No.", "Who are you?", "I am Ada.", "ADA ROOK: (", "Ada:", "**", "[x]", "“I know.”", "Q", ":"]))
)
def test_turns_never_overlap_and_never_fail(paragraphs):
    text = "\n\n".join(["A talk with Ada Rook", *paragraphs])
    rows = attribute(text)
    assert all(one["end"] <= other["start"] for one, other in zip(rows, rows[1:], strict=False))


@pytest.mark.parametrize(("words", "brief"), [(1, True), (6, True), (7, False), (4000, False)])
def test_a_paragraph_of_at_most_six_words_is_brief(words, brief):
    assert ("is brief" in alternation.features("lantern " * words)) is brief


TALK = "Reporter: Is the mill shut?\n\nAnn Bell: It is, and I am glad.\n\nReporter: Why?\n\nAnn Bell: It leaked, and it was old.\n\n"


def test_a_turn_of_a_conversation_is_not_doubted():
    assert {(row["doubt"], row["confidence"] > 0.9) for row in attribute(TALK)} == {(None, True)}


def test_a_turn_inside_a_longer_report_is_judged_like_any_other():
    report = "The town lies on the river, and its mill, which was built by the dyers, has stood there for many years. " * 8
    assert {row["confidence"] > 0.9 for row in attribute(f"{report}\n\n{TALK}") if row["rule"] == "label before a colon"} == {False}


PARTED = """The crab counter

HOST, LENA ORD: Today I am with Bea Mallow. Bea, why crabs?

BEA MALLOW: Because they stand still. I like that.

LENA: How many have you counted?

BEA: Four million, and I stopped dreaming of them.
"""
ADVICE = """Ask the gardener

By Nella Frisk

Q: My roses have black spots. Should I burn them?

A: No. Cut off the leaves. I did this for years.

Q: Is it too late to plant beans?

A: Not before June. I plant mine when the swifts come.
"""
AGED = """Three answers on the bridge

Colm Ardley, shopkeeper: Yes. I pay the toll twice a day.

Sunna Reyle, economist: No. I would rather walk.

Ivo Tamm (19), student: I don't have a car.
"""
TIMED = """Storm Petra: live

09:10 Hanna Brill: I am at the sea wall, and the waves come over it.

09:40 The council says the school will stay shut.

10:05 Oskar Dane: Here in Velm the power is back. People queue for bread.

10:30 Hanna Brill: The first boats are coming in. I see nobody hurt.
"""


@pytest.mark.parametrize(
    "text, speakers",
    [
        (PARTED, ["Lena Ord", "Bea Mallow", "Lena Ord", "Bea Mallow"]),
        (ADVICE, [None, "Nella Frisk", None, "Nella Frisk"]),
        (AGED, ["Colm Ardley", "Sunna Reyle", "Ivo Tamm"]),
        (TIMED, ["Hanna Brill", "The council", "Oskar Dane", "Hanna Brill"]),
    ],
    ids=["a part and a name in a label", "a column of advice", "an age in a label", "times in a live blog"],
)
def test_turns_have_the_speakers_that_a_reader_gives_them(text, speakers):
    assert column(text, "speaker") == speakers
