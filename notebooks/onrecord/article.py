"""One news article: its text, what each line of it is, and what it says about itself."""

import hashlib
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from onrecord import schema

QUOTED_COMMA = re.compile(r",[”\"’']\Z")
NAME_AT_END = re.compile(r"[A-Z][^\W\d_'’]*[\w'’-]*\Z")
WIDEST_WRAPPED, NARROWEST_WRAPPED = 130, 40  # characters of lines in hard-wrapped text
FEWEST_WRAPPED = 3  # lines that go on among the short ones of a page
GOES_ON = re.compile(r"[a-z]+\b|, ")
SENTENCE_END = re.compile(r"[.!?:][\"”'’)]*\Z")
KINDS = ("title", "byline", "dateline", "section", "subhead", "body", "caption", "boilerplate")


class ArticleError(Exception):
    """What is wrong with an article and what to do about it, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class Span(NamedTuple):
    """A half-open stretch of `Article.text`, in code points."""

    start: int
    end: int


class Line(NamedTuple):
    """A line of the article's text with what follows it up to the next: its kind, and why it was taken for that."""

    start: int
    end: int
    kind: str
    why: str


@dataclass(frozen=True)
class Date:
    """A date as far as the article states it; a part that it does not state is None."""

    text: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """The date in EDTF (ISO 8601-2, level 1): "2019-XX-11" where the month is not stated, "" where nothing is."""
        if self.year is None and self.month is None and self.day is None:
            return ""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        parts = ["XX" if part is None else f"{part:02d}" for part in (self.month, self.day)]
        while parts and parts[-1] == "XX":
            parts.pop()
        return "-".join([year, *parts])


@dataclass(frozen=True)
class Article:
    """An article as it was read. All offsets, everywhere, are code points into `text`, half-open.

    `lines` (start, end, kind, why) cover the text without gap or overlap. `paragraphs` are the spans of the body's paragraphs, which are
    what is analysed. `language` is "en", "other" or None where the text is too short to tell. `encoding` says in which encoding the text
    was read and how that was found. `columns` are the pairs of field and column where it was read
    from a table. `sha256` is the hash of the text in UTF-8.
    """

    text: str
    lines: pd.DataFrame
    paragraphs: tuple[Span, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    publisher: str | None = None
    dateline: str | None = None
    date: Date = field(default_factory=Date)
    date_source: str | None = None
    language: str | None = None
    origin: str | None = None
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @classmethod
    def from_text(cls, text: str) -> "Article":
        """An article that is body from its first line to its last."""
        return cls.from_lines(text, [line._replace(kind="body", why="given as body text") for line in split_lines(text)], language="en")

    @classmethod
    def from_lines(cls, text: str, lines: list[Line], **known: Any) -> "Article":
        """An article whose lines have been classified; `known` holds the other fields."""
        table = schema.make("lines", [line._asdict() for line in lines])
        return cls(text=text, lines=table, paragraphs=body_paragraphs(text, lines), **known)


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold something, as body, each with the white space up to the next; together they cover the text."""
    starts = [match.start() for match in re.finditer(r"^[^\n]*\S", text, re.MULTILINE)] or ([0] if text else [])
    if not starts:
        return []
    starts[0] = 0
    return [Line(start, end, "body", "") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def is_hard_wrapped(lines: list[str]) -> bool:
    """Whether paragraphs run over several lines, as in mail, wire copy and PDF, rather than one line each.

    They do when lines are of a screen's width and many of them go on, without an end mark, in lower case on the next. Among the short
    lines of a page they do when a third of the longer ones go on.
    """
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < 4 or lengths[len(lengths) * 9 // 10] > WIDEST_WRAPPED:
        return False
    longer = [
        before[-1:].isalnum() + before.endswith((",", "-")) and after[:1].islower()
        for before, after in pairwise(lines)
        if len(before) >= NARROWEST_WRAPPED
    ]
    is_page = lengths[len(lengths) // 2] < NARROWEST_WRAPPED
    return sum(longer) >= (max(FEWEST_WRAPPED, len(longer) / 3) if is_page else len(lines) / 5)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on in the sentence of the line before: pages put bold names within a sentence on lines of their own."""
    return bool(QUOTED_COMMA.search(before)) or bool(
        NAME_AT_END.search(before[-60:]) and GOES_ON.match(line) and SENTENCE_END.search(line[-9:])
    )


def blocks(text: str, lines: list[Line]) -> list[range]:
    """The lines that belong together, as ranges of their numbers: each by itself, but for parts of one sentence, unless the text is
    hard-wrapped."""
    held = [text[line.start : line.end].strip() for line in lines]
    if is_hard_wrapped(held):
        return wrapped_blocks(text, lines)
    starts = [number for number in range(len(held)) if number < 2 or not _goes_on(held[number - 1], held[number])]
    return [range(start, end) for start, end in pairwise([*starts, len(held)])]


def wrapped_blocks(text: str, lines: list[Line]) -> list[range]:
    """The lines of hard-wrapped text that belong together, as ranges of their numbers.

    A block ends at a blank line, before a line that is indented more than most, and after a line with room for the next one's first
    word: a little room after the end of a sentence, much elsewhere, for lines in print are not all of one length.
    """
    raw = [text[line.start : line.end].strip("\n") for line in lines]
    held = [line.strip() for line in raw]
    width = sorted(len(line) for line in held)[len(held) * 9 // 10] if held else 0
    indents = [len(line) - len(line.lstrip()) for line in raw]
    usual = sorted(indents)[len(indents) // 2] if held else 0
    starts = [0] if held else []
    for number in range(1, len(held)):
        needed = len(held[number - 1]) + 1 + len(held[number].split()[0])
        blank = text.count("\n", lines[number - 1].start, lines[number].start) > 1
        room = needed < width * (0.9 if held[number - 1].endswith((".", "!", "?", '"', "”")) else 0.6)
        if blank or room or indents[number] > usual:
            starts.append(number)
    return [range(start, end) for start, end in pairwise([*starts, len(held)])]


def body_paragraphs(text: str, lines: list[Line]) -> tuple[Span, ...]:
    """The spans of the body's paragraphs without the white space around them: the blocks of lines that are body."""
    spans: list[Span] = []
    for block in blocks(text, lines):
        body = [lines[number] for number in block if lines[number].kind == "body"]
        held = text[body[0].start : body[-1].end] if body else ""
        if held.strip():
            start = body[0].start + len(held) - len(held.lstrip())
            spans.append(Span(start, body[0].start + len(held.rstrip())))
    return tuple(spans)
