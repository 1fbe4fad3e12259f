"""What a source stands for that is named elsewhere, and contents that are no more than a figure."""

import pytest

from attributing import column

ORGANISATIONS = [
    ("The Federation of Marram Growers has met the mayor. The federation said the price was too high.", "Federation of Marram Growers"),
    ("The Harbour Workers Union has met the mayor. The union said the price was too high.", "Harbour Workers Union"),
    ("The Ministry of Fisheries has met the mayor. The ministry said the price was too high.", "Ministry of Fisheries"),
    ("The League of Northern Ports has met the mayor. The League said the price was too high.", "League of Northern Ports"),
    ("The Marram Port Authority has met the mayor. The MPA said the price was too high.", "Marram Port Authority"),
    ("Brightwell Bank closed a branch on Monday. The bank said the price was too high.", "Brightwell Bank"),
    ("The Ministry of Fisheries has met the mayor. A spokesman for the ministry said the price was too high.", "Ministry of Fisheries"),
]


@pytest.mark.parametrize("text, speaker", ORGANISATIONS)
def test_a_short_or_general_name_stands_for_the_full_one(text, speaker):
    assert column(text, "speaker") == [speaker]


def test_one_of_them_with_a_name_is_that_name():
    text = "Three developers have seen the site. One of them, Brightwell Homes, said the price was too high."
    assert column(text, "speaker") == ["Brightwell Homes"]


def test_many_of_them_who_speak_of_one_another_come_to_an_end():
    assert column("The people of them said it may rain. " * 1500, "speaker")


UNNAMED = [
    ('A senior official in the capital was less sure. "It may rain," the official said.', "A senior official in the capital"),
    ('A driver waited at the gate. "It may rain," the driver said.', "A driver"),
    ('Two engineers said it may rain. "It is late," one of them said.', "Two engineers"),
]


@pytest.mark.parametrize("text, speaker", UNNAMED)
def test_an_unnamed_source_speaks_again(text, speaker):
    assert column(text, "speaker")[-1] == speaker


def test_a_pronoun_without_a_name_before_it_is_the_last_subject():
    assert column('The plumber saw the leak. "It may rain," he said.', "speaker") == ["The plumber"]


@pytest.mark.parametrize("before", ["The widow saw the leak.", "The leak was seen by a plumber.", "The board saw the leak."])
def test_a_pronoun_is_nobody_whom_it_cannot_mean(before):
    assert column(f'{before} "It may rain," he said.', "speaker") == [None]


def test_a_person_once_named_is_no_pronoun_of_the_other_gender():
    text = 'Mr. Joe Hill is a plumber. He came. The plumber saw the leak. "It may rain," she said.'
    assert column(text, "speaker") == [None]


def test_a_report_is_spoken_of_again():
    text = "A report by the audit office was published on Monday. The report said the mill was safe."
    assert column(text, "speaker") == ["A report by the audit office"]


def test_it_is_the_subject_before():
    text = "The Harbour Board rejected the plan. “The figures are correct,” it said in a statement."
    assert column(text, "speaker") == ["Harbour Board"]


def test_a_role_of_a_named_person_stays_that_person():
    text = "Mayor Ellen Marsh opened the mill. A driver waved. “It is late,” the mayor said."
    assert column(text, "speaker") == ["Ellen Marsh"]


def test_a_noun_without_a_name_stays_as_it_is():
    assert column("The federation said the price was too high.", "speaker") == ["The federation"]


FIGURES = [
    ("The institute expects a turnout of 68 per cent.", ["a turnout of 68 per cent"]),
    ("The trust had counted 300 nests this summer.", ["300 nests this summer"]),
    ("The radio reported 26 dead.", ["26 dead"]),
    ("The trust counted its nests this summer.", []),
    ("The rain is expected to last 3 days.", []),
    ("The scouts found the group in 2014.", []),
]


@pytest.mark.parametrize("text, contents", FIGURES)
def test_a_noun_phrase_with_a_number_is_content_of_verbs_of_counting(text, contents):
    assert column(text, "text") == contents


def test_a_verb_of_saying_after_a_relative_clause():
    assert column("Ellen Marsh, who chairs the board, reckons the mill is safe.", "text") == ["the mill is safe"]


UNNAMED = [
    (
        "Mia Horn chairs the board. She was away. A plumber on the quay, who would not give his name, was asked.",
        "he",
        "A plumber on the quay",
    ),
    ("Mia Horn chairs the board. The guard, who is 61 and has worked there for years, was at home.", "he", "The guard"),
    ("Karl Orme chairs the board. A woman who sold tickets at the gate had gone home.", "she", "A woman"),
]


@pytest.mark.parametrize("before, pronoun, speaker", UNNAMED)
def test_a_pronoun_can_mean_a_subject_without_a_name(before, pronoun, speaker):
    assert column(f'{before} "It may rain," {pronoun} said.', "speaker")[-1] == speaker


IMPERSONAL = [
    ("Residents said the dam was opened. The Marram Water Board, which runs the dam, denied that.", "Marram Water Board"),
    ("Residents said the dam was opened. A study by the port is less rosy.", "A study by the port"),
    ("The tourism office reports that visitor numbers fell.", "the tourism office"),
]


@pytest.mark.parametrize("before, speaker", IMPERSONAL)
def test_it_means_one_body_or_document(before, speaker):
    assert column(f"{before} It said the price was too high.", "speaker")[-1].lower() == speaker.lower()


def test_all_words_of_a_role_tell_who_is_meant():
    text = "Prime Minister Ida Orme came. Harbour Minister Karl Horn spoke. The prime minister said the price was too high."
    assert column(text, "speaker")[-1] == "Ida Orme"


def test_a_role_with_a_clause_behind_it_is_the_person_named():
    text = "The mayor, Ida Orme, came. The price was too high, according to the mayor, who likes rain."
    assert column(text, "speaker") == ["Ida Orme"]


def test_a_company_described_by_its_trade_is_the_company():
    text = "Orrel Power, a maker of batteries, met the mayor at Velm. The company said the price was too high."
    assert column(text, "speaker") == ["Orrel Power"]


WHOLE = [
    ("Krell and Sons Bank said the price was too high.", "Krell and Sons Bank"),
    ("U.S. and Marram Army officials said the price was too high.", "U.S. and Marram Army officials"),
]


@pytest.mark.parametrize("text, speaker", WHOLE)
def test_both_sides_of_and_are_one_source(text, speaker):
    assert column(text, "speaker") == [speaker]
