"""Known phrases of pages: share rows, requests to subscribe, credits, notices, links to other articles."""
import re
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
REPEATED = re.compile(r"([^\w\s])\1+")
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


@lru_cache(maxsize=10_000)
def known_phrase(line: str) -> Phrase | None:
    """The first known phrase of pages that `line` holds; None for a line of the article's own."""
    if len(line) > LONGEST:
        return None
    line = REPEATED.sub(r"\1", line)
    count = len(WORD.findall(line))
    return next((phrase for phrase in phrases() if count <= phrase.words and phrase.pattern.search(line)), None)
