"""The reported quantities: points, ranges and open-ended arrows."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from onrecord.analysis import Analysis
from onrecord.charts.base import Chart, add_axes, layout, open_page, styled, thin_ticks
from onrecord.charts.voices import finish_rows
from onrecord.flags import of_sources, without_giver
from onrecord.palette import FAINT, INK, PAPER, colour
from onrecord.schema import TEXT, records
from onrecord.wording import amount, counted, given, giver, number, plural, shorten, told, units

MOST, ROW = 60, 0.4
RIGHT = 2.1  # inches right of the rows
GAP = 0.8  # inches between two panels
PANELS = ("count", "money", "percent", "duration")  # kinds that come first, in this order
HOLLOW = ("about", "more than", "less than")  # modifiers of a value that is not itself meant
WIDER = 30  # largest over smallest value from which a scale is logarithmic
NO_FIGURES = "The article reports no figures."
ALONE = "No two of the figures compare: each counts another thing or has another unit. They stand in the table."


def quantity_rows(analysis: Analysis) -> pd.DataFrame:
    """The quantities in words, with the giver, its source type, and a panel each: kind and unit of measure, or what is counted.

    `panel` is missing for a figure that no other can be compared with, and for one that says of a source who it is.
    """
    table = analysis.quantities.copy()
    types = analysis.sources.set_index("speaker")["source_type"].to_dict()
    table["source_type"] = pd.array([types.get(name, "unspecified") if given(name) else pd.NA for name in table["speaker"]], dtype=TEXT)
    table["value"] = pd.array([amount(row) for row in records(table)], dtype=TEXT)
    described = of_sources(table, analysis.attributions)
    names = ["" if source else _panel(row) for row, source in zip(records(table), described, strict=True)]
    shared = Counter(names)
    table["panel"] = pd.array([name if name and shared[name] > 1 else pd.NA for name in names], dtype=TEXT)
    return table


def _panel(row: dict) -> str:
    """The name of the panel that a figure belongs in: "pounds sterling", "people"; "" for one that says neither unit nor thing."""
    kind = str(row["kind"]) if given(row["kind"]) else "other"
    if not given(row["unit"]):
        return ""
    unit = units(str(row["unit"]))
    return {"percent": unit, "count": f"number of {unit}"}.get(kind, unit)


@styled
def reported_quantities(analysis: Analysis) -> Chart:
    """One panel for each unit or counted thing that two figures or more share; a row says what is counted, how many, and who gave it."""
    data = quantity_rows(analysis)
    compared = data[data["panel"].notna()]
    if compared.empty:
        return Chart("reported_quantities", "No figures that compare", NO_FIGURES if data.empty else ALONE, data)
    shown = compared.head(MOST)
    panels = sorted(shown["panel"].unique(), key=lambda name: _panel_order(name, shown))
    title = _how_many(data, len(without_giver(analysis.article, data, analysis.attributions)), len(shown))
    row_height = ROW * layout().row
    sizes = {name: row_height * int((shown["panel"] == name).sum()) for name in panels}
    figure = open_page(title, sum(sizes.values()) + GAP * (len(panels) - 1), 0.75, analysis, above=0.4)
    top = 0.75 + sum(sizes.values()) + GAP * (len(panels) - 1)
    right = 0.35 if layout().above else RIGHT
    for name in panels:
        rows = shown[shown["panel"] == name].reset_index(drop=True)
        axes = add_axes(figure, layout().left, top - sizes[name], layout().width - layout().left - right, sizes[name])
        _draw_panel(axes, rows, name)
        top -= sizes[name] + GAP
    spread = "; ".join(f"{told(row)}, from {giver(row)}" for row in records(shown.head(8)))
    more = "; and others" if len(shown) > 8 else ""
    return Chart("reported_quantities", title, f"Chart of {plural(len(shown), 'reported figure')}. {spread}{more}.", data, figure)


def _how_many(data: pd.DataFrame, own: int, shown: int) -> str:
    """The title: how many figures there are, how many of them are the article's `own`, and how many are not drawn."""
    title = f"{plural(len(data), 'figure')} reported; " + (f"{own} of them without a source" if own else "each with a source")
    return title if shown == len(data) else f"{title}; {shown} that compare are drawn, all are in the table"


def _panel_order(name: str, data: pd.DataFrame) -> tuple[int, int]:
    """Counts, money, percentages and durations first, then in order of appearance."""
    first = int((data["panel"] == name).to_numpy().argmax())
    kind = data["kind"].iloc[first]
    return (PANELS.index(kind) if kind in PANELS else len(PANELS), first)


def _draw_panel(axes: Axes, rows: pd.DataFrame, name: str) -> None:
    """Draw the quantities that share a unit or a counted thing."""
    logarithmic = set_scale(axes, rows)
    for row, values in enumerate(records(rows)):
        draw_quantity(axes, row + layout().shift, values)
    labels = [(shorten(counted(values) or values["text"], 68), giver(values)) for values in records(rows)]
    if layout().above:
        labels = [(told(values), giver(values)) for values in records(rows)]
    else:
        write_values(axes, rows["value"])
    finish_rows(axes, labels)
    thin_ticks(axes)
    axes.set_title(shorten(name, 44) + (", logarithmic scale" if logarithmic else ""), fontsize=10, fontweight="bold", color=FAINT, pad=6)


def set_scale(axes: Axes, rows: pd.DataFrame) -> bool:
    """Make the x axis one of the values of rows of quantities; returns whether it is logarithmic, as for values that are far apart."""
    bounds = [float(value) for column in ("low", "high") for value in rows[column] if given(value)]
    smallest, largest = min(bounds), max(bounds)
    logarithmic = smallest > 0 and largest / smallest > WIDER
    if logarithmic:
        axes.set_xscale("log")
        axes.set_xlim(smallest / (largest / smallest) ** 0.2, largest * (largest / smallest) ** 0.25)
    else:
        reach = (largest - min(0.0, smallest)) or 1.0
        axes.set_xlim(smallest - 0.1 * reach if smallest < 0 else -0.02 * reach, largest + 0.25 * reach)
        axes.locator_params(axis="x", nbins=5)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value) if value >= 0 or smallest < 0 else ""))
    return logarithmic


def write_values(axes: Axes, values: Iterable[str]) -> None:
    """The value of each row, right of the axes."""
    for row, value in enumerate(values):
        place = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "annotation_clip": False}
        axes.annotate(shorten(value, 26), (1, row), (10, 0), va="center", fontsize=9, color=INK, **place)


def draw_quantity(axes: Axes, row: float, values: dict) -> None:
    """A point (hollow where it is approximate), a range, or an arrow towards the open end, never past zero."""
    shade = colour(values["source_type"]) if given(values["speaker"]) else INK
    low, high = (float(values[name]) if given(values[name]) else None for name in ("low", "high"))
    if low is not None and high is not None and low != high:
        axes.plot([low, high], [row, row], "|-", color=shade, linewidth=5, markersize=9, markeredgewidth=2.5, solid_capstyle="butt")
        return
    at = next((value for value in (low, high) if value is not None), float("nan"))
    face = {"markerfacecolor": PAPER if values["modifier"] in HOLLOW else shade, "markeredgecolor": shade, "markeredgewidth": 1.8}
    axes.plot([at], [row], "o", markersize=7, clip_on=False, zorder=3, **face)
    if low is not None and high is not None:
        return
    left, right = axes.get_xlim()
    if axes.get_xscale() == "log":
        tip = at * (right / left) ** 0.14 if high is None else max(left, at / (right / left) ** 0.14)
    else:
        tip = at + 0.16 * (right - left) if high is None else max(0.0 if at >= 0 else left, at - 0.16 * (right - left))
    axes.annotate("", (tip, row), (at, row), annotation_clip=False, arrowprops={"arrowstyle": "-|>", "color": shade, "linewidth": 1.8})
