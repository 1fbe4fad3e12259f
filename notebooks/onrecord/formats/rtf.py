"""RTF files."""

import re
from collections.abc import Iterator

from onrecord.article import ArticleError
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, Source

FONT, CHARSET = re.compile(r"\\f(\d{1,9})"), re.compile(r"\\fcharset(\d{1,9})")


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of an RTF file. Raises ArticleError when it is damaged."""
    from striprtf.striprtf import font_table_group, rtf_to_text

    try:
        # A field's instruction shows nothing; under another name the library passes over it instead of searching it, which takes forever.
        written = source.data.decode("latin-1").replace("\\fldinst", "\\fldskip")
        fonts = font_table_group(written)
        text = rtf_to_text(written.replace(fonts, _font_table(fonts), 1) if fonts else written, errors="replace")
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise ArticleError(f"{source.origin} is a damaged RTF file ({type(error).__name__}): open it and save it again") from None
    yield ArticleDraft(clean(text), known={"encoding": "as the RTF file declares"})


def _font_table(fonts: str) -> str:
    """A table of fonts with their numbers and character sets alone: in another the library searches, from each number on, all of it."""
    told = ((FONT.search(font), CHARSET.search(font)) for font in fonts.split(";"))
    kept = "".join(rf"{{\f{number[1]}\fcharset{charset[1]} x;}}" for number, charset in told if number and charset)
    return rf"{{\fonttbl{kept}}}"
