"""What single formats must not lose: tracked changes, notes, repairs, bylines that only the page shows, walls."""

import io
import zipfile

import pytest

from onrecord import ArticleError, read_article
from onrecord.formats import read_articles

LEAD = "The kiln at Osterby fired its last brick on Friday, and the ninety people who worked there were sent home for good."
MORE = "“I had hoped to see the century out,” said Petra Lindqvist, who has stacked bricks for thirty years in the same shed."
LAST = "The owner said that the site will be sold, and that a buyer for the clay pit is expected to be named before the summer."
SGML = (
    '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="YES" NEWID="1">\n<DATE> 6-MAR-1987 10:10:00.00</DATE>\n<TEXT>\n'
    f"<TITLE>KILN FIRES LAST BRICK</TITLE>\n<DATELINE>    OSTERBY, March 6 - </DATELINE>"
    f"<BODY>{LEAD}\n    {LAST}\n Reuter\n&#3;</BODY></TEXT>\n"
    "</REUTERS>\n<REUTERS>\n<TEXT><TITLE>CLAY PIT SOLD</TITLE><BODY>" + MORE + "\n" + LAST + "</BODY></TEXT>\n</REUTERS>\n"
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def word(body, **parts):
    """A Word file of this body, read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        for name, held in parts.items():
            archive.writestr(f"word/{name}.xml", held)
    return read_article(io.BytesIO(out.getvalue()))


def page(top="", head="", body=f"<p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p>"):
    markup = f"<!doctype html><html><head><title>Kiln fires its last brick</title>{head}</head><body><main><article>"
    return read(f"{markup}<h1>Kiln fires its last brick</h1>{top}{body}</article></main></body></html>")


def read(text):
    return read_article(io.BytesIO(text.encode()))


def body(article):
    return [" ".join(article.text[start:end].split()) for start, end in article.paragraphs]


def test_word_takes_insertions_and_leaves_deletions():
    changed = (
        f"<w:p>{run('It costs ')}<w:del>{run('$2')}</w:del><w:ins>{run('$3')}</w:ins>{run(' million, the owner of the kiln said.')}</w:p>"
    )
    assert body(word(f"<w:p>{run(LEAD)}</w:p>{changed}"))[1] == "It costs $3 million, the owner of the kiln said."


@pytest.mark.parametrize(
    "held",
    [
        f"<w:sdt><w:sdtContent><w:p>{run(MORE)}</w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run(MORE)}</w:p></w:txbxContent></w:pict></w:r></w:p>",
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p>{run(MORE)}</w:p></w:tc></w:tr></w:tbl>",
    ],
    ids=["content control", "text box", "table of a huge span"],
)
def test_word_reads_in_place_what_stands_in_boxes(held):
    assert body(word(f"<w:p>{run(LEAD)}</w:p>{held}<w:p>{run(LAST)}</w:p>")) == [LEAD, MORE, LAST]


def test_footnotes_of_word_stand_below_the_article():
    notes = f"<w:footnotes {WORD}><w:footnote><w:p>{run('See the annual report.')}</w:p></w:footnote></w:footnotes>"
    article = word(f"<w:p>{run(LEAD)}</w:p><w:p>{run(LAST)}</w:p>", footnotes=notes)
    assert article.lines.iloc[-1].why == "a footnote"
    assert body(article) == [LEAD, LAST]


@pytest.mark.parametrize(
    "shown",
    [
        '<span itemprop="author"><span itemprop="name">Petra Ohm</span></span>',
        '<a rel="author" href="/p">Petra Ohm</a>',
        '<div class="article-byline">By Petra Ohm</div>',
        '<p class="c-authorName">PETRA OHM</p>',
        "<address>Petra Ohm, Staff Writer</address>",
        "<div><span>By Petra Ohm</span></div>",
    ],
)
def test_a_byline_that_only_the_page_shows_is_read(shown):
    assert page(shown).authors == ("Petra Ohm",)


def test_the_house_is_no_author():
    head = '<meta name="author" content="The Osterby Clarion"><meta property="og:site_name" content="The Osterby Clarion">'
    assert page('<p class="byline">By Petra Ohm</p>', head).authors == ("Petra Ohm",)


@pytest.mark.parametrize("around", [("<![CDATA[", "]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("", "")])
def test_linked_data_is_read_inside_cdata_graphs_and_lists(around):
    data = '[{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"author":[[{"name":"Petra Ohm"}],{"name":"Lars Vik"}]}]}]'
    script = f'<script type="application/ld+json">{around[0]}{data}{around[1]}</script>'
    assert page(head=script).authors == ("Petra Ohm", "Lars Vik")


def test_a_first_paragraph_in_a_container_of_its_own_is_the_articles():
    first = "The last whistle of the Osterby kiln was heard in three villages, and in one of them somebody rang the church bell."
    markup = f"<div class='top'><h1>Kiln fires its last brick</h1><div><p>{first}</p></div></div>"
    rest = f"<div class='rest'><div class='article-body'><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></div></div>"
    assert first in body(read(f"<!doctype html><html><head><title>Kiln</title></head><body>{markup}{rest}</body></html>"))


def test_related_articles_in_their_own_section_are_listed_as_left_out():
    teaser = "A potter from the next village has bought the smaller of the two ovens and means to fire tiles in it from May on."
    article = page(body=f"<p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p><section><h2>More from Osterby</h2><p>{teaser}</p></section>")
    why = {article.text[line.start : line.end].strip(): line.why for line in article.lines.itertuples()}
    assert why[teaser] == "below a heading of related articles"


def test_a_table_of_layout_is_no_line():
    cells = f"<table><tr><td><a href='/'>Home</a></td><td><h1>Kiln fires its last brick</h1><p>{LEAD}</p>"
    cells += f"<p>{MORE}</p><p>{LAST}</p></td></tr></table>"
    assert body(read(f"<!doctype html><html><head><title>Kiln fires its last brick</title></head><body>{cells}</body></html>")) == [
        LEAD,
        MORE,
        LAST,
    ]


@pytest.mark.parametrize(
    "shown",
    [
        "Please verify you are a human",
        "Checking your browser before accessing the site",
        "To continue reading, subscribe today for one crown a week.",
    ],
)
def test_a_page_that_is_a_wall_is_refused(shown):
    with pytest.raises(ArticleError, match="instead of an article: open it in a browser"):
        read(f"<!doctype html><html><head><title>Just a moment</title></head><body><h1>Clarion</h1><p>{shown}</p></body></html>")


def test_an_article_about_walls_is_read():
    assert "Please verify you are human" not in " ".join(
        body(read("\n\n".join([LEAD, MORE, LAST, LAST.replace("clay", "sand"), "Please verify you are human"])))
    )


def test_entities_in_plain_text_are_letters():
    article = read(
        f"{LEAD}\n\n&ldquo;It was our caf&eacute; &amp; our clock,&rdquo; said Petra Lindqvist, who has stacked bricks for years.\n\n{LAST}"
    )
    assert body(article)[1].startswith("“It was our café & our clock,” said")
    assert "entities decoded" in article.encoding


def test_text_decoded_twice_is_repaired_and_said_so():
    article = read("\n\n".join([LEAD, MORE, LAST]).encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\x9d"))
    assert body(article)[1] == MORE
    assert "decoded twice" in article.encoding


def test_markdown_without_its_marks(tmp_path):
    path = tmp_path / "x.md"
    front = "---\ntitle: Kiln fires its last brick\nauthor: Petra Ohm\ndate: 2031-02-07\nsource: Osterby Clarion\n---\n\n"
    path.write_text(
        f"{front}{LEAD}[^1]\n\n{MORE.replace('bricks', '[bricks]')}\n\n{LAST}\n\n[^1]: By nine votes to two.\n[bricks]: https://x.invalid\n"
    )
    article = read_article(path)
    assert body(article) == [LEAD, MORE, LAST]
    assert (article.authors, article.publisher, str(article.date)) == (("Petra Ohm",), "Osterby Clarion", "2031-02-07")


def test_a_file_of_reuters_is_divided(tmp_path):
    (tmp_path / "x.sgm").write_text(SGML)
    first, second = read_articles(tmp_path / "x.sgm")
    assert (first.title, first.dateline, str(first.date), second.title) == (
        "KILN FIRES LAST BRICK",
        "OSTERBY",
        "1987-03-06",
        "CLAY PIT SOLD",
    )
    assert "Reuter" not in first.text


def test_a_headline_in_capitals_is_a_headline():
    assert read(f"OSTERBY KILN FIRES ITS LAST BRICK AFTER A CENTURY OF WORK\n\n{LEAD}\n\n{LAST}").title.startswith("OSTERBY KILN")


def test_mail_without_signature_and_the_message_it_answers():
    head = "From: a@x.invalid\nTo: b@x.invalid\nSubject: Kiln fires its last brick\nDate: Fri, 7 Feb 2031 08:00:00 +0000\n"
    flowed = "Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + LEAD.replace("Friday, ", "Friday, \n")
    article = read(f"{head}{flowed}\n\n{LAST}\n\n> When is it?\n\n-- \nThe desk of the Clarion\n")
    assert body(article) == [LEAD, LAST]
    assert "desk" not in article.text and "When" not in article.text
