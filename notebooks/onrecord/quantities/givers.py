"""The giver of a figure: the attribution whose content holds it; and the hedges beside it."""
from bisect import bisect_right
from collections.abc import Sequence

import pandas as pd

from onrecord import lexicons
from onrecord.prose import Prose


class Givers:
    """The stretches of content of an article, to be asked which of them holds a character."""

    def __init__(self, attributions: pd.DataFrame):
        """`attributions` is the article's table of attributions."""
        rows = sorted(attributions[["start", "end", "attribution", "speaker"]].itertuples(index=False, name=None), key=lambda row: row[:2])
        self.rows: Sequence[tuple] = rows
        self.starts = [row[0] for row in rows]

    def of(self, start: int, end: int) -> tuple[int | None, str | None]:
        """The number of the attribution that holds the characters [start, end) and its speaker, or (None, None): the reporter's own."""
        at = bisect_right(self.starts, start) - 1
        while at >= 0 and at >= len(self.starts) - len(self.rows):
            first, last, attribution, speaker = self.rows[at]
            if first <= start and end <= last + 1:
                return attribution, None if speaker is pd.NA else speaker
            if start - first > 20000:
                break
            at -= 1
        return None, None
