"""RTF files."""

from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, Source


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of an RTF file. Raises ArticleError when it is damaged."""
    from striprtf.striprtf import rtf_to_text

    try:
        # A field's instruction shows nothing; under another name the library passes over it instead of searching it, which takes forever.
        text = rtf_to_text(source.data.decode("latin-1").replace("\\fldinst", "\\fldskip"), errors="replace")
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise ArticleError(f"{source.origin} is a damaged RTF file ({type(error).__name__}): open it and save it again") from None
    yield ArticleDraft(clean(text), known={"encoding": "as the RTF file declares"})
