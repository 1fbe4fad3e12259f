"""Reading plain text: what is kept, what is dropped and why, what the article says about itself."""

import io

import pytest

from onrecord import ArticleError, paths, read_article
from onrecord.formats import require_english
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date

STORY = (
    "The river rose overnight and took the lower bridge with it, officials in Harbour Town said on Monday.",
    "“We have never seen water like this,” said Tom Brook, who runs the ferry.",
    "The council put the damage at $3 million, and said that it would ask for help from the capital.",
    "Nobody was hurt.",
)
OTHER = "“The bridge was inspected in May,” a spokeswoman for the council said, “and nothing was found.”"
LAST = "Schools stay closed until Thursday, while engineers look at the two bridges that are still standing."
PAGE = f"""Support our newsroom - make a monthly donation today!

World News

Harbour Town Counts the Cost of the Flood

By Ada Marlowe 11, 2019

{STORY[0]}

{STORY[1]}

Counting losses

{STORY[2]}

{STORY[3]}

Sign up for our newsletter
"""
PASTED = "\n".join(
    [
        "Harbour Town counts the cost of the flood - The Tidewater Post",
        "Menu",
        "Home",
        "World",
        "Politics",
        "Sport",
        "Search",
        "Sign in",
        "Minister resigns over ferry contract",
        "Five ways to cook a turnip",
        "Harbour Town counts the cost of the flood",
        "The lower bridge is gone and the ferry does not run",
        "By Ada Marlowe and Ben Otis, Staff Writers",
        "March 11, 2019 at 8:05 am",
        "Share",
        "Facebook",
        "Twitter",
        "The ferry landing on Monday. (Photo: Lena Holm)",
        *STORY[:2],
        "Related: How the lower bridge was built",
        "Advertisement",
        *STORY[2:],
        OTHER,
        "Get our daily newsletter delivered to your inbox.",
        LAST,
        "Most popular",
        "1",
        "Minister resigns over ferry contract",
        "2",
        "Five ways to cook a turnip",
        "3 comments",
        "Leave a reply",
        "About us",
        "Contact",
        "Privacy policy",
        "© 2019 The Tidewater Post. All rights reserved.",
    ]
)
TOP, FOOT = PASTED.split("\n")[:18], PASTED.split("\n")[-11:]


def read(text, **options):
    """The article in a text, or in bytes."""
    return read_article(io.BytesIO(text if isinstance(text, bytes) else text.encode("utf-8")), **options)


def lines(article, *kinds):
    """The lines of some kinds."""
    return [article.text[row.start : row.end].strip() for row in article.lines.itertuples() if row.kind in kinds]


def body(article):
    """The paragraphs of the body."""
    return [article.text[start:end] for start, end in article.paragraphs]


def test_reads_headline_byline_section_and_partial_date():
    article = read(PAGE)
    assert (article.title, article.section) == ("Harbour Town Counts the Cost of the Flood", "World News")
    assert article.authors == ("Ada Marlowe",)
    assert (str(article.date), article.date_source) == ("2019-XX-11", "byline")


@pytest.mark.parametrize("byline", ["By Ada Marlowe, court reporter", "By Ada Marlowe, deputy political editor"])
def test_a_byline_with_a_role_in_small_letters_names_its_author(byline):
    article = read("\n\n".join(["Harbour Town Counts the Cost", byline, "24 November 2031", *STORY]))
    assert (article.authors, str(article.date)) == (("Ada Marlowe",), "2031-11-24")


def test_banner_and_newsletter_line_are_dropped_with_a_reason():
    article = read(PAGE)
    assert lines(article, "boilerplate") == ["Support our newsroom - make a monthly donation today!", "Sign up for our newsletter"]
    assert article.lines.why.notna().all()


def test_subhead_is_no_paragraph():
    article = read(PAGE)
    assert lines(article, "subhead") == ["Counting losses"]
    assert body(article) == list(STORY)


def test_sample_article_loses_nothing_but_its_banner_and_its_mailing_list_line():
    article = read_article(paths.ARTICLES / "iraqi-foreign-fighters.txt")
    assert lines(article, "boilerplate") == [article.text.split("\n")[0], article.text.split("\n")[-1]]
    assert lines(article, "subhead") == ["Unknown factors", "Continued entry"]
    assert len(article.paragraphs) == 33


def test_sample_article_says_who_when_and_where_it_belongs():
    article = read_article(paths.ARTICLES / "iraqi-foreign-fighters.txt")
    assert (article.title, article.authors, article.section, str(article.date)) == (
        "Iraqi Foreign Fighters Lurk in Syrian Shadows",
        ("Jeff Seldin",),
        "Homeland Security",
        "2019-XX-11",
    )


def test_pasted_page_keeps_the_article_and_nothing_else():
    assert body(read(PASTED)) == [*STORY, OTHER, LAST]


def test_pasted_page_says_what_it_is():
    article = read(PASTED)
    assert (article.title, article.publisher) == ("Harbour Town counts the cost of the flood", "The Tidewater Post")
    assert (article.authors, str(article.date), article.date_source) == (("Ada Marlowe", "Ben Otis"), "2019-03-11", "dateline")


def test_pasted_page_names_its_caption():
    assert lines(read(PASTED), "caption") == ["The ferry landing on Monday. (Photo: Lena Holm)"]


@pytest.mark.parametrize(
    "between",
    [
        ["“No.”"],
        ["Is it over?", "It is not."],
        ["Three streets are closed:", "Mill Lane", "Quay Street", "Ferry Road"],
        ["- bread for two days", "- a torch", "- dry clothes"],
        ["Q: Did you hear the bridge go?", "A: Everyone did.", "Q: And then?", "A: Then it was quiet."],
        ["10:15 a.m.", "The mayor has left the town hall.", "11:40 a.m.", "Power is back in the harbour."],
        ["Brook: We saw it coming.", "Marlowe: Who is we?"],
    ],
    ids=["one-word quote", "short paragraphs", "list", "bullets", "questions and answers", "live blog", "dialogue"],
)
def test_a_clean_article_keeps_every_line(between):
    text = "\n\n".join([*STORY[:3], *between, STORY[3]])
    assert lines(read(text), "body", "subhead") == [*STORY[:3], *between, STORY[3]]


@pytest.mark.parametrize(
    "line",
    [
        "“No comment.”",
        "In a blog post, the company said that it had changed its privacy policy and its terms of service.",
        "Research by the university shows that the river has risen twice as fast as it did in 1990.",
        "A report published by the council on Monday says that the bridge was old.",
        "Reporting the loss took the family two days.",
        "Most stories of the flood end well.",
        "You might want to sit down.",
        "Support the mayor has had for years is fading.",
        "Share the load, the ferrymen say.",
        "Send it to the capital, he said.",
        "Explore the coast on foot and the damage is plain.",
        "The money comes from the Environmental Protection Agency (EPA).",
        "A photo by a passer-by showed the ferry on its side in the square.",
        "“You will find bones at this site,” the digger told the council.",
        "Agents receive a commission of 3 percent on every boat.",
        "Related costs came to $70,000 a week.",
        "More news was expected from the capital on Tuesday.",
        "By July 2013, the ferry had stopped running twice.",
        "Follow the money.",
        "Brook is a reporter’s dream: he talks.",
        "Photographs of the bridge hang in the town hall.",
        "Advertising on the ferry brings in $900 a month.",
        "X marks the spot where the bridge stood.",
        "Comments on the plan are due by Friday.",
        "The Tidewater Evening newsletter was printed late on Tuesday, the council said.",
        "The mailing list of the ferrymen holds 400 names.",
        "Bread was delivered to 300 families by boat.",
        "Owners can sign up for the new moorings until May.",
        "Few in the lower town subscribe to that view.",
        "The council will publish comments next week.",
        "If you like the sea, the lower town is the place to be.",
        "The names of the drowned may not be published before Friday.",
        "12 comments by the mayor drew anger.",
        "Receive no more than three guests, the ferrymen were told.",
        "($1 = 0.9120 crowns)",
    ],
)
def test_a_paragraph_that_sounds_like_a_page_stays(line):
    assert line in body(read("\n\n".join([*STORY[:3], line, STORY[3]])))


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter",
        "Read more: How the bridge was built",
        "Share on Facebook",
        "Facebook Twitter Email",
        "Advertisement",
        "Most popular",
        "12 comments",
        "© 2021 The Tidewater Post. All rights reserved.",
        "Photo: Lena Holm",
        "Story continues below",
        "This story was originally published by the Tidewater Post.",
        "Ada Marlowe is a reporter for the Tidewater Post.",
        "(Reporting by Ada Marlowe; Editing by Ben Otis)",
        "Please make a donation to keep us afloat",
        "Follow us on Twitter and Facebook",
        "By continuing to use this site you agree to our use of cookies.",
        "Tags: ferry, bridge, flood",
        "You may also like",
        "Readers also viewed",
        "What others are watching",
        "No HTML tags allowed.",
        "Keep up with the Tidewater Evening newsletter.",
        "Tidewater Evening Newsletter",
        "Want more? Sign up for the Tidewater Evening newsletter.",
        "This material may not be published, broadcast or rewritten.",
    ],
)
def test_a_line_of_the_page_within_the_article_is_dropped(line):
    article = read("\n\n".join([*STORY[:3], line, OTHER, STORY[3]]))
    assert lines(article, "boilerplate", "caption") == [line]


def test_pointers_to_other_articles_within_the_article_do_not_end_it():
    pointers = ["Related: How the lower bridge was built", "See also: Ferry stays in port"]
    article = read("\n".join([*TOP, *STORY[:2], pointers[0], STORY[2], pointers[1], OTHER, LAST, *FOOT]))
    assert body(article) == [*STORY[:3], OTHER, LAST]


def test_a_thread_of_comments_below_the_article_is_not_in_it():
    said = (
        "The bridge was old when my father crossed it, and nobody on the council ever cared about the lower town.",
        "My boat was tied to it, and I want to know who pays for that, because it will not be the mayor.",
        "Everyone who lives by the river knew that this would come, and no one was asked.",
        "Let the people who signed off on the bridge explain it to the families, one by one.",
    )
    thread = [line for number, text in enumerate(said) for line in (f"reader{number}", "March 12, 2019 at 9:10 am", text, "Reply")]
    assert body(read("\n".join([*TOP, *STORY, OTHER, LAST, "4 comments", *thread, *FOOT[-4:]]))) == [*STORY, OTHER, LAST]


def test_a_list_below_a_colon_stays_though_its_items_have_no_end_mark():
    dates = [f"{day} -- Quay Hall, Port {place}" for day, place in (("May 9", "Ellan"), ("June 4", "Orrin"), ("July 2", "Sayle"))]
    text = "\n".join([*TOP, *STORY, OTHER, "The meetings on the flood are on these dates:", *dates, *FOOT])
    assert body(read(text))[-3:] == dates


@pytest.mark.parametrize(
    "items", [["- bread for two days", "- a torch"], ["Mill Lane", "Quay Street", "Ferry Road"], ["• Mill Lane"], ["1. Mill Lane"]]
)
def test_items_of_a_list_are_body(items):
    assert body(read("\n\n".join([*STORY[:3], *items, STORY[3]]))) == [*STORY[:3], *items, STORY[3]]


def test_a_clean_article_keeps_a_short_list_at_its_end():
    text = "\n\n".join([*STORY, "What to take along", "Bread for two days", "A torch"])
    assert lines(read(text), "boilerplate") == []


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = """The river rose overnight and took the lower bridge with it, officials
in Harbour Town said on Monday, while the ferry stayed in port.

"We have never seen water like this," said Tom Brook, who runs the ferry
and lost both of his boats.
"""
    assert [" ".join(paragraph.split()) for paragraph in body(read(wrapped))] == [
        "The river rose overnight and took the lower bridge with it, officials in Harbour Town said on Monday, "
        "while the ferry stayed in port.",
        '"We have never seen water like this," said Tom Brook, who runs the ferry and lost both of his boats.',
    ]


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("WASHINGTON (AP) — ", "WASHINGTON"),
        ("HARBOUR TOWN, Calif. (AP) -- ", "HARBOUR TOWN, Calif."),
        ("ST. JOHN'S (Reuters) - ", "ST. JOHN'S"),
        ("BAGHDAD — ", "BAGHDAD"),
        ("", None),
    ],
)
def test_dateline_is_a_field_and_stays_in_the_text(start, place):
    article = read("\n\n".join([start + STORY[0], *STORY[1:]]))
    assert article.dateline == place
    assert body(article)[0] == start + STORY[0]


@pytest.mark.parametrize(("line", "place"), [("Port Ellan, 14 October 2026", "Port Ellan"), ("Tidewater Courier, 14 October 2026", None)])
def test_the_paper_that_a_line_names_before_the_date_is_no_place(line, place):
    article = read("\n\n".join(["Ferry stays in port after the flood", line, *STORY]))
    assert (article.dateline, str(article.date)) == (place, "2026-10-14")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("By Ada Marlowe 11, 2019", "2019-XX-11"),
        ("March 11, 2019", "2019-03-11"),
        ("Monday, 11 March 2019", "2019-03-11"),
        ("Sept. 3rd, 2020 at 4:07 PM", "2020-09-03"),
        ("2019-03-11T08:00:00Z", "2019-03-11"),
        ("11/19/2019", "2019-11-19"),
        ("19.11.2019", "2019-11-19"),
        ("3/4/2019", "2019"),
        ("4/4/2019", "2019-04-04"),
        ("25/0/2019", "2019"),
        ("March 2019", "2019-03"),
        ("Updated March 11", "XXXX-03-11"),
    ],
)
def test_a_date_has_the_parts_that_are_stated_and_no_other(text, edtf):
    assert str(find_date(text)) == edtf


@pytest.mark.parametrize("text", ["two hours ago", "in 1,200, 2019 of them", "route 66", "May we ask", "version 1.2.3"])
def test_what_is_no_date_gives_none(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Marlowe", ("Ada Marlowe",)),
        ("by Ada Marlowe and Ben Otis", ("Ada Marlowe", "Ben Otis")),
        ("By Ada Marlowe Monday, March 3, 2031", ("Ada Marlowe",)),
        ("By Ada Marlowe 5 hours ago", ("Ada Marlowe",)),
        ("By Ada Marlowe 10:15 AM EST", ("Ada Marlowe",)),
        ("By Ada Marlowe Last updated 3 Mar", ("Ada Marlowe",)),
        ("By ADA MARLOWE and BEN OTIS THE TIDEWATER POST", ("Ada Marlowe", "Ben Otis")),
        ("By Ada Marlowe in Port Harrow and Ben Otis in Brenmoor", ("Ada Marlowe", "Ben Otis")),
        ("By Ada Marlowe for Tidewater Coast", ("Ada Marlowe",)),
        ("By Ada Marlowe View Comments", ("Ada Marlowe",)),
        ("By ADA MARLOWE, BEN O'TIS and Cleo van der Berg, Staff Writers", ("Ada Marlowe", "Ben O'Tis", "Cleo van der Berg")),
        ("Written by: Ada Marlowe | The Tidewater Post", ("Ada Marlowe",)),
        ("Story by Ada Marlowe, Associated Press", ("Ada Marlowe",)),
        ("By Ada Marlowe, Political Correspondent, in Harbour Town", ("Ada Marlowe",)),
        ("By Senior Reporter Ada Marlowe - Nov. 18th 2019 8:54 am", ("Ada Marlowe",)),
        ("By the Editorial Board", ()),
        ("Reuters", ()),
    ],
)
def test_a_byline_names_people_without_their_roles(line, names):
    found = authors(line)
    assert tuple(name for name in found if name != "Harbour Town") == names


def test_a_byline_never_turns_a_paragraph_into_one():
    text = "\n\n".join(["By late March, it had become a common scene on the banks of the river.", *STORY])
    assert body(read(text))[0].startswith("By late March")


def test_a_user_can_keep_and_drop_lines():
    article = read(PAGE, keep=["Sign up for our newsletter"], drop=[STORY[3]])
    assert body(article) == [*STORY[:3], "Sign up for our newsletter"]
    assert set(article.lines.why) >= {"kept by the user", "dropped by the user"}


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-8", "utf-8 (strict UTF-8)"),
        ("utf-8-sig", "utf-8 (byte order mark)"),
        ("utf-16", "utf-16 (byte order mark)"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_come_out_right_and_are_named(encoding, says):
    article = read("\n\n".join(STORY).encode(encoding))
    assert body(article) == list(STORY)
    assert article.encoding.startswith(says)


def test_line_ends_and_what_cannot_be_seen_leave_offsets_exact():
    text = "\ufeff" + "\r\n".join(STORY[:2]) + "\r" + "\r\n".join(STORY[2:])
    text = text.replace("council", "coun\u00adcil").replace("help", "he\u200blp\x00").replace("at $3 million", "at\u00a0$3\u202fmillion")
    article = read(text)
    assert body(article) == list(STORY)


def test_lone_surrogates_are_replaced():
    text = "\n\n".join(STORY).replace("ferry", "fer\ud800ry")
    article = read(text.encode("utf-8", "surrogatepass"))
    assert "\ud800" not in article.text


def test_another_language_is_named_and_refused():
    french = "\n\n".join(
        [
            "La rivière est montée pendant la nuit et a emporté le pont, ont annoncé lundi les autorités de la ville.",
            "« Nous n’avons jamais vu autant d’eau », a déclaré le patron du bac, qui a perdu ses deux bateaux dans la crue.",
        ]
    )
    assert read(french).language == "other"
    with pytest.raises(ArticleError, match="not in English"):
        require_english(read(french))


def test_english_is_english():
    assert read("\n\n".join(STORY)).language == "en"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "nowhere.txt", "no file"),
        (lambda folder: "no\x00where.txt", "cannot be read|no file"),
        (lambda folder: folder, "folder"),
        (lambda folder: io.BytesIO(b""), "empty"),
        (lambda folder: io.BytesIO(b" \n \n"), "empty"),
        (lambda folder: io.BytesIO(b"\xef\xbb\xbf"), "empty"),
        (lambda folder: io.BytesIO(b"* * *\n---\n"), "no words"),
        (lambda folder: io.BytesIO(b"Home\nNews\nSport\n"), "no sentence"),
        (lambda folder: io.BytesIO(b"\x7fELF\x02\x01\x01" + bytes(60)), "binary"),
    ],
)
def test_wrong_input_is_one_clear_line(tmp_path, make, says):
    with pytest.raises(ArticleError, match=says) as refused:
        read_article(make(tmp_path))
    assert "\n" not in str(refused.value)


def test_the_name_of_a_paper_is_not_taken_for_the_headline():
    article = read(
        "\n".join(
            ["The Tidewater Post", "Flood cuts off the lower quarter of Harbour Town", "By Ada Marlowe", "March 11, 2019", *STORY, LAST]
        )
    )
    assert article.title == "Flood cuts off the lower quarter of Harbour Town"


def test_a_headline_right_above_the_article_is_no_paragraph_of_it():
    article = read("\n\n".join(["Flood cuts off the lower quarter of Harbour Town for a second day", *STORY, LAST]))
    assert article.title == "Flood cuts off the lower quarter of Harbour Town for a second day"
    assert body(article) == [*STORY, LAST]
