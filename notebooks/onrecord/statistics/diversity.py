"""Lexical diversity: how many different words a text uses.

`counts` are the frequencies of the different words (types), one each; n is their sum and v their number. A text without words has no
diversity: the result is not a number. `mattr` and `msttr` look at the words in order and take them as numbers or strings.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def _sizes(counts: ArrayLike) -> tuple[float, float]:
    """The numbers of words and of types."""
    counts = np.asarray(counts, dtype=float)
    return float(counts.sum()), float(np.count_nonzero(counts))


def _divide(above: float, below: float) -> float:
    return above / below if below else float("nan")


def ttr(counts: ArrayLike) -> float:
    """The type-token ratio, v/n. From above 0 to 1; falls with the length of the text."""
    n, v = _sizes(counts)
    return _divide(v, n)


def guiraud_r(counts: ArrayLike) -> float:
    """Guiraud's R, the root TTR: v/sqrt n. Guiraud 1954. From above 0 to sqrt n."""
    n, v = _sizes(counts)
    return _divide(v, n**0.5)


def carroll_cttr(counts: ArrayLike) -> float:
    """The corrected TTR: v/sqrt(2n). Carroll 1964. From above 0 to sqrt(n/2)."""
    n, v = _sizes(counts)
    return _divide(v, (2 * n) ** 0.5)


def herdan_c(counts: ArrayLike) -> float:
    """ln v / ln n. Herdan 1960. From 0 to 1; not a number for a single word."""
    n, v = _sizes(counts)
    return _divide(np.log(v), np.log(n)) if n else float("nan")


def maas_a2(counts: ArrayLike) -> float:
    """(ln n - ln v) / ln^2 n. Maas 1972. From 0 (all different) up: lower is more diverse; hardly depends on length."""
    n, v = _sizes(counts)
    return _divide(np.log(n) - np.log(v), np.log(n) ** 2) if n else float("nan")


def maas_a_log10(counts: ArrayLike) -> float:
    """The root of `maas_a2` with common logarithms: sqrt((log10 n - log10 v) / log10^2 n), as quanteda has it."""
    return float(np.sqrt(maas_a2(counts) * np.log(10)))


def yule_k(counts: ArrayLike) -> float:
    """10^4 (sum x^2 - n) / n^2 over the counts x. Yule 1944. From 0 (all different) to 10^4: lower is more diverse."""
    n, _ = _sizes(counts)
    return _divide(1e4 * (float(np.square(np.asarray(counts, dtype=float)).sum()) - n), n**2)


def yule_i(counts: ArrayLike) -> float:
    """v^2 / (sum x^2 - v) over the counts x, 0 when no word occurs twice. Yule 1944. Higher is more diverse."""
    n, v = _sizes(counts)
    squares = float(np.square(np.asarray(counts, dtype=float)).sum())
    return 0.0 if squares == n else v**2 / (squares - v)


def simpson_d(counts: ArrayLike) -> float:
    """sum x(x-1) / (n(n-1)): the chance that two words drawn are the same. Simpson 1949. From 0 to 1, lower is more diverse."""
    n, _ = _sizes(counts)
    x = np.asarray(counts, dtype=float)
    return _divide(float((x * (x - 1)).sum()), n * (n - 1))


def shannon_h(counts: ArrayLike) -> float:
    """The entropy -sum p log2 p of the relative frequencies, in bits. Shannon 1948. From 0 to log2 v."""
    p = _shares(counts)
    return float(-(p * np.log2(p)).sum()) if len(p) else float("nan")


def repeat_rate(counts: ArrayLike) -> float:
    """sum p^2 of the relative frequencies. Herfindahl; Popescu 2009. From 1/v to 1, lower is more diverse."""
    p = _shares(counts)
    return float((p**2).sum()) if len(p) else float("nan")


def _shares(counts: ArrayLike) -> Array:
    x = np.asarray(counts, dtype=float)
    return x[x > 0] / x.sum() if x.any() else np.zeros(0)


def spectrum_counts(spectrum: ArrayLike) -> Array:
    """The counts of the types from a frequency spectrum: pairs of a frequency and the number of types that have it."""
    frequency, types = np.asarray(spectrum, dtype=int).reshape(-1, 2).T
    return np.repeat(frequency, types).astype(float)


def mattr(words: ArrayLike, window: int = 100) -> float:
    """The moving-average TTR: the mean TTR of every window of `window` words in a row. Covington & McFall 2010. Above 0 to 1; does not
    depend on length. A text shorter than the window has its plain TTR."""
    numbers = _numbers(words)
    if len(numbers) <= window:
        return ttr(np.bincount(numbers))
    # A word is new to a window unless it already occurred in it: it adds a type to all windows between its last place and itself.
    before = np.full(len(numbers), -1)
    order = np.argsort(numbers, kind="stable")
    same = numbers[order][1:] == numbers[order][:-1]
    before[order[1:][same]] = order[:-1][same]
    at = np.arange(len(numbers))
    windows = len(numbers) - window + 1
    first, last = np.maximum(at - window + 1, before + 1), np.minimum(at, windows - 1)
    return float(np.maximum(last - first + 1, 0).sum() / (windows * window))


def msttr(words: ArrayLike, window: int = 100) -> float:
    """The mean-segmental TTR: the mean TTR of whole windows one after the other, the rest left out. Johnson 1944. Above 0 to 1."""
    numbers = _numbers(words)
    whole = len(numbers) // window * window
    if not whole:
        return ttr(np.bincount(numbers)) if len(numbers) else float("nan")
    return float(np.mean([len(np.unique(part)) / window for part in numbers[:whole].reshape(-1, window)]))


def _numbers(words: ArrayLike) -> NDArray[np.int64]:
    """The words as numbers, one a type."""
    return np.unique(np.asarray(words), return_inverse=True)[1].reshape(-1)
