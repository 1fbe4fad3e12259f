"""The parts that numbers are written with: digits with grouping, scale and fraction, and number words, each with its value."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.quantities.units import currency_before


class Piece(NamedTuple):
    """A part of a number: its characters, its class (the lexicon's, or digits), its value, and a scale in letters right behind digits."""

    start: int
    end: int
    kind: str
    value: float
    letters: str = ""


VULGAR = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
MARKS = "".join(VULGAR)
GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?!\d)"  # 1,234,567
    r"|\d{1,3}(?:,\d{2})+,\d{3}(?!\d)"  # 12,34,567
    r"|\d{1,3}(?:['.]\d{3}){2,}(?!\d)"  # 1.234.567
    r"|\d{1,3}(?: \d{3})+(?! ?\d|,\d)"  # 1 234 567
)
DIGITS = re.compile(
    rf"(?P<sign>[-−–])?(?:(?:(?P<mixed>\d{{1,4}})(?: +|-))?(?P<upper>\d{{1,3}})/(?P<lower>[1-9]\d{{0,2}})(?![\d/])"
    rf"|(?P<whole>\d*)\s?(?P<vulgar>[{MARKS}])"
    rf"|(?P<value>(?:{GROUPED})(?:\.\d+)?|\d+,\d{{1,2}}(?![\d,.])|\d+(?:\.\d+)?|\.\d+)"
    rf"(?:\s?[×x]\s?10\^?(?P<power>[-−–+]?\d{{1,3}})|[eE](?P<exponent>[-+]?\d{{1,3}})(?!\w))?)",
    re.ASCII,
)
CANDIDATE = re.compile(rf"(?P<word>[^\W\d_]+)|(?:(?<!\S)|(?<=\())[-−–]?\.?\d|\.?\d|[{MARKS}]", re.ASCII)


CODES = "USD|EUR|GBP|SEK|NOK|DKK|CHF|JPY|CNY|INR|AUD|CAD|NZD|SGD|PLN|CZK|HUF"  # behind a scale: "50 MUSD"


@cache
def lexicon() -> dict[str, tuple[str, float]]:
    """`{word: (class, value)}` of the words that stand by themselves."""
    return {row["word"]: (row["class"], float(row["value"])) for row in lexicons.table("number_words") if row["glued"] != "yes"}


@cache
def short_scales() -> dict[str, float]:
    """`{short form: value}` of the scales that are written as letters behind digits."""
    return {row["word"]: float(row["value"]) for row in lexicons.table("number_words") if row["glued"]}


@cache
def short_scale(of_money: bool) -> re.Pattern[str]:
    """A scale in letters behind digits; "EUR 2.5 m" are millions, where metres are meant without the sign."""
    scales, blank = "|".join(sorted(short_scales(), key=len, reverse=True)), f"[kMB{'m' * of_money}]"
    return re.compile(rf"(?:(?i:{scales})| (?i:bn|tn|mn|mil|trn|bln|mln)| {blank})(?:(?![^\W_]|\.\w\.)|(?=(?:{CODES})\b))")


def find_pieces(text: str) -> Iterator[Piece]:
    """The parts of numbers in `text`, in order."""
    words, at = lexicon(), 0
    for match in CANDIDATE.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        if match.lastgroup == "word":
            word = match[0].lower()
            if word in words and not (start and text[start - 1].isalnum()):
                at = end
                yield Piece(start, end, *words[word])
        elif digits := DIGITS.match(text, start):
            value, letters, at = digits_value(digits), "", digits.end()
            if short := short_scale(currency_before(text, start) is not None).match(text, at):
                letters, at = short[0].strip(), short.end()
                value *= short_scales()[letters.lower()]
            yield Piece(start, at, "digits", value, letters)


def digits_value(match: re.Match[str]) -> float:
    """What the digits of a match of `DIGITS` come to."""
    told = match.groupdict(default="")
    way = next(name for name in WAYS if told[name])
    value = WAYS[way](told)
    return -value if told["sign"] else value


def plain_value(told: dict[str, str]) -> float:
    """What digits come to that a point, a comma or blanks group or divide, times the power of ten behind them."""
    written = next(re.sub(pattern, by, told["value"]) for pattern, by in GROUPING if re.search(pattern, told["value"]))
    return float(written) * float("1e" + re.sub("[−–]", "-", told["power"] + told["exponent"] or "0"))


# By the group of `DIGITS` that tells it: what a number comes to.
WAYS: dict[str, Callable[[dict[str, str]], float]] = {
    "lower": lambda told: float("0" + told["mixed"]) + float(told["upper"]) / float(told["lower"]),
    "vulgar": lambda told: float("0" + told["whole"]) + VULGAR[told["vulgar"]],
    "value": plain_value,
}
# What groups or divides digits, and what stands for it: a decimal comma, points between thousands, other signs between them.
GROUPING = ((r"^(\d+),(\d{1,2})$", r"\1.\2"), (r"\.(?=.*\.)|(?<=\.\d{3})\.", ""), (r"[ ,']|$", ""))
