"""Train the part-of-speech tagger:    python data/models/train_tagger.py TRAIN.tsv.gz … [--dev DEV.tsv.gz …]

The files hold `word TAB tag` a line and a blank line between sentences; lines without a tab are left out. The weights are written to
`tagger.npz` beside this file; the same input gives the same bytes. With --dev, the share of right tags in each of these files is printed.
"""

import argparse
import gzip
import random
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))
from onrecord.prose.tag_features import BITS, Tokens, tag_numbers, tag_sums  # noqa: E402
from onrecord.prose.tagger import Tagger, unpacked  # noqa: E402

OUT = Path(__file__).with_name("tagger.npz")
SEED, ITERATIONS = 1, 8
TOGETHER = 16  # sentences that are tagged side by side before the weights change
RARE = 2  # features that stand fewer times than this in the training data are left out
STEP, SMALLEST = 0.3, 5  # what 1 of a whole number stands for, and the smallest that is kept
# Tags of one corpus only, and what the others call them; "goes with", and a slip that is no tag, teach nothing.
MAPPED = {"ADD": "NN", "NFP": ":", "AFX": "JJ", "#": "SYM", "-": ":"}
UNTAUGHT = {"GW", "PRN", "one-time", '"', ""}

Sentence = list[tuple[str, str | None]]


def read(path: str) -> list[Sentence]:
    """The sentences of a file, each a list of (word, tag); None is a tag that is not to be learned.

    A file in which most quotation marks are not told apart as opening and closing teaches nothing about them.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    rows = [[tuple(line.split("\t")) for line in block.split("\n") if "\t" in line] for block in blocks]
    marks = [tag for block in rows for word, tag in block if word == '"']
    untaught = {'"', "'"} if marks.count("``") < len(marks) / 4 else set()
    return [[(w, None if t in UNTAUGHT or w in untaught else MAPPED.get(t, t)) for w, t in block] for block in rows if block]


class Batch:
    """Sentences that are tagged side by side: their `tokens`, and the numbers of the right tags (-1: not to be learned)."""

    def __init__(self, sentences: list[Sentence], column: dict[str | None, int]):
        self.tokens = Tokens([[word for word, _ in sentence] for sentence in sentences])
        self.right = np.array([column[tag] for sentence in sentences for _, tag in sentence])[self.tokens.order]

    def tag_features(self, sums: np.ndarray) -> np.ndarray:
        """The numbers of the features of the right tags before."""
        before = previous = np.full(self.tokens.active[0], len(sums) - 1)
        pairs, at = [], 0
        for active in self.tokens.active:
            pairs.append(sums[before[:active], previous[:active]])
            before, previous = previous, self.right[at : at + active]
            at += active
        return tag_numbers(self.tokens.tag_keys, np.concatenate(pairs))


class Perceptron:
    """An averaged perceptron (Collins 2002): `weights` (features, tags) and, for their mean, every change times the moment of it."""

    def __init__(self, batches: list[Batch], tags: list[str]):
        self.tags, self.sums = tags, tag_sums(tags)
        counts = np.zeros(1 << BITS, dtype=np.int64)
        for batch in batches:
            for found in (batch.tokens.word_features, batch.tag_features(self.sums)):
                np.add.at(counts, found.ravel(), 1)
        self.features = np.flatnonzero(counts >= RARE)
        self.row = np.zeros(1 << BITS, dtype=np.int32)
        self.row[self.features] = np.arange(1, len(self.features) + 1)
        self.weights = np.zeros((len(self.features) + 1, len(tags)), dtype=np.float32)
        self.changes = np.zeros(self.weights.shape)
        self.moment = 0

    def learn(self, batch: Batch) -> None:
        """Tag a batch, and change the weights of the features of every word that got a wrong tag."""
        before = previous = np.full(batch.tokens.active[0], len(self.tags))
        at, word_rows = 0, self.row[batch.tokens.word_features]
        for active in batch.tokens.active:
            now = slice(at, at + active)
            tag_rows = self.row[tag_numbers(batch.tokens.tag_keys[now], self.sums[before[:active], previous[:active]])]
            rows = np.concatenate((word_rows[now], tag_rows), axis=1)
            before, previous = previous, self.weights[rows].sum(axis=1).argmax(axis=1)
            self.moment += 1
            wrong = np.flatnonzero((previous != batch.right[now]) & (batch.right[now] >= 0))
            if len(wrong):
                self._change(rows[wrong], batch.right[now][wrong, None], 1)
                self._change(rows[wrong], previous[wrong, None], -1)
            at += active

    def _change(self, rows: np.ndarray, tags: np.ndarray, by: int) -> None:
        np.add.at(self.weights, (rows, tags), by)
        np.add.at(self.changes, (rows, tags), by * self.moment)
        self.weights[0] = 0

    def mean(self) -> np.ndarray:
        """The mean of the weights over all moments, without row 0."""
        return (self.weights - self.changes / self.moment)[1:]


def train(sentences: list[Sentence]) -> dict[str, np.ndarray]:
    """The arrays of a tagger trained on `sentences`, as `onrecord.prose.tagger.unpacked` reads them."""
    chance = random.Random(SEED)
    tags = sorted({tag for sentence in sentences for _, tag in sentence if tag})
    column = {tag: number for number, tag in enumerate(tags)} | {None: -1}
    sentences = chance.sample(sentences, len(sentences))
    batches = [Batch(sentences[first : first + TOGETHER], column) for first in range(0, len(sentences), TOGETHER)]
    perceptron = Perceptron(batches, tags)
    for _ in range(ITERATIONS):
        for batch in chance.sample(batches, len(batches)):
            perceptron.learn(batch)
    return packed(tags, perceptron.features, perceptron.mean())


def packed(tags: list[str], features: np.ndarray, weights: np.ndarray) -> dict[str, np.ndarray]:
    """Weights as whole numbers of a byte, without those that say little."""
    whole = np.clip(np.rint(weights / STEP), -127, 127).astype(np.int8)
    whole[np.abs(whole) < SMALLEST] = 0
    kept = whole.any(axis=1)
    rows, columns = np.nonzero(whole[kept])
    gaps = np.diff(features[kept], prepend=0)
    return {
        "tags": np.array(tags),
        "gaps": gaps.astype(np.min_scalar_type(gaps.max())),
        "counts": np.bincount(rows).astype(np.uint8),
        "columns": columns.astype(np.uint8),
        "values": whole[kept][rows, columns],
    }


def accuracy(tagger: Tagger, sentences: list[Sentence]) -> float:
    """The share of words that get the right tag."""
    guesses = tagger.tag([[word for word, _ in sentence] for sentence in sentences])
    pairs = [(tag, guess) for words, found in zip(sentences, guesses, strict=True) for (_, tag), guess in zip(words, found, strict=True)]
    return sum(tag == guess for tag, guess in pairs if tag) / sum(tag is not None for tag, _ in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", nargs="+")
    parser.add_argument("--dev", nargs="*", default=[])
    given = parser.parse_args()
    arrays = train([sentence for path in given.train for sentence in read(path)])
    np.savez_compressed(OUT, **arrays)
    print(f"{OUT.name}: {len(arrays['counts'])} features, {len(arrays['values'])} weights, {OUT.stat().st_size / 1e6:.2f} MB")
    for path in given.dev:
        print(f"{Path(path).name}: {accuracy(Tagger(*unpacked(arrays)), read(path)):.4f} right")


if __name__ == "__main__":
    main()
