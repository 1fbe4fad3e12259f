"""The stop words: which words are left out of the table of terms."""

from functools import cache

from onrecord import lexicons


@cache
def default_stop_words() -> frozenset[str]:
    """The stop words used unless others are given: the closed-class words of `data/lexicons/stopwords.txt` and the contractions."""
    return lexicons.words("stopwords") | lexicons.words("contractions")


def is_stopped(term: str, stop_words: frozenset[str]) -> bool:
    """Whether a term is among the stop words, capitals aside; a name like "US" or "May" is not what the closed-class word is."""
    folded = term.lower()
    return term in stop_words or (folded in stop_words and folded not in default_stop_words())
