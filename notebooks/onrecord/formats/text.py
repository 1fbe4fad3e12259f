"""Plain text files."""

from collections.abc import Iterator

from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.repairs import repaired


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of a text file. Raises ArticleError when the bytes are no text."""
    decoded = decode(source.data, source.charset)
    text, repairs = repaired(decoded.text)
    yield ArticleDraft(clean(text), known={"encoding": "; ".join([decoded.description, *repairs])})
