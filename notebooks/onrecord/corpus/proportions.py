"""Shares over a corpus with confidence intervals that know that the rows of one article are not independent of each other."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtr

Z = 1.959963984540054  # 95 % of the normal distribution
Floats = NDArray[np.float64]
Side = tuple[Floats, Floats, Floats]  # shares with their bounds
SIDE = ("share", "low", "high")
SHARES = ("count", "articles", *SIDE)  # columns of a table of shares


def wilson(share: Floats, size: Floats) -> tuple[Floats, Floats]:
    """The bounds of Wilson's score interval, 95 % (Wilson 1927): of a share among `size` independent observations."""
    middle = (share + Z**2 / (2 * size)) / (1 + Z**2 / size)
    half = Z / (1 + Z**2 / size) * np.sqrt(share * (1 - share) / size + Z**2 / (4 * size**2))
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


class Sums(NamedTuple):
    """What is known of a table of shares, summed over its articles: for each value its rows, their squares and their products with the
    article's rows; the rows of all, their squares, and the number of articles. Sums of two sets of articles add up.
    """

    counts: Floats
    squares: Floats
    products: Floats
    rows: float
    rows_squared: float
    articles: float

    def plus(self, other: "Sums", sign: int = 1) -> "Sums":
        """The sums with the articles of `other`, or with a `sign` of -1 without them."""
        return Sums._make(one + sign * two for one, two in zip(self, other, strict=True))

    def less(self, other: "Sums") -> "Sums":
        """The sums without the articles of `other`, which are among them."""
        return self.plus(other, -1)


def add_up(held: Floats, totals: Floats) -> Sums:
    """The sums of a table `held` (articles by values) of `totals` (rows of each article)."""
    of_values = held.sum(axis=0), (held**2).sum(axis=0), (held * totals[:, None]).sum(axis=0)
    return Sums(*of_values, float(totals.sum()), float((totals**2).sum()), float(len(totals)))


def effective_size(sums: Sums) -> float:
    """How many independent rows a table of shares is worth.

    The rows divided by their average design effect (Rao & Scott 1981): the variances of the shares as ratios over articles (Cochran 1977,
    eq. 6.13) beside those of independent rows. Never more than there are rows; the number of articles where all rows have one value.
    """
    share = sums.counts / sums.rows
    independent = (share * (1 - share)).sum() / sums.rows
    if independent < 1e-12:
        return float(sums.articles)
    residuals = (sums.squares - 2 * share * sums.products + share**2 * sums.rows_squared).sum()
    variance = sums.articles / max(sums.articles - 1, 1) * residuals / sums.rows**2
    return float(sums.rows / max(variance / independent, 1.0))


def shares(rows: pd.DataFrame, column: str, values: tuple[str, ...] = ()) -> pd.DataFrame:
    """The values of a column, the most frequent first: count, articles, share, and the bounds `low` and `high` of its 95 % interval.

    `rows` have the columns `article` and `column`, and `n` where a row stands for several; rows without a value are left out. `values`
    are listed even where no row has them.
    """
    known = rows.dropna(subset=[column])
    if known.empty:
        return pd.DataFrame(columns=[column, *SHARES])
    known = known if "n" in known else known.assign(n=1)
    names = sorted({*known[column], *values})
    article, articles = pd.factorize(known["article"])
    value = pd.Index(names).get_indexer(known[column].to_numpy())
    counts = np.zeros((len(articles), len(names)))
    np.add.at(counts, (article, value), known["n"].to_numpy(dtype=float))
    return shares_of(add_up(counts, counts.sum(axis=1)), (counts > 0).sum(axis=0), column, names)


def shares_of(sums: Sums, articles: NDArray[np.int64], column: str, names: list[str]) -> pd.DataFrame:
    """The table of `shares` from its sums, and from the number of articles in which each of the values `names` stands."""
    share = sums.counts / sums.rows
    low, high = wilson(share, np.array(effective_size(sums)))
    table = pd.DataFrame({column: names, "count": sums.counts.astype(int), "articles": articles, "share": share, "low": low, "high": high})
    return table.sort_values(["count", column], ascending=[False, True], ignore_index=True)


def compare_shares(one: pd.DataFrame, other: pd.DataFrame, column: str) -> pd.DataFrame:
    """The shares of a column's values in two sets of rows, and how far apart they are: `difference` with its 95 % bounds.

    Bounds and `p` are those of `differences`; `adjusted` is p after Holm's correction for how many values are compared (Holm 1979). The
    largest differences come first. An empty table where one of the sets has no rows.
    """
    if one[column].isna().all() or other[column].isna().all():
        sides = [f"{side}_{part}" for side in ("one", "other") for part in ("count", "articles", "share", "low", "high")]
        return pd.DataFrame(columns=[column, *sides, "difference", "low", "high", "p", "adjusted"])
    values = tuple(sorted(set(one[column].dropna()) | set(other[column].dropna())))
    left, right = (shares(rows, column, values).add_prefix(f"{name}_") for rows, name in ((one, "one"), (other, "other")))
    table = pd.merge(left, right, left_on=f"one_{column}", right_on=f"other_{column}").rename(columns={f"one_{column}": column})
    table = table.drop(columns=f"other_{column}")
    one_side, other_side = (tuple(table[f"{side}_{part}"].to_numpy(dtype=float) for part in SIDE) for side in ("one", "other"))
    table["difference"], table["low"], table["high"], table["p"] = differences(one_side, other_side)
    table["adjusted"] = holm(table["p"].to_numpy(dtype=float))
    order = sorted(table.index, key=lambda at: (-abs(table["difference"][at]), table[column][at]))
    return table.loc[order].reset_index(drop=True)


def differences(one: Side, other: Side) -> tuple[Floats, Floats, Floats, Floats]:
    """How far pairs of shares, each with its bounds, are apart: the differences, their 95 % bounds, and their probabilities by chance.

    The bounds come from those of the shares (Newcombe 1998, method 10), the probabilities from the distance to 0 in standard errors.
    """
    (p, p_low, p_high), (q, q_low, q_high) = one, other
    apart = p - q
    low, high = apart - np.hypot(p - p_low, q_high - q), apart + np.hypot(p_high - p, q - q_low)
    toward = np.where(apart > 0, apart - low, high - apart)
    return apart, low, high, 2 * ndtr(-Z * np.abs(apart) / np.maximum(toward, 1e-12))


def holm(chances: Floats) -> Floats:
    """Probabilities adjusted for how many there are, by Holm's step-down method.

    Holm 1979, Scandinavian Journal of Statistics 6, 65-70.
    """
    order = np.argsort(chances, kind="stable")
    steps = np.maximum.accumulate(chances[order] * np.arange(len(chances), 0, -1))
    adjusted = np.empty(len(chances))
    adjusted[order] = np.minimum(steps, 1.0)
    return adjusted
