"""Two halves of a corpus against one another."""

from typing import NamedTuple

import pandas as pd

from onrecord.article import ArticleError
from onrecord.corpus.store import Corpus
from onrecord.terms.compare import WordCounts, compare


class Halves(NamedTuple):
    """The ids of the articles of two halves, and what they are called."""

    one: frozenset[str]
    other: frozenset[str]
    names: tuple[str, str]


def split(articles: pd.DataFrame, column: str, one: str = "", other: str = "") -> Halves:
    """The articles with `one` in a column (several values divided by "|") against those with `other`.

    An empty `one` is the most frequent value, an empty `other` all other articles that have a value. Raises ArticleError for a column that
    is not there and for a half without an article.
    """
    if column not in articles.columns:
        raise ArticleError(f"the articles have no column “{column}”; they have {', '.join(articles.columns)}")
    known = articles.dropna(subset=[column])
    one = one or (min(known[column].mode()) if len(known) else "")
    first = known[column].isin(one.split("|"))
    second = known[column].isin(other.split("|")) if other else ~first
    names = (one.replace("|", ", "), other.replace("|", ", ") or "all others")
    halves = [frozenset(known.loc[chosen, "article"]) for chosen in (first, second)]
    for name, half in zip(names, halves, strict=True):
        if not half:
            raise ArticleError(f"no article has “{name}” in the column “{column}”")
    return Halves(*halves, names)


def keyness(corpus: Corpus, halves: Halves, minimum: int = 5) -> pd.DataFrame:
    """The table "keyness": every word of the two halves, the most typical of the one first and of the other last (by signed G2)."""
    words = corpus.articles().set_index("article")["words"]
    counts = []
    for half in (halves.one, halves.other):
        counts.append(WordCounts(articles=len(half), size=int(words[words.index.isin(half)].sum())))
    for piece in corpus.pieces("terms", ["article", "kind", "term", "count"]):
        piece = piece[piece["kind"] == "word"]
        for half, found in zip((halves.one, halves.other), counts, strict=True):
            by_term = piece[piece["article"].isin(half)].groupby("term")["count"].agg(["sum", "size"])
            found.counts.update(dict(zip(by_term.index, by_term["sum"].astype(int), strict=True)))
            found.holding.update(dict(zip(by_term.index, by_term["size"].astype(int), strict=True)))
    return compare(*counts, minimum=minimum)


def rows_of(rows: pd.DataFrame, articles: frozenset[str]) -> pd.DataFrame:
    """The rows that belong to these articles."""
    return rows[rows["article"].isin(articles)]
