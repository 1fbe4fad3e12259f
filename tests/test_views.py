"""HTML views: escaped, linked both ways, and sensible when there is nothing to show."""

import re
import time

import pandas as pd
import pytest

from onrecord import Article, analyse, views
from onrecord.article import Span
from onrecord.terms.concordance import concordance
from onrecord.terms.words import read_words
from onrecord.views.annotated import Mark, distribute, paint
from onrecord.views.check import MOST
from samples import Made, figure, many_quantities, said

EVIL = "<script>alert(1)</script> </style> $a$ “<b>Bold</b> & 40 boats,” said <i>Mallory</i>."
ALL = (
    "masthead",
    "check_list",
    "reading_desk",
    "findings_list",
    "flags_table",
    "sources_table",
    "attributions_table",
    "quantities_table",
    "terms_table",
    "annotated_article",
    "method",
)


def evil():
    quote = said(
        "“<b>Bold</b> & 40 boats,”",
        "<i>Mallory</i>",
        1,
        source="<i>Mallory</i>",
        source_start=EVIL.index("<i>"),
        source_end=EVIL.index("</i>") + 4,
        role="<u>x</u>",
    )
    return Made(EVIL, [quote], [figure("40", 40, 40, counted="<u>boats</u>", attribution=1, speaker="<i>Mallory</i>")])


@pytest.mark.parametrize("name", ALL)
def test_tags_in_an_article_are_shown_as_text(name):
    html = getattr(views, name)(evil()).html
    assert not re.search(r"<(script|b|i|u|/style)>", html)


def test_lines_are_shown_as_text():
    assert "<script>" not in views.lines_table(evil().article).html


@pytest.mark.parametrize("name", ALL)
def test_an_article_without_anything_is_shown(name):
    assert getattr(views, name)(analyse(Article.from_text(""))).html.strip()


WHOLE = ("masthead", "reading_desk", "attributions_table")  # together on a page


def test_every_link_leads_to_an_anchor():
    page = "".join(getattr(views, name)(evil()).html for name in WHOLE)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_no_anchor_is_given_twice():
    anchors = re.findall(r'id="([^"]+)"', "".join(getattr(views, name)(evil()).html for name in WHOLE))
    assert len(anchors) == len(set(anchors))


def test_the_annotated_article_keeps_every_character():
    html = views.annotated_article(evil()).html
    body = re.sub(r'<sup>.*?</sup>|<span class="number".*?</span>', "", html.split('<div class="article">')[1])
    text = re.sub(r"<[^>]+>", "", body).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()
    assert text == EVIL


@pytest.mark.parametrize("kind, element", [("content", "mark"), ("cue", "em"), ("source", "strong"), ("quantity", "u")])
def test_marks_can_be_told_apart_without_a_style_sheet(kind, element):
    assert str(paint("abc", Span(0, 3), [Mark(0, 1, kind)])).startswith(f"<{element} ")


def test_the_link_of_a_mark_that_is_cut_stands_once_at_its_end():
    html = str(paint("abcdef", Span(0, 6), [Mark(0, 3, "x"), Mark(2, 5, "y", back="row", sign="1")]))
    assert html.count("<sup>") == 1 and html.index("<sup>") > html.index("e")


def test_a_mark_across_paragraphs_is_in_both():
    assert distribute([Mark(2, 8, "x")], (Span(0, 4), Span(5, 9))) == [[Mark(2, 8, "x")]] * 2


SHAPES = {
    "one after the other": lambda number, count: (3 * number, 3 * number + 2),
    "one inside the other": lambda number, count: (number, 3 * count - number),
    "each across all others": lambda number, count: (number, number + 2 * count),
}


@pytest.mark.growth
@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_painted_grows_with_the_number_of_marks(shape):
    def seconds_and_size(count):
        marks = [Mark(0, 3 * count, "content"), *(Mark(*SHAPES[shape](number, count), "quantity") for number in range(count))]
        times = []
        for _ in range(5):
            begun = time.process_time()
            html = paint("abc" * count, Span(0, 3 * count), marks)
            times.append(time.process_time() - begun)
        return min(times), len(html)

    (little, small), (much, large) = seconds_and_size(2000), seconds_and_size(16000)
    assert large < 8.5 * small and much < 12 * little  # 8 times as many; by the square it would be 64


def test_a_mark_that_lies_too_deep_keeps_its_anchor_and_its_link():
    marks = [*(Mark(number, 60 - number, "x") for number in range(20)), Mark(25, 30, "y", anchor="deep", back="row", sign="1")]
    html = str(paint("a" * 60, Span(0, 60), marks))
    assert 'id="deep"' in html and html.count('href="#row"') == 1 and html.replace("</", "<").count("<span") == 42


def test_a_confidence_is_shown_where_there_is_one():
    made = evil()
    made.attributions["confidence"] = 0.42
    assert "42%" in views.attributions_table(made).html and "Confidence" not in views.attributions_table(evil()).html


def test_an_empty_table_says_its_sentence():
    html = views.quantities_table(analyse(Article.from_text("The pier is closed."))).html
    assert "reports no figures" in html and "None" not in html


def test_check_shows_the_most_useful_first():
    text = "The pier cost $40. It is shut. “We never said that we would go.” It rained."
    html = views.check_list(analyse(Article.from_text(text))).html
    assert html.index("Quoted words without a source") < html.index("Figures without a source")


def test_figures_beyond_what_fits_at_a_glance_are_folded():
    shown, folded = views.check_list(many_quantities(60)).html.split("<details", 1)
    assert shown.count("<a href") == MOST and folded.count("<a href") == 60 - MOST and f"{60 - MOST} more" in folded


def test_the_key_explains_what_there_is():
    row = said(
        "it is over", "Abel Moss", 0, speech="indirect", cue="said", cue_start=5, cue_end=9, source="Moss", source_start=0, source_end=4
    )
    keys = [
        views.annotated_article(made).html for made in (Made("Moss said it is over.", [row], []), Made("40", [], [figure("40", 40, 40)]))
    ]
    assert [[sign in key for sign in (">cue<", ">source<", ">figure<")] for key in keys] == [[True, True, False], [False, False, True]]


def test_few_words_are_shown_in_their_sentence():
    text = "The union met. It said 31 people had been told to go. They left."
    row = said("31 people had been told to go", None, 1, source="It", source_start=text.index("It"), source_end=text.index("It") + 2)
    assert ">It said 31 people had been told to go.</a>" in views.check_list(Made(text, [row], [])).html


def test_attributions_and_figures_are_numbered_from_one_everywhere():
    row = said("“<b>Bold</b> & 40 boats,”", "Mallory", 0)
    made = Made(EVIL, [row], [figure("40", 40, 40, attribution=0, speaker="Mallory")])
    pages = [getattr(views, name)(made).html for name in ("annotated_article", "attributions_table", "sources_table", "quantities_table")]
    assert all(set(re.findall(r"\ba\d+\b", page)) == {"a1"} for page in pages)
    assert "q1" in pages[0] and "q1" in pages[3]


def test_a_row_carries_what_a_correction_of_it_needs():
    html = views.attributions_table(evil()).html
    assert 'data-fix="attribution"' in html and f'data-offset="{EVIL.index("“")}"' in html


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([], "abcdef"),
        ([Mark(1, 3, "x")], 'a<span class="x">bc</span>def'),
        ([Mark(0, 4, "x"), Mark(1, 3, "y")], '<span class="x">a<span class="y">bc</span>d</span>ef'),
        ([Mark(0, 3, "x"), Mark(2, 5, "y")], '<span class="x">ab<span class="y">c</span></span><span class="y">de</span>f'),
        ([Mark(-5, 2, "x")], '<span class="x">ab</span>cdef'),
    ],
)
def test_marks_nest_and_crossing_ones_are_cut(marks, html):
    assert str(paint("abcdef", Span(0, 6), marks)) == html


def test_a_table_is_shown_with_shares_in_per_cent_and_its_text_escaped():
    table = pd.DataFrame({"source_type": ["political_other"], "share": [0.256], "line": ["<b>"]})
    html = views.shown((table, "")).html
    assert "parties and politicians" in html and "26%" in html and "&lt;b&gt;" in html and "<b>" not in html


def test_a_sentence_stands_where_a_table_has_no_rows():
    assert views.shown((pd.DataFrame({"a": []}), "Nobody has two spellings."), (pd.DataFrame({"a": [1]}), "")).html.startswith(
        "<p>Nobody has two spellings.</p>"
    )


def test_of_a_long_table_the_first_rows_are_shown_and_how_many_there_are():
    html = views.shown((pd.DataFrame({"article": range(5000)}), "")).html
    assert html.count("<td>") == 200 and "The first 200 of 5,000 rows." in html


def test_a_table_is_shown_without_missing_values_and_with_large_numbers_written_out():
    table = pd.DataFrame({"low": pd.array([14000.0, pd.NA], dtype="Float64"), "unit": pd.array([pd.NA, "boat"], dtype="string")})
    html = views.shown((table, "")).html
    assert "14,000" in html and "NA" not in html and "nan" not in html


def test_a_concordance_shows_a_term_that_opens_and_closes_the_text():
    words = read_words(analyse(Article.from_text("Barley.")).prose)
    assert "<strong>Barley</strong>" in views.concordance(concordance(words, "barley"), "barley").html
