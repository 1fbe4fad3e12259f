"""A figure with the words beside it: as they stand in the article, and enough to know it again."""

import pytest

from onrecord import Article, analyse
from onrecord.excerpts import around
from samples import Made, figure

CASES = [
    ("The sale is expected to raise £2.4 million, of which half is spent.", "£2.4 million", "expected to raise £2.4 million"),
    ("She retired at 84 and moved.", "84", "retired at 84 and moved"),
    ("Nearly 90 people attended the meeting.", "90", "Nearly 90 people attended"),  # "nearly" says how the figure is meant
    ("They caught more than 2,000 eels in it.", "2,000", "caught more than 2,000 eels"),
    ("Visits fell, to 188,000.", "188,000", "Visits fell, to 188,000"),  # nothing beside it in its clause
    ("It ended. 40.", "40", "40"),
    ("He said (about 40) were lost.", "40", "about 40"),
    ("Marsh, a 40-year-old baker, left.", "40", "40-year-old baker"),
    ("There were “40 boats” there.", "40", "40 boats"),
]


@pytest.mark.parametrize(("text", "written", "shown"), CASES)
def test_a_figure_is_shown_with_the_words_of_its_clause(text, written, shown):
    analysis = Made(text, [], [figure(written, 1, 1)])
    assert around(analysis, text.index(written), text.index(written) + len(written)) == shown


def test_another_figure_is_left_to_its_own_place():
    text = "The council voted by 19 to 16 on Tuesday night."
    analysis = Made(text, [], [figure("19", 19, 19), figure("16", 16, 16)])
    assert [around(analysis, start, end) for start, end in zip(analysis.quantities["start"], analysis.quantities["end"], strict=True)] == [
        "council voted by 19",
        "16 on Tuesday night",
    ]


@pytest.mark.parametrize(("text", "written", "shown"), CASES)
def test_what_is_shown_stands_in_the_article(text, written, shown):
    assert shown in text and written in shown


def test_a_figure_in_a_text_without_a_sentence_is_shown_alone():
    assert around(analyse(Article.from_text("")), 0, 0) == ""
