"""Numbers as they are written: digits with grouping and scale, words, fractions and indefinite plurals, each with its bounds."""
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons


class Number(NamedTuple):
    """A number in a text: its characters [start, end), its bounds and how it is written.

    style: digits, words, part (a fraction), multiple ("twice"), vague (an indefinite plural, low and high differ). factor: the scale that it ends with
    ("million": 1e6), else 1. letters: a scale written as letters right behind the digits ("m" in "7,000m"), which may turn out a unit.
    """

    start: int
    end: int
    low: float
    high: float
    style: str
    factor: float = 1.0
    letters: str = ""


class Piece(NamedTuple):
    """A part of a number: its characters, its class (the lexicon's, or digits) and its value."""

    start: int
    end: int
    kind: str
    value: float
    letters: str = ""


VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
          "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
MARKS = "".join(VULGAR)
GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:['.]\d{3}){2,}(?!\d)|\d{1,3}(?: \d{3})+(?! ?\d|,\d)"
DIGITS = re.compile(
    rf"(?P<sign>[-−–])?(?:(?:(?P<mixed>\d{{1,4}})[ -])?(?P<upper>\d{{1,3}})/(?P<lower>\d{{1,3}})(?![\d/])"
    rf"|(?P<whole>\d*)\s?(?P<vulgar>[{MARKS}])"
    rf"|(?P<value>(?:{GROUPED})(?:\.\d+)?|\d+,\d{{1,2}}(?![\d,.])|\d+(?:\.\d+)?|\.\d+)"
    rf"(?:\s?[×x]\s?10\^?(?P<power>[-−–+]?\d{{1,3}})|[eE](?P<exponent>[-+]?\d{{1,3}})(?!\w))?)",
    re.ASCII,
)
CANDIDATE = re.compile(rf"(?P<word>[^\W\d_]+)|(?:(?<!\S)|(?<=\())[-−–]?\.?\d|\.?\d|[{MARKS}]", re.ASCII)
LINK = re.compile(r"\s*-\s*|\s+", re.ASCII)
AND = re.compile(r"\s+and\s+", re.ASCII | re.IGNORECASE)
AND_A = re.compile(r"\s+and\s+an?\s+", re.ASCII | re.IGNORECASE)
OF = re.compile(r"\s+of\s+", re.ASCII | re.IGNORECASE)
OF_A = re.compile(r"\s+of\s+(?:an?\s+)?|\s+an?\s+|\s+|-", re.ASCII | re.IGNORECASE)
ARTICLE = re.compile(r"(?<![\w'])an?\s+\Z", re.ASCII | re.IGNORECASE)
AS_MANY = re.compile(r"\s+(?:as|the|that|its|their|his|her|what|more)\b", re.IGNORECASE)
BY = re.compile(r"\b(?:by|than|about|nearly|almost|over|under)\s+\Z", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:first|second|other|latter|the|last|next|this|that)\s+\Z", re.IGNORECASE)
WHOLE_OF = re.compile(r"\s+(?:of|the|its|his|her|their|our|an?|all|that|this|those|these)\b|\s+(?:less|more|lower|higher|smaller|larger|fewer|again)\b",
                      re.IGNORECASE)


@cache
def lexicon() -> dict[str, tuple[str, float]]:
    """`{word: (class, value)}` of the words that stand by themselves."""
    return {row["word"]: (row["class"], float(row["value"])) for row in lexicons.table("number_words") if not row["glued"]}


@cache
def short_scales() -> dict[str, float]:
    """`{short form: value}` of the scales that are written as letters behind digits."""
    return {row["word"]: float(row["value"]) for row in lexicons.table("number_words") if row["glued"]}


@cache
def short_scale() -> re.Pattern[str]:
    """A scale in letters behind digits."""
    scales = "|".join(sorted(short_scales(), key=len, reverse=True))
    return re.compile(rf"(?:(?i:{scales})| (?i:bn|tn|mn|trn|bln|mln)| [kMB])(?![^\W_])")


def find_pieces(text: str) -> Iterator[Piece]:
    """The parts of numbers in `text`, in order."""
    words, at = lexicon(), 0
    for match in CANDIDATE.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        if match.lastgroup == "word":
            word = match[0].lower()
            if word in words and not text[end : end + 1].isalnum() and not (start and text[start - 1].isalnum()):
                at = end
                yield Piece(start, end, *words[word])
        elif digits := DIGITS.match(text, start):
            value, letters, at = digits_value(digits), "", digits.end()
            if short := short_scale().match(text, at):
                letters, at = short[0].strip(), short.end()
                value *= short_scales()[letters.lower()]
            yield Piece(start, at, "digits", value, letters)


def digits_value(match: re.Match[str]) -> float:
    """What the digits of a match of `DIGITS` come to; a division by nought gives nought."""
    if match["lower"]:
        value = float(match["mixed"] or 0) + float(match["upper"]) / (float(match["lower"]) or float("inf"))
    elif match["vulgar"]:
        value = float(match["whole"] or 0) + VULGAR[match["vulgar"]]
    else:
        written = match["value"]
        if re.fullmatch(r"\d+,\d{1,2}", written):
            written = written.replace(",", ".")
        elif written.count(".") > 1:
            written = written.replace(".", "")
        value = float(re.sub(r"[ ,']", "", written))
        power = match["power"] or match["exponent"]
        if power:
            value *= 10.0 ** int(re.sub("[−–]", "-", power))
    return -value if match["sign"] else value


def find_numbers(text: str) -> list[Number]:
    """The numbers in a sentence (with straight marks), from left to right, never overlapping. Ordinals, names and dates are still in it."""
    pieces = list(find_pieces(text))
    found, at = [], 0
    while at < len(pieces):
        number, at = read_number(text, pieces, at)
        if number:
            found.append(number)
    return found


def read_number(text: str, pieces: list[Piece], at: int) -> tuple[Number | None, int]:
    """The number that begins with the piece `at`, or None, and the piece where the next one may begin."""
    first = pieces[at]
    article = ARTICLE.search(text, max(0, first.start - 4), first.start)
    start = article.start() if article else first.start
    if first.kind == "vague":
        return read_vague(text, pieces, at)
    if first.kind == "multiple":
        number = Number(first.start, first.end, first.value, first.value, "multiple") if AS_MANY.match(text, first.end) else None
        return number, at + 1
    if first.kind == "part":
        return read_part(text, pieces, at, start)
    if first.kind in ("scale", "dozen") and not article and first.value != 1000:
        return None, at + 1
    value, at, style = read_value(text, pieces, at)
    if first.kind not in ("scale", "hundred", "dozen"):
        start = first.start
    last = pieces[at - 1]
    factor = last.value if last.kind in ("scale", "vague") else short_scales().get(last.letters.lower(), 1.0)
    return Number(start, last.end, value, value, style, factor, last.letters if last is first else ""), at


def read_value(text: str, pieces: list[Piece], at: int) -> tuple[float, int, str]:
    """The value of a sequence of pieces from `at`, the piece behind it and the style, by adding within and multiplying by the scales."""
    total, group, step, highest = 0.0, 0.0, float("inf"), float("inf")
    style = "digits" if pieces[at].kind == "digits" else "words"
    first, last = at, None
    while at < len(pieces):
        piece = pieces[at]
        gap = text[last.end : piece.start] if last else ""
        after_scale = last is not None and last.kind in ("hundred", "scale", "dozen")
        if last and not (LINK.fullmatch(gap) or (after_scale and piece.kind == "small" and AND.fullmatch(gap))):
            break
        if piece.kind in ("small", "digits"):
            if last and (piece.kind != "small" or piece.value >= step or piece.value == 0):
                break
            group += piece.value
            step = 10 if piece.kind == "small" and piece.value >= 20 else 1
        elif piece.kind in ("hundred", "dozen"):
            if last and last.kind in ("hundred", "dozen"):
                break
            group, step = (group or 1) * piece.value, piece.value
        elif piece.kind == "scale" or (piece.kind == "vague" and last and piece.value not in (10, 20)):
            if piece.value >= highest:
                break
            total, group, step, highest = total + (group or (0 if total else 1)) * piece.value, 0.0, 1000, piece.value
        else:
            break
        last, at = piece, at + 1
        tail = read_tail(text, pieces, at)
        if tail:
            share, at = tail
            total, group = (total, group + share) if highest == float("inf") or group else (total + share * highest, group)
            last = pieces[at - 1]
            step = 1
    if at < len(pieces) and pieces[at].kind == "part" and style == "words" and LINK.fullmatch(text[last.end : pieces[at].start]):
        plural = text[pieces[at].start : pieces[at].end].lower().endswith("s")
        if plural or total + group == 1:
            return (total + group) / pieces[at].value, at + 1, "part"
    if at == first:
        return 0.0, at + 1, style
    return total + group, at, style


def read_tail(text: str, pieces: list[Piece], at: int) -> tuple[float, int] | None:
    """The share in "and a half", "and three quarters" behind the piece before `at`, with the piece behind it."""
    if at >= len(pieces):
        return None
    before = pieces[at - 1].end
    if pieces[at].kind == "part" and AND_A.fullmatch(text, before, pieces[at].start):
        return 1 / pieces[at].value, at + 1
    if at + 1 < len(pieces) and pieces[at].kind == "small" and pieces[at + 1].kind == "part" and AND.fullmatch(text, before, pieces[at].start):
        if LINK.fullmatch(text, pieces[at].end, pieces[at + 1].start):
            return pieces[at].value / pieces[at + 1].value, at + 2
    return None


def read_vague(text: str, pieces: list[Piece], at: int) -> tuple[Number | None, int]:
    """The indefinite plural at `at` ("dozens", "tens of thousands"), from its value to ten times as much."""
    first, low = pieces[at], 1.0
    while True:
        piece = pieces[at]
        low *= piece.value
        at += 1
        if at >= len(pieces) or pieces[at].kind != "vague" or not OF.fullmatch(text, piece.end, pieces[at].start):
            break
    if first.value in (10, 20) and piece is first:  # "tens", "scores": only with what they count
        if not OF.match(text, first.end):
            return None, at
    return Number(first.start, piece.end, low, low * 10, "vague"), at


def read_part(text: str, pieces: list[Piece], at: int, start: int) -> tuple[Number | None, int]:
    """The fraction that begins with its denominator: "half of", "a third of", "half a million", "a quarter of a million"."""
    piece = pieces[at]
    scaled = at + 1 < len(pieces) and pieces[at + 1].kind in ("scale", "dozen", "hundred")
    if piece.value == 2 or start < piece.start or scaled and piece.value == 4:
        if scaled and OF_A.fullmatch(text, piece.end, pieces[at + 1].start):
            value, end, _ = read_value(text, pieces, at + 1)
            return Number(start, pieces[end - 1].end, value / piece.value, value / piece.value, "words"), end
        of = WHOLE_OF.match(text, piece.end) or (start < piece.start or piece.value == 2) and BY.search(text, max(0, start - 12), start)
        if of and not ORDINAL.search(text, max(0, start - 12), start):
            return Number(start, piece.end, 1 / piece.value, 1 / piece.value, "part"), at + 1
    return None, at + 1
