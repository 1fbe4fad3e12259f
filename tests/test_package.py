"""The wheel holds all that the command needs, and the command says what is wrong."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from onrecord import command, paths

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "project"  # the backend leaves its own folders where it builds
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "figures", "*.egg-info"))
    made = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(copy)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip("the build backend cannot be had here")
    return zipfile.ZipFile(next(folder.glob("*.whl")))


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


def test_an_unknown_command_is_named_with_those_that_there_are(capsys):
    assert command.main(["reprot"]) == 2
    assert capsys.readouterr().err.startswith("onrecord: there is no command “reprot”; there are report, corpus, lab, trace")


def test_trace_of_a_file_that_is_not_there_is_one_line(capsys):
    assert command.main(["trace", "no-such-file.txt"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_notebooks_that_were_changed_are_kept(tmp_path):
    (tmp_path / "report.ipynb").write_text("mine", encoding="utf-8")
    command.copy_notebooks(paths.NOTEBOOKS, tmp_path)
    assert (tmp_path / "report.ipynb").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "03_sources.ipynb").is_file()
