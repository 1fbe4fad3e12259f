"""All that a page shows, a line a block, and where the lines of the article stand among them."""

import pytest
from lxml import html

from onrecord.formats import page_lines
from onrecord.formats.document import LEFT_OUT, LineMark
from onrecord.formats.page_lines import BODY, PARTS, PageLine, beside, shown_lines, visible_lines

FOUND = LineMark("body", "found")
FIRST = "The bakers of Tarn Cross went back to their ovens on Monday after nine weeks, most of them without a word."
SECOND = "Their union said that the contract is the same one which it had turned down in the spring by a wide margin."
POST = LineMark("subhead", "the time of a post")


def tree(markup):
    return html.document_fromstring(f"<html><body>{markup}</body></html>", parser=html.HTMLParser(encoding="utf-8", remove_comments=True))


def shown(markup):
    return [(line.text, line.part) for line in shown_lines(tree(markup))]


def plain(*texts, part=""):
    return [PageLine(text, part, False) for text in texts]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One <b>two</b> three</p><p>Four</p>", ["One two three", "Four"]),
        ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
        ("One<br>Two", ["One", "Two"]),
        ("<p>  One \n two\t</p><p> </p>", ["One two"]),
        ("<script>var a</script><style>b</style><p>One<script>c</script> two</p>", ["One two"]),
        ("<ul><li>One</li><li>Two</li></ul>Three", ["One", "Two", "Three"]),
        ("<p>One</p>", ["One"]),
        ("", []),
    ],
)
def test_every_block_is_a_line(markup, lines):
    assert visible_lines(tree(markup)) == lines


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("<nav>A</nav><p>B</p>", [("A", "nav"), ("B", "")]),
        ("<figure><img><figcaption>A</figcaption></figure>B", [("A", "figcaption"), ("B", "")]),
        ("<aside><p>A</p>B</aside><p>C</p>", [("A", "aside"), ("B", "aside"), ("C", "")]),
        ("A<footer>B</footer>C", [("A", ""), ("B", "footer"), ("C", "")]),
        ("<nav><form>A</form>B</nav>", [("A", "form"), ("B", "nav")]),
    ],
)
def test_a_line_says_in_which_part_of_the_page_it_stands(markup, parts):
    assert shown(markup) == parts


def test_only_the_main_heading_is_the_headline():
    lines = shown_lines(tree("<p>A</p><h1>B</h1><h2>C</h2>D"))
    assert [(line.text, line.is_headline) for line in lines] == [("A", False), ("B", True), ("C", False), ("D", False)]


@pytest.mark.parametrize("level", ["h2", "h3", "h6", "strong"])
def test_a_container_is_related_when_its_heading_says_so(level):
    assert shown(f"<div><{level}>Related articles</{level}><p>A</p></div><p>B</p>")[1:] == [("A", "related"), ("B", "")]


@pytest.mark.parametrize(
    "markup",
    [
        "<main><h2>Related articles</h2><p>A</p></main>",
        "<div><h1>B</h1><h2>Related articles</h2><p>A</p></div>",
        "<div><h2>A flood and its causes</h2><p>A</p></div>",
        f"<div><h2>Related articles {'and so on ' * 9}</h2><p>A</p></div>",
        "<div><p>Related articles</p><p>A</p></div>",
    ],
    ids=["the whole page", "with the headline", "another heading", "a long heading", "a paragraph"],
)
def test_a_container_that_is_more_or_says_something_else_is_not_related(markup):
    assert ("A", "") in shown(markup)


def test_lines_of_the_article_stand_in_their_places_among_the_others():
    lines = beside([(FIRST, FOUND), (SECOND, FOUND)], plain("Xenon", FIRST, "Ytterbium", SECOND, "Zinc"))
    assert [(line, mark == FOUND) for line, mark in lines] == [
        ("Xenon", False),
        (FIRST, True),
        ("Ytterbium", False),
        (SECOND, True),
        ("Zinc", False),
    ]
    assert {lines[0][1], lines[4][1]} == {LEFT_OUT}


def test_a_line_of_the_page_is_marked_by_its_part_then_by_its_words():
    lines = beside([(FIRST, FOUND)], [*plain("A caption", part="figcaption"), *plain("Advertisement", "Tuesday"), *plain(FIRST)])
    assert [mark for _, mark in lines] == [PARTS["figcaption"], LineMark("boilerplate", "advertisement"), LEFT_OUT, FOUND]


def test_spaces_and_signs_make_no_difference_to_which_line_is_which():
    assert beside([("One, two — three", FOUND)], plain("one two  three!")) == [("One, two — three", FOUND)]


def test_a_line_of_the_page_that_a_line_of_the_article_holds_is_not_listed_again():
    assert [line for line, _ in beside([(f"{FIRST} {SECOND}", FOUND)], plain(FIRST, SECOND))] == [f"{FIRST} {SECOND}"]


def test_such_a_line_far_from_the_one_that_holds_it_is_listed():
    article = [(f"Tuesday. {FIRST}", FOUND), *[(f"Line {name} of the text", FOUND) for name in "abcdef"]]
    page = [*plain(*(line for line, _ in article)), *plain("Tuesday")]
    assert beside(article, page)[-1] == ("Tuesday", LEFT_OUT)


def test_lines_of_the_article_that_the_page_shows_otherwise_are_kept():
    assert [line for line, _ in beside([(FIRST, FOUND), ("Not shown", FOUND), (SECOND, FOUND)], plain(FIRST, SECOND, "Foot"))] == [
        FIRST,
        "Not shown",
        SECOND,
        "Foot",
    ]
    assert [line for line, _ in beside([(FIRST, FOUND), ("Not shown", FOUND)], plain(FIRST, "Foot"))] == [FIRST, "Foot", "Not shown"]


def test_lines_found_in_another_order_stand_as_the_page_has_them():
    assert [line for line, _ in beside([(SECOND, FOUND), (FIRST, FOUND)], plain(FIRST, SECOND))] == [FIRST, SECOND]


def test_a_line_that_the_page_shows_twice_stays_behind_the_line_before_it():
    article = [(FIRST, FOUND), ("Yes.", FOUND), (SECOND, FOUND), ("Yes.", FOUND)]
    assert beside(article, plain(FIRST, "Yes.", SECOND, "Yes.")) == article


def test_a_line_of_the_article_in_a_related_part_is_marked_as_such():
    assert beside([(FIRST, FOUND), (SECOND, FOUND)], [*plain(FIRST), *plain(SECOND, part="related")]) == [
        (FIRST, FOUND),
        (SECOND, PARTS["related"]),
    ]


HEADLINE = PageLine("Bakers go back", "", True)


@pytest.mark.parametrize("headline", [[HEADLINE], []], ids=["with a headline", "without"])
def test_a_paragraph_between_headline_and_article_is_the_articles(headline):
    lines = beside([(SECOND, FOUND)], [*headline, *plain(FIRST), *plain(SECOND)])
    assert lines[-2] == (FIRST, BODY if headline else LEFT_OUT)


@pytest.mark.parametrize(
    "lead",
    [
        PageLine(FIRST, "aside", False),
        PageLine("Bakers go back to work at last", "", False),
        PageLine("The bakers of Tarn Cross went back to their ovens on Monday after nine weeks without a word", "", False),
        PageLine("All rights reserved, and no part of this page may be copied in any form whatever. Ask us first.", "", False),
    ],
    ids=["in another part", "a short line", "no end mark", "a phrase of pages"],
)
def test_other_lines_there_are_left_out(lead):
    assert beside([(SECOND, FOUND)], [HEADLINE, lead, *plain(SECOND)])[1][1] not in (BODY, FOUND)


@pytest.mark.parametrize("end", [".", "!", "?", ".”", "?'", ".)"])
def test_a_paragraph_may_end_in_marks(end):
    assert beside([(SECOND, FOUND)], [HEADLINE, *plain(FIRST[:-1] + end, SECOND)])[1][1] == BODY


def test_twelve_words_make_a_paragraph_and_eleven_do_not():
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    for count, mark in ((12, BODY), (11, LEFT_OUT)):
        assert beside([(SECOND, FOUND)], [HEADLINE, *plain(" ".join(words[:count]) + ".", SECOND)])[1][1] == mark


def test_a_paragraph_above_the_headline_is_left_out():
    assert beside([(SECOND, FOUND)], [*plain(FIRST), HEADLINE, *plain(SECOND)])[0] == (FIRST, LEFT_OUT)


@pytest.mark.parametrize("times", [("10:05", "10:20"), ("Posted 9.15 am", "at 11:00 GMT"), ("9:05 p.m.", "21:20 CET")])
def test_times_above_lines_of_the_article_are_those_of_posts(times):
    lines = beside([(FIRST, FOUND), (SECOND, FOUND)], plain(times[0], FIRST, times[1], SECOND))
    assert [mark for _, mark in lines] == [POST, FOUND, POST, FOUND]


@pytest.mark.parametrize("page", [("10:05", FIRST, SECOND), ("10:05", "Share", FIRST, "10:20", SECOND), (FIRST, SECOND, "10:05", "10:20")])
def test_fewer_than_two_times_right_above_the_articles_lines_are_none(page):
    assert POST not in [mark for _, mark in beside([(FIRST, FOUND), (SECOND, FOUND)], plain(*page))]


def test_only_so_many_lines_of_a_page_are_listed(monkeypatch):
    monkeypatch.setattr(page_lines, "MOST", 2)
    assert [line for line, _ in beside([(FIRST, FOUND)], plain(FIRST, "Xenon", "Ytterbium", "Zinc"))] == [FIRST, "Xenon"]
