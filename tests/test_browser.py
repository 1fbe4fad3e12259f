"""What a reader sees: pages and notebooks in headless Chromium, with screenshots in `build/screenshots/`."""

import json
import re
import urllib.request
from pathlib import Path

import pandas as pd
import pytest

from lab import CONTRAST, NARROWEST, PAPER, TABLES, THEMES, copy_notebooks, run_all, serve, stop_kernels
from onrecord import paths
from onrecord.gallery import write_gallery
from pages import CHROMIUM, SHOTS, Visit

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: see tests/requirements-browser.txt")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: see tests/requirements-browser.txt")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

SAMPLE = paths.FIGURES / "iraqi-foreign-fighters" / "report.html"
PAGES = {"report": SAMPLE, "gallery": paths.FIGURES / "index.html"}


@pytest.fixture(scope="module", params=PAGES)
def visit(request, browser):
    opened = Visit(browser, PAGES[request.param])
    opened.page.screenshot(path=SHOTS / f"{request.param}.png")
    yield opened
    opened.context.close()


def test_page_asks_for_nothing_but_files_beside_it(visit):
    assert all(url.startswith(("file:", "data:")) for url in visit.requests)


def test_page_has_no_error_in_the_console(visit):
    assert visit.complaints == []


def test_every_link_inside_the_page_leads_somewhere(visit):
    targets = visit.page.eval_on_selector_all("a[href^='#']", "links => links.map(link => link.getAttribute('href').slice(1))")
    missing = visit.page.evaluate("targets => targets.filter(target => !document.getElementById(target))", targets)
    assert missing == []


def test_every_link_to_a_file_leads_to_one(visit):
    links = visit.page.eval_on_selector_all("a[href]:not([href^='#'])", "links => links.map(link => link.href)")
    assert [link for link in links if not Path(urllib.request.url2pathname(re.sub("^file://|#.*$", "", link))).is_file()] == []


def test_every_picture_has_alt_text_and_is_there(visit):
    pictures = visit.page.eval_on_selector_all(
        "img", "images => images.map(image => [image.alt.length, image.naturalWidth || image.loading === 'lazy'])"
    )
    assert pictures and all(alt > 20 and width for alt, width in pictures)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_serious_violation_of_accessibility(browser, name, scheme):
    opened = Visit(browser, PAGES[name], color_scheme=scheme)
    violations = axe.Axe().run(opened.page).response["violations"]
    opened.context.close()
    assert [
        f"{found['id']}: {found['help']} {found['nodes'][0]['html'][:200]}"
        for found in violations
        if found["impact"] in ("serious", "critical")
    ] == []


def test_a_tip_is_shown_on_focus(browser):
    opened = Visit(browser, SAMPLE)
    opened.page.keyboard.press("Tab")  # so that focus is shown
    opened.page.locator(".article [data-tip] a.back").first.focus()
    shown = opened.page.evaluate("getComputedStyle(document.activeElement.closest('[data-tip]'), '::after').content")
    opened.context.close()
    assert "rule" in shown


def test_the_report_prints_to_a_pdf(browser):
    opened = Visit(browser, SAMPLE)
    pdf = opened.page.pdf(path=SHOTS / "report.pdf", format="A4")
    opened.context.close()
    assert pdf.startswith(b"%PDF")


def test_the_report_is_one_small_file():
    assert SAMPLE.stat().st_size < 1.5e6


def test_the_gallery_filters_by_words(browser, tmp_path):
    for number in range(200):
        figures = [{"name": "x", "title": "t", "alt": "a", "drawn": True}]
        kind = "corpus" if number == 7 else "article"
        about = {"headline": f"Ferry {number}", "date": "2031", "file": "x.txt", "sha256": "0", "kind": kind}
        run = {"article": about, "parameters": {}, "findings": ["Said."], "figures": figures, "files": [], "versions": {}}
        (tmp_path / f"ferry-{number}").mkdir()
        (tmp_path / f"ferry-{number}" / "run.json").write_text(json.dumps(run))
    with Visit(browser, write_gallery(tmp_path)) as opened:
        assert opened.page.locator(".runs > li:visible").count() == 200 and opened.page.locator("main > section").count() == 2
        opened.page.get_by_label("Filter by words").fill("ferry 199")
        assert opened.page.locator(".runs > li:visible").count() == 1
        assert [told for told in opened.complaints if "Content Security" in told or "Error:" in told] == []


@pytest.fixture
def page(browser, lab):
    """A page of JupyterLab; its kernel is stopped afterwards."""
    opened = browser.new_page(viewport={"width": 1400, "height": 2400})
    yield opened
    opened.close()
    stop_kernels(lab)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copy_notebooks(tmp_path_factory.mktemp("lab"))


@pytest.fixture(scope="module")
def lab(copy):
    """The address of a JupyterLab over the copy."""
    with serve(copy, SHOTS / "lab.log") as address:
        yield address


def test_explore_filters_by_a_speaker_and_saves_the_selection(page, lab, copy):
    run_all(page, lab, paths.NOTEBOOKS / "explore.ipynb")
    page.get_by_label("speaker").select_option(index=1)
    speaker = page.get_by_label("speaker").input_value()
    page.locator(".widget-html table td", has_text=speaker).first.wait_for(timeout=20000)  # the table below follows by itself
    page.get_by_role("button", name="Save selection").click()
    page.get_by_text("Saved selection_attributions.csv").wait_for(timeout=20000)
    page.screenshot(path=SHOTS / "explore-filtered.png")
    saved = pd.read_csv(next((copy / "figures").rglob("selection_attributions.csv")))
    assert set(saved["speaker"]) == {speaker}


@pytest.fixture(scope="module")
def sources(browser, lab):
    """The notebook on sources, run in JupyterLab; the last to be opened there, since its kernel goes on."""
    opened = browser.new_page(viewport={"width": 1400, "height": 2400})
    run_all(opened, lab, paths.NOTEBOOKS / "03_sources.ipynb")
    yield opened
    opened.close()
    stop_kernels(lab)


def test_notebook_runs_in_jupyterlab_without_an_error(sources):  # what all notebooks give is tested without a browser
    assert sources.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").all_inner_texts() == []


@pytest.mark.parametrize("theme", THEMES)
def test_views_can_be_read_in_jupyterlab(sources, theme):
    sources.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
    sources.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=theme, timeout=20000)
    sources.screenshot(path=SHOTS / f"lab-theme-{theme.split()[-1].lower()}.png")
    assert sources.evaluate(PAPER) == ("invert" if "Dark" in theme else "none")
    worst = sources.evaluate(CONTRAST)
    assert worst and worst[0][0] >= 4.5, worst
    cells = sources.evaluate(TABLES)
    assert cells and {align for align, _ in cells} <= {"left", "start"} and min(width for _, width in cells) > NARROWEST
