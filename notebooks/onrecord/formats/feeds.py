"""RSS and Atom files: one article an entry."""

import html
import re
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.html import fragment_lines

ESCAPED = re.compile(r"&(?:amp;)*lt;/?[a-zA-Z]")


def read(source: Source) -> Iterator[ArticleDraft]:
    """The articles of a feed. Raises ArticleError when it has no entries."""
    import feedparser

    try:
        feed = feedparser.parse(source.data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # the library raises whatever a damaged feed makes it trip over
        raise ArticleError(f"{source.origin} is a damaged feed ({type(error).__name__}): save it again") from None
    if not feed.entries:
        raise ArticleError(f"{source.origin} is a feed without entries: save it again, or give the pages it points to")
    publisher = clean(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, 1):
        markup = max([part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")], key=len)
        markup = unescaped(markup)
        field = next((name for name in ("published", "updated") if entry.get(name)), "")
        date = find_date(entry.get(field, ""))
        known = {
            "title": clean(" ".join(fragment_lines(unescaped(entry.get("title", ""))))),
            "publisher": publisher,
            "date": date,
            "date_source": f"feed element {field}" if date else None,
            "authors": authors(entry.get("author", "")),
            "section": next((clean(tag.get("term") or "") for tag in entry.get("tags", [])), ""),
            "origin": f"{source.origin}, entry {number}",
            "encoding": f"{feed.encoding} (as the feed declares)",
        }
        yield ArticleDraft.of_lines(
            [(line, None) for line in fragment_lines(markup)], **{name: value for name, value in known.items() if value}
        )


def unescaped(markup: str) -> str:
    """Markup that was escaped more than once, as markup."""
    for _ in range(3):
        if "<" in markup or not ESCAPED.search(markup):
            break
        markup = html.unescape(markup)
    return markup
