"""Who is given how many words, and who speaks where."""

from collections.abc import Iterable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from onrecord import schema
from onrecord.analysis import Analysis
from onrecord.charts.base import Chart, add_axes, layout, open_page, styled, thin_ticks, write_labels
from onrecord.palette import BAND, FAINT, INK, MIDDLE, PAPER, colour
from onrecord.prose.tokens import count_words
from onrecord.wording import BY_HAND, UNRESOLVED, given, label, plural, shorten, speaker, tied

SPEECH = ("direct", "mixed", "indirect")
FILL = {"direct": {"alpha": 1.0}, "mixed": {"alpha": 0.72, "hatch": "////"}, "indirect": {"alpha": 0.38}}
MOST, ROW = 40, 0.45  # speakers in a chart, inches a row
RIGHT = 0.75  # inches right of the rows
NOBODY = "The article attributes no words to a source."


def attributed_words(analysis: Analysis) -> pd.DataFrame:
    """One row for each stretch of content: speaker (resolved or not), source_type, speech, words, and its place in the article."""
    table = analysis.attributions
    return pd.DataFrame(
        {
            "speaker": [speaker(row) for _, row in table.iterrows()],
            "source_type": table["source_type"].fillna("unspecified"),
            "speech": table["speech"],
            "words": [count_words(text) for text in table["text"]],
            "start": table["start"],
            "end": table["end"],
            "paragraph": table["paragraph"],
        }
    )


@styled
def words_per_speaker(analysis: Analysis) -> Chart:
    """Bars: the words attributed to each speaker, coloured by source type, split by direct, mixed and indirect speech."""
    stretches = attributed_words(analysis)
    if stretches.empty:
        return Chart("words_per_speaker", "No words are attributed to a source", NOBODY, _no_words())
    data = stretches.pivot_table(index="speaker", columns="speech", values="words", aggfunc="sum", fill_value=0, observed=False)
    data = data.reindex(columns=SPEECH, fill_value=0).astype(int)
    data["words"] = data.sum(axis=1)
    data.insert(0, "source_type", stretches.groupby("speaker")["source_type"].first())
    data = data.reset_index()
    order = sorted(data.index, key=lambda row: (data["speaker"][row] == UNRESOLVED, -data["words"][row], data["speaker"][row]))
    data = data.iloc[order].reset_index(drop=True)
    shown = data.head(MOST)
    title = _most_words(data)
    row_height = ROW * layout().row
    figure = open_page(title, row_height * len(shown), 0.9, analysis, above=0.35 + 0.2 * layout().above)
    axes = add_axes(figure, layout().left, 0.9, layout().width - layout().left - RIGHT, row_height * len(shown))
    for row, (_, values) in enumerate(shown.iterrows()):
        left, at = 0, row + layout().shift
        for speech in SPEECH:
            shade = colour(values["source_type"])
            axes.barh(at, values[speech], left=left, height=layout().bar, color=shade, edgecolor=PAPER, linewidth=0.6, **FILL[speech])
            left += values[speech]
        axes.annotate(f"{values['words']:,}", (left, at), (5, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
    finish_rows(axes, _labels(shown["speaker"], analysis))
    axes.set_xlim(0, shown["words"].max() * 1.02)
    axes.locator_params(axis="x", integer=True, nbins=6)
    axes.set_xlabel("words attributed" + (f" ({MOST} speakers with the most; all are in the CSV)" if len(data) > MOST else ""))
    thin_ticks(axes)
    _explain_fill(axes)
    spread = "; ".join(f"{row['speaker']} ({label(row['source_type'])}) {row['words']:,}" for _, row in shown.head(8).iterrows())
    alt = f"Bar chart of the words attributed to {_who(data['speaker'])}. {spread}{'; and others' if len(data) > 8 else ''}."
    return Chart("words_per_speaker", title, alt, data, figure)


def _most_words(data: pd.DataFrame) -> str:
    """The title: who is given the most words, all who are level, or that nobody is resolved."""
    named, total = data[data["speaker"] != UNRESOLVED], int(data["words"].sum())
    if named.empty:
        return f"{plural(total, 'word')} attributed, all to sources not resolved"
    if len(data) == 1:
        return f"All {plural(total, 'attributed word')} are given to {shorten(named['speaker'].iloc[0], 60)}"
    most = int(named["words"].iloc[0])
    level = [shorten(name, 60) for name in named.loc[named["words"] == most, "speaker"]]
    if len(level) > 1:
        return f"{tied(level)} are given the most words: {most:,} each of {total:,} attributed"
    return f"{level[0]} is given the most words: {most:,} of {total:,} attributed"


def _who(speakers: Iterable[str]) -> str:
    """ "17 speakers", "17 speakers and sources not resolved"."""
    names = set(speakers)
    told = plural(len(names - {UNRESOLVED}), "speaker")
    return f"{told} and sources not resolved" if UNRESOLVED in names else told


@styled
def speakers_along(analysis: Analysis) -> Chart:
    """Strips: where along the article each speaker's words stand, in order of first appearance."""
    data = attributed_words(analysis)
    if data.empty:
        return Chart("speakers_along", "No words are attributed to a source", NOBODY, data)
    order = sorted(dict.fromkeys(data["speaker"]), key=lambda name: name == UNRESOLVED)
    shown = order[:MOST]
    paragraphs = analysis.article.paragraphs
    first, last = paragraphs[0].start, paragraphs[-1].end
    silent = len(paragraphs) - data["paragraph"].nunique()
    without = f"{silent} of {plural(len(paragraphs), 'paragraph')} without attributed words"
    title = f"{_who(order)} along the article; {without if silent else 'every paragraph has attributed words'}"
    row_height = ROW * layout().row
    figure = open_page(title, row_height * len(shown), 0.9, analysis, above=0.35 + 0.2 * layout().above)
    axes = add_axes(figure, layout().left, 0.9, layout().width - layout().left - 0.3, row_height * len(shown))
    for start, end in paragraphs[1::2]:
        axes.axvspan(start, end, color=BAND, linewidth=0)
    rows = {name: number for number, name in enumerate(shown)}
    for row in schema.records(data[data["speaker"].isin(shown)]):
        width = max(row["end"] - row["start"], (last - first) / 400)
        place = {"left": row["start"], "height": layout().bar, "color": colour(row["source_type"])}
        axes.barh(rows[row["speaker"]] + layout().shift, width, edgecolor=PAPER, linewidth=0.4, **place, **FILL[row["speech"]])
    finish_rows(axes, _labels(shown, analysis))
    axes.set_xlim(first, last)
    step = max(1, round(len(paragraphs) / 10))
    ticks = range(0, len(paragraphs), step)
    axes.set_xticks([paragraphs[number].start for number in ticks], [str(number + 1) for number in ticks])
    axes.set_xlabel("paragraph" + (f" (the first {MOST} speakers; all are in the CSV)" if len(order) > MOST else ""))
    thin_ticks(axes)
    _explain_fill(axes)
    heard = data.groupby("speaker", sort=False)["paragraph"].agg(lambda values: ", ".join(str(value + 1) for value in sorted(set(values))))
    places = "; ".join(f"{name} in {heard[name]}" for name in order[:8])
    more = "; and others" if len(order) > 8 else ""
    return Chart("speakers_along", title, f"Where each speaker's words stand, by paragraph. {places}{more}.", data, figure)


def _explain_fill(axes: Axes) -> None:
    """The key to the three ways of speaking, above the axes."""
    key = [Patch(facecolor=MIDDLE, edgecolor=PAPER, label=speech, **FILL[speech]) for speech in SPEECH]
    axes.legend(handles=key, loc="lower right", bbox_to_anchor=(1, 1), ncols=3, borderaxespad=0.2, columnspacing=1.0)


def finish_rows(axes: Axes, labels: list[tuple[str, str]]) -> None:
    """Rows from the top down with their labels, and vertical grid lines."""
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.tick_params(axis="x", colors=FAINT)
    write_labels(axes, labels)


def _labels(speakers: Iterable[str], analysis: Analysis) -> list[tuple[str, str]]:
    """(speaker, source type and role) for the rows of a chart."""
    changed = set(analysis.attributions.loc[analysis.attributions["corrected"].notna(), "speaker"].dropna())
    known = {row["speaker"]: row for row in schema.records(analysis.sources) if given(row["speaker"])}
    labels = []
    for name in speakers:
        cells = [known[name][column] for column in ("source_type", "role")] if name in known else []
        told = [label(cell) for cell in cells if given(cell)]
        parts = [cell for cell in told if cell.lower() not in name.lower()] + [BY_HAND] * (name in changed)
        labels.append((shorten(name, 68), " · ".join(parts)))
    return labels


def _no_words() -> pd.DataFrame:
    """The chart's data when nobody speaks."""
    return pd.DataFrame(columns=["speaker", "source_type", *SPEECH, "words"])
