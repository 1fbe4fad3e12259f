"""Pages by address: fetched within limits of time, size and redirects, and never from a private network unless that is allowed."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from onrecord import neutral
from onrecord.article import ArticleError
from onrecord.formats.network import resolve as _resolve
from onrecord.formats.network import within

MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "Mozilla/5.0 (compatible; on-the-record; reads one article)"
CHUNK = 64 * 1024


class Page(NamedTuple):
    """What an address gave: the bytes, the last address, the last part of its path, and the charset that the server declared."""

    data: bytes
    address: str
    name: str
    charset: str | None


def fetch(address: str, largest: int, timeout: float, allow_private: bool) -> Page:
    """The page at an http(s) address, of at most `largest` bytes, within `timeout` seconds in all.

    Raises ArticleError when it cannot be had: no such host, private address, too slow or large, too many redirects, error of the server.
    User names and queries of addresses are in no message, nor in the page's own address: they may be secret.
    """
    deadline = time.monotonic() + timeout
    start = shown = neutral.place(address)
    data = b""
    for _ in range(MOST_REDIRECTS + 1):
        try:
            with _connection(address, deadline, allow_private) as connection:
                response = connection.get(address)
                moved = response.getheader("Location") if response.status in REDIRECTS else None
                if not moved:
                    data = _read(response, shown, largest) if response.status == 200 else b""
            address = urljoin(address, moved or "")
        except (OSError, ValueError, zlib.error, http.client.HTTPException) as error:
            if time.monotonic() >= deadline:
                raise ArticleError(f"{shown} took longer than {timeout:g} seconds: try again, or save the page as a file") from None
            raise ArticleError(f"{shown} cannot be read ({_short(error)}): check the address, or save the page as a file") from None
        if moved:
            shown = neutral.place(address)
            continue
        if response.status != 200:
            reason = neutral.line(response.reason)
            raise ArticleError(f"{shown} answers {response.status} {reason}: open it in a browser and save the page as a file")
        if time.monotonic() >= deadline:
            raise ArticleError(f"{shown} took longer than {timeout:g} seconds: try again, or save the page as a file")
        return Page(data, shown, urlsplit(shown).path.rsplit("/", 1)[-1], response.headers.get_content_charset())
    raise ArticleError(f"{start} redirects more than {MOST_REDIRECTS} times: open it in a browser and save the page as a file")


class _Connection(http.client.HTTPConnection):
    """A connection to a host at one of its network addresses, which have been looked at. `with` closes it; the deadline cuts it off."""

    def __init__(self, host: str, port: int, reached: list[str], deadline: float, secure: bool) -> None:
        super().__init__(host, port)
        self.reached, self.deadline, self.secure = reached, deadline, secure
        self.clock: threading.Timer | None = None

    def connect(self) -> None:
        """Connect to an address that was looked at, not to whatever the name resolves to by now."""
        for number, reached in enumerate(self.reached, 1):
            try:
                self.sock = socket.create_connection((reached, self.port), timeout=max(0.001, self.deadline - time.monotonic()))
                break
            except OSError:
                if number == len(self.reached):
                    raise
        if self.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self.clock = threading.Timer(max(0.001, self.deadline - time.monotonic()), _cut, [self.sock])
        self.clock.daemon = True
        self.clock.start()
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()

    def get(self, address: str) -> http.client.HTTPResponse:
        """The response for an address, before its body is read."""
        path = urlsplit(address)._replace(scheme="", netloc="", fragment="").geturl() or "/"
        path = "".join(sign if "!" <= sign <= "~" else "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace")) for sign in path)
        self.request("GET", path, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip"})
        return self.getresponse()

    def __enter__(self) -> "_Connection":
        return self

    def __exit__(self, *_: object) -> None:
        if self.clock is not None:
            self.clock.cancel()
        self.close()


def _cut(connected: socket.socket) -> None:
    """End a connection, whatever it is doing."""
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _connection(address: str, deadline: float, allow_private: bool) -> _Connection:
    """A connection for an address, not yet open."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArticleError(f"{neutral.place(address)} is no http or https address: give one, or a file")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode("ascii")
    return _Connection(host, port, within(deadline, _resolve, host, port, allow_private), deadline, secure)


def _read(response: http.client.HTTPResponse, address: str, largest: int) -> bytes:
    """The body of a response, unpacked. Raises ArticleError when it is larger than allowed."""
    packed = response.getheader("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if packed else None
    data = bytearray()
    while piece := response.read1(CHUNK):
        data += unpack.decompress(piece, largest + 1 - len(data)) if unpack else piece
        if len(data) > largest:
            raise ArticleError(f"{address} is larger than {largest // 1024**2} MB: save the part with the article as a file")
    if response.length or (unpack and data and not unpack.eof):
        raise OSError("it broke off")
    return bytes(data)


def _short(error: Exception) -> str:
    """What an exception says, in one short line."""
    if isinstance(error, ValueError):
        return "the address is not well formed"  # such an error may quote the address, and with it a user name
    return neutral.line(error)[:100] or type(error).__name__
