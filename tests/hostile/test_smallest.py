"""The smallest input of each kind that once hung, raised or lost an article: it is read, or refused in a line that says why."""

import io
import json
import random
import zipfile
from itertools import islice

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet

import fuzzing
import nasty
from confined import Confined
from onrecord import Article, ArticleError, analyse, analysis
from onrecord.corrections import CorrectionsError, read_corrections
from onrecord.formats import loading, read_articles, registry, table_files

BODY = "The ferry was late, Ada Marlowe said on Monday. “We waited for an hour,” she said. The harbour board did not answer."
MAIL = "From: a@b.invalid\nTo: c@d.invalid\nSubject: Ferry\nDate: {date}\n"
HEADER = "offset,column,value\n"
LINKED = '<!doctype html><script type="application/ld+json">'
ROW = {"text": BODY, "title": "Ferry late"}
FILES = {
    "comments above the doctype": ("a.html", "<!-- x --> " * 40 + f"<!doctype html><p>{BODY}</p>"),
    "charset that is none": ("a.html", f'<!doctype html><meta charset="undefined"><p>{BODY}</p>'),
    "charset with a NUL": ("a.html", f'<!doctype html><meta charset="utf\x00-8"><p>{BODY}</p>'),
    "charset of a mail that is none": ("a.eml", f"{MAIL.format(date='x')}Content-Type: text/plain; charset=undefined\n\n{BODY}"),
    "soft line break at the end": (
        "a.eml",
        f"{MAIL.format(date='x')}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + BODY.replace(" Monday", "=\n Monday").replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")
        + "=\n",
    ),
    "date out of range": ("a.eml", f"{MAIL.format(date='Thu, 99 Foo 99999 99:99:99 +9999')}\n{BODY}"),
    "label without a text": ("a.txt", "Analysis:"),
    "verb of a role at the end": ("a.txt", f"{BODY}\n\n“We asked for a boat,” said Rolf Asmus, who has"),
    "year out of range": ("a.json", json.dumps([ROW | {"date": "99999-99-99T99:99:99Z"}])),
    "number as a date": ("a.json", json.dumps([ROW | {"date": 10**30}])),
    "deep lists": ("a.json", "[" * 100_000),
    "deep objects": ("a.json", '{"a":' * 100_000 + "1" + "}" * 100_000),
    "cells that span a million": (
        "a.html",
        "<!doctype html><table>" + '<tr><td colspan="1000000" rowspan="1000000">x</td></tr>' * 300 + f"</table><p>{BODY}</p>",
    ),
    "attributes without end": ("a.html", f"<!doctype html><article {' '.join(f'a{n}=1' for n in range(100_000))}><p>{BODY}</p>"),
    "fields of a mail without end": ("a.eml", f"{MAIL.format(date='x')}Content-Type: text/plain{'; a=b' * 60_000}\n\n{BODY}"),
    "deep JSON in a page": ("a.html", f"{LINKED}{'[' * 50_000}</script><p>{BODY}</p>"),
    "authors in lists in lists": (
        "a.html",
        f'{LINKED}{{"@type":"NewsArticle","author":[[["Ada"]],{{"name":["B"]}}]}}</script><p>{BODY}</p>',
    ),
    "half a sign": ("a.json", '[{"text": "' + BODY + ' \\ud800"}]'),
    "broken feed": ("a.rss", f"<rss><channel><item><title>Ferry</title><description>{BODY}</description><pubDate>x</pubDate>"),
    "feed of another kind": ("a.rss", '<rss version="2.0"><channel><item/></channel></rss>'),
    "group that is not closed": ("a.rtf", "{\\rtf1 " + "{" * 2000 + BODY),
    "field code without end": ("a.rtf", '{\\rtf1 {\\field{\\*\\fldinst HYPERLINK "' + " " * 3000 + BODY),
    "sign that is too large": ("a.rtf", "{\\rtf1 \\u-99999999? " + BODY + "}"),
    "range without end": ("a.txt", BODY + "\n\n" + "5 to " * 3000),
    "cue without end": ("a.txt", BODY + "\n\n" + "said " * 3000),
    "speaker in a speaker": ("a.txt", "Ada said Ben said " * 130 + BODY),
    "page in a page": ("a.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>"),
    "nothing but a header": ("a.parquet", "PAR1"),
}


@pytest.fixture(scope="module")
def process():
    with Confined(fuzzing.digest) as confined:
        confined.do(fuzzing.Case("first", "a.txt", BODY.encode()))
        yield confined


@pytest.mark.parametrize("kind", FILES)
def test_it_is_read_or_refused(process, kind):
    name, text = FILES[kind]
    outcome = process.do(fuzzing.Case(kind, name, text.encode("utf-8", "surrogatepass")))
    assert outcome.wrong == "" and outcome.value in ("read", "refused")


def test_every_format_that_a_name_tells_has_a_seed():
    told = [known.suffixes for known in registry.FORMATS if known.suffixes and known.name != "Reuters SGML"]  # see below
    assert [suffixes for suffixes in told if not any(suffix.removeprefix(".") in fuzzing.seeds() for suffix in suffixes)] == []


@pytest.mark.parametrize("number", range(30))
def test_damaged_newswire_of_reuters_is_read_or_refused(process, number):
    chance = random.Random(number)
    one = f'<REUTERS NEWID="1"><DATE>4-MAY-1987</DATE><TEXT><BODY>{BODY}</BODY></TEXT></REUTERS>\n'
    damaged = fuzzing.WAYS[number % 3](f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n{one * 2}'.encode(), chance)
    assert process.do(fuzzing.Case("newswire", "a.sgm", damaged)).wrong == ""


def test_a_word_table_in_tables_is_read_once(process):
    cells = "<w:tbl><w:tr><w:tc>" * 40 + "<w:p><w:r><w:t>Nobody was there.</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 40
    document = nasty.inside("docx", "word/document.xml", "<w:sectPr", cells)(1)
    assert process.do(fuzzing.Case("tables", "a.docx", document)).value == "read"


TEXTS = {
    "apposition without a stop": "It belongs to Ada Marlowe, a company",
    "participle without a stop": "The court heard Ada Marlowe, prosecuting",
    "organisation at the end": "It was the harbour board of Eastmere, a company",
    "range without end": "5 to " * 3000,
    "nothing but marks": "“”‘’",
    "one sign": "5",
}


def tables(text: str) -> int:
    """How many rows the tables of a text have."""
    found = analyse(Article.from_text(text))
    return sum(len(getattr(found, name)) for name in analysis.TABLES)


@pytest.fixture(scope="module")
def analysing():
    with Confined(tables) as confined:
        confined.do(BODY)
        yield confined


@pytest.mark.parametrize("kind", TEXTS)
def test_its_tables_are_made(analysing, kind):
    assert analysing.do(TEXTS[kind]).wrong == ""


@pytest.mark.parametrize("text", [f"{HEADER}²,speaker,Ada\n", f"{HEADER}{'9' * 400},speaker,Ada\n", "\x00", '"'])
def test_a_file_of_corrections_is_read_or_refused(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    try:
        read_corrections(tmp_path / "a.csv")
    except CorrectionsError as error:
        assert "\n" not in str(error)


def test_a_file_of_corrections_that_is_none_by_its_size_is_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes(HEADER.encode() + b"5,speaker,Ada\n" * 400_000)
    with pytest.raises(CorrectionsError, match="larger than 4 MB"):
        read_corrections(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "field", ["Date: Mon, 4 May 999999999999 10:00:00 +0000", "Date: Mon, 4 May 2031 10:00:00 +99999999999999", "Date: x"]
)
def test_a_bad_field_of_a_mail_costs_that_field(field):
    opened = io.BytesIO(f"Subject: Ferry late\nFrom: Ada Marlowe <a@b.invalid>\n{field}\n\n{BODY}".encode())
    opened.name = "a.eml"
    (article,) = read_articles(opened)
    assert (article.title, article.authors, article.text.strip()) == ("Ferry late", ("Ada Marlowe",), BODY)
    assert str(article.date) == "" and article.date_source is None


def test_one_bad_row_of_a_table_costs_one_article():
    rows = [ROW, ROW | {"text": ""}, ROW | {"date": 10**40, "text": BODY + " Again."}]
    refused: list[ArticleError] = []
    opened = io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode())
    opened.name = "a.jsonl"
    assert len(list(read_articles(opened, on_error=refused.append))) == 2 and len(refused) == 1


def articles_of(name: str, data: bytes) -> tuple[list[Article], list[str]]:
    """The articles of a file, and what is said of those that cannot be read."""
    refused: list[ArticleError] = []
    opened = io.BytesIO(data)
    opened.name = name
    return list(read_articles(opened, on_error=refused.append)), [str(error) for error in refused]


def test_a_number_of_thousands_of_digits_costs_no_article():
    (article,), refused = articles_of("a.jsonl", json.dumps(ROW | {"date": 0}).replace(": 0", f": {'9' * 5000}").encode() + b"\n")
    assert article.text.strip() == BODY and refused == []


def test_one_row_that_is_counted_millions_of_times_is_refused_once():
    written = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": pyarrow.array([""] * 300_000), "title": ["a"] * 300_000}), written)
    (found, (told,)) = articles_of("a.parquet", written.getvalue())
    assert found == [] and "more rows than bytes" in told


def test_a_table_that_holds_nothing_for_long_is_read_no_further(monkeypatch):
    monkeypatch.setattr(loading, "MOST_REFUSED", 3)
    rows = [{"text": ""}] * 2 + [ROW] + [{"text": ""}] * 10 + [ROW]
    found, told = articles_of("a.jsonl", "".join(json.dumps(row) + "\n" for row in rows).encode())
    assert len(found) == 1 and len(told) == 6 and "3 such articles in a row, and the rest is not read" in told[-1]


def test_a_document_whose_type_was_packed_is_read():
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fuzzing.seeds()["odt"])) as held, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in reversed(held.namelist()):
            packed.writestr(name, held.read(name))
    found, refused = articles_of("a.odt", written.getvalue())
    assert len(found) == 1 and refused == []


@pytest.fixture
def sheet():
    """The rows of an Excel file of eight articles, one of which names a cell far to the right."""
    book = openpyxl.Workbook()
    for row in (["text", "title"], *([f"{BODY} {number}", "Ferry late"] for number in range(8))):
        book.active.append(row)
    book.active["XFD3"] = "far"
    book.save(written := io.BytesIO())
    return lambda: table_files.read_rows(table_files.TableFile(lambda: io.BytesIO(written.getvalue()), "a.xlsx", "excel"))[0]


def test_a_sheet_is_read_row_by_row_and_no_wider_than_its_header(sheet, monkeypatch):
    made = []
    monkeypatch.setattr(table_files, "_named", lambda names, row: made.append(len(row)) or {})
    assert len(list(islice(sheet(), 2))) == 2 and made == [2, 2]


def test_a_sheet_that_is_too_long_says_so(sheet, monkeypatch):
    monkeypatch.setattr(table_files, "MOST_SHEET_ROWS", 4)
    rows = list(sheet())
    assert [isinstance(row, str) for row in rows] == [False, False, False, True] and "may have 4 rows" in rows[-1]


@pytest.mark.parametrize(
    "wrong",
    [{"start": 5, "end": 3}, {"start": 0, "end": 10_000}, {"text": "other words"}, {"cue_start": 1}, {"source_start": 4, "source_end": 2}],
)
def test_a_row_that_misses_its_words_is_left_out_and_flagged(monkeypatch, wrong):
    article = Article.from_text(BODY)
    row = {"attribution": 1, "speech": "indirect", "rule": "test", "paragraph": 0, "start": 0, "end": 18, "text": BODY[:18]}
    monkeypatch.setattr(analysis, "attribution_rows", lambda *_: [row, row | {"attribution": 2} | wrong])
    found = analyse(article)
    assert found.attributions["attribution"].tolist() == [1]
    assert "row_left_out" in set(found.flags["flag"])


def test_rows_that_hold_stay_as_they_are():
    article = Article.from_text(BODY)
    found = analyse(article)
    assert len(found.attributions)
    assert found.left_out["attributions"] == 0
