"""Pages whose forms ask for care: parts that stand in one another, press releases, tables, names that only the mark-up tells."""

import io

import pytest

from onrecord import read_article
from onrecord.formats.datelines import find_dateline
from onrecord.formats.line_features import features
from onrecord.formats.page_phrases import known_phrase

TITLE = "Orchard growers sue over frost alarm"
LEAD = "Growers in the Tolve valley have sued the weather service over a frost alarm that came four hours late in April."
QUOTE = "“We lost the whole blossom in one night,” said Marta Quill, who grows pears on 40 hectares above the river."
REPLY = "The service said that a mast had failed and that its staff had warned the growers by telephone as soon as they knew."
COURT = "A court in Hollin will hear the case in September, and the growers ask for 2.1 million crowns in damages."
STORY = [LEAD, QUOTE, REPLY, COURT]
FAILURES = [
    "the mast, which had no battery",
    "the list of telephones, in which were:",
    "growers who had sold",
    "numbers long dead",
    "the clerk",
]
NESTED = f"<li>{FAILURES[1]}<ul><li>{FAILURES[2]}</li><li>{FAILURES[3]}</li></ul></li>"
ABOUT = "The Tolve Growers Union stands for 310 growers of fruit in the valley and was founded by eleven of them in 1962."


def paragraphs(*texts, tag="p"):
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def page(body, title=f"{TITLE} | Tolve Courier"):
    markup = f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>"
    return read_article(io.BytesIO(markup.encode()))


# A page by its form, and the paragraphs of its article.
FORMS = {
    "blocks without paragraphs": (
        f"<div><div class='head'><h1>{TITLE}</h1></div><div class='text'>{paragraphs(*STORY, tag='div')}</div></div>",
        STORY,
    ),
    "a list within a list": (
        f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, 'The suit names:')}<ul><li>{FAILURES[0]}</li>{NESTED}<li>{FAILURES[4]}</li></ul>"
        f"{paragraphs(QUOTE, REPLY)}</article>",
        [LEAD, "The suit names:", *FAILURES, QUOTE, REPLY],
    ),
    "line ends only": (f"<div><h1>{TITLE}</h1>{'<br><br>'.join(STORY)}</div>", STORY),
    "a line between parts": (f"<article><h1>{TITLE}</h1>{paragraphs(*STORY)}<p>___</p></article>", STORY),
    "a list of teasers in the text": (
        f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, QUOTE)}"
        "<div><h4>Read more</h4><ul><li><a href='/1'>How a frost forms</a></li></ul></div>"
        f"{paragraphs(REPLY, COURT)}</article>",
        STORY,
    ),
    "cards of other articles": (
        f"<main><article><h1>{TITLE}</h1>{paragraphs(*STORY)}</article><section><h2>Latest</h2><article><h2>Bridge opens at last</h2>"
        "<p>The bridge at Hollin opened on Friday after eight years of work, and nobody came.</p></article></section></main>",
        STORY,
    ),
    "what the sender says of itself": (
        f"<article><h1>{TITLE}</h1>{paragraphs(*STORY)}<p><b>About the Tolve Growers Union</b></p>"
        f"{paragraphs(ABOUT, 'Media contact: Petra Lund', 'SOURCE Tolve Growers Union')}</article>",
        STORY,
    ),
    "a part of the article headed about": (
        f"<article><h1>{TITLE}</h1>{paragraphs(*STORY)}<h2>About Frost</h2>"
        "<p>Cold air is heavy and lies in the valley until noon.</p></article>",
        [*STORY, "Cold air is heavy and lies in the valley until noon."],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_paragraphs_are_read_in_their_own_lines(name):
    markup, wanted = FORMS[name]
    article = page(markup)
    assert [article.text[start:end] for start, end in article.paragraphs] == wanted


def test_a_page_without_headings_takes_the_part_of_its_title_that_it_shows_in_bold():
    article = page(f"<table><tr><td>News</td><td><font size=5><b>{TITLE}</b></font><br>By Iris Dove{paragraphs(*STORY)}</td></tr></table>")
    assert (article.title, article.publisher) == (TITLE, "Tolve Courier")


def test_the_publisher_is_read_from_the_items_of_the_page():
    items = "<div itemprop='publisher' itemscope><meta itemprop='name' content='Tolve Courier'></div>"
    assert page(f"<h1>{TITLE}</h1>{items}{paragraphs(*STORY)}", TITLE).publisher == "Tolve Courier"


def test_a_house_between_strokes_belongs_to_the_dateline():
    found = find_dateline("HOLLIN, May 2, 2031 /Valewire/ -- Growers have sued.")
    assert (found.place, str(found.date)) == ("HOLLIN", "2031-05-02")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("About the Tolve Growers Union", "press"),
        ("NEWS PROVIDED BY", "press"),
        ("Media contact: Petra Lund", "press"),
        ("For more information, visit the union's page.", "press"),
        ("_____", "rule"),
        ("* * *", "rule"),
        ("Media caption The pears on Monday", "caption"),
        ("An artist’s impression of the new mast", "caption"),
        ("Your donation helps to pay for our reporters.", "ask"),
        ("In this article: pears, frost, weather service, courts, insurance, valley", "related"),
    ],
)
def test_such_a_line_is_known_by_its_words(line, name):
    assert known_phrase(line).name == name


@pytest.mark.parametrize(
    "line",
    [
        "About 40 growers came to the court in Hollin",
        "The union says for more information it would have to ask its lawyer.",
        "“Your support helps us,” she told the growers.",
    ],
)
def test_a_sentence_of_the_article_is_not(line):
    assert known_phrase(line) is None


def test_what_stands_between_two_phrases_of_comments_is_told_so():
    lines = [
        *STORY,
        "3 comments",
        "pearfan says:",
        "They rang my aunt at six.",
        "Otto says:",
        "The mast was out all winter.",
        "Terms of use",
    ]
    assert [number for number, own in enumerate(features(lines)) if "between comments" in own] == [5, 6]


@pytest.mark.parametrize(("count", "is_list"), [(3, False), (4, True)])
def test_lines_that_begin_alike_are_a_list_when_there_are_four(count, is_list):
    dates = ["May 2 – Tolve, Corn Hall", "May 9 – Hollin", "June 11 – Brenmoor", "June 30 – Merrow (two nights)"][:count]
    assert [("in a list of lines alike" in own) for own in features([*STORY, *dates])[len(STORY) :]] == [is_list] * count


@pytest.mark.parametrize(
    ("line", "repeats"), [("How a frost forms at night How a frost forms at night", True), ("How a frost forms", False)]
)
def test_a_line_that_says_the_same_twice_repeats_itself(line, repeats):
    assert ("repeats itself" in features([*STORY, line])[-1]) is repeats
