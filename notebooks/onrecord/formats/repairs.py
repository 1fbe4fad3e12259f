"""Plain text with traces of another format: HTML entities, and letters that were decoded twice."""

import html
import re

from onrecord.formats.decoding import clean

ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
# The beginnings of UTF-8 read as Windows-1252 or Latin-1: a lead byte as a letter, then a continuation byte as a sign.
CONTINUED = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
TWICE = re.compile(f"[\u00c2-\u00f4][{CONTINUED}]")


def repaired(text: str) -> tuple[str, list[str]]:
    """The text with its entities decoded and its letters put right, and in words what was repaired; clean text stays as it is."""
    repairs = []
    if TWICE.search(text):
        import ftfy

        fixed = ftfy.fix_encoding(text)
        if fixed != text:
            text, repairs = clean(fixed), ["letters decoded twice, repaired"]
    entities = len(ENTITY.findall(text))
    if entities:
        text, repairs = clean(html.unescape(text)), [*repairs, "HTML entities decoded"]
    return text, repairs
