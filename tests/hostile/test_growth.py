"""The time that untrusted input takes grows as its length does: from 4 to 64 KB, by steps of processor time, not by the clock."""

import gc
import io
import time
from collections.abc import Callable, Iterator

import pytest

import fuzzing
import nasty
from confined import Confined
from onrecord import Article, ArticleError, charts, views
from onrecord.analysis import Analysis
from onrecord.corpus.rows import name_evidence
from onrecord.entities.genders import find_genders
from onrecord.formats import read_articles

pytestmark = pytest.mark.growth

SMALL, LARGE = 4 * 1024, 64 * 1024
GROWTH = LARGE / SMALL  # of what a file holds; its own size says less, for it may be packed or have parts that do not grow
MORE = 1.5  # times the growth of the input that the time may grow
LEAST = 0.02  # seconds below which a time says more about the machine than about the input
TRIES = 3
SECONDS = 100  # for all steps on one input: the 32,768 figures of 64 KB of “5,” have their milliseconds, each as long as the next
TABLES = ("prose", "attributions", "quantities", "terms")


def take(job: tuple[str, bytes, bool]) -> dict[str, float]:
    """The seconds of each step of the work on a file, or on a text with all that is made of it; what is refused has its time, too."""
    name, data, analysed = job
    return {step: _seconds(work) for step, work in _steps(name, data, analysed)}


def _seconds(work: Callable[[], object]) -> float:
    """The seconds of processor time that some work takes; without the collector of garbage, whose passes grow with all that lives."""
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work()
        return time.process_time() - started
    finally:
        gc.enable()


def _steps(name: str, data: bytes, analysed: bool) -> Iterator[tuple[str, Callable[[], object]]]:
    """The steps, each with what it does."""
    yield "read", lambda: _read(name, data)
    if analysed:
        analysis = Analysis(Article.from_text(data.decode("utf-8")))
        for table in TABLES:
            yield table, lambda table=table: getattr(analysis, table)
        yield "genders", lambda: find_genders(analysis.article.text, analysis.attributions)
        yield "who is who in a corpus", lambda: name_evidence(analysis.article.text, analysis.attributions)
        yield "flags", lambda: analysis.flags
        shown = (views.annotated_article, views.attributions_table, views.quantities_table, views.sources_table, views.flags_table)
        for view in shown:
            yield view.__name__, lambda view=view: view(analysis)._repr_html_()
        yield "charts", lambda: charts.words_per_speaker(analysis)


def _read(name: str, data: bytes) -> None:
    """Read a file, or have it refused."""
    opened = io.BytesIO(data)
    opened.name = name
    try:
        for _ in read_articles(opened, on_error=lambda error: None):
            pass
    except ArticleError:
        pass


@pytest.fixture(scope="module")
def process():
    with Confined(take, seconds=SECONDS) as confined:
        warm(confined)
        yield confined


def warm(confined: Confined) -> None:
    """Have everything loaded before the time is taken."""
    confined.do(("a.txt", nasty.TEXTS["plain sentences"](2000), True))
    for name, data in fuzzing.seeds().items():
        confined.do((f"a.{name}", data, False))


def too_much(process: Confined, name: str, make: Callable[[int], bytes], analysed: bool = False) -> list[str]:
    """The steps that take more than they may at the best of some tries, with how many times as long; or what else went wrong."""
    best: dict[str, float] = {}
    small, large = make(SMALL), make(LARGE)
    for _ in range(TRIES):
        first, last = (process.do((name, data, analysed)) for data in (small, large))
        if first.wrong or last.wrong:
            return [first.wrong or last.wrong]
        for step, seconds in last.value.items():
            times = seconds / max(first.value[step], LEAST) / GROWTH
            best[step] = min(times, best.get(step, times))
        if max(best.values()) <= MORE:
            break
    return [f"{step}: {times:.1f} times its length" for step, times in best.items() if times > MORE]


@pytest.mark.parametrize(("name", "what"), [(name, what) for name, growing in nasty.FILES.items() for what in growing])
def test_reading_a_file_takes_no_more_than_its_length(process, name, what):
    assert too_much(process, name, nasty.FILES[name][what]) == []


@pytest.mark.parametrize("what", nasty.PEOPLE)
def test_who_is_who_takes_no_more_than_the_length(process, what):
    assert too_much(process, "a.txt", nasty.PEOPLE[what], analysed=True) == []


@pytest.mark.parametrize("what", nasty.TEXTS)
def test_a_text_takes_no_more_than_its_length(process, what):
    assert too_much(process, "a.txt", nasty.TEXTS[what], analysed=True) == []
