"""Texts as they reach an analyst's desk: agency copy, mail, files decoded wrongly, pages that show a wall. What each is, is read."""

import io
import textwrap
from email.message import EmailMessage

import pytest

from onrecord import ArticleError, read_article
from onrecord.formats.understood import summary

TITLE = "Weir at Harrow Mill gives way"
LEAD = "The old weir at Harrow Mill gave way before dawn, and the lower meadows were under a metre of water by breakfast."
MORE = "“Nobody was in the mill, thank heaven,” said Ines Varga, who keeps the sluice, as the fire service pumped out her cellar."
LAST = "The river board said that the repair would cost about two million and that the footbridge stays shut until the summer."


def read(text, name="story.txt"):
    opened = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    opened.name = name
    return read_article(opened)


def body(article):
    return [" ".join(article.text[start:end].split()) for start, end in article.paragraphs]


def kinds(article):
    return {" ".join(article.text[line.start : line.end].split()): line.kind for line in article.lines.itertuples()}


# How agency copy opens: the opening words, the place and the date that they state.
OPENINGS = {
    "MARLE, 14 March 2026 — ": ("MARLE", "2026-03-14"),
    "MARLE, March 14, 2026 — ": ("MARLE", "2026-03-14"),
    "MARLE (Agency) -- 14 March -- ": ("MARLE", "XXXX-03-14"),
    "MARLE, Osterland, March 14 (Agency) - ": ("MARLE, Osterland", "XXXX-03-14"),
    "MARLE, March 14 (Agency) – ": ("MARLE", "XXXX-03-14"),
    "PORT MARLE, 14 Mar (Agency) — ": ("PORT MARLE", "XXXX-03-14"),
    "Marle, 14 March (Agency) — ": ("Marle", "XXXX-03-14"),
    "Port Marle (Agency) – ": ("Port Marle", ""),
    "March 14 (Agency) - ": (None, "XXXX-03-14"),
    "14 March 2026 (Agency) — ": (None, "2026-03-14"),
    "MARLE/HARROW — ": ("MARLE/HARROW", ""),
    "MARLE (Agency): ": ("MARLE", ""),
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_agency_copy_states_its_place_and_date(opening):
    place, date = OPENINGS[opening]
    article = read(f"{TITLE}\n\n{opening}{LEAD}\n\n{MORE}\n\n{LAST}\n")
    assert (article.dateline, str(article.date), article.date_source) == (place, date, "dateline" if date else None)
    assert body(article)[0] == opening + LEAD


@pytest.mark.parametrize("line", ["MARLE, 14 March 2026 —", "MARLE (Agency), March 14, 2026", "Marle, March 14, 2026"])
def test_a_dateline_on_a_line_of_its_own_is_no_paragraph(line):
    article = read(f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{MORE}\n\n{LAST}\n")
    assert (kinds(article)[line], body(article)[0]) == ("dateline", LEAD)
    assert (str(article.date), article.dateline) == ("2026-03-14", line[:5])


def test_a_date_beside_the_headline_comes_before_that_of_the_dateline():
    assert str(read(f"{TITLE}\n\n15 March 2026\n\nMARLE, 14 March — {LEAD}\n\n{MORE}\n\n{LAST}\n").date) == "2026-03-15"


@pytest.mark.parametrize(
    "opening",
    ["NATO — the alliance, not the pub — ", "Nobody slept - ", "Late on 14 March (a Saturday) – ", "“MARLE — it is lost,” she said. "],
)
def test_what_only_looks_like_a_dateline_is_none(opening):
    article = read(f"{TITLE}\n\n{opening}{LEAD}\n\n{MORE}\n\n{LAST}\n")
    assert (article.dateline, str(article.date)) == (None if not opening.startswith("NATO") else "NATO", "")


def mail(text, kind="text/plain; charset=utf-8"):
    """A message of this text."""
    head = f"From: Ines Varga <iv@post.invalid>\nSubject: {TITLE}\nDate: Sat, 14 Mar 2026 08:00:00 +0000\nMIME-Version: 1.0\n"
    return read(f"{head}Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{text}\n", "message.eml")


def flowed(paragraph):
    """A paragraph with soft line ends."""
    words = paragraph.split(" ")
    return " \n".join(" ".join(words[start : start + 8]) for start in range(0, len(words), 8))


STORY = f"{LEAD}\n\n{MORE}\n\n{LAST}"
MAILS = {
    "soft line ends": ("\n\n".join(map(flowed, (LEAD, MORE, LAST))), "text/plain; charset=utf-8; format=flowed"),
    "soft line ends deleted": ("\n\n".join(map(flowed, (LEAD, MORE, LAST))), "text/plain; charset=utf-8; format=flowed; delsp=no"),
    "hard line ends": ("\n\n".join(textwrap.fill(paragraph, 72) for paragraph in (LEAD, MORE, LAST)), "text/plain; charset=utf-8"),
    "signature": (f"{STORY}\n\n-- \nInes Varga\nPress office, River Board\n+00 000 111", "text/plain; charset=utf-8"),
    "answered below": (
        f"{STORY}\n\nOn Fri, 13 Mar 2026, Tom Brook <tb@post.invalid> wrote:\n> When is the weir inspected, and by whom?\n> Tom",
        "text/plain; charset=utf-8",
    ),
    "answered over two lines": (
        f"{STORY}\n\nOn Fri, 13 Mar 2026 at 10:15, Tom Brook <tb@post.invalid>\nwrote:\n\n> When is the weir inspected?\n>\n>> Soon.",
        "text/plain; charset=utf-8",
    ),
    "answered as one program does": (
        f"{STORY}\n\n-----Original Message-----\nFrom: Tom Brook\nSent: Friday, March 13, 2026 10:15\nTo: Ines Varga\nSubject: weir\n\n"
        "When is the weir inspected, and by whom? We go to print at six.",
        "text/plain; charset=utf-8",
    ),
    "answered as another does": (
        f"{STORY}\n\n____________________\nFrom: Tom Brook <tb@post.invalid>\nSent: Friday, March 13, 2026 10:15\nTo: Ines Varga\n"
        "Subject: weir\n\nWhen is the weir inspected, and by whom? We go to print at six.",
        "text/plain; charset=utf-8",
    ),
    "sent from a telephone": (f"{STORY}\n\nSent from my phone", "text/plain; charset=utf-8"),
}


@pytest.mark.parametrize("name", MAILS)
def test_the_text_of_a_mail_is_what_its_sender_wrote(name):
    assert body(mail(*MAILS[name])) == [LEAD, MORE, LAST]


@pytest.mark.parametrize("sign", ["Re: ", "RE: FW: ", "Fwd: ", "AW: "])
def test_the_subject_of_a_message_passed_on_is_its_own(sign):
    message = EmailMessage()
    message["Subject"], message["From"] = f"{sign}{TITLE}", "Ines Varga <iv@post.invalid>"
    message.set_content(f"{LEAD}\n\n{MORE}\n\n{LAST}")
    assert read(bytes(message).decode(), "story.eml").title == TITLE


TWICE = {
    "utf-8 read as windows-1252": f"{LEAD}\n\n{MORE}\n\n{LAST}".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d"),
    "utf-8 read as latin-1": f"{LEAD}\n\n{MORE}\n\n{LAST}".encode().decode("latin-1"),
}


@pytest.mark.parametrize("name", TWICE)
def test_text_decoded_twice_is_put_right_and_that_is_said(name):
    article = read(f"{TITLE}\n\n{TWICE[name]}\n")
    assert body(article) == [LEAD, MORE, LAST]
    assert "letters decoded twice, repaired" in summary(article)


WALLS = {
    "robot check": "Verify you are human by completing the action below.",
    "robot check of a name": "Just a moment...\n\nChecking your browser before accessing the Harrow Post.",
    "press and hold": "Press & Hold to confirm you are a human (and not a bot).",
    "unusual traffic": "Our systems have detected unusual traffic from your computer network.",
    "are you a robot": "Are you a robot?\n\nPlease make sure your browser supports JavaScript and cookies.",
    "access denied": "Access Denied\n\nYou don't have permission to access this page on this server.",
    "cookies": "We and our 412 partners store and access information such as cookies on your device to show personalised advertising.",
    "cookies to accept": "Before you continue\n\nWe use cookies and similar technologies to personalise content and ads.",
    "subscribers": f"{LEAD}\n\nThis article is for subscribers only.\n\nAlready a subscriber? Sign in",
    "limit": "You have reached your limit of free articles.\n\nSubscribe to continue reading.",
    "to read on": f"{LEAD}\n\nTo continue reading this article, subscribe for 1 a month.",
    "remaining": f"{LEAD}\n\nSubscribe now to read the full story.",
    "not found": "Sorry, the page you were looking for could not be found.",
    "captcha": "One last step\n\nPlease solve this captcha to reach the Harrow Post.\n\nWhy am I asked to solve a captcha?",
    "ad blocker": "It looks like you are using an ad blocker.\n\nAdvertising pays for our reporters.",
    "free account": "Log in to continue reading\n\nAn account costs nothing and takes a minute.",
    "consent or pay": "Your choice\n\nPay 3 a month to read without advertising, or consent to cookies.",
    "server": "502 Bad Gateway\n\nPlease come back in a few minutes.",
    "country": "This page is unavailable in your region.",
    "subscribers in German": f"{LEAD}\n\nDieser Artikel ist nur für Abonnenten.",
    "script": "Please enable JavaScript and disable any ad blocker to view this page.",
}


@pytest.mark.parametrize("form", ["text", "page"])
@pytest.mark.parametrize("name", WALLS)
def test_a_page_that_shows_a_wall_is_refused_with_a_line(name, form):
    lines = WALLS[name].split("\n\n")
    page = "<!doctype html><html><head><title>Harrow Post</title></head><body>" + "".join(f"<p>{line}</p>" for line in lines)
    with pytest.raises(ArticleError, match="instead of an article") as refused:
        read(WALLS[name] if form == "text" else f"{page}</body></html>", "story.txt" if form == "text" else "story.html")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("line", ["Subscribers to the mill's guided walks were told first.", "“Are you a robot?” she asked the pump."])
def test_an_article_that_speaks_of_such_things_is_read(line):
    assert line in body(read(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{MORE}\n\n{LAST}\n"))
