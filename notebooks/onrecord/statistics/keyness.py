"""Keyness: how much more frequent a word is in one corpus than in another.

Throughout, `a` and `b` are the counts of the word in the target and in the reference, `c` and `d` the sizes of the two in words. Arguments
are numbers or arrays and are broadcast; counts may be fractions (a reference known by its relative frequencies). What is not a number in
the arguments is not a number in the result.
"""

from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, chdtrc, gammaln, ndtr, xlogy

Array = NDArray[np.float64]
TINY = 1e-18  # Gabrielatos & Marchi's stand-in for a frequency of zero


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
    """The log-likelihood ratio of all four cells: 2 sum O ln(O/E) over a, b, c-a and d-b.

    Dunning 1993 (quanteda, NLTK). From 0 up; 3.84, 6.63, 10.83 and 15.13 are the critical values for p < .05, .01, .001 and .0001.
    """
    a, b, c, d = _floats(a, b, c, d)
    share = (c - a + d - b) / (c + d)
    return g2_two_cell(a, b, c, d) + 2 * (_surprise(c - a, c * share) + _surprise(d - b, d * share))


def _surprise(observed: Array, expected: Array) -> Array:
    """O ln(O/E), 0 where O is 0."""
    return xlogy(observed, np.where(observed == 0, 1.0, observed) / np.where(observed == 0, 1.0, expected))


def chi_square(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, yates: bool = False) -> Array:
    """Pearson's chi-square of the four cells: N (|a(d-b) - b(c-a)| - y N/2)^2 / (a+b)(c+d-a-b)cd, N = c+d, y = 1 with Yates' correction.

    From 0 up; one degree of freedom. Not a number when the word is in neither corpus or is all there is.
    """
    a, b, c, d = _floats(a, b, c, d)
    total = c + d
    apart = np.abs(a * (d - b) - b * (c - a))
    apart = np.maximum(apart - total / 2, 0) if yates else apart
    margins = (a + b) * (total - a - b) * c * d
    return total * apart**2 / np.where(margins == 0, np.nan, margins)


def chi_square_p(statistic: ArrayLike) -> Array:
    """The p value of a chi-square or G2 with one degree of freedom, from 0 to 1."""
    return chdtrc(1, np.asarray(statistic, dtype=float))


def fisher_p(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, alternative: str = "two-sided") -> Array:
    """The p value of Fisher's exact test of the four cells (whole counts), from 0 to 1.

    `alternative` is "greater" (more frequent in the target), "less", or "two-sided": all tables no more probable than this one.
    Raises ValueError for another.
    """
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError(f"alternative is {alternative!r}; it is one of two-sided, less, greater")
    return np.vectorize(partial(_fisher_one, alternative=alternative), otypes=[float])(a, b, c, d)


def _fisher_one(a: int, b: int, c: int, d: int, alternative: str) -> float:
    """Fisher's p value of one table, from the hypergeometric distribution."""
    both = a + b
    possible = np.arange(max(0, both - d), min(both, c) + 1)
    weights = _log_choose(c, possible) + _log_choose(d, both - possible)
    weights = np.exp(weights - weights.max())
    chosen = {"less": possible <= a, "greater": possible >= a, "two-sided": weights <= weights[possible == a] * (1 + 1e-7)}
    return float(weights[chosen[alternative]].sum() / weights.sum())


def _log_choose(n: int, k: np.ndarray) -> Array:
    """ln of the number of ways to choose k of n."""
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)


def bic(statistic: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """The Bayesian information criterion of a log-likelihood: LL - ln(c+d).

    Wilson 2013. Below 0 for no difference, to 2 worth a bare mention, to 6 positive, to 10 strong, above very strong evidence.
    """
    statistic, c, d = _floats(statistic, c, d)
    return statistic - np.log(c + d)


def ell(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """The effect size of the two-cell log-likelihood: LL / (N ln min(E1, E2)), N = c+d.

    Johnston, Berry & Mielke 2006. From 0 to 1 where the smaller expected count is well above 1.
    """
    a, b, c, d = _floats(a, b, c, d)
    expected = np.minimum(c, d) * (a + b) / (c + d)
    return g2_two_cell(a, b, c, d) / ((c + d) * np.log(expected))


def percent_difference(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """%DIFF: 100 (a/c - b/d) / (b/d), b/d = 1e-18 where the reference has none. Gabrielatos & Marchi 2011. From -100 up, 0 is level."""
    a, b, c, d = _floats(a, b, c, d)
    reference = np.where(b == 0, TINY, b / d)
    return 100 * (a / c - reference) / reference


def relative_risk(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """The ratio of relative frequencies: (a/c) / (b/d). From 0 up, 1 is level; infinite where the reference has none."""
    a, b, c, d = _floats(a, b, c, d)
    return _divide(a / c, b / d)


def odds_ratio(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """[a/(c-a)] / [b/(d-b)]. Pojanapunya & Todd 2018. From 0 up, 1 is level; infinite where the reference has none."""
    a, b, c, d = _floats(a, b, c, d)
    return _divide(a * (d - b), b * (c - a))


def _divide(above: Array, below: Array) -> Array:
    """above / below; infinite for something by nothing, not a number for nothing by nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return above / below


def simple_maths(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, smoothing: float = 100) -> Array:
    """(1e6 a/c + k) / (1e6 b/d + k) with the smoothing k. Kilgarriff 2009 (Sketch Engine). From 0 up, 1 is level; a large k favours
    frequent words."""
    a, b, c, d = _floats(a, b, c, d)
    return (1e6 * a / c + smoothing) / (1e6 * b / d + smoothing)


def difference_coefficient(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """(a/c - b/d) / (a/c + b/d). Hofland & Johansson 1982. From -1 (reference only) to 1 (target only)."""
    a, b, c, d = _floats(a, b, c, d)
    return _divide(a / c - b / d, a / c + b / d)


def log_ratio(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """The binary logarithm of the ratio of relative frequencies, log2((a/c)/(b/d)); a count of zero is taken for one half.

    Hardie 2014. Without bounds: 0 is level, each further point twice as frequent.
    """
    a, b, c, d = _floats(a, b, c, d)
    return np.log2(np.where(a == 0, 0.5, a) / c / (np.where(b == 0, 0.5, b) / d))


def log_ratio_less_biased(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Array:
    """log2((a+.5)/(c+.5)) - log2((b+.5)/(d+.5)). Walter 1975, in Evert 2022. Without bounds, 0 is level."""
    a, b, c, d = _floats(a, b, c, d)
    return np.log2((a + 0.5) / (c + 0.5)) - np.log2((b + 0.5) / (d + 0.5))


def lrc(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, family_size: int = 1, alpha: float = 0.05) -> Array:
    """The conservative log ratio: log2(d/c p/(1-p)) at that bound of the Clopper-Pearson interval of p = a/(a+b) which is nearer to 0.

    Evert 2022. The interval's level is 1 - alpha/family_size (Bonferroni, for as many words as are tested); 0 when the interval holds 0,
    that is, when the difference may be due to chance.
    """
    a, b, c, d = _floats(a, b, c, d)
    low, high = _log_ratio_bounds(a, b, c, d, alpha / family_size / 2)
    nearer = np.where(low > 0, low, np.where(high < 0, high, 0.0))
    return np.where(np.isnan(a + b + c + d), np.nan, nearer)


def lrc_positive(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, family_size: int = 1, alpha: float = 0.05) -> Array:
    """The lower bound alone of the one-sided interval of `lrc`, not cut at 0: for lists of words typical of the target only."""
    return _log_ratio_bounds(*_floats(a, b, c, d), tail=alpha / family_size)[0]


def _log_ratio_bounds(a: Array, b: Array, c: Array, d: Array, tail: float) -> tuple[Array, Array]:
    """The log ratios at the Clopper-Pearson bounds that cut off `tail` on each side; infinite where a count is 0."""
    low = np.where(a > 0, betaincinv(np.where(a > 0, a, 1), b + 1, tail), 0.0)
    high = np.where(b > 0, betaincinv(a + 1, np.where(b > 0, b, 1), 1 - tail), 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log2(d / c * low / (1 - low)), np.log2(d / c * high / (1 - high))


def log_odds_dirichlet(a: ArrayLike, b: ArrayLike, prior: ArrayLike) -> Array:
    """z of the log-odds ratio with an informative Dirichlet prior, for the counts `a`, `b` of all words in target and reference.

    delta = ln((a+p)/(c+P-a-p)) - ln((b+p)/(d+P-b-p)), p the prior of a word (one number for all, or its count in a background corpus), P
    its sum, c = sum a, d = sum b; z = delta / sqrt(1/(a+p) + 1/(c+P-a-p) + 1/(b+p) + 1/(d+P-b-p)). Monroe, Colaresi & Quinn 2008. Without
    bounds, in standard deviations: 0 is level, beyond 1.96 significant at p < .05; not a number where there is one word only.
    """
    a, b, prior = np.broadcast_arrays(*_floats(a, b, prior))
    cells = [count + prior for count in (a, b)]
    others = [np.where(cell < cell.sum(), cell.sum() - cell, np.nan) for cell in cells]
    delta = np.log(cells[0] / others[0]) - np.log(cells[1] / others[1])
    return delta / np.sqrt(sum(1 / cell for cell in (*cells, *others)))


def two_sided_score(z: ArrayLike) -> Array:
    """2 Phi(z) - 1, from -1 to 1: one minus the two-sided p value, with the sign of z."""
    return 2 * ndtr(np.asarray(z, dtype=float)) - 1
