"""How well the project reads annotated articles.    python tests/gold_scores.py [--unread] [--errors]

Without --unread the sample articles, which were looked at while rules were written; with it those that were annotated before the code was
run on them and that no rule was written for, which are the honest measure.

Counted as in published evaluations of quotation extraction: a stretch of content is found when a predicted one covers over 80 % of its
characters, one to one; a speaker is right when its last name or head noun is; a quantity is found when value and place are right.
What the annotators left open ("optional") is neither asked for nor punished.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "notebooks")]

import pandas as pd  # noqa: E402

import gold  # noqa: E402
from onrecord import analyse, read_article  # noqa: E402

COVERED = 0.8
# What stands behind the noun that heads a description: "official [at the ministry]", "people [familiar with it]", "Doctors [at a clinic]".
BEHIND_NOUN = re.compile(
    r"((?<![^ ])[a-z][^ ]*|^[A-Z][^ ]*(?= [a-z]+ [a-z]))( briefed| close| familiar| polled)?"
    r" (about|at|by|for|from|in|of|on|that|to|which|who|with)\b.*"
)
TITLES = {gold.SAMPLE: "Sample articles, annotated by reading", gold.UNREAD: "Articles annotated before the code was run on them"}


@dataclass
class Count:
    """Right answers of those asked for, and those given."""

    right: int = 0
    asked: int = 0
    given: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of what was asked for."""
        return self.right / max(1, self.asked)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.asked + self.given)


def scores(folder: Path = gold.SAMPLE) -> dict[str, Count]:
    """The counts over all annotated articles of `folder`, by what is counted."""
    counts = {name: Count() for name in ("content", "content and speaker", "speaker", "identification", "source type", "value", "giver")}
    for name in gold.names(folder):
        reference = gold.load(name, folder)
        analysis = analyse(read_article(folder / f"{name}.txt"))
        assert analysis.article.text == reference.text, name
        _attributions(name, reference, analysis.attributions, counts)
        _quantities(name, reference, analysis.quantities, counts)
    return counts


def head(name: object) -> str:
    """The word by which speakers are compared, in lower case: the last of a name, the noun that heads a description."""
    written = "" if name is None or pd.isna(name) else BEHIND_NOUN.sub(r"\1", str(name).replace("’", "'"))
    words = written.lower().removesuffix("'s").split()
    return words[-1].strip(".,") if words else ""


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> int:
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def _attributions(name: str, reference: gold.Gold, table: pd.DataFrame, counts: dict[str, Count]) -> None:
    """Match predicted stretches with annotated ones and compare their speakers."""
    found, entries = counts["content"], reference.annotation["attributions"]
    free = table.to_dict("records")
    for entry, located in zip(entries, reference.attributions, strict=True):
        for span in located.content:
            match = max(free, key=lambda row: _overlap((row["start"], row["end"]), span), default=None)
            hit = match is not None and _overlap((match["start"], match["end"]), span) > COVERED * (span[1] - span[0])
            if hit:
                free.remove(match)
            if entry.get("optional"):
                continue
            found.asked += 1
            found.given += hit
            found.right += hit
            if not hit:
                found.errors.append(f"{name}: missed {reference.text[slice(*span)]!r} ({entry['cue']})")
            if hit:
                _speaker(name, entry, match, counts)
    open_spans = [
        span for entry, located in zip(entries, reference.attributions, strict=True) if entry.get("optional") for span in located.content
    ]
    for row in free:
        if not any(2 * _overlap((row["start"], row["end"]), span) >= row["end"] - row["start"] for span in open_spans):
            found.given += 1
            found.errors.append(f"{name}: not there {row['text']!r} ({row['cue']}; {row['rule']})")
    counts["content and speaker"].asked, counts["content and speaker"].given = found.asked, found.given


def _speaker(name: str, entry: dict, row: dict, counts: dict[str, Count]) -> None:
    """Compare speaker, identification and source type of a matched stretch."""
    right = head(entry["speaker"]) == head(row["speaker"])
    counts["content and speaker"].right += right
    pairs = {
        "speaker": (right, row["speaker"]),
        **{
            label: (entry[column] == row[column], row[column])
            for label, column in (("identification", "identification"), ("source type", "source_type"))
        },
    }
    for label, (same, got) in pairs.items():
        counts[label].asked += 1
        counts[label].given += 1
        counts[label].right += same
        if not same:
            counts[label].errors.append(
                f"{name}: {label} {entry['speaker']!r} {entry[label.replace(' ', '_')]!r}, got {row['speaker']!r} {got!r}"
            )


def _quantities(name: str, reference: gold.Gold, table: pd.DataFrame, counts: dict[str, Count]) -> None:
    """Match predicted quantities with annotated ones; compare values, and the givers of those that were found."""
    free = table.to_dict("records")
    for entry, span in zip(reference.annotation["quantities"], reference.quantities, strict=True):
        match = next((row for row in free if _overlap((row["start"], row["end"]), span)), None)
        if match:
            free.remove(match)
        if entry.get("optional"):
            continue
        bounds = [None if match is None or pd.isna(match[side]) else round(match[side], 3) for side in ("low", "high")]
        right = match is not None and bounds == [entry["low"], entry["high"]]
        counts["value"].asked += 1
        counts["value"].given += match is not None
        counts["value"].right += right
        if not right:
            counts["value"].errors.append(
                f"{name}: value {reference.text[span[0] - 20 : span[1] + 20]!r} {entry['low']}–{entry['high']}, got {bounds}"
            )
        if match is not None:
            same = head(entry["giver"]) == head(match["speaker"])
            counts["giver"].asked += 1
            counts["giver"].given += 1
            counts["giver"].right += same
            if not same:
                counts["giver"].errors.append(
                    f"{name}: giver of {reference.text[span[0] - 20 : span[1] + 20]!r} {entry['giver']!r}, got {match['speaker']!r}"
                )
    for row in free:
        counts["value"].given += 1
        counts["value"].errors.append(f"{name}: no quantity {row['text']!r}")


def show(folder: Path = gold.SAMPLE) -> dict[str, Count]:
    """Print F1 of what is found in the articles of `folder` and the accuracy of what is said about it; returns the counts."""
    counts = scores(folder)
    print(f"{TITLES[folder]} ({len(gold.names(folder))})")
    for name in ("content", "content and speaker", "value"):
        print(f"  {name + ', F1':<40}{counts[name].f1:>13.3f}   of {counts[name].asked}")
    for name in ("speaker", "identification", "source type", "giver"):
        print(f"  {name + ', accuracy on what is found':<40}{counts[name].recall:>11.3f}   of {counts[name].asked}")
    return counts


if __name__ == "__main__":
    result = show(gold.UNREAD if "--unread" in sys.argv else gold.SAMPLE)
    if "--errors" in sys.argv:
        print(*(error for count in result.values() for error in count.errors), sep="\n")
