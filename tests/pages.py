"""Report pages made in the test's own process, as report.ipynb makes them, and visits to them in a browser without a network."""

import os
import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from onrecord import Article, analyse, charts, paths, views
from onrecord.analysis import Analysis
from onrecord.headless import to_html
from samples import Made, figure, many_quantities, many_speakers, said

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


SENTENCES = (
    "The harbour board of Eastmere will close its old pier in May, the board said in a statement on Monday.",
    "“It carried more than 2,000 people a year, and now it carries none,” said Abel Moss, the board's chairman.",
    "Ida Marsh, a baker in Quay Street, said that the ferry was her only way to the market on the other side.",
    "Nobody in the town was surprised, since the planks had been rotten for 12 years and the lamps dark for two.",
    "“We asked for £400,000 and were given a tin of paint,” Moss said, and he did not smile when he said it.",
)


def prose(words: int) -> str:
    """An article of about so many words, in paragraphs of two sentences."""
    sentences = [SENTENCES[number % len(SENTENCES)] for number in range(words // 19)]
    return "\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)) + "\n"


def hostile() -> Made:
    evil = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> {{ 7 }} \ufffe"
    text = f"“{evil} 40,” said Mallory {evil}."
    row = said(f"“{evil} 40,”", f"Mallory {evil}", 1, role=evil, cue=evil, rule=evil)
    return Made(text, [row], [figure("40", 40, 40, counted=evil, unit=evil, attribution=1, speaker=f"Mallory {evil}")] * 1)


ANALYSES = {
    "two-sentences": lambda: analyse(Article.from_text("\n".join(SENTENCES[:2]))),
    "800-words": lambda: analyse(Article.from_text(prose(800))),
    "5500-words": lambda: analyse(Article.from_text(prose(5500))),
    "one-speaker": lambda: many_speakers(1),
    "40-speakers": lambda: many_speakers(40),
    "no-figures": lambda: analyse(Article.from_text(SENTENCES[0])),
    "80-figures": lambda: many_quantities(80),
    "nothing": lambda: analyse(Article.from_text("")),
    "hostile": hostile,
}


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
