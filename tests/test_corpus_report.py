"""A corpus from the command line: one page, the tables, and the failures named."""

import csv
import json

import pytest

import corpora
import report
from gold import SAMPLE
from onrecord import cli
from onrecord.corpus import Corpus


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A run over three articles and an empty file."""
    folder = tmp_path_factory.mktemp("run")
    articles = corpora.write_articles(folder / "gulls", 3)
    (articles / "empty.txt").touch()
    return folder / "out" / "gulls", report.main(["--corpus", str(articles), "--out", str(folder / "out"), "-p", "workers", "1"])


def test_some_failures_give_exit_status_1(done):
    assert done[1] == 1


def test_page_charts_and_tables_are_written(done):
    names = {path.name for path in done[0].iterdir()}
    assert {"05_corpus.html", "run.json", "most_quoted.png", "most_quoted.svg", "most_quoted.csv", "tables"} <= names


def test_the_tables_hold_the_articles_and_the_failure(done):
    corpus = Corpus(done[0] / "tables")
    assert corpus.table("attributions")["article"].tolist() == ["000.txt", "001.txt", "002.txt"]
    assert corpus.failures()["article"].tolist() == ["empty.txt"]


def test_the_page_counts_the_articles(done):
    page = (done[0] / "05_corpus.html").read_text(encoding="utf-8")
    assert "3 articles" in page and "Abel Moss" in page and page.count("<script") == page.count("<script>") == 1  # the page's own


def test_a_table_of_articles_is_told_by_its_columns_and_filled_rows(tmp_path, capsys, monkeypatch):
    story = "The ferry to Port Ellan stays in the harbour, and the mayor, Ida Marsh, said nobody knows for how long."
    table = tmp_path / "clips.csv"
    table.write_text(f'Headline,Body,Published,Paper\nFerry,"{story}",2031-03-04,The Gull\nPier,"{story} The pier, too.",,\nNone,,,\n')
    monkeypatch.setattr(cli, "run", lambda notebook, parameters, made: [(made / "05_corpus.html").touch()])
    cli.main(["--corpus", str(table), "--out", str(tmp_path / "out"), "-p", "workers", "1"])
    told = "clips.csv: 3 rows: 2 with text, 1 with a date, 1 with an outlet; columns: "
    assert told in capsys.readouterr().out


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


@pytest.mark.parametrize(("of", "last"), [(2, "failed   b.txt: it is empty"), (3, "2 of 3 articles failed")])
def test_a_reason_is_the_last_line_where_nothing_could_be_read(of, last, capsys):
    cli._tell_failures(["a.txt: it is a picture", "b.txt: it is empty"], of)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3 and lines[-1] == last
