"""Fit the points by which a pronoun finds whom it means.    python data/models/train_antecedents.py ARTICLES.jsonl OUT.tsv

ARTICLES: one JSON object a line, with "text" and "quotes", each with "speaker" (the characters of its source) and "speaker_name" (who).
Every pronoun that is a source gives its candidates with their features; the points are a logistic regression over the candidates, with the
signs held to what is known and a share of the answers taken for wrong, since most come from automatic coreference. Rounded to tenths.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))

from onrecord import Article  # noqa: E402
from onrecord.attribution.extraction import find_drafts  # noqa: E402
from onrecord.attribution.speakers import Resolver  # noqa: E402
from onrecord.entities.people import PRONOUN_GENDER  # noqa: E402
from onrecord.prose import read_prose  # noqa: E402
from onrecord.prose.reading import Reading  # noqa: E402

LOWEST, HIGHEST = -9.0, 9.0
BOUNDS = {
    "possessor, near": (LOWEST, -0.5), "possessor, far": (LOWEST, -0.5), "modifier, near": (LOWEST, -0.5), "modifier, far": (LOWEST, -0.5),
    "inside a quotation, near": (LOWEST, -0.5), "inside reported words, near": (LOWEST, -0.3), "inside reported words, far": (LOWEST, -0.3),
    "first subject, near": (0.4, HIGHEST), "brought in just now": (0.2, HIGHEST), "same unit": (LOWEST, 1.4),
}  # fmt: skip
WRONG, SMOOTHING, RAREST, STEPS = 0.15, 1.5, 20, 300


def examples(path: str) -> list[list[tuple[tuple[str, ...], bool]]]:
    """For every source that is a pronoun its candidates: their features, and whether they are the one meant."""
    found = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = Article.from_text(record["text"])
        reading = Reading(article, read_prose(article))
        named = (quote for quote in record["quotes"] if quote["speaker"] and quote["speaker_name"])
        meant = {quote["speaker"]["start"]: quote["speaker_name"] for quote in named}
        resolver = Resolver(reading)
        for draft in find_drafts(reading):
            token = draft.source[0] if draft.source else 0
            name = meant.pop(reading.prose.starts[token], None) if reading.lower[token] in PRONOUN_GENDER else None
            if name:
                resolver.antecedents.reports(draft.stretches)
                ranked = resolver.antecedents.rank(token, PRONOUN_GENDER[reading.lower[token]])
                last = name.split()[-1].lower()
                found.append([(choice.features, choice.person.surname.lower() == last) for choice in ranked])
            resolver.resolve(draft)
    return [candidates for candidates in found if any(right for _, right in candidates)]


def fit(found: list[list[tuple[tuple[str, ...], bool]]]) -> dict[str, float]:
    """The points of every feature that is not rare, by Adam on the smoothed log-likelihood."""
    counts: dict[str, int] = {}
    for features, _ in (candidate for candidates in found for candidate in candidates):
        counts.update({name: counts.get(name, 0) + 1 for name in features})
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    low, high = np.array([BOUNDS.get(name, (LOWEST, HIGHEST)) for name in names]).T
    data = [(np.array([[f.count(n) for n in names] for f, _ in c], float), np.array([right for _, right in c])) for c in found]
    weights, mean, spread = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = -SMOOTHING * weights
        for matrix, right in data:
            sums = matrix @ weights
            shares = np.exp(sums - sums.max())
            shares /= shares.sum()
            hit = shares[right].sum()
            trust = (1 - WRONG) * hit / (WRONG * right.mean() + (1 - WRONG) * hit)
            slope += trust * (matrix.T @ (shares * right / hit - shares))
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights += 0.05 * mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        weights = np.clip(weights, low, high)
    return dict(zip(names, np.round(weights, 1).tolist(), strict=True))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = [f"{name}\t{points}" for name, points in sorted(fit(examples(sys.argv[1])).items()) if points]
    Path(sys.argv[2]).write_text("\n".join(["feature\tpoints", "lead\t0.2", *rows, ""]), encoding="utf-8")
