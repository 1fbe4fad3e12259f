"""Which lines of a pasted page are the article: every line is scored, and the stretch with the best sum is the article.

A line speaks for the article by its words and its end mark, and against it by being short, unpunctuated or a known phrase of a page.
Cutting at the head or the tail of the page costs something as well, so that a clean article stays whole.
"""
import re
from functools import cache
from typing import NamedTuple

from onrecord import lexicons

WORD = re.compile(r"\w+(?:['’.-]\w+)*")
END_MARK = re.compile(r"[.!?…:;][\"”'’)\]]*$|[,.!?][\"”'’]$|[\"”]$")
CUT = 12.0  # what a cut at the head or at the tail has to be worth
LONGEST = 40  # words of a line that count


class Phrase(NamedTuple):
    """A known phrase of pages: the kind of line that it makes, and why."""

    kind: str
    pattern: re.Pattern[str]
    where: str
    words: int
    why: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of `data/lexicons/line_phrases.tsv`."""
    return tuple(
        Phrase(row["kind"], re.compile(row["pattern"], re.IGNORECASE), row["where"], int(row["words"]), row["why"])
        for row in lexicons.table("line_phrases")
    )


def known_phrase(line: str) -> Phrase | None:
    """The first known phrase that `line` holds; None for a line of the article's own."""
    count = len(WORD.findall(line))
    for phrase in phrases():
        if count <= phrase.words:
            find = {"line": phrase.pattern.fullmatch, "start": phrase.pattern.match, "part": phrase.pattern.search}[phrase.where]
            if find(line):
                return phrase
    return None


def is_prose(line: str) -> bool:
    """Whether a line reads like running text: an end mark, and more than a word or two."""
    return bool(END_MARK.search(line)) and len(WORD.findall(line)) >= 3


def score(line: str) -> float:
    """How much a line speaks for being part of the article (above nought) or of the page around it (below)."""
    if known_phrase(line):
        return -8.0
    words = len(WORD.findall(line))
    if END_MARK.search(line):
        return float(min(words, LONGEST))
    return -6.0 if words < 20 else 5.0


def best_stretch(scores: list[float]) -> tuple[int, int]:
    """The half-open stretch of lines with the largest sum, after paying CUT for each end of the page that it does not reach."""
    best, stretch = float("-inf"), (0, len(scores))
    total, start = 0.0, 0  # the best stretch that ends here: its sum (cut at the head paid) and where it starts
    for number, value in enumerate(scores):
        if number == 0:
            total, start = value, 0
        elif total < -CUT:
            total, start = value - CUT, number
        else:
            total += value
        end_cost = 0.0 if number == len(scores) - 1 else CUT
        if total - end_cost > best:
            best, stretch = total - end_cost, (start, number + 1)
    return stretch
