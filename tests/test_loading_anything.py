"""What must never happen: whatever the bytes are, reading them gives an Article or an ArticleError, and no line gets lost."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import ArticleError
from onrecord.formats import read_articles
from shapes import MBOX, SHAPES
from test_formats import EXPORTS, MAKERS
from test_formats_reading import SGML

PIECES = [b"<", b">", b"\x00", b"\xff\xfe", b"\r", b"\n\n", b"By Ada Marlowe", b"\xe2\x80\x8b", b"\\par", b"{", b"%PDF-", b"PK\x03\x04"]


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    """The bytes of an article in every format."""
    folder = tmp_path_factory.mktemp("originals")
    for name, make in MAKERS.items():
        make(folder / f"article.{name}")
    made = {name: (folder / f"article.{name}").read_bytes() for name in MAKERS}
    shapes = {name: data if isinstance(data, bytes) else data.encode() for name, data in SHAPES.items()}
    more = {"mbox": MBOX.encode(), "sgm": SGML.encode()}
    return {**made, **more, **shapes, **{name: text.encode() for name, text in EXPORTS.items()}}


def attempt(data, name=""):
    """Read the bytes; the articles that they give hold together."""
    opened = io.BytesIO(data)
    opened.name = name
    try:
        articles = list(read_articles(opened))
    except ArticleError as error:
        assert "\n" not in str(error)
        return
    for article in articles:
        assert list(article.lines.start) == [0, *article.lines.end][:-1]
        assert article.lines.end.iloc[-1] == len(article.text)
        assert article.lines.why.notna().all()
        assert not set(article.text) & set("\x00\r\ufeff\u200b\u00ad\u00a0")
        assert article.text.encode("utf-8")
        assert all(article.text[start:end] == article.text[start:end].strip() != "" for start, end in article.paragraphs)


@given(st.binary(max_size=400), st.sampled_from(["", "a.txt", "a.csv", "a.md", "a.html", "a.pdf", "a.jsonl"]))
def test_any_bytes_are_an_article_or_an_error(data, name):
    attempt(data, name)


@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.csv", "a.md", "a.html", "a.json"]))
def test_any_text_is_an_article_or_an_error(text, name):
    attempt(text.encode("utf-8", "surrogatepass"), name)


@given(data=st.data())
def test_any_damaged_file_is_an_article_or_an_error(originals, data):
    name = data.draw(st.sampled_from(sorted(originals)))
    damaged = bytearray(originals[name])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged)))
        what = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(PIECES)))
        damaged[place : place + data.draw(st.integers(0, 40))] = what
    attempt(bytes(damaged), f"article.{name}")
