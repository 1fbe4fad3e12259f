"""Part-of-speech tags by NLTK's averaged perceptron, with the project's own weights.

The weights were trained by `data/models/train_tagger.py` with NLTK's `PerceptronTagger` and give exactly its tags. Only the arithmetic is
arranged differently: the features that do not depend on the tags before are summed for a whole article at once.
"""

import gzip
import json
from functools import cache, lru_cache

import numpy as np
from nltk.tag.perceptron import PerceptronTagger

from onrecord import paths

WEIGHTS = paths.MODELS / "tagger.json.gz"
# NLTK's features that look at words only, spelt as in `PerceptronTagger._get_features`: name, offset of the word, what of it is read.
WORD_FEATURES = (
    ("i word", 0, slice(None)),
    ("i-1 word", -1, slice(None)),
    ("i-2 word", -2, slice(None)),
    ("i+1 word", 1, slice(None)),
    ("i+2 word", 2, slice(None)),
    ("i-1 suffix", -1, slice(-3, None)),
    ("i+1 suffix", 1, slice(-3, None)),
)
# These read the word as it is written, the others as `normalize` gives it.
WRITTEN_FEATURES = (("i suffix", 0, slice(-3, None)), ("i pref1", 0, slice(1)))
OFFSETS = tuple(offset for _, offset, _ in WORD_FEATURES + WRITTEN_FEATURES)


class Tagger:
    """The trained tagger; `tag` takes sentences and gives their Penn Treebank tags."""

    def __init__(self, weights: dict[str, dict[str, float]], tagdict: dict[str, str], tags: list[str]):
        # Ties go to the tag that is last in the alphabet, as in NLTK: argmax takes the first, so the columns are in reverse order.
        self.tags = sorted(tags, reverse=True)
        self.known = tagdict
        column = {tag: number for number, tag in enumerate(self.tags)}
        self.row = {feature: number for number, feature in enumerate(weights, start=1)}
        self.weights = np.zeros((len(weights) + 1, len(self.tags)))
        for feature, row in self.row.items():
            for tag, weight in weights[feature].items():
                self.weights[row, column[tag]] = weight
        self.normalize = lru_cache(maxsize=1 << 16)(PerceptronTagger(load=False).normalize)
        self.word_rows = lru_cache(maxsize=1 << 14)(self._word_rows)
        self.rows_of_tags: dict[tuple[str, str], np.ndarray] = {}

    def tag(self, sentences: list[list[str]]) -> list[list[str]]:
        """One list of tags for each sentence (a list of words)."""
        scores = self._word_scores(sentences)
        tagged, at = [], 0
        for words in sentences:
            tagged.append(self._tag_sentence(words, scores[at : at + len(words)]))
            at += len(words)
        return tagged

    def _word_scores(self, sentences: list[list[str]]) -> np.ndarray:
        """The scores (words, tags) from all features that do not depend on the tags before."""
        start, end = ([self.word_rows(word, word) for word in words] for words in (PerceptronTagger.START, PerceptronTagger.END))
        rows, places = [], []
        for words in sentences:
            rows += start
            places += range(len(rows), len(rows) + len(words))
            rows += [self.word_rows(self.normalize(word), word) for word in words]
            rows += end
        by_feature, at = np.array(rows, dtype=np.intp).reshape(-1, len(OFFSETS)).T, np.array(places, dtype=np.intp)
        scores = np.zeros((len(at), len(self.tags)))
        for found, offset in zip(by_feature, OFFSETS, strict=True):
            scores += self.weights[found[at + offset]]
        return scores + self.weights[self.row.get("bias", 0)]

    def _word_rows(self, normal: str, written: str) -> list[int]:
        """The rows of the weights of a word's features, one for each of OFFSETS."""
        row = [self.row.get(f"{name} {normal[part]}", 0) for name, _, part in WORD_FEATURES]
        return row + [self.row.get(f"{name} {written[part]}", 0) for name, _, part in WRITTEN_FEATURES]

    def _tag_sentence(self, words: list[str], scores: np.ndarray) -> list[str]:
        """The tags of one sentence, from left to right."""
        row, weights, tags = self.row.get, self.weights, self.tags
        previous, before = PerceptronTagger.START
        output = []
        for number, word in enumerate(words):
            tag = self.known.get(word)
            if not tag:
                total = scores[number] + self._tag_scores(previous, before)
                joint = row(f"i-1 tag+i word {previous} {self.normalize(word)}")
                if joint:
                    total += weights[joint]
                tag = tags[total.argmax()]
            output.append(tag)
            before, previous = previous, tag
        return output

    def _tag_scores(self, previous: str, before: str) -> np.ndarray:
        """The scores from the two tags before, kept once they have been added up."""
        key = (previous, before)
        if key not in self.rows_of_tags:
            features = (f"i-1 tag {previous}", f"i-2 tag {before}", f"i tag+i-2 tag {previous} {before}")
            self.rows_of_tags[key] = self.weights[[self.row.get(feature, 0) for feature in features]].sum(axis=0)
        return self.rows_of_tags[key]


@cache
def tagger() -> Tagger:
    """The tagger with the weights in `data/models/`."""
    with gzip.open(WEIGHTS, "rt", encoding="utf-8") as file:
        weights, tagdict, tags = json.load(file)
    return Tagger(weights, tagdict, tags)
