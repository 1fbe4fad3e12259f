"""Charts of a corpus: who is quoted most, shares with intervals, typical words, two halves side by side, a quantity over time."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path as MarkerPath
from matplotlib.ticker import FuncFormatter, NullFormatter, PercentFormatter

from onrecord import schema
from onrecord.charts.base import Chart, add_axes, draw_sheet, layout, styled, thin_ticks, title_height
from onrecord.charts.quantities import HOLLOW, WIDER, draw_quantity, set_scale, write_values
from onrecord.charts.voices import finish_rows
from onrecord.palette import BAND, COLOURS, FAINT, GROUP_COLOURS, GROUPS, INK, PAPER, colour, group
from onrecord.wording import REPORTER, amount, given, label, number, plural, shorten

ONE, OTHER = "#0072B2", "#D55E00"
ROW, PERSON = 0.36, 0.45  # inches of a row, and of one whose name may take two lines
FOLLOWED = 3  # articles that have to report a figure
EACH = 30  # figures up to which each has a row of its own
ARROW = 24  # points to the open end of a figure
KEY_LINE = 0.22  # inches that a line of a key takes
BREAK = {False: " ", True: "\n"}  # within the words of a long axis: none, or one where they have to fit a narrow chart
# Round what is contradicted.
RING: dict[str, Any] = {"markersize": 14, "markerfacecolor": "none", "markeredgecolor": INK, "markeredgewidth": 1.0}


@styled
def most_quoted(speakers: pd.DataFrame, footer: str) -> Chart:
    """Bars: the attributions of each speaker of a table of `onrecord.corpus.people`, coloured by source type."""
    if speakers.empty:
        return Chart("most_quoted", "Nobody is quoted", "The articles attribute no words to a source.", speakers)
    top = speakers.iloc[0]
    level = int((speakers["attributions"] == top["attributions"]).sum()) - 1
    are, each = (f"and {plural(level, 'other')} are", " each") if level else ("is", "")
    title = f"{shorten(top['name'], 50)} {are} quoted most: {plural(int(top['attributions']), 'attribution')}{each}"
    size = PERSON * layout().row * len(speakers)
    figure = draw_sheet(title_height(title) + 0.95 + size, title, footer)
    axes = _row_axes(figure, 0.75, size, right=0.8)
    for row, (_, values) in enumerate(speakers.iterrows()):
        count, at = values["attributions"], row + layout().shift
        axes.barh(at, count, height=layout().bar, color=colour(values["source_type"]))
        axes.annotate(f"{count:,}", (count, at), (5, 0), textcoords="offset points", va="center", fontsize=9)
    finish_rows(axes, [(shorten(row["name"], 60), _about(row)) for _, row in speakers.iterrows()])
    axes.locator_params(axis="x", integer=True)
    axes.set_xlabel("attributions")
    thin_ticks(axes)
    first = schema.records(speakers.head(8))
    told = "; ".join(f"{row['name']} {row['attributions']} in {plural(int(row['articles']), 'article')}" for row in first)
    return Chart("most_quoted", title, f"Bar chart of the attributions of {plural(len(speakers), 'speaker')}. {told}.", speakers, figure)


def _row_axes(figure: Figure, bottom: float, size: float, right: float) -> Axes:
    """Axes for rows with labels, `size` inches high, with so many inches `right` of them."""
    return add_axes(figure, layout().left, bottom, layout().width - layout().left - right, size)


def _about(row: pd.Series) -> str:
    """Source type and number of articles of a speaker."""
    kind = label(row["source_type"]) if given(row["source_type"]) else "unspecified"
    return f"{kind} · {plural(int(row['articles']), 'article')}"


@styled
def shares_of_sources(panels: dict[str, pd.DataFrame], footer: str) -> Chart:
    """Dots with intervals: shares of several questions, {question: table of `onrecord.corpus.proportions`}."""
    data = pd.concat([table.set_axis(["value", *table.columns[1:]], axis=1).assign(question=name) for name, table in panels.items()])
    data = data[["question", "value", "count", "articles", "share", "low", "high"]].reset_index(drop=True)
    if data.empty:
        return Chart("shares_of_sources", "Nobody is quoted", "The articles attribute no words to a source.", data)
    first = next(table for table in panels.values() if len(table))
    title = f"{plural(int(first['count'].sum()), 'attribution')}, {first['share'].iloc[0]:.0%} of them {label(str(first.iloc[0, 0]))}"
    gap = 0.62
    row_height = ROW * layout().row
    height = title_height(title) + 0.5 + sum(row_height * len(table) + gap for table in panels.values() if len(table))
    figure = draw_sheet(height, title, footer)
    top = height - title_height(title) - 0.4
    for name, table in ((name, table) for name, table in panels.items() if len(table)):
        size = row_height * len(table)
        axes = _row_axes(figure, top - size, size, right=1.1 if layout().above else 1.3)
        _draw_shares(axes, table)
        axes.set_title(name, fontsize=10, color=FAINT, pad=4)
        top -= size + gap
    told = "; ".join(f"{label(row['value'])} {row['share']:.0%} ({row['low']:.0%} to {row['high']:.0%})" for _, row in data.iterrows())
    return Chart("shares_of_sources", title, f"Shares with 95 % intervals. {told}.", data, figure)


def _draw_shares(axes: Axes, table: pd.DataFrame) -> None:
    """One question's shares, from 0 to 100 %."""
    for row, (name, values) in enumerate(zip(table.iloc[:, 0], schema.records(table), strict=True)):
        shade, at = COLOURS.get(name, INK), row + layout().shift
        axes.plot([values["low"], values["high"]], [at, at], color=shade, linewidth=3, alpha=0.45, solid_capstyle="butt")
        axes.plot([values["share"]], [at], "o", color=shade, markersize=7)
        text = f"{values['share']:.0%} of {table['count'].sum():,}" if row == 0 else f"{values['share']:.0%}"
        axes.annotate(text, (1, at), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center", fontsize=9)
    finish_rows(axes, [(label(name), "") for name in table.iloc[:, 0]])
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    thin_ticks(axes)


@styled
def typical_words(table: pd.DataFrame, names: tuple[str, str], footer: str, top: int = 12) -> Chart:
    """Bars to either side: the words most typical of the one half and of the other, by G2; pale where chance may do."""
    data = pd.concat([table[table["g2"] > 0].head(top), table[table["g2"] < 0].tail(top)])
    if data.empty:
        return Chart("typical_words", "No typical words", "No word occurs often enough to tell the halves apart.", table)
    clear = int((data["lrc"] != 0).sum())
    sure = "all clear" if clear == len(data) else f"{clear} clear" if clear else "no clear difference"
    title = f"Words of {shorten(names[0], 34)} (right) and of {shorten(names[1], 34)} (left): {sure}"
    size = 0.27 * len(data)
    figure = draw_sheet(title_height(title) + 1.2 + size, title, footer)
    side = 0.2 if layout().above else 0.5
    axes = add_axes(figure, side, 0.95, layout().width - 2 * side, size)
    for row, (_, values) in enumerate(data.iterrows()):
        right = values["g2"] > 0
        axes.barh(row, values["g2"], height=0.62, color=ONE if right else OTHER, alpha=1 if values["lrc"] else 0.35)
        text = f"{values['term']}  {values['count']:,} : {values['reference_count']:,}"
        place = {"xytext": (-6 if right else 6, 0), "ha": "right" if right else "left"}
        axes.annotate(text, (0, row), textcoords="offset points", va="center", fontsize=9, **place)
    finish_rows(axes, [("", "")] * len(data))
    reach = 1.1 * data["g2"].abs().max()
    axes.set_xlim(-reach, reach)
    axes.axvline(0, color=FAINT, linewidth=0.8)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):g}"))
    axes.set_xlabel(f"G2 (beside each word its{BREAK[layout().above]}occurrences, right half : left half)")
    thin_ticks(axes)
    told = "; ".join(f"{row['term']} {row['count']} to {row['reference_count']}" for _, row in data.iterrows())
    alt = f"Bars of the words most typical of {names[0]}, then of {names[1]}, with the occurrences in both. {told}."
    return Chart("typical_words", title, alt, data, figure)


@styled
def two_halves(table: pd.DataFrame, names: tuple[str, str], footer: str) -> Chart:
    """Pairs of dots with intervals: the shares of a table of `onrecord.corpus.compare_shares` in both halves."""
    if table.empty:
        return Chart("two_halves", "Nothing to compare", "The articles attribute no words to a source.", table)
    apart = table[table["adjusted"] < 0.05]
    title = f"Sources of {shorten(names[0], 30)} against {shorten(names[1], 30)}: {_differences(apart)}"
    size = 0.46 * layout().row * len(table)
    figure = draw_sheet(title_height(title) + 1.2 + size, title, footer)
    axes = _row_axes(figure, 0.75, size, right=0.9 if layout().above else 1.2)
    apart_by = layout().bar / 4
    for row, (_, values) in enumerate(table.iterrows()):
        for side, shade, at in (("one", ONE, row + layout().shift - apart_by), ("other", OTHER, row + layout().shift + apart_by)):
            axes.plot([values[f"{side}_low"], values[f"{side}_high"]], [at] * 2, color=shade, linewidth=3, alpha=0.45)
            axes.plot([values[f"{side}_share"]], [at], "o", color=shade, markersize=6, clip_on=False)
            text = f"{values[f'{side}_share']:.0%} ({values[f'{side}_count']:,})"
            axes.annotate(text, (1, at), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                          fontsize=8, color=shade)  # fmt: skip
    finish_rows(axes, [(label(name), "") for name in table.iloc[:, 0]])
    axes.set_xlim(left=0)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    thin_ticks(axes)
    for name, shade, right in zip(names, (ONE, OTHER), (0.5, 1.0), strict=True):
        place = {"xytext": (0, 5), "xycoords": "axes fraction", "textcoords": "offset points", "ha": "right"}
        axes.annotate(shorten(name, 18 if layout().above else 30), (right, 1), fontsize=9, fontweight="bold", color=shade, **place)
    told = "; ".join(f"{label(row.iloc[0])} {row['one_share']:.0%} and {row['other_share']:.0%}" for _, row in table.iterrows())
    return Chart("two_halves", title, f"Shares of attributions in {names[0]} and in {names[1]}. {told}.", table, figure)


def _differences(apart: pd.DataFrame) -> str:
    """Of which types the first half has more, and of which fewer."""
    kinds = [(label(row.iloc[0]), row["one_share"] > row["other_share"]) for _, row in apart.iterrows()]
    sides = (("more", [name for name, more in kinds if more]), ("fewer", [name for name, more in kinds if not more]))
    return "; ".join(f"{side} {', '.join(names)}" for side, names in sides if names) or "no clear difference"


@styled
def quantity_over_time(rows: pd.DataFrame, what: str, footer: str) -> Chart:
    """A table of `onrecord.corpus.follow` in order of time: a row for each figure or, where there are many, marks over a scale of time.

    Colours are those of the givers' source types; a ring is round a figure that another giver contradicts.
    """
    days = pd.to_datetime(rows["date"], format="%Y-%m-%d", errors="coerce")
    shown = rows.assign(day=days)[days.notna()].sort_values("day", kind="stable").reset_index(drop=True)
    if shown.empty:
        return Chart("quantity_over_time", "No such figure", f"No dated article reports a figure that fits “{what}”.", rows)
    against = int((shown["conflicts"] > 0).sum())
    articles = plural(shown["article"].nunique(), "article")
    sought = shorten(what.replace("|", ", "), 60)
    if shown["article"].nunique() < FOLLOWED:
        why = f"{plural(len(shown), 'figure')} for “{sought}” in {articles}: too few to follow one through the collection."
        return Chart("quantity_over_time", "No figure to follow", why, rows)
    told_apart = f", {against} of them contradicted" if against else ", none contradicted"
    undated = f"; {len(rows) - len(shown)} without a full date left out" if len(shown) < len(rows) else ""
    title = f"{plural(len(shown), 'figure')} for “{sought}” in {articles}{told_apart}{undated}"
    figure = (_rows_by_day if len(shown) <= EACH else _marks_over_time)(shown, title, footer)
    told = "; ".join(f"{row['date']} {amount(row)}, {_giver(row)}" for _, row in shown.head(10).iterrows())
    more = "; and others" if len(shown) > 10 else ""
    return Chart("quantity_over_time", title, f"Figures for “{what}” by date. {told}{more}. {against} are contradicted.", rows, figure)


def _rows_by_day(shown: pd.DataFrame, title: str, footer: str) -> Figure:
    """A row for each figure: giver, day and outlet on the left, the value as a mark and in words; every second day has a band."""
    key = _key(shown)
    size, above = ROW * layout().row * len(shown), 0.35 + KEY_LINE * key.lines
    figure = draw_sheet(title_height(title) + above + size + 0.7, title, footer)
    axes = _row_axes(figure, 0.7, size, right=0.35 if layout().above else 1.5)
    logarithmic = set_scale(axes, shown)
    rows = schema.records(shown)
    for row, values in enumerate(rows):
        draw_quantity(axes, row + layout().shift, values)
        if values["conflicts"] > 0:
            axes.plot([values["low"] if given(values["low"]) else values["high"]], [row + layout().shift], "o", **RING)
    for day in sorted(set(shown["day"]))[1::2]:
        places = shown.index[shown["day"] == day]
        axes.axhspan(places[0] - 0.5, places[-1] + 0.5, color=BAND, linewidth=0, zorder=0)
    places = [" · ".join(str(row[name]) for name in ("date", "outlet") if given(row.get(name))) for row in rows]
    names = [f"{amount(row)}: {_giver(row)}" if layout().above else shorten(_giver(row), 34) for row in rows]
    finish_rows(axes, list(zip(names, places, strict=True)))
    if not layout().above:
        write_values(axes, [amount(row) for row in rows])
    thin_ticks(axes)
    axes.set_xlabel("value, logarithmic scale" if logarithmic else "value")
    key.draw(axes)
    return figure


def _marks_over_time(shown: pd.DataFrame, title: str, footer: str) -> Figure:
    """Many figures over the days of their articles, without labels."""
    key = _key(shown)
    figure = draw_sheet(title_height(title) + 0.35 + KEY_LINE * key.lines + 3.8 + 0.85, title, footer)
    axes = add_axes(figure, 0.9, 0.85, layout().width - 1.1, 3.8)
    shown = shown.assign(day=date2num(shown["day"].to_numpy(dtype="datetime64[ns]")))
    locator = AutoDateLocator(minticks=3, maxticks=4 if layout().above else 8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    _set_values(axes, shown[["low", "high"]].stack().astype(float))
    _draw_figures(axes, shown)
    axes.margins(x=0.12, y=0.14)
    axes.set_xlabel("date of the article")
    key.draw(axes)
    return figure


def _set_values(axes: Axes, values: pd.Series) -> None:
    """The axis of the values, logarithmic where they are far apart."""
    if values.min() > 0 and values.max() > WIDER * values.min():
        axes.set_yscale("log")
        axes.yaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axes.grid(axis="y")


def _draw_figures(axes: Axes, shown: pd.DataFrame) -> None:
    """Dots (hollow where the value itself is not meant), ranges, or arrows to the open end; rings where another giver contradicts.

    All marks of one look are one artist, so that ten thousand take no longer than ten.
    """
    days, low, high = (shown[name].to_numpy(dtype=float, na_value=np.nan) for name in ("day", "low", "high"))
    at, ranges = np.where(np.isnan(high), low, high), low < high
    hollow = shown["modifier"].isin(list(HOLLOW)).to_numpy(dtype=bool)
    givers = zip(shown["source_type"], shown["speaker"], strict=True)
    shades = np.array([colour(kind) if given(speaker) else INK for kind, speaker in givers])
    for shade in dict.fromkeys(shades):
        own = shades == shade
        axes.vlines(days[own & ranges], low[own & ranges], high[own & ranges], color=shade, linewidth=5)
        for fill, dots in ((PAPER, own & ~ranges & hollow), (shade, own & ~ranges & ~hollow)):
            axes.plot(days[dots], at[dots], "o", markersize=7, markerfacecolor=fill, markeredgecolor=shade, markeredgewidth=1.8, zorder=3)
        for up, open_to in ((1, own & np.isnan(high)), (-1, own & np.isnan(low))):
            axes.plot(days[open_to], at[open_to], linestyle="none", marker=_arrow(up), markersize=2 * ARROW, color=shade)
    against = (shown["conflicts"] > 0).to_numpy(dtype=bool)
    axes.plot(days[against], at[against], "o", **RING)


def _arrow(up: int) -> MarkerPath:
    """A mark that points `up` (1) or down (-1) from its place."""
    stem, head = [(0, 0), (0, up)], [(-0.12, 0.7 * up), (0, up), (0.12, 0.7 * up), (-0.12, 0.7 * up)]
    return MarkerPath(stem + head, [MarkerPath.MOVETO, MarkerPath.LINETO, MarkerPath.MOVETO, *[MarkerPath.LINETO] * 3])


class FigureKey(NamedTuple):
    """The key to the colours and the ring: its entries, and the lines that they take."""

    entries: list[Line2D]
    lines: int

    def draw(self, axes: Axes) -> None:
        """Draw it above the axes, from the left edge of the picture."""
        left = -axes.get_position().x0 / axes.get_position().width + 0.02
        size = {"fontsize": 8} if layout().above else {}
        place = {"loc": "lower left", "bbox_to_anchor": (left, 1.0), "handletextpad": 0.1, "columnspacing": 1.0}
        axes.legend(handles=self.entries, ncols=_columns(), **place, **size)


def _columns() -> int:
    """The entries of a key in a line."""
    return 2 if layout().above else 4


def _key(shown: pd.DataFrame) -> FigureKey:
    """The key to the figures that are shown."""
    groups = {group(kind) for kind in shown.loc[shown["speaker"].notna(), "source_type"]}
    entries = [Line2D([], [], marker="o", linestyle="", color=GROUP_COLOURS[name], label=name) for name in GROUPS if name in groups]
    if shown["speaker"].isna().any():
        entries.append(Line2D([], [], marker="o", linestyle="", color=INK, label=REPORTER))
    if (shown["conflicts"] > 0).any():
        entries.append(Line2D([], [], linestyle="", label="contradicted", marker="o", **{**RING, "markersize": 11}))
    return FigureKey(entries, -(-len(entries) // _columns()))


def _giver(row: Mapping[Any, Any] | pd.Series) -> str:
    """Who gave the figure."""
    return str(row["speaker"]) if given(row["speaker"]) else "a source not resolved" if given(row["attribution"]) else REPORTER
