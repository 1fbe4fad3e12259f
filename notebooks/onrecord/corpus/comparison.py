"""Two halves of a corpus against one another."""

from typing import NamedTuple

import pandas as pd

from onrecord.article import ArticleError
from onrecord.corpus.proportions import compare_shares
from onrecord.corpus.roster import counts
from onrecord.corpus.store import Corpus
from onrecord.terms.compare import WordCounts, compare

COLUMNS = ("outlet", "year", "month", "section")
KEYNESS = """
with found as (select half, term, cast(sum(count) as bigint) as n, count(*) as holding
  from terms join halves using (article) where kind = 'word' group by half, term)
select half, term, n, holding from found
where lower(term) in (select lower(term) from found group by 1 having sum(n) >= ?) order by half, term
"""


class Halves(NamedTuple):
    """The ids of the articles of two halves, and what they are called."""

    one: frozenset[str]
    other: frozenset[str]
    names: tuple[str, str]


def split(corpus: Corpus, column: str = "", one: str = "", other: str = "") -> Halves:
    """The articles with `one` in a column (several values divided by "|") against those with `other`.

    A value that holds "|" itself is meant as a whole. An empty `column` is the first of outlet, year, month and section that has several
    values, an empty `one` its most frequent value, an empty `other` all other articles that have a value. Raises ArticleError for a column
    or a value that is not there.
    """
    column = column or next((name for name in COLUMNS if corpus.articles([name])[name].nunique() > 1), COLUMNS[0])
    known = corpus.articles([column]).dropna(subset=[column])
    wanted = (one or min(known[column].mode(), default=""), other)
    there = set(known[column])
    chosen = [_values(name, there) for name in wanted]
    for value in (value for values in chosen for value in values):
        if value not in there:
            raise ArticleError(f"no article has “{value}” in the column “{column}”")
    first = known[column].isin(chosen[0])
    second = known[column].isin(chosen[1]) if other else ~first
    names = (", ".join(chosen[0]) or "all", ", ".join(chosen[1]) or "all others")
    return Halves(frozenset(known.loc[first, "article"]), frozenset(known.loc[second, "article"]), names)


def _values(name: str, there: set[str]) -> list[str]:
    """The values that a parameter names: itself where it is one, else its parts between bars."""
    return [name] if name in there else [part for part in name.split("|") if part]


def keyness(corpus: Corpus, halves: Halves, minimum: int = 5) -> pd.DataFrame:
    """The table "keyness": every word of the two halves, the most typical of the one first and of the other last (by signed G2)."""
    corpus.register("halves", [(name, number) for number in (0, 1) for name in sorted(halves[number])], ["article", "half"])
    sizes = corpus.sql("select half, count(*) as articles, sum(words) as words from halves join listed using (article) group by half")
    counts = [WordCounts(articles=0, size=0), WordCounts(articles=0, size=0)]
    for half, articles, words in sizes.itertuples(index=False):
        counts[half] = WordCounts(articles=int(articles), size=int(words))
    found = corpus.sql(KEYNESS, minimum)
    for half, term, count, holding in found.itertuples(index=False):
        counts[half].counts[term], counts[half].holding[term] = int(count), int(holding)
    return compare(*counts, minimum=minimum)


def compare_halves(corpus: Corpus, halves: Halves, column: str) -> pd.DataFrame:
    """The table of `onrecord.corpus.compare_shares` for a column of `said` in two halves."""
    rows = counts(corpus, column)
    one, other = (rows[rows["article"].isin(half)] for half in (halves.one, halves.other))
    return compare_shares(one, other, column)
