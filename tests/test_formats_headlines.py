"""Which line above an article is its headline: never one for those who handle the text, a section, or the score of a match."""

import io

import pytest

from onrecord import read_article

NEWS = (
    "The board of Aldermouth voted on Thursday to rebuild the weir, after two winters in which nobody had dared to walk across it.\n\n"
    '"I have seen it move," said Odile Brand, the lock keeper. "It should not."\n\n'
    "The work costs 4 million crowns, the board said, and lasts until the spring of next year at the earliest.\n"
)
MATCH = (
    "Pia Sonne scored in the last minute as Aldermouth beat Grenn in front of 2,400 people on Sunday evening.\n\n"
    "Grenn had led for an hour through a header by Lou Falk, but grew tired after the break.\n\n"
    '"We never stopped running," said the coach of Aldermouth, Hanne Wolt.\n'
)
WEIR = "Aldermouth weir to be rebuilt for 4 million crowns"
LATE = "Sonne strikes late to send Grenn home with nothing"
HANDLING = (
    "PRESS RELEASE - FOR IMMEDIATE RELEASE",
    "News release",
    "EMBARGOED UNTIL 00:01 FRIDAY 16 MAY 2031",
    "Strictly embargoed until noon",
    "NOT FOR PUBLICATION",
    "Media statement from the river board",
    "ATTENTION: CITY DESKS",
    "Draft 3 - for the desk",
    "slug: WEIR-VOTE",
    "UPDATE 2",
    "Breaking news",
    "Exclusive",
    "Issued on behalf of the Aldermouth River Board",
    "Reading time: 3 minutes",
    "3 min read",
    "From our own correspondent in Aldermouth",
    "(Aldermouth Press Agency)",
)
SCORES = (
    "Aldermouth 2, Grenn 1",
    "Aldermouth 2-1 Grenn",
    "Aldermouth Town 2 Grenn Rovers 1",
    "FT: Aldermouth 2 - 1 Grenn (HT 0-1)",
    "Aldermouth 102, Grenn 98",
)


def read(*parts):
    opened = io.StringIO("\n\n".join(parts))
    opened.name = "story.txt"
    return read_article(opened)


def kinds(article):
    return {article.text[row.start : row.end].strip(): row.kind for row in article.lines.itertuples()}


@pytest.mark.parametrize("line", HANDLING)
def test_a_line_for_those_who_handle_the_text_is_no_headline(line):
    article = read(line, WEIR, NEWS)
    assert article.title == WEIR
    assert kinds(article)[line] not in ("body", "subhead", "title")


@pytest.mark.parametrize(
    "headline",
    [
        "Embargo on eels from Grenn lifted",
        "Draft law divides the towns of the valley",
        "Press release sparks row over weir",
        "Attention turns to the weir at Aldermouth",
        "Breaking up is hard for the river board",
        "Exclusive: board hid report on weir",
        "Analysis: why the weir had to go",
        "Released by mistake, eels return to Grenn",
    ],
)
def test_a_headline_that_begins_like_one_is_a_headline(headline):
    assert read(headline, NEWS).title == headline


@pytest.mark.parametrize("kicker", ["TRANSPORT", "News", "Rivers & weirs", "Opinion"])
def test_a_short_line_above_the_headline_is_a_section(kicker):
    article = read(kicker, WEIR, NEWS)
    assert (article.title, article.section) == (WEIR, kicker)


@pytest.mark.parametrize("score", SCORES)
def test_the_score_over_or_under_the_headline_is_none(score):
    assert [read(score, LATE, MATCH).title, read(LATE, score, MATCH).title] == [LATE, LATE]


def test_a_score_that_goes_on_is_a_headline():
    assert read(f"Aldermouth 2-1 Grenn: {LATE}", MATCH).title == f"Aldermouth 2-1 Grenn: {LATE}"


def test_a_score_stands_in_where_there_is_no_other_headline():
    assert read("Aldermouth 2, Grenn 1", "By Ada Marlowe", "18 May 2031", MATCH).title == "Aldermouth 2, Grenn 1"


def test_a_paper_below_the_byline_is_no_author():
    assert read(WEIR, "By Ada Marlowe", "Aldermouth Valley Gazette", "15 May 2031", NEWS).authors == ("Ada Marlowe",)
