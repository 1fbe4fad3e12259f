"""Fit the weights that choose the counted thing:    python data/models/train_counted.py GOLD.jsonl … [--half 0|1] [--out FILE]

A gold file holds a JSON object a line: "text" and "quantities", each with "start", "end" and "counted" (a list of words) or "counted_head".
The examples of `counted_examples.tsv` are learned with them. With --half only the lines with an even (0) or odd (1) number are read. A
softmax over the candidates of each figure is fitted with L-BFGS and a ridge; the weights are rounded and written to `counted.tsv`.

Value and counted thing together, F1 on 117 sentences that were not fitted on: 84 and 81 (--half 1 and --half 0, each scored on the other).
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))
from onrecord import lexicons  # noqa: E402
from onrecord.article import Article  # noqa: E402
from onrecord.prose import lemma, read_prose  # noqa: E402
from onrecord.prose.tokens import straighten  # noqa: E402
from onrecord.quantities import find_figures  # noqa: E402
from onrecord.quantities.counted_candidates import Candidate, find_candidates  # noqa: E402

HERE = Path(__file__).parent
RIDGE, RARE = 1.6, 3
LITTLE = lexicons.words("stopwords")
Item = tuple[list[Candidate], list[bool]]


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--out", type=Path, default=HERE / "counted.tsv")
    asked = parser.parse_args()
    texts = [*examples(HERE / "counted_examples.tsv"), *(text for path in asked.gold for text in read(path, asked.half))]
    weights = fit([item for text, wanted in texts for item in items(text, wanted)])
    lines = [f"{feature}\t{weight:.2f}" for feature, weight in sorted(weights.items()) if abs(weight) >= 0.05]
    head = "# The weights that choose the counted thing among its candidates (feature, weight); made by train_counted.py.\n"
    asked.out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def examples(path: Path) -> Iterator[tuple[str, list[tuple[int, int, set[str]]]]]:
    """The texts of the examples, each with the one figure in brackets and the word wanted of it ("-" for none)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            marked, wanted = line.split("\t")
            start, end = marked.index("["), marked.index("]") - 1
            yield marked.replace("[", "").replace("]", ""), [(start, end, {single(word) for word in wanted.split()})]


def read(path: str, half: int | None) -> Iterator[tuple[str, list[tuple[int, int, set[str]]]]]:
    """The texts of a gold file, each with its figures as (start, end, words wanted)."""
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if half is None or number % 2 == half:
            told = [quantity for quantity in row["quantities"] if quantity.get("start") is not None and quantity.get("counted")]
            yield row["text"], [(one["start"], one["end"], wanted_words(one)) for one in told]


def wanted_words(quantity: dict) -> set[str]:
    """The words one of which has to be among the counted: the head where that is given."""
    words = [quantity["counted_head"]] if "counted_head" in quantity else quantity["counted"]
    return {single(word) for word in words}


def single(word: str) -> str:
    """A word of a counted thing in its dictionary form."""
    return lemma(word, "NNS")


def items(text: str, wanted: list[tuple[int, int, set[str]]]) -> Iterator[Item]:
    """For every figure with a right candidate: its candidates, and which are right."""
    article = Article.from_text(text)
    prose, straight = read_prose(article), straighten(article.text)
    for sentence in prose.sentences:
        for mention, place in zip(*find_figures(straight[sentence.start : sentence.end], prose, sentence), strict=True):
            start, end = sentence.start + mention.start, sentence.start + mention.end
            words = next((words for first, last, words in wanted if first < end and start < last), None)
            if words is None or mention.converts:
                continue
            candidates = find_candidates(place, mention)
            right = [is_right(prose.span_text(one.first, one.last), words) for one in candidates]
            if any(right):
                yield candidates, right


def is_right(phrase: str, wanted: set[str]) -> bool:
    """Whether a phrase holds a wanted word; no phrase where none is wanted."""
    words = {single(word) for word in re.findall(r"[\w'’-]+", phrase) if word.lower() not in LITTLE}
    return bool(words & wanted) if words else wanted == {"-"}


def fit(data: list[Item]) -> dict[str, float]:
    """The weights of the features that occur often enough."""
    counts = Counter(feature for candidates, _ in data for candidate in candidates for feature in candidate.features)
    names = sorted(feature for feature, count in counts.items() if count >= RARE)
    column = {feature: number for number, feature in enumerate(names)}
    rows = [(item, [column[f] for f in sorted(one.features) if f in column]) for item, (all_, _) in enumerate(data) for one in all_]
    matrix = np.zeros((len(rows), len(names)))
    for number, (_, columns) in enumerate(rows):
        matrix[number, columns] = 1.0
    owner = np.array([item for item, _ in rows])
    right = np.array([good for _, goods in data for good in goods])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        total, good = (np.add.reduceat(values, starts) for values in (scores, scores * right))
        gradient = matrix.T @ (scores / total[owner] - scores * right / good[owner]) + RIDGE * weights
        return float(np.log(total / good).sum() + RIDGE * (weights**2).sum() / 2), gradient

    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return dict(zip(names, found.x.tolist(), strict=True))


if __name__ == "__main__":
    main()
