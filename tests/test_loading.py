"""Reading plain text: what is kept, what is dropped and why, what the article says about itself."""

import io

import pytest
from onrecord import ArticleError, paths, read_article

PAGE = """Support our newsroom - make a monthly donation today!

World News

Harbour Town Counts the Cost of the Flood

By Ada Marlowe 11, 2019

The river rose overnight and took the lower bridge with it, officials in Harbour Town said on Monday.

"We have never seen water like this," said Tom Brook, who runs the ferry.

Counting losses

The council put the damage at $3 million, and said that it would ask for help from the capital.

Nobody was hurt.

Sign up for our newsletter
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def kinds(article):
    return {article.text[row.start : row.end].strip(): row.kind for row in article.lines.itertuples()}


def test_reads_headline_byline_section_and_partial_date(page):
    article = read_article(page)
    assert (article.title, article.authors, article.section) == (
        "Harbour Town Counts the Cost of the Flood",
        ("Ada Marlowe",),
        "World News",
    )
    assert (str(article.date), article.date_source) == ("2019-XX-11", "byline")


def test_banner_and_newsletter_line_are_dropped_with_a_reason(page):
    article = read_article(page)
    dropped = article.lines[article.lines.kind == "boilerplate"]
    assert [article.text[row.start : row.end].strip() for row in dropped.itertuples()] == [
        "Support our newsroom - make a monthly donation today!",
        "Sign up for our newsletter",
    ]
    assert dropped.why.notna().all()


def test_sample_article_loses_nothing_but_its_banner_and_its_mailing_list_line():
    article = read_article(paths.ARTICLES / "iraqi-foreign-fighters.txt")
    rows = [article.text[row.start : row.end].strip() for row in article.lines[article.lines.kind == "boilerplate"].itertuples()]
    assert rows == [article.text.split("\n")[0], article.text.split("\n")[-1]]
    subheads = [article.text[row.start : row.end].strip() for row in article.lines[article.lines.kind == "subhead"].itertuples()]
    assert subheads == ["Unknown factors", "Continued entry"]


def test_sample_article_says_who_when_and_where_it_belongs():
    article = read_article(paths.ARTICLES / "iraqi-foreign-fighters.txt")
    assert (article.title, article.authors, article.section, str(article.date)) == (
        "Iraqi Foreign Fighters Lurk in Syrian Shadows",
        ("Jeff Seldin",),
        "Homeland Security",
        "2019-XX-11",
    )


def test_lines_cover_the_text_without_gap_or_overlap(page):
    article = read_article(page)
    ends = [0, *article.lines.end]
    assert list(article.lines.start) == ends[:-1]
    assert ends[-1] == len(article.text)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "nowhere.txt", "no file"),
        (lambda folder: folder, "folder"),
        (lambda folder: io.BytesIO(b""), "empty"),
        (lambda folder: io.BytesIO(b" \n \n"), "empty"),
        (lambda folder: io.BytesIO(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00"), "binary"),
    ],
)
def test_wrong_input_is_one_clear_line(tmp_path, make, says):
    with pytest.raises(ArticleError, match=says) as refused:
        read_article(make(tmp_path))
    assert "\n" not in str(refused.value)
