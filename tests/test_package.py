"""The wheel holds all that the command needs, and the command says what is wrong."""

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import onrecord
import wheels
from onrecord import command, paths

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(sys.platform == "win32", reason="make and its environment are those of Unix")
def test_the_environment_of_make_finds_the_package_from_every_folder(tmp_path):
    found = re.search(r"(?m)^FOUND := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"))[1]
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    python, ask = str(tmp_path / "venv" / "bin" / "python"), "import importlib.util as u; print(u.find_spec('onrecord').origin)"
    subprocess.run([python, "-c", found], cwd=ROOT, check=True)
    told = subprocess.run([python, "-c", ask], cwd=tmp_path, capture_output=True, text=True).stdout
    assert Path(told.strip()).parent == paths.PACKAGE


OWN = ("data/articles/draft.txt", "data/articles/sample/draft.txt", "data/corrections/draft.csv", "figures/draft/report.html")
GIVEN = ("data/articles/iraqi-foreign-fighters.txt", "data/articles/sample/01-flood-wire.txt", "figures/iraqi-foreign-fighters/run.json")


@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="asks git what it would take")
def test_drafts_corrections_and_reports_of_a_user_are_not_taken_into_version_control():
    asked = subprocess.run(["git", "check-ignore", "--no-index", *OWN, *GIVEN], cwd=ROOT, capture_output=True, text=True)
    assert asked.stdout.split() == list(OWN)


ARTICLE = "“It carried more than 2,000 people a year,” said Abel Moss, the chairman of the board of Eastmere \x1b[2J.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    return wheels.wheel(tmp_path_factory)


def test_every_module_is_in_the_wheel(wheel):
    modules = {path.relative_to(paths.NOTEBOOKS).as_posix() for path in paths.PACKAGE.rglob("*.py")}
    assert modules - set(wheel.namelist()) == set()


@pytest.mark.parametrize("folder, pattern", [("lexicons", "*.t*"), ("models", "*.tsv"), ("models", "*.npz")])
def test_every_word_list_and_weight_is_in_the_wheel(wheel, folder, pattern):
    files = {f"onrecord/shipped/data/{folder}/{path.name}" for path in (paths.DATA / folder).glob(pattern)}
    assert files - set(wheel.namelist()) == set()


def test_templates_and_notebooks_are_in_the_wheel(wheel):
    files = {path.relative_to(paths.NOTEBOOKS).as_posix() for path in (paths.PACKAGE / "templates").rglob("*") if path.is_file()}
    files |= {f"onrecord/shipped/notebooks/{path.name}" for path in paths.NOTEBOOKS.glob("*.ipynb")}
    assert files - set(wheel.namelist()) == set()


def test_the_wheel_is_small(wheel):
    assert sum(item.compress_size for item in wheel.infolist()) < 12_000_000


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A command in an empty folder, with nothing of the project but what the wheel holds; returns what it was and said."""
    site, folder = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("empty")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
    ]
    subprocess.run([*command, wheel.filename], check=True)
    environment = {**{name: value for name, value in os.environ.items() if not name.startswith("ONRECORD")}, "PYTHONPATH": str(site)}

    def run(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "onrecord.command", *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)

    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return folder, run


def test_the_installed_command_writes_a_report_where_it_is_given(installed):
    folder, run = installed
    done = run("report", "article.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Abel Moss" in (folder / "figures" / "article" / "report.html").read_text(encoding="utf-8")
    assert {path.name for path in folder.iterdir()} == {"article.txt", "figures"}


def test_the_installed_command_traces_and_shows_no_control_sign(installed):
    done = installed[1]("trace", "article.txt")
    assert done.returncode == 0 and "Abel Moss" in done.stdout and "\x1b" not in done.stdout


@pytest.mark.parametrize("name", command.COMMANDS)
def test_help_is_printed_and_starts_nothing(monkeypatch, capsys, name):
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("something was started"))
    assert command.main([name, "--help"]) == 0
    told = capsys.readouterr()
    assert f"onrecord {name}" in told.out and told.err == ""


LASTING = """
import sys
from onrecord import command
sys.exit(command.outlast([sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="a process is ended on Windows without being told")
def test_what_the_command_has_started_ends_with_it():
    with subprocess.Popen([sys.executable, "-c", LASTING], cwd=paths.NOTEBOOKS, stdout=subprocess.PIPE, text=True) as running:
        started = int(running.stdout.readline())
        running.terminate()
        assert running.wait(30) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(started, 0)


def test_an_unknown_command_is_named_with_those_that_there_are(capsys):
    assert command.main(["reprot"]) == 2
    assert capsys.readouterr().err.startswith("onrecord: there is no command “reprot”; there are report, corpus, lab, trace")


def test_trace_of_a_file_that_is_not_there_is_one_line_without_a_word_of_python(capsys):
    assert command.main(["trace", "no-such-file.txt"]) == 1
    assert capsys.readouterr().err == "onrecord trace: no-such-file.txt: there is no such file: check the path\n"


def test_a_trace_whose_reader_has_gone_ends_quietly(tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    call = [sys.executable, "-m", "onrecord.command", "trace", str(tmp_path / "article.txt")]
    with subprocess.Popen(call, cwd=paths.NOTEBOOKS, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 128 + 13


def test_the_help_on_many_articles_speaks_of_a_folder_and_of_the_notebook_on_it(capsys):
    assert command.main(["corpus", "--help"]) == 0
    told = capsys.readouterr().out
    assert "[FOLDER]" in told and "ARTICLE" not in told and "parameters of the notebook 05_corpus" in told


def test_a_corpus_without_a_folder_is_refused_and_no_article_is_read(capsys):
    assert command.main(["corpus"]) == 2
    assert capsys.readouterr().err == "onrecord corpus: give a folder, a glob or a table of articles (see --help)\n"


def test_options_may_stand_before_the_corpus(capsys):
    assert command.main(["corpus", "--export", "csv", "nowhere"]) == 2
    assert "nowhere holds no files" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    assert command.main(["--version"]) == 0
    assert capsys.readouterr().out == f"onrecord {onrecord.__version__}\n"


def test_notebooks_that_were_changed_are_kept(tmp_path):
    (tmp_path / "report.ipynb").write_text("mine", encoding="utf-8")
    command.copy_notebooks(paths.NOTEBOOKS, tmp_path)
    assert (tmp_path / "report.ipynb").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "03_sources.ipynb").is_file()
