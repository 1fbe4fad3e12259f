"""The article with its attributions, quantities and flags marked, and an anchor for each."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup, escape

from onrecord import schema
from onrecord.analysis import Analysis
from onrecord.article import Span
from onrecord.palette import GROUPS, group, shade_name
from onrecord.views.markup import View, render
from onrecord.wording import by_hand, given, label, numbered, speaker, told

ELEMENTS = {"content": "mark", "cue": "em", "source": "strong", "quantity": "u", "flag": "span"}  # read well without a style sheet
DEEPEST = (
    12  # elements inside one another: what crosses many is cut as often, so that a bound here keeps the page in proportion to its marks
)


class Mark(NamedTuple):
    """A stretch of the article to be marked: its class, the words shown on hover and focus, its anchor and the anchor it leads to."""

    start: int
    end: int
    kind: str
    tip: str = ""
    anchor: str = ""
    back: str = ""
    sign: str = ""
    shade: str = ""
    speaker: str = ""


def annotated_article(analysis: Analysis, only: int | None = None) -> View:
    """Content tinted by source type, cues and sources marked, quantities underlined; each leads to its row in the tables and back.

    `only` is the number of the one paragraph to show, from 0.
    """
    article = analysis.article
    chosen = article.paragraphs if only is None else article.paragraphs[only : only + 1]
    inside = distribute(_marks(analysis), chosen)
    first = 1 if only is None else only + 1
    painted = [paint(article.text, span, marks) for span, marks in zip(chosen, inside, strict=True)]
    blocks = [(span.start, number, html) for number, (span, html) in enumerate(zip(chosen, painted, strict=True), first)]
    lines = article.lines[article.lines["kind"] == "subhead"] if only is None else article.lines.head(0)
    blocks += [(start, 0, Markup.escape(article.text[start:end].strip())) for start, end in zip(lines["start"], lines["end"], strict=True)]
    present = {group(source_type) for source_type in analysis.attributions["source_type"].dropna()}
    key = [(name, f"shade-{number}") for number, name in enumerate(GROUPS) if name in present]
    return render("annotated", blocks=sorted(blocks), key=key, signs=_signs(analysis))


def _signs(analysis: Analysis) -> list[str]:
    """The kinds of marks beside content that the key explains: those that there are."""
    cues, sources = (analysis.attributions[name].notna().any() for name in ("cue_start", "source_start"))
    there = {"cue": cues, "source": sources, "figure": not analysis.quantities.empty}
    return [name for name, is_there in there.items() if is_there]


def distribute(marks: Iterable[Mark], paragraphs: tuple[Span, ...]) -> list[list[Mark]]:
    """The marks that share a character with each of the paragraphs, sorted by start, longest first."""
    starts, ends = [span.start for span in paragraphs], [span.end for span in paragraphs]
    inside: list[list[Mark]] = [[] for _ in paragraphs]
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind)):
        for number in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            inside[number].append(mark)
    return inside


def paint(text: str, span: Span, marks: list[Mark]) -> Markup:
    """The HTML of `text[span]` with `marks` (sorted by start, longest first) as nested elements.

    A mark that crosses the end of another is cut there, and goes on behind it. One more than DEEPEST deep is only an anchor and a link.
    """
    waiting = [(max(mark.start, span.start), -min(mark.end, span.end), number) for number, mark in enumerate(marks)]
    heapq.heapify(waiting)
    parts: list[Markup] = []
    open_ones: list[tuple[int, int]] = []  # (end, number of the mark), the innermost last
    at = span.start

    def close(until: int) -> None:
        nonlocal at
        while open_ones and open_ones[-1][0] <= until:
            end, number = open_ones.pop()
            parts.extend((escape(text[at:end]), _closing(marks[number], end)))
            at = end

    while waiting:
        start, end, number = heapq.heappop(waiting)
        end = -end
        close(start)
        if start >= end:
            continue
        if len(open_ones) >= DEEPEST:
            parts.extend((escape(text[at:start]), _opening(marks[number], start), _closing(marks[number], marks[number].end)))
            at = start
            continue
        if open_ones and end > open_ones[-1][0]:
            heapq.heappush(waiting, (open_ones[-1][0], -end, number))
            end = open_ones[-1][0]
        parts.extend((escape(text[at:start]), _opening(marks[number], start)))
        at = start
        open_ones.append((end, number))
    close(span.end)
    parts.append(escape(text[at : span.end]))
    return Markup("").join(parts)


def _opening(mark: Mark, start: int) -> Markup:
    """The beginning of a mark's element; the anchor is on its first piece."""
    attributes = Markup(' class="{}"').format(" ".join(part for part in (mark.kind, mark.shade) if part))
    for name, value in (("data-tip", mark.tip), ("data-speaker", mark.speaker), ("id", mark.anchor if start == mark.start else "")):
        if value:
            attributes += Markup(' {}="{}"').format(name, value)
    return Markup("<{}{}>").format(ELEMENTS.get(mark.kind, "span"), attributes)


def _closing(mark: Mark, end: int) -> Markup:
    """The end of a mark's element; the link to its row stands at the end of its last piece."""
    link = Markup("")
    if mark.back and end >= mark.end:
        link = Markup('<sup><a class="back" href="#{}" aria-label="{}">{}</a></sup>').format(mark.back, mark.tip, mark.sign)
    return link + Markup("</{}>").format(ELEMENTS.get(mark.kind, "span"))


def flag_anchors(analysis: Analysis) -> list[str]:
    """The anchor of each flag in the article: that of the figure or the flag's own; "" where it has no place in the body."""
    figures = {place: f"q{number}" for number, place in enumerate(_spans(analysis.quantities), start=1)}
    paragraphs = analysis.article.paragraphs
    starts, ends = [span.start for span in paragraphs], [span.end for span in paragraphs]
    anchors = []
    for number, (start, end) in enumerate(_spans(analysis.flags), start=1):
        inside = given(start) and bisect_right(ends, start) < bisect_left(starts, start + 1)
        anchors.append((figures.get((start, end)) or f"f{number}") if inside else "")
    return anchors


def _spans(table: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Start and end of every row of a table."""
    return zip(table["start"], table["end"], strict=True)


def speaker_numbers(analysis: Analysis) -> dict[str, str]:
    """{speaker: a number for each}, in the order of the table of sources; 0 stands for all who are not resolved."""
    named = (name for name in analysis.sources["speaker"] if given(name))
    return {name: str(number) for number, name in enumerate(named, start=1)}


def _marks(analysis: Analysis) -> Iterator[Mark]:
    """The marks of all attributions, quantities and flags, cues and sources once for each attribution."""
    seen = set()
    numbers = speaker_numbers(analysis)
    for row in schema.records(analysis.attributions):
        name = numbered(row["attribution"])
        first = row["attribution"] not in seen
        tip = f"{speaker(row)} · {row['speech']} · rule: {label(row['rule'])}{by_hand(row)}"
        who = numbers.get(row["speaker"], "0") if given(row["speaker"]) else "0"
        anchor = name if first else ""
        yield Mark(row["start"], row["end"], "content", tip, anchor, f"row-{name}", name, shade_name(row["source_type"]), who)
        if first:
            for part in ("cue", "source"):
                if given(row[f"{part}_start"]):
                    yield Mark(row[f"{part}_start"], row[f"{part}_end"], part)
        seen.add(row["attribution"])
    for number, row in enumerate(schema.records(analysis.quantities), start=1):
        tip = f"{told(row)} · {row['modifier']} · {label(row['kind'])}{by_hand(row)}"
        yield Mark(row["start"], row["end"], "quantity", tip, f"q{number}", f"row-q{number}", f"q{number}")
    if analysis.article.language != "other":
        for anchor, row in zip(flag_anchors(analysis), schema.records(analysis.flags), strict=True):
            if anchor.startswith("f"):
                tip = f"{label(row['flag'])}: {row['why']}"
                yield Mark(row["start"], row["end"], "flag", tip, anchor, f"check-{anchor}", "⚑")
