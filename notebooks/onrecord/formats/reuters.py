"""Files of the Reuters collection (SGML): one article a REUTERS element."""

import html
import re
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import ArticleDraft, Source

START = re.compile(r"<REUTERS\b[^<>]*>")
FIELDS = ("TITLE", "DATELINE", "BODY", "DATE", "AUTHOR", "TEXT")
END_MARK = re.compile(r"^\s*(?:REUTER|Reuter)s?\s*(?:\x03|&#3;)?\s*\Z", re.MULTILINE)


def read(source: Source) -> Iterator[ArticleDraft]:
    """The articles of the file. Raises ArticleError when it has none."""
    decoded = decode(source.data, source.charset)
    parts = START.split(decoded.text)[1:]
    if not parts:
        raise ArticleError(f"{source.origin} holds no REUTERS element: check that it is the right file")
    for number, part in enumerate(parts, 1):
        fields = {name: _field(part.partition("</REUTERS>")[0], name) for name in FIELDS}
        date = find_date(fields["DATE"])
        known = {
            "title": " ".join(fields["TITLE"].split()),
            "authors": authors(fields["AUTHOR"]),
            "publisher": "Reuters",
            "dateline": " ".join(fields["DATELINE"].split()).rstrip(" -").rsplit(", ", 1)[0],
            "date": date,
            "date_source": "element DATE" if date else None,
            "origin": f"{source.origin}, article {number}",
            "encoding": decoded.description,
        }
        text = END_MARK.sub("", fields["BODY"] or fields["TEXT"])
        yield ArticleDraft(clean(text), known={name: value for name, value in known.items() if value})


def _field(part: str, name: str) -> str:
    """The text of an element."""
    held = part.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
    return clean(html.unescape(held)).strip()
