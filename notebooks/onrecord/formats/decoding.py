"""Bytes become text: which encoding, how sure, and what is taken out so that every offset means the same character to everyone."""
import codecs
import re
import unicodedata
from typing import NamedTuple

from onrecord.article import ArticleError

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
    """Windows-1252 where its bytes make sense, else charset-normalizer's guess on the first part of the data."""
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE]
    best = from_bytes(sample).best()
    if best is None:
        raise ArticleError("this is no text in any known encoding: save it as UTF-8 text and try again")
    # In the Latin range the guesses differ by a few signs only, and Windows-1252 is what English text is saved in.
    western = {"cp1250", "cp1252", "cp1254", "cp1257", "latin_1", "iso8859_15", "mac_roman", "cp858", "cp850", "cp437"}
    encoding = "cp1252" if best.encoding in western and _is_windows_1252(sample) else best.encoding
    sure = f"guessed, {100 - round(100 * best.chaos)} % sure"
    return Decoded(data.decode(encoding, "replace"), encoding, sure)


def _is_windows_1252(data: bytes) -> bool:
    """Whether no byte is one that Windows-1252 leaves undefined, and high bytes are few, as in English."""
    high = sum(byte >= 0x80 for byte in data)
    return not any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d") and high < len(data) / 10


def clean(text: str) -> str:
    """`text` with one kind of line end and of space, composed letters, nothing invisible or unpaired; all offsets count in it."""
    text = LINE_ENDS.sub("\n", text)
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", SURROGATES.sub("\ufffd", text))
