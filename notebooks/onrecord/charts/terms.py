"""The most frequent terms, with where in the article each occurs."""

from typing import Any

import pandas as pd

from onrecord import schema
from onrecord.analysis import Analysis
from onrecord.charts.base import Chart, add_axes, layout, open_page, styled, thin_ticks, write_labels
from onrecord.palette import FAINT, INK, KEY, LINE, OTHER
from onrecord.terms import find
from onrecord.terms.leading import TOLD
from onrecord.wording import shorten, tied

ROW = 0.34
WORD, PHRASE = KEY, OTHER
LEFT, BARS, GAP = 2.3, 2.2, 0.45  # inches: labels, bars, space between bars and strips
NO_TERMS = "The article holds no words to count."
NONE_AGAIN = "No leading term occurs more than once."


def term_places(analysis: Analysis, top: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The `top` leading terms, and every occurrence of them: term, kind, count, start and end in the article, position (share of words)."""
    words = analysis.words
    shown = analysis.leading_terms(top)
    rows = [
        {
            "term": row["term"],
            "kind": row["kind"],
            "count": row["count"],
            "start": words.starts[first],
            "end": words.ends[last - 1],
            "position": first / len(words),
        }
        for row in schema.records(shown)
        for first, last in find(words, row["term"])
    ]
    return shown, pd.DataFrame(rows, columns=["term", "kind", "count", "start", "end", "position"])


@styled
def top_terms(analysis: Analysis, top: int = 15) -> Chart:
    """Bars: how often the most frequent terms occur, without words of news writing at large; ticks beside them: where in the article."""
    shown, data = term_places(analysis, top)
    if shown.empty:
        return Chart("top_terms", "No terms", NO_TERMS, data)
    if shown["count"].iloc[0] == 1:
        return Chart("top_terms", "No leading term occurs more than once", NONE_AGAIN, data)
    title = _most_frequent(shown)
    row_height = ROW * layout().row
    size = row_height * len(shown)
    figure = open_page(title, size, 0.9, analysis, above=0.4)
    left, across = (layout().left, 1.1) if layout().above else (LEFT, BARS)
    bars = add_axes(figure, left, 0.9, across, size)
    strip = add_axes(figure, left + across + GAP, 0.9, layout().width - left - across - GAP - 0.3, size)
    for row, (_, values) in enumerate(shown.iterrows()):
        shade, at = PHRASE if values["kind"] == "phrase" else WORD, row + layout().shift
        bars.barh(at, values["count"], height=layout().bar, color=shade)
        bars.annotate(str(values["count"]), (values["count"], at), (4, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
        half = layout().bar / 2 + 0.03
        strip.vlines(data.loc[data["term"] == values["term"], "position"], at - half, at + half, color=shade, linewidth=1.6)
    for axes in (bars, strip):
        axes.set_ylim(len(shown) - 0.5, -0.5)
        axes.set_yticks([])
        axes.tick_params(axis="x", colors=FAINT)
        axes.spines["left"].set_visible(False)
    bars.set_xlim(0, shown["count"].max() * 1.15)
    bars.locator_params(axis="x", integer=True, nbins=4)
    bars.set_xlabel("occurrences")
    thin_ticks(bars)
    write_labels(bars, [(shorten(term, 50), "") for term in shown["term"]], width=28)
    strip.set_xlim(-0.01, 1.01)
    strip.set_xticks(*STRIP[layout().above])
    strip.hlines([row + layout().shift for row in range(len(shown))], 0, 1, color=LINE, linewidth=0.8, zorder=0)
    strip.set_xlabel("where in the article")
    for name, shade, right in (("word", WORD, -104), ("multi-word term", PHRASE, 0)) if "phrase" in set(shown["kind"]) else ():
        where: dict[str, Any] = {"xycoords": "axes fraction", "textcoords": "offset points", "ha": "right"}
        strip.annotate(name, (1, 1), (right, 6), fontsize=9, fontweight="bold", color=shade, **where)
    told = "; ".join(f"{row['term']} {row['count']}" for row in schema.records(shown.head(10)))
    more = "; and others" if len(shown) > 10 else ""
    alt = f"Bars and ticks for the {len(shown)} most frequent terms. {told}{more}. {TOLD}"
    return Chart("top_terms", title, alt, data, figure)


STRIP = {
    False: ([0, 0.25, 0.5, 0.75, 1], ["first\nword", "a\nquarter", "half", "three\nquarters", "last\nword"]),
    True: ([0.03, 0.5, 0.97], ["first", "half", "last"]),
}


def _most_frequent(shown: pd.DataFrame) -> str:
    """The title: the most frequent term, or all that are level."""
    most = int(shown["count"].iloc[0])
    names = tied([f"“{shorten(term, 40)}”" for term in shown.loc[shown["count"] == most, "term"]])
    if (shown["count"] == most).sum() > 1:
        return f"{names} are the most frequent terms, with {most} occurrences each"
    return f"{names} is the most frequent term, with {most} occurrences"
