"""Pages as a reader copies them: which lines are the article, by their words, by how the page is set, and on pages of many forms."""

import io
import re
import textwrap
from pathlib import Path

import pytest

from onrecord import read_article
from onrecord.formats.line_features import features
from onrecord.formats.page_phrases import known_phrase

NEWS = (
    "The lighthouse at Grenn Point will be sold to the highest bidder, the harbour office said on Monday morning",
    "Its last keeper left the tower eleven years ago and has since opened a shop for kites in the village below",
    "Three families from the village want to buy the tower together and to turn it into rooms for their guests",
    "The office has put the price at 90,000 crowns and will open the letters of all bidders on the first of June",
)

MOST_CUT, MOST_SWOLLEN, LEAST_CLEAN = 9, 3, 26  # of the 53 pages of our own


def pages():
    """The pages of our own: the name, and lines with whether they are the article's."""
    text = Path(__file__).with_name("pasted_pages.txt").read_text(encoding="utf-8")
    for page in text.split("\n= ")[1:]:
        name, *lines = page.rstrip("\n").split("\n")
        yield name, [(line[1:], line[0] == "+") for line in lines]


def read(text):
    opened = io.StringIO(text)
    opened.name = "page.txt"
    return read_article(opened)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Also Read | Why the lighthouse stayed dark for a week", "pointer"),
        ("Advertisement · Scroll to continue", "advert"),
        ("Read more from Odd Holm", "related"),
        ("Mehr zum Thema", "related"),
        ("Leia mais", "related"),
        ("Comments, questions and tips (31)", "comments"),
        ("12 Kommentare", "comments"),
        ("Was this page helpful?", "ask"),
        ("Have you seen it? Let us know in the comments below.", "ask"),
        ("Credit: Grenn News", "picture"),
        ("Getty Images", "picture"),
    ],
)
def test_a_line_is_known_by_its_words(line, name):
    assert known_phrase(line).name == name


@pytest.mark.parametrize(
    "line",
    [
        "She told us that the comments had been deleted by the office on Monday.",
        "“Read more,” the teacher said from her desk, and that was all.",
        "He advertised the tower in three papers.",
        "The picture agency Getty Images was sued on Monday.",
        "Comments that the mayor made in May (two of them in print) were cut.",
    ],
)
def test_a_sentence_with_such_words_is_not_taken_for_one(line):
    assert known_phrase(line) is None


def test_an_article_whose_paragraphs_have_no_mark_at_their_end_is_read_whole():
    article = read("\n".join(("Home", "About us", "Lighthouse goes to the highest bidder", "Admin", *NEWS, "Share this:")))
    assert [article.text[start:end] for start, end in article.paragraphs] == list(NEWS)


def test_a_page_with_some_marked_paragraphs_keeps_them_apart_from_lines_without_a_mark():
    lengths = [{name for name in own if "mark" in name} for own in features([f"{line}." for line in NEWS[:2]] + list(NEWS[2:]))]
    assert lengths[0] == {"15 to 24 words, end mark"}
    assert "15 to 24 words, no end mark" in lengths[2]


def test_a_line_between_the_number_and_the_credit_of_a_picture_is_its_caption():
    marked = [f"{line}." for line in NEWS]
    article = read("\n".join((*marked[:2], "4", "The tower seen from the sea.", "Getty Images", *marked[2:])))
    kinds = {article.text[line.start : line.end].strip(): line.kind for line in article.lines.itertuples()}
    assert kinds["The tower seen from the sea."] == "caption"


def test_wrapped_lines_are_joined_though_the_page_has_many_short_lines():
    wrapped = "\n\n".join(textwrap.fill(f"{line}.", 50) for line in NEWS)
    menu = "\n".join(f"Section {letter}" for letter in "ABCDEFGHIJKL")
    article = read(f"{menu}\n\n{wrapped}\n")
    assert [article.text[start:end].replace("\n", " ") for start, end in article.paragraphs] == [f"{line}." for line in NEWS]


def shares(lines):
    """Of a page: which share of the article's words is kept, and which share of the kept words is the article's."""
    article = read("\n".join(line for line, _ in lines))
    kept = {article.text[line.start : line.end].strip() for line in article.lines.itertuples() if line.kind in ("body", "subhead")}
    words = [(len(re.findall(r"\w+", line)), is_article, line.strip() in kept) for line, is_article in lines]
    both = sum(count for count, is_article, is_kept in words if is_article and is_kept)
    return both / sum(count for count, is_article, _ in words if is_article), both / sum(count for count, _, is_kept in words if is_kept)


def test_most_pages_of_our_own_are_read_whole_and_few_are_cut_or_swollen():
    found = {name: shares(lines) for name, lines in pages()}
    cut = [name for name, (whole, _) in found.items() if whole < 0.8]
    swollen = [name for name, (_, pure) in found.items() if pure < 0.8]
    clean = [name for name, both in found.items() if min(both) >= 0.95]
    assert len(cut) <= MOST_CUT, cut
    assert len(swollen) <= MOST_SWOLLEN, swollen
    assert len(clean) >= LEAST_CLEAN, clean
