"""The giver of a figure, which is the speaker of the attribution whose content holds it, and the hedges beside it."""

from bisect import bisect_right
from itertools import count, takewhile
from typing import NamedTuple

import pandas as pd

from onrecord import lexicons
from onrecord.prose.window import Place

BEFORE, BEHIND = 8, 6
NEAR = 60
DOUBTFUL = 0.35  # confidence below which words without quotation marks, or doubtful as a claim, give no figure
STOPS_BETWEEN = frozenset('"“”\n.;:!?')
STOPS = frozenset(("", ",", ";", ":", "(", ")", "--", "—", "``", "''", '"'))


class ContentRow(NamedTuple):
    """What is asked of a row of the table of attributions: the columns of these names."""

    start: int
    end: int
    cue_end: int | None
    attribution: int
    speaker: str | None
    speech: str | None
    doubt: str | None
    confidence: float | None
    corrected: str | None


class Givers:
    """The stretches of content of an article, to be asked which of them holds a figure."""

    def __init__(self, attributions: pd.DataFrame, text: str):
        """`attributions` is the article's table of attributions, whose stretches do not overlap, `text` the article's text."""
        told = ([None if cell is pd.NA else cell for cell in attributions[name].tolist()] for name in ContentRow._fields)
        claims = (claim for claim in map(ContentRow, *told) if not is_doubtful(claim))
        stretches = [(from_cue(text, claim.start, claim.cue_end), claim.end, claim.attribution, claim.speaker) for claim in claims]
        self.stretches = sorted(stretches, key=lambda stretch: stretch[:2])
        self.starts = [stretch[0] for stretch in self.stretches]

    def of(self, start: int, end: int) -> tuple[int | None, str | None]:
        """The number of the attribution that holds the characters [start, end) and its speaker, or (None, None): the reporter's own."""
        number = bisect_right(self.starts, start) - 1
        if number < 0 or self.stretches[number][1] + 1 < end:
            return None, None
        return self.stretches[number][2:]


def is_doubtful(claim: ContentRow) -> bool:
    """Whether an attribution is hardly somebody's words, so that its figures are rather the reporter's; never one that was put right."""
    weak = claim.speech == "indirect" or claim.doubt == "claim"
    return weak and claim.corrected is None and claim.confidence is not None and claim.confidence < DOUBTFUL


def from_cue(text: str, start: int, cue_end: int | None) -> int:
    """Where content begins: at `start`, or at its cue if only a few words stand between ("said at least 23")."""
    if cue_end is None or not 0 < start - cue_end <= NEAR or set(text[cue_end:start]) & STOPS_BETWEEN:
        return start
    return cue_end


def find_hedge(at: Place, thing: range) -> str | None:
    """The hedge nearest to a figure, as written: in front of it or behind it in the same clause, with the hedges right beside it.

    What stands in the counted `thing` (a range of tokens) hedges that: "12 suspected thieves".
    """
    hedges = lexicons.words("hedges")
    ways = (range(at.first - 1, at.first - 1 - BEFORE, -1), range(at.last, at.last + BEHIND))
    clause = (number for way in ways for number in takewhile(lambda number: goes_on(at, number), way))
    found = next((number for number in clause if at.word(number) in hedges and at.written(number) != "May" and number not in thing), None)
    if found is None:
        return None
    first = next(number for number in count(found, -1) if at.word(number - 1) not in hedges)
    last = next(number for number in count(found) if at.word(number + 1) not in hedges)
    return at.prose.span_text(first, last + 1)


def goes_on(at: Place, number: int) -> bool:
    """Whether a token is in the figure's clause, and no other figure."""
    return at.word(number) not in STOPS and number not in at.figures
