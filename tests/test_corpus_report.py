"""A corpus from the command line: one page, the tables, and the failures named."""

import contextlib
import csv
import io
import json
from types import SimpleNamespace

import pytest

import corpora
import report
from gold import SAMPLE
from onrecord import cli
from onrecord.corpus import Corpus
from onrecord.corpus.handover import EXPORTS
from onrecord.corpus.pages import FOLDER, file_of
from onrecord.headless import RunError
from onrecord.inputs import Input

STORY = "The ferry to Port Ellan stays in the harbour, and the mayor, Ida Marsh, said nobody knows for how long."
CLIPS = f'Headline,Body,Published,Paper\nFerry,"{STORY}",2031-03-04,The Gull\nPier,"{STORY} The pier, too.",,\nNone,,,\n'


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A run with all that can be asked for over three articles, a copy, an empty file and a table, after one that has left a page."""
    folder = tmp_path_factory.mktemp("run")
    articles = corpora.write_articles(folder / "gulls", 3)
    (articles / "copy.txt").write_bytes((articles / "000.txt").read_bytes())
    (articles / "empty.txt").touch()
    (articles / "clips.csv").write_text(CLIPS, encoding="utf-8")
    written = folder / "out" / "gulls"
    (written / FOLDER).mkdir(parents=True)
    (written / FOLDER / "old.html").touch()
    asked = ["--pages", *(word for kind in EXPORTS for word in ("--export", kind)), "-p", "workers", "1"]
    with contextlib.redirect_stdout(io.StringIO()) as told:
        status = report.main(["--corpus", str(articles), "--out", str(folder / "out"), *asked])
    return SimpleNamespace(folder=written, status=status, told=told.getvalue())


@pytest.fixture(scope="module")
def page(done):
    return (done.folder / "05_corpus.html").read_text(encoding="utf-8")


def test_some_failures_give_exit_status_1(done):
    assert done.status == 1


def test_page_charts_and_tables_are_written(done):
    names = {path.name for path in done.folder.iterdir()}
    assert {"05_corpus.html", "run.json", "most_quoted.png", "most_quoted.svg", "most_quoted.csv", "tables"} <= names


def test_the_tables_hold_the_articles_and_the_failure(done):
    corpus = Corpus(done.folder / "tables")
    read = corpus.table("attributions")["article"].tolist()
    assert read[:3] == ["000.txt", "001.txt", "002.txt"] and [name.split(":")[0] for name in read[3:]] == ["clips.csv"] * 2
    assert corpus.failures()["article"].tolist() == ["clips.csv:3", "empty.txt"]


def test_the_page_counts_the_articles(page):
    assert "5 articles" in page and "Abel Moss" in page and page.count("<script") == page.count("<script>") == 1  # the page's own


def test_what_is_asked_for_is_written_beside_the_page(done):
    assert all((done.folder / name).stat().st_size for name, _ in EXPORTS.values())
    assert "attributions.csv (5 rows)" in done.told


def test_a_text_that_several_have_has_one_page_and_pages_of_an_earlier_run_give_way(done):
    articles = Corpus(done.folder / "tables").articles()["article"]
    assert "copy.txt" not in set(articles) and {path.name for path in (done.folder / FOLDER).iterdir()} == set(map(file_of, articles))


def test_a_bar_of_the_page_leads_to_the_page_of_an_article(page):
    assert f'href="{FOLDER}/{file_of("000.txt")}#a' in page


def test_a_table_of_articles_is_told_by_its_columns_and_filled_rows(done):
    assert "clips.csv: 3 rows: 2 with text, 1 with a date, 1 with an outlet; columns: " in done.told


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--corpus", "nowhere"], "nowhere holds no files"),
        (["--corpus", "nowhere", "x.txt"], "give articles or a corpus, not both"),
        (["--corpus", "nowhere", "--notebook", "03_sources"], "“03_sources” is not made to be run on a corpus"),
        (["--corpus", "nowhere", "-p", "workers", "many"], "takes a whole number"),
    ],
)
def test_a_wrong_command_gives_one_line_and_exit_status_2(arguments, reason, tmp_path, capsys):
    status = report.main([*arguments, "--out", str(tmp_path / "out")])
    message = capsys.readouterr().err.strip()
    assert status == 2 and reason in message and len(message.splitlines()) == 1


def test_metadata_of_the_sample_articles_is_that_of_their_annotations():
    with (SAMPLE / "metadata.csv").open(encoding="utf-8") as file:
        known = {row["file"]: (row["outlet"], row["date"]) for row in csv.DictReader(file)}
    annotations = sorted((SAMPLE / "annotations").glob("*.json"))
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in annotations}
    assert all(known[f"{name}.txt"] == (annotation["publisher"], annotation["date"]) for name, annotation in read.items())


@pytest.mark.parametrize("said", ["a.txt: it is a pipe", "a.txt is a pipe", "it is a pipe"])
def test_a_failure_names_its_file_once(said):
    assert cli._failure(Input("a.txt", "a.txt"), RunError(said)) == "a.txt: it is a pipe"


@pytest.mark.parametrize(("of", "last"), [(2, "failed   b.txt: it is empty"), (3, "2 of 3 articles failed")])
def test_a_reason_is_the_last_line_where_nothing_could_be_read(of, last, capsys):
    cli._tell_failures(["a.txt: it is a picture", "b.txt: it is empty"], of)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3 and lines[-1] == last
