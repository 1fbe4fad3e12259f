"""How frequent words are in ordinary English, from wordfreq's list (subtitles, books, news, the web; frozen in 2021)."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.terms.capitals import is_acronym
from onrecord.terms.dictionary import lemma_forms
from onrecord.terms.stopwords import default_stop_words

# The list goes down to one in 100 million: a corpus of that size would show its rarest words once. So much for the reference's size.
ENGLISH_SIZE = 100_000_000


@cache
def _frequencies() -> dict[str, float]:
    """wordfreq's large English list: the share of each word."""
    import wordfreq  # takes a quarter of a second

    return wordfreq.get_frequency_dict("en", "large")


def english_per_million(terms: Sequence[str], *, by: str = "lemma") -> NDArray[np.float64]:
    """How often each word occurs in a million words of ordinary English; by lemma, all its forms together.

    0 for a word that the list does not have. Not a number where the list cannot tell: it takes hyphenated words apart, and folds case, so
    that "US" would be counted with "us".
    """
    return np.array([_per_million(term, by) for term in terms], dtype=float)


@lru_cache(maxsize=1 << 16)
def _per_million(term: str, by: str) -> float:
    folded = term.lower().rstrip(".")
    if "-" in folded or "&" in folded or (is_acronym(term) and folded in default_stop_words()):
        return np.nan
    forms = {folded}
    if by == "lemma" and term == folded:  # a name has one form
        forms.update(form.lower() for form in lemma_forms().get(folded, ()))
    share = _frequencies()
    return 1e6 * math.fsum(share.get(written, 0.0) for form in forms for written in (form, f"{form}'s"))
