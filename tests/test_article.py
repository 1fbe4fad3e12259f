"""The article: its lines, paragraphs and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import Article, Date, split_lines

WRAPPED = """The harbour board of Eastmere voted on Monday to close the old
ferry pier, which has carried no passengers for eleven winters
and whose timbers were found to be rotten through and through.

A second vote, on what is to stand in its place, was put off
until the spring because the plans had reached the members of
the board only on the evening before the meeting took place.
"""


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (Date(), ""),
        (Date("2031", 2031), "2031"),
        (Date("May 2031", 2031, 5), "2031-05"),
        (Date("4 May 2031", 2031, 5, 4), "2031-05-04"),
        (Date("11, 2031", 2031, None, 11), "2031-XX-11"),
        (Date("4 May", None, 5, 4), "XXXX-05-04"),
        (Date("May", None, 5), "XXXX-05"),
    ],
)
def test_date_is_written_in_edtf_with_missing_parts_open(date, written):
    assert str(date) == written


def test_every_line_of_given_text_is_body():
    article = Article.from_text("One thing.\nAnother thing.")
    assert set(article.lines["kind"]) == {"body"}


def test_a_line_is_a_paragraph():
    article = Article.from_text("First here.\nSecond here.\n\nThird here.")
    assert [article.text[start:end] for start, end in article.paragraphs] == ["First here.", "Second here.", "Third here."]


def test_lines_of_hard_wrapped_text_are_joined_to_paragraphs():
    article = Article.from_text(WRAPPED)
    assert [article.text[start:end].split()[0] for start, end in article.paragraphs] == ["The", "A"]


def test_paragraphs_have_no_white_space_around_them():
    article = Article.from_text("  Indented line.  \n\n\tAnother.\n")
    assert [article.text[start:end] for start, end in article.paragraphs] == ["Indented line.", "Another."]


def test_text_without_words_has_no_paragraph():
    assert Article.from_text(" \n\n ").paragraphs == ()


def test_hash_is_that_of_the_text():
    assert Article.from_text("abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t“'") | st.characters(), max_size=80))
def test_lines_cover_the_text_without_gap_or_overlap(text):
    lines = split_lines(text)
    assert "".join(text[line.start : line.end] for line in lines) == text


@pytest.mark.parametrize(
    "lines",
    [
        ["“It will not float again,”", "said Ada Marlowe.", "The pier is shut."],
        ["“It will not float again,”", "Harbour Pilot Ada Marlowe", "said.", "The pier is shut."],
        ["The pier is shut.", "Ada Marlowe", "said so on Monday."],
        ["The pier is shut.", "Ada Marlowe", ", the pilot, said so."],
    ],
)
def test_a_sentence_over_lines_of_names_is_one_paragraph(lines):
    article = Article.from_text("\n\n".join(["The harbour board met.", *lines]))
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize(
    "lines",
    [
        ["The pier is shut", "eBay sold the planks."],
        ["The pier is shut.", "they said so on Monday."],
        ["A shut pier", "a lost boat."],
        ["Ada Marlowe", "said nothing"],
    ],
)
def test_a_line_that_could_stand_alone_stays_a_paragraph(lines):
    assert len(Article.from_text("\n\n".join(["The harbour board met.", *lines])).paragraphs) == 3
