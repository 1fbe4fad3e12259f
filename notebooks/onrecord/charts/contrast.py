"""Terms against a reference, and a term along the article."""

import pandas as pd

from onrecord.analysis import Analysis
from onrecord.charts.base import Chart, add_axes, layout, open_page, styled, thin_ticks, write_labels
from onrecord.palette import DOUBT, FAINT, INK, KEY
from onrecord.terms import trend
from onrecord.wording import plural, shorten

ROW = 0.34
LEFT = 2.3  # inches
FEWEST = 3  # occurrences


def key_rows(analysis: Analysis, top: int) -> pd.DataFrame:
    """The `top` terms with three occurrences or more that are certainly more frequent than in the reference, by conservative log ratio."""
    table = analysis.terms[(analysis.terms["count"] >= FEWEST) & (analysis.terms["lrc"] > 0)]
    table = table.sort_values(["lrc", "g2", "term"], ascending=[False, False, True], ignore_index=True)
    return table[["term", "count", "per_1000", "reference_per_million", "g2", "log_ratio", "lrc"]].head(top)


@styled
def key_terms(analysis: Analysis, top: int = 15) -> Chart:
    """Dots: how many doublings more frequent a term is than in the reference; lines: down to what is certain."""
    data = key_rows(analysis, top)
    if data.empty:
        alt = "No term with three occurrences or more is certainly more frequent than in the reference."
        return Chart("key_terms", "No key terms", alt, data)
    first = shorten(data["term"][0], 40)
    title = f"“{first}” stands out most of {len(data)} key terms" if len(data) > 1 else f"“{first}” is the only key term"
    size = ROW * layout().row * len(data)
    figure = open_page(title, size, 0.75, analysis)
    left = layout().left if layout().above else LEFT
    axes = add_axes(figure, left, 0.75, layout().width - left - 1.0, size)
    for number, (_, values) in enumerate(data.iterrows()):
        row = number + layout().shift
        axes.plot([values["lrc"], values["log_ratio"]], [row, row], color=DOUBT, linewidth=3, solid_capstyle="butt")
        axes.plot([values["log_ratio"]], [row], "o", color=KEY, markersize=7)
        axes.annotate(
            f"{values['count']}×", (1, row), (6, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center", fontsize=9
        )
    axes.set_ylim(len(data) - 0.5, -0.5)
    axes.set_xlim(0, data["log_ratio"].max() * 1.05)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.tick_params(axis="x", colors=FAINT)
    axes.set_xlabel("doublings against the reference (log ratio)")
    thin_ticks(axes)
    axes.annotate(
        "in the article", (1, 1), (6, 6), xycoords="axes fraction", textcoords="offset points", fontsize=8, color=FAINT, ha="center"
    )
    write_labels(axes, [(shorten(term, 50), "") for term in data["term"]], width=28)
    told = "; ".join(f"{row['term']} {row['log_ratio']:.1f}, certainly {row['lrc']:.1f}" for _, row in data.head(8).iterrows())
    alt = f"Dots and lines for {plural(len(data), 'key term')}, by log ratio. {told}{'; and others' if len(data) > 8 else ''}."
    return Chart("key_terms", title, alt, data, figure)


@styled
def term_trend(analysis: Analysis, term: str) -> Chart:
    """Bars: how often a term occurs in each tenth of the article."""
    data = trend(analysis.words, [term]) if len(analysis.words) else pd.DataFrame(columns=["term", "part", "words", "count"])
    if data.empty or not data["count"].sum():
        return Chart("term_trend", "Term not found", f"“{term}” does not occur in the article.", data)
    total, most = int(data["count"].sum()), int(data["count"].max())
    parts = [str(part + 1) for part in data.loc[data["count"] == most, "part"]]
    where = f"part {parts[0]}" if len(parts) == 1 else f"parts {', '.join(parts[:-1])} and {parts[-1]}"
    term_shown = shorten(term, 40)
    title = f"“{term_shown}” occurs most in {where} of {len(data)}: {plural(most, 'time')}{' each' if len(parts) > 1 else ''}"
    if most == 1:
        title = f"“{term_shown}” occurs {'once' if total == 1 else f'{total} times'}, in {where} of {len(data)}"
    figure = open_page(title, 2.1, 0.8, analysis)
    axes = add_axes(figure, 0.3, 0.8, layout().width - 0.6, 2.1)
    axes.bar(data["part"] + 1, data["count"], color=KEY, width=0.8)
    for _, row in data[data["count"] > 0].iterrows():
        axes.annotate(
            str(row["count"]), (row["part"] + 1, row["count"]), (0, 3), textcoords="offset points", ha="center", fontsize=9, color=INK
        )
    axes.set_xticks(list(data["part"] + 1))
    axes.set_ylim(0, data["count"].max() * 1.2)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(f"equal parts of the article, about {int(data['words'].median())} words each")
    counts = ", ".join(str(count) for count in data["count"])
    return Chart("term_trend", title, f"Occurrences of “{term}” in {len(data)} equal parts of the article: {counts}.", data, figure)
