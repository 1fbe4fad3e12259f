"""PDF: the order in which a page is read, where its paragraphs begin, and what stands around them."""

import textwrap

import pytest
from pypdf import PdfWriter

from onrecord import read_article
from test_formats import make_pdf

TITLE = "Ferry to Ellan will stop in May"
BODY = (
    "The ferry between Tarn and Ellan will stop running on 3 May, its owner said on Monday, after losses of $4 million in two years.",
    "“We cannot go on like this,” said Ida Marsh, who has run the line since 2011 and employs 40 people on either bank.",
    "The council of Tarn wants to buy both boats and to find another owner before the summer, according to a letter seen by the Lantern.",
    "Prices rose by a fifth last year, and the number of passengers fell below 30,000, half of what it was when the tunnel was opened.",
)
LEADING, LEFT, RIGHT, TOP = 14, 50, 320, 740
HEAD = [(LEFT, 800, TITLE), (LEFT, 775, "By Ida Brook")]


def column(paragraphs, x, width=44, leading=LEADING, indent=0, space=10):
    """The lines of paragraphs, from the top of their column on, each at its place."""
    placed, y = [], TOP
    for paragraph in paragraphs:
        for number, line in enumerate(textwrap.wrap(paragraph, width)):
            placed.append((x + (indent if number == 0 else 0), y, line))
            y -= leading
        y -= space
    return placed


def side_by_side(*columns):
    """The lines of several columns from the top down, as files have them that are made row by row."""
    return sorted((line for one in columns for line in one), key=lambda line: (-line[1], line[0]))


@pytest.fixture
def paragraphs(tmp_path):
    def read(placed):
        make_pdf(tmp_path / "page.pdf", placed=placed)
        article = read_article(tmp_path / "page.pdf")
        return [article.text[start:end] for start, end in article.paragraphs]

    return read


def test_columns_that_a_file_goes_to_and_fro_between_are_read_one_after_the_other(paragraphs):
    left, right = column(BODY[:2], LEFT), column(BODY[2:], RIGHT)
    assert paragraphs([*HEAD, *side_by_side(left, right)]) == list(BODY)


def test_so_are_columns_whose_lines_do_not_stand_at_one_height(paragraphs):
    left, right = column(BODY[:2], LEFT), [(x, y - 4, text) for x, y, text in column(BODY[2:], RIGHT)]
    assert paragraphs([*HEAD, *side_by_side(left, right)]) == list(BODY)


def test_three_columns_are_read_one_after_the_other(paragraphs):
    columns = [column([paragraph], x, width=24) for paragraph, x in zip(BODY, (40, 220, 400), strict=False)]
    assert paragraphs([*HEAD, *side_by_side(*columns)]) == list(BODY[:3])


def test_columns_that_a_file_holds_one_after_the_other_stay_so(paragraphs):
    assert paragraphs([*HEAD, *column(BODY[:2], LEFT), *column(BODY[2:], RIGHT)]) == list(BODY)


def test_a_paragraph_goes_on_in_the_next_column(paragraphs):
    lines = column(BODY[:1], LEFT)
    moved = [(RIGHT, TOP - number * LEADING, text) for number, (*_, text) in enumerate(lines[2:])]
    assert paragraphs([*HEAD, *lines[:2], *moved]) == [BODY[0]]


@pytest.mark.parametrize("how", [{"indent": 18, "space": 0}, {"space": 7}, {"space": 30, "leading": 30}])
def test_a_paragraph_begins_where_it_is_set_in_or_off(paragraphs, how):
    short = BODY[0].replace(" in two years", "")  # which leaves no room at the end of its last line
    assert paragraphs([*HEAD, *column([short, *BODY[1:]], LEFT, width=60, **how)]) == [short, *BODY[1:]]


def test_a_table_keeps_its_rows(paragraphs):
    rows = [(x, 500 - number * LEADING, text) for number in range(6) for x, text in ((LEFT, f"203{number}"), (RIGHT, f"{number}1,000"))]
    assert paragraphs([*HEAD, *column(BODY, LEFT, width=90), *rows])[: len(BODY)] == list(BODY)


def test_what_a_browser_prints_around_each_page_is_no_part_of_the_article(tmp_path):
    writer = PdfWriter()
    for number, paragraph in enumerate(BODY[:2], 1):
        printed = [
            (20, 830, "4/5/31, 1:08 PM"),
            (200, 830, f"{TITLE} - The Lantern"),
            (20, 10, "https://lantern.example/a"),
            (560, 10, f"{number}/2"),
        ]
        make_pdf(tmp_path / "page.pdf", placed=[*HEAD[: 2 if number == 1 else 0], *column([paragraph], LEFT, width=80), *printed])
        writer.append(tmp_path / "page.pdf")
    writer.write(tmp_path / "pages.pdf")
    article = read_article(tmp_path / "pages.pdf")
    assert [article.text[start:end] for start, end in article.paragraphs] == list(BODY[:2])
    assert article.title == TITLE


def test_turned_text_is_kept_where_its_place_says_nothing(paragraphs, monkeypatch):
    from pypdf import PageObject

    read = PageObject.extract_text
    monkeypatch.setattr(PageObject, "extract_text", lambda page, **how: "" if how else read(page))
    assert paragraphs([*HEAD, *column(BODY, LEFT, width=90)]) == list(BODY)
