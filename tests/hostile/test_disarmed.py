"""Text from strangers is shown and never run: in spreadsheets, in a terminal, in pictures, in make; and secrets in addresses stay out."""

import ast
import csv
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import nbformat
import pandas as pd
import pytest
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from onrecord import charts, headless, kernel, neutral, paths, publish
from onrecord.inputs import find_inputs
from samples import many_speakers

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "'=1", '"=1', "\uff1d1"]


def written(table, path):
    publish.write_csv(table, path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_a_cell_becomes_text(tmp_path, text):
    assert written(pd.DataFrame({"outlet": [text]}), tmp_path / "x.csv")[1][0].startswith("'")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_as_the_name_of_a_column_becomes_text(tmp_path, text):
    assert written(pd.DataFrame({text: ["a"]}), tmp_path / "x.csv")[0][0].startswith("'")


def test_a_carriage_return_begins_no_row(tmp_path):
    publish.write_csv(pd.DataFrame({"text": ["a\r=1+1\r\nb"]}), tmp_path / "x.csv")
    assert b"\r" not in (tmp_path / "x.csv").read_bytes()


def test_every_field_stands_in_quotation_marks(tmp_path):
    publish.write_csv(pd.DataFrame({"text": ["a"], "count": pd.array([1], dtype="Int64")}), tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text() == '"text","count"\n"a","1"\n'


@pytest.mark.parametrize("text", ["a minus -1 sign", "Mr. O'Brien", "“No”", "e-mail"])
def test_what_is_no_formula_stays_as_it_is(text):
    assert neutral.cell(text) == text


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b", "\udcff"])
def test_a_sign_that_does_not_show_is_written_as_its_escape(sign):
    assert neutral.line(f"a{sign}b") == "a" + sign.encode("unicode_escape").decode() + "b"


def test_a_name_of_several_lines_is_shown_on_one():
    assert neutral.line("a\r\nfailed\u2028b") == "a failed b"


def test_names_in_other_scripts_are_shown_as_they_are():
    assert neutral.line("Été — Ангара 東京 علي") == "Été — Ангара 東京 علي"


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\x00", "\x0b", "\x1b"])
def test_an_svg_is_well_formed_whatever_the_title_holds(sign):
    analysis = many_speakers(2)
    analysis.article = replace(analysis.article, title=f"Ferry{sign}pier")
    ElementTree.fromstring(charts.words_per_speaker(analysis).image("svg"))


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ("https://ada:secret@example.org/a?token=1#x", "https://example.org/a"),
        ("http://example.org:8080/?session=1", "http://example.org:8080/"),
        ("http://ada:secret@[::1/a?token=1", "[::1/a"),
        ("http://ada:sec/ret@example.org/a", "example.org/a"),
        ("https://example.org/a;session=1/b;session=1?token=1", "https://example.org/a/b"),
        ("ftp://ada:secret@example.org/a", "ftp://example.org/a"),
        ("/home/ada/drafts/ferry.txt", "ferry.txt"),
        ("", ""),
    ],
)
def test_a_place_is_shown_without_what_may_be_secret(origin, shown):
    assert neutral.place(origin) == shown


def test_the_account_of_a_run_holds_no_query_and_no_user_name(tmp_path):
    analysis = many_speakers(1)
    analysis.article = replace(analysis.article, origin="https://ada:secret@example.org/ferry?token=1")
    publish.save(analysis, [], tmp_path)
    text = (tmp_path / "run.json").read_text()
    assert json.loads(text)["article"]["file"] == "https://example.org/ferry" and "secret" not in text and "token" not in text


def test_the_notebook_of_a_run_keeps_no_query_and_no_user_name(tmp_path, monkeypatch):
    address = "https://ada:sec'ret@example.org/ferry?token=\"1"

    def execute(notebook, executed, parameters, seconds):
        book = parameterize_notebook(load_notebook_node(str(notebook)), parameters)
        book.metadata.papermill["parameters"] = parameters
        nbformat.write(book, executed)

    monkeypatch.setattr(kernel, "execute", execute)
    headless.run(paths.NOTEBOOKS / "report.ipynb", {"article": address, "top": 3}, tmp_path)
    kept = (tmp_path / "report.ipynb").read_text(encoding="utf-8")
    assert "https://example.org/ferry" in kept and not {"ret@", "token"} & set(re.findall(r"ret@|token", kept))
    assert "top = 3" in kept


def test_a_refusal_names_no_user_of_any_kind_of_address():
    assert find_inputs(["ftp://ada:secret@example.org/a"])[0].shown == "ftp://example.org/a"


def test_a_half_sign_in_a_name_does_not_stop_a_table(tmp_path):
    publish.write_csv(pd.DataFrame({"outlet": ["a\udcffb"]}, dtype=object), tmp_path / "x.csv")
    assert "a\\udcffb" in (tmp_path / "x.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="make and a shell are needed")
@pytest.mark.parametrize("how", ["argument", "environment"])
def test_make_gives_an_address_to_the_command_as_it_is(tmp_path, how):
    address = "https://example.org/?a=$(shell touch made)`touch run`&b=$HOME'\"; touch quoted #x"
    (tmp_path / "python").write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    (tmp_path / "python").chmod(0o755)
    for name in ("requirements.txt", "ready"):
        (tmp_path / name).touch()
    command = ["make", "-s", "-f", str(paths.ROOT / "Makefile"), "report", f"BIN={tmp_path}", "READY=ready"]
    command += [f"ARTICLE={address}"] if how == "argument" else []
    environment = {**os.environ, "ARTICLE": address}
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=30)
    assert done.stdout.splitlines()[-1] == address
    assert {path.name for path in tmp_path.iterdir()} == {"python", "requirements.txt", "ready"}


def test_no_template_says_that_what_it_is_given_needs_no_escape():
    templates = [path for path in (paths.PACKAGE / "templates").rglob("*") if path.suffix in (".j2", ".html")]
    assert len(templates) > 10
    assert [path.name for path in templates if re.search(r"\|\s*safe\b|autoescape", path.read_text(encoding="utf-8"))] == []


def test_only_constants_and_views_are_taken_for_markup():
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths.PACKAGE.rglob("*.py")}
    calls = [
        (path.name, call.args[0])
        for path, tree in trees.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Markup"
    ]
    is_own = [isinstance(given, ast.Constant) or isinstance(given, ast.Attribute) and given.attr == "html" for _, given in calls]
    assert calls and all(is_own)
