"""The columns of every table, in one place, and the one way to make a table.

`article.text[start:end] == text` in every row. What is missing is `pd.NA`; an empty table has the same columns and dtypes as a full one.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd

TEXT, WHOLE, REAL = pd.StringDtype("python"), pd.Int64Dtype(), pd.Float64Dtype()

COLUMNS: dict[str, dict[str, Any]] = {
    "lines": {"start": WHOLE, "end": WHOLE, "kind": TEXT, "why": TEXT},
    "terms": {
        "term": TEXT,
        "kind": TEXT,
        "count": WHOLE,
        "per_1000": REAL,
        "paragraphs": WHOLE,
        "dispersion": REAL,
        "reference_per_million": REAL,
        "g2": REAL,
        "log_ratio": REAL,
        "lrc": REAL,
        "first_start": WHOLE,
    },
    "attributions": {
        "attribution": WHOLE,
        "start": WHOLE,
        "end": WHOLE,
        "text": TEXT,
        "speech": TEXT,
        "cue": TEXT,
        "cue_start": WHOLE,
        "cue_end": WHOLE,
        "source": TEXT,
        "source_start": WHOLE,
        "source_end": WHOLE,
        "speaker": TEXT,
        "identification": TEXT,
        "source_type": TEXT,
        "role": TEXT,
        "affiliation": TEXT,
        "anonymity_reason": TEXT,
        "paragraph": WHOLE,
        "rule": TEXT,
        "stance": TEXT,
        "corrected": TEXT,
        "confidence": REAL,
        "doubt": TEXT,
        "quoted_start": WHOLE,
        "quoted_end": WHOLE,
    },
    "sources": {
        "speaker": TEXT,
        "identification": TEXT,
        "source_type": TEXT,
        "role": TEXT,
        "affiliation": TEXT,
        "attributions": WHOLE,
        "direct": WHOLE,
        "indirect": WHOLE,
        "mixed": WHOLE,
        "words": WHOLE,
        "share": REAL,
        "first_paragraph": WHOLE,
    },
    "quantities": {
        "start": WHOLE,
        "end": WHOLE,
        "text": TEXT,
        "low": REAL,
        "high": REAL,
        "modifier": TEXT,
        "unit": TEXT,
        "counted": TEXT,
        "kind": TEXT,
        "attribution": WHOLE,
        "speaker": TEXT,
        "paragraph": WHOLE,
        "sentence": WHOLE,
        "hedge": TEXT,
        "same_as": WHOLE,
        "conflict": WHOLE,
        "corrected": TEXT,
        "trend": TEXT,
        "role": TEXT,
        "tolerance": REAL,
    },
    "concordance": {
        "left": TEXT,
        "match": TEXT,
        "right": TEXT,
        "start": WHOLE,
        "end": WHOLE,
        "sentence": WHOLE,
        "paragraph": WHOLE,
        "position": REAL,
    },
    "collocates": {
        "collocate": TEXT,
        "count": WHOLE,
        "left": WHOLE,
        "right": WHOLE,
        "total": WHOLE,
        "expected": REAL,
        "g2": REAL,
        "log_dice": REAL,
        "pmi": REAL,
        "npmi": REAL,
        "t_score": REAL,
        "delta_p": REAL,
        "first_start": WHOLE,
    },
    "trend": {
        "term": TEXT,
        "part": WHOLE,
        "start": WHOLE,
        "end": WHOLE,
        "words": WHOLE,
        "count": WHOLE,
        "per_1000": REAL,
    },
    "profile": {"group": TEXT, "measure": TEXT, "value": REAL, "why": TEXT},
    "keyness": {
        "term": TEXT,
        "count": WHOLE,
        "reference_count": WHOLE,
        "per_million": REAL,
        "reference_per_million": REAL,
        "articles": WHOLE,
        "reference_articles": WHOLE,
        "g2": REAL,
        "bic": REAL,
        "log_ratio": REAL,
        "lrc": REAL,
        "percent_difference": REAL,
        "odds_ratio": REAL,
        "simple_maths": REAL,
        "log_odds": REAL,
    },
    "flags": {"flag": TEXT, "start": WHOLE, "end": WHOLE, "text": TEXT, "why": TEXT},
}

# The stretches of the article that a row points at: the columns of start and end, and the one that repeats the words, if there is one.
STRETCHES = (
    ("start", "end", "text"),
    ("cue_start", "cue_end", "cue"),
    ("source_start", "source_end", "source"),
    ("quoted_start", "quoted_end", "quoted"),
)


def make(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The table `name` from its rows; a column that a row lacks, and None or "" in it, become `pd.NA`.

    Raises KeyError for an unknown table and ValueError for a column that the table does not have.
    """
    columns = COLUMNS[name]
    rows = list(rows)
    unknown = {key for row in rows for key in row} - set(columns)
    if unknown:
        raise ValueError(f"the table {name} has no column {', '.join(sorted(unknown))}")
    if not rows:
        return _empty(name).copy()
    arrays = {column: pd.array([_cell(row.get(column)) for row in rows], dtype=dtype) for column, dtype in columns.items()}
    return pd.DataFrame(arrays, copy=False)


@cache
def _empty(name: str) -> pd.DataFrame:
    """The table `name` without rows."""
    return pd.DataFrame({column: pd.array([], dtype=dtype) for column, dtype in COLUMNS[name].items()})


def _cell(value: Any) -> Any:
    """`value`, or `pd.NA` where it says nothing."""
    return pd.NA if value is None or (isinstance(value, str) and not value) else value


def from_columns(name: str, columns: Mapping[str, Any]) -> pd.DataFrame:
    """The table `name` from all its columns, lists or arrays of one length; what is not a number in them becomes `pd.NA`.

    Raises KeyError for an unknown table and ValueError for columns that are not those of the table or not of one length.
    """
    if set(columns) != set(COLUMNS[name]):
        raise ValueError(f"the table {name} has the columns {', '.join(COLUMNS[name])}")
    return pd.DataFrame({column: pd.array(columns[column], dtype=dtype) for column, dtype in COLUMNS[name].items()}, copy=False)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries by column, without pandas' cost for each column of each row; what is missing is `pd.NA`."""
    if table.empty:
        return []
    names = list(table.columns)
    return [dict(zip(names, row, strict=True)) for row in table.to_numpy(dtype=object).tolist()]


def value(row: Mapping[str, Any], column: str, otherwise: Any = None) -> Any:
    """What a row holds in a column, or something else where it says nothing."""
    return otherwise if pd.isna(row[column]) else row[column]


def is_sound(row: Mapping[str, Any], text: str) -> bool:
    """Whether all stretches of a row hold, in which None stands for what is missing.

    A stretch holds when it lies within `text`, starts before it ends, and repeats the words that stand there.
    """
    return all(_holds(row, stretch, text) for stretch in STRETCHES)


def _holds(row: Mapping[str, Any], stretch: tuple[str, str, str], text: str) -> bool:
    """Whether a row's stretch is not given at all, or holds."""
    start, end, words = map(row.get, stretch)
    if start is None or end is None:
        return start is end
    return 0 <= start < end <= len(text) and words in (None, text[start:end])
