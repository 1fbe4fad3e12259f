"""Quotation marks and how they pair: straight, curly, doubled single, guillemets, and single marks used as outer marks.

A quotation never leaves its paragraph. A paragraph that opens one and does not close it,
before a paragraph that opens again, carries it on.
"""

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from onrecord.article import Span

MARK = re.compile(r"[“”„«»\"]|'{2,3}|``|[‘’']")
# An opening mark set where a quotation closes: "It is closed,“ she said".
TURNED = re.compile(r"[,.?!]“(?:\s|$)")
OPENERS, CLOSERS, SINGLE = ("“", "„", "«", "``"), ("”", "»"), ("‘", "’", "'")
BEFORE_OPENING = " \t\n\u00a0([{—–-…/"
ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|round|n|bout|cos|\d\ds?)\b", re.IGNORECASE)
# A year with its century left out, whichever way its mark is turned: "in ‘08".
YEAR = re.compile(r"\b(?:in|of|since|from|until|before|after|by|the) ‘\d\ds?\b", re.IGNORECASE)


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks included: its characters, its paragraph, whether its closing mark is there."""

    start: int
    end: int
    paragraph: int
    closed: bool


def quotations(text: str, paragraphs: tuple[Span, ...]) -> list[Quotation]:
    """The outermost quotations of the paragraphs, in order, never overlapping."""
    found: list[Quotation] = []
    for number, (start, end) in enumerate(paragraphs):
        found += QuotationMarks(text, start, end, number).read()
    if any(text[quotation.start] not in "‘'" or text[quotation.start + 1] == "'" for quotation in found):
        found = [quotation for quotation in found if not _is_heading(text, quotation, paragraphs[quotation.paragraph])]
    return found


def _is_heading(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Whether single marks hold a whole short paragraph: a heading, in an article that quotes with double marks."""
    single = text[quotation.start] in "‘'" and text[quotation.start + 1] != "'"
    return single and quotation.start == paragraph.start and quotation.end >= paragraph.end - 1 and quotation.end - quotation.start < 80


def _shape(text: str, start: int, end: int, low: int, high: int) -> str:
    """Which way a mark without direction faces, by its neighbours: "open", "close" or "either"."""
    before, after = text[start - 1 : start] * (start > low) or " ", text[end : min(end + 1, high)] or " "
    if before in BEFORE_OPENING and not after.isspace():
        return "open"
    return "either" if before.isspace() or after.isalnum() else "close"


def _single_closers(text: str, low: int, high: int) -> list[int]:
    """Where a single mark may close a quotation: after something, not before a letter."""
    return [
        at
        for at in (match.start() for match in re.finditer("[’']", text[low:high]))
        if at and not text[low + at - 1].isspace() and not text[low + at + 1 : low + at + 2].isalnum()
    ]


def _single_end(text: str, start: int, low: int, high: int, closers: list[int]) -> int | None:
    """The end of the quotation that a single mark at `start` opens, or None where it is an apostrophe.

    A mark after an s and before a word ("the workers' rights") closes only where nothing better follows.
    """
    after = text[start + 1 : start + 6]
    if not after or not (after[0].isalnum() or after[0] in '[“"…') or (text[start] != "‘" and ELISIONS.match(after)):
        return None
    if YEAR.search(text, max(low, start - 7), start + 4):
        return None
    fallback = None
    for at in closers[bisect_left(closers, start - low + 2) : bisect_left(closers, start - low + 2) + 8]:
        end = low + at + 1
        if text[end - 2] in "sS" and text[end : end + 1] == " " and text[end + 1 : end + 2].islower():
            fallback = fallback or end
            continue
        return end
    return fallback


class QuotationMarks:
    """The marks of a paragraph from left to right: the quotations found so far, and where one stands open."""

    def __init__(self, text: str, low: int, high: int, number: int):
        self.text, self.low, self.high, self.number = text, low, high, number
        self.found: list[Quotation] = []
        self.opened: int | None = None

    def read(self) -> list[Quotation]:
        """The quotations of the paragraph that hold a word."""
        past = self.low
        for mark in MARK.finditer(self.text, self.low, self.high):
            if mark.start() >= past:
                past = self._single(mark.start()) if mark.group() in SINGLE else self._double(mark.start(), mark.end(), mark.group())
        if self.opened is not None:
            self._add(self.opened, _trimmed(self.text, self.opened, self.high), False)
        return [quotation for quotation in self.found if any(map(str.isalnum, self.text[quotation.start : quotation.end]))]

    @cached_property
    def _closers(self) -> list[int]:
        """Where a single mark may close."""
        return _single_closers(self.text, self.low, self.high)

    def _add(self, start: int, end: int, closed: bool) -> None:
        """Note a quotation."""
        self.found.append(Quotation(start, end, self.number, closed))

    def _single(self, start: int) -> int:
        """Note the quotation that a single mark opens outside others, if any; gives the character to go on at."""
        before = self.text[start - 1] if start > self.low else " "
        opens = self.opened is None and self.text[start] in "‘'" and before in BEFORE_OPENING
        end = _single_end(self.text, start, self.low, self.high, self._closers) if opens else None
        if end is not None:
            self._add(start, end, True)
        return end or start

    def _double(self, start: int, end: int, mark: str) -> int:
        """Open or close a quotation at a mark that is not single; gives the character to go on at."""
        way = self._way(start, end, mark)
        if self.opened is None:
            self._open(start, end, way)
        elif way != "open":
            self._add(self.opened, end, True)
            self.opened = None
        elif self.text[start - 1 : start].isspace():
            self._add(self.opened, _unclosed_end(self.text, self.opened, start), False)
            self.opened = start
        return end

    def _way(self, start: int, end: int, mark: str) -> str:
        """Which way a mark faces: "open", "close" or "either"."""
        if mark in OPENERS:
            return "close" if self.opened is not None and TURNED.match(self.text, start - 1) else "open"
        return "close" if mark in CLOSERS else _shape(self.text, start, end, self.low, self.high)

    def _open(self, start: int, end: int, way: str) -> None:
        """Open a quotation; one that has lost its opening mark began with the paragraph."""
        if way == "close" and not self.found and _lost_opening(self.text, self.low, start):
            self._add(self.low, end, True)
        elif way == "open" or way == "either" and not self.text[start - 1 : start].isdigit():
            self.opened = start


def _lost_opening(text: str, low: int, mark: int) -> bool:
    """Whether the first mark of a paragraph closes speech that has lost its opening mark: "We have waited,” she said"."""
    return text[mark - 1 : mark] in (",", "?", "!") and text[low : low + 1].isupper() and not re.search(r"[.?!]\s", text[low:mark])


def _unclosed_end(text: str, start: int, end: int) -> int:
    """Where a quotation without its closing mark ends, at the latest where the next one opens: with its last full sentence."""
    stop = max(text.rfind(mark, start, end) for mark in ".?!") + 1
    return stop if stop > start + 1 else _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` without the white space before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
