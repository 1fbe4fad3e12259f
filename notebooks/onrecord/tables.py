"""The columns of every table, in one place, and the one way to make a table.

`article.text[start:end] == text` in every row. What is missing is `pd.NA`; an empty table has the same columns and dtypes as a full one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

TEXT, WHOLE, REAL = pd.StringDtype(), "Int64", "Float64"

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


def make(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The table `name` from its rows; a column that a row lacks, and None or "" in it, become `pd.NA`.

    Raises KeyError for an unknown table and ValueError for a column that the table does not have.
    """
    rows = list(rows)
    given = {key for row in rows for key in row}
    columns = {column: [row.get(column) for row in rows] for column in COLUMNS[name]}
    return from_columns(name, columns | {column: [] for column in sorted(given - set(columns))})


def from_columns(name: str, columns: Mapping[str, Iterable[Any]]) -> pd.DataFrame:
    """The table `name` from its columns, lists or arrays of one length; None, "" and what is not a number become `pd.NA`.

    Raises KeyError for an unknown table or a column that is not given, and ValueError for a column that the table does not have.
    """
    unknown = set(columns) - set(COLUMNS[name])
    if unknown:
        raise ValueError(f"the table {name} has no column {', '.join(sorted(unknown))}")
    return pd.DataFrame({column: _cells(columns[column], dtype) for column, dtype in COLUMNS[name].items()})


def _cells(values: Iterable[Any], dtype: Any) -> pd.api.extensions.ExtensionArray:
    """A column's cells, with `pd.NA` for what is missing."""
    if isinstance(values, np.ndarray):
        return pd.array(values, dtype=dtype)
    return pd.array([pd.NA if value is None or value == "" else value for value in values], dtype=dtype)
