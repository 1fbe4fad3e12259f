"""What the analyses cost beside NLTK's tokenising and tagging of the same text, and that the cost is linear."""

import time
from collections import Counter
from collections.abc import Callable, Iterable

import texts
from nltk.tag.perceptron import PerceptronTagger
from nltk.tokenize import NLTKWordTokenizer

from onrecord.article import Article
from onrecord.attribution import find_attributions
from onrecord.prose import read_prose
from onrecord.prose.sentences import punkt
from onrecord.prose.tokens import straighten
from onrecord.quantities import find_quantities
from onrecord.terms import count_terms

ARTICLES, WORDS = 40, 800


def measure() -> None:
    """Print microseconds a token and ratios for the analyses, and seconds for very long texts."""
    articles = [Article.from_text(texts.article(WORDS, seed)) for seed in range(ARTICLES)]
    tagger = nltk_tagger()
    for article in articles[:2]:  # everything loaded before the clock runs
        _analyse_all(article)
    floor, tokens = _time(lambda article: _tag(article.text, tagger), articles)
    size = sum(len(words) for words in tokens)
    reading, proses = _time(read_prose, articles)
    attributing, found = _time(lambda pair: find_attributions(*pair), zip(articles, proses, strict=True))
    quantities, _ = _time(lambda both: find_quantities(*both), zip(articles, proses, found, strict=True))
    terms, _ = _time(lambda pair: count_terms(*pair), zip(articles, proses, strict=True))
    counter, _ = _time(Counter, tokens)
    print(f"Analyses of {ARTICLES} generated articles of {WORDS} words ({size:,} tokens), microseconds a token and times the floor")
    rows = {
        "NLTK: sentences, tokens, tags (floor)": floor,
        "read_prose": reading,
        "read_prose + attributions": reading + attributing,
        "quantities": quantities,
        "terms": terms,
        "collections.Counter over the same tokens": counter,
        "all of it": reading + attributing + quantities + terms,
    }
    for name, seconds in rows.items():
        print(f"  {name:<45}{1e6 * seconds / size:8.2f}{seconds / floor:8.2f}")
    _long_texts()


def nltk_tagger() -> PerceptronTagger:
    """NLTK's tagger, taught by ours on some generated articles."""
    proses = [read_prose(Article.from_text(texts.article(WORDS, seed))) for seed in range(10)]
    tagger = PerceptronTagger(load=False)
    tagger.train([list(zip(prose.words, prose.tags, strict=True)) for prose in proses])
    return tagger


def _tag(text: str, tagger: PerceptronTagger) -> list[str]:
    """The tokens of a text, tagged as NLTK does it."""
    words, tokenizer = [], NLTKWordTokenizer()
    for line in straighten(text).split("\n"):
        for start, end in punkt().span_tokenize(line):
            words += tagger.tag(tokenizer.tokenize(line[start:end]))
    return [word for word, _ in words]


def _analyse_all(article: Article) -> None:
    """All tables of an article."""
    prose = read_prose(article)
    attributions = find_attributions(article, prose)
    find_quantities(article, prose, attributions)
    count_terms(article, prose)


def _time(work: Callable, items: Iterable) -> tuple[float, list]:
    """The seconds that `work` takes on the items, the best of three rounds, and what it gives."""
    items, best, results = list(items), float("inf"), []
    for _ in range(3):
        started = time.perf_counter()
        results = [work(item) for item in items]
        best = min(best, time.perf_counter() - started)
    return best, results


def _long_texts() -> None:
    """Print what twice the text costs, for a long one and for one full of unbalanced quotation marks."""
    print("Twice the text, times the cost (2.0 is linear)")
    shapes = {
        "100,000 and 200,000 words": lambda times: "\n".join(texts.article(1000, seed) for seed in range(100 * times)),
        "5,000 and 10,000 unbalanced marks": lambda times: "\n".join(
            f"“He said {number} times that it was over." for number in range(5000 * times)
        ),
    }
    for name, make in shapes.items():
        once, twice = (_once(make(times)) for times in (1, 2))
        print(f"  {name:<45}{once:6.1f} s {twice:6.1f} s   {twice / once:.2f} times")
    print()


def _once(text: str) -> float:
    """The seconds of one full analysis."""
    article = Article.from_text(text)
    started = time.perf_counter()
    _analyse_all(article)
    return time.perf_counter() - started
