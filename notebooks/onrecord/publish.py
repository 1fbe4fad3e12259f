"""Files on disk: the charts, the tables and the account of a run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from onrecord import neutral
from onrecord.analysis import Analysis
from onrecord.article import Article, ArticleError
from onrecord.findings import counts, findings
from onrecord.folders import write_json
from onrecord.formats.understood import summary
from onrecord.provenance import versions
from onrecord.wording import headline

if TYPE_CHECKING:  # charts load matplotlib, of which the processes that analyse a corpus have no use
    from onrecord.charts.base import Chart

MOST_WORDS = 50_000  # of a report: a browser shows a page of more only after a wait


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table for spreadsheets: all fields in quotation marks, and what would be read as a formula disarmed, in the header, too."""
    safe = {}
    for column in table.columns:
        values = table[column] if pd.api.types.is_numeric_dtype(table[column]) else [neutral.cell(value) for value in table[column]]
        safe[neutral.cell(column)] = values
    pd.DataFrame(safe).to_csv(
        path, index=False, lineterminator="\n", encoding="utf-8", errors="backslashreplace", float_format="%.6g", quoting=csv.QUOTE_ALL
    )


def page_sized(article: Article, most: int = MOST_WORDS) -> Article:
    """The article, if it fits on a page; raises ArticleError where it has more than `most` words."""
    words = len(article.text.split())
    if words > most:
        raise ArticleError(f"it has {words:,} words, and a report takes at most {most:,}: split it, or read the parts as a corpus")
    return article


def save(analysis: Analysis, charts: Iterable[Chart], out: str | Path, **parameters: Any) -> list[str]:
    """Write the charts, tables and `run.json` of an article into the folder `out`; see `save_run`."""
    if not str(out):
        return []
    article = analysis.article
    about = {
        "kind": "article",
        "headline": headline(article),
        "publisher": article.publisher or "",
        "date": str(article.date),
        "file": neutral.place(article.origin or ""),
        "sha256": article.sha256,
    }
    account = {"understood": summary(article), "parameters": parameters, "counts": counts(analysis), "findings": findings(analysis)}
    return save_run(about, charts, analysis.tables, out, account)


def save_run(
    about: Mapping[str, str], charts: Iterable[Chart], tables: Mapping[str, pd.DataFrame], out: str | Path, account: Mapping[str, Any]
) -> list[str]:
    """Write charts (PNG, SVG, CSV), tables (CSV) and `run.json` into the folder `out`; "" writes nothing.

    `about` says what was read, `account` holds parameters, counts and findings. Returns the names of the files. Raises OSError when the
    folder cannot be written.
    """
    if not str(out):
        return []
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    names, figures = [], []
    for chart in charts:
        names += save_chart(chart, folder)
        figures.append({"name": chart.name, "title": chart.title, "alt": chart.alt, "drawn": chart.figure is not None})
    for name, table in tables.items():
        write_csv(table, folder / f"table_{name}.csv")
        names.append(f"table_{name}.csv")
    run = {"article": dict(about), **account, "figures": figures, "files": names, "versions": versions()}
    write_json(run, folder / "run.json")
    return [*names, "run.json"]


def save_chart(chart: Chart, folder: Path, stem: str = "") -> list[str]:
    """Write a chart's data as CSV and, where there is something to see, its picture as PNG and SVG; returns the names of the files.

    Of the SVG there is one on light paper, one on dark, and one for a narrow screen, which is light or dark as its reader's system asks.
    """
    stem = stem or chart.name
    write_csv(chart.data, folder / f"{stem}.csv")
    if chart.figure is None:
        return [f"{stem}.csv"]
    images = {f"{stem}.png": chart.image("png"), f"{stem}.svg": chart.image("svg"), f"{stem}_dark.svg": chart.dark_svg()}
    images[f"{stem}_narrow.svg"] = chart.narrow().adaptive_svg()
    for name, image in images.items():
        (folder / name).write_bytes(image)
    return [f"{stem}.csv", *images]
