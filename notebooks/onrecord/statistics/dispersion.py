"""Dispersion: whether a word is spread evenly over the parts of a text or bunched in a few.

`v` are the counts of the word in the parts and `s` the parts' sizes, both along the last axis: one word's counts as a vector, or a matrix
of (words, parts). Where `s` is left out the parts are of one size. A word that never occurs has no dispersion: the result is not a number.
The last three measures go without parts: they look at the gaps between a word's places.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import entr, rel_entr

Array = NDArray[np.float64]


def _counts_and_shares(v: ArrayLike, s: ArrayLike | None) -> tuple[Array, Array]:
    """The counts in the parts, and the parts' shares of the text (summing to 1)."""
    counts = np.asarray(v, dtype=float)
    sizes = np.ones(counts.shape[-1]) if s is None else np.asarray(s, dtype=float)
    return counts, sizes / sizes.sum(axis=-1, keepdims=True)


def _divide(above: Array, below: Array) -> Array:
    """above / below, not a number where below is 0."""
    return above / np.where(below == 0, np.nan, below)


def _normalised(values: Array) -> Array:
    """The values divided by their sum."""
    return _divide(values, values.sum(axis=-1, keepdims=True))


def part_range(v: ArrayLike) -> NDArray[np.int64]:
    """Range: the number of parts that hold the word. Keniston 1920. From 0 to the number of parts."""
    return np.count_nonzero(np.asarray(v), axis=-1)


def relative_range(v: ArrayLike) -> Array:
    """The share of parts that hold the word. From 0 to 1."""
    return part_range(v) / np.asarray(v).shape[-1]


def standard_deviation(v: ArrayLike) -> Array:
    """The standard deviation of the counts, of the parts as a population. 0 is even."""
    return np.std(np.asarray(v, dtype=float), axis=-1)


def variation_coefficient(v: ArrayLike) -> Array:
    """The standard deviation of the counts by their mean. 0 is even, at most sqrt(k-1) for k parts."""
    return _divide(standard_deviation(v), np.mean(np.asarray(v, dtype=float), axis=-1))


def juilland_d(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """D = 1 - (sd/mean of r) / sqrt(k-1), r_i the rate in part i of k. Juilland & Chang-Rodriguez 1964. 1 is even, 0 all in one part."""
    counts, shares = _counts_and_shares(v, s)
    parts = counts.shape[-1]
    return 1 - variation_coefficient(_divide(counts, shares)) / np.sqrt(max(parts - 1, 1))


def carroll_d2(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """D2 = -sum p_i log2 p_i / log2 k, p_i the share of part i in the sum of rates. Carroll 1970. 1 is even, 0 all in one part."""
    counts, shares = _counts_and_shares(v, s)
    parts = counts.shape[-1]
    entropy = entr(_normalised(_divide(counts, shares))).sum(axis=-1)
    return entropy / np.log(parts) if parts > 1 else entropy + 1


def rosengren_s(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """S = (sum sqrt(s_i v_i))^2 / sum v, s_i the share of part i. Rosengren 1971. 1 is even, at least min s."""
    counts, shares = _counts_and_shares(v, s)
    return _divide(np.sqrt(shares * counts).sum(axis=-1) ** 2, counts.sum(axis=-1))


def gries_dp(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """DP, the deviation of proportions: sum |t_i - s_i| / 2, t_i the share of the word in part i. Gries 2008. 0 is even, near 1 bunched."""
    counts, shares = _counts_and_shares(v, s)
    return np.abs(_normalised(counts) - shares).sum(axis=-1) / 2


def gries_dp_norm(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """DP / (1 - min s), so that 1 can be reached. Lijffijt & Gries 2012. 0 is even, 1 all in the smallest part; 0 for a single part."""
    smallest = _counts_and_shares(v, s)[1].min(axis=-1)
    return gries_dp(v, s) / np.where(smallest < 1, 1 - smallest, 1)


def kl_divergence(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """K = sum t_i log2(t_i/s_i), t_i the share of the word in part i. Kullback & Leibler 1951. From 0 (even) up, in bits."""
    counts, shares = _counts_and_shares(v, s)
    return rel_entr(_normalised(counts), shares).sum(axis=-1) / np.log(2)


def d_kl(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """D_KL = 1 - K/(1+K), K the divergence above. Gries 2024. 1 is even, towards 0 bunched."""
    return 1 / (1 + kl_divergence(v, s))


def burch_da(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """D_A = 2 (sum i r_i - 1)/(k-1), r_i the rates as shares of their sum, in descending order. Burch, Egbert & Biber 2017. 1 is even,
    0 all in one part."""
    counts, shares = _counts_and_shares(v, s)
    parts = counts.shape[-1]
    rates = -np.sort(-_normalised(_divide(counts, shares)), axis=-1)
    return 2 * ((rates * np.arange(1, parts + 1)).sum(axis=-1) - 1) / max(parts - 1, 1)


def lyne_d3(v: ArrayLike) -> Array:
    """D3 = 1 - sum((v - mean)^2/mean) / (4 sum v). Lyne 1985. 1 is even; may fall below 0."""
    counts = np.asarray(v, dtype=float)
    mean = counts.mean(axis=-1, keepdims=True)
    return 1 - _divide(_divide((counts - mean) ** 2, mean).sum(axis=-1), 4 * counts.sum(axis=-1))


def circular_gaps(positions: ArrayLike, n: int) -> Array:
    """The distances between a word's places (0 to n-1, ascending) in a text of `n` words, the last being joined to the first."""
    at = np.asarray(positions, dtype=float)
    return np.diff(at, append=at[:1] + n)


def arf(positions: ArrayLike, n: int) -> float:
    """Average reduced frequency: sum min(d_i, w) / w, w = n/f, d_i the gaps. Savicky & Hlavacova 2002. From 1 (bunched) to f (even)."""
    gaps = circular_gaps(positions, n)
    width = n / len(gaps) if len(gaps) else 1
    return float(np.minimum(gaps, width).sum() / width)


def awt(positions: ArrayLike, n: int) -> float:
    """Average waiting time: (1 + sum d_i^2 / n) / 2. Savicky & Hlavacova 2002. From (1 + n/f)/2 (even) up to (1 + n)/2."""
    return float((1 + (circular_gaps(positions, n) ** 2).sum() / n) / 2)


def ald(positions: ArrayLike, n: int) -> float:
    """Average logarithmic distance: sum d_i log10(d_i) / n. Savicky & Hlavacova 2002. From log10(n/f) (even) up to log10 n."""
    gaps = circular_gaps(positions, n)
    return float((gaps * np.log10(gaps)).sum() / n)
