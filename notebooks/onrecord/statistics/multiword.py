"""Measures for terms of several words."""
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

Words = tuple[str, ...]


def c_value(counts: Mapping[Words, int]) -> dict[Words, float]:
    """C-value of every candidate term (a tuple of words) from the counts of all: log2 |a| (f(a) - mean of f(b)), b being the longer
    candidates that hold a, each f(b) counted outside of still longer ones.

    Frantzi, Ananiadou & Mima 2000. Counts include the places inside longer candidates. 0 or less: the words occur in longer terms only.
    """
    outside: dict[Words, int] = {}
    holders: dict[Words, list[Words]] = defaultdict(list)
    for term in sorted(counts, key=lambda words: (-len(words), words)):
        outside[term] = counts[term] - sum(outside[longer] for longer in holders[term])
        for inner in sorted(_inside(term)):
            if inner in counts:
                holders[inner].append(term)
    return {term: math.log2(len(term)) * (count - _mean([outside[longer] for longer in holders[term]])) for term, count in counts.items()}


def _inside(term: Words) -> set[Words]:
    """The shorter runs of words inside a term."""
    size = len(term)
    return {term[start:end] for start in range(size) for end in range(start + 1, size + 1) if end - start < size}


def _mean(values: list[int]) -> float:
    return sum(values) / len(values) if values else 0.0


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
