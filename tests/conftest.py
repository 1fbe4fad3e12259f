"""What tests of several files share."""

import pytest

from pages import CHROMIUM, QUIET, SHOTS


@pytest.fixture(scope="module")
def browser():
    """Headless Chromium, for the tests of a file that is skipped where it is not installed."""
    from playwright.sync_api import sync_playwright

    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()
