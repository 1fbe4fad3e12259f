"""HTML views: escaped, linked both ways, and sensible when there is nothing to show."""

import re

import pytest

from onrecord import Article, analyse, views
from onrecord.article import Span
from onrecord.views.annotated import Mark, paint
from samples import Made, figure, said

EVIL = "<script>alert(1)</script> </style> $a$ “<b>Bold</b> & 40 boats,” said <i>Mallory</i>."
ALL = (
    "masthead",
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
    assert not re.search(r"<(script|b|i|u|/style)\b", html)


def test_lines_are_shown_as_text():
    assert "<script>" not in views.lines_table(evil().article).html


@pytest.mark.parametrize("name", ALL)
def test_an_article_without_anything_is_shown(name):
    assert getattr(views, name)(analyse(Article.from_text(""))).html.strip()


def test_every_link_leads_to_an_anchor():
    page = "".join(getattr(views, name)(evil()).html for name in ALL)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_no_anchor_is_given_twice():
    anchors = re.findall(r'id="([^"]+)"', "".join(getattr(views, name)(evil()).html for name in ALL))
    assert len(anchors) == len(set(anchors))


def test_the_annotated_article_keeps_every_character():
    html = views.annotated_article(evil()).html
    body = re.sub(r'<a class="back".*?</a>|<span class="number".*?</span>', "", html.split('<div class="article">')[1])
    text = re.sub(r"<[^>]+>", "", body).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()
    assert text == EVIL


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
