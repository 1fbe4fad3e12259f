"""One short article in every format that can be read: the same text, the same fields."""

import csv
import io
import json
import zipfile
from email.message import EmailMessage

import pytest

from onrecord import ArticleError, read_article
from onrecord.formats import read_articles

TITLE = "Harbour Town counts the cost of the flood"
BODY = (
    "The river rose overnight and took the lower bridge with it, officials in Harbour Town said on Monday.",
    "“We have never seen water like this,” said Tom Brook, who runs the ferry and lost both of his boats.",
    "The council put the damage at $3 million, and said that it would ask for help from the capital.",
    "Schools stay closed until Thursday, while engineers look at the two bridges that are still standing.",
)
TEXT = "\n\n".join((TITLE, *BODY)) + "\n"
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - The Tidewater Post</title>
<meta property="og:site_name" content="The Tidewater Post"><meta name="author" content="Ada Marlowe, Staff Writer">
<meta property="article:published_time" content="2021-03-11T08:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in BODY)}</article>
<footer>© 2021 The Tidewater Post</footer></body></html>"""


def make_txt(path):
    path.write_text(TEXT, encoding="utf-8")


def make_html(path):
    path.write_text(PAGE, encoding="utf-8")


def make_md(path):
    body = "\n\n".join(BODY).replace("Harbour Town said", "[Harbour Town](http://x.invalid) **said**")
    path.write_text(f"# {TITLE}\n\n{body}\n", encoding="utf-8")


def make_docx(path):
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 0)
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    document.save(path)


ODT = (
    '<?xml version="1.0"?><office:document-content {names}><office:automatic-styles><style:style style:name="P1" '
    'style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>{text}</office:text></office:body>'
    "</office:document-content>"
)
ODF_NAMES = {name: name for name in ("office", "style", "text", "table")} | {"draw": "drawing", "svg": "svg-compatible"}


def make_odt(path, text=None):
    """An OpenDocument text as an office writes it: the type first and not packed."""
    title, *paragraphs = TITLE, *BODY
    text = text or f'<text:p text:style-name="P1">{title}</text:p>' + "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    names = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in ODF_NAMES.items())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT.format(names=names, text=text), zipfile.ZIP_DEFLATED)


def make_fodt(path):
    """The same text as an office writes it when it is asked for one file that is not packed."""
    make_odt(path)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    path.write_text(content.replace("office:document-content", f"office:document {kind}", 1).replace("-content>", ">"), encoding="utf-8")


BOOK = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{stated}</metadata>
<manifest>{items}</manifest><spine>{order}</spine></package>"""
STATED = f"""<dc:title>{TITLE}</dc:title><dc:creator>Ada Marlowe</dc:creator><dc:date>2021-03-11T08:00:00Z</dc:date>
<dc:publisher>The Tidewater Post</dc:publisher>"""


def make_epub(path, documents=None, properties=None, more=()):
    """An e-book: its documents by name in reading order, their properties, and the names of further files."""
    documents = {"cover.xhtml": "<html><body><img/></body></html>", "a page.xhtml": PAGE} if documents is None else documents
    items = "".join(
        f'<item id="i{number}" href="{name.replace(" ", "%20")}" properties="{(properties or {}).get(name, "")}"/>'
        for number, name in enumerate(documents)
    )
    order = "".join(f'<itemref idref="i{number}"/>' for number in range(len(documents)))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>')
        archive.writestr("OEBPS/book.opf", BOOK.format(stated=STATED, items=items, order=order))
        for name, document in documents.items():
            if document:
                archive.writestr(f"OEBPS/{name}", document)
        for name in more:
            archive.writestr(name, "")


def make_pdf(path, lines=None, placed=None):
    """A PDF with a text layer, written by hand: one page, a line of text a row, in Windows-1252; or texts at their places (x, y)."""
    rows = [line for paragraph in TEXT.split("\n\n") for line in (*_wrapped(paragraph.strip()), "")] if lines is None else lines
    if placed is not None:
        rows = [text for *_, text in placed]
    shown = [b"(" + row.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*\n" for row in rows]
    if placed is not None:
        shown = [b"1 0 0 1 %d %d Tm " % (x, y) + text.replace(b"T*", b"") for (x, y, _), text in zip(placed, shown, strict=True)]
    shown = b"".join(shown)
    stream = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(data + tail % (len(objects) + 1, table, len(objects) + 1, len(data)))


def _wrapped(paragraph, width=80):
    import textwrap

    return textwrap.wrap(paragraph, width)


def make_rtf(path):
    paragraphs = "".join(f"{paragraph}\\par\\par\n" for paragraph in (TITLE, *BODY))
    paragraphs = paragraphs.replace("“", r"\'93").replace("”", r"\'94")
    path.write_text(r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}" + "\n" + paragraphs + "}", encoding="ascii")


def make_eml(path):
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = TITLE, "Ada Marlowe <ada@tidewater.invalid>", "Thu, 11 Mar 2021 08:00:00 +0000"
    message.set_content(TEXT)
    path.write_bytes(bytes(message))


def _row():
    return {"headline": TITLE, "byline": "By Ada Marlowe", "date": "2021-03-11", "text": TEXT}


def make_csv(path, delimiter=","):
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, _row(), delimiter=delimiter)
        writer.writeheader()
        writer.writerow(_row())


def make_tsv(path):
    make_csv(path, "\t")


def make_jsonl(path):
    path.write_text(json.dumps(_row()) + "\n", encoding="utf-8")


def make_json(path):
    path.write_text(json.dumps({"articles": [_row()]}), encoding="utf-8")


def make_parquet(path):
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist([_row()]), path)


def make_xlsx(path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(list(_row()))
    book.active.append(list(_row().values()))
    book.save(path)


def make_rss(path):
    from xml.sax.saxutils import escape

    markup = escape("".join(f"<p>{paragraph}</p>" for paragraph in (TITLE, *BODY)))
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Tidewater Post</title><item>'
        f"<title>{TITLE}</title><author>Ada Marlowe</author><pubDate>Thu, 11 Mar 2021 08:00:00 GMT</pubDate>"
        f"<description>{markup}</description></item></channel></rss>",
        encoding="utf-8",
    )


MAKERS = {name.removeprefix("make_"): make for name, make in sorted(globals().items()) if name.startswith("make_")}
DATED = ("html", "eml", "csv", "tsv", "jsonl", "json", "parquet", "xlsx", "rss", "epub")


@pytest.fixture
def made(tmp_path):
    def make(name):
        path = tmp_path / f"article.{name}"
        MAKERS[name](path)
        return path

    return make


def kept(article):
    """The words of the article's headline and body; what else a page shows is listed as left out."""
    lines = article.lines[article.lines.kind.isin(["title", "body"])]
    return " ".join(article.text[line.start : line.end] for line in lines.itertuples()).split()


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_text(made, name):
    assert kept(read_article(made(name))) == TEXT.split()


def test_what_a_page_shows_beside_the_article_is_listed_with_the_reason(made):
    article = read_article(made("html"))
    left = {article.text[line.start : line.end].strip(): (line.kind, line.why) for line in article.lines.itertuples()}
    assert left["Home"] == ("boilerplate", "a menu of the page")
    assert left["© 2021 The Tidewater Post"] == ("boilerplate", "the foot of the page")


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_paragraphs_and_title(made, name):
    article = read_article(made(name))
    assert [" ".join(article.text[start:end].split()) for start, end in article.paragraphs] == list(BODY)
    assert article.title == TITLE


@pytest.mark.parametrize("name", DATED)
def test_fields_beside_the_text_are_read_and_say_where_they_stand(made, name):
    article = read_article(made(name))
    assert (article.authors, str(article.date)) == (("Ada Marlowe",), "2021-03-11")
    assert article.date_source


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in ("csv", "tsv", "md", "txt")])
def test_content_decides_before_the_name(made, tmp_path, name):
    wrong = tmp_path / "article.csv"
    wrong.write_bytes(made(name).read_bytes())
    assert kept(read_article(wrong)) == TEXT.split()


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<text:p>One<text:s/>two<text:tab/>three.</text:p>", [("body", "One two three.")]),
        ("<text:p><text:span>One</text:span><text:a> two</text:a>, <text:span>three</text:span>.</text:p>", [("body", "One two, three.")]),
        ("<text:h>The walls</text:h>", [("subhead", "The walls")]),
        ("<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes><text:p>Here.</text:p>", [("body", "Here.")]),
        ("<text:p>A<office:annotation><text:p>Why?</text:p></office:annotation> boat.</text:p>", [("body", "A boat.")]),
        (
            "<text:p>A boat<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of wood.</text:p></text:note-body>"
            "</text:note> sank.</text:p>",
            [("body", "A boat sank."), ("boilerplate", "Of wood.")],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Boats</text:p></table:table-cell><table:table-cell><text:p>40</text:p>"
            "</table:table-cell></table:table-row></table:table>",
            [("body", "Boats · 40")],
        ),
        (
            "<text:p>One.<draw:frame><svg:desc>A map</svg:desc><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
            "</text:p>",
            [("body", "One."), ("body", "In a box.")],
        ),
    ],
)
def test_what_an_opendocument_text_holds_stands_where_a_reader_sees_it(tmp_path, markup, lines):
    path = tmp_path / "a.odt"
    first, last = (f"<text:p>{paragraph}</text:p>" for paragraph in BODY[:2])
    make_odt(path, f"{first}{markup}{last}")
    article = read_article(path)
    read = [(line.kind, article.text[line.start : line.end].strip()) for line in article.lines.itertuples()]
    notes = [line for line in lines if line[0] == "boilerplate"]
    assert read == [("body", BODY[0]), *lines[: len(lines) - len(notes)], ("body", BODY[1]), *notes]


def test_an_open_file_is_read_as_its_path_is(made):
    path = made("docx")
    with path.open("rb") as opened:
        assert read_article(opened).text == read_article(path).text


def test_a_table_of_several_articles_gives_each_with_its_row(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("id,story\n1," + BODY[0].replace(",", " ") + "\n2," + BODY[3].replace(",", " ") + "\n", encoding="utf-8")
    articles = list(read_articles(path))
    assert [article.origin.rsplit(", ", 1)[1] for article in articles] == ["row 1", "row 2"]


def test_several_articles_are_no_single_article(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps(_row()) + "\n") * 2, encoding="utf-8")
    with pytest.raises(ArticleError, match="one of several"):
        read_article(path)


def test_an_empty_row_is_reported_and_the_others_are_read(tmp_path):
    path = tmp_path / "many.jsonl"
    rows = [_row(), {**_row(), "text": ""}, _row()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    errors = []
    assert len(list(read_articles(path, on_error=errors.append))) == 2
    assert "row 2" in str(errors[0])


def test_a_named_column_holds_the_text_and_an_unknown_one_is_an_error(made):
    assert read_article(made("csv"), text_column="text").text.split() == TEXT.split()
    with pytest.raises(ArticleError, match="has no column words: it has headline"):
        read_article(made("csv"), text_column="words")


def test_a_table_without_a_column_of_text_is_an_error(tmp_path):
    path = tmp_path / "numbers.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    with pytest.raises(ArticleError, match="text_column"):
        read_article(path)


NEXIS = """Harbour Town counts the cost of the flood

The Tidewater Post
March 11, 2021 Thursday

Copyright 2021 The Tidewater Post All Rights Reserved
Section: NEWS; Pg. 4
Length: 72 words
Byline: Ada Marlowe
Body

{body}

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: March 12, 2021

End of Document
"""
FACTIVA = """HD  Harbour Town counts the cost of the flood
BY  By Ada Marlowe
WC  72 words
PD  11 March 2021
SN  The Tidewater Post
SC  TIDEP
LA  English
CY  (c) 2021 The Tidewater Post
LP
{lead}

TD
{rest}

AN  Document TIDEP00020210311eh3b0001m
"""
EXPORTS = {
    "Nexis": NEXIS.format(body="\n\n".join(BODY)),
    "Factiva": FACTIVA.format(lead=BODY[0], rest="\n\n".join(BODY[1:])),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_divided_into_its_articles(tmp_path, name):
    path = tmp_path / "export.txt"
    path.write_text(EXPORTS[name] * 3, encoding="utf-8")
    articles = list(read_articles(path))
    assert [article.text.split() for article in articles] == [" ".join(BODY).split()] * 3


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_names_title_author_paper_and_date(tmp_path, name):
    path = tmp_path / "export.txt"
    path.write_text(EXPORTS[name], encoding="utf-8")
    article = read_article(path)
    assert (article.title, article.authors) == (TITLE, ("Ada Marlowe",))
    assert (article.publisher, str(article.date)) == ("The Tidewater Post", "2021-03-11")


SHOWN = """Harbour Town counts the cost of the flood

By Ada Marlowe

72 words

11 March 2021

The Tidewater Post

TIDEP

English

(c) 2021 The Tidewater Post

{body}

Document TIDEP00020210311eh3b0001m
"""


def test_a_factiva_export_as_it_is_shown_is_divided_too(tmp_path):
    path = tmp_path / "export.txt"
    path.write_text(SHOWN.format(body="\n\n".join(BODY)) * 2, encoding="utf-8")
    articles = list(read_articles(path))
    fields = [(article.title, article.publisher, str(article.date)) for article in articles]
    assert fields == [(TITLE, "The Tidewater Post", "2021-03-11")] * 2
    assert articles[1].text.split() == " ".join(BODY).split()


def test_lines_that_head_the_pages_of_a_pdf_are_dropped(tmp_path):
    from pypdf import PdfWriter

    writer = PdfWriter()
    for number, paragraph in enumerate(BODY[:3], 1):
        make_pdf(tmp_path / "page.pdf", lines=[f"The Tidewater Post, page {number}", *_wrapped(paragraph, 70)])
        writer.append(tmp_path / "page.pdf")
    path = tmp_path / "pages.pdf"
    writer.write(path)
    article = read_article(path)
    assert " ".join(" ".join(article.text[start:end] for start, end in article.paragraphs).split()) == " ".join(BODY[:3])


def test_a_pdf_without_text_is_named_as_scanned(tmp_path):
    path = tmp_path / "scan.pdf"
    make_pdf(path, lines=[])
    with pytest.raises(ArticleError, match="scanned"):
        read_article(path)


def test_an_encrypted_pdf_is_refused(tmp_path, made):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(made("pdf")))
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "locked.pdf"
    writer.write(path)
    with pytest.raises(ArticleError, match="encrypted"):
        read_article(path)


@pytest.mark.parametrize(("name", "member"), [("bomb.docx", "word/document.xml"), ("bomb.xlsx", "xl/workbook.xml")])
def test_a_zip_bomb_is_refused(tmp_path, name, member):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"\0" * (64 * 1024 * 1024))
    with pytest.raises(ArticleError, match="unpack"):
        read_article(path)


def test_deeply_nested_html_is_refused():
    page = "<html><body>" + "<div>" * 5000 + TEXT + "</div>" * 5000 + "</body></html>"
    with pytest.raises(ArticleError, match="nested deeper"):
        read_article(io.BytesIO(page.encode()))


@pytest.mark.parametrize(
    ("start", "says"),
    [(b"\xd0\xcf\x11\xe0\xa1", "old Office file"), (b"\x1f\x8b\x08", "gzip"), (b"PK\x03\x04\x14", "zip"), (b"\x89PNG\r\n", "picture")],
)
def test_other_binary_files_are_named(start, says):
    with pytest.raises(ArticleError, match=says):
        read_article(io.BytesIO(start + bytes(range(256)) * 4))


def test_a_web_archive_is_no_text():
    with pytest.raises(ArticleError, match="web archive"):
        read_article(io.BytesIO(f"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{PAGE}".encode()))


def test_an_article_over_the_limit_is_refused():
    with pytest.raises(ArticleError, match="too large"):
        read_article(io.BytesIO(BODY[0].encode() * 250_000))
