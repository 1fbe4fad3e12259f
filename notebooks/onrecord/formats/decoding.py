"""Bytes become text: which encoding, how sure, and what is taken out so that every offset means the same character to everyone."""

import codecs
import io
import re
import unicodedata
from encodings.aliases import aliases
from typing import IO, NamedTuple

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
PIECE = 1 << 20  # bytes read at once


class Encoding(NamedTuple):
    """The name of an encoding (of a codec) and how it was found."""

    name: str
    how: str

    @property
    def description(self) -> str:
        """The encoding and how it was found, in words: "utf-8 (strict UTF-8)"."""
        return f"{self.name.removesuffix('-sig')} ({self.how})"


class Decoded(NamedTuple):
    """Text, and in words the encoding it was read in and how that was found."""

    text: str
    description: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. Raises ArticleError when the bytes are not text in any encoding."""
    encoding = find_encoding(io.BytesIO(data), declared)
    return Decoded(data.decode(encoding.name, "replace"), encoding.description)


def find_encoding(stream: IO[bytes], declared: str | None = None) -> Encoding:
    """The encoding of a stream: byte order mark, UTF-16 by its zeros, strict UTF-8, the declared encoding, charset-normalizer's guess.

    The stream is read to its end, a piece at a time. Raises ArticleError when the bytes are not text in any encoding.
    """
    head = stream.read(SAMPLE)
    marked = next((encoding for mark, encoding in MARKS if head.startswith(mark)), None)
    if marked:
        return Encoding(marked, "byte order mark")
    wide = _wide(head)
    if wide:
        return Encoding(wide, "every second byte is zero")
    strict, piece = codecs.getincrementaldecoder("utf-8")(), head
    sample = head
    while piece:
        try:
            strict.decode(piece)
        except UnicodeDecodeError:
            return _declared(sample, declared) or _guess(sample)
        piece = stream.read(PIECE)
        sample = piece[:SAMPLE] if piece and piece.isascii() is False else sample
    try:
        strict.decode(b"", final=True)
    except UnicodeDecodeError:
        return _declared(sample, declared) or _guess(sample)
    return Encoding("utf-8", "strict UTF-8")


def is_wide(head: bytes) -> bool:
    """Whether bytes are UTF-16 without a byte order mark."""
    return _wide(head) is not None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark, which English text shows by a zero in every second byte; None for other bytes."""
    even, odd = head[0:4096:2].count(0), head[1:4096:2].count(0)
    half = len(head[:4096]) // 2
    return "utf-16-le" if odd > 0.6 * half > 0 == even else "utf-16-be" if even > 0.6 * half > 0 == odd else None


def _declared(sample: bytes, declared: str | None) -> Encoding | None:
    """The declared encoding, where it is one of text and fits the sample."""
    declared = declared or ""
    name = re.sub(r"\W+", "_", declared).lower()
    if name not in aliases and name not in aliases.values():
        return None
    try:
        sample.decode(declared, "strict")
    except (ValueError, LookupError):
        return None
    return Encoding(declared, "as the source declares")


def _guess(sample: bytes) -> Encoding:
    """Windows-1252, what English text that is not UTF-8 is saved in, where it makes sense; else charset-normalizer's guess."""
    from charset_normalizer import from_bytes

    if _is_windows_1252(sample):
        return Encoding("cp1252", "guessed, its signs and words make sense")
    best = from_bytes(sample).best()
    if best is None:
        raise ArticleError("this is no text in any known encoding: save it as UTF-8 text and try again")
    return Encoding(best.encoding, f"guessed, {100 - round(100 * best.chaos)} % sure")


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
