"""Two halves of a corpus against one another."""

from typing import NamedTuple

import pandas as pd

from onrecord.article import ArticleError
from onrecord.corpus.store import Corpus
from onrecord.terms.compare import WordCounts, compare

COLUMNS = ("outlet", "year", "month", "section")


class Halves(NamedTuple):
    """The ids of the articles of two halves, and what they are called."""

    one: frozenset[str]
    other: frozenset[str]
    names: tuple[str, str]


def split(articles: pd.DataFrame, column: str = "", one: str = "", other: str = "") -> Halves:
    """The articles with `one` in a column (several values divided by "|") against those with `other`.

    An empty `column` is the first of outlet, year, month and section that has several values, an empty `one` its most frequent value, an
    empty `other` all other articles that have a value. Raises ArticleError for a column or a value that is not there.
    """
    column = column or next((name for name in COLUMNS if articles[name].nunique() > 1), COLUMNS[0])
    if column not in articles.columns:
        raise ArticleError(f"the articles have no column “{column}”; they have {', '.join(articles.columns)}")
    known = articles.dropna(subset=[column])
    wanted = (one or min(known[column].mode(), default=""), other)
    for value in (part for name in wanted if name for part in name.split("|")):
        if value not in set(known[column]):
            raise ArticleError(f"no article has “{value}” in the column “{column}”")
    first = known[column].isin(wanted[0].split("|"))
    second = known[column].isin(other.split("|")) if other else ~first
    names = (wanted[0].replace("|", ", ") or "all", other.replace("|", ", ") or "all others")
    return Halves(frozenset(known.loc[first, "article"]), frozenset(known.loc[second, "article"]), names)


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
