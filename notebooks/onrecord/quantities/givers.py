"""The giver of a figure, which is the speaker of the attribution whose content holds it, and the hedges beside it."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import count, takewhile
from typing import Any

import pandas as pd

from onrecord import lexicons, schema
from onrecord.prose.window import Place

BEFORE, BEHIND = 8, 6
NEAR = 60
DOUBTFUL = 0.35  # confidence below which words without quotation marks, or doubtful as a claim, give no figure
WEAK = frozenset(("indirect", "claim"))  # kinds of speech and of doubt
STOPS_BETWEEN = frozenset('"“”\n.;:!?')
STOPS = frozenset(("", ",", ";", ":", "(", ")", "--", "—", "``", "''", '"'))


class Givers:
    """The stretches of content of an article, to be asked which of them holds a figure."""

    def __init__(self, attributions: pd.DataFrame, text: str):
        """`attributions` is the article's table of attributions, whose stretches do not overlap, `text` the article's text."""
        stretches = [
            (
                from_cue(text, row["start"], schema.value(row, "cue_end", row["start"])),
                row["end"],
                row["attribution"],
                schema.value(row, "speaker"),
            )
            for row in filter(is_sure, schema.records(attributions))
        ]
        self.stretches = sorted(stretches, key=lambda stretch: stretch[:2])
        self.starts = [stretch[0] for stretch in self.stretches]

    def of(self, start: int, end: int) -> tuple[int | None, str | None]:
        """The number of the attribution that holds the characters [start, end) and its speaker, or (None, None): the reporter's own."""
        number = bisect_right(self.starts, start) - 1
        if number < 0 or self.stretches[number][1] + 1 < end:
            return None, None
        return self.stretches[number][2:]


def is_sure(row: Mapping[str, Any]) -> bool:
    """Whether an attribution is somebody's words, so that its figures are theirs and not the reporter's; always one that was put right."""
    put_right = schema.value(row, "corrected") is not None
    clear = WEAK.isdisjoint((schema.value(row, "speech"), schema.value(row, "doubt")))
    return put_right or clear or schema.value(row, "confidence", 1) >= DOUBTFUL


def from_cue(text: str, start: int, cue_end: int) -> int:
    """Where content begins: at `start`, or at its cue if only a few words stand between ("said at least 23")."""
    if not 0 < start - cue_end <= NEAR or set(text[cue_end:start]) & STOPS_BETWEEN:
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
