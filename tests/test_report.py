"""The headless front door, from the command to the files."""

import base64
import filecmp
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import report
from onrecord import paths
from onrecord.headless import UsageError, check_parameters, find_notebook
from onrecord.paths import slug

TEXT = """Ferry pier to close

By Orla Finch 4 May 2031

The harbour board of Eastmere will close its old pier, the board said in a statement on Monday.

"It carried more than 2,000 people a year, and now it carries none," said Abel Moss, the board's chairman. "We cannot keep it."

Nobody in Eastmere was surprised. "It was rotten," Moss said.
"""
FILES = {"report.html", "report.ipynb", "run.json", "table_terms.csv"} | {
    f"{chart}.{kind}"
    for chart in ("top_terms", "words_per_speaker", "speakers_along", "reported_quantities")
    for kind in ("png", "svg", "csv")
}


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, str(paths.NOTEBOOKS / "report.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=240)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A folder with a good article and four bad ones, and the run over it."""
    folder = tmp_path_factory.mktemp("run")
    articles = folder / "articles"
    articles.mkdir()
    (articles / "Ferry Pier.txt").write_text(TEXT, encoding="utf-8")
    (articles / "empty.txt").touch()
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 20)
    return folder, run("articles", "missing.txt", "--out", "out", cwd=folder)


def test_every_file_of_an_article_is_written(done):
    assert {path.name for path in (done[0] / "out" / "ferry-pier").iterdir()} >= FILES


def test_some_failures_give_exit_status_1(done):
    assert done[1].returncode == 1


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "missing.txt"])
def test_every_failure_is_named_with_its_reason_in_one_line(done, name):
    lines = [line for line in done[1].stderr.splitlines() if line.startswith("failed") and f"{name}: " in line]
    assert len(lines) == 1 and "Traceback" not in done[1].stderr


def test_a_failed_article_leaves_no_file(done):
    assert sorted(path.name for path in (done[0] / "out").iterdir()) == ["ferry-pier", "index.html"]


def test_what_was_written_is_said(done):
    assert "written  articles/Ferry Pier.txt -> out/ferry-pier/" in done[1].stdout
    assert "1 of 4 articles written" in done[1].stdout


def test_the_page_holds_headline_speaker_and_figure(done):
    page = (done[0] / "out" / "ferry-pier" / "report.html").read_text(encoding="utf-8")
    assert all(words in page for words in ("<h1>Ferry pier to close</h1>", "Abel Moss", "2,000"))


def test_the_page_loads_nothing_and_runs_only_its_own_script(done):
    page = (done[0] / "out" / "ferry-pier" / "report.html").read_text(encoding="utf-8")
    scripts = re.findall(r"(?s)<script>(.*?)</script>", page)
    assert len(scripts) == page.count("<script") == 1 and "<link" not in page and 'src="http' not in page and "url(" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    own = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"script-src 'sha256-{own}';" in policy


def test_a_second_run_gives_the_same_bytes(done):
    folder = done[0]
    again = run("articles/Ferry Pier.txt", "--out", "again", cwd=folder)
    names = sorted(path.name for path in (folder / "again" / "ferry-pier").iterdir() if path.suffix != ".ipynb")
    same, _, _ = filecmp.cmpfiles(folder / "out" / "ferry-pier", folder / "again" / "ferry-pier", names, shallow=False)
    assert again.returncode == 0 and same == names


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["-p", "colour", "red"], "has no parameter “colour”; it has top"),
        (["-p", "top", "many"], "the parameter “top” takes a whole number, not “many”"),
        (["-p", "article", "x"], "has no parameter “article”"),
        (["-p", "top"], "expected 2 arguments"),
        (["--notebook", "99_nothing"], "there is no notebook “99_nothing”"),
        (["--colour"], "unrecognized arguments"),
        (["no-articles"], "the folder no-articles holds no files"),
        (["--out", "file/out"], "cannot write to"),
    ],
)
def test_a_wrong_command_gives_one_line_and_exit_status_2(arguments, reason, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "no-articles").mkdir()
    (tmp_path / "file").touch()
    try:
        status = report.main(arguments)
    except SystemExit as leaving:
        status = leaving.code
    message = capsys.readouterr().err.strip()
    assert status == 2 and reason in message and len(message.splitlines()) == 1


def test_true_and_false_are_given_as_such(tmp_path):
    notebook = tmp_path / "x.ipynb"
    text = (paths.NOTEBOOKS / "report.ipynb").read_text(encoding="utf-8")
    notebook.write_text(text.replace("top: int = 12 ", "top: bool = True "), encoding="utf-8")
    assert check_parameters(notebook, [("top", "false")]) == {"top": False}


def test_a_notebook_is_found_by_its_file_name():
    assert find_notebook("notebooks/03_sources.ipynb") == paths.NOTEBOOKS / "03_sources.ipynb"


def test_a_notebook_without_parameters_is_refused(tmp_path, monkeypatch):
    (tmp_path / "plain.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path)
    with pytest.raises(UsageError, match="not made to be run on an article"):
        find_notebook("plain")


def test_two_articles_of_one_name_get_folders_of_their_own():
    assert list(report.name_folders(["a/x.txt", "b/x.txt"]).values()) == ["x", "x-2"]


def test_an_address_is_left_as_it_is():
    assert report.find_articles(["https://example.org/x"]) == ["https://example.org/x"]


def test_a_folder_stands_for_the_files_in_it(tmp_path):
    (tmp_path / "b.txt").touch(), (tmp_path / "a.txt").touch(), (tmp_path / ".hidden").touch()
    assert [slug(name) for name in report.find_articles([str(tmp_path)])] == ["a", "b"]
