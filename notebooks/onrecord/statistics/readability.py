"""Readability: how long the sentences and words of a text are, on the usual scales.

All take counts: `words`, `sentences`, and as the formula needs them `syllables`, `letters`, long or complex words. Arguments are broadcast.
The scales were fitted to schoolbooks and training material in English; on one article they say how it is written, not who understands it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def _ratio(above: ArrayLike, below: ArrayLike) -> Array:
    """above / below, not a number where below is 0."""
    below = np.asarray(below, dtype=float)
    return np.asarray(above, dtype=float) / np.where(below == 0, np.nan, below)


def flesch(words: ArrayLike, sentences: ArrayLike, syllables: ArrayLike) -> Array:
    """Reading ease: 206.835 - 1.015 words/sentences - 84.6 syllables/words. Flesch 1948. About 0 (hard) to 100 (easy); news near 50."""
    return 206.835 - 1.015 * _ratio(words, sentences) - 84.6 * _ratio(syllables, words)


def flesch_kincaid(words: ArrayLike, sentences: ArrayLike, syllables: ArrayLike) -> Array:
    """The school grade 0.39 words/sentences + 11.8 syllables/words - 15.59. Kincaid et al. 1975. Years of schooling in the US."""
    return 0.39 * _ratio(words, sentences) + 11.8 * _ratio(syllables, words) - 15.59


def fog(words: ArrayLike, sentences: ArrayLike, complex_words: ArrayLike) -> Array:
    """0.4 (words/sentences + 100 complex/words), complex words having three syllables or more. Gunning 1952. Years of schooling."""
    return 0.4 * (_ratio(words, sentences) + 100 * _ratio(complex_words, words))


def smog(sentences: ArrayLike, complex_words: ArrayLike) -> Array:
    """1.043 sqrt(30 complex/sentences) + 3.1291. McLaughlin 1969, for 30 sentences and more. Years of schooling."""
    return 1.043 * np.sqrt(30 * _ratio(complex_words, sentences)) + 3.1291


def ari(words: ArrayLike, sentences: ArrayLike, characters: ArrayLike) -> Array:
    """0.5 words/sentences + 4.71 characters/words - 21.43. Smith & Senter 1967. Years of schooling."""
    return 0.5 * _ratio(words, sentences) + 4.71 * _ratio(characters, words) - 21.43


def lix(words: ArrayLike, sentences: ArrayLike, long_words: ArrayLike) -> Array:
    """words/sentences + 100 long/words, long words having more than six letters. Bjornsson 1968. 20 (very easy) to 60 (very hard)."""
    return _ratio(words, sentences) + 100 * _ratio(long_words, words)


def coleman_liau(words: ArrayLike, sentences: ArrayLike, letters: ArrayLike) -> Array:
    """The grade 23.06395 - 27.4004 cloze/100, cloze = 141.8401 - 0.21459 L + 1.079812 S, letters and sentences per 100 words.

    Coleman & Liau 1975. Years of schooling.
    """
    cloze = 141.8401 - 0.21459 * 100 * _ratio(letters, words) + 1.079812 * 100 * _ratio(sentences, words)
    return 23.06395 - 27.4004 * cloze / 100
