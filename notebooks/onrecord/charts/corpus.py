"""Charts of a corpus: who is quoted most, shares with intervals, typical words, two halves side by side, a quantity over time."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, NullFormatter, PercentFormatter

from onrecord.charts.base import Chart, add_axes, draw_sheet, styled
from onrecord.charts.voices import finish_rows
from onrecord.palette import COLOURS, FAINT, INK, colour
from onrecord.wording import REPORTER, amount, given, label, number, plural, shorten

ONE, OTHER = "#0072B2", "#D55E00"
ROW = 0.36
LEFT = 3.0
FOLLOWED = 3  # articles that have to report a figure
APART, LABELLED = 12, 30  # days that stand side by side, and figures that are labelled each
LINE = 10.0  # points between two labels


@styled
def most_quoted(speakers: pd.DataFrame, footer: str) -> Chart:
    """Bars: the attributions of each speaker of a table of `onrecord.corpus.people`, coloured by source type."""
    if speakers.empty:
        return Chart("most_quoted", "Nobody is quoted", "The articles attribute no words to a source.", speakers)
    top = speakers.iloc[0]
    level = int((speakers["attributions"] == top["attributions"]).sum()) - 1
    are, each = (f"and {plural(level, 'other')} are", " each") if level else ("is", "")
    title = f"{shorten(top['name'], 50)} {are} quoted most: {plural(int(top['attributions']), 'attribution')}{each}"
    size = ROW * len(speakers)
    figure = draw_sheet(1.5 + size, title, footer)
    axes = add_axes(figure, LEFT, 0.75, 9 - LEFT - 0.8, size)
    for row, values in speakers.reset_index(drop=True).iterrows():
        count = values["attributions"]
        axes.barh(row, count, height=0.6, color=colour(values["source_type"]))
        axes.annotate(f"{count:,}", (count, row), (5, 0), textcoords="offset points", va="center", fontsize=9)
    finish_rows(axes, [(shorten(row["name"], 60), _about(row)) for _, row in speakers.iterrows()])
    axes.locator_params(axis="x", integer=True)
    axes.set_xlabel("attributions")
    first = speakers.head(8).to_dict("records")
    told = "; ".join(f"{row['name']} {row['attributions']} in {plural(int(row['articles']), 'article')}" for row in first)
    return Chart("most_quoted", title, f"Bar chart of the attributions of {plural(len(speakers), 'speaker')}. {told}.", speakers, figure)


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
    title = f"{plural(int(first['count'].sum()), 'attribution')}, {first['share'].iloc[0]:.0%} of them {label(first.iloc[0, 0])}"
    gap = 0.62
    height = 1.05 + sum(ROW * len(table) + gap for table in panels.values() if len(table))
    figure = draw_sheet(height, title, footer)
    top = height - 0.95
    for name, table in ((name, table) for name, table in panels.items() if len(table)):
        size = ROW * len(table)
        axes = add_axes(figure, LEFT, top - size, 9 - LEFT - 1.3, size)
        _draw_shares(axes, table)
        axes.set_title(name, fontsize=10, color=FAINT, pad=4)
        top -= size + gap
    told = "; ".join(f"{label(row['value'])} {row['share']:.0%} ({row['low']:.0%} to {row['high']:.0%})" for _, row in data.iterrows())
    return Chart("shares_of_sources", title, f"Shares with 95 % intervals. {told}.", data, figure)


def _draw_shares(axes: Axes, table: pd.DataFrame) -> None:
    """One question's shares, from 0 to 100 %."""
    for row, (name, values) in enumerate(zip(table.iloc[:, 0], table.to_dict("records"), strict=True)):
        shade = COLOURS.get(name, INK)
        axes.plot([values["low"], values["high"]], [row, row], color=shade, linewidth=3, alpha=0.45, solid_capstyle="butt")
        axes.plot([values["share"]], [row], "o", color=shade, markersize=7)
        text = f"{values['share']:.0%} of {table['count'].sum():,}" if row == 0 else f"{values['share']:.0%}"
        axes.annotate(text, (1, row), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center", fontsize=9)
    finish_rows(axes, [(label(name), "") for name in table.iloc[:, 0]])
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(PercentFormatter(1))


@styled
def typical_words(table: pd.DataFrame, names: tuple[str, str], footer: str, top: int = 12) -> Chart:
    """Bars to either side: the words most typical of the one half and of the other, by G2."""
    data = pd.concat([table[table["g2"] > 0].head(top), table[table["g2"] < 0].tail(top)])
    if data.empty:
        return Chart("typical_words", "No typical words", "No word occurs often enough to tell the halves apart.", table)
    title = f"Words of {shorten(names[0], 34)} (right) and of {shorten(names[1], 34)} (left)"
    size = 0.27 * len(data)
    figure = draw_sheet(1.6 + size, title, footer)
    axes = add_axes(figure, 0.5, 0.75, 8.0, size)
    for row, values in data.reset_index(drop=True).iterrows():
        right = values["g2"] > 0
        axes.barh(row, values["g2"], height=0.62, color=ONE if right else OTHER)
        text = f"{values['term']}  {values['count']:,} : {values['reference_count']:,}"
        place = {"xytext": (-6 if right else 6, 0), "ha": "right" if right else "left"}
        axes.annotate(text, (0, row), textcoords="offset points", va="center", fontsize=9, **place)
    finish_rows(axes, [("", "")] * len(data))
    reach = 1.1 * data["g2"].abs().max()
    axes.set_xlim(-reach, reach)
    axes.axvline(0, color=FAINT, linewidth=0.8)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):g}"))
    axes.set_xlabel("G2 (beside each word its occurrences, right half : left half)")
    told = "; ".join(f"{row['term']} {row['count']} to {row['reference_count']}" for _, row in data.iterrows())
    alt = f"Bars of the words most typical of {names[0]}, then of {names[1]}, with the occurrences in both. {told}."
    return Chart("typical_words", title, alt, data, figure)


@styled
def two_halves(table: pd.DataFrame, names: tuple[str, str], footer: str) -> Chart:
    """Pairs of dots with intervals: the shares of a table of `onrecord.corpus.compare_shares` in both halves."""
    if table.empty:
        return Chart("two_halves", "Nothing to compare", "The articles attribute no words to a source.", table)
    apart = table[table["adjusted"] < 0.05]
    title = f"Sources of {shorten(names[0], 30)} and of {shorten(names[1], 30)}: " + (
        f"{', '.join(label(name) for name in apart.iloc[:, 0])} differ" if len(apart) else "no clear difference"
    )
    size = 0.46 * len(table)
    figure = draw_sheet(1.75 + size, title, footer)
    axes = add_axes(figure, LEFT, 0.75, 9 - LEFT - 1.2, size)
    for row, values in table.iterrows():
        for side, shade, above in (("one", ONE, -0.15), ("other", OTHER, 0.15)):
            axes.plot([values[f"{side}_low"], values[f"{side}_high"]], [row + above] * 2, color=shade, linewidth=3, alpha=0.45)
            axes.plot([values[f"{side}_share"]], [row + above], "o", color=shade, markersize=6)
            text = f"{values[f'{side}_share']:.0%} ({values[f'{side}_count']:,})"
            axes.annotate(text, (1, row + above), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                          fontsize=8, color=shade)  # fmt: skip
    finish_rows(axes, [(label(name), "") for name in table.iloc[:, 0]])
    axes.set_xlim(left=0)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    for name, shade, right in zip(names, (ONE, OTHER), (0.5, 1.0), strict=True):
        axes.annotate(shorten(name, 40), (right, 1), (0, 5), xycoords="axes fraction", textcoords="offset points", ha="right", fontsize=9,
                      fontweight="bold", color=shade)  # fmt: skip
    told = "; ".join(f"{label(row.iloc[0])} {row['one_share']:.0%} and {row['other_share']:.0%}" for _, row in table.iterrows())
    return Chart("two_halves", title, f"Shares of attributions in {names[0]} and in {names[1]}. {told}.", table, figure)


@styled
def quantity_over_time(rows: pd.DataFrame, what: str, footer: str) -> Chart:
    """Marks over the days of the articles: a table of `onrecord.corpus.follow`, coloured by the giver's source type, conflicts ringed.

    A few days stand side by side, many on a scale of time.
    """
    days = pd.to_datetime(rows["date"], format="%Y-%m-%d", errors="coerce")
    shown = rows.assign(day=days)[days.notna()].reset_index(drop=True)
    if shown.empty:
        return Chart("quantity_over_time", "No such figure", f"No dated article reports a figure that fits “{what}”.", rows)
    against = int((shown["conflicts"] > 0).sum())
    articles = plural(shown["article"].nunique(), "article")
    sought = shorten(what.replace("|", ", "), 60)
    if shown["article"].nunique() < FOLLOWED:
        why = f"{plural(len(shown), 'figure')} for “{sought}” in {articles}: too few to follow one through the collection."
        return Chart("quantity_over_time", "No figure to follow", why, rows)
    told_apart = f", {against} of them contradicted" if against else ", none contradicted"
    title = f"{plural(len(shown), 'figure')} for “{sought}” in {articles}{told_apart}"
    figure = draw_sheet(5.6, title, footer)
    axes = add_axes(figure, 0.9, 0.95, 7.9, 3.8)
    shown["day"] = _set_days(axes, shown["day"])
    _set_values(axes, shown[["low", "high"]].stack().astype(float))
    for _, row in shown.iterrows():
        _draw_figure(axes, row)
    axes.margins(x=0.12, y=0.14)
    axes.set_xlabel("date of the article" + (f" ({len(rows) - len(shown)} without a full date left out)" if len(shown) < len(rows) else ""))
    if len(shown) <= LABELLED:
        _label_figures(axes, shown)
    _explain_figures(axes, shown)
    told = "; ".join(f"{row['date']} {amount(row)}, {_giver(row)}" for _, row in shown.head(10).iterrows())
    more = "; and others" if len(shown) > 10 else ""
    return Chart("quantity_over_time", title, f"Figures for “{what}” by date. {told}{more}. {against} are contradicted.", rows, figure)


def _set_days(axes: Axes, days: pd.Series) -> list[float]:
    """The places of days on the axis, and its ticks."""
    different = sorted(set(days))
    if len(different) <= APART:
        axes.set_xticks(range(len(different)), [day.strftime("%Y-%m-%d") for day in different])
        axes.set_xlim(-0.5, len(different) - 0.1)
        return [float(different.index(day)) for day in days]
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    return [float(place) for place in date2num(days.to_numpy(dtype="datetime64[ns]"))]


def _set_values(axes: Axes, values: pd.Series) -> None:
    """The axis of the values, logarithmic where they are far apart."""
    if values.min() > 0 and values.max() > 30 * values.min():
        axes.set_yscale("log")
        axes.yaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axes.grid(axis="y")


def _draw_figure(axes: Axes, row: pd.Series) -> None:
    """A dot (hollow where it is not exact), a range, or an arrow to the open end; a ring where another giver contradicts."""
    shade = colour(row["source_type"]) if given(row["speaker"]) else INK
    low, high = (float(row[name]) if given(row[name]) else None for name in ("low", "high"))
    at = low if low is not None else high
    if low is not None and high is not None and low != high:
        axes.plot([row["day"]] * 2, [low, high], color=shade, linewidth=5, solid_capstyle="butt")
        at = high
    else:
        fill = shade if row["modifier"] == "exactly" else "white"
        axes.plot([row["day"]], [at], "o", markersize=7, markerfacecolor=fill, markeredgecolor=shade, markeredgewidth=1.8, zorder=3)
    if low is None or high is None:
        arrow = {"arrowstyle": "<|-", "color": shade, "linewidth": 1.6}
        axes.annotate("", (row["day"], at), (0, 24 if high is None else -24), textcoords="offset points", arrowprops=arrow)
    if row["conflicts"] > 0:
        axes.plot([row["day"]], [at], "o", markersize=14, markerfacecolor="none", markeredgecolor=INK, markeredgewidth=1.0)


def _label_figures(axes: Axes, shown: pd.DataFrame) -> None:
    """Value and giver beside each mark; labels of one place that would meet are moved up."""
    axes.autoscale_view()
    axes.get_ylim()  # settles the scales, which are computed when first asked for
    value = shown["high"].fillna(shown["low"]).astype(float)
    points = list(zip(shown["day"].astype(float), value, strict=True))
    heights = axes.transData.transform(points)[:, 1] * 72 / axes.figure.dpi
    level: dict[float, float] = {}
    for at in sorted(range(len(points)), key=lambda at: (heights[at], at)):
        day = points[at][0]
        level[day] = max(heights[at], level.get(day, -LINE) + LINE)
        text = f"{amount(shown.loc[at])}, {shorten(_giver(shown.loc[at]), 24)}"
        axes.annotate(text, points[at], (12, level[day] - heights[at]), textcoords="offset points", va="center", fontsize=7.5, color=INK)


def _explain_figures(axes: Axes, shown: pd.DataFrame) -> None:
    """The key to the colours and the ring, below the title."""
    kinds = {row["source_type"] if given(row["source_type"]) else "unspecified" for _, row in shown[shown["speaker"].notna()].iterrows()}
    key = [Line2D([], [], marker="o", linestyle="", color=COLOURS[kind], label=label(kind)) for kind in COLOURS if kind in kinds]
    if shown["speaker"].isna().any():
        key.append(Line2D([], [], marker="o", linestyle="", color=INK, label=REPORTER))
    key.append(Line2D([], [], marker="o", linestyle="", markerfacecolor="none", markeredgecolor=INK, markersize=12, label="contradicted"))
    axes.legend(handles=key, loc="lower left", bbox_to_anchor=(-0.05, 1.0), ncols=6, handletextpad=0.1, columnspacing=1.0)


def _giver(row: pd.Series) -> str:
    """Who gave the figure."""
    return str(row["speaker"]) if given(row["speaker"]) else "a source not resolved" if given(row["attribution"]) else REPORTER
