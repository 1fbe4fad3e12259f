"""The questions that docs/corpus.md puts to the tables of a corpus are answered as it says."""

import re

import pytest

import corpora
from onrecord import corpus as many
from onrecord import paths

PAGE = (paths.ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
QUERIES = dict(re.findall(r"([^\n]+):\n\n```sql\n(.*?)```", PAGE, re.DOTALL))
TEXTS = {
    "a": "The flood came at night. “The dam will hold,” said Ilka Doren, the mayor. “It was tested,” said Tomas Vey.",
    "b": "Ilka Doren said on Monday that the dam was safe after the flood. “It is safe,” said Ilka Doren.",
    "c": "“We saw nothing of it,” said Goran Teld, a fisherman from the other side of the river.",
}
# What a reader of the three articles would answer.
ANSWERS = {
    "Who is quoted in most outlets": [("Ilka Doren", 2, 3), ("Goran Teld", 1, 1), ("Tomas Vey", 1, 1)],
    "One person's timeline, with where to read it": [("2031-05", "a", 1), ("2031-06", "b", 2)],
    "Who is quoted beside whom": [("Ilka Doren", "Tomas Vey", 1)],
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    outlets = {"a": "Tidings", "b": "The Gull", "c": "The Gull"}
    known = {"outlet": outlets, "date": {"a": "2031-05-04", "b": "2031-06-05", "c": "2031-06-07"}}
    made = corpora.make_corpus(tmp_path_factory.mktemp("tables"), TEXTS, **known)
    many.people(made, "person", top=50)
    return made


def answer(corpus, question):
    return list(corpus.sql(QUERIES[question]).itertuples(index=False, name=None))


def test_the_page_puts_five_questions():
    assert len(QUERIES) == 5 and ANSWERS.keys() < QUERIES.keys()


@pytest.mark.parametrize("question", ANSWERS)
def test_a_question_of_the_page_is_answered(corpus, question):
    assert sorted(answer(corpus, question)) == sorted(ANSWERS[question])


def test_source_types_are_counted_by_outlet_and_month(corpus):
    rows = answer(corpus, "Source types by outlet and month")
    times = {place: sum(row[3] for row in rows if row[:2] == place) for place in {row[:2] for row in rows}}
    assert times == {("Tidings", "2031-05"): 2, ("The Gull", "2031-06"): 3}


def test_a_word_is_shown_in_its_context(corpus):
    rows = answer(corpus, "A word in context")
    assert [name for name, _ in rows] == ["a", "b"] and all("flood" in passage for _, passage in rows)


def test_the_calls_of_the_page_can_be_made(corpus):
    calls = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)[1].splitlines()
    for call in (line for line in calls if line.startswith("many.")):
        assert not eval(call, {"many": many, "found": corpus}).empty
