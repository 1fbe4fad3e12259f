"""Shares over a corpus with confidence intervals that know that the rows of one article are not independent of each other."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from onrecord.corpus.store import Corpus

Z = 1.959963984540054  # 95 % of the normal distribution
Floats = NDArray[np.float64]


def wilson(share: Floats, size: Floats) -> tuple[Floats, Floats]:
    """The bounds of Wilson's score interval, 95 % (Wilson 1927): of a share among `size` independent observations."""
    middle = (share + Z**2 / (2 * size)) / (1 + Z**2 / size)
    half = Z / (1 + Z**2 / size) * np.sqrt(share * (1 - share) / size + Z**2 / (4 * size**2))
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def effective_size(held: Floats, totals: Floats) -> float:
    """How many independent rows a table of shares is worth: `held` (articles by values) of `totals` (rows of each article).

    The rows divided by their average design effect (Rao & Scott 1981): the variances of the shares as ratios over articles (Cochran 1977,
    eq. 6.13) beside those of independent rows. Never more than there are rows; the number of articles where all rows have one value.
    """
    size, articles = totals.sum(), len(totals)
    share = held.sum(axis=0) / size
    independent = (share * (1 - share)).sum() / size
    if independent < 1e-12:
        return float(articles)
    residuals = held - totals[:, None] * share
    variance = articles / max(articles - 1, 1) * (residuals**2).sum() / size**2
    return float(size / max(variance / independent, 1.0))


def shares(rows: pd.DataFrame, column: str, values: tuple[str, ...] = ()) -> pd.DataFrame:
    """The values of a column, the most frequent first: count, articles, share, and the bounds `low` and `high` of its 95 % interval.

    `rows` have the columns `article` and `column`; rows without a value are left out. `values` are listed even where no row has them.
    """
    known = rows.dropna(subset=[column])
    if known.empty:
        return pd.DataFrame(columns=[column, "count", "articles", "share", "low", "high"])
    held = known.groupby(["article", column]).size().unstack(fill_value=0)
    held = held.reindex(columns=sorted(set(held.columns) | set(values)), fill_value=0)
    counts = held.to_numpy(dtype=float)
    totals = counts.sum(axis=1)
    share = counts.sum(axis=0) / totals.sum()
    low, high = wilson(share, np.array(effective_size(counts, totals)))
    table = pd.DataFrame({column: held.columns, "count": counts.sum(axis=0).astype(int), "articles": (counts > 0).sum(axis=0)})
    table = table.assign(share=share, low=low, high=high)
    return table.sort_values(["count", column], ascending=[False, True], ignore_index=True)


def most_quoted(corpus: Corpus, top: int = 20) -> pd.DataFrame:
    """The speakers with the most attributions: in how many articles, how many words, and what kind of source they are most often."""
    columns = ["speaker", "identification", "source_type", "attributions", "direct", "words"]
    rows = corpus.table("sources", columns)
    sums = rows.groupby("speaker").agg(
        articles=("article", "nunique"), attributions=("attributions", "sum"), direct=("direct", "sum"), words=("words", "sum")
    )
    for column in ("identification", "source_type"):
        sums.insert(0, column, rows.groupby("speaker")[column].agg(lambda values: min(values.mode(), default=pd.NA)))
    return sums.reset_index().sort_values(["attributions", "words", "speaker"], ascending=[False, False, True], ignore_index=True).head(top)


def compare_shares(one: pd.DataFrame, other: pd.DataFrame, column: str) -> pd.DataFrame:
    """The shares of a column's values in two sets of rows, and how far apart they are: `difference` with its 95 % bounds.

    The bounds of the difference come from those of the two shares (Newcombe 1998, method 10). The largest differences come first. An empty
    table where one of the sets has no rows.
    """
    if one[column].isna().all() or other[column].isna().all():
        sides = [f"{side}_{part}" for side in ("one", "other") for part in ("count", "articles", "share", "low", "high")]
        return pd.DataFrame(columns=[column, *sides, "difference", "low", "high"])
    values = tuple(sorted(set(one[column].dropna()) | set(other[column].dropna())))
    sides = [shares(rows, column, values).add_prefix(f"{name}_") for rows, name in ((one, "one"), (other, "other"))]
    table = pd.merge(*sides, left_on=f"one_{column}", right_on=f"other_{column}").rename(columns={f"one_{column}": column})
    table = table.drop(columns=f"other_{column}")
    p, q = table["one_share"], table["other_share"]
    table["difference"] = p - q
    table["low"] = p - q - np.hypot(p - table["one_low"], table["other_high"] - q)
    table["high"] = p - q + np.hypot(table["one_high"] - p, q - table["other_low"])
    order = sorted(table.index, key=lambda at: (-abs(table["difference"][at]), table[column][at]))
    return table.loc[order].reset_index(drop=True)
