"""Fit the points of attributions:    python data/models/train_attribution.py FIT.jsonl [CHOOSE.jsonl]

An input holds one article a line, `{"id", "publisher", "text", "quotes": [...]}`, a quote with `start`, `end`, `core` and `speaker`, as the
annotations of PolNeAR do. The rules run over every article; each stretch of words that they find is held against the annotation, and a
logistic regression (Newton's method, ridge penalty) is fitted for each column of `attribution_points.tsv` and `break_points.tsv`, beside
this file, which are written. The same input gives the same bytes. With CHOOSE, the measures on those articles are printed.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))

from onrecord import Article  # noqa: E402
from onrecord.attribution import breaks, points  # noqa: E402
from onrecord.attribution.evidence import unit_at  # noqa: E402
from onrecord.attribution.extraction import find_drafts  # noqa: E402
from onrecord.attribution.table import judged  # noqa: E402
from onrecord.prose import read_prose  # noqa: E402
from onrecord.prose.reading import Reading  # noqa: E402

OUT, BREAKS = Path(__file__).with_name("attribution_points.tsv"), Path(__file__).with_name("break_points.tsv")
COLUMNS = ("claim", "right", "start", "end", "source", "speaker", "cut")
# A quote is found when more than this share of it is covered; a claim is one when this share is.
FOUND, TOUCHED = 0.8, 0.3
# A feature that is seen less often has no points; nor has one whose points round to nothing. At most so many features are kept.
RAREST, RIDGE, MOST, MOST_BREAKS = 30, 4.0, 190, 90
EDGE = " \t\r\n\u00a0\"“”„«»‘’'`,.;:!?…—–-()[]"
HEAD = """# What speaks for (above nought) and against an attribution: for there being a claim, for words and speaker being right, and
# for its start, its end, its source and its speaker being right. The points of a column, added up, are the logarithm of odds.
# Fitted by train_attribution.py.
"""
HEAD_OF_BREAKS = """# What speaks for (above nought) and against content ending at a break inside it. The points, added
# up, are the logarithm of odds. Fitted by train_attribution.py.
"""


def read(path: str) -> list[dict]:
    """The articles of a file, which may be compressed."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks, punctuation and a leading "that" at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    for word in ("that ", "whether ", "if "):
        if text.startswith(word, start):
            return trimmed(text, start + len(word), end)
    return start, end


def last_word(name: str | None) -> str:
    """The last word of a name, in lower case."""
    words = (name or "").lower().replace("’", "'").removesuffix("'s").split()
    return words[-1].strip(".,'") if words else ""


def labelled(article: dict) -> list[tuple[list[str], dict[str, bool]]]:
    """The rows of an article, each with its features and what is right about it."""
    made = Article.from_text(article["text"])
    reading = Reading(made, read_prose(made))
    found, used = [], set()
    for one in sorted(judged(reading, find_drafts(reading, least=0.0)), key=lambda one: one.stretch):
        span = reading.span(*one.stretch)
        covered, quote = max(((cover(q, span), -n) for n, q in enumerate(article["quotes"]) if n not in used), default=(0.0, 0))
        if covered > TOUCHED:
            used.add(-quote)
        found.append((one.features, right(reading, one, span, covered, article["quotes"][-quote] if covered > TOUCHED else None)))
    return found


def broken(article: dict) -> list[tuple[list[str], dict[str, bool]]]:
    """The breaks inside content that follows its cue, as far as the annotated end, each with its features and whether it is that end."""
    made = Article.from_text(article["text"])
    reading = Reading(made, read_prose(made))
    ends = {trimmed(reading.text, q["start"], q["end"])[0]: trimmed(reading.text, q["start"], q["end"])[1] for q in article["quotes"]}
    found = []
    for draft in find_drafts(reading, least=0.0):
        if draft.cue is None or len(draft.stretches) != 1 or draft.stretches[0][0] < draft.cue.last or ": " not in draft.rule:
            continue
        first, last = draft.stretches[0]
        end = ends.get(trimmed(reading.text, *reading.span(first, last))[0])
        rule = draft.rule.partition(": ")[2]
        rule = "quotation" if rule.startswith("quotation") else rule
        if end is None or rule == "quotation" and reading.is_direct(first, last):
            continue
        for token in breaks.places(reading, first, last):
            if trimmed(reading.text, reading.span(first, token)[0], reading.span(first, token)[1])[1] > end:
                break
            here = trimmed(reading.text, *reading.span(first, token))[1] == end
            found.append((breaks.features(reading, unit_at(reading, first), draft.cue, (first, last), token, rule), {"cut": here}))
    return found


def cover(quote: dict, span: tuple[int, int]) -> float:
    """The share of a quote's characters that a span holds."""
    return max(0, min(quote["end"], span[1]) - max(quote["start"], span[0])) / (quote["end"] - quote["start"])


def right(reading: Reading, one, span: tuple[int, int], covered: float, quote: dict | None) -> dict[str, bool]:
    """What is right about a row; a part that does not come into question has no entry."""
    if quote is None:
        return {"claim": False, "right": False}
    want, have = trimmed(reading.text, quote["start"], quote["end"]), trimmed(reading.text, *span)
    given = [(part["start"], part["end"]) for part in quote.get("speaker_spans") or [quote["speaker"]] if part]
    source = reading.span(*one.draft.source) if one.draft.source else None
    named = any(source and a < source[1] and source[0] < b for a, b in given) if given else source is None
    claim = covered > FOUND and named
    if not quote.get("core", True):
        return {"claim": claim}
    labels = {"claim": claim, "start": want[0] == have[0], "end": want[1] == have[1], "source": named}
    known = quote.get("speaker_name") and not (
        quote.get("speaker_name_status") == "silver" and quote.get("speaker_form") in ("pronoun", "relative")
    )
    if named and known:
        labels["speaker"] = one.speaker is not None and last_word(one.speaker.name) == last_word(quote["speaker_name"])
    labels["right"] = claim and labels.get("speaker", True)
    return labels


def fit(rows: dict[str, list[tuple[list[str], bool]]]) -> dict[str, dict[str, float]]:
    """`{column: {feature: points}}`: of the features that are seen often enough, those that move most rows in some column."""
    table, moved = {}, Counter()
    for column, own in rows.items():
        counts = Counter(feature for features, _ in own for feature in set(features))
        table[column] = regress(["always", *sorted(feature for feature, count in counts.items() if count >= RAREST)], own)
        for feature, weight in table[column].items():
            moved[feature] = max(moved[feature], abs(weight) * (counts[feature] / len(own)) ** 0.5)
    ranked = sorted(set(moved) - {"always"}, key=lambda feature: (-moved[feature], feature))
    kept = ["always", *sorted(ranked[: MOST_BREAKS if "cut" in rows else MOST])]
    return {column: regress([feature for feature in kept if feature in table[column]], own) for column, own in rows.items()}


def regress(names: list[str], rows: list[tuple[list[str], bool]]) -> dict[str, float]:
    """Logistic regression with a ridge penalty (Hoerl & Kennard 1970; le Cessie & van Houwelingen 1992), by Newton's method."""
    number = {name: n for n, name in enumerate(names)}
    seen = np.zeros((len(rows), len(names)))
    seen[:, 0] = 1
    for n, (features, _) in enumerate(rows):
        seen[n, [number[feature] for feature in features if feature in number]] = 1
    truth = np.array([float(value) for _, value in rows])
    penalty = np.full(len(names), RIDGE)
    penalty[0] = 0
    weights = np.zeros(len(names))
    for _ in range(8):
        chance = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (truth - chance) - penalty * weights
        curve = (seen * (chance * (1 - chance))[:, None]).T @ seen + np.diag(penalty + 1e-9)
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, weights, strict=True))


def columns(rows: list[tuple[list[str], dict[str, bool]]]) -> dict[str, list[tuple[list[str], bool]]]:
    """For each column of the table the rows that it is fitted on."""
    found = {column: [(features, labels[column]) for features, labels in rows if column in labels] for column in COLUMNS}
    return {column: own for column, own in found.items() if own}


def write(table: dict[str, dict[str, float]], out: Path, head: str) -> None:
    """The columns as a file, a feature a line, its points to a tenth."""
    features = sorted({feature for own in table.values() for feature in own} - {"always"})
    lines = ["\t".join(["feature", *table])]
    for feature in ["always", *features]:
        cells = [f"{own.get(feature, 0):.1f}" for own in table.values()]
        if any(float(cell) for cell in cells):
            lines.append("\t".join([feature, *(cell if float(cell) else "" for cell in cells)]).rstrip())
    out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    articles, enough = read(sys.argv[1]), breaks.ENOUGH
    breaks.ENOUGH = 2.0
    write(fit(columns([row for article in articles for row in broken(article)])), BREAKS, HEAD_OF_BREAKS)
    breaks.ENOUGH = enough
    points.points.cache_clear()
    write(fit(columns([row for article in articles for row in labelled(article)])), OUT, HEAD)
    for path in sys.argv[2:]:
        points.points.cache_clear()
        for column, rows in columns([row for article in read(path) for row in labelled(article)]).items():
            said = np.array([points.probability(column, features) for features, _ in rows])
            truth = np.array([value for _, value in rows])
            print(
                f"{column}: {len(truth)} rows, {truth.mean():.3f} right, said {said.mean():.3f}, Brier {((said - truth) ** 2).mean():.4f}"
            )


if __name__ == "__main__":
    main()
