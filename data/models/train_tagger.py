"""Train the part-of-speech tagger:    python data/models/train_tagger.py TRAIN.tsv.gz [DEV.tsv.gz]

The input holds `word TAB tag` a line, a blank line between sentences and `# doc = …` before each document. The weights are written to
`tagger.json.gz` beside this file as [weights, tagdict, tags]; the same input gives the same bytes. With DEV, its accuracy is printed.
"""

import gzip
import json
import random
import sys
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger

OUT = Path(__file__).with_name("tagger.json.gz")
SEED, ITERATIONS, SMALLEST = 1, 6, 0.1


def read(path: str) -> list[list[tuple[str, str]]]:
    """The sentences of a file, each a list of (word, tag)."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    lines = ([line for line in block.split("\n") if line and not line.startswith("# doc =")] for block in blocks)
    return [[tuple(line.split("\t")) for line in block] for block in lines if block]


def train(sentences: list[list[tuple[str, str]]]) -> list:
    """[weights, tagdict, tags] of a tagger trained on `sentences`; weights smaller than SMALLEST are dropped."""
    random.seed(SEED)
    tagger = PerceptronTagger(load=False)
    tagger.train(sentences, nr_iter=ITERATIONS)
    weights = {}
    for feature, by_tag in sorted(tagger.model.weights.items()):
        kept = {tag: weight for tag, weight in sorted(by_tag.items()) if abs(weight) >= SMALLEST}
        if kept:
            weights[feature] = kept
    return [weights, dict(sorted(tagger.tagdict.items())), sorted(tagger.classes)]


def accuracy(model: list, sentences: list[list[tuple[str, str]]]) -> float:
    """The share of words that get the right tag."""
    tagger = PerceptronTagger.decode_json_obj(model)
    pairs = [(tag, guess) for words in sentences for (_, tag), (_, guess) in zip(words, tagger.tag([w for w, _ in words]), strict=True)]
    return sum(tag == guess for tag, guess in pairs) / len(pairs)


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    model = train(read(sys.argv[1]))
    OUT.write_bytes(gzip.compress(json.dumps(model, separators=(",", ":")).encode(), mtime=0))
    print(f"{OUT.name}: {len(model[0])} features, {OUT.stat().st_size / 1e6:.2f} MB")
    if len(sys.argv) == 3:
        print(f"accuracy {accuracy(model, read(sys.argv[2])):.4f}")


if __name__ == "__main__":
    main()
