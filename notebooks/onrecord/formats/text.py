"""Plain text files."""

from collections.abc import Iterator

from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import Draft, Source


def read(source: Source) -> Iterator[Draft]:
    """The one article of a text file. Raises ArticleError when the bytes are no text."""
    decoded = decode(source.data, source.charset)
    yield Draft(clean(decoded.text), known={"encoding": decoded.description})
