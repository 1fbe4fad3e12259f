"""The terms that a news article is shown to lean on: no words of news writing at large, and no phrase beside its own parts."""

import pandas as pd

from onrecord import lexicons
from onrecord.terms.words import Words, find

TOLD = "Words of news writing at large (say, percent, Mr and others, in data/lexicons/newsroom_words.txt) are left out."
AHEAD = 4  # how many times as many terms are looked at as are shown


def leading_terms(table: pd.DataFrame, words: Words, top: int) -> pd.DataFrame:
    """The `top` first rows of a table of terms without newsroom words, and with a phrase or its parts, not both.

    The parts give way to the phrase where half the places of each lie in it; else the phrase gives way to them.
    """
    common = lexicons.words("newsroom_words")
    rows = table[~table["term"].str.lower().str.rstrip(".").isin(common)].head(AHEAD * top)
    places = {term: find(words, term) for term in rows["term"]}
    covered = {term: {at for first, last in found for at in range(first, last)} for term, found in places.items()}
    phrases = [term for term, kind in zip(rows["term"], rows["kind"], strict=True) if kind == "phrase"]
    dropped: set[str] = set()
    for phrase in sorted(phrases, key=lambda term: -len(term.split())):
        if phrase in dropped:
            continue
        parts = [term for term in covered if len(term.split()) < len(phrase.split()) and covered[term] & covered[phrase]]
        within = [2 * sum(first in covered[phrase] for first, _ in places[term]) >= len(places[term]) for term in parts]
        dropped |= set(parts) if all(within) else {phrase}
    return rows[~rows["term"].isin(dropped)].head(top).reset_index(drop=True)
