"""Who wrote a page's article, when, for whom and under which headline, in the many ways in which pages show it."""

import io
import json

import pytest

from onrecord import read_article

TITLE = "Ferry to Sandholm stops for the winter"
LEAD = "The last ferry to Sandholm left the quay at noon on Sunday with eleven passengers and a crate of hens, and none will follow."
MORE = "“We were told by letter, four days before,” said Ruth Imber, who runs the only shop on the island and orders by the boat."
LAST = "The company said that repairs to the hull would take until March, and that a smaller boat could not be had before then."


def linked(**article):
    """A script of JSON-LD with an article of these fields."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, **article})}</script>'


def page(top="", head="", below="", above="", heading=f"<h1>{TITLE}</h1>"):
    """The article of a page with a menu and a footer; `above` stands above the headline, `top` and `below` around the paragraphs."""
    body = f"{heading}{top}<div class='text'><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></div>{below}"
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    markup = f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{menu}{above}<main><article>{body}</article></main>"
    return read_article(io.BytesIO(f"{markup}<footer>Contact us</footer></body></html>".encode()))


ADA, BEN, BOTH = ("Ada Marlowe",), ("Ben Otis",), ("Ada Marlowe", "Ben Otis")
TWO = "".join(f"<span itemprop='author'><b itemprop='name'>{name}</b></span> " for name in ("Ada Marlowe", "Ben Otis"))
# How a page shows its byline between the headline and the first paragraph.
SHOWN = {
    "class byline": ("<div class='byline'>By Ada Marlowe</div>", ADA),
    "by and name apart": ("<p class='css-k1'><span>By</span> <a class='css-x9' href='/x'>Ada Marlowe</a></p>", ADA),
    "name of two in links": ("<p class='css-k1'>By <a href='/x'>Ada Marlowe</a> and <a href='/y'>Ben Otis</a></p>", BOTH),
    "vcard": (
        "<span class='byline'>by <span class='author vcard'><a class='url fn n' href='/x'>Ada Marlowe</a></span></span>",
        ADA,
    ),
    "microdata": ("<span itemprop='author' itemscope><span itemprop='name'>Ada Marlowe</span></span>", ADA),
    "microdata of two": (TWO, BOTH),
    "microdata without a text": ("<meta itemprop='author' content='Ada Marlowe'>", ADA),
    "address and place": ("<address><a rel='author' href='/p/am'>Ada Marlowe</a> in Brenmoor</address>", ADA),
    "by and place": ("<p>By Ada Marlowe in Brenmoor</p>", ADA),
    "by and house": ("<p>By Ada Marlowe, The Tidewater Post</p>", ADA),
    "by and bar": ("<p>By Ada Marlowe | Sandholm Gazette</p>", ADA),
    "role without by": ("<p>Ada Marlowe, Staff Writer</p>", ADA),
    "role in an element of its own": ("<div class='contrib'><div>Ada Marlowe</div><div>Transport correspondent</div></div>", ADA),
    "role below": ("<p><strong>By Ada Marlowe</strong><br>Transport correspondent</p>", ADA),
    "capitals": ("<p>BY ADA MARLOWE</p>", ADA),
    "words by": ("<p>Words by Ada Marlowe</p><p>Photographs by Cy Dent</p>", ADA),
    "words with a colon": ("<p>Words: Ada Marlowe</p><p>Pictures: Cy Dent</p>", ADA),
    "story by": ("<div>Story by <a href='/x'>Ada Marlowe</a></div>", ADA),
    "analysis by": ("<div>Analysis by Ada Marlowe</div>", ADA),
    "written by": ("<div><span>Written by</span><span> Ada Marlowe</span></div>", ADA),
    "by with a colon": ("<div>By: Ada Marlowe</div>", ADA),
    "author with a colon": ("<div>Author: Ada Marlowe</div>", ADA),
    "three": ("<p>By Ada Marlowe, Ben Otis and Cy Dent</p>", (*BOTH, "Cy Dent")),
    "posted by": ("<div class='meta'>Posted by Ada Marlowe on 9 November 2031 at 10:15</div>", ADA),
    "name and date in one line": ("<div class='info'>Ada Marlowe • November 9, 2031</div>", ADA),
    "name above the date": ("<div><div>Ada Marlowe</div><div>November 9, 2031</div></div>", ADA),
    "class in camel case": ("<div class='ArticleHeader_authorName__x1'>Ada Marlowe</div>", ADA),
    "class joined": ("<div class='articleauthor'>Ada Marlowe</div>", ADA),
    "class by": ("<div class='gn_ar_by'><a href='/s'>Ada Marlowe</a></div>", ADA),
    "data attribute": ("<div data-qa='author-name'>Ada Marlowe</div>", ADA),
    "address of a profile": ("<div><a href='https://post.invalid/authors/ada-marlowe/'>Ada Marlowe</a></div>", ADA),
    "address of staff": ("<p><a href='/staff/ada-marlowe'>Ada Marlowe</a> · 4 min read</p>", ADA),
    "initials": ("<p class='byline'>By A. J. O’Marlowe-Quist</p>", ("A. J. O’Marlowe-Quist",)),
    "particles": ("<p class='byline'>By Ada van der Marlowe</p>", ("Ada van der Marlowe",)),
    "degree": ("<p class='byline'>By Ada Marlowe, Ph.D.</p>", ADA),
    "account": ("<p class='byline'>By Ada Marlowe @adamarlowe</p>", ADA),
    "by alone above the name": ("<div><div>By</div><div><a href='/x'>Ada Marlowe</a></div></div>", ADA),
    "picture above": ("<figure><img><figcaption>By Cy Dent</figcaption></figure><p>By Ada Marlowe</p>", ADA),
    "caption of another class": ("<div class='photo-credit'>By Cy Dent</div><div class='author'>Ada Marlowe</div>", ADA),
    "reviewed by another": ("<p>Written by Ada Marlowe</p><p>Reviewed by Cy Dent</p>", ADA),
    "a house": ("<p class='byline'>By Tidewater Post Staff</p>", ()),
    "follow the author": ("<div class='author'>Ada Marlowe <a href='/f'>Follow</a></div>", ADA),
    "in German": ("<p class='autor'>Von Ada Marlowe</p>", ADA),
    "posted on a day by": ("<div class='info'>Posted November 9, 2031 by Ada Marlowe | <a href='#c'>3 comments</a></div>", ADA),
    "house behind a dash": ("<p>Ada Marlowe — Sandholm Gazette</p>", ADA),
    "pictures by another": ("<p>Story by Ada Marlowe, photos by Cy Dent</p>", ADA),
    "far below the headline": ("<div><ul>" + "<li>Share</li>" * 20 + "</ul></div><p>By Ada Marlowe</p>", ADA),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_byline_is_read_where_the_page_shows_it(name):
    shown, names = SHOWN[name]
    assert page(shown).authors == names


# How the head of a page names the authors, beside a byline of Ben Otis that the page shows.
STATED = {
    "linked text": (linked(author="Ada Marlowe"), ADA),
    "linked list of texts": (linked(author=["Ada Marlowe", "Ben Otis"]), BOTH),
    "linked list of names": (linked(author={"name": ["Ada Marlowe", "Ben Otis"]}), BOTH),
    "linked by reference": (
        '<script type="application/ld+json">'
        + json.dumps(
            {
                "@graph": [
                    {"@type": "Article", "author": {"@id": "#/person/1"}},
                    {"@type": "Person", "@id": "#/person/1", "name": "Ada Marlowe"},
                ]
            }
        )
        + "</script>",
        ADA,
    ),
    "linked with entities": (linked(author={"name": "Ada O&#39;Marlowe"}), ("Ada O'Marlowe",)),
    "linked creator": (linked(creator=["Ada Marlowe"]), ADA),
    "linked in a comment": (linked(author="Ada Marlowe").replace(">", "><!--", 1).replace("</script>", "--></script>"), ADA),
    "linked house": (linked(author={"@type": "Organization", "name": "Tidewater"}), BEN),
    "linked admin": (linked(author={"@type": "Person", "name": "admin"}), BEN),
    "damaged": ('<script type="application/ld+json">{"@type": "NewsArticle", "author": </script>', BEN),
    "meta": ("<meta name='author' content='Ada Marlowe'>", ADA),
    "several meta tags": ("<meta name='article:author' content='Ada Marlowe'><meta name='article:author' content='Ben Otis'>", BOTH),
    "meta with by": ("<meta name='byl' content='By ADA MARLOWE'>", ADA),
    "address": ("<meta name='author' content='https://post.invalid/ada-marlowe'>", BEN),
    "address without a scheme": ("<meta property='article:author' content='www.facebook.invalid/Tidewater'>", BEN),
    "the site": ("<meta name='author' content='Sandholm Today'><meta property='og:site_name' content='Sandholm Today'>", BEN),
    "the site in the title": (f"<title>{TITLE} | Sandholm Island Life</title><meta name='author' content='Sandholm Island Life'>", BEN),
    "nothing": ("", BEN),
}


@pytest.mark.parametrize("name", STATED)
def test_what_the_head_of_a_page_says_of_its_authors_comes_first_when_it_names_people(name):
    head, names = STATED[name]
    assert page("<p class='byline'>By Ben Otis</p>", head).authors == names


# What is no byline of the article though it looks like one, and bylines below the article.
BELOW = {
    "at the end": ("<p>By Ada Marlowe</p>", ADA),
    "a dash and a name": ("<p>— Ada Marlowe</p>", ADA),
    "an item of a list": ("<p>- North Brenmoor</p>", ()),
    "reporting and editing": ("<p>Reporting by Ada Marlowe; Editing by Ben Otis</p>", ADA),
    "about the author": ("<p>Ada Marlowe is a staff writer at the Tidewater Post.</p>", ADA),
    "a comment": ("<div class='comments'><div class='author'>Ada Marlowe</div><p>What a pity.</p></div>", ()),
    "another article": ("<div class='related-stories'><h3>Quay hires forty</h3><span class='byline'>By Ada Marlowe</span></div>", ()),
    "an aside": ("<aside><p>By Ada Marlowe</p></aside>", ()),
}


@pytest.mark.parametrize("name", BELOW)
def test_below_the_article_only_its_own_byline_is_read(name):
    below, names = BELOW[name]
    assert page(below=below).authors == names


DATES = {
    "time element": ("<time datetime='2031-11-09T10:15:00Z'>Sunday</time>", "2031-11-09"),
    "time without an attribute": ("<time>9 November 2031</time>", "2031-11-09"),
    "microdata": ("<span itemprop='datePublished' content='2031-11-09'>Sunday</span>", "2031-11-09"),
    "microdata by its text": ("<span itemprop='datePublished'>9 November 2031</span>", "2031-11-09"),
    "abbr": ("<abbr class='published' title='2031-11-09T10:15:00'>3 days ago</abbr>", "2031-11-09"),
    "class date": ("<div class='date'>9 November 2031</div>", "2031-11-09"),
    "a line": ("<p>Published: Nov. 9, 2031, 10:15 a.m.</p>", "2031-11-09"),
    "published before updated": ("<p>Updated November 12, 2031</p><p>Published November 9, 2031</p>", "2031-11-09"),
    "in the byline": ("<p>By Ada Marlowe, November 9, 2031</p>", "2031-11-09"),
    "none": ("<p>By Ada Marlowe</p>", ""),
}


@pytest.mark.parametrize("name", DATES)
def test_a_date_is_read_where_the_page_shows_it(name):
    shown, date = DATES[name]
    assert str(page(shown).date) == date


def test_the_time_of_another_article_above_the_headline_is_not_the_articles():
    above = "<div class='ticker'><a href='/x'>Quay hires forty</a> <time datetime='2031-12-24'>Today</time></div>"
    assert str(page("<time datetime='2031-11-09'>9 November</time>", above=above).date) == "2031-11-09"


TITLES = {
    "name of the site in a heading": ("<h1>Sandholm Gazette</h1><h2>" + TITLE + "</h2>", f"<title>{TITLE} - Sandholm Gazette</title>"),
    "site behind a bar": (f"<h1>{TITLE}</h1>", f"<meta property='og:title' content='{TITLE} | Sandholm Gazette'>"),
    "only a title": (f"<h2>{TITLE}</h2>", f"<title>{TITLE}</title>"),
    "site as the headline of the tags": (
        f"<h1>{TITLE}</h1>",
        "<meta property='og:title' content='Sandholm Gazette'><meta property='og:site_name' content='Sandholm Gazette'>",
    ),
    "microdata": (f"<h2 itemprop='headline'>{TITLE}</h2>", "<title>Sandholm Gazette</title>"),
    "nothing but a heading": (f"<h1 class='x'>{TITLE}</h1>", ""),
}


@pytest.mark.parametrize("name", TITLES)
def test_the_headline_is_what_heads_the_article_and_never_the_name_of_the_site(name):
    heading, head = TITLES[name]
    assert page(head=head, heading=heading).title == TITLE


PUBLISHERS = {
    "site name": "<meta property='og:site_name' content='Sandholm Gazette'>",
    "linked": linked(publisher={"name": "Sandholm Gazette"}),
    "linked text": linked(publisher="Sandholm Gazette"),
    "linked by reference": '<script type="application/ld+json">{"@graph": [{"@type": "Article", "publisher": {"@id": "#org"}}, '
    '{"@type": "Organization", "@id": "#org", "name": "Sandholm Gazette"}]}</script>',
    "behind the title": f"<title>{TITLE} | Sandholm Gazette</title>",
    "behind the title with a dash": f"<title>{TITLE} - Sandholm Gazette</title>",
}


@pytest.mark.parametrize("name", PUBLISHERS)
def test_the_publisher_is_named(name):
    assert page(head=PUBLISHERS[name]).publisher == "Sandholm Gazette"


@pytest.mark.parametrize("behind", [": what we know", " - a winter without boats", ""])
def test_what_stands_behind_the_headline_and_is_no_name_is_no_publisher(behind):
    assert page(head=f"<title>{TITLE}{behind}</title>").publisher is None
