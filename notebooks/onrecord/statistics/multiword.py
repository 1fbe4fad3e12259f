"""Measures for terms of several words."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

Words = tuple[str, ...]


def c_value(counts: Mapping[Words, int]) -> dict[Words, float]:
    """C-value of every candidate term (a tuple of words) from the counts of all: log2 |a| (f(a) - mean of f(b)), b being the longer terms
    that hold a, each f(b) counted outside of still longer ones.

    Frantzi, Ananiadou & Mima 2000, with a threshold of 0: a longer candidate at 0 or less is no term and does not count. Counts include the
    places inside longer candidates. From minus infinity up; 0 or less: the words occur in one longer term only.
    """
    outside: dict[Words, int] = {}
    values: dict[Words, float] = {}
    holders: dict[Words, list[Words]] = defaultdict(list)
    for term in sorted(counts, key=lambda words: (-len(words), words)):
        longer = [outside[holder] for holder in holders[term]]
        values[term] = math.log2(len(term)) * (counts[term] - (sum(longer) / len(longer) if longer else 0))
        if values[term] > 0:
            outside[term] = counts[term] - sum(longer)
            for inner in sorted(_inside(term) & counts.keys()):
                holders[inner].append(term)
    return values


def _inside(term: Words) -> set[Words]:
    """The shorter runs of words inside a term."""
    size = len(term)
    return {term[start:end] for start in range(size) for end in range(start + 1, size + 1) if end - start < size}


def rake(words: Sequence[str], stop_words: Set[str]) -> dict[Words, float]:
    """RAKE's score of every keyphrase: the sum over its words of degree / frequency.

    A keyphrase is what stands between stop words and punctuation in the lower-case tokens `words`; a word's degree is the summed length of
    the keyphrases that hold it. Rose, Engel, Cramer & Cowley 2010. From 1 up; long phrases score high.
    """
    phrases: list[list[str]] = [[]]
    for word in words:
        if word in stop_words or not any(map(str.isalnum, word)):
            phrases.append([])
        else:
            phrases[-1].append(word)
    frequency = Counter(word for phrase in phrases for word in phrase)
    degree: Counter[str] = Counter()
    for phrase in phrases:
        for word in phrase:
            degree[word] += len(phrase)
    return {tuple(phrase): sum(degree[word] / frequency[word] for word in phrase) for phrase in phrases if phrase}
