"""What must hold of every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributing import attribute
from onrecord.article import Article
from onrecord.attribution import find_attributions, summarise_sources
from onrecord.prose import read_prose

PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    "said ",
    "told ",
    "Ann Bell ",
    "the mill ",
    "that ",
    ", ",
    ". ",
    "\n\n",
    "(",
    ")",
    "he ",
    "according to ",
    "— ",
    ": ",
    "adding ",
    "and ",
    "who ",
    "was told ",
    "is ",
    "asked ",
    "Q: ",
    "3 ",
    "’s ",
    "claim ",
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(texts)
def test_every_span_holds_its_text(text):
    for row in attribute(text):
        assert text[row["start"] : row["end"]] == row["text"]
        for name in ("cue", "source"):
            if row[name] is not None:
                assert text[row[f"{name}_start"] : row[f"{name}_end"]] == row[name]


@given(texts)
def test_stretches_are_sorted_and_never_overlap(text):
    rows = attribute(text)
    assert all(one["end"] <= two["start"] for one, two in zip(rows, rows[1:], strict=False))


@given(texts)
def test_a_stretch_stays_in_its_paragraph(text):
    paragraphs = Article.from_text(text).paragraphs
    for row in attribute(text):
        start, end = paragraphs[row["paragraph"]]
        assert start <= row["start"] < row["end"] <= end


@given(texts)
def test_the_same_text_gives_the_same_table(text):
    assert attribute(text) == attribute(text)


@given(texts)
def test_shares_of_the_sources_add_up_to_one(text):
    article = Article.from_text(text)
    sources = summarise_sources(article, find_attributions(article, read_prose(article)))
    assert sources.empty or sources["words"].sum() == 0 or abs(sources["share"].sum() - 1) < 1e-9


def test_an_empty_text_gives_an_empty_table_with_the_same_columns():
    full, empty = Article.from_text("“We won,” Ann Bell said."), Article.from_text("")
    one, two = find_attributions(full, read_prose(full)), find_attributions(empty, read_prose(empty))
    assert list(one.columns) == list(two.columns) and one.dtypes.equals(two.dtypes) and len(two) == 0


WHOLE = (
    "LISSEN, Velland (TNA) — The dam will stay closed until June, the water board, a body of nine, said in a note pinned to it.",
    "It belongs to Renn Mills, a company of Troy, according to the clerk, who asked not to be named because of the talks.",
    "Asked about the barn, the mayor, Ann Bell, told reporters: “No!” and added that, of the 40 cows, “most are safe.”",
    "In Bell's words, “we won,” but on Monday both the ministry and the bank said that 90 crowns were at risk, a claim she denied.",
)


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_cut_off_after_any_word_gives_a_table(text):
    words = text.split(" ")
    for last in range(1, len(words) + 1):
        article = Article.from_text(" ".join(words[:last]))
        found = find_attributions(article, read_prose(article))
        assert all(article.text[start:end] == words for start, end, words in zip(found["start"], found["end"], found["text"], strict=True))


OPEN_ENDED = (
    "The mill, she said, and “it leaks”, adding that the dam, too, was old.",
    "According to Roe, whose aide said that it had told the town and others, the mill was shut.",
    "“We shut it,” said Ann Bell, clerk of the town and “keeper” of the keys — and left.",
    "Asked whether the mill would close, Ann Bell denied this, but on Monday told the paper that “it may”.",
    "“We shut the mill.” — Ann Bell, Troy",
    "Ann Bell dismissed the plan, which she called “a gift” to others, as “absurd”.",
)


@pytest.mark.parametrize("sentence", OPEN_ENDED)
def test_a_sentence_may_end_after_any_word(sentence):
    words = sentence.split()
    for count in range(1, len(words) + 1):
        text = " ".join(words[:count])
        assert all(text[row["start"] : row["end"]] == row["text"] for row in attribute(text))
