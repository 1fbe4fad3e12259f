"""Known phrases of pages: share rows, requests to subscribe, credits, notices, links to other articles."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.formats.document import LineMark

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
REPEATED = re.compile(r"([^\w\s])\1+")
COUNT = r"[\d.,]+[km]?"
LONGEST_ROW = 12  # words of a row of controls
LONGEST = 1500  # characters of a line that can be a phrase of pages


class Phrase(NamedTuple):
    """A phrase of pages: its class, the kind of line that it makes, the longest line in words, and why."""

    name: str
    kind: str
    words: int
    pattern: re.Pattern[str]
    why: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of `data/lexicons/line_phrases.tsv`."""
    return tuple(
        Phrase(row["class"], row["kind"], int(row["words"]), re.compile(row["pattern"], re.IGNORECASE), row["why"])
        for row in lexicons.table("line_phrases")
    )


@cache
def control_row() -> Phrase:
    """A row of controls of `data/lexicons/page_controls.txt` and numbers alone, at least one of them a control."""
    control = "|".join(map(re.escape, sorted(lexicons.words("page_controls"), key=lambda name: (-len(name), name))))
    row = re.compile(rf"(?:{COUNT} )*(?:{control})(?: (?:{control}|{COUNT}))*", re.IGNORECASE)
    return Phrase("control", "boilerplate", LONGEST_ROW, row, "page control or share row")


def is_phrase(line: str, name: str, longest: int) -> bool:
    """Whether a line of so many characters at most is a known phrase of this class."""
    phrase = known_phrase(line) if len(line) <= longest else None
    return phrase is not None and phrase.name == name


def phrase_mark(line: str) -> LineMark | None:
    """The mark of a line that is a known phrase of pages."""
    phrase = known_phrase(line)
    return LineMark(phrase.kind, phrase.why) if phrase else None


@lru_cache(maxsize=10_000)
def known_phrase(line: str) -> Phrase | None:
    """The first known phrase of pages that `line` holds; None for a line of the article's own."""
    if len(line) > LONGEST:
        return None
    line = REPEATED.sub(r"\1", line)
    words = WORD.findall(line)
    if len(words) <= LONGEST_ROW and not line.endswith(".") and control_row().pattern.fullmatch(" ".join(words)):
        return control_row()
    return next((phrase for phrase in phrases() if len(words) <= phrase.words and phrase.pattern.search(line)), None)
