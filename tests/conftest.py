"""What tests of several files share."""

import pytest
from hypothesis import settings

# What is tried on arbitrary input: the same each time, so that more of it proves no more; `make growth` tries much and other each time.
settings.register_profile("same", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("much", deadline=None, max_examples=1000)
settings.load_profile("same")

# The files that take longest, first the longest: begun last, one of them would run alone.
LONGEST = ["test_types", "test_corpus_cluster", "test_pages", "test_corpus_run", "test_browser", "test_report", "test_reading"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the files that take longest first; within a file the order stays."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture(scope="module")
def browser():
    """Headless Chromium, for the tests of a file that is skipped where it is not installed."""
    from playwright.sync_api import sync_playwright

    from pages import CHROMIUM, QUIET, SHOTS  # here, because it loads the charts, which few tests need

    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()
