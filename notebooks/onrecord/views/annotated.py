"""The article with its attributions and quantities marked, and an anchor for each."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from onrecord.analysis import Analysis
from onrecord.article import Span
from onrecord.palette import COLOURS
from onrecord.views.markup import View, render
from onrecord.wording import by_hand, given, label, speaker, told


class Mark(NamedTuple):
    """A stretch of the article to be marked: its class, the words shown on hover and focus, its anchor and the anchor it leads to."""

    start: int
    end: int
    kind: str
    tip: str = ""
    anchor: str = ""
    back: str = ""
    colour: str = ""


def annotated_article(analysis: Analysis, only: int | None = None) -> View:
    """Content tinted by source type, cues and sources marked, quantities underlined; each leads to its row in the tables and back.

    `only` is the number of the one paragraph to show, from 0.
    """
    marks = sorted(_marks(analysis), key=lambda mark: (mark.start, -mark.end, mark.kind))
    article = analysis.article
    lines = article.lines[article.lines["kind"] == "subhead"]
    blocks = [(start, 0, Markup.escape(article.text[start:end].strip())) for start, end in zip(lines["start"], lines["end"], strict=True)]
    for number, span in enumerate(article.paragraphs, start=1):
        inside = [mark for mark in marks if mark.start < span.end and span.start < mark.end]
        blocks.append((span.start, number, paint(article.text, span, inside)))
    if only is not None:
        blocks = [block for block in blocks if block[1] == only + 1]
    kinds = [name for name in COLOURS if name in set(analysis.attributions["source_type"].dropna())]
    return render("annotated", blocks=sorted(blocks), key=[(label(name), COLOURS[name]) for name in kinds])


def paint(text: str, span: Span, marks: list[Mark]) -> Markup:
    """The HTML of `text[span]` with `marks` (sorted by start, longest first) as nested elements.

    A mark that crosses the end of another is cut there.
    """
    parts, at, waiting = [], span.start, list(marks)
    while waiting:
        mark = waiting.pop(0)
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start >= end:
            continue
        inside = [other for other in waiting if other.start < end]
        waiting = [other for other in waiting if other.end > end]
        parts.append(escape(text[at:start]))
        parts.append(_element(mark, paint(text, Span(start, end), inside), whole=start == mark.start, ends=end == mark.end))
        at = end
    parts.append(escape(text[at : span.end]))
    return Markup("").join(parts)


def _element(mark: Mark, inner: Markup, whole: bool, ends: bool) -> Markup:
    """One mark around what stands in it; the anchor is at its beginning, the link to the table at its end."""
    attributes = Markup(' class="{}"').format(mark.kind)
    if mark.colour:
        attributes += Markup(' style="--tint:{}"').format(mark.colour)
    if mark.tip:
        attributes += Markup(' tabindex="0" data-tip="{}"').format(mark.tip)
    if mark.anchor and whole:
        attributes += Markup(' id="{}"').format(mark.anchor)
    link = (
        Markup('<a class="back" href="#row-{0}" aria-label="{1}">{0}</a>').format(mark.back, mark.tip) if mark.back and ends else Markup("")
    )
    return Markup("<span{}>{}{}</span>").format(attributes, inner, link)


def _marks(analysis: Analysis) -> Iterator[Mark]:
    """The marks of all attributions and quantities, cues and sources once for each attribution."""
    seen = set()
    for _, row in analysis.attributions.iterrows():
        name = f"a{row['attribution']}"
        first = row["attribution"] not in seen
        tip = f"{speaker(row)} · {row['speech']} · rule: {row['rule']}{by_hand(row)}"
        yield Mark(
            row["start"], row["end"], "content", tip, name if first else "", name, COLOURS.get(row["source_type"], COLOURS["unspecified"])
        )
        if first:
            for part in ("cue", "source"):
                if given(row[f"{part}_start"]):
                    yield Mark(row[f"{part}_start"], row[f"{part}_end"], part)
        seen.add(row["attribution"])
    for number, (_, row) in enumerate(analysis.quantities.iterrows(), start=1):
        yield Mark(
            row["start"],
            row["end"],
            "quantity",
            f"{told(row)} · {row['modifier']} · {row['kind']}{by_hand(row)}",
            f"q{number}",
            f"q{number}",
        )
