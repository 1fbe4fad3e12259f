"""The time that untrusted input takes grows as its length does: from 4 to 64 KB, by steps of processor time, not by the clock."""

import io

import pytest

import nasty
from confined import Confined
from onrecord import Article, ArticleError, charts, views
from onrecord.analysis import Analysis
from onrecord.formats import read_articles

SMALL, LARGE = 4 * 1024, 64 * 1024
MORE = 1.5  # times the growth of the input that the time may grow
LEAST = 0.02  # seconds below which a time says more about the machine than about the input
TRIES = 3
TABLES = ("prose", "attributions", "quantities", "terms")
STEPS = ("read", *TABLES, "views")


def take(job: tuple[str, str, bytes]) -> None:
    """Do one step of the work on the bytes of a file; what is refused is refused quickly, too."""
    step, name, data = job
    if step == "read":
        opened = io.BytesIO(data)
        opened.name = name
        try:
            for _ in read_articles(opened, on_error=lambda error: None):
                pass
        except ArticleError:
            pass
        return
    analysis = Analysis(Article.from_text(data.decode("utf-8")))
    if step in TABLES:
        getattr(analysis, step)
        return
    for view in (views.annotated_article, views.attributions_table, views.quantities_table, views.sources_table, views.flags_table):
        view(analysis)._repr_html_()
    charts.words_per_speaker(analysis)


@pytest.fixture(scope="module")
def process():
    with Confined(take, seconds=60) as confined:
        for step in STEPS:  # everything loaded before the time is taken
            confined.do((step, "a.txt", nasty.TEXTS["plain sentences"](2000)))
        for name, growing in nasty.FILES.items():
            confined.do(("read", name, next(iter(growing.values()))(1000)))
        yield confined


def growth(process, step, name, make) -> tuple[float, str]:
    """How many times as long the large input takes, beside its length, at the best of some tries; and what went wrong."""
    best = float("inf")
    small, large = make(SMALL), make(LARGE)
    for _ in range(TRIES):
        first, last = (process.do((step, name, data)) for data in (small, large))
        if first.wrong or last.wrong:
            return best, first.wrong or last.wrong
        best = min(best, last.seconds / max(first.seconds, LEAST) / (len(large) / len(small)))
        if best <= MORE:
            break
    return best, ""


@pytest.mark.parametrize(("name", "what"), [(name, what) for name, growing in nasty.FILES.items() for what in growing])
def test_reading_a_file_takes_no_more_than_its_length(process, name, what):
    times, wrong = growth(process, "read", name, nasty.FILES[name][what])
    assert not wrong and times <= MORE


@pytest.mark.parametrize("what", nasty.TEXTS)
@pytest.mark.parametrize("step", STEPS)
def test_a_text_takes_no_more_than_its_length(process, step, what):
    times, wrong = growth(process, step, "a.txt", nasty.TEXTS[what])
    assert not wrong and times <= MORE
