"""Keyness: how much more frequent a word is in one corpus than in another.

Throughout, `a` and `b` are the counts of the word in the target and in the reference, `c` and `d` the sizes of the two in words. Arguments
are numbers or arrays and are broadcast; counts may be fractions (a reference known by its relative frequencies).
"""
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, xlogy

Array = NDArray[np.float64]


def _floats(*values: ArrayLike) -> list[Array]:
    return [np.asarray(value, dtype=float) for value in values]


def direction(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """1 where the word is relatively more frequent in the target, -1 where in the reference, 0 where it is level."""
    a, b, c, d = _floats(a, b, c, d)
    return np.sign(a * d - b * c)


def g2_two_cell(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """The log-likelihood of the two cells that hold the word: 2 [a ln(a/E1) + b ln(b/E2)], E1 = c (a+b)/(c+d), E2 = d (a+b)/(c+d).

    Rayson & Garside 2000 (the UCREL wizard, WordSmith). From 0 up, in chi-square's scale with one degree of freedom: 3.84 for p < .05.
    """
    a, b, c, d = _floats(a, b, c, d)
    share = (a + b) / (c + d)
    return 2 * (_surprise(a, c * share) + _surprise(b, d * share))


def g2(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """The log-likelihood ratio of all four cells: 2 sum O ln(O/E) over a, b, c-a, d-b.

    Dunning 1993 (quanteda, NLTK). From 0 up; 3.84, 6.63, 10.83 and 15.13 are the critical values for p < .05, .01, .001 and .0001.
    """
    a, b, c, d = _floats(a, b, c, d)
    share = (c - a + d - b) / (c + d)
    return g2_two_cell(a, b, c, d) + 2 * (_surprise(c - a, c * share) + _surprise(d - b, d * share))


def _surprise(observed: Array, expected: Array) -> Array:
    """O ln(O/E), 0 where O is 0."""
    return xlogy(observed, np.divide(observed, expected, out=np.ones(np.broadcast(observed, expected).shape), where=expected > 0))


def log_ratio(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """The binary logarithm of the ratio of relative frequencies, log2((a/c)/(b/d)); a count of zero is taken for one half.

    Hardie 2014. Without bounds: 0 is level, each further point twice as frequent.
    """
    a, b, c, d = _floats(a, b, c, d)
    return np.log2(np.where(a == 0, 0.5, a) / c / (np.where(b == 0, 0.5, b) / d))


def lrc(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, family_size: int = 1, alpha: float = 0.05) -> Array:
    """The conservative log ratio: log2(d/c p/(1-p)) at that bound of the Clopper-Pearson interval of p = a/(a+b) which is nearer to 0.

    Evert 2022. The interval's level is 1 - alpha/family_size (Bonferroni, for as many words as are tested); 0 when the interval holds 0,
    that is, when the difference may be due to chance.
    """
    a, b, c, d = _floats(a, b, c, d)
    low, high = _log_ratio_bounds(a, b, c, d, alpha / family_size / 2)
    return np.where(low > 0, low, np.where(high < 0, high, 0.0))


def lrc_positive(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, family_size: int = 1, alpha: float = 0.05) -> Array:
    """The lower bound alone of the one-sided interval of `lrc`, not cut at 0: for lists of words typical of the target only."""
    return _log_ratio_bounds(*_floats(a, b, c, d), alpha / family_size)[0]


def _log_ratio_bounds(a: Array, b: Array, c: Array, d: Array, tail: float) -> tuple[Array, Array]:
    """The log ratios at the Clopper-Pearson bounds that cut off `tail` on each side; infinite where a count is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(a > 0, betaincinv(np.where(a > 0, a, 1), b + 1, tail), 0.0)
        high = np.where(b > 0, betaincinv(a + 1, np.where(b > 0, b, 1), 1 - tail), 1.0)
        return np.log2(d / c * low / (1 - low)), np.log2(d / c * high / (1 - high))
