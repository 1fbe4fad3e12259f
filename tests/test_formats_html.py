"""Web pages: the article in them, and what the page's own tags say about it."""

import io
import json

import pytest

from onrecord import ArticleError, read_article
from onrecord.formats.understood import summary
from test_formats import BODY, TITLE

DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "datePublished": "2001-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "datePublished": "2021-03-11T08:00:00+00:00",
            "articleSection": ["Local", "News"],
            "author": [{"@type": "Person", "name": "Ada Marlowe"}, {"@type": "Person", "name": "Ben Otis, Senior Writer"}],
            "publisher": {"@type": "Organization", "name": "The Tidewater Post"},
        },
    ],
}


PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)


def page(head="", body=PARAGRAPHS):
    """A page with a menu and a footer around an article."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<main><article><h1>{TITLE}</h1>{body}</article></main><footer>© 2021 The Tidewater Post. All rights reserved.</footer>"
        "</body></html>"
    )


def read(html, name="page.html"):
    opened = io.BytesIO(html.encode("utf-8"))
    opened.name = name
    return read_article(opened)


def body(article):
    return [article.text[start:end] for start, end in article.paragraphs]


def test_linked_data_of_the_article_comes_first():
    article = read(page(f'<script type="application/ld+json">{json.dumps(DATA)}</script><meta name="author" content="Somebody Else">'))
    assert (article.title, article.section, article.publisher) == (TITLE, "Local", "The Tidewater Post")
    assert (article.authors, str(article.date)) == (("Ada Marlowe", "Ben Otis"), "2021-03-11")
    assert article.date_source == "JSON-LD datePublished"


@pytest.mark.parametrize(
    ("head", "date", "where"),
    [
        ('<meta property="article:published_time" content="2021-03-11T23:30:00-05:00">', "2021-03-11", "meta tag article:published_time"),
        ('<meta name="date" content="11 March 2021">', "2021-03-11", "meta tag date"),
        ('<meta name="date" content="March 2021">', "2021-03", "meta tag date"),
        ("", "", None),
    ],
)
def test_a_date_is_what_the_tags_state_and_never_made_up(head, date, where):
    article = read(page(head))
    assert (str(article.date), article.date_source) == (date, where)


def test_an_address_can_state_the_date():
    article = read(page(), "https://tidewater.invalid/2021/03/11/flood.html")
    assert (str(article.date), article.date_source) == ("2021-03-11", "address")


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE} | The Tidewater Post</title>",
        f'<meta property="og:title" content="{TITLE} - Tidewater Post"><meta property="og:site_name" content="The Tidewater Post">',
        "",
    ],
)
def test_the_headline_comes_without_the_name_of_the_paper(head):
    assert read(page(head)).title == TITLE


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Marlowe, Chief Correspondent", ("Ada Marlowe",)),
        ("By Ada Marlowe and Ben Otis", ("Ada Marlowe", "Ben Otis")),
        ("Tidewater Post Staff", ()),
        ("https://tidewater.invalid/ada", ()),
    ],
)
def test_authors_are_people_without_their_roles(value, names):
    assert read(page(f'<meta name="author" content="{value}">')).authors == names


def test_a_byline_of_the_page_names_authors_that_its_tags_do_not():
    article = read(page(body="<p>By Ada Marlowe</p>" + PARAGRAPHS))
    assert article.authors == ("Ada Marlowe",)
    assert body(article) == list(BODY)


def test_headings_are_subheads_and_list_items_paragraphs():
    parts = [
        *(f"<p>{paragraph}</p>" for paragraph in BODY[:3]),
        "<h2>What is closed</h2>",
        "<ul><li>Mill Lane is closed until Friday.</li><li>Quay Street is closed until Monday.</li></ul>",
        f"<p>{BODY[3]}</p>",
    ]
    article = read(page(body="".join(parts)))
    assert body(article) == [*BODY[:3], "Mill Lane is closed until Friday.", "Quay Street is closed until Monday.", BODY[3]]
    assert [article.text[row.start : row.end].strip() for row in article.lines.itertuples() if row.kind == "subhead"] == ["What is closed"]


def test_requests_and_links_within_the_article_are_dropped_with_a_reason():
    parts = [f"<p>{paragraph}</p>" for paragraph in BODY]
    parts[2:2] = ['<p>Read more: <a href="/2">How the bridge was built</a></p>', "<p>Sign up for our daily newsletter.</p>"]
    article = read(page(body="".join(parts)))
    assert body(article) == list(BODY)
    assert article.lines.why[article.lines.kind == "boilerplate"].notna().all()


def test_markup_never_comes_through():
    article = read(page(body="".join(f"<p>{paragraph} 3 &lt; 4 <script>alert(1)</script></p>" for paragraph in BODY)))
    assert "alert" not in article.text
    assert "3 < 4" in article.text


def test_entities_that_cannot_be_seen_are_taken_out():
    html = page().replace("council", "coun&shy;cil").replace("$3 million", "$3&nbsp;million").replace("help", "he&#8203;lp")
    assert body(read(html)) == list(BODY)


@pytest.mark.parametrize("html", ["<html></html>", "<!doctype html>", "<html><body><nav><a>Home</a></nav></body></html>", "<p></p>"])
def test_a_page_without_an_article_is_an_error(html):
    with pytest.raises(ArticleError):
        read(html)


def test_a_quotation_set_off_below_a_colon_has_the_marks_that_its_layout_stands_for():
    quoted = "<p>The pilot's note ends:</p><blockquote><p>The tide waits for no board.</p><p>Nor do I.</p></blockquote>"
    assert body(read(page(body=PARAGRAPHS + quoted)))[-2:] == ["“The tide waits for no board.", "“Nor do I.”"]


def test_marks_added_to_a_quotation_set_off_are_said():
    quoted = "<p>The pilot's note ends:</p><blockquote><p>The tide waits for no board.</p></blockquote>"
    assert "quotation marks added where the page sets a quotation off" in summary(read(page(body=PARAGRAPHS + quoted)))
    assert "marks added" not in summary(read(page(body=PARAGRAPHS)))


@pytest.mark.parametrize(
    ("lead", "quoted"),
    [("The pilot's note ends:", "“The tide waits for no board.”"), ("The pilot left a note.", "The tide waits for no board.")],
)
def test_a_quotation_with_marks_of_its_own_or_without_a_colon_stays_as_it_is(lead, quoted):
    assert body(read(page(body=f"{PARAGRAPHS}<p>{lead}</p><blockquote><p>{quoted}</p></blockquote>")))[-1] == quoted


def test_posts_of_a_live_page_stay_in_their_order_with_their_times():
    posts = "".join(f"<div><time>{time}</time><p>{text}</p></div>" for time, text in (("9:15 am", BODY[0]), ("9:40 am", BODY[1])))
    lines = read(page(body=posts)).lines
    assert list(lines.kind[lines.kind.isin(["title", "subhead", "body"])]) == ["title", "subhead", "body", "subhead", "body"]
    assert list(lines.why[lines.kind == "subhead"]) == ["the time of a post"] * 2


def test_a_single_time_is_no_post():
    assert "the time of a post" not in set(read(page(body=f"<div><time>9:15 am</time>{PARAGRAPHS}</div>")).lines.why)


def test_a_paragraph_with_more_elements_than_words_of_an_article_is_read_whole():
    crowded = " ".join(f"<b>w{number}</b>" for number in range(1200))
    assert " ".join(f"w{number}" for number in range(1200)) in read(page(body=f"{PARAGRAPHS}<p>{crowded}.</p>")).text


@pytest.mark.parametrize(
    ("heading", "line", "what"),
    [
        ("We value your privacy", "We and our 300 partners use cookies to choose the ads you see.", "a request to accept cookies"),
        ("Your privacy choices", "By clicking Accept, you agree that we store cookies.", "a request to accept cookies"),
        ("Just a moment", "Checking your browser before you go on.", "a check for robots"),
        ("Ferry pier to close", "Subscribe to read the whole story.", "a wall for subscribers"),
        ("Page not found", "The page you were looking for has moved.", "a notice that the page is not there"),
    ],
)
def test_a_page_that_shows_something_else_is_refused_with_what_it_shows(heading, line, what):
    with pytest.raises(ArticleError, match=what):
        read(f"<!doctype html><html><body><h1>{heading}</h1><p>{line}</p></body></html>")


def test_a_short_article_with_a_request_for_cookies_is_read():
    short = "<p>We use cookies to choose the ads you see.</p>" + "".join(f"<p>{paragraph}</p>" for paragraph in BODY[:2])
    assert BODY[0] in read(f"<!doctype html><html><body><h1>{TITLE}</h1>{short}</body></html>").text
