"""Time and memory of counting words and of keyness over generated articles, with `collections.Counter` over the same words as the floor."""

import random
import resource
from collections import Counter
from itertools import accumulate
from time import perf_counter

import numpy as np
import wordfreq

from onrecord import terms
from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.prose.sentences import sentence_spans
from onrecord.prose.tokens import token_spans
from onrecord.statistics import keyness
from onrecord.terms.reference import ENGLISH_SIZE, english_per_million

ARTICLES, WORDS = 1000, 1000
TABLES = 50  # articles of which the whole table is made
TABLE = f"whole tables, as of {TABLES} articles"


def generated(number: int, vocabulary: list[str], weights: list[float]) -> Article:
    """An article of about a thousand words in paragraphs of four sentences, drawn from English words as often as they occur."""
    rng = random.Random(number)
    sentences = [" ".join(rng.choices(vocabulary, cum_weights=weights, k=20)).capitalize() + "." for _ in range(WORDS // 20)]
    return Article.from_text("\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)))


def timed(function, *arguments):
    start = perf_counter()
    return function(*arguments), perf_counter() - start


def tokenise(article: Article) -> int:
    """NLTK's sentences and tokens alone, without tags."""
    tokens = 0
    for start, end in article.paragraphs:
        for first, last in sentence_spans(article.text[start:end]):
            tokens += len(token_spans(article.text[start + first : start + last]))
    return tokens


def all_keyness(counts: terms.WordCounts) -> None:
    """All keyness measures of all words against ordinary English."""
    words = list(counts.counts)
    cells = (np.array([counts.counts[word] for word in words]), english_per_million(words) * ENGLISH_SIZE / 1e6, counts.size, ENGLISH_SIZE)
    g2 = keyness.g2(*cells)
    keyness.g2_two_cell(*cells), keyness.bic(g2, *cells[2:]), keyness.chi_square(*cells), keyness.ell(*cells)
    keyness.lrc(*cells, family_size=len(words))
    for measure in (
        keyness.log_ratio,
        keyness.log_ratio_less_biased,
        keyness.percent_difference,
        keyness.odds_ratio,
        keyness.relative_risk,
        keyness.simple_maths,
        keyness.difference_coefficient,
        keyness.direction,
    ):
        measure(*cells)
    keyness.log_odds_dirichlet(cells[0], np.nan_to_num(cells[1]), 0.01)


def measure() -> None:
    """Print memory, and the seconds of every step and their share of tokenising."""
    vocabulary = wordfreq.top_n_list("en", 20_000)
    weights = list(accumulate(wordfreq.word_frequency(word, "en") for word in vocabulary))
    print(f"Counting the words of {ARTICLES:,} generated articles of {WORDS:,} words")
    _, loading = timed(english_per_million, ["word"])
    print(f"  loading the reference list and the lemma forms, once: {loading:.2f} s")
    spent, counts, floor = Counter(), terms.WordCounts(), Counter()
    for number in range(ARTICLES):
        article = generated(number, vocabulary, weights)
        _, seconds = timed(tokenise, article)
        spent["tokenising"] += seconds
        prose, seconds = timed(read_prose, article)
        spent["reading prose (tokens and tags)"] += seconds
        prose.lemmas  # noqa: B018
        words, seconds = timed(terms.read_words, prose)
        spent["words from prose"] += seconds
        _, seconds = timed(counts.add, words.terms)
        spent["counting"] += seconds
        _, seconds = timed(floor.update, words.terms)
        spent["floor: Counter"] += seconds
        if number < TABLES:
            _, seconds = timed(lambda article=article, prose=prose: (prose.chunks, terms.count_terms(article, prose)))
            spent[TABLE] += seconds * ARTICLES / TABLES
        if number in (0, ARTICLES // 10, ARTICLES - 1):
            print(f"  after {number + 1} articles: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    _, spent["all keyness measures"] = timed(all_keyness, counts)
    for stage, seconds in spent.items():
        print(f"  {stage:35} {seconds:7.3f} s  {seconds / spent['tokenising']:6.1%} of tokenising")
    print(f"  {counts.size:,} words, {len(counts.counts):,} different\n")
