"""One news article: its text, what each line of it is, and what it says about itself."""
import hashlib
import re
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from onrecord import tables

KINDS = ("title", "byline", "dateline", "section", "subhead", "body", "caption", "boilerplate")


class ArticleError(Exception):
    """What is wrong with an article and what to do about it, in one line."""


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
    what is analysed. `sha256` is the hash of the text in UTF-8.
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

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @classmethod
    def from_text(cls, text: str) -> "Article":
        """An article that is body from its first line to its last."""
        return cls.from_lines(text, [line._replace(kind="body", why="given as body text") for line in split_lines(text)], language="en")

    @classmethod
    def from_lines(cls, text: str, lines: list[Line], **known: object) -> "Article":
        """An article whose lines have been classified; `known` holds the other fields."""
        table = tables.make("lines", [line._asdict() for line in lines])
        return cls(text=text, lines=table, paragraphs=body_paragraphs(text, lines), **known)


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold something, as body, each with the white space up to the next; together they cover the text."""
    starts = [match.start() for match in re.finditer(r"^[^\n]*\S", text, re.MULTILINE)] or ([0] if text else [])
    if not starts:
        return []
    starts[0] = 0
    return [Line(start, end, "body", "") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def is_hard_wrapped(lines: list[str]) -> bool:
    """Whether paragraphs run over several lines of about one length, as in mail and wire copy, rather than one line each."""
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < 5 or lengths[-1] > 100 or lengths[len(lengths) // 2] < 45:
        return False
    running = sum(not line.rstrip().endswith((".", "!", "?", '"', "”", "'", "’", ":")) for line in lines)
    return running > len(lines) / 2


def body_paragraphs(text: str, lines: list[Line]) -> tuple[Span, ...]:
    """The spans of the body's paragraphs without the white space around them.

    A line is a paragraph, unless the text is hard-wrapped: then a paragraph is what stands between blank lines.
    """
    body = [line for line in lines if line.kind == "body" and text[line.start : line.end].strip()]
    joined = is_hard_wrapped([text[line.start : line.end].strip() for line in body])
    spans: list[Span] = []
    follows = False
    for line in body:
        raw = text[line.start : line.end]
        start = line.start + len(raw) - len(raw.lstrip())
        end = line.start + len(raw.rstrip())
        if joined and follows and spans and not text[spans[-1].end : start].strip():
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
        follows = raw.count("\n") < 2
    return tuple(spans)
