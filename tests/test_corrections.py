"""Corrections by hand: what they change, and what becomes of those that do not fit."""

import pytest

from onrecord import Article, analyse, charts, corrections, paths, views
from onrecord.corrections import Correction, CorrectionsError, read_corrections

TEXT = "“We close the pier,” said Abel Moss, the chairman. “It is rotten,” he said.\nThere were 40 boats. Moss said 12 were left."


def corrected(tmp_path, monkeypatch, lines: str, text: str = TEXT):
    """The analysis of an article for which the lines of a file of corrections stand."""
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path)
    (tmp_path / "pier.csv").write_text("offset,column,value,text\n" + lines, encoding="utf-8")
    article = Article.from_text(text)
    return analyse(Article(text=article.text, lines=article.lines, paragraphs=article.paragraphs, origin="/somewhere/Pier.txt"))


def at(words: str) -> int:
    return TEXT.index(words)


def test_a_speaker_is_corrected_for_the_whole_attribution(tmp_path, monkeypatch):
    analysis = corrected(tmp_path, monkeypatch, f"{at('We close')},speaker,Orla Finch,\n")
    rows = analysis.attributions[analysis.attributions["text"].str.contains("We close")]
    assert rows["speaker"].tolist() == ["Orla Finch"] and rows["corrected"].tolist() == ["speaker"]


def test_a_source_type_is_corrected_for_all_that_the_speaker_says(tmp_path, monkeypatch):
    analysis = corrected(tmp_path, monkeypatch, f"{at('We close')},source_type,business,\n")
    assert set(analysis.attributions.loc[analysis.attributions["speaker"] == "Abel Moss", "source_type"]) == {"business"}


def test_the_table_of_sources_follows_a_correction(tmp_path, monkeypatch):
    analysis = corrected(tmp_path, monkeypatch, f"{at('We close')},source_type,business,\n")
    assert analysis.sources.set_index("speaker").loc["Abel Moss", "source_type"] == "business"


def test_a_giver_is_corrected(tmp_path, monkeypatch):
    analysis = corrected(tmp_path, monkeypatch, f"{at('40 boats')},giver,the harbour log,40\n")
    row = analysis.quantities.iloc[0]
    assert row["speaker"] == "the harbour log" and row["corrected"] == "giver"


def test_an_empty_giver_makes_a_figure_the_articles_own(tmp_path, monkeypatch):
    analysis = corrected(tmp_path, monkeypatch, f"{at('12 were')},giver,,\n")
    assert analysis.quantities["speaker"].isna().all()


def test_a_line_is_taken_out_of_the_body(tmp_path, monkeypatch):
    analysis = corrected(tmp_path, monkeypatch, f"{at('There were')},kind,boilerplate,\n")
    assert len(analysis.article.paragraphs) == 1 and analysis.article.lines["why"].iloc[1] == "corrected by hand"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("0,speaker,Orla Finch,Another word", "does not hold"),
        ("9999,speaker,Orla Finch,", "ends before"),
        (f"{at('There were')},speaker,Orla Finch,", "no attribution was found there"),
        ("0,giver,Orla Finch,", "no quantity was found there"),
    ],
)
def test_a_correction_that_does_not_fit_is_reported(tmp_path, monkeypatch, line, reason):
    flags = corrected(tmp_path, monkeypatch, line + "\n").flags
    assert flags.loc[flags["flag"] == "correction_does_not_fit", "why"].str.contains(reason).tolist() == [True]


@pytest.mark.parametrize("view", [views.attributions_table, views.sources_table, views.annotated_article])
def test_a_correction_is_shown_as_such(tmp_path, monkeypatch, view):
    assert "corrected by hand" in view(corrected(tmp_path, monkeypatch, f"{at('We close')},speaker,Orla Finch,\n")).html


def test_a_corrected_giver_is_shown_as_such(tmp_path, monkeypatch):
    analysis = corrected(tmp_path, monkeypatch, f"{at('40 boats')},giver,the harbour log,\n")
    assert "corrected by hand" in views.quantities_table(analysis).html and "corrected by hand" in charts.reported_quantities(analysis).alt


@pytest.mark.parametrize(
    "content",
    [
        "offset;value\n",
        "offset,column,value\nx,speaker,A\n",
        "offset,column,value\n1,colour,red\n",
        "offset,column,value\n1,kind,poem\n",
        "",
    ],
)
def test_a_file_that_is_none_of_corrections_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"^x\.csv[^\n]*$"):
        read_corrections(path)


def test_values_are_read_as_text(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text('offset,column,value\n7,speaker,"Moss, A."\n', encoding="utf-8")
    assert read_corrections(path) == (Correction(7, "speaker", "Moss, A."),)


def test_given_text_has_no_corrections():
    assert corrections.corrections_for(Article.from_text("x")) == ()
