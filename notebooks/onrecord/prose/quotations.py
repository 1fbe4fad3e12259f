"""Quotation marks and how they pair: straight, curly, doubled single, guillemets, and single marks used as outer marks.

A quotation never leaves its paragraph. A paragraph that opens one and does not close it,
before a paragraph that opens again, carries it on.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from onrecord.article import Span

MARK = re.compile(r"[“”„«»\"]|'{2,3}|``|[‘’']")
# An opening mark set where a quotation closes: "It is closed,“ she said".
TURNED = re.compile(r"[,.?!]“(?:\s|$)")
OPENERS, CLOSERS = "“„«", "”»"
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
        found += _in_paragraph(text, start, end, number)
    if any(text[quotation.start] not in "‘'" or text[quotation.start + 1] == "'" for quotation in found):
        found = [quotation for quotation in found if not _is_heading(text, quotation, paragraphs[quotation.paragraph])]
    return found


def _is_heading(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Whether single marks hold a whole short paragraph: a heading, in an article that quotes with double marks."""
    single = text[quotation.start] in "‘'" and text[quotation.start + 1] != "'"
    return single and quotation.start == paragraph.start and quotation.end >= paragraph.end - 1 and quotation.end - quotation.start < 80


def _shape(text: str, start: int, end: int, low: int, high: int) -> str:
    """Which way a mark without direction faces, by its neighbours: "open", "close" or "either"."""
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    if before in BEFORE_OPENING and not after.isspace():
        return "open"
    if not before.isspace() and (not after.isalnum()):
        return "close"
    return "either"


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


def _in_paragraph(text: str, low: int, high: int, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    singles: list[int] | None = None
    skip = low
    for match in MARK.finditer(text, low, high):
        start, end, mark = match.start(), match.end(), match.group()
        if start < skip:
            continue
        if mark in "‘’'":
            before = text[start - 1] if start > low else " "
            if opened is None and mark in "‘'" and before in BEFORE_OPENING:
                singles = _single_closers(text, low, high) if singles is None else singles
                closing = _single_end(text, start, low, high, singles)
                if closing is not None:
                    found.append(Quotation(start, closing, number, True))
                    skip = closing
            continue
        if mark in OPENERS or mark == "``":
            shape = "close" if opened is not None and TURNED.match(text, start - 1) else "open"
        else:
            shape = "close" if mark in CLOSERS else _shape(text, start, end, low, high)
        if opened is None:
            if shape == "close" and not found and mark not in "‘’'" and _lost_opening(text, low, start):
                found.append(Quotation(low, end, number, True))
            elif shape == "open" or shape == "either" and not text[start - 1 : start].isdigit():
                opened = start
        elif shape == "open" and text[start - 1 : start].isspace():
            found.append(Quotation(opened, _unclosed_end(text, opened, start), number, False))
            opened = start
        elif shape != "open":
            found.append(Quotation(opened, end, number, True))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, _trimmed(text, opened, high), number, False))
    return [quotation for quotation in found if any(map(str.isalnum, text[quotation.start : quotation.end]))]


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
