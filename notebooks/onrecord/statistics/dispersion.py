"""Dispersion: whether a word is spread evenly over the parts of a text or bunched in a few.

`v` are the counts of the word in the parts and `s` the parts' sizes, both along the last axis: one word's counts as a vector, or a matrix
of (words, parts). Where `s` is left out the parts are of one size. A word that never occurs has no dispersion: the result is not a number.
"""
import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def _shares(v: ArrayLike, s: ArrayLike | None) -> tuple[Array, Array]:
    """The parts' shares of the word (t) and of the text (s)."""
    counts = np.asarray(v, dtype=float)
    sizes = np.ones(counts.shape[-1]) if s is None else np.asarray(s, dtype=float)
    return _ratio(counts, counts.sum(axis=-1, keepdims=True)), sizes / sizes.sum(axis=-1, keepdims=True)


def _ratio(above: Array, below: Array) -> Array:
    """above / below, not a number where below is 0."""
    return np.divide(above, below, out=np.full(np.broadcast(above, below).shape, np.nan), where=below != 0)


def gries_dp(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """DP, the deviation of proportions: sum |t_i - s_i| / 2. Gries 2008. 0 is even, towards 1 is bunched."""
    t, s = _shares(v, s)
    return np.abs(t - s).sum(axis=-1) / 2


def gries_dp_norm(v: ArrayLike, s: ArrayLike | None = None) -> Array:
    """DP / (1 - min s), so that 1 can be reached. Lijffijt & Gries 2012. 0 is even, 1 is all in the smallest part; 0 for a single part."""
    smallest = _shares(v, s)[1].min(axis=-1)
    return gries_dp(v, s) / np.where(smallest < 1, 1 - smallest, 1)
