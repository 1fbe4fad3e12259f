"""Tables of pandas as HTML views, without index and missing values, and with a sentence where there is no row."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from onrecord.views.markup import View
from onrecord.wording import given, label, number

SHARES = ("share", "elsewhere")  # columns of tables that are written in per cent
MOST = 200  # rows of a table that are shown: a corpus may have ten thousand articles that failed
LABELLED = ("source_type", "identification", "rule")  # and those whose values have words of their own for readers


def shown(*tables: tuple[pd.DataFrame, str]) -> View:
    """Tables for a reader, each with the sentence that stands in its place where it has no rows."""
    parts = (_table(table) if len(table) else str(Markup("<p>{}</p>").format(nothing)) for table, nothing in tables)
    return View("".join(parts))


def _table(table: pd.DataFrame) -> str:
    """A table as HTML, each value as `_written`, none of them cut; of a long one the first rows, with their number."""
    columns = {str(name).replace("_", " "): [_written(str(name), value) for value in table[name].head(MOST)] for name in table}
    more = f"<p>The first {MOST} of {len(table):,} rows.</p>" * (len(table) > MOST)
    with pd.option_context("display.max_colwidth", None):
        return pd.DataFrame(columns).to_html(index=False, border=0, justify="unset") + more


def _written(column: str, value: Any) -> str:
    """A value in words: a share in per cent, another number as readers write it, nothing where it is missing."""
    if not given(value):
        return ""
    if column in SHARES:
        return f"{value:.0%}"
    if column in LABELLED:
        return label(value)
    return number(value) if isinstance(value, float) else str(value)
