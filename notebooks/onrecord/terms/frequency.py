"""The table of terms: every word and multi-word term of an article, with how unusual and how evenly spread it is."""

from collections import defaultdict

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from onrecord import schema
from onrecord.article import Article
from onrecord.prose import Prose
from onrecord.statistics import keyness
from onrecord.statistics.dispersion import gries_dp_norm
from onrecord.terms.compare import WordCounts
from onrecord.terms.phrases import phrase_places
from onrecord.terms.reference import ENGLISH_SIZE, english_per_million
from onrecord.terms.stopwords import default_stop_words
from onrecord.terms.words import Words, read_words

FEWEST = 5  # occurrences below which a dispersion says nothing
ENGLISH = (None, "en")  # languages of articles that ordinary English is compared with
SEGMENTS = 10  # equal parts of the article over which dispersion is measured


def count_terms(
    article: Article,
    prose: Prose,
    *,
    by: str = "lemma",
    stop_words: frozenset[str] | None = None,
    reference: WordCounts | None = None,
    segments: int = SEGMENTS,
) -> pd.DataFrame:
    """The table `terms` of an article, the most frequent term first, ties in the order of keyness and then of the alphabet.

    Words are counted `by` "lemma" or "form"; names keep their capitals. `stop_words` (lower case) are left out of the table, though not of
    the number of words; None stands for `default_stop_words()`. The `reference` is ordinary English, or other articles whose words were
    counted in the same way; phrases, and words that it cannot tell apart, have none, and no word has one in an article that is not in
    English. `g2` is negative where the term is rarer than in the reference. `dispersion` is DPnorm over `segments` equal parts, missing
    for terms with fewer than five places; n places in k parts cannot bring it below (k - n)/(k - 1). Raises ValueError for another `by`.
    """
    words = read_words(prose, by=by)
    stop_words = default_stop_words() if stop_words is None else stop_words
    singles: dict[str, list[int]] = defaultdict(list)
    for at, term in enumerate(words.terms):
        if not words.is_stop_word(at, stop_words) and len(term.rstrip(".")) > 1:  # a single letter is an initial or a slip
            singles[term].append(at)
    phrases = phrase_places(words)
    places = [*singles.values(), *phrases.values()]
    if not places:
        return schema.make("terms", [])
    counts = np.array([len(found) for found in places])
    if reference is None:
        known = english_per_million(list(singles), by=by) if article.language in ENGLISH else np.full(len(singles), np.nan)
    else:
        known = reference.per_million(singles)
    per_million = np.concatenate([known, np.full(len(phrases), np.nan)])
    columns = {
        "term": np.array([*singles, *phrases], dtype=object),
        "kind": np.repeat(np.array(["word", "phrase"], dtype=object), [len(singles), len(phrases)]),
        "count": counts,
        "per_1000": 1000 * counts / len(words),
        "reference_per_million": per_million,
    }
    columns |= _keyness(counts, per_million, len(words), ENGLISH_SIZE if reference is None else reference.size)
    columns |= _spread(words, places, segments)
    # The last key decides first; what is not a number comes last, and words come before phrases.
    order = np.lexsort((columns["term"], columns["kind"] == "phrase", -columns["g2"], -counts))
    return schema.from_columns("terms", {name: values[order] for name, values in columns.items()})


def _keyness(counts: NDArray, per_million: NDArray, size: int, reference_size: int) -> dict[str, NDArray]:
    """Signed G2, log ratio and conservative log ratio of the counts against the reference."""
    against = (counts, np.minimum(per_million * reference_size / 1e6, reference_size), size, reference_size)
    return {
        "g2": keyness.g2(*against) * keyness.direction(*against),
        "log_ratio": keyness.log_ratio(*against),
        "lrc": keyness.lrc(*against, family_size=max(1, int(np.count_nonzero(~np.isnan(per_million))))),
    }


def _spread(words: Words, places: list[list[int]], segments: int) -> dict[str, NDArray]:
    """Paragraphs that hold each term, its dispersion and its first place."""
    term = np.repeat(np.arange(len(places)), [len(found) for found in places])
    at = np.concatenate([np.array(found) for found in places])
    paragraph = np.array(words.paragraphs)[at]
    pairs = np.unique(np.stack([term, paragraph]), axis=1)
    bounds = segment_bounds(len(words), segments)
    parts = len(bounds) - 1
    segment = np.searchsorted(bounds, at, side="right") - 1
    by_segment = np.bincount(term * parts + segment, minlength=len(places) * parts).reshape(len(places), parts)
    dispersion = gries_dp_norm(by_segment, np.diff(bounds))
    return {
        "paragraphs": np.bincount(pairs[0], minlength=len(places)),
        "dispersion": np.where(by_segment.sum(axis=1) < FEWEST, np.nan, dispersion),
        "first_start": np.array(words.starts)[[found[0] for found in places]],
    }


def segment_bounds(size: int, segments: int) -> NDArray[np.int64]:
    """The word numbers at which `segments` equal parts of `size` words begin and end; never an empty part."""
    parts = max(1, min(segments, size))
    return np.arange(parts + 1) * size // parts
