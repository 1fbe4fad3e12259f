"""A run over a corpus: what it writes, what it does again, and what it survives."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

import corpora
from onrecord import ArticleError, analyse, paths, read_article
from onrecord.corpus import Corpus, CorpusError, cluster, parquet, run, run_corpus, supervisor
from onrecord.corpus.places import TableFolder
from onrecord.corpus.worker import Batch

QUICK = {"analyse": corpora.analyse_quickly, "workers": 1, "quiet": True}

LONG = pytest.mark.growth  # minutes: for a machine that does nothing else


@pytest.fixture(autouse=True, scope="module")
def children_are_kept():
    """The processes that analyse serve several runs, for they take a while to start."""
    search = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(paths.ROOT / "tests"), *filter(None, [search])])
    kept, cluster.end_children = cluster.end_children, lambda: None
    yield
    cluster.end_children = kept
    supervisor.end_children()
    os.environ.pop("PYTHONPATH") if search is None else os.environ.update(PYTHONPATH=search)


@pytest.fixture
def articles(tmp_path):
    return corpora.write_articles(tmp_path / "articles", 6)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "tables"


def test_tables_are_those_of_the_articles(articles, out):
    run_corpus(articles, out, workers=1, quiet=True)
    article = read_article(articles / "003.txt")
    rows = Corpus(out).table("attributions")
    rows = rows[rows["article"] == "003.txt"]
    assert rows["text"].tolist() == analyse(article).attributions["text"].tolist() == ["“We saw 5 of them,”"]
    assert set(rows["sha256"]) == {article.sha256}


def test_what_is_finished_is_not_done_again(articles, out):
    run_corpus(articles, out, **QUICK)
    again = run_corpus(articles, out, **QUICK)
    assert (again.records, again.analysed, again.finished_before) == (6, 0, 6)


def test_where_all_is_finished_nobody_is_called(articles, out, monkeypatch):
    run_corpus(articles, out, **QUICK)
    monkeypatch.setattr(run, "crew", lambda *_: pytest.fail("somebody was called"))
    assert run_corpus(articles, out, **QUICK).finished_before == 6


def test_after_a_run_was_given_up_no_process_is_started_until_the_next(articles, out):
    supervisor.stop_children()
    with pytest.raises(RuntimeError, match="the run was stopped"):
        supervisor.run_batch(Batch((), str(out), 1, corpora.analyse_quickly))
    assert run_corpus(articles, out, **QUICK).analysed == 6


def test_a_changed_article_is_done_again_and_no_other(articles, out, tmp_path):
    run_corpus(articles, out, **QUICK)
    (articles / "002.txt").write_text(corpora.SENTENCE.format(number="ninety"), encoding="utf-8")
    assert run_corpus(articles, out, **QUICK).analysed == 1
    run_corpus(articles, tmp_path / "fresh", **QUICK)
    assert corpora.same(corpora.contents(out), corpora.contents(tmp_path / "fresh"))


def test_an_article_that_is_gone_leaves_the_tables_when_that_is_asked_for(articles, out):
    run_corpus(articles, out, **QUICK)
    (articles / "002.txt").unlink()
    assert run_corpus(articles, out, **QUICK).gone == 1
    assert "002.txt" in set(Corpus(out).table("attributions")["article"])
    run_corpus(articles, out, delete=True, **QUICK)
    assert "002.txt" not in set(Corpus(out).table("attributions")["article"])


def test_another_version_does_all_again(articles, out, monkeypatch):
    run_corpus(articles, out, **QUICK)
    monkeypatch.setattr(run, "analysis_version", lambda: "another")
    assert run_corpus(articles, out, **QUICK).analysed == 6
    assert len(Corpus(out).table("articles")) == 6


def test_duplicates_are_counted_and_analysed_once(articles, out):
    (articles / "copy.txt").write_bytes((articles / "001.txt").read_bytes().replace(b"\n", b"\r\n"))
    assert run_corpus(articles, out, **QUICK).duplicates == 1
    tables = corpora.contents(out)
    assert "copy.txt" not in set(tables["attributions"]["article"])
    assert tables["articles"].set_index("article")["duplicate_of"].dropna().to_dict() == {"copy.txt": "001.txt"}


def test_a_part_without_its_manifest_is_not_there(articles, out):
    run_corpus(articles, out, **QUICK, batch=3)
    next((out / "manifests").iterdir()).unlink()
    assert len(Corpus(out).table("articles")) == 3
    assert run_corpus(articles, out, **QUICK).analysed == 3
    assert len(Corpus(out).table("articles")) == 6


def test_a_fatal_article_is_a_failure_and_all_others_are_written(articles, out):
    for number, word in enumerate(("RAISE", "HANG", "CRASH")):
        (articles / f"00{number}.txt").write_text(f"{word} {corpora.SENTENCE.format(number=number)}", encoding="utf-8")
    run_corpus(articles, out, analyse=corpora.analyse_fatally, seconds=1, workers=1, quiet=True)
    failures = Corpus(out).failures()
    assert failures["failed"].tolist() == ["analysis", "time", "process"]
    assert failures["message"].tolist() == [
        "ZeroDivisionError: no boats",
        "001.txt took longer than 1 seconds",
        "002.txt ended the process that analysed it (SIGKILL)",
    ]
    assert Corpus(out).table("attributions")["article"].tolist() == ["003.txt", "004.txt", "005.txt"]


@pytest.mark.parametrize("count", [70, pytest.param(500, marks=LONG)])
def test_every_tenth_article_is_bad_and_named(tmp_path, out, count):
    folder = corpora.write_articles(tmp_path / "articles", count)
    bad = {
        0: b"",
        1: bytes(range(256)) * 40,
        2: "Он сказал, что они видели много лодок в гавани и на реке. ".encode("koi8-r") * 20,
        3: b"word " * 1_000_000,
        4: ("x" * (21 * 1024 * 1024)).encode(),
        5: b"RAISE " + corpora.SENTENCE.encode(),
    }
    for number in range(count // 10):
        (folder / f"{number * 10:03d}.txt").write_bytes(bad[number if number < 6 else 5 * (number % 2)] + b" " * number)
    run_corpus(folder, out, analyse=corpora.analyse_fatally, quiet=True, workers=2)
    corpus = Corpus(out)
    assert corpus.failures()["article"].tolist() == [f"{number * 10:03d}.txt" for number in range(count // 10)]
    assert len(corpus.articles().query("article not in @corpus.failures().article")) == count - count // 10


def parts(out):
    return len(list((out / "manifests").glob("*.json")))


LONGEST = 300  # seconds that a run on a busy machine may take to write its first part


def wait_for_progress(out, before, is_over):
    """Until another part is written, or the run is over."""
    until = time.monotonic() + LONGEST
    while parts(out) <= before and not is_over():
        assert time.monotonic() < until, "no batch was finished"
        time.sleep(0.01)


# Of processes, and as many of whole runs.
KILLS = pytest.mark.parametrize("kills", [1, pytest.param(10, marks=LONG)])


@pytest.fixture
def disturbed(tmp_path, kills):
    """A corpus whose run takes a while, and what its tables are when nothing happens."""
    articles = corpora.write_articles(tmp_path / "articles", 12 + 5 * kills)
    run_corpus(articles, tmp_path / "undisturbed", **QUICK)
    return articles, corpora.contents(tmp_path / "undisturbed")


@KILLS
def test_killed_processes_lose_nothing(disturbed, out, kills):
    draw = random.Random(7)

    over = threading.Event()
    killed = []

    def kill() -> None:
        for _ in range(kills):
            wait_for_progress(out, parts(out), over.is_set)
            time.sleep(draw.uniform(0, 0.15))
            for child in subprocess.run(["pgrep", "-P", str(os.getpid()), "-f", "corpus.worker"], capture_output=True).stdout.split()[:1]:
                os.kill(int(child), signal.SIGKILL)
                killed.append(child)

    killer = threading.Thread(target=kill)
    killer.start()
    run_corpus(disturbed[0], out, analyse=corpora.analyse_slowly, workers=2, batch=3, quiet=True)
    over.set()
    killer.join()
    assert killed
    assert corpora.same(corpora.contents(out), disturbed[1])


RUN = """
import corpora, sys
from onrecord.corpus import run_corpus
run_corpus(*sys.argv[1:], analyse=corpora.analyse_slowly, batch=3, workers=2)
"""


@KILLS
def test_killed_runs_are_resumed_and_lose_nothing(disturbed, out, kills):
    draw = random.Random(8)
    search = os.pathsep.join([str(paths.NOTEBOOKS), os.environ["PYTHONPATH"]])
    for _ in range(kills):
        command = [sys.executable, "-c", RUN, disturbed[0], out]
        started = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": search}, stderr=subprocess.DEVNULL)
        wait_for_progress(out, parts(out), lambda started=started: started.poll() is not None)
        time.sleep(draw.uniform(0, 0.15))
        started.kill()
        started.wait()
    again = run_corpus(disturbed[0], out, analyse=corpora.analyse_slowly, workers=2, batch=3, quiet=True)
    assert again.finished_before > 0
    assert corpora.same(corpora.contents(out), disturbed[1])
    assert not [path for path in out.rglob("*") if path.name.startswith(".unfinished")]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_ends_in_a_clear_error_and_can_be_resumed(tmp_path, small_disk):
    articles = corpora.write_articles(tmp_path / "articles", 60, words="harbour " * 10)
    (small_disk / "filler").write_bytes(b"x" * 200_000)
    with pytest.raises(CorpusError, match="cannot write the tables in .*No space left on device; what is finished is kept"):
        run_corpus(articles, small_disk / "tables", **QUICK, batch=4)
    assert 0 < len(Corpus(small_disk / "tables").articles()) < 60
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
    assert run_corpus(articles, small_disk / "tables", **QUICK, batch=4).finished_before > 0
    assert len(Corpus(small_disk / "tables").articles()) == 60


def test_two_runs_cannot_write_one_folder(articles, out):
    with run._locked(TableFolder(out)), pytest.raises(CorpusError, match="another run is writing"):
        run_corpus(articles, out, **QUICK)


def test_a_scheduler_of_the_user_is_used(articles, out):
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, protocol="tcp://", dashboard_address=cluster.LOOPBACK) as made:
        run_corpus(articles, out, analyse=corpora.analyse_quickly, scheduler=made.scheduler_address, quiet=True)
    assert len(Corpus(out).articles()) == 6


def test_a_scheduler_that_is_not_there_is_a_clear_error(articles, out, monkeypatch):
    monkeypatch.setattr(cluster, "ANSWER", 0.5)
    with pytest.raises(CorpusError, match="no Dask scheduler answers at tcp://127.0.0.1:1 "):
        run_corpus(articles, out, scheduler="tcp://127.0.0.1:1", quiet=True)


@pytest.mark.parametrize("source", ["nowhere", "articles/*.pdf"])
def test_a_corpus_that_is_not_there_is_a_clear_error(tmp_path, out, source):
    with pytest.raises(ArticleError, match="holds no files"):
        run_corpus(tmp_path / source, out, **QUICK)


def test_a_file_of_several_articles_gives_each_its_name(tmp_path, out):
    folder = corpora.write_articles(tmp_path / "articles", 1)
    rows = [{"title": f"Pier {number}", "text": corpora.SENTENCE.format(number=number)} for number in (7, 8, 8)]
    (folder / "export.json").write_text(json.dumps(rows), encoding="utf-8")
    run_corpus(folder, out, **QUICK)
    articles = Corpus(out).table("articles").set_index("article")
    ids = articles.index.tolist()
    assert len(ids) == 4 and ids[0] == "000.txt" and all(name.startswith("export.json:") for name in ids[1:])
    (copy,) = articles["duplicate_of"].dropna().items()
    assert copy[0] == f"{copy[1]}~2" and copy[1] in ids


def test_small_parts_are_merged_and_every_article_is_seen_once(articles, out):
    run_corpus(articles, out, **QUICK, batch=1)
    assert parts(out) == 6
    run_corpus(articles, out, **QUICK, batch=4)
    assert parts(out) < 3
    assert Corpus(out).table("articles")["article"].tolist() == [f"{number:03d}.txt" for number in range(6)]
    assert run_corpus(articles, out, **QUICK).finished_before == 6


def test_a_part_and_those_that_it_replaces_are_never_seen_together(articles, out):
    run_corpus(articles, out, **QUICK, batch=1)
    folder = TableFolder(out)
    held = [manifest["part"] for manifest in parquet.read_manifests(folder)]
    contents = {table: parquet.read_part(folder, table, held[0]) for table in parquet.SCHEMAS}
    parquet.write_part(folder, "merged-0", contents, [], replaces=held[:2])
    assert [manifest["part"] for manifest in parquet.read_manifests(folder)] == sorted([*held[2:], "merged-0"])
    parquet.clear(folder)
    assert parts(out) == 5


def test_a_file_of_many_articles_is_divided_among_batches(tmp_path, out):
    folder = tmp_path / "articles"
    folder.mkdir()
    rows = [{"id": str(number), "text": corpora.SENTENCE.format(number=number)} for number in range(8)]
    (folder / "export.json").write_text(json.dumps(rows), encoding="utf-8")
    run_corpus(folder, out, **QUICK, batch=2)
    manifests = [json.loads(path.read_text()) for path in (out / "manifests").glob("*.json")]
    assert sorted(len(manifest["records"]) for manifest in manifests) == [2, 2, 2, 2]
