"""The headless front door, from the command to the files."""

import base64
import filecmp
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import report
from onrecord import cli, kernel, paths
from onrecord.headless import UsageError, check_parameters, find_notebook
from onrecord.inputs import find_inputs
from onrecord.paths import slug

TEXT = """Ferry pier to close

By Orla Finch 4 May 2031

The harbour board of Eastmere will close its old pier, the board said in a statement on Monday.

"It carried more than 2,000 people a year, and now it carries none," said Abel Moss, the board's chairman. "We cannot keep it."

Nobody in Eastmere was surprised. "It was rotten," Moss said.
"""
FILES = {"report.html", "report.ipynb", "run.json", "table_terms.csv"} | {
    f"{chart}{kind}"
    for chart in ("top_terms", "words_per_speaker", "speakers_along", "reported_quantities")
    for kind in (".png", ".svg", "_dark.svg", "_narrow.svg", ".csv")
    if chart != "reported_quantities" or kind == ".csv"  # one figure compares with no other: nothing to draw
}


def start(*arguments: object, cwd: Path) -> subprocess.Popen:
    return subprocess.Popen(command(*arguments), cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def command(*arguments: object) -> list[str]:
    return [sys.executable, str(paths.NOTEBOOKS / "report.py"), *map(str, arguments)]


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """What a run over a good article, two bad ones and another good one of the same name ends with, and a second run beside it.

    The second writes into the same folder. It begins when the first has written the good article, which it writes again.
    """
    folder = tmp_path_factory.mktemp("{run}")  # papermill fills in what stands between braces
    for name, speaker in (("articles", "Abel Moss"), ("other", "Greta Lund")):
        (folder / name).mkdir()
        (folder / name / "Ferry Pier.txt").write_text(TEXT.replace("Abel Moss", speaker), encoding="utf-8")
    (folder / "articles" / "empty.txt").touch()
    with start("articles", "other/Ferry Pier.txt", "missing.txt", "--out", "out", cwd=folder) as first:
        while not (folder / "out" / "ferry-pier" / "run.json").exists() and first.poll() is None:
            time.sleep(0.05)
        shutil.copytree(folder / "out" / "ferry-pier", folder / "before")
        with start("articles/Ferry Pier.txt", "--out", "out", cwd=folder) as second:
            said = [dict(zip(("stdout", "stderr"), run.communicate(timeout=240), strict=True)) for run in (first, second)]
    first, second = (SimpleNamespace(status=run.returncode, **told) for run, told in zip((first, second), said, strict=True))
    return SimpleNamespace(folder=folder, out=folder / "out", first=first, second=second)


def test_every_file_of_an_article_is_written(done):
    assert {path.name for path in (done.out / "ferry-pier").iterdir()} >= FILES


def test_some_failures_give_exit_status_1(done):
    assert done.first.status == 1


@pytest.mark.parametrize("name", ["empty.txt", "missing.txt"])
def test_every_failure_is_named_once_with_its_reason_in_one_line(done, name):
    lines = [line for line in done.first.stderr.splitlines() if name in line]
    assert len(lines) == 1 and lines[0].startswith("failed") and lines[0].count(name) == 1
    assert "Traceback" not in done.first.stderr and "Error" not in done.first.stderr


def test_a_failed_article_leaves_no_file(done):
    names = sorted(path.name for path in (done.out).iterdir() if not path.name.startswith("."))
    assert len(names) == 3 and names[0] == "ferry-pier" and names[-1] == "index.html"


def test_two_articles_of_one_name_get_folders_of_their_own(done):
    pages = {folder.name: (folder / "report.html").read_text(encoding="utf-8") for folder in (done.out).glob("ferry-pier*")}
    assert len(pages) == 2 and "Abel Moss" in pages.pop("ferry-pier") and "Greta Lund" in pages.popitem()[1]


def test_what_was_written_is_said(done):
    assert "written  articles/Ferry Pier.txt -> out/ferry-pier/" in done.first.stdout
    assert "2 of 4 articles written" in done.first.stdout


def test_what_was_understood_is_said_in_one_line_for_each_article(done):
    understood = [json.loads(path.read_text(encoding="utf-8"))["understood"] for path in (done.out).glob("*/run.json")]
    assert all(f"         {sentence}" in done.first.stdout.splitlines() for sentence in understood) and len(understood) == 2


def test_what_was_found_is_said_in_one_line_for_each_article(done):
    findings = [json.loads(path.read_text(encoding="utf-8"))["findings"][0] for path in (done.out).glob("*/run.json")]
    assert all(sum(finding in line for line in done.first.stdout.splitlines()) >= 1 for finding in findings) and len(findings) == 2


def test_the_page_holds_headline_speaker_and_figure(done):
    page = (done.out / "ferry-pier" / "report.html").read_text(encoding="utf-8")
    assert all(words in page for words in ("<h1>Ferry pier to close</h1>", "Abel Moss", "2,000"))
    assert "<title>Ferry pier to close – On the Record</title>" in page


def test_the_page_loads_nothing_and_runs_only_its_own_script(done):
    page = (done.out / "ferry-pier" / "report.html").read_text(encoding="utf-8")
    scripts = re.findall(r"(?s)<script>(.*?)</script>", page)
    assert len(scripts) == page.count("<script") == 1 and "<link" not in page and 'src="http' not in page and "url(" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    own = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"script-src 'sha256-{own}';" in policy


def test_two_runs_at_once_leave_whole_folders(done):
    assert done.second.status == 0 and "failed" not in done.second.stderr and "1 of 1 articles written" in done.second.stdout
    assert all({path.name for path in folder.iterdir()} >= FILES for folder in done.out.glob("ferry-pier*"))
    assert not list(done.out.glob(".making-*"))


def test_another_run_gives_the_same_bytes(done):
    before, again = done.folder / "before", done.out / "ferry-pier"
    names = sorted(path.name for path in again.iterdir() if path.suffix != ".ipynb")
    assert filecmp.cmpfiles(before, again, names, shallow=False) == (names, [], [])


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


def test_an_address_is_left_as_it_is():
    assert [one.origin for one in find_inputs(["https://example.org/x?y=1"])] == ["https://example.org/x?y=1"]


def test_a_folder_stands_for_the_files_in_it(tmp_path):
    (tmp_path / "b.txt").touch(), (tmp_path / "a.txt").touch(), (tmp_path / ".hidden").touch()
    assert [slug(one.origin) for one in find_inputs([str(tmp_path)])] == ["a", "b"]


def test_help_lists_the_parameters_of_the_notebook(capsys):
    assert report.main(["--notebook", "02_terms", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "parameters of the notebook 02_terms" in shown and "stop_words (" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes as Unix has them")
def test_a_reader_who_has_heard_enough_ends_the_command_quietly():
    with subprocess.Popen(command("--help"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        assert running.stderr.read() == b"" and running.wait(timeout=60) == 128 + signal.SIGPIPE


def test_a_browser_is_opened_only_when_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "run", lambda notebook, parameters, made, seconds: [(made / "report.html").touch()])
    opened = []
    monkeypatch.setattr(cli.webbrowser, "open", lambda address: opened.append(address) or True)
    (tmp_path / "a.txt").touch()
    for options in ([], ["--open"]):
        assert report.main([str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), *options]) == 0
    assert opened == [(tmp_path / "out" / "a" / "report.html").as_uri()]


def test_control_signs_of_a_name_do_not_reach_the_terminal(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cli, "run", lambda notebook, parameters, made, seconds: [(made / "report.html").touch()])
    (tmp_path / "a\x1b[2J\u202e.txt").touch()
    report.main([str(tmp_path), "\x1b]0;x\x07", "--out", str(tmp_path / "out")])
    shown = "".join(capsys.readouterr())
    assert "\\x1b[2J\\u202e" in shown and not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_an_article_that_takes_too_long_is_a_failure(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert report.main([str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--time-limit", "0.5"]) == 1
    assert "a.txt: it took longer than 0.5 seconds: cut it, or allow more with --time-limit" in capsys.readouterr().err


def test_another_notebook_leaves_the_files_of_the_report_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "run", lambda notebook, parameters, made, seconds: [(made / f"{notebook.stem}.html").touch()])
    (tmp_path / "a.txt").touch()
    for options in ([], ["--notebook", "03_sources"]):
        assert report.main([str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), *options]) == 0
    assert {path.name for path in (tmp_path / "out" / "a").rglob("*.html")} == {"report.html", "03_sources.html"}


@pytest.mark.parametrize("limit", ["0", "-1", "soon", "nan", "inf"])
def test_a_time_limit_is_a_number_of_seconds(limit, capsys):
    with pytest.raises(SystemExit) as leaving:
        report.main(["--time-limit", limit])
    assert leaving.value.code == 2 and "--time-limit" in capsys.readouterr().err


def kernels_of(run_of: subprocess.Popen) -> list[str]:
    """The processes that a run has started, by the system's list of processes."""
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(run_of.pid)], capture_output=True, text=True)
    return children.stdout.split()


def has_ended(process: str, seconds: float = 10.0) -> bool:
    """Whether a process ends in that time: a kernel caught while it starts looks for its parent once a second."""
    for _ in range(int(seconds / 0.1)):
        try:
            state = Path("/proc", process, "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state in "ZX":  # ended, and not yet collected by the system's first process
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_stopped_ends_its_kernel_and_says_so_in_one_line(tmp_path, number):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with start("a.txt", "--out", "out", cwd=tmp_path) as running:
        while not (kernels := kernels_of(running)) and running.poll() is None:
            time.sleep(0.1)
        running.send_signal(number)
        said = running.communicate(timeout=60)[1]
    assert running.returncode == 128 + number and len(said.splitlines()) == 1 and "stopped by" in said
    assert kernels and all(has_ended(kernel) for kernel in kernels)
    assert [path.name for path in (tmp_path / "out").iterdir()] == []


def test_braces_in_a_path_are_no_parameters():
    assert kernel.as_path(Path("{article}/x")).format(article="other") == os.path.join("{article}", "x")
