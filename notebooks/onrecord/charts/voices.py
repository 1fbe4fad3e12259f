"""Who is given how many words, and who speaks where."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from onrecord.analysis import Analysis
from onrecord.charts.base import Chart, add_axes, draw_page, styled, write_labels
from onrecord.palette import FAINT, INK, colour
from onrecord.prose.tokens import count_words
from onrecord.wording import UNRESOLVED, given, label, plural, shorten, speaker

SPEECH = ("direct", "mixed", "indirect")
FILL = {"direct": {"alpha": 1.0}, "mixed": {"alpha": 0.72, "hatch": "////"}, "indirect": {"alpha": 0.38}}
MOST, ROW = 40, 0.45  # speakers in a chart, inches a row
LEFT, RIGHT = 3.0, 0.75  # inches beside the rows


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
        return Chart(
            "words_per_speaker", "No words are attributed to a source", "The article attributes no words to a source.", _no_words()
        )
    data = stretches.pivot_table(index="speaker", columns="speech", values="words", aggfunc="sum", fill_value=0, observed=False)
    data = data.reindex(columns=SPEECH, fill_value=0).astype(int)
    data["words"] = data.sum(axis=1)
    data.insert(0, "source_type", stretches.groupby("speaker")["source_type"].first())
    data = data.reset_index()
    data = data.iloc[
        sorted(data.index, key=lambda row: (data["speaker"][row] == UNRESOLVED, -data["words"][row], data["speaker"][row]))
    ].reset_index(drop=True)
    shown = data.head(MOST)
    top = shown.iloc[0]
    title = f"{shorten(top['speaker'], 60)} is given the most words: {top['words']:,} of {data['words'].sum():,} attributed"
    figure = draw_page(1.55 + ROW * len(shown), title, analysis)
    axes = add_axes(figure, LEFT, 0.75, 9 - LEFT - RIGHT, ROW * len(shown))
    for row, values in shown.iterrows():
        left = 0
        for speech in SPEECH:
            axes.barh(
                row,
                values[speech],
                left=left,
                height=0.6,
                color=colour(values["source_type"]),
                edgecolor="white",
                linewidth=0.6,
                **FILL[speech],
            )
            left += values[speech]
        axes.annotate(f"{values['words']:,}", (left, row), (5, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
    finish_rows(axes, _labels(shown["speaker"], analysis))
    axes.set_xlim(0, shown["words"].max() * 1.02)
    axes.set_xlabel("words attributed" + (f" (the {MOST} speakers with the most; all are in the CSV)" if len(data) > MOST else ""))
    _explain_fill(axes)
    spread = "; ".join(f"{row['speaker']} ({label(row['source_type'])}) {row['words']:,}" for _, row in shown.head(8).iterrows())
    alt = f"Bar chart of the words attributed to {plural(len(data), 'speaker')}. {spread}{'; and others' if len(data) > 8 else ''}."
    return Chart("words_per_speaker", title, alt, data, figure)


@styled
def speakers_along(analysis: Analysis) -> Chart:
    """Strips: where along the article each speaker's words stand, in order of first appearance."""
    data = attributed_words(analysis)
    if data.empty:
        return Chart("speakers_along", "No words are attributed to a source", "The article attributes no words to a source.", data)
    order = list(dict.fromkeys(data["speaker"]))
    shown = order[:MOST]
    paragraphs = analysis.article.paragraphs
    first, last = paragraphs[0].start, paragraphs[-1].end
    silent = len(paragraphs) - data["paragraph"].nunique()
    title = f"{plural(len(order), 'speaker')} along the article; {plural(silent, 'paragraph')} of {len(paragraphs)} without one"
    figure = draw_page(1.55 + ROW * len(shown), title, analysis)
    axes = add_axes(figure, LEFT, 0.75, 9 - LEFT - 0.3, ROW * len(shown))
    for number, (start, end) in enumerate(paragraphs):
        if number % 2:
            axes.axvspan(start, end, color="#F3F3F3", linewidth=0)
    for _, row in data[data["speaker"].isin(shown)].iterrows():
        width = max(row["end"] - row["start"], (last - first) / 400)
        fill = FILL[row["speech"]]
        axes.barh(
            shown.index(row["speaker"]),
            width,
            left=row["start"],
            height=0.55,
            color=colour(row["source_type"]),
            edgecolor="white",
            linewidth=0.4,
            **fill,
        )
    finish_rows(axes, _labels(shown, analysis))
    axes.set_xlim(first, last)
    step = max(1, round(len(paragraphs) / 10))
    ticks = range(0, len(paragraphs), step)
    axes.set_xticks([paragraphs[number].start for number in ticks], [str(number + 1) for number in ticks])
    axes.set_xlabel("paragraph" + (f" (the first {MOST} speakers; all are in the CSV)" if len(order) > MOST else ""))
    _explain_fill(axes)
    heard = data.groupby("speaker", sort=False)["paragraph"].agg(lambda values: ", ".join(str(value + 1) for value in sorted(set(values))))
    places = "; ".join(f"{name} in {heard[name]}" for name in order[:8])
    return Chart(
        "speakers_along",
        title,
        f"Where each speaker's words stand, by paragraph. {places}{'; and others' if len(order) > 8 else ''}.",
        data,
        figure,
    )


def _explain_fill(axes: Axes) -> None:
    """The key to the three ways of speaking, above the axes."""
    key = [Patch(facecolor="#555555", edgecolor="white", label=speech, **FILL[speech]) for speech in SPEECH]
    axes.legend(handles=key, loc="lower right", bbox_to_anchor=(1, 1), ncols=3, borderaxespad=0.2)


def finish_rows(axes: Axes, labels: list[tuple[str, str]]) -> None:
    """Rows from the top down with their labels, and vertical grid lines."""
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.tick_params(axis="x", colors=FAINT)
    write_labels(axes, labels)


def _labels(speakers: list[str], analysis: Analysis) -> list[tuple[str, str]]:
    """(speaker, source type and role) for the rows of a chart."""
    changed = set(analysis.attributions.loc[analysis.attributions["corrected"].notna(), "speaker"].dropna())
    known = {row["speaker"]: row for _, row in analysis.sources.iterrows() if given(row["speaker"])}
    labels = []
    for name in speakers:
        cells = [known[name][column] for column in ("source_type", "role")] if name in known else []
        parts = [label(cell) for cell in cells if given(cell)] + ["corrected by hand"] * (name in changed)
        labels.append((shorten(name, 68), " · ".join(parts)))
    return labels


def _no_words() -> pd.DataFrame:
    """The chart's data when nobody speaks."""
    return pd.DataFrame(columns=["speaker", "source_type", *SPEECH, "words"])
