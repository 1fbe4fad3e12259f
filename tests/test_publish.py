"""Files on disk: safe for spreadsheets, named after the article, put in place together."""

import base64
import json
import subprocess

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from corpora import make_corpus
from onrecord import Article, ArticleError, charts, paths, publish
from onrecord.explorer import Explorer
from onrecord.folders import move_into
from onrecord.gallery import write_gallery
from onrecord.headless import to_html
from onrecord.paths import slug
from samples import many_speakers


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("/news/Ferry Pier closes.txt", "ferry-pier-closes"),
        ("https://example.org/2031/05/ferry-pier.html?x=1", "ferry-pier"),
        ("https://example.org/ferry-pier/", "ferry-pier"),
        ("https://example.org", "example"),
        ("…", "article"),
        ("x" * 300, "x" * 80),
        ("Été à Brannoc.txt", "été-à-brannoc"),
    ],
)
def test_folder_is_named_after_the_article(origin, name):
    assert slug(origin) == name


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"])
def test_a_cell_that_spreadsheets_take_for_a_formula_is_neutralised(tmp_path, cell):
    publish.write_csv(pd.DataFrame({"text": [cell]}), tmp_path / "x.csv")
    assert pd.read_csv(tmp_path / "x.csv")["text"][0].startswith("'")


def test_negative_numbers_stay_numbers(tmp_path):
    publish.write_csv(pd.DataFrame({"g2": [-1.5]}), tmp_path / "x.csv")
    assert pd.read_csv(tmp_path / "x.csv")["g2"][0] == -1.5


def test_nothing_is_written_without_a_folder():
    assert publish.save(many_speakers(1), [], "") == []


def test_every_chart_has_a_csv_of_its_stem(tmp_path):
    names = publish.save(many_speakers(2), [charts.words_per_speaker(many_speakers(2))], tmp_path)
    assert {"words_per_speaker.png", "words_per_speaker.svg", "words_per_speaker.csv"} <= set(names)


def test_the_page_of_a_notebook_has_its_charts_for_a_narrow_screen_too(tmp_path):
    chart = charts.words_per_speaker(many_speakers(2))
    publish.save_chart(chart, tmp_path)
    data, metadata = chart._repr_mimebundle_()
    cell = new_code_cell(outputs=[new_output("display_data", data=data, metadata=metadata)])
    nbformat.write(new_notebook(cells=[cell], metadata={"kernelspec": {"name": "python3", "display_name": ""}}), tmp_path / "x.ipynb")
    page = to_html(tmp_path / "x.ipynb")
    narrow = base64.b64encode((tmp_path / "words_per_speaker_narrow.svg").read_bytes()).decode()
    assert f'<source media="(max-width: 640px)" srcset="data:image/svg+xml;base64,{narrow}"' in page and f'alt="{chart.alt}"' in page


def test_a_chart_that_has_nothing_to_draw_leaves_no_picture(tmp_path):
    names = publish.save(many_speakers(1), [charts.reported_quantities(many_speakers(1))], tmp_path)
    assert "reported_quantities.csv" in names and "reported_quantities.png" not in names


def test_run_holds_hash_parameters_versions_and_counts(tmp_path):
    analysis = many_speakers(2)
    publish.save(analysis, [], tmp_path, top=7)
    run = json.loads((tmp_path / "run.json").read_text())
    assert run["article"]["sha256"] == analysis.article.sha256
    assert run["parameters"] == {"top": 7} and run["counts"]["sources"] == 2 and "nltk" in run["versions"]


def test_files_of_an_earlier_run_go_and_other_files_stay(tmp_path):
    made, target = tmp_path / "made", tmp_path / "target"
    made.mkdir(), target.mkdir()
    (target / "run.json").write_text(json.dumps({"files": ["old.png"]}))
    (target / "old.png").touch(), (target / "notes.txt").touch(), (made / "new.png").touch()
    move_into(made, target)
    assert sorted(path.name for path in target.iterdir()) == ["new.png", "notes.txt", "run.json"]


def test_a_broken_account_of_an_earlier_run_does_no_harm(tmp_path):
    made, target = tmp_path / "made", tmp_path / "target"
    made.mkdir(), target.mkdir()
    (target / "run.json").write_text("{"), (made / "run.json").write_text("{}")
    move_into(made, target)
    assert (target / "run.json").read_text() == "{}"


def test_the_gallery_shows_every_picture_with_its_alt_text(tmp_path):
    chart = charts.words_per_speaker(many_speakers(2))
    publish.save(many_speakers(2), [chart], tmp_path / "one")
    page = write_gallery(tmp_path).read_text()
    assert "one/words_per_speaker.png" in page and chart.alt in page


def test_a_figure_that_changed_since_its_commit_is_shown_beside_the_earlier_one(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    chart = charts.words_per_speaker(many_speakers(2))
    publish.save(many_speakers(2), [chart], tmp_path / "one")
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert "data:image/png" not in write_gallery(tmp_path).read_text(encoding="utf-8")
    publish.save(many_speakers(3), [charts.words_per_speaker(many_speakers(3))], tmp_path / "one")
    assert "data:image/png" in write_gallery(tmp_path).read_text(encoding="utf-8")


def test_a_report_takes_fifty_thousand_words_and_no_more():
    assert publish.page_sized(Article.from_text("pier " * 50_000))
    with pytest.raises(ArticleError, match="it has 50,001 words, and a report takes at most 50,000: split it"):
        publish.page_sized(Article.from_text("pier " * 50_001))


def test_explore_shows_filters_and_saves_the_tables_of_a_corpus(tmp_path):
    text = "The harbour held {} boats on Monday. “We saw them,” said {}.\n"
    texts = {"one": text.format(20, "Abel Moss"), "two": text.format(30, "Greta Lund")}
    make_corpus(tmp_path / "tables", texts)
    explorer = Explorer(tmp_path / "out")
    explorer.article.value = str(tmp_path / "tables")
    assert {line.rsplit(" | ", 1)[1] for line, _ in explorer.rows.options} == {"one", "two"}
    explorer.filters["speaker"].value = "Greta Lund"
    assert len(explorer.shown) == 1 and "two, paragraph 1" in explorer.place.value
    explorer.table.value = "quantities"
    assert len(explorer.shown) == 2 and "2 rows selected" in explorer.below.value
    explorer.save.click()
    assert len(pd.read_csv(next((tmp_path / "out").rglob("selection_quantities.csv")))) == 2
