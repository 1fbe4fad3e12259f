"""Reading addresses, from a server that the tests start on this machine: a result or one clear error, within the limits."""

import contextlib
import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord import ArticleError, read_article
from onrecord.formats import web
from test_formats import BODY, PAGE

LATIN = PAGE.replace('<meta charset="utf-8">', "").encode("cp1252")


class Handler(BaseHTTPRequestHandler):
    """One path for every way in which a server behaves."""

    def do_GET(self):
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "get_" + self.path.strip("/"))()

    def log_message(self, *_):
        pass

    def answer(self, data, kind="text/html; charset=utf-8", status=200, **fields):
        self.send_response(status)
        for name, value in {"Content_Type": kind, "Content_Length": str(len(data)), **fields}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def get_page(self):
        self.answer(PAGE.encode())

    def get_moved(self):
        self.answer(b"", status=302, Location="/page")

    def get_loop(self):
        self.answer(b"", status=301, Location="/loop")

    def get_away(self):
        self.answer(b"", status=302, Location="file:///etc/hostname")

    def get_gzip(self):
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_bomb(self):
        self.answer(gzip.compress(bytes(64 * 1024 * 1024)), Content_Encoding="gzip")

    def get_wrong(self):
        self.answer(PAGE.encode(), "text/html; charset=iso-8859-1")

    def get_latin(self):
        self.answer(LATIN, "text/html; charset=windows-1252")

    def get_missing(self):
        self.answer(b"<p>nothing here</p>", status=404)

    def get_picture(self):
        self.answer(b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png")

    def get_short(self):
        self.answer(PAGE.encode()[:400], Content_Length="100000")

    def get_slow(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"<p>a word</p>")
            self.wfile.flush()
            time.sleep(0.1)

    def get_endless(self):
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"<p>a word</p>" * 10_000)


@pytest.fixture(scope="module")
def server():
    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.daemon_threads = True
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


@pytest.mark.parametrize("path", ["page", "moved", "gzip", "wrong", "latin"])
def test_a_page_is_read_whatever_way_it_is_sent(server, path):
    article = read_article(f"{server}/{path}", allow_private=True)
    assert [article.text[start:end] for start, end in article.paragraphs] == list(BODY)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("loop", "redirects more than 5 times"),
        ("away", "no http or https address"),
        ("missing", "answers 404"),
        ("picture", "picture"),
        ("bomb", "larger than"),
        ("short", "broke off"),
        ("slow", "longer than 1 seconds"),
        ("endless", "larger than|longer than"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(server, path, says):
    with pytest.raises(ArticleError, match=says) as refused:
        read_article(f"{server}/{path}", allow_private=True, timeout=1 if path in ("slow", "endless") else 20)
    assert "\n" not in str(refused.value)


def test_a_private_address_is_refused_unless_allowed(server):
    with pytest.raises(ArticleError, match="private network"):
        read_article(f"{server}/page")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.1",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[fe80::1]",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.1.",
        "[::ffff:a9fe:a9fe]",
    ],
)
def test_no_spelling_of_a_private_address_gets_through(host):
    with pytest.raises(ArticleError):
        read_article(f"http://{host}/page", timeout=1)


def test_a_redirect_into_a_private_network_is_refused(monkeypatch, server):
    resolve = web._resolve
    asked = []

    def once_public(host, port, allow_private):
        asked.append(host)
        return resolve(host, port, allow_private=len(asked) == 1)

    monkeypatch.setattr(web, "_resolve", once_public)
    with pytest.raises(ArticleError, match="private network"):
        read_article(f"{server}/moved")


def test_an_address_is_the_origin_of_its_article(server):
    assert read_article(f"{server}/moved", allow_private=True).origin == f"{server}/page"
