"""Bytes become text: which encoding, how sure, and what is taken out so that every offset means the same character to everyone."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from onrecord.article import ArticleError
from onrecord.formats.language import language

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphens, zero-width and direction marks: they show nothing and split words.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SURROGATES = re.compile("[\ud800-\udfff]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Signs that English text in Windows-1252 does not have: rare marks, and accented capitals within a word.
STRANGE = re.compile(r"[\x80-\x9f¡¤¦¨ª¬¯¸¿ƒˆ˜‡†]|(?<=[a-z])[À-ÖØ-Þ]|[À-ÖØ-Þ](?=[A-Z][a-z])")
SAMPLE = 1 << 16  # bytes looked at when guessing


class Decoded(NamedTuple):
    """Text with the encoding it was read in and how that was found."""

    text: str
    encoding: str
    how: str

    @property
    def description(self) -> str:
        """The encoding and how it was found, in words: "utf-8 (strict UTF-8)"."""
        return f"{self.encoding} ({self.how})"


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: byte order mark, then strict UTF-8, then the declared encoding, then charset-normalizer's guess.

    Raises ArticleError when the bytes are not text in any encoding.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding.removesuffix("-sig"), "byte order mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "strict UTF-8")
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return Decoded(data.decode(declared), declared, "as the source declares")
        except (UnicodeDecodeError, LookupError):
            pass
    return _guess(data)


def _guess(data: bytes) -> Decoded:
    """Windows-1252, what English text that is not UTF-8 is saved in, where it makes sense; else charset-normalizer's guess."""
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE]
    if _is_windows_1252(sample):
        return Decoded(data.decode("cp1252", "replace"), "cp1252", "guessed, its signs and words make sense")
    best = from_bytes(sample).best()
    if best is None:
        raise ArticleError("this is no text in any known encoding: save it as UTF-8 text and try again")
    return Decoded(data.decode(best.encoding, "replace"), best.encoding, f"guessed, {100 - round(100 * best.chaos)} % sure")


def _is_windows_1252(data: bytes) -> bool:
    """Whether data reads as English in Windows-1252: no undefined byte, few signs beyond ASCII, all of them where such signs stand."""
    text = data.decode("cp1252", "replace")
    beyond = len(BEYOND_ASCII.findall(text))
    return "\ufffd" not in text and beyond < len(text) / 5 and not STRANGE.search(text) and language(text) != "other"


def clean(text: str) -> str:
    """`text` with one kind of line end and of space, composed letters, nothing invisible or unpaired; all offsets count in it."""
    text = LINE_ENDS.sub("\n", text)
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", SURROGATES.sub("\ufffd", text))
