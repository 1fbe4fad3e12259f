"""Shares over a corpus with confidence intervals that know that the rows of one article are not independent of each other."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtr

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

    `rows` have the columns `article` and `column`, and `n` where a row stands for several; rows without a value are left out. `values`
    are listed even where no row has them.
    """
    known = rows.dropna(subset=[column])
    if known.empty:
        return pd.DataFrame(columns=[column, "count", "articles", "share", "low", "high"])
    known = known if "n" in known else known.assign(n=1)
    held = known.groupby(["article", column])["n"].sum().unstack(fill_value=0)
    held = held.reindex(columns=sorted(set(held.columns) | set(values)), fill_value=0)
    counts = held.to_numpy(dtype=float)
    totals = counts.sum(axis=1)
    share = counts.sum(axis=0) / totals.sum()
    low, high = wilson(share, np.array(effective_size(counts, totals)))
    table = pd.DataFrame({column: held.columns, "count": counts.sum(axis=0).astype(int), "articles": (counts > 0).sum(axis=0)})
    table = table.assign(share=share, low=low, high=high)
    return table.sort_values(["count", column], ascending=[False, True], ignore_index=True)


def compare_shares(one: pd.DataFrame, other: pd.DataFrame, column: str) -> pd.DataFrame:
    """The shares of a column's values in two sets of rows, and how far apart they are: `difference` with its 95 % bounds.

    The bounds of the difference come from those of the two shares (Newcombe 1998, method 10), `p` from its distance to 0 in its own
    standard errors; `adjusted` is p after Holm's correction for how many values are compared (Holm 1979). The largest differences come
    first. An empty table where one of the sets has no rows.
    """
    if one[column].isna().all() or other[column].isna().all():
        sides = [f"{side}_{part}" for side in ("one", "other") for part in ("count", "articles", "share", "low", "high")]
        return pd.DataFrame(columns=[column, *sides, "difference", "low", "high", "p", "adjusted"])
    values = tuple(sorted(set(one[column].dropna()) | set(other[column].dropna())))
    sides = [shares(rows, column, values).add_prefix(f"{name}_") for rows, name in ((one, "one"), (other, "other"))]
    table = pd.merge(*sides, left_on=f"one_{column}", right_on=f"other_{column}").rename(columns={f"one_{column}": column})
    table = table.drop(columns=f"other_{column}")
    p, q = table["one_share"], table["other_share"]
    table["difference"] = p - q
    table["low"] = p - q - np.hypot(p - table["one_low"], table["other_high"] - q)
    table["high"] = p - q + np.hypot(table["one_high"] - p, q - table["other_low"])
    toward = np.where(table["difference"] > 0, table["difference"] - table["low"], table["high"] - table["difference"])
    table["p"] = 2 * ndtr(-Z * table["difference"].abs() / np.maximum(toward, 1e-12))
    table["adjusted"] = holm(table["p"].to_numpy(dtype=float))
    order = sorted(table.index, key=lambda at: (-abs(table["difference"][at]), table[column][at]))
    return table.loc[order].reset_index(drop=True)


def holm(chances: Floats) -> Floats:
    """Probabilities adjusted for how many there are, by Holm's step-down method.

    Holm 1979, Scandinavian Journal of Statistics 6, 65-70.
    """
    order = np.argsort(chances, kind="stable")
    steps = np.maximum.accumulate(chances[order] * np.arange(len(chances), 0, -1))
    adjusted = np.empty(len(chances))
    adjusted[order] = np.minimum(steps, 1.0)
    return adjusted
