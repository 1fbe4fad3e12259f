"""Corrections by hand: what they change, and what becomes of those that do not fit."""

import pytest
from pandas import NA

from onrecord import Article, analyse, charts, corrections, paths, views
from onrecord.corrections import Correction, CorrectionsError, read_corrections
from samples import Made, figure

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
    assert "corrected by hand" in views.quantities_table(analysis).html


def test_a_corrected_giver_is_named_so_in_the_chart():
    row = {"kind": "count", "unit": "boat", "counted": "boats"}
    made = Made("40 and 12 boats.", [], [figure("40", 40, 40, **row, corrected="giver", speaker="the log"), figure("12", 12, 12, **row)])
    assert "the log (corrected by hand)" in charts.reported_quantities(made).alt


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


LINE = "column,value,text,offset,around,article,by,date\n"
LONG = "“We close the pier,”"


def applied(tmp_path, monkeypatch, lines: str, text: str = TEXT):
    """The analysis of an article for which a file with all the columns stands."""
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path)
    (tmp_path / "pier.csv").write_text(LINE + lines, encoding="utf-8")
    article = Article.from_text(text)
    return analyse(Article(text=article.text, lines=article.lines, paragraphs=article.paragraphs, origin="/somewhere/Pier.txt"))


def unfit(analysis) -> list[str]:
    return analysis.flags.loc[analysis.flags["flag"] == "correction_does_not_fit", "why"].tolist()


SHA = Article.from_text(TEXT).sha256[:16]


def test_a_correction_holds_after_an_edit_elsewhere(tmp_path, monkeypatch):
    edited = "A new first paragraph of the article.\n" + TEXT
    analysis = applied(tmp_path, monkeypatch, f'speaker,Orla Finch,"{LONG}",{at(LONG)},,{SHA},,\n', edited)
    assert "Orla Finch" in set(analysis.attributions["speaker"]) and unfit(analysis) == []


def test_a_correction_is_reported_after_an_edit_of_its_words(tmp_path, monkeypatch):
    edited = TEXT.replace("close the pier", "shut the pier")
    analysis = applied(tmp_path, monkeypatch, f'speaker,Orla Finch,"{LONG}",{at(LONG)},,{SHA},,\n', edited)
    assert "Orla Finch" not in set(analysis.attributions["speaker"]) and "any more" in unfit(analysis)[0]


def test_a_correction_of_few_words_does_not_touch_another_article(tmp_path, monkeypatch):
    other = "Elsewhere 40 geese were counted. “We like geese,” said Ida Marsh."
    analysis = applied(tmp_path, monkeypatch, f"giver,the harbour log,40,{at('40')},There were 40 boats,{SHA},,\n", other)
    assert analysis.quantities["speaker"].isna().all() and len(unfit(analysis)) == 1


def test_few_words_are_found_again_among_those_around_them(tmp_path, monkeypatch):
    edited = "Some 40 people came.\n" + TEXT
    analysis = applied(tmp_path, monkeypatch, f"giver,the harbour log,40,{at('40')},There were 40 boats,{SHA},,\n", edited)
    given_by = analysis.quantities.set_index("start")["speaker"].dropna()
    assert given_by.get(edited.index("40 boats")) == "the harbour log"


def test_the_nearest_of_several_places_is_taken(tmp_path, monkeypatch):
    text = "There were 40 boats. Later there were 40 cars."
    analysis = applied(tmp_path, monkeypatch, f"giver,the log,40,{text.rindex('40')},,,,\n", text)
    assert analysis.quantities["speaker"].fillna("").tolist() == ["", "the log"]


def test_a_speaker_is_renamed_everywhere_and_keeps_type_and_role(tmp_path, monkeypatch):
    before = analyse(Article.from_text(TEXT)).attributions
    rows = applied(tmp_path, monkeypatch, f'rename,A. Moss,"{LONG}",,,,,\n').attributions
    assert set(rows["speaker"]) == {"A. Moss"} and rows["role"].tolist() == before["role"].tolist()


def test_a_merged_speaker_takes_over_what_is_known_of_the_other(tmp_path, monkeypatch):
    text = "“We close the pier,” said Abel Moss, the chairman of the harbour board. “We will all be very sorry,” said Ida Marsh, a baker."
    rows = applied(tmp_path, monkeypatch, 'merge,Abel Moss,"“We will all be very sorry,”",,,,,\n', text).attributions
    assert set(rows["speaker"]) == {"Abel Moss"} and rows["role"].nunique() == 1


def test_a_speaker_is_not_merged_with_nobody(tmp_path, monkeypatch):
    assert "nobody called" in unfit(applied(tmp_path, monkeypatch, f'merge,Ida Marsh,"{LONG}",,,,,\n'))[0]


def test_an_attribution_is_deleted(tmp_path, monkeypatch):
    rows = applied(tmp_path, monkeypatch, f'delete,,"{LONG}",,,,,\n').attributions
    assert len(rows) and not rows["text"].str.contains("We close").any()


def test_an_attribution_is_added(tmp_path, monkeypatch):
    rows = applied(tmp_path, monkeypatch, "add,the harbour log,There were 40 boats.,,,,,\n").attributions
    row = rows[rows["speaker"] == "the harbour log"].iloc[0]
    assert row["text"] == "There were 40 boats." and TEXT[row["start"] : row["end"]] == row["text"] and row["speech"] == "indirect"


def test_no_attribution_is_added_over_another(tmp_path, monkeypatch):
    assert "already" in unfit(applied(tmp_path, monkeypatch, f'add,Ida Marsh,"{LONG}",,,,,\n'))[0]


@pytest.mark.parametrize(
    ("value", "low", "high", "modifier"),
    [
        ("1,400", 1400, 1400, "exactly"),
        ("30-40", 30, 40, "between"),
        (">40", 40, None, "more than"),
        (">=40", 40, None, "at least"),
        ("<40", None, 40, "less than"),
        ("<=40", None, 40, "up to"),
        ("~40", 40, 40, "about"),
    ],
)
def test_an_amount_is_corrected(tmp_path, monkeypatch, value, low, high, modifier):
    row = applied(tmp_path, monkeypatch, f'amount,"{value}",40 boats,,,,,\n').quantities.iloc[0]
    assert [None if isinstance(bound, type(NA)) else bound for bound in (row["low"], row["high"])] == [low, high]
    assert row["modifier"] == modifier and row["corrected"] == "amount"


def test_what_is_no_amount_is_reported(tmp_path, monkeypatch):
    assert "is no amount" in unfit(applied(tmp_path, monkeypatch, "amount,many,40 boats,,,,,\n"))[0]


@pytest.mark.parametrize("column", ["unit", "counted"])
def test_unit_and_counted_thing_are_corrected(tmp_path, monkeypatch, column):
    assert applied(tmp_path, monkeypatch, f"{column},barge,40 boats,,,,,\n").quantities[column].iloc[0] == "barge"


def test_a_corrected_row_says_who_and_when(tmp_path, monkeypatch):
    analysis = applied(tmp_path, monkeypatch, f'speaker,Orla Finch,"{LONG}",,,,Ida Marsh,2031-05-04\n')
    assert "corrected by hand by Ida Marsh on 2031-05-04" in views.attributions_table(analysis).html


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_from_a_spreadsheet_is_read(tmp_path, encoding, delimiter):
    path = tmp_path / "x.csv"
    cells = [["Value", "Text", "Column"], ["Zoë Finch", "“It is rotten", "speaker"]]
    path.write_bytes("\r\n".join(delimiter.join(row) for row in cells).encode(encoding))
    assert read_corrections(path) == (Correction(None, "speaker", "Zoë Finch", "“It is rotten"),)


def test_an_apostrophe_against_formulas_is_taken_off(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("column,value,text\nspeaker,'=Moss,It is rotten\n", encoding="utf-8")
    assert read_corrections(path)[0].value == "=Moss"


def test_given_text_has_no_corrections():
    assert corrections.corrections_for(Article.from_text("x")) == ()
