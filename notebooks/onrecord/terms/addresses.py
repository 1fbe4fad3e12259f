"""Addresses in running text: of the web, of mail, or of a page without its scheme ("example.org/pier"). They are no words.

A text is looked at piece by piece between white space, so that the cost is that of reading it once, whatever it holds.
"""

import re

PIECE = re.compile(r"\S+")
WEB = re.compile(r"(?:https?://|www\.)(?=.)", re.DOTALL)
PATH = re.compile(r"\.[a-z]{2,}/(?=.)", re.DOTALL)  # behind the last part of a host's name
LABEL = re.compile(r"\.(?=\w)")
WORD = re.compile(r"\w+")


def without_addresses(text: str) -> str:
    """The text with spaces in place of addresses, so that all offsets stay; the comma or stop behind an address of mail stays, too."""
    if "/" not in text and "@" not in text and "www." not in text:
        return text
    return PIECE.sub(lambda found: _blanked(found[0]), text)


def _blanked(piece: str) -> str:
    """A piece of text without the address in it, if there is one."""
    spans = [span for find in (_web, _mail, _page) if (span := find(piece))]
    if not spans:
        return piece
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return piece[:start] + " " * (end - start) + piece[end:]


def _web(piece: str) -> tuple[int, int] | None:
    """The span from a scheme, or from "www.", on."""
    found = WEB.search(piece)
    return (found.start(), len(piece)) if found else None


def _mail(piece: str) -> tuple[int, int] | None:
    """The span up to the end of the last label behind an @ that has a name before and a host behind it."""
    at = piece.find("@", 1)
    last = max((found.start() for found in LABEL.finditer(piece, at + 2)), default=0) if at > 0 else 0
    host = WORD.match(piece, last + 1) if last else None
    return (0, host.end()) if host else None


def _page(piece: str) -> tuple[int, int] | None:
    """The span from a host's name with a path behind it on."""
    for found in PATH.finditer(piece):
        start = found.start()
        while start and (piece[start - 1].isalnum() or piece[start - 1] in "_.-"):
            start -= 1
        if start < found.start():
            return start, len(piece)
    return None
