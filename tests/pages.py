"""Report pages made in the test's own process, as report.ipynb makes them, and visits to them in a browser without a network."""

import os
import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from onrecord import charts, paths, views
from onrecord.analysis import Analysis
from onrecord.headless import to_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SHOTS = paths.ROOT / "build" / "screenshots"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def write_page(analysis: Analysis, path: Path) -> Path:
    """The page of an analysis, written to `path`."""
    draw = (charts.words_per_speaker, charts.speakers_along, charts.reported_quantities, charts.top_terms)
    drawn = [chart(analysis) for chart in draw]
    parts = [
        views.masthead(analysis),
        views.findings_list(analysis),
        views.reading_desk(analysis),
        views.folded("Charts", views.pictures(*drawn), printed=False),
        views.folded("Every attribution, with its rule", views.attributions_table(analysis)),
        views.folded("What was set aside", views.lines_table(analysis.article, dropped_only=True)),
        views.folded("Method and limits", views.method(analysis)),
    ]
    cells = [new_code_cell(outputs=[new_output("display_data", data={"text/html": part._repr_html_()})]) for part in parts]
    book = path.with_suffix(".ipynb")
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}}), book)
    path.write_text(to_html(book), encoding="utf-8")
    os.unlink(book)
    return path


class Visit:
    """A page opened with the network off: what it asked for and what it complained of."""

    def __init__(self, browser, path: Path, width: int = 1280, height: int = 900, **options):
        self.context = browser.new_context(viewport={"width": width, "height": height}, offline=True, accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15000)
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()
