"""Words in their places: where a term stands, in which sentences, with which company, and how its use moves through the article."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from onrecord import schema
from onrecord.statistics import collocation
from onrecord.terms.frequency import SEGMENTS, segment_bounds
from onrecord.terms.stopwords import default_stop_words
from onrecord.terms.words import Words, find

SORTS = ("text", "left", "right")


def concordance(words: Words, term: str, *, width: int = 8, sort: str = "text") -> pd.DataFrame:
    """Every place of a word or phrase with `width` words on either side, inside its paragraph: key word in context (KWIC).

    `sort` is "text" (as they come), "left" (by the word before, then the one before that) or "right" (by the words after). `start` and
    `end` bound the match; `position` is how far into the article it stands, from 0 to 1. Raises ValueError for another `sort`.
    """
    if sort not in SORTS:
        raise ValueError(f"sort is {sort!r}; a concordance is sorted by one of {', '.join(SORTS)}")
    places = find(words, term)
    if sort == "left":
        places.sort(key=lambda place: _sort_key(words, range(place[0] - 1, place[0] - 1 - width, -1)))
    elif sort == "right":
        places.sort(key=lambda place: _sort_key(words, range(place[1], place[1] + width)))
    return schema.make("concordance", [_line(words, first, last, width) for first, last in places])


def _sort_key(words: Words, numbers: range) -> list[str]:
    """The words of those numbers, folded, by which lines are sorted."""
    return [words.forms[at].casefold() for at in numbers if 0 <= at < len(words)]


def _line(words: Words, first: int, last: int, width: int) -> dict[str, object]:
    """One line of a concordance, for the words [first, last)."""
    text, paragraphs = words.prose.text, words.paragraphs
    here = paragraphs[first]
    low, high = max(first - width, 0), min(last + width, len(words)) - 1
    while paragraphs[low] != here:
        low += 1
    while paragraphs[high] != here:
        high -= 1
    start, end = words.starts[first], words.ends[last - 1]
    return {
        "left": " ".join(text[words.starts[low] : start].split()),
        "match": text[start:end],
        "right": " ".join(text[end : words.ends[high]].split()),
        "start": start,
        "end": end,
        "sentence": words.sentences[first],
        "paragraph": here,
        "position": first / len(words),
    }


def collocates(words: Words, term: str, *, window: int = 5, minimum: int = 2, stop_words: frozenset[str] | None = None) -> pd.DataFrame:
    """The words that stand within `window` words of a word or phrase, in the same sentence, the most strongly attached (G2) first.

    `count` is how often, before (`left`) and after (`right`); `total` is the word's number outside the term itself, `expected` what chance
    would put into the windows, and `g2` is negative for fewer. The measures are those of `statistics.collocation` with f1 the words in all
    windows, f2 the total and n the words outside the term (Evert 2008); logDice has f1 the number of the term's places. Words with fewer
    than `minimum` places near the term are left out.
    """
    stop_words = default_stop_words() if stop_words is None else stop_words
    places = find(words, term)
    node = {at for first, last in places for at in range(first, last)}
    left = {at for first, _ in places for at in _same_sentence(words, first, range(first - window, first))} - node
    right = {at for first, last in places for at in _same_sentence(words, first, range(last, last + window))} - node - left
    near = [at for at in sorted(left | right) if not words.is_stop_word(at, stop_words)]
    counts, before = Counter(words.terms[at] for at in near), Counter(words.terms[at] for at in left)
    first_near = {words.terms[at]: words.starts[at] for at in reversed(near)}
    outside = Counter(word for at, word in enumerate(words.terms) if at not in node)
    found = [word for word, count in counts.items() if count >= minimum]
    f, f2 = np.array([counts[word] for word in found], dtype=int), np.array([outside[word] for word in found], dtype=int)
    cells = (f, len(left | right), f2, len(words) - len(node))
    expected = cells[1] * f2 / max(cells[3], 1)
    columns = {
        "collocate": found,
        "count": f,
        "left": [before[word] for word in found],
        "right": f - [before[word] for word in found],
        "total": f2,
        "expected": expected,
        "g2": collocation.g2(*cells) * np.where(f < expected, -1, 1),
        "log_dice": collocation.log_dice(f, len(places), f2),
        "pmi": collocation.pmi(*cells),
        "npmi": collocation.npmi(*cells),
        "t_score": collocation.t_score(*cells),
        "delta_p": collocation.delta_p(*cells),
        "first_start": [first_near[word] for word in found],
    }
    return schema.from_columns("collocates", columns).sort_values(["g2", "collocate"], ascending=[False, True], ignore_index=True)


def _same_sentence(words: Words, at: int, numbers: range) -> list[int]:
    """Those of the word numbers that are in the sentence of the word number `at`."""
    return [near for near in numbers if 0 <= near < len(words) and words.sentences[near] == words.sentences[at]]


def trend(words: Words, terms: Iterable[str], *, segments: int | None = SEGMENTS) -> pd.DataFrame:
    """How often each term occurs in each of `segments` equal parts of the article, or, for None, in each of its paragraphs.

    One row per term and part, in the order given, also where the count is 0. `start` and `end` are the characters from the part's first
    word to its last; a place belongs to the part in which it begins.
    """
    if segments is None:
        bounds = np.array([0, *(at for at in range(1, len(words)) if words.paragraphs[at] != words.paragraphs[at - 1]), len(words)])
    else:
        bounds = segment_bounds(len(words), segments)
    sizes = np.diff(bounds)
    rows = []
    for term in terms if len(words) else ():
        counts = np.histogram([first for first, _ in find(words, term)], bounds)[0]
        rows += [
            {
                "term": term,
                "part": part,
                "start": words.starts[first],
                "end": words.ends[last - 1],
                "words": size,
                "count": count,
                "per_1000": 1000 * count / size,
            }
            for part, (first, last, size, count) in enumerate(zip(bounds, bounds[1:], sizes, counts, strict=False))
        ]
    return schema.make("trend", rows)
