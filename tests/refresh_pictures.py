"""Draw the README's picture again: the first screen of the sample's report, in headless Chromium. Run after `notebooks/report.py`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1] / "notebooks"), str(Path(__file__).parent)]

from onrecord import paths  # noqa: E402
from pages import CHROMIUM, QUIET, Visit  # noqa: E402

if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        with Visit(browser, paths.FIGURES / "iraqi-foreign-fighters" / "report.html") as visit:
            visit.page.screenshot(path=paths.FIGURES / "report.png")
        browser.close()
