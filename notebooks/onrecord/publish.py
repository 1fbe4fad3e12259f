"""Files on disk: charts, tables, the page of a run, and the gallery of all runs."""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from onrecord.analysis import Analysis
from onrecord.charts.base import Chart
from onrecord.findings import counts, findings
from onrecord.provenance import versions
from onrecord.views.base import environment, styles
from onrecord.wording import headline

TABLES = ("terms", "attributions", "sources", "quantities", "flags")
FORMULA = re.compile(r"^[=+\-@\t\r]")


def slug(origin: str) -> str:
    """A folder's name for an article, from its file's name or its address: lower-case letters, digits and hyphens, at most 80."""
    path = urlsplit(origin).path if "://" in origin else origin
    name = Path(path.rstrip("/")).name or urlsplit(origin).netloc
    stem = name.rsplit(".", 1)[0] if "." in name else name
    return re.sub(r"[^\w]+", "-", stem.lower()).strip("-_")[:80] or "article"


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table for spreadsheets: text cells that would be read as a formula get an apostrophe before them."""
    safe = table.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = [f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value for value in safe[column]]
    safe.to_csv(path, index=False, lineterminator="\n", encoding="utf-8", float_format="%.6g")


def save(analysis: Analysis, charts: Iterable[Chart], out: str | Path, **parameters: Any) -> list[str]:
    """Write charts (PNG, SVG, CSV), tables and `run.json` into the folder `out`; "" writes nothing.

    Returns the names of the files. Raises OSError when the folder cannot be written.
    """
    if not str(out):
        return []
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    names, figures = [], []
    for chart in charts:
        write_csv(chart.data, folder / f"{chart.name}.csv")
        names.append(f"{chart.name}.csv")
        for kind in ("png", "svg") if chart.figure is not None else ():
            (folder / f"{chart.name}.{kind}").write_bytes(chart.image(kind))
            names.append(f"{chart.name}.{kind}")
        figures.append({"name": chart.name, "title": chart.title, "alt": chart.alt, "drawn": chart.figure is not None})
    for name in TABLES:
        write_csv(getattr(analysis, name), folder / f"table_{name}.csv")
        names.append(f"table_{name}.csv")
    article = analysis.article
    run = {
        "article": {
            "headline": headline(article),
            "date": str(article.date),
            "file": Path(article.origin or "").name,
            "sha256": article.sha256,
        },
        "parameters": parameters,
        "counts": counts(analysis),
        "findings": findings(analysis),
        "figures": figures,
        "files": names,
        "versions": versions(),
    }
    write_json(run, folder / "run.json")
    return [*names, "run.json"]


def write_json(value: Any, path: Path) -> None:
    """Write JSON that reads well and is the same for the same value."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def move_into(made: Path, target: Path) -> None:
    """Move the files of the folder `made` into `target`; files of an earlier run that are not made any more are removed, others stay."""
    target.mkdir(parents=True, exist_ok=True)
    try:
        before = set(json.loads((target / "run.json").read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        before = set()
    now = sorted(path.name for path in made.iterdir())
    for name in sorted(before - set(now)):
        (target / Path(name).name).unlink(missing_ok=True)
    for name in sorted(now, key=lambda name: name == "run.json"):
        os.replace(made / name, target / name)


def write_gallery(out: Path) -> Path:
    """Write `index.html` in the folder `out`: every run in it with its figures, captions and parameters."""
    runs = []
    for path in sorted(out.glob("*/run.json")):
        try:
            runs.append({"slug": path.parent.name, **json.loads(path.read_text(encoding="utf-8"))})
        except ValueError:
            continue
    for run in runs:
        run["pages"] = sorted(page.name for page in (out / run["slug"]).glob("*.html"))
    page = environment().get_template("gallery.html.j2").render(runs=runs, styles=styles())
    (out / "index.html").write_text(page, encoding="utf-8")
    return out / "index.html"
