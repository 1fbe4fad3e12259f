"""Inputs that grow: for every format and every analysis what makes careless patterns slow, of any length in bytes."""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from test_formats import MAKERS, PAGE, TEXT

LETTERS = str.maketrans("0123456789", "ghijklmnop")  # of a number in hexadecimal digits, a name without one
STORY = "The ferry was late, Ada Marlowe said on Monday. "


def repeated(piece: str, before: str = "", after: str = "") -> Callable[[int], bytes]:
    """`piece` so often that it has the length asked for, between two constant parts."""
    return lambda size: (before + piece * max(1, size // len(piece.encode())) + after).encode()


def lines(piece: str) -> Callable[[int], bytes]:
    """As many numbered lines as have that length."""
    return lambda size: "".join(f"{piece} {number}.\n" for number in range(max(1, size // (len(piece.encode()) + 6)))).encode()


@cache
def _packed(name: str) -> dict[str, bytes]:
    """The members of a small Word or Excel file."""
    with tempfile.TemporaryDirectory() as folder:
        MAKERS[name](path := Path(folder) / f"a.{name}")
        with zipfile.ZipFile(path) as opened:
            return {member: opened.read(member) for member in opened.namelist()}


def inside(name: str, member: str, mark: str, piece: str, after: str = "") -> Callable[[int], bytes]:
    """A Word or Excel file with `piece` repeated before `mark` in one of its members."""

    def make(size: int) -> bytes:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as packed:
            for found, held in _packed(name).items():
                grown = (piece * max(1, size // len(piece)) + after + mark).encode()
                packed.writestr(found, held.replace(mark.encode(), grown, 1) if found == member else held)
        return written.getvalue()

    return make


def gap(size: int) -> bytes:
    """An Excel file with one cell far below its first rows, and as far to the right as there are columns."""
    row = min(3 * size, 1_048_576)
    return inside("xlsx", "xl/worksheets/sheet1.xml", "</sheetData>", f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>')(1)


def parquet(size: int) -> bytes:
    """A Parquet file with one long text."""
    import pyarrow
    from pyarrow import parquet as files

    written = io.BytesIO()
    files.write_table(pyarrow.Table.from_pylist([{"text": STORY * (size // len(STORY))}]), written)
    return written.getvalue()


def pdf(size: int) -> bytes:
    """A PDF with many lines on its page."""
    with tempfile.TemporaryDirectory() as folder:
        MAKERS["pdf"](path := Path(folder) / "a.pdf", [f"{STORY}{number}" for number in range(size // 60)])
        return path.read_bytes()


def one_word(size: int) -> bytes:
    """A PDF with one long word above its text."""
    with tempfile.TemporaryDirectory() as folder:
        MAKERS["pdf"](path := Path(folder) / "a.pdf", ["a" * size, TEXT])
        return path.read_bytes()


def scattered(size: int) -> bytes:
    """A PDF whose lines stand far from each other."""
    with tempfile.TemporaryDirectory() as folder:
        places = [(number * 10**7 % 10**9, number * -1000, STORY) for number in range(size // 80)]
        MAKERS["pdf"](path := Path(folder) / "a.pdf", placed=places)
        return path.read_bytes()


# {name of the file: {what grows: the bytes}}
FILES: dict[str, dict[str, Callable[[int], bytes]]] = {
    "a.html": {
        "comments above the doctype": repeated("<!-- x --> ", "", PAGE),
        "comments that are not closed": repeated("<!-- ", "", PAGE),
        "instructions above the doctype": repeated("<?x ?>", "", PAGE),
        "elements in elements": repeated("<div>", "<!doctype html><body>", TEXT),
        "elements that are not closed": repeated("<p><b>", "<!doctype html><body>", TEXT),
        "paragraphs": repeated(f"<p>{STORY}</p>", "<!doctype html><body><article>"),
        "inline elements": repeated("<b>a</b> ", "<!doctype html><body><article><p>", "</p>"),
        "dashes in the title": repeated(" - ", "<!doctype html><title>A", f"b</title><p>{TEXT}"),
        "meta elements": repeated('<meta name="author" content="A B">', "<!doctype html>", TEXT),
        "brackets of JSON": repeated("[", '<!doctype html><script type="application/ld+json">', f"</script>{TEXT}"),
        "authors in JSON": repeated(
            '{"name":"A"},', '<!doctype html><script type="application/ld+json">{"author":[', f"{{}}]}}</script>{TEXT}"
        ),
        "tags in JSON": repeated("<", '<!doctype html><script type="application/ld+json">{"headline":"', f'"}}</script>{TEXT}'),
        "line breaks": repeated("<br>a", "<!doctype html><body><article><p>", "</p>"),
        "attributes that differ": lambda size: f"<!doctype html><a {' '.join(f'a{n}=1' for n in range(size // 7))}><p>{TEXT}".encode(),
        "attributes in attributes": repeated("<a b='<a b=\" ", "<!doctype html><p>", TEXT),
        "character references": repeated("&amp;&#x41;", "<!doctype html><p>", TEXT),
    },
    "a.rtf": {
        "groups in groups": repeated("{", "{\\rtf1 ", TEXT),
        "field codes": repeated("{\\field{\\*\\fldinst HYPERLINK x}", "{\\rtf1 ", TEXT),
        "hyperlink without an end": repeated('HYPERLINK "', '{\\rtf1 {\\field{\\*\\fldinst ', TEXT),
        "control words": repeated("\\b\\i ", "{\\rtf1 ", TEXT),
        "characters": repeated("\\u8220?", "{\\rtf1 ", TEXT),
        "backslashes": repeated("\\", "{\\rtf1 ", TEXT),
        "fonts": repeated("{\\f0\\fcharset0 A;}", "{\\rtf1{\\fonttbl", f"}}{TEXT}}}"),
        "numbers of fonts": repeated("\\f0", "{\\rtf1{\\fonttbl", f"}}{TEXT}}}"),
        "fonts without an end": repeated("\\f0\\fcharset0 ", "{\\rtf1{\\fonttbl", TEXT),
    },
    "a.md": {
        name: repeated(piece, "# Flood\n\n", f"\n\n{TEXT}")
        for name, piece in {
            "brackets": "[", "links": "[a](b) ", "links that are not closed": "[a](", "pictures": "![a](", "stars": "*",
            "double stars": "**a ", "underscores": "_a ", "backticks": "`", "fences": "```\n",
            "angles": "<", "headings": "# ", "rules": "- - ", "quotes": "> ",
            "tables": "|a", "references": "[a]: ", "strikes": "~~a", "comments": "<!--",
        }.items()
    },
    "a.eml": {
        "fields": lambda size: ("X: a\n" * (size // 5) + f"From: a@b.c\nSubject: a\nDate: x\n\n{TEXT}").encode(),
        "lines of a field": repeated(" a\n", "From: a@b.c\nDate: x\nSubject: a\n", f"\n{TEXT}"),
        "encoded words": repeated("=?utf-8?q?a?= ", "From: a@b.c\nDate: x\nSubject: ", f"\n\n{TEXT}"),
        "recipients": repeated("a@b.c, ", "Date: x\nSubject: a\nFrom: ", f"\n\n{TEXT}"),
        "quoted lines": repeated("> a\n", "From: a@b.c\nDate: x\nSubject: a\n\n", TEXT),
        "soft line breaks": repeated(
            "a=\n", "From: a@b.c\nDate: x\nSubject: a\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n", TEXT
        ),
        "digits behind the From of a next message": repeated("5", "From: a@b.c\nDate: x\nSubject: a\n\na\n\nFrom ", f"\n x\n\n{TEXT}"),
        "parts": repeated("--x\n\na\n", "From: a@b.c\nDate: x\nSubject: a\nContent-Type: multipart/mixed; boundary=x\n\n", "--x--\n"),
        "parts in parts": repeated("--x\nContent-Type: multipart/mixed; boundary=x\n\n", "From: a@b.c\nDate: x\nSubject: a\n"
                                   "Content-Type: multipart/mixed; boundary=x\n\n", TEXT),
    },
    "a.json": {
        "lists in lists": repeated("[", ""),
        "objects in objects": repeated('{"a":', ""),
        "keys": lambda size: json.dumps({"text": TEXT} | {f"k{number}": 1 for number in range(size // 10)}).encode(),
        "rows": lambda size: json.dumps([{"text": TEXT}] * max(1, size // len(TEXT))).encode(),
        "a long text": lambda size: json.dumps({"text": STORY * (size // len(STORY))}).encode(),
    },
    "a.csv": {
        "quotation marks": repeated('"', "text\n"),
        "fields": repeated("a,", "text,"),
        "empty lines": repeated("\n", f'text\n"{STORY * 4}"\n'),
        "rows": repeated(f'"{STORY * 4}"\n', "text\n"),
    },
    "a.rss": {
        "items": repeated(f"<item><title>A</title><description>{STORY * 4}</description></item>", "<rss><channel>", "</channel></rss>"),
        "elements in elements": repeated("<item>", "<rss><channel>", TEXT),
        "comments": repeated("<!-- x --> ", "", "<rss><channel></channel></rss>"),
        "references": repeated("&a;", "<rss><channel><item><description>", f"{TEXT}</description></item></channel></rss>"),
    },
    "a.pdf": {
        "lines": pdf, "places": scattered, "objects": repeated("1 0 obj\n<<\n", "%PDF-1.4\n"),
        "numbers": repeated("1 0 R ", "%PDF-1.4\n1 0 obj\n["), "one long word": one_word,
    },
    "a.docx": {
        "paragraphs": inside("docx", "word/document.xml", "<w:sectPr", "<w:p><w:r><w:t>The ferry was late.</w:t></w:r></w:p>"),
        "runs": inside("docx", "word/document.xml", "<w:sectPr", "<w:r><w:t>a</w:t></w:r>"),
        "elements in elements": inside("docx", "word/document.xml", "<w:sectPr", "<w:p>"),
    },
    "a.odt": {
        "paragraphs": inside("odt", "content.xml", "</office:text>", "<text:p>The ferry was late.</text:p>"),
        "notes": inside("odt", "content.xml", "</office:text>", "<text:p>A<text:note><text:p>b</text:p></text:note></text:p>"),
        "elements in elements": inside("odt", "content.xml", "</office:text>", "<text:p>"),
    },
    "a.epub": {
        "documents": inside("epub", "OEBPS/book.opf", "</manifest>", '<item id="b" href="b.xhtml"/>'),
        "order": inside("epub", "OEBPS/book.opf", "</spine>", '<itemref idref="i1"/>'),
        "paragraphs": inside("epub", "OEBPS/a page.xhtml", "</article>", "<p>The ferry was late.</p>"),
        "elements in elements": inside("epub", "OEBPS/book.opf", "</metadata>", "<a>"),
    },
    "a.xlsx": {
        "rows": inside("xlsx", "xl/worksheets/sheet1.xml", "</sheetData>", '<row><c t="inlineStr"><is><t>The ferry</t></is></c></row>'),
        "cells": inside("xlsx", "xl/worksheets/sheet1.xml", "</sheetData>", "<c><v>1</v></c>"),
        "empty rows": gap,
    },
    "a.parquet": {"a long text": parquet},
    "nexis.txt": {"articles": repeated("Load-Date: March 1, 2021\n\nEnd of Document\n", TEXT)},
}  # fmt: skip

# What the text of an article can hold; each is read as a text file, too.
TEXTS: dict[str, Callable[[int], bytes]] = {
    "plain sentences": lines("The ferry was late, Ada Marlowe said"),
    "one sentence": repeated("the ferry was late and "),
    "names of authors": repeated("and Ada Marlowe ", "By "),
    "initials": repeated("A. B. C. ", "By "),
    "colons": repeated("a: ", "Flood: "),
    "dashes": repeated("a - ", "HARBOUR TOWN - "),
    "dots": repeated(". . . "),
    "ellipses": repeated("5 … "),
    "spaces": repeated("    ", "a", "b"),
    "tabs": repeated("\t", "a", "b"),
    "one long word": repeated("a"),
    "hyphens": repeated("a-"),
    "dots in a word": repeated("a."),
    "an address without end": repeated("a.b", "", "/"),
    "signs of mail": repeated("a@"),
    "addresses": repeated("www.a.bc/d "),
    "apostrophes": repeated("'s"),
    "ranges": repeated("5 to "),
    "numbers": repeated("5 million "),
    "digits": repeated("5"),
    "digits and commas": repeated("5,"),
    "numbers without words": repeated("5 5 "),
    "money": repeated("$5 "),
    "many figures": lines("There were 500 boats and 300 ferries in the harbour of 12 towns"),
    "one paragraph of figures": repeated("There were 500 boats. "),
    "cues": repeated("said "),
    "cues and commas": repeated("said, "),
    "according to": repeated("according to "),
    "speakers": repeated("Ada Marlowe said "),
    "speakers of speakers": repeated("Ada said Ben said "),
    "opening marks": repeated("“"),
    "straight marks": repeated('"a" '),
    "marks in marks": repeated("“‘a "),
    "quotations": repeated("“We saw it,” said Ada Marlowe. "),
    "quotations that are not closed": lines("“We saw the ferry"),
    "brackets": repeated("(a "),
    "of the": repeated("of the head "),
    "offices of heads": repeated("minister of the office of the head of "),
    "that": repeated("that the minister says "),
    "who said that": repeated("Ada, who said that ", "", "the ferry was late. “We waited for an hour,” she said."),
    "appositions": repeated("Ada Marlowe, a minister, "),
    "titles": repeated("Mr. Dr. "),
    "pronouns": repeated("He said she said. "),
    "names that differ": lambda size: "".join(f"Adela Marl{n:x} said so. ".replace("0", "o") for n in range(size // 24)).encode(),
    "lists": repeated("ferries, boats, "),
    "capitals": repeated("FERRY LATE "),
    "accents": repeated("e\u0301"),
    "questions and answers": lines("Q: Was it late?\nA: It was late"),
}  # fmt: skip

# What else a corpus reads out of an article: articles of many people, by what their names have in common.
PEOPLE: dict[str, Callable[[int], bytes]] = {
    what: lambda size, name=name: "".join(
        f"{name.format(f'{n:x}'.translate(LETTERS))} said the ferry was late. " for n in range(size // 48)
    ).encode()
    for what, name in {
        "one name": "Marl{}", "a surname": "Ada Marl{}", "one surname": "Adel{} Marlowe", "two surnames": "Ada Marl{}-Moss",
        "a suffix": "Ada Marl{} Jr.", "an organisation": "Velm{} Council",
        "a surname that stands alone, too": "Adel{} Marlowe and Marlowe",
        "a first name that stands alone, too": "Ada Marl{} and Ada",
        "an initial": "Adel{} Marlowe and A. Marlowe", "a form of address": "Mr Adel{} Marlowe and Mrs Marlowe",
    }.items()
} | {
    "one long word": repeated("TaB"),
    "brackets": repeated("The Harbour Board Trust (HBT)"),
    "capitals": repeated("Velm Harbour "),
    "firms": lambda size: "".join(
        f"Adel{f'{n:x}'.translate(LETTERS)} Marl{f'{n:x}'.translate(LETTERS)} came. Marsden & Spicer said so. " for n in range(size // 56)
    ).encode(),
    "labels": lambda size: "".join(
        f"Adel{f'{n:x}'.translate(LETTERS)} Marlowe: Was it late?\n" for n in range(size // 34)
    ).encode(),
}  # fmt: skip
