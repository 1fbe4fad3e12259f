"""Two sets of articles against one another: which words are typical of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from onrecord import schema
from onrecord.statistics import keyness
from onrecord.terms.capitals import is_acronym
from onrecord.terms.stopwords import default_stop_words, is_stopped
from onrecord.terms.words import Words


@dataclass
class WordCounts:
    """The words of a set of articles: `counts` how often each occurs, `holding` in how many articles, and the sizes of the set.

    Only counts are kept, never texts, so that its size does not grow with the articles but with their vocabulary.
    """

    articles: int = 0
    size: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    holding: Counter[str] = field(default_factory=Counter)

    def add(self, terms: Iterable[str]) -> None:
        """Count the words of one more article."""
        counts = Counter(terms)
        self.articles += 1
        self.size += counts.total()
        self.counts.update(counts)
        self.holding.update(counts.keys())

    def merge(self, other: "WordCounts") -> None:
        """Add the counts of another set of articles."""
        self.articles += other.articles
        self.size += other.size
        self.counts.update(other.counts)
        self.holding.update(other.holding)

    def per_million(self, terms: Iterable[str]) -> NDArray[np.float64]:
        """How often each term occurs in a million words; not a number where there are none."""
        folded = fold(self.counts)
        return np.array([1e6 * folded[fold_key(term)] / self.size if self.size else np.nan for term in terms], dtype=float)


def count_words(articles: Iterable[Words]) -> WordCounts:
    """The counts of the words of several articles, read one after the other."""
    found = WordCounts()
    for words in articles:
        found.add(words.terms)
    return found


def compare(target: WordCounts, reference: WordCounts, *, minimum: int = 5, stop_words: frozenset[str] | None = None) -> pd.DataFrame:
    """Keyness of every word of two sets of articles, the most typical of the target first and of the reference last (by signed G2).

    Words with fewer than `minimum` occurrences in both sets together are left out, and so are `stop_words`. A word that one article writes
    as a name and another small is one word here, shown as it is written most often. `lrc` is 0 where the difference may be due to chance,
    all words being tested at once. An empty table when one of the sets has no words.
    """
    stop_words = default_stop_words() if stop_words is None else stop_words
    written = _written(target.counts + reference.counts)
    folded = [fold(found) for found in (target.counts, reference.counts, target.holding, reference.holding)]
    keys = sorted(key for key in written if folded[0][key] + folded[1][key] >= minimum and not is_stopped(written[key], stop_words))
    if not keys or not target.size or not reference.size:
        return schema.make("keyness", [])
    a, b, articles, reference_articles = (np.array([found[key] for key in keys], dtype=float) for found in folded)
    cells = (a, b, target.size, reference.size)
    g2, sign = keyness.g2(*cells), keyness.direction(*cells)
    columns = {
        "term": [written[key] for key in keys],
        "count": a,
        "reference_count": b,
        "per_million": 1e6 * a / target.size,
        "reference_per_million": 1e6 * b / reference.size,
        "articles": articles,
        "reference_articles": reference_articles,
        "g2": g2 * sign,
        "bic": keyness.bic(g2, target.size, reference.size),
        "log_ratio": keyness.log_ratio(*cells),
        "lrc": keyness.lrc(*cells, family_size=len(keys)),
        "percent_difference": keyness.percent_difference(*cells),
        "odds_ratio": keyness.odds_ratio(*cells),
        "simple_maths": keyness.simple_maths(*cells),
        "log_odds": _log_odds(a, b, target.size, reference.size),
    }
    return schema.from_columns("keyness", columns).sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)


def fold_key(term: str) -> str:
    """What a term is compared by: capitals do not matter, but for acronyms."""
    return term if is_acronym(term) else term.lower()


def fold(counts: Counter[str]) -> Counter[str]:
    """The counts with all ways to write a term put together."""
    folded: Counter[str] = Counter()
    for term, count in counts.items():
        folded[fold_key(term)] += count
    return folded


def _written(counts: Counter[str]) -> dict[str, str]:
    """For every folded term the way to write it: as it is written most often."""
    ways: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for term, count in counts.items():
        ways[fold_key(term)].append((-count, term))
    return {key: min(found)[1] for key, found in ways.items()}


def _log_odds(a: NDArray, b: NDArray, c: int, d: int) -> NDArray:
    """The log-odds z scores of the words, both sets together being the prior; the words left out stand in one last cell."""
    target, reference = np.append(a, c - a.sum()), np.append(b, d - b.sum())
    kept = target + reference > 0
    scores = np.full(len(target), np.nan)
    scores[kept] = keyness.log_odds_dirichlet(target[kept], reference[kept], (target + reference)[kept])
    return scores[:-1]
