"""The tables of the entities: the example of every row shows what the row yields."""

import pytest

from attributing import attribute
from onrecord import Article, lexicons
from onrecord.entities.descriptions import describe
from onrecord.entities.people import People
from onrecord.prose import read_prose
from onrecord.prose.reading import Reading


def reading_of(text: str) -> Reading:
    """The reading of a text."""
    article = Article.from_text(text)
    return Reading(article, read_prose(article))


def rows(table: str) -> list:
    """The rows of a table, named."""
    return [pytest.param(row, id=row.get("row") or f"{row['sought']}, {row['lexicon']}") for row in lexicons.table(table)]


@pytest.mark.parametrize("row", rows("descriptions"))
def test_a_row_describes_the_person_of_its_example(row):
    before, _, rest = row["example"].partition("{")
    shown, _, after = rest.partition("}")
    reading = reading_of(before + shown + after)
    people = People(reading)
    describe(reading, people)
    found = {reading.prose.span_text(one.first, one.last): one.form for mention in people.mentions for one in mention.person.descriptions}
    assert shown in found
    assert row["form"] in ("pause", found[shown])


@pytest.mark.parametrize("row", rows("source_words"))
def test_a_row_tells_the_kind_of_the_source_of_its_example(row):
    assert attribute(row["example"])[0]["source_type"] == row["kind"]


@pytest.mark.parametrize("row", rows("namings"))
def test_a_row_tells_the_kind_of_the_name_of_its_example(row):
    assert attribute(row["example"])[-1]["source_type"] == row["shown"]
