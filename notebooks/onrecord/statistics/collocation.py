"""Collocation: how strongly two words attract one another.

Throughout, `f` is how often they occur together, `f1` and `f2` how often each occurs, `n` the number of words; expected by chance is
E = f1 f2 / n. For counts in a window of several words, `f1` is to be multiplied by the window's size. Arguments are broadcast.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onrecord.statistics import keyness

Array = NDArray[np.float64]


def _floats(*values: ArrayLike) -> list[Array]:
    return [np.asarray(value, dtype=float) for value in values]


def _log2(values: Array) -> Array:
    with np.errstate(divide="ignore"):
        return np.log2(values)


def pmi(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """Pointwise mutual information: log2(f/E). Church & Hanks 1990. 0 is chance, minus infinity never together; favours rare words."""
    f, f1, f2, n = _floats(f, f1, f2, n)
    return _log2(f * n / (f1 * f2))


def npmi(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """PMI / -log2(f/n). Bouma 2009. From -1 (never together) over 0 (chance) to 1 (only together)."""
    f, f1, f2, n = _floats(f, f1, f2, n)
    some = np.where(f > 0, f, 1.0)
    return np.where(f > 0, pmi(some, f1, f2, n) / -_log2(np.where(some < n, some / n, 0.5)), -1.0)


def t_score(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """(f - E) / sqrt f. Church et al. 1991. 0 is chance, 2 is taken for evidence; favours frequent pairs."""
    f, f1, f2, n = _floats(f, f1, f2, n)
    return np.where(f > 0, (f - f1 * f2 / n) / np.sqrt(np.where(f > 0, f, 1.0)), -np.inf)


def t_one_sample(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """The t of one sample with its full variance: (f/n - f1 f2/n^2) / sqrt(f/n (1 - f/n) / n). Manning & Schuetze 1999."""
    f, f1, f2, n = _floats(f, f1, f2, n)
    return (f / n - f1 * f2 / n**2) / np.sqrt(f / n * (1 - f / n) / n)


def g2(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """The log-likelihood ratio of the four cells f, f1-f, f2-f, n-f1-f2+f. Dunning 1993. From 0 up; 3.84 for p < .05."""
    f, f1, f2, n = _floats(f, f1, f2, n)
    return keyness.g2(f, f2 - f, f1, n - f1)


def chi_square(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """Pearson's chi-square of the four cells f, f1-f, f2-f, n-f1-f2+f. From 0 up; 3.84 for p < .05."""
    f, f1, f2, n = _floats(f, f1, f2, n)
    return keyness.chi_square(f, f2 - f, f1, n - f1)


def phi_square(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """chi-square / n. Church & Gale 1991. From 0 (chance) to 1 (only together)."""
    return chi_square(f, f1, f2, n) / np.asarray(n, dtype=float)


def dice(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Array:
    """2f / (f1+f2). From 0 (never together) to 1 (only together)."""
    f, f1, f2 = _floats(f, f1, f2)
    return 2 * f / (f1 + f2)


def log_dice(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Array:
    """14 + log2 Dice. Rychly 2008 (Sketch Engine). At most 14, only together; one point more is twice as often; does not depend on n."""
    return 14 + _log2(dice(f, f1, f2))


def delta_p(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Array:
    """f/f1 - (f2-f)/(n-f1): how much the first word raises the chance of the second. Gries 2013. From -1 to 1, 0 is chance; not a number
    where the first word is all there is."""
    f, f1, f2, n = _floats(f, f1, f2, n)
    return f / f1 - (f2 - f) / np.where(n == f1, np.nan, n - f1)


def conditional_probability(f: ArrayLike, f1: ArrayLike) -> Array:
    """f/f1, the share of the first word's occurrences that have the second. Durrant 2008. From 0 to 1."""
    f, f1 = _floats(f, f1)
    return f / f1


def min_sensitivity(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Array:
    """The smaller of f/f1 and f/f2. Pedersen & Bruce 1996. From 0 to 1."""
    f, f1, f2 = _floats(f, f1, f2)
    return np.minimum(f / f1, f / f2)
