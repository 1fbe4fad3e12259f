"""Pictures of all that a reader sees, in `build/screenshots/`, to be looked at before a release. Run after `notebooks/report.py`.

python tests/screenshots.py [PART…]     pages, charts, corpus, lab or readme; without a name all of them

`readme` draws figures/report.png again, the first screen of the sample's report. `lab` also prints the least contrast and the narrowest
column of each notebook in JupyterLab's light and dark theme.
"""

import base64
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1] / "notebooks"), str(Path(__file__).parent)]

from lab import CONTRAST, TABLES, THEMES, copy_notebooks, open_notebook, serve, set_theme, stop_kernels  # noqa: E402
from onrecord import analyse, charts, cli, corpus, paths, read_article  # noqa: E402
from onrecord.charts import Chart, contrast  # noqa: E402
from onrecord.charts import corpus as corpus_charts  # noqa: E402
from pages import ANALYSES, CHROMIUM, QUIET, SHOTS, Visit, write_page  # noqa: E402

SAMPLE = "iraqi-foreign-fighters"
SCHEMES = ("light", "dark")
LONG = 120_000  # milliseconds for a picture of a long page
PHONE = {"width": 390, "height": 844}
UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
HEIGHT = "() => { const book = document.querySelector('.jp-NotebookPanel .jp-WindowedPanel-outer'); return book.scrollHeight + 150; }"
SHEET = "<!doctype html><style>:root {{ color-scheme: light dark }} img {{ vertical-align: top; margin: 8px }}</style>{}"


def shoot(browser: Browser, path: Path, name: str) -> None:
    """A page light, dark and on a telephone, whole and with everything unfolded, and printed."""
    for scheme in SCHEMES:
        with Visit(browser, path, color_scheme=scheme) as visit:
            visit.page.screenshot(path=SHOTS / f"{name}-{scheme}.png")
            visit.page.evaluate(UNFOLD)
            visit.page.screenshot(path=SHOTS / f"{name}-{scheme}-whole.png", full_page=True, timeout=LONG)
    with Visit(browser, path, **PHONE) as visit:
        visit.page.evaluate(UNFOLD)
        visit.page.screenshot(path=SHOTS / f"{name}-phone.png", full_page=True, timeout=LONG)
    with Visit(browser, path) as visit:
        visit.page.pdf(path=SHOTS / f"{name}.pdf", format="A4")


def pages(browser: Browser) -> None:
    """The report of the sample and of invented articles, and the gallery."""
    shoot(browser, paths.FIGURES / SAMPLE / "report.html", "report")
    shoot(browser, paths.FIGURES / "index.html", "gallery")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in ANALYSES.items():
            shoot(browser, write_page(make(), Path(folder) / f"{name}.html"), f"page-{name}")


def draw_sheets(browser: Browser, name: str, drawn: list[Chart]) -> None:
    """Charts on one sheet, each wide and narrow, in light and in dark."""
    forms = [form for chart in drawn if chart.figure for form in (chart, chart.narrow())]
    images = [f'<img src="data:image/svg+xml;base64,{base64.b64encode(form.adaptive_svg()).decode()}">' for form in forms]
    for scheme in SCHEMES:
        page = browser.new_page(viewport={"width": 1380, "height": 800}, color_scheme=scheme)
        page.set_content(SHEET.format("".join(images)))
        page.screenshot(path=SHOTS / f"charts-{name}-{scheme}.png", full_page=True)
        page.close()


def draw_charts(browser: Browser) -> None:
    """The charts of the sample, of invented articles and of the sample's collection."""
    each = (charts.words_per_speaker, charts.speakers_along, charts.reported_quantities, charts.top_terms, contrast.key_terms)
    made = {"sample": analyse(read_article(paths.ARTICLES / f"{SAMPLE}.txt")), **{name: make() for name, make in ANALYSES.items()}}
    for name, analysis in made.items():
        draw_sheets(browser, name, [chart(analysis) for chart in each])
    with tempfile.TemporaryDirectory() as folder:
        found = corpus.Corpus(corpus.run_corpus("sample", folder, workers=1, quiet=True).folder)
        draw_sheets(browser, "collection", _of_collection(found))


def _of_collection(found: corpus.Corpus) -> list[Chart]:
    """The charts of a collection, as 05_corpus.ipynb draws them."""
    footer = corpus.footer(found)
    halves = corpus.split(found, "", "", "")
    named = ("named", "source_type")
    kinds = {f"attributions: {name.replace('_', ' ')}": corpus.overall(found, name) for name in named}
    return [
        corpus_charts.most_quoted(corpus.people(found, "person", top=15), footer),
        corpus_charts.shares_of_sources(kinds, footer),
        corpus_charts.two_halves(corpus.compare_halves(found, halves, "source_type"), halves.names, footer),
        corpus_charts.typical_words(corpus.keyness(found, halves), halves.names, footer),
        corpus_charts.quantity_over_time(corpus.follow(found, "people|dead|bodies|deaths", "killed|dead|died|toll|bodies"), "dead", footer),
    ]


def page_of_collection(browser: Browser) -> None:
    """The page of the sample's collection, and of one of its articles."""
    with tempfile.TemporaryDirectory() as folder:
        cli.main(["--corpus", "sample", "--out", folder, "-p", "workers", "1"])
        page = next(Path(folder).glob("*/05_corpus.html"))
        shoot(browser, page, "corpus")
        shoot(browser, next((page.parent / "articles").glob("*.html")), "corpus-article")


def notebooks(browser: Browser) -> None:
    """Every notebook as it is committed, in JupyterLab's light and dark theme; prints what stands out least and is narrowest."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_notebooks(Path(folder), executed=True)
        with serve(copy, SHOTS / "lab.log") as address:
            for theme in THEMES:
                set_theme(copy, theme)
                for path in sorted((copy / "notebooks").glob("*.ipynb")):
                    _notebook(browser, address, path, theme)
            stop_kernels(address)


def _notebook(browser: Browser, address: str, path: Path, theme: str) -> None:
    """One notebook in one theme."""
    page: Any = browser.new_page(viewport={"width": 1400, "height": 2400})
    open_notebook(page, address, path.name, theme)
    page.get_by_role("menuitem", name="View", exact=True).wait_for()
    page.wait_for_timeout(1500)
    contrast_of, cells = page.evaluate(CONTRAST), page.evaluate(TABLES)
    least = f"{contrast_of[0][0]:.2f} {contrast_of[0][2]!r}" if contrast_of else "no view"
    narrow = f"{min(width for _, width in cells):.1f} em, {sorted({align for align, _ in cells})}" if cells else "no table"
    print(f"{theme:16} {path.stem:15} least contrast {least}; narrowest column {narrow}", flush=True)
    page.set_viewport_size({"width": 1400, "height": min(16000, page.evaluate(HEIGHT))})
    page.wait_for_timeout(500)
    page.screenshot(path=SHOTS / f"lab-{path.stem}-{theme.split()[-1].lower()}.png")
    page.close()


def readme(browser: Browser) -> None:
    """The README's picture."""
    with Visit(browser, paths.FIGURES / SAMPLE / "report.html") as visit:
        visit.page.screenshot(path=paths.FIGURES / "report.png")


PARTS: dict[str, Callable[[Browser], None]] = {
    "pages": pages,
    "charts": draw_charts,
    "corpus": page_of_collection,
    "lab": notebooks,
    "readme": readme,
}

if __name__ == "__main__":
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := sorted(set(wanted) - set(PARTS)):
        sys.exit(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for part in wanted:
            PARTS[part](started)
        started.close()
    print(f"written to {SHOTS.relative_to(paths.ROOT)}")
