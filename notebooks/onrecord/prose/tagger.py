"""Part-of-speech tags by an averaged perceptron (Collins 2002) with the project's own weights, whole numbers from -127 to 127.

The weights were trained by `data/models/train_tagger.py`; `prose/tag_features.py` says what they weigh.
"""

from collections.abc import Mapping
from functools import cache
from itertools import islice

import numpy as np

from onrecord import paths
from onrecord.prose.tag_features import BITS, Tokens, tag_numbers, tag_sums

WEIGHTS = paths.MODELS / "tagger.npz"


class Tagger:
    """The trained tagger; `tag` takes sentences and gives their Penn Treebank tags.

    `features` are the numbers of the features that have weights, `weights` (features, tags) says how much each speaks for each tag.
    """

    def __init__(self, tags: list[str], features: np.ndarray, weights: np.ndarray):
        self.tags = tags
        self.row = np.zeros(1 << BITS, dtype=np.int32)
        self.row[features] = np.arange(1, len(features) + 1)
        self.weights = np.zeros((len(features) + 1, len(tags)), dtype=np.int16)  # row 0 is that of the features without weights
        self.weights[1:] = weights
        self.tag_sums = tag_sums(tags)

    def tag(self, sentences: list[list[str]]) -> list[list[str]]:
        """One list of tags for each sentence (a list of words)."""
        tokens = Tokens(sentences)
        found = np.empty(len(tokens.order), dtype=np.intp)
        found[tokens.order] = self._tag_tokens(tokens)
        tags = iter([self.tags[number] for number in found])
        return [list(islice(tags, len(sentence))) for sentence in sentences]

    def _tag_tokens(self, tokens: Tokens) -> np.ndarray:
        """The numbers of the tags of all tokens; the sentences are tagged side by side, each from left to right."""
        scores = np.zeros((len(tokens.order), len(self.tags)), dtype=np.int16)
        for features in self.row.take(tokens.word_features).T:
            scores += self.weights.take(features, axis=0)
        found, at = [np.empty(0, dtype=np.intp)], 0
        before = previous = np.full(tokens.active[:1].sum(), len(self.tags))
        for active in tokens.active:
            now = slice(at, at + active)
            features = self.row.take(tag_numbers(tokens.tag_keys[now], self.tag_sums[before[:active], previous[:active]]))
            before, previous = previous, (scores[now] + self.weights.take(features, axis=0).sum(axis=1, dtype=np.int16)).argmax(axis=1)
            found.append(previous)
            at += active
        return np.concatenate(found)


def unpacked(arrays: Mapping[str, np.ndarray]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The arguments of `Tagger` from what `data/models/train_tagger.py` writes.

    `tags`; `gaps` between the numbers of features, in ascending order; `counts`, how many weights each feature has; and then, for feature
    after feature, `columns`, the numbers of the tags that the weights speak for, and `values`, the weights.
    """
    counts = arrays["counts"]
    weights = np.zeros((len(counts), len(arrays["tags"])), dtype=np.int8)
    weights[np.repeat(np.arange(len(counts)), counts), arrays["columns"]] = arrays["values"]
    return arrays["tags"].tolist(), np.cumsum(arrays["gaps"], dtype=np.intp), weights


@cache
def tagger() -> Tagger:
    """The tagger with the weights in `data/models/`."""
    with np.load(WEIGHTS) as arrays:
        return Tagger(*unpacked(arrays))
