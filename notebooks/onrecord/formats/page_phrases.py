"""Known phrases of pages: share rows, requests to subscribe, credits, notices, links to other articles."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
REPEATED = re.compile(r"([^\w\s])\1+")
COUNT = re.compile(r"[\d.,]+[km]?")
LONGEST_ROW = 12  # words of a row of controls
LONGEST = 1500  # characters of a line that can be a phrase of pages


class Phrase(NamedTuple):
    """A phrase of pages: its class, the kind of line that it makes, the longest line in words, and why."""

    name: str
    kind: str
    words: int
    pattern: re.Pattern[str]
    why: str


CONTROL_ROW = Phrase("control", "boilerplate", LONGEST_ROW, COUNT, "page control or share row")


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of `data/lexicons/line_phrases.tsv`."""
    return tuple(
        Phrase(row["class"], row["kind"], int(row["words"]), re.compile(row["pattern"], re.IGNORECASE), row["why"])
        for row in lexicons.table("line_phrases")
    )


@lru_cache(maxsize=10_000)
def known_phrase(line: str) -> Phrase | None:
    """The first known phrase of pages that `line` holds; None for a line of the article's own."""
    if len(line) > LONGEST:
        return None
    line = REPEATED.sub(r"\1", line)
    words = WORD.findall(line)
    if len(words) <= LONGEST_ROW and not line.endswith(".") and is_control_row(words):
        return CONTROL_ROW
    return next((phrase for phrase in phrases() if len(words) <= phrase.words and phrase.pattern.search(line)), None)


def is_control_row(words: list[str]) -> bool:
    """Whether words are controls of `data/lexicons/page_controls.txt` and numbers alone, at least one of them a control."""
    controls = lexicons.words("page_controls")
    left, found = [word.lower() for word in words], False
    while left:
        size = next((size for size in (3, 2, 1) if " ".join(left[:size]) in controls), 0)
        if not size and not COUNT.fullmatch(left[0]):
            return False
        found = found or size > 0
        left = left[size or 1 :]
    return found
