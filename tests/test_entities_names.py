"""Names: what in a run of capitals is a person's name, and what is no person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attributing import column
from onrecord.article import Article
from onrecord.entities.people import People
from onrecord.prose import read_prose
from onrecord.prose.reading import Reading


def people(text: str) -> list[str]:
    """The people that a text names, in order of their first mention."""
    article = Article.from_text(text)
    found = People(Reading(article, read_prose(article))).mentions
    return list(dict.fromkeys(mention.person.text for mention in found))


NAMES = [
    ("The mill is safe, Yusuf al-Harun told the board.", ["Yusuf al-Harun"]),
    ("The mill is safe, Samir el-Tayeb told the board.", ["Samir el-Tayeb"]),
    ("The board met Ludwig van Holt on Monday.", ["Ludwig van Holt"]),
    ("The board met J. R. Marsh on Monday.", ["J. R. Marsh"]),
    ('The board met Wilhelm "Willi" Marsh on Monday.', ['Wilhelm "Willi" Marsh']),
    ("The board met Robert Marsh Jr. on Monday.", ["Robert Marsh Jr."]),
    ("The board met Minister of Harbours Greta Holm there.", ["Greta Holm"]),
    ("The board met Under-Secretary for Inland Roads Greta Holm there.", ["Greta Holm"]),
    ("The board met Inland Roads Minister Greta Holm there.", ["Greta Holm"]),
    ("The board met Prime Minister Greta Holm there.", ["Greta Holm"]),
    ("The board met Brandt campaign manager Greta Holm there.", ["Greta Holm"]),
    ("Surprisingly Greta Holm left the board.", ["Greta Holm"]),
    ("The board met Greta Holm Monday.", ["Greta Holm"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_is_read_whole_and_without_what_stands_before_it(text, names):
    assert people(text) == names


NOBODY = [
    "The Harbour Trust Council met on Monday.",
    "Few in Brightwater Bay left on Monday.",
    "An Old Mill burnt down in March.",
    "The boats leave from North Marram on Monday.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_places_bodies_and_days_are_no_people(text):
    assert people(text) == []


def test_a_headline_makes_no_person_of_its_words():
    text = "Marsh Wins Harbour Vote\n\nEllen Marsh came home on Monday. Marsh said the mill was safe."
    assert people(text) == ["Ellen Marsh"]


FIRMS = [
    ("Quell & Quell said the mill was safe.", "Quell & Quell"),
    ("Dorran and Pike said the mill was safe.", "Dorran and Pike"),
    ("Offices for Dune Care and Planting said the mill was safe.", "Offices for Dune Care and Planting"),
    ("The Ministry of Ports and Canals said the mill was safe.", "Ministry of Ports and Canals"),
    ("Millers Without Mills said the mill was safe.", "Millers Without Mills"),
    ("Fathers Against Fog said the mill was safe.", "Fathers Against Fog"),
]


@pytest.mark.parametrize(("text", "name"), FIRMS)
def test_an_organisation_keeps_its_and(text, name):
    assert column(text, "speaker") == [name]
    assert column(text, "identification") == ["named_organization"]


def test_two_known_people_are_no_firm():
    assert column("Ann Dorran met Joe Pike. Dorran and Pike said the mill was safe.", "speaker") == ["Ann Dorran"]


def test_an_apposition_speaks_for_the_name_before_it():
    assert column("Greta Holm, head of the harbour board, told the hearing that the mill was safe.", "speaker") == ["Greta Holm"]


OFFICES = [
    ("Velm Palace chief of staff Greta Holm said the mill was safe.", "Greta Holm", "chief of staff"),
    ("Secretary of state Greta Holm said the mill was safe.", "Greta Holm", "Secretary of state"),
    ("Leader of the opposition Greta Holm said the mill was safe.", "Greta Holm", "Leader"),
]


@pytest.mark.parametrize(("text", "name", "role"), OFFICES)
def test_an_office_ends_before_the_name(text, name, role):
    assert (column(text, "speaker"), column(text, "role")) == ([name], [role])
    assert column(text, "identification") == ["named_person"]


@pytest.mark.parametrize("role", ["sister", "lawyer"])
def test_somebody_elses_relative_or_lawyer_is_not_that_person(role):
    assert column(f"The {role} of miner Greta Holm said the mill was safe.", "speaker") != ["Greta Holm"]


def test_a_small_word_between_people_joins_no_name():
    assert column("The board found Ann Dorran without Joe Pike. Pike said the mill was safe.", "speaker") == ["Joe Pike"]


def test_who_is_written_to_is_not_the_writer():
    assert column("In a letter to the mayor, Greta Holm said the mill was safe.", "role") == [None]


def test_a_name_behind_a_comma_says_who_the_mayor_is():
    assert column("According to the mayor, Greta Holm, the mill was safe.", "role") == ["mayor"]


def test_a_spokesman_for_a_person_is_not_that_person():
    assert column("Joe Pike left. A spokesman for Joe Pike said the mill was safe.", "speaker") != ["Joe Pike"]


PIECES = ["Mr.", "Al-", "al-Harun", "van", "Jr.", ",", '"', "Bo", "Minister", "of", "Monday", "III", "A.", "Troy"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_any_run_of_capitals_can_be_read(words):
    assert all(name.strip() for name in people(" ".join([*words, "said", "it", "rained."])))
