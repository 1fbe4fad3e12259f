"""The annotations of articles: loads one and finds the offsets of everything that it names by its words."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "articles" / "sample"
UNREAD = Path(__file__).resolve().parent / "articles" / "unread"  # annotated before the code was run on them, and never fitted on

Span = tuple[int, int]


class GoldError(ValueError):
    """A string of an annotation that its article does not hold; `where` is (list, index, field)."""

    def __init__(self, where: tuple[str, int, str], string: str):
        super().__init__(f"{where[0]} {where[1]}, {where[2]}: not found in the article: {string!r}")
        self.where = where


@dataclass(frozen=True)
class Located:
    """The spans of one attribution."""

    content: list[Span]
    cue: Span | None
    source: Span | None


@dataclass(frozen=True)
class Gold:
    """An article's text, its annotation as loaded, and the spans of both lists, in their order."""

    text: str
    annotation: dict
    attributions: list[Located]
    quantities: list[Span]


def names(folder: Path = SAMPLE) -> list[str]:
    """The names of the annotated articles in `folder`, sorted."""
    return sorted(path.stem for path in (folder / "annotations").glob("*.json"))


def load(name: str, folder: Path = SAMPLE) -> Gold:
    """The article `name` of `folder` with its annotation and spans; raises GoldError where a string is not found."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    return locate(text, json.loads((folder / "annotations" / f"{name}.json").read_text(encoding="utf-8")))


def locate(text: str, annotation: dict) -> Gold:
    """Find every string of `annotation` in `text`, as the README of the sample articles describes; raises GoldError."""
    attributions, position = [], 0
    for index, entry in enumerate(annotation["attributions"]):
        spans, where = [], ("attributions", index, "content")
        for number, stretch in enumerate(entry["content"]):
            start = spans[-1][1] if spans else position
            spans.append(_forward(text, stretch, "" if number else entry.get("near", ""), start, where))
        position = spans[0][1]
        attributions.append(Located(spans, *(_nearest(text, entry, field, spans, index) for field in ("cue", "source"))))
    quantities, position = [], 0
    for index, entry in enumerate(annotation["quantities"]):
        quantities.append(_forward(text, entry["text"], entry.get("near", ""), position, ("quantities", index, "text")))
        position = quantities[-1][1]
    return Gold(text, annotation, attributions, quantities)


def _occurrences(text: str, string: str, near: str, start: int = 0) -> Iterator[Span]:
    """Where `string` stands as whole words right after the words `near`, from `start` on."""
    before = r"(?<!\w)" if string[0].isalnum() else ""
    after = r"(?!\w)" if string[-1].isalnum() else ""
    pattern = re.compile(f"(?<={re.escape(near)}){before}{re.escape(string)}{after}")
    return (match.span() for match in pattern.finditer(text, start))


def _forward(text: str, string: str, near: str, start: int, where: tuple[str, int, str]) -> Span:
    """The first occurrence from `start` on."""
    span = next(_occurrences(text, string, near, start), None)
    if span is None:
        raise GoldError(where, near + string)
    return span


def _nearest(text: str, entry: dict, field: str, content: list[Span], index: int) -> Span | None:
    """The occurrence of a cue or source closest to the content but outside of it; of two equally close, the first."""
    if entry[field] is None:
        return None
    spans = _occurrences(text, entry[field], entry.get(f"{field}_near", ""))
    outside = [span for span in spans if all(span[1] <= start or end <= span[0] for start, end in content)]
    if not outside:
        raise GoldError(("attributions", index, field), entry[field])
    return min(outside, key=lambda span: (min(max(start - span[1], span[0] - end) for start, end in content), span))
