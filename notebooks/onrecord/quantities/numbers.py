"""Numbers as they are written, put together from their pieces: words, fractions, indefinite plurals, each with its bounds."""

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.quantities.numerals import Piece, find_pieces, short_scales


class Number(NamedTuple):
    """A number in a text: its characters [start, end), its bounds and how it is written.

    style: digits, words, part (a fraction), multiple ("twice"), vague (an indefinite plural, low and high differ). factor: the scale that
    it ends with ("million": 1e6), else 1. letters: a scale in letters right behind the digits ("m" in "7,000m"), which may turn out a unit.
    """

    start: int
    end: int
    low: float
    high: float
    style: str
    factor: float = 1.0
    letters: str = ""


LIMIT = 1e30  # what is larger is no figure of a news article
MULTIPLIERS = ("hundred", "scale", "dozen")
LINK = re.compile(r"\s*-\s*|\s+", re.ASCII)
AND = re.compile(r"\s+and\s+", re.ASCII | re.IGNORECASE)
AND_A = re.compile(r"[\s-]+and[\s-]+an?[\s-]+", re.ASCII | re.IGNORECASE)
POINT = re.compile(r"\s+point\s+", re.ASCII | re.IGNORECASE)
AFTER_TEN = re.compile(r"(?<=[2-9])0 (?=[1-9]\b)| ")  # between the digits of decimals, "70 1" for "seventy-one"
OF = re.compile(r"\s+of\s+", re.ASCII | re.IGNORECASE)
OF_A = re.compile(r"\s+of\s+(?:an?\s+)?|\s+an?\s+|\s+|-", re.ASCII | re.IGNORECASE)
ARTICLE = re.compile(r"(?<![\w'])an?\s+\Z", re.ASCII | re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:several|(?:a\s+)?few|many|(?P<two>(?:an?\s+)?couple)(?:\s+of)?)[\s-]+\Z", re.ASCII | re.IGNORECASE)
SCORE = re.compile(r"score(?!\s+of\s+[a-z])", re.IGNORECASE)  # a result and no twenty
AS_MANY = re.compile(r"\s+(?:as|the|that|its|their|his|her|what|more)\b", re.IGNORECASE)
BY = re.compile(r"\b(?:by|up|down|than|about|nearly|almost|over|under)\s+\Z", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:first|second|other|latter|the|last|next|this|that)\s+\Z", re.IGNORECASE)
WHOLE_OF = re.compile(
    r"\s+(?:of|the|its|his|her|their|our|an?|all|that|this|those|these|less|more|lower|higher|smaller|larger|fewer|again)\b", re.IGNORECASE
)


@dataclass
class Sum:
    """A number while its pieces are added up.

    `total` are the groups that a scale has closed, `group` is the one being read. A piece to add must be smaller than `step`, a scale
    smaller than `highest`.
    """

    total: float = 0.0
    group: float = 0.0
    step: float = math.inf
    highest: float = math.inf
    last: Piece | None = None

    def takes(self, piece: Piece, text: str) -> bool:
        """Whether the number goes on with `piece`."""
        return self.last is None or is_linked(text, self.last, piece) and FITS.get(piece.kind, fits_scale)(self, self.last, piece)

    def add(self, piece: Piece) -> None:
        """Take in `piece`."""
        ADDED.get(piece.kind, Sum.add_scale)(self, piece.value)
        self.last = piece

    def add_digits(self, value: float) -> None:
        """Take in what is written in digits."""
        self.group, self.step = self.group + value, 1

    def add_small(self, value: float) -> None:
        """Take in a number word below a hundred, which one below ten may follow if it is a ten."""
        self.group, self.step = self.group + value, 10 if value >= 20 else 1

    def multiply(self, value: float) -> None:
        """Take in "hundred" or "dozen"."""
        self.group, self.step = (self.group or 1) * value, value

    def add_scale(self, value: float) -> None:
        """Take in a scale: it multiplies the group before it, or the scale ("lakh crore", "thousand million")."""
        self.total = self.total + self.group * value if self.group else (self.total or 1) * value
        self.group, self.step, self.highest = 0.0, 1000, value

    def add_share(self, share: float, last: Piece) -> None:
        """Take in "and a half": of one, or of the scale that was just read ("a million and a half")."""
        if self.last is not None and is_scale(self.last):
            self.total += share * self.last.value
        else:
            self.group += share
        self.step, self.last = 1, last


ADDED = {"small": Sum.add_small, "digits": Sum.add_digits, "hundred": Sum.multiply, "dozen": Sum.multiply}


def is_linked(text: str, last: Piece, piece: Piece) -> bool:
    """Whether nothing stands between two pieces of a number but a blank or a hyphen, or "and" behind a hundred or a scale."""
    added = last.kind in MULTIPLIERS and piece.kind == "small"
    return bool(LINK.fullmatch(text, last.end, piece.start) or added and AND.fullmatch(text, last.end, piece.start))


def fits_small(number: Sum, last: Piece, piece: Piece) -> bool:
    """Whether a small number may be added: five to twenty, and twenty to a hundred, but not twenty to five."""
    return 0 < piece.value < number.step


def fits_hundred(number: Sum, last: Piece, piece: Piece) -> bool:
    """Whether a hundred or a dozen may multiply what was read."""
    return last.kind in ("digits", "small")


def fits_scale(number: Sum, last: Piece, piece: Piece) -> bool:
    """Whether a scale may close the group that was read, or multiply the scale before it ("lakh crore"); no other piece may."""
    return is_scale(piece) and (is_scale(last) or number.group > 0 and piece.value < number.highest)


FITS = {"small": fits_small, "hundred": fits_hundred, "dozen": fits_hundred}


def is_scale(piece: Piece) -> bool:
    """Whether a piece multiplies what is before it: "million", and "thousands" or "dozens" behind a number."""
    return piece.kind == "scale" or piece.kind == "vague" and piece.value not in (10, 20)


def find_numbers(text: str) -> list[Number]:
    """The numbers in a sentence (with straight marks), from left to right; names, dates and years are still among them."""
    pieces = list(find_pieces(text))
    found, at = [], 0
    while at < len(pieces):
        number, at = read_number(text, pieces, at)
        if number and abs(number.high) < LIMIT:
            found.append(number)
    return found


def read_number(text: str, pieces: list[Piece], at: int) -> tuple[Number | None, int]:
    """The number that begins with the piece `at`, or None, and the piece where the next one may begin."""
    return READERS.get(pieces[at].kind, read_sum)(text, pieces, at)


def article_before(text: str, piece: Piece) -> int:
    """Where the article right before a piece begins ("a hundred"), or the piece itself."""
    article = ARTICLE.search(text, max(0, piece.start - 4), piece.start)
    return article.start() if article else piece.start


def read_multiple(text: str, pieces: list[Piece], at: int) -> tuple[Number | None, int]:
    """The multiple at `at` ("twice") before what it multiplies."""
    first = pieces[at]
    found = Number(first.start, first.end, first.value, first.value, "multiple") if AS_MANY.match(text, first.end) else None
    return found, at + 1


def read_sum(text: str, pieces: list[Piece], at: int) -> tuple[Number | None, int]:
    """The number that begins with digits or a number word: "12", "two hundred and six", "a million", "several hundred"."""
    first = pieces[at]
    several = SEVERAL.search(text, max(0, first.start - 12), first.start)
    if several and first.kind in MULTIPLIERS:
        low, high, style = (2, 2, "words") if several["two"] else (1, 10, "vague")
        return Number(several.start(), first.end, low * first.value, high * first.value, style), at + 1
    start = article_before(text, first)
    if first.kind in ("scale", "dozen") and start == first.start or SCORE.match(text, first.start):
        return None, at + 1
    value, at, style = read_value(text, pieces, at)
    last = pieces[at - 1]
    factor = last.value if last.kind in (*MULTIPLIERS, "vague") else short_scales().get(last.letters.lower(), 1.0)
    start = start if first.kind in MULTIPLIERS else first.start
    return Number(start, last.end, value, value, style, factor, last.letters), at


def follows(text: str, pieces: list[Piece], at: int, gap: re.Pattern[str], *kinds: str) -> bool:
    """Whether a piece of one of these kinds stands at `at`, and nothing but a gap between it and the one before."""
    there = at < len(pieces) and pieces[at].kind in kinds
    return there and gap.fullmatch(text, pieces[at - 1].end, pieces[at].start) is not None


def read_value(text: str, pieces: list[Piece], at: int) -> tuple[float, int, str]:
    """The value of the number that begins with the piece `at`, the piece behind it and the style."""
    number, style = Sum(), "digits" if pieces[at].kind == "digits" else "words"
    while at < len(pieces) and number.takes(pieces[at], text):
        number.add(pieces[at])
        at += 1
        if tail := read_tail(text, pieces, at):
            share, at = tail
            number.add_share(share, pieces[at - 1])
    value = number.total + number.group
    if style == "words" and follows(text, pieces, at, LINK, "part"):
        part = pieces[at]
        if value == 1 or text[part.start : part.end].lower().endswith("s"):
            return scaled(text, pieces, at + 1, value / part.value)
    return value, at, style


def scaled(text: str, pieces: list[Piece], at: int, share: float) -> tuple[float, int, str]:
    """The fraction before the piece `at`, or that much of the million that follows ("three quarters of a million")."""
    if follows(text, pieces, at, OF_A, *MULTIPLIERS):
        value, at, _ = read_value(text, pieces, at)
        return value * share, at, "words"
    return share, at, "part"


def read_decimals(text: str, pieces: list[Piece], at: int) -> tuple[float, int]:
    """What the words behind "point" before the piece `at` come to, with the piece behind them: .03 in "two point zero three"."""
    written, gap = "", POINT
    while follows(text, pieces, at, gap, "small"):
        written, gap, at = f"{written} {pieces[at].value:.0f}", LINK, at + 1
    return float("0." + AFTER_TEN.sub("", written)), at


def read_tail(text: str, pieces: list[Piece], at: int) -> tuple[float, int] | None:
    """The share in "and a half", "and three quarters", "point five" behind the piece before `at`, with the piece behind it."""
    if follows(text, pieces, at, POINT, "small"):
        return read_decimals(text, pieces, at)
    if follows(text, pieces, at, AND_A, "part"):
        return 1 / pieces[at].value, at + 1
    if follows(text, pieces, at, AND, "small") and follows(text, pieces, at + 1, LINK, "part"):
        return pieces[at].value / pieces[at + 1].value, at + 2
    return None


def read_vague(text: str, pieces: list[Piece], at: int) -> tuple[Number | None, int]:
    """The indefinite plural at `at` ("dozens", "tens of thousands"), from its value to ten times as much."""
    first, low, at = pieces[at], pieces[at].value, at + 1
    while follows(text, pieces, at, OF, "vague"):
        low, at = low * pieces[at].value, at + 1
    if first.value in (10, 20) and not OF.match(text, first.end):  # "tens", "scores": only with what they count
        return None, at
    return Number(first.start, pieces[at - 1].end, low, low * 10, "vague"), at


def read_part(text: str, pieces: list[Piece], at: int) -> tuple[Number | None, int]:
    """The fraction that begins with its denominator: "half of", "a third of", "by a fifth", "half a million", "a quarter of a million"."""
    piece = pieces[at]
    start = article_before(text, piece)
    value, end, style = scaled(text, pieces, at + 1, 1 / piece.value)
    determined = start < piece.start or piece.value == 2
    if style == "words" and determined:
        last = pieces[end - 1]
        return Number(start, last.end, value, value, style, last.value if is_scale(last) else 1.0), end
    of = WHOLE_OF.match(text, piece.end) or BY.search(text, max(0, start - 12), start)
    if determined and of and not ORDINAL.search(text, max(0, start - 12), start):
        return Number(start, piece.end, value, value, "part"), at + 1
    return None, at + 1


READERS = {"vague": read_vague, "part": read_part, "multiple": read_multiple}
