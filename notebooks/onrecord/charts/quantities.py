"""The reported quantities: points, ranges and open-ended arrows."""

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullLocator

from onrecord.analysis import Analysis
from onrecord.charts.base import Chart, add_axes, draw_page, styled
from onrecord.charts.voices import finish_rows
from onrecord.palette import FAINT, INK, colour
from onrecord.schema import TEXT
from onrecord.wording import amount, counted, given, giver, measured_in, number, plural, shorten, told

MOST, ROW = 60, 0.36
LEFT, RIGHT = 3.0, 2.1
GAP = 0.75  # inches between two panels
PANELS = ("count", "money", "percent", "duration")  # kinds that come first, in this order


def quantity_rows(analysis: Analysis) -> pd.DataFrame:
    """The quantities with a panel each (kind, and unit where a kind has several), in words, with the giver and its source type."""
    table = analysis.quantities.copy()
    units = ["" if row["kind"] == "percent" else measured_in(row) for _, row in table.iterrows()]
    table["panel"] = [f"{kind} ({unit})" if unit else kind for kind, unit in zip(table["kind"].fillna("other"), units, strict=True)]
    types = analysis.sources.set_index("speaker")["source_type"].to_dict()
    table["source_type"] = pd.array([types.get(name, "unspecified") if given(name) else pd.NA for name in table["speaker"]], dtype=TEXT)
    table["value"] = [amount(row) for _, row in table.iterrows()]
    return table


@styled
def reported_quantities(analysis: Analysis) -> Chart:
    """One panel for each kind and unit; a row says what is counted, how many, and who gave the figure."""
    data = quantity_rows(analysis)
    if data.empty:
        return Chart("reported_quantities", "No figures are reported", "The article reports no figures.", data)
    shown = data.head(MOST)
    panels = sorted(shown["panel"].unique(), key=lambda name: _panel_order(name, shown))
    own = int(data["speaker"].isna().sum())
    title = (
        f"{plural(len(data), 'figure')} reported; {own} of them without a source"
        if own
        else f"{plural(len(data), 'figure')} reported, each with a source"
    )
    height = 1.0 + sum(ROW * (shown["panel"] == name).sum() + GAP for name in panels)
    figure = draw_page(height, title, analysis)
    top = height - 0.95
    for name in panels:
        rows = shown[shown["panel"] == name].reset_index(drop=True)
        size = ROW * len(rows)
        _draw_panel(add_axes(figure, LEFT, top - size, 9 - LEFT - RIGHT, size), rows, name)
        top -= size + GAP
    spread = "; ".join(f"{told(row)}, from {giver(row)}" for _, row in shown.head(8).iterrows())
    alt = f"Chart of {plural(len(data), 'reported figure')}. {spread}{'; and others' if len(data) > 8 else ''}."
    return Chart("reported_quantities", title, alt, data, figure)


def _panel_order(name: str, data: pd.DataFrame) -> tuple[int, int]:
    """Counts, money, percentages and durations first, then in order of appearance."""
    kind = name.split(" (")[0]
    return (PANELS.index(kind) if kind in PANELS else len(PANELS), int((data["panel"] == name).to_numpy().argmax()))


def _draw_panel(axes: Axes, rows: pd.DataFrame, name: str) -> None:
    """Draw the quantities of one kind and unit."""
    bounds = [float(value) for column in ("low", "high") for value in rows[column] if given(value)]
    smallest, largest = min(bounds), max(bounds)
    logarithmic = smallest > 0 and largest / smallest > 30
    ends = [math.log10(value) if logarithmic else value for value in (smallest if logarithmic else min(0, smallest), largest)]
    reach = (ends[1] - ends[0]) or 1
    open_low = [math.log10(value) if logarithmic else value for value in rows.loc[rows["low"].isna(), "high"].astype(float)]
    left = min([ends[0] - 0.06 * reach, *(value - 0.22 * reach for value in open_low)])
    limits = (left, ends[1] + 0.22 * reach)
    if logarithmic:
        axes.set_xscale("log")
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        axes.locator_params(axis="x", nbins=6)
    axes.set_xlim(*(10**limit if logarithmic else limit for limit in limits))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    for row, values in rows.iterrows():
        _draw_quantity(axes, row, values)
        for text, above, style in (
            (values["value"], 6, {"fontsize": 9, "color": INK}),
            (shorten(giver(values), 34), -6, {"fontsize": 7.5, "color": FAINT}),
        ):
            place = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "annotation_clip": False}
            axes.annotate(text, (1, row), (10, above), va="center", **place, **style)
    finish_rows(axes, [(shorten(counted(values) or values["text"], 68), "") for _, values in rows.iterrows()])
    axes.set_title(name + (", logarithmic scale" if logarithmic else ""), fontsize=10, fontweight="bold", color=FAINT, pad=6)


def _draw_quantity(axes: Axes, row: int, values: pd.Series) -> None:
    """A point (hollow where it is approximate), a range, or an arrow towards the open end."""
    shade = colour(values["source_type"]) if given(values["speaker"]) else INK
    low, high = (float(values[name]) if given(values[name]) else None for name in ("low", "high"))
    if low is not None and high is not None and low != high:
        axes.plot([low, high], [row, row], "|-", color=shade, linewidth=5, markersize=9, markeredgewidth=2.5, solid_capstyle="butt")
        return
    at = low if low is not None else high
    hollow = values["modifier"] in ("about", "more than", "less than")
    axes.plot(
        [at],
        [row],
        "o",
        markersize=7,
        markerfacecolor="white" if hollow else shade,
        markeredgecolor=shade,
        markeredgewidth=1.8,
        clip_on=False,
        zorder=3,
    )
    if low is None or high is None:
        reach = 46 if high is None else -46
        axes.annotate(
            "",
            (at, row),
            (reach, 0),
            textcoords="offset points",
            annotation_clip=False,
            arrowprops={"arrowstyle": "<|-", "color": shade, "linewidth": 1.8},
        )
