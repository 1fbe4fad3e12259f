"""Text from strangers, made harmless for where it is shown: a spreadsheet, a terminal, an SVG picture, a line about its origin."""

import os
import re
from urllib.parse import urlsplit

FORMULA = re.compile(r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")  # OWASP's signs, also in full width
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
SESSION = re.compile(r";[^/]*")  # parameters of a part of a path, RFC 3986, section 3.3
REPLACEMENT = "\ufffd"


def cell(value: object) -> object:
    """A cell for a spreadsheet: text that would be read as a formula gets an apostrophe before it; all else stays as it is."""
    if not isinstance(value, str):
        return value
    value = value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", REPLACEMENT)
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{value}" if FORMULA.match(value) else value


def line(text: object) -> str:
    """Text for a terminal, on one line: control, bidirectional and other signs that do not show are written as escapes (\\x1b, \\u202e)."""
    flat = re.sub(r"[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+| +", " ", str(text))
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in flat).strip()


def _escaped(sign: str) -> str:
    """A sign that is not printable: a space of any width as a space, any other as its escape."""
    return " " if sign.isspace() else sign.encode("unicode_escape").decode("ascii")


def xml(text: str) -> str:
    """Text or markup without the signs that XML does not allow, each replaced by U+FFFD."""
    return NOT_XML.sub(REPLACEMENT, text)


def is_address(origin: str) -> bool:
    """Whether something is an address on the web rather than the name of a file."""
    return origin.strip().lower().startswith(("http://", "https://"))


def place(origin: str) -> str:
    """Where something is from, fit to be passed on: an address without user name, query, fragment and what follows a semicolon, which
    can be the mark of a session; a file by its name alone.
    """
    if "://" not in origin:
        return line(os.path.basename(origin.rstrip("/\\")))
    try:
        parts = urlsplit(origin.strip())
        host = parts.netloc.rpartition("@")[2]
        _ = parts.port  # none where a password holds a slash: ValueError
        return line(parts._replace(netloc=host, path=SESSION.sub("", parts.path), query="", fragment="").geturl())
    except ValueError:
        return line(re.split(r"[?#]", origin)[0].rpartition("@")[2])
