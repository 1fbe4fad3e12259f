"""A corpus of which nothing has changed is not read again; whatever changes is noticed."""

import os

import pytest

import corpora
from onrecord.corpus import cluster, run, run_corpus, unchanged
from onrecord.corpus.known import FILE as KNOWN
from onrecord.corpus.worker import analyse_batch

SENTENCE = corpora.SENTENCE


@pytest.fixture
def articles(tmp_path):
    return corpora.write_articles(tmp_path / "articles", 2)


@pytest.fixture
def again(articles, tmp_path, monkeypatch):
    """What runs the corpus; the first time is over. The reading of its articles is noted in `again.read`."""
    monkeypatch.setattr(unchanged, "SETTLED", -60)  # what is written by the test counts as old
    monkeypatch.setattr(cluster, "run_batch", lambda batch: analyse_batch(batch, {}))  # here, not in a process that takes a while to start
    reading, read = run.records, []
    monkeypatch.setattr(run, "records", lambda found: read.append(found.path) or reading(found))

    def go(**options):
        read.clear()
        return run_corpus(articles, tmp_path / "tables", analyse=corpora.analyse_fatally, workers=1, quiet=True, **options)

    go.read, go.tables = read, tmp_path / "tables"
    go()
    return go


def test_nothing_is_read_where_nothing_has_changed(again):
    assert again() == run.Run(str(again.tables), records=2, analysed=0, finished_before=2, duplicates=0) and again.read == []


def test_another_text_of_the_same_size_and_time_is_noticed(again, articles):
    path = articles / "000.txt"
    before = path.stat()
    path.write_text(SENTENCE.format(number=8) + "\n", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size and again().analysed == 1


def test_a_file_more_or_less_is_noticed(again, articles):
    (articles / "more.txt").write_text(SENTENCE.format(number=9), encoding="utf-8")
    assert again().records == 3
    (articles / "more.txt").unlink()
    assert again().gone == 1 and again(delete=True).gone == 0 and again().records == 2


def test_what_is_said_of_the_articles_is_noticed(again, articles):
    (articles / "metadata.csv").write_text("file,outlet\n000.txt,The Gull\n", encoding="utf-8")
    assert again().analysed == 0 and again.read and (again.tables / KNOWN).exists()


def test_tables_that_are_not_whole_are_noticed(again):
    next((again.tables / "attributions").iterdir()).unlink()
    assert again().analysed == 2


def test_other_code_is_noticed(again, monkeypatch):
    monkeypatch.setattr(run, "analysis_version", lambda: "another")
    assert again().analysed == 2


def test_articles_that_failed_are_tried_again(again, articles):
    (articles / "bad.txt").write_text(f"RAISE {SENTENCE.format(number=9)}", encoding="utf-8")
    assert [again().analysed, again().analysed] == [1, 1]


def test_a_file_that_has_changed_just_now_is_not_trusted(again, monkeypatch):
    monkeypatch.setattr(unchanged, "SETTLED", 3600)
    again()
    assert again.read
