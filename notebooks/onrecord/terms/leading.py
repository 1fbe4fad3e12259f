"""The terms that a news article is shown to lean on: no words of all news writing, no labels of turns, no phrase beside its own parts."""

from collections.abc import Collection

import pandas as pd

from onrecord import lexicons
from onrecord.article import Span
from onrecord.terms.words import Words, find

TOLD = (
    "Words of news writing at large (say, percent, Mr and others, in data/lexicons/newsroom_words.txt), number words and the labels of an "
    "interview are left out."
)
NUMBERS = ("small", "hundred", "scale")  # classes of number words that are no finding; "score" and "quarter" are words of their own
AHEAD = 4  # how many times as many terms are looked at as are shown


def leading_terms(table: pd.DataFrame, words: Words, top: int, labels: Collection[Span] = (), fewest: int = 1) -> pd.DataFrame:
    """The `top` first rows of a table of terms that occur `fewest` times: no newsroom and number words, a phrase or its parts, not both.

    What stands mostly in the `labels` of turns ("Q", "Ines Aro:") is left out. The parts give way to the phrase where half the places of
    each lie in it; else the phrase gives way to them.
    """
    common = lexicons.words("newsroom_words") | {row["word"] for row in lexicons.table("number_words") if row["class"] in NUMBERS}
    rows = table[(table["count"] >= fewest) & ~table["term"].str.lower().str.rstrip(".").isin(common)].head(AHEAD * top)
    labelled = {at for at, start in enumerate(words.starts) if any(label.start <= start < label.end for label in labels)}
    found = {term: find(words, term) for term in rows["term"]}
    places = {term: at for term, at in found.items() if 2 * sum(first in labelled for first, _ in at) <= len(at)}
    rows = rows[rows["term"].isin(places)]
    covered = {term: {word for first, last in at for word in range(first, last)} for term, at in places.items()}
    phrases = [term for term, kind in zip(rows["term"], rows["kind"], strict=True) if kind == "phrase"]
    dropped: set[str] = set()
    for phrase in sorted(phrases, key=lambda term: -len(term.split())):
        if phrase in dropped:
            continue
        parts = [term for term in covered if len(term.split()) < len(phrase.split()) and covered[term] & covered[phrase]]
        within = [2 * sum(first in covered[phrase] for first, _ in places[term]) >= len(places[term]) for term in parts]
        dropped |= set(parts) if all(within) else {phrase}
    return rows[~rows["term"].isin(dropped)].head(top).reset_index(drop=True)
