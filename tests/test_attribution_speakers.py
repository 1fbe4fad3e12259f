"""Who a source is: short forms, pronouns, descriptions."""

import pytest

from attributing import attribute

SPEAKERS = [
    pytest.param("Ann Bell came. Bell said the mill was old.", "Ann Bell", id="surname"),
    pytest.param("Ann Bell came. Mrs. Bell said the mill was old.", "Ann Bell", id="honorific and surname"),
    pytest.param("Ann Bell came. Ann said the mill was old.", "Ann Bell", id="first name"),
    pytest.param("Mayor Ann Bell said the mill was old.", "Ann Bell", id="title is no part of the name"),
    pytest.param("Bell said the mill was old. Later Ann Bell left.", "Ann Bell", id="full name given later"),
    pytest.param("Ann Bell came. She said the mill was old.", "Ann Bell", id="pronoun for the only person"),
    pytest.param("Mr. Joe Hill met Mrs. Ann Bell. She said the mill was old.", "Ann Bell", id="she by honorific"),
    pytest.param("Mr. Joe Hill met Mrs. Ann Bell. He said the mill was old.", "Joe Hill", id="he by honorific"),
    pytest.param("Joe Hill, a father of two, met his neighbour Ann Bell. He said the mill was old.", "Joe Hill", id="he by kinship"),
    pytest.param("Harry B. Dent Jr. came. Dent said the mill was old.", "Harry B. Dent Jr.", id="suffix is no surname"),
    pytest.param("Joe Hill Sr. came. Joe Hill Jr. said the mill was old.", "Joe Hill Jr.", id="father and son"),
    pytest.param("Joe Hill Sr. met Joe Hill Jr. Hill Sr. said the mill was old.", "Joe Hill Sr.", id="surname and suffix"),
    pytest.param("“It is old,” said April Dent.", "April Dent", id="first name that is a month"),
    pytest.param("Its owner, the painter Ann Bell, said the mill was old.", "Ann Bell", id="trade and name in apposition"),
    pytest.param("The Millers and Bakers Union said the mill was old.", "Millers and Bakers Union", id="body with and"),
    pytest.param("Ludwig van Holt came. Van Holt said the mill was old.", "Ludwig van Holt", id="particle"),
    pytest.param("Joe Hill came. His mother, Lady Hill, said the mill was old.", "Hill", id="a title of the other gender is another's"),
    pytest.param("Hill’s wife Birte said the mill was old.", "Birte", id="relative by a lone name"),
    pytest.param("Ann Bell, who said the mill was old, left.", "Ann Bell", id="relative pronoun"),
    pytest.param("Ann Bell's claim that the mill was old surprised nobody.", "Ann Bell", id="possessive"),
    pytest.param("The mayor, Ann Bell, said the mill was old.", "Ann Bell", id="name in apposition"),
    pytest.param("Mayor Ann Bell came. The mayor said the mill was old.", "Ann Bell", id="role for the name"),
    pytest.param("Senator Joe Hill came. The senator said the mill was old.", "Joe Hill", id="the senator"),
    pytest.param(
        "The Troy Milling Company sold it. A company spokesman said the mill was old.", "Troy Milling Company", id="spokesman for a company"
    ),
    pytest.param(
        "The Department for Trade closed it. A spokeswoman for the department said the mill was old.",
        "Department for Trade",
        id="spokeswoman for a department",
    ),
    pytest.param("It rained. He said the mill was old.", None, id="pronoun for nobody"),
    pytest.param("I said the mill was old.", None, id="the author"),
    pytest.param("Police said the mill was shut.", "Police", id="collective as written"),
    pytest.param("A woman who lives nearby said the mill was loud.", "A woman", id="without relative clause"),
    pytest.param("The study found that bees sleep.", "The study", id="document as written"),
    pytest.param("Ministers Ann Bell and Joe Hill said the mill was old.", "Ann Bell", id="title of several"),
    pytest.param("The Troy Port Board met. The port board said the mill was old.", "Troy Port Board", id="noun with a word of the name"),
    pytest.param("The Troy Port Board met. The health board said the mill was old.", "The health board", id="noun with another word"),
]


@pytest.mark.parametrize("text, speaker", SPEAKERS)
def test_speaker(text, speaker):
    assert attribute(text)[0]["speaker"] == speaker


def test_what_ends_as_companies_do_is_no_person():
    assert attribute("Velm Rail said the mill was old.")[0]["identification"] == "named_organization"


def test_two_people_of_one_surname_are_told_apart_by_honorific():
    rows = attribute("Mr. Joe Bell and Mrs. Ann Bell came. Mrs. Bell said the mill was old. Mr. Bell said it was not.")
    assert [row["speaker"] for row in rows] == ["Ann Bell", "Joe Bell"]


def test_two_people_of_one_surname_are_told_apart_by_first_name():
    rows = attribute("Joe Bell and Ann Bell came. Ann Bell said the mill was old. Joe Bell said it was not.")
    assert [row["speaker"] for row in rows] == ["Ann Bell", "Joe Bell"]


def test_a_pronoun_goes_on_with_who_was_speaking():
    rows = attribute("“We won,” Ann Bell said.\n\n“It was hard,” she said.\n\n“It was worth it,” she added.")
    assert [row["speaker"] for row in rows] == ["Ann Bell"] * 3


def test_a_pronoun_does_not_take_a_person_of_the_other_gender():
    rows = attribute("Mrs. Ann Bell said the mill was old.\n\nMr. Joe Hill nodded.\n\n“We fought for it,” she said.")
    assert rows[-1]["speaker"] == "Ann Bell"


def test_gender_is_learned_from_pronouns_in_the_text():
    rows = attribute("Kim Lund said she was tired. Robin Marsh said he was not. “It was long,” she said.")
    assert rows[-1]["speaker"] == "Kim Lund"


def test_they_stands_for_the_group_that_spoke_last():
    rows = attribute("Residents said the mill was loud. They said it never stopped.")
    assert [row["speaker"] for row in rows] == ["Residents", "Residents"]


def test_a_campaign_is_not_the_foundation_of_its_name():
    rows = attribute("The Bell Foundation is in Troy. The Bell campaign said the hall was cold.")
    assert [row["speaker"] for row in rows] == ["The Bell campaign"]


def test_two_roles_before_a_name_are_one_person():
    rows = attribute("Councillor and former usher Joe Hill said the hall was cold.")
    assert [row["speaker"] for row in rows] == ["Joe Hill"]


def test_short_forms_of_an_organisation_share_its_first_form():
    rows = attribute(
        "The Troy Gazette reported that the mill was shut. The Gazette said it was old.\n\nThe Troy Gazette said so again that it was."
    )
    assert rows[0]["speaker"] == rows[-1]["speaker"]
