"""A corpus on a Dask cluster: workers that have only the wheel, articles and tables in a store, and all that can go wrong on the way."""

import compileall
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import fsspec
import pytest

import corpora
import wheels
from onrecord import ArticleError, paths
from onrecord.corpus import Corpus, CorpusError, cluster, find_source, run_corpus
from onrecord.corpus.places import TableFolder, open_file
from onrecord.corpus.records import records
from onrecord.corpus.version import own_version

TEXT = corpora.SENTENCE


def test_articles_of_a_store_are_those_of_a_folder(tmp_path):
    corpora.write_articles(tmp_path / "news", 2)
    (tmp_path / "news" / "README.md").touch()
    store = fsspec.filesystem("memory")
    store.put(str(tmp_path / "news"), "/listed", recursive=True)
    found, local = find_source("memory://listed"), find_source(tmp_path / "news")
    assert [record.id for record in records(found)] == [record.id for record in records(local)] == ["000.txt", "001.txt"]
    assert open_file(found.files[1]).read() == Path(local.files[1]).read_bytes()


def test_an_article_of_a_store_that_changes_is_another_and_is_not_fetched_for_that(monkeypatch):
    store = fsspec.filesystem("memory")
    store.pipe_file("/changes/a.txt", b"The pier is closed.")
    before = next(records(find_source("memory://changes")))
    monkeypatch.setattr("onrecord.corpus.records.open_file", lambda place: Path(place).read_bytes())
    assert next(records(find_source("memory://changes"))).digest == before.digest
    monkeypatch.undo()
    store.pipe_file("/changes/a.txt", b"The pier is open at last.")
    assert next(records(find_source("memory://changes"))).digest != before.digest


def test_tables_in_a_store_answer_as_those_on_a_disk(tmp_path):
    texts = {"a": TEXT.format(number=3), "b": TEXT.format(number=4)}
    kept, stored = (corpora.make_corpus(place, texts, outlet={"a": "Tidings"}) for place in (tmp_path / "tables", "memory://tables"))
    assert stored.articles()["outlet"].fillna("").tolist() == ["Tidings", ""]
    assert corpora.same(corpora.contents(kept.folder), corpora.contents("memory://tables"))


def test_a_run_reads_and_writes_at_addresses(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(paths.ROOT / "tests"))
    corpora.write_articles(tmp_path / "news", 2)
    run_corpus(f"file://{tmp_path}/news", f"file://{tmp_path}/tables", analyse=corpora.analyse_quickly, workers=1, quiet=True)
    assert Corpus(tmp_path / "tables").table("articles")["article"].tolist() == ["000.txt", "001.txt"]


@pytest.mark.parametrize(("address", "line"), [("s3://x", "on-the-record[s3]"), ("gs://x", "Install gcsfs"), ("nosuch://x", "not known")])
def test_a_store_that_nothing_installed_reaches_is_one_line(address, line, monkeypatch):
    def reach(place):
        raise (ImportError("Install gcsfs to access it") if place[:2] in ("s3", "gs") else ValueError("Protocol not known: nosuch"))

    monkeypatch.setattr(fsspec.core, "url_to_fs", reach)
    with pytest.raises(ArticleError, match="cannot be reached") as caught:
        find_source(address)
    assert line in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", ["version", "tables", "articles"])
def test_a_worker_that_is_not_fit_says_for_what(kind, tmp_path):
    TableFolder(tmp_path).write(cluster.TOKEN, lambda file: file.write(b"ours"))
    (tmp_path / "a.txt").touch()
    given = {"version": own_version(), "token": "ours", "articles": (str(tmp_path / "a.txt"),)}
    assert cluster.unfit(folder=str(tmp_path), **given) == ""
    given |= {"version": {"version": "older"}, "tables": {"token": "another"}, "articles": {"articles": ("/no/such",)}}[kind]
    assert kind in cluster.unfit(folder=str(tmp_path), **given)


@pytest.fixture(scope="module")
def store():
    """A store that speaks S3, on this machine."""
    server = pytest.importorskip("moto.server", reason="moto is not installed: see tests/requirements.txt").ThreadedMotoServer(
        "127.0.0.1", 0
    )
    server.start()
    host, port = server.get_host_and_port()
    known = {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "us-east-1"}
    before = dict(os.environ)
    os.environ.update(known)
    fsspec.filesystem("s3").mkdir("news")
    yield fsspec.filesystem("s3")
    os.environ.clear()
    os.environ.update(before)
    server.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder that holds what the wheel holds, and this project's slow analysis."""
    folder = tmp_path_factory.mktemp("site")
    wheels.wheel(tmp_path_factory).extractall(folder)
    compileall.compile_dir(folder, quiet=1)  # here once, not in each process
    shutil.copy(paths.ROOT / "tests" / "corpora.py", folder)
    return folder


@pytest.fixture
def start(site, tmp_path):
    """Starts a scheduler, and workers in an empty folder that have nothing of the project but what is in `site`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    started = []

    def run(what, *more, packages=site):
        (tmp_path / "empty").mkdir(exist_ok=True)
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", "--no-dashboard", *more]
        process = subprocess.Popen(
            command, cwd=tmp_path / "empty", env={**os.environ, "PYTHONPATH": str(packages)}, stderr=subprocess.DEVNULL
        )
        started.append(process)
        return process

    def either(what, **more):
        if what == "scheduler":
            return run(what, "--port", address.rpartition(":")[2], **more)
        return run(what, address, "--nthreads", "1", "--no-nanny", **more)

    either.address = address
    yield either
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def patient(monkeypatch):
    for name in ("ANSWER", "PATIENCE"):
        monkeypatch.setattr(cluster, name, 120)  # on a busy machine


@pytest.mark.slow
def test_workers_with_only_the_wheel_make_the_tables_of_a_local_run(store, start, tmp_path, patient):
    store.put(str(corpora.write_articles(tmp_path / "news", 4)), "news/four", recursive=True)
    start("scheduler")
    start("worker")
    start("worker")
    done = run_corpus("s3://news/four", "s3://news/tables", scheduler=start.address, batch=1, quiet=True)
    run_corpus(tmp_path / "news", tmp_path / "tables", workers=1, quiet=True)
    assert done.analysed == 4
    found, expected = corpora.contents("s3://news/tables"), corpora.contents(tmp_path / "tables")
    assert len(expected["attributions"]) == 4 and corpora.same(found, expected)


@pytest.mark.slow
def test_a_worker_of_another_version_is_refused_by_name(store, start, site, tmp_path, patient):
    older = tmp_path / "older"
    shutil.copytree(site, older)
    with (older / "onrecord" / "shipped" / "data" / "lexicons" / "titles.txt").open("a") as words:
        words.write("harbourmaster-general\n")
    store.pipe_file("news/one/a.txt", TEXT.encode())
    start("scheduler")
    start("worker", packages=older)
    with pytest.raises(CorpusError, match=r"^1 worker \(tcp://127.0.0.1:\d+\) of another version of code, word lists or libraries"):
        run_corpus("s3://news/one", "s3://news/refused", scheduler=start.address, quiet=True)


RUN = """
import corpora, sys
from onrecord.corpus import CorpusError, cluster, run_corpus
cluster.ANSWER = cluster.PATIENCE = 120
try:
    run_corpus(*sys.argv[1:3], scheduler=sys.argv[3], analyse=corpora.analyse_slowly, batch=2, quiet=True)
except CorpusError as error:
    print(error)
"""


@pytest.mark.slow
def test_a_run_whose_scheduler_was_killed_ends_in_one_line_and_is_resumed(store, start, tmp_path, patient):
    store.put(str(corpora.write_articles(tmp_path / "news", 40)), "news/forty", recursive=True)
    scheduler = start("scheduler")
    start("worker")
    search = os.pathsep.join([str(paths.NOTEBOOKS), str(paths.ROOT / "tests")])
    command = [sys.executable, "-c", RUN, "s3://news/forty", "s3://news/resumed", start.address]
    run = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": search}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    until = time.monotonic() + 240
    while "news/resumed/manifests" not in "".join(store.find("news/resumed", refresh=True)):
        assert time.monotonic() < until and run.poll() is None
        time.sleep(0.1)
    scheduler.kill()
    told = run.communicate(timeout=240)[0]
    assert told == f"the scheduler at {start.address} was lost: start it again; what is finished is kept: give the command again\n"
    scheduler.wait()
    start("scheduler")
    start("worker")
    again = run_corpus("s3://news/forty", "s3://news/resumed", scheduler=start.address, analyse=corpora.analyse_slowly, batch=2, quiet=True)
    assert again.finished_before > 0 and again.records == 40
    assert len(corpora.contents("s3://news/resumed")["articles"]) == 40
