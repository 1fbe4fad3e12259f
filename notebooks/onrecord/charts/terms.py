"""The most frequent terms, with where in the article each occurs."""

import pandas as pd

from onrecord.analysis import Analysis
from onrecord.charts.base import Chart, add_axes, draw_page, styled, write_labels
from onrecord.palette import FAINT, INK
from onrecord.terms import find, read_words
from onrecord.wording import plural, shorten

ROW = 0.34
WORD, PHRASE = "#0072B2", "#D55E00"
LEFT, BARS, GAP = 2.3, 2.2, 0.45  # inches: labels, bars, space between bars and strips


def term_places(analysis: Analysis, top: int) -> pd.DataFrame:
    """Every occurrence of the `top` first terms: term, kind, count, start and end in the article, position (share of the body's words)."""
    words = read_words(analysis.prose, by=analysis.term_options.get("by", "lemma"))
    rows = [
        {
            "term": row["term"],
            "kind": row["kind"],
            "count": row["count"],
            "start": words.starts[first],
            "end": words.ends[last - 1],
            "position": first / len(words),
        }
        for _, row in analysis.terms.head(top).iterrows()
        for first, last in find(words, row["term"])
    ]
    return pd.DataFrame(rows, columns=["term", "kind", "count", "start", "end", "position"])


@styled
def top_terms(analysis: Analysis, top: int = 15) -> Chart:
    """Bars: how often the most frequent terms occur; ticks beside them: where in the article."""
    shown = analysis.terms.head(top).reset_index(drop=True)
    data = term_places(analysis, top)
    if shown.empty:
        return Chart("top_terms", "No terms", "The article holds no words to count.", data)
    first = shown.iloc[0]
    title = f"“{shorten(first['term'], 40)}” is the most frequent term, with {plural(int(first['count']), 'occurrence')}"
    size = ROW * len(shown)
    figure = draw_page(1.75 + size, title, analysis)
    bars = add_axes(figure, LEFT, 0.8, BARS, size)
    strip = add_axes(figure, LEFT + BARS + GAP, 0.8, 9 - LEFT - BARS - GAP - 0.3, size)
    for row, values in shown.iterrows():
        shade = PHRASE if values["kind"] == "phrase" else WORD
        bars.barh(row, values["count"], height=0.62, color=shade)
        bars.annotate(str(values["count"]), (values["count"], row), (4, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
        places = data.loc[data["term"] == values["term"], "position"]
        strip.vlines(places, row - 0.34, row + 0.34, color=shade, linewidth=1.6)
    for axes in (bars, strip):
        axes.set_ylim(len(shown) - 0.5, -0.5)
        axes.set_yticks([])
        axes.tick_params(axis="x", colors=FAINT)
    bars.set_xlim(0, shown["count"].max() * 1.15)
    bars.spines["left"].set_visible(False)
    bars.locator_params(axis="x", integer=True, nbins=4)
    bars.set_xlabel("occurrences")
    write_labels(bars, [(shorten(term, 50), "") for term in shown["term"]], width=28)
    strip.set_xlim(-0.01, 1.01)
    strip.set_xticks([0, 0.25, 0.5, 0.75, 1], ["first\nword", "a\nquarter", "half", "three\nquarters", "last\nword"])
    strip.hlines(range(len(shown)), 0, 1, color="#E4E4E4", linewidth=0.8, zorder=0)
    strip.spines["left"].set_visible(False)
    strip.set_xlabel("where in the article")
    for name, shade, right in (("word", WORD, -104), ("multi-word term", PHRASE, 0)):
        strip.annotate(
            name,
            (1, 1),
            (right, 6),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right",
            fontsize=9,
            fontweight="bold",
            color=shade,
        )
    told = "; ".join(f"{row['term']} {row['count']}" for _, row in shown.head(10).iterrows())
    return Chart(
        "top_terms",
        title,
        f"Bars and ticks for the {len(shown)} most frequent terms. {told}{'; and others' if len(shown) > 10 else ''}.",
        data,
        figure,
    )
