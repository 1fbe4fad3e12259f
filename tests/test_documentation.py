"""What README and docs name exists: files, links, commands and their options."""

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.command import COMMANDS, main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "data").glob("**/README.md"))]
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
LINK = re.compile(r"\]\(([^)#\s]+)")
READERS_OWN = ("data/articles/ferry-pier", "data/corrections/people", "ferry-pier")  # files of an example that a reader would have
MADE = ("build/screenshots", "annotations")  # by a command, and by the reader
TARGET = re.compile(r"^([a-z]+):", re.M)


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_to_a_file(name):
    links = [link for link in LINK.findall(TEXTS[name]) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_make_target_that_is_named_exists(name):
    known = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(re.findall(r"(?:^|`| {4})make ([a-z]+)\b", TEXTS[name], re.M)) <= known


@pytest.mark.parametrize("name", TEXTS)
def test_every_file_that_is_named_exists(name):
    text = TEXTS[name]
    paths = re.findall(r"(?<![\w/.])((?:notebooks|tests|docs|data)/[\w/.-]+\.\w+)", text)  # in a command, too
    cells = re.findall(r"`([\w/.-]+\.(?:py|tsv|txt|npz|ipynb|md|toml))`", text)
    everything = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("[dnt]*/**/*") if path.is_file()} | {"pyproject.toml"}
    wanted = {found for found in (*paths, *cells) if not found.startswith(("NAME", *READERS_OWN))}
    assert [one for one in sorted(wanted) if not any(f"/{path}".endswith(f"/{one}") for path in everything)] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_folder_that_is_named_exists(name):
    folders = re.findall(r"`([\w/]+)/`", TEXTS[name])
    there = [f"/{path.relative_to(ROOT)}" for path in ROOT.glob("[dfnt]*/**/") if path.is_dir()]
    assert [one for one in folders if one not in MADE and not any(path.endswith(f"/{one}") for path in there)] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_and_module_that_is_named_exists(name):
    assert set(re.findall(r"(?:^|`| {4})onrecord ([a-z]+)\b", TEXTS[name], re.M)) <= set(COMMANDS)
    assert [module for module in re.findall(r"python -m (onrecord[\w.]*)", TEXTS[name]) if not find_spec(module)] == []


def test_the_licence_of_all_that_was_fitted_is_told():
    models = [path for path in (ROOT / "data" / "models").iterdir() if path.suffix in (".tsv", ".npz")]
    fitted = [path for path in (ROOT / "data" / "lexicons").glob("*.tsv") if "\n# Fitted" in path.read_text(encoding="utf-8")]
    told = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert fitted and [path.name for path in models + fitted if path.name not in told] == []


def test_every_word_list_says_what_it_holds():
    lists = [path for path in (ROOT / "data" / "lexicons").iterdir() if path.suffix in (".tsv", ".txt")]
    assert [path.name for path in lists if not path.read_text(encoding="utf-8").startswith("# ")] == []


def test_every_word_list_is_read_by_the_code_or_named_in_a_table():
    code = [
        path.read_text(encoding="utf-8") for folder in (ROOT / "notebooks" / "onrecord", ROOT / "data") for path in folder.rglob("*.py")
    ]
    quoted = set(re.findall(r"[\"'](\w+)[\"']", "\n".join(code)))
    tables = {path: path.read_text(encoding="utf-8") for path in (ROOT / "data" / "lexicons").glob("*.tsv")}
    lists = [path for path in (ROOT / "data" / "lexicons").iterdir() if path.suffix in (".tsv", ".txt")]
    named = [path for path in lists if any(re.search(rf"\b{path.stem}\b", text) for other, text in tables.items() if other != path)]
    assert [path.name for path in lists if path.stem not in quoted and path not in named] == []


def test_the_readme_is_read_in_two_minutes():
    assert len([word for word in TEXTS["README.md"].split() if re.search(r"\w", word)]) <= 600


@pytest.mark.parametrize("command", ["report", "corpus"])
def test_the_help_names_the_options_that_the_pages_name(command, capsys):
    lines = re.findall(rf"onrecord {command}[^\n`]*", "\n".join(TEXTS.values()))
    options = {option for line in lines for option in re.findall(r"--[a-z][a-z-]*", line)}
    main([command, "--help"])
    told = capsys.readouterr().out
    assert {option for option in options if option not in told} == set()


def test_the_page_on_the_interface_is_made_from_the_docstrings():
    sys.path.insert(0, str(ROOT / "docs"))
    import api

    assert TEXTS["docs/api.md"] == api.page()
