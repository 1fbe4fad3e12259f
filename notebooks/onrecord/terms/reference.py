"""How frequent words are in ordinary English, from wordfreq's list (subtitles, books, news, the web; frozen in 2021)."""
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.terms.words import default_stop_words, is_acronym

# The list goes down to one in 100 million: a corpus of that size would show its rarest words once. So much for the reference's size.
ENGLISH_SIZE = 100_000_000


@cache
def _frequencies() -> dict[str, float]:
    """wordfreq's large English list: the share of each word."""
    import wordfreq  # takes a quarter of a second

    return wordfreq.get_frequency_dict("en", "large")


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The inflected forms of every lemma in simplemma's dictionary."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    forms = defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("en").items():
        forms[lemma.lower()].add(form.lower())
    return {lemma: tuple(sorted(found)) for lemma, found in forms.items()}


def english_per_million(terms: Sequence[str], *, by: str = "lemma") -> NDArray[np.float64]:
    """How often each word occurs in a million words of ordinary English; by lemma, all its forms together.

    0 for a word that the list does not have. Not a number where the list cannot tell: it takes hyphenated words apart, and folds case, so
    that "US" would be counted with "us".
    """
    return np.array([_per_million(term, by) for term in terms], dtype=float)


def _per_million(term: str, by: str) -> float:
    folded = term.lower().rstrip(".")
    if "-" in folded or "&" in folded or (is_acronym(term) and folded in default_stop_words()):
        return np.nan
    share = _frequencies()
    forms = {folded, *(_forms().get(folded, ()) if by == "lemma" and term == folded else ())}
    return 1e6 * sum(share.get(form, 0.0) + share.get(f"{form}'s", 0.0) for form in sorted(forms))
