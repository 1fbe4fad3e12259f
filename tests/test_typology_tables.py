"""Every row of the tables of identification and anonymity holds of its example."""

import pytest

from attributing import attribute, column
from onrecord import lexicons
from onrecord.attribution.identification import identifications


@pytest.mark.parametrize("row", identifications(), ids=lambda row: row["row"])
def test_identification(row):
    assert column(row["example"], "identification") == [row["identification"]]


@pytest.mark.parametrize("row", lexicons.table("anonymity"), ids=lambda row: row["row"])
def test_anonymity(row):
    assert column(row["example"], "identification") == ["anonymous_source"]


REASONS = [
    ("A clerk, who asked not to be named because he feared for his job, said the mill was safe.", "because he feared for his job"),
    ("Two guards, speaking on condition of anonymity, said the yard was short of ship-to-shore cranes.", None),
    ("A clerk, speaking on condition that her name not be given, described the mill as “a ruin”.", None),
    ("A clerk said on condition of anonymity that the mill was shut because it had burned.", None),
    ("A clerk, granted anonymity to discuss the sale, said the mill was safe.", "to discuss the sale"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_a_reason_ends_with_its_clause(text, reason):
    assert column(text, "anonymity_reason") == [reason]


TYPES = [
    ("Karl Holm, a vice president at the National Federation of Sailmakers", "business"),
    ("Karl Holm, president of the Council for Ferries, an industry lobby", "business"),
    ("Fisheries Commissioner Karl Holm", "government"),
    ("Karl Holm, a judge of the Marram Poetry Prize", "celebrity_sport_culture"),
    ("Karl Holm, head of the State Green Agency", "government"),
    ("Karl Holm, a judge of the county court", "government"),
]


@pytest.mark.parametrize(("source", "kind"), TYPES)
def test_an_office_is_what_it_heads(source, kind):
    assert column(f"“It may rain,” said {source}.", "source_type") == [kind]


AFFILIATIONS = [("wife of Karl Holm", None), ("Two nurses", None), ("Several nurses", None)]


@pytest.mark.parametrize(("source", "affiliation"), AFFILIATIONS)
def test_an_affiliation_is_no_person_and_no_number(source, affiliation):
    assert attribute(f"“It may rain,” said {source}.")[0]["affiliation"] == affiliation
