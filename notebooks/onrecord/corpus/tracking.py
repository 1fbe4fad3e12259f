"""One quantity followed through the articles of a corpus: who gave which figure when, and who contradicts whom."""

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from onrecord.corpus.store import Corpus
from onrecord.quantities.conflicts import disagree
from onrecord.schema import WHOLE
from onrecord.wording import measured_in

COLUMNS = ["article", "start", "end", "text", "low", "high", "modifier", "unit", "counted", "kind", "attribution", "speaker"]
SENTENCE_END = re.compile(r"[.?!][”\"’')]*\s|\n")
NEAR = 2  # days: later figures replace earlier ones, they do not contradict them


def follow(corpus: Corpus, counted: str, context: str = "", near: int = NEAR) -> pd.DataFrame:
    """The quantities whose counted thing matches the pattern `counted`, in the order of their articles' dates, then of their ids.

    `context` is a pattern that has to match in the figure's own sentence ("killed", where "people" are counted). With the article's date
    and outlet and the giver's source type. `conflicts` is the number of rows whose givers are others, whose articles are dated at most
    `near` days away, and whose figures (in the same unit) cannot be true together with this one.
    """
    found = []
    for numbers, articles in zip(corpus.pieces("quantities", COLUMNS), corpus.pieces("articles", ["article", "text"]), strict=True):
        counts = numbers[_holding(counted, numbers["counted"].fillna(""))]
        texts = articles.set_index("article")["text"]
        sentences = [_sentence(texts[row.article], row.start, row.end) for row in counts.itertuples()]
        found.append(counts[_holding(context, sentences)])
    rows = pd.concat(found)
    rows = rows.merge(corpus.articles()[["article", "outlet", "date"]], on="article")
    types = corpus.table("sources", ["speaker", "source_type"]).dropna(subset=["speaker"]).drop_duplicates(["article", "speaker"])
    rows = rows.merge(types, on=["article", "speaker"], how="left")
    rows = rows.sort_values(["date", "article", "start"], na_position="last", ignore_index=True)
    rows["conflicts"] = pd.array(_conflicts(rows, near), dtype=WHOLE)
    return rows


def _holding(pattern: str, texts: Iterable[str]) -> NDArray[np.bool_]:
    """Which of the texts hold a pattern, capitals aside."""
    return np.array([bool(re.search(pattern, text, re.IGNORECASE)) for text in texts], dtype=bool)


def _sentence(text: str, start: int, end: int) -> str:
    """What stands around a figure up to the ends of its sentence, roughly: a full stop, question or exclamation mark, or line end."""
    before = [match.end() for match in SENTENCE_END.finditer(text, max(0, start - 400), start)]
    after = SENTENCE_END.search(text, end, end + 400)
    return text[before[-1] if before else max(0, start - 400) : after.start() if after else end + 400]


def _conflicts(rows: pd.DataFrame, near: int) -> list[int]:
    """For every row with how many others it cannot be true together; rows are in the order of their dates."""
    days = [day.toordinal() if pd.notna(day) else None for day in pd.to_datetime(rows["date"], format="%Y-%m-%d", errors="coerce")]
    held = [
        {name: None if pd.isna(value) else value for name, value in row.items()} | {"unit": measured_in(row)}
        for row in rows[["article", "low", "high", "modifier", "unit", "kind", "speaker"]].to_dict("records")
    ]
    conflicts = [0] * len(held)
    for at, row in enumerate(held):
        for earlier in range(at - 1, -1, -1):
            other = held[earlier]
            if not _same_time(days[at], days[earlier], row, other, near):
                break
            if row["unit"] == other["unit"] and row["speaker"] != other["speaker"] and disagree(row, other):
                conflicts[at] += 1
                conflicts[earlier] += 1
    return conflicts


def _same_time(day: int | None, earlier: int | None, row: dict, other: dict, near: int) -> bool:
    """Whether two rows speak of one time: dated near one another, or in one article."""
    if row["article"] == other["article"]:
        return True
    return day is not None and earlier is not None and day - earlier <= near
