"""Shares with intervals, halves of a corpus, a quantity followed, a coding sheet; expected values are published or worked out by hand."""

import numpy as np
import pandas as pd
import pytest

import corpora
from onrecord import ArticleError, schema
from onrecord.charts import corpus as charts
from onrecord.corpus import (
    Corpus,
    coding_sheet,
    compare_halves,
    compare_shares,
    counts,
    findings,
    follow,
    footer,
    health,
    keyness,
    overall,
    people,
    read_sheet,
    save,
    score_sheet,
    shares,
    split,
)
from onrecord.corpus.coding import krippendorff_alpha
from onrecord.corpus.proportions import add_up, effective_size, holm, wilson
from onrecord.entities.genders import find_genders

FLOOD = {
    "a": "The river rose in the night. “We know that at least nine people were killed,” said Goran Teld, the director of the service. "
    "He spoke at noon.",
    "b": "The river fell in the night. “The flood killed 14 people,” said the mayor, Mrs Ilka Doren.",
    "c": "The museum let in 300 visitors. “We had 300 visitors,” said Ada Quill.",
}
OUTLETS = {"a": "Tidings", "b": "The Gull", "c": "The Gull"}
DATES = {"a": "2032-03-09", "b": "2032-03-10", "c": "2033-01-01"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return corpora.make_corpus(tmp_path_factory.mktemp("tables"), FLOOD, outlet=OUTLETS, date=DATES)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    return corpora.make_corpus(tmp_path_factory.mktemp("tables"), {"x": " "})


# Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3
@pytest.mark.parametrize(
    ("held", "size", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_wilson_interval(held, size, low, high):
    assert np.allclose(wilson(np.array(held / size), np.array(float(size))), (low, high), atol=5e-5)


def test_rows_that_are_all_alike_within_an_article_count_as_one():
    held = np.array([[5, 0]] * 5 + [[0, 5]] * 5, dtype=float)
    assert effective_size(add_up(held, held.sum(axis=1))) == pytest.approx(9)


def test_rows_of_articles_of_one_row_are_nearly_independent():
    held = np.array([[1, 0]] * 60 + [[0, 1]] * 40, dtype=float)
    assert effective_size(add_up(held, held.sum(axis=1))) == pytest.approx(99)


def test_shares_count_rows_and_articles():
    rows = pd.DataFrame({"article": ["a", "a", "b", "b"], "kind": ["x", "x", "x", "y"]})
    table = shares(rows, "kind")
    assert table[["kind", "count", "articles", "share"]].values.tolist() == [["x", 3, 2, 0.75], ["y", 1, 1, 0.25]]


def test_difference_of_shares():
    # 56 of 70 against 48 of 80: 0.0524 to 0.3339 (Newcombe 1998, Statistics in Medicine 17, 873-890, method 10), for independent rows
    sides = [pd.DataFrame({"article": range(size), "kind": ["x"] * held + ["y"] * (size - held)}) for held, size in ((56, 70), (48, 80))]
    row = compare_shares(*sides, "kind").set_index("kind").loc["x"]
    assert (row["difference"], row["low"], row["high"]) == pytest.approx((0.2, 0.0524, 0.3339), abs=0.002)


# Krippendorff 2011, "Computing Krippendorff's alpha-reliability": examples A, B and C
@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        (["0100000010", "1110010000"], 0.095),
        (["aabbdcccedda", "babbbcccednd".replace("n", "d")], 0.692),
        (["123321412...", "1233224125.3", ".3332342251.", "1233244125" + "1."], 0.743),
    ],
)
def test_krippendorff_alpha(coders, alpha):
    units = [[None if value == "." else value for value in unit] for unit in zip(*coders, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(alpha, abs=5e-4)


def said_by(speaker, source, role=None):
    row = {"attribution": 0, "start": 0, "end": 1, "speaker": speaker, "source": source, "identification": "named_person", "role": role}
    return schema.make("attributions", [row])


@pytest.mark.parametrize(
    ("text", "source", "role", "gender"),
    [
        ("“Yes,” she said.", "she", None, "woman"),
        ("“Yes,” said Mr Quill.", "Mr Quill", None, "man"),
        ("“Yes,” said Ada Quill. Mrs Quill left.", "Ada Quill", None, "woman"),
        ("“Yes,” said Ada Quill, a spokeswoman.", "Ada Quill", "spokeswoman", "woman"),
        ("“Yes,” said Ada Quill.", "Ada Quill", None, None),
        ("Mr Quill resigned. “Yes,” said Ada Quill.", "Ada Quill", None, None),
        ("“Yes,” said Ada Quill. Her uncle, Mr Quill, left.", "Ada Quill", None, None),
        ("“Yes,” said Ada Quill. Lord Quill, her uncle, left.", "Ada Quill", None, None),
        ("“Yes,” said Ada Quill. In May, Mrs Quill left.", "Ada Quill", None, "woman"),
        ("“Yes,” said Ada Quill, who lives with her husband.", "Ada Quill, who lives with her husband", None, None),
    ],
)
def test_gender_comes_from_the_words_of_the_article_only(text, source, role, gender):
    assert find_genders(text, said_by("Ada Quill", source, role)).get("Ada Quill") == gender


def test_who_is_quoted_most(corpus):
    table = people(corpus).set_index("name")
    assert set(table.index) == {"Goran Teld", "Ilka Doren", "Ada Quill"} and (table["attributions"] == 1).all()


def test_halves_are_told_apart_by_a_column(corpus):
    halves = split(corpus, "outlet", "Tidings")
    assert halves == (frozenset("a"), frozenset("bc"), ("Tidings", "all others"))


def test_without_a_value_the_most_frequent_one_is_a_half(corpus):
    assert split(corpus).names == ("The Gull", "all others")


@pytest.mark.parametrize(("column", "one"), [("colour", ""), ("outlet", "The Crab")])
def test_a_column_or_value_that_is_not_there_is_refused(corpus, column, one):
    with pytest.raises(ArticleError, match="column"):
        split(corpus, column, one)


def test_keyness_of_two_halves_counts_words_and_articles(corpus):
    table = keyness(corpus, split(corpus, "outlet", "The Gull"), minimum=1).set_index("term")
    assert table.loc["river", ["count", "reference_count", "articles", "reference_articles"]].tolist() == [1, 1, 1, 1]
    assert table.loc["visitor", ["count", "reference_count"]].tolist() == [2, 0]


def test_a_quantity_is_followed_with_its_conflicts(corpus):
    rows = follow(corpus, "people", "killed")
    assert rows[["article", "date", "low", "speaker", "conflicts"]].values.tolist() == [
        ["a", "2032-03-09", 9.0, "Goran Teld", 0],
        ["b", "2032-03-10", 14.0, "Ilka Doren", 0],
    ]


def test_figures_on_one_event_that_cannot_both_be_true_are_conflicts(tmp_path):
    texts = {"a": "“The flood of the Orle in Eastmere killed nine people,” said Goran Teld.",
             "b": "“The flood in Eastmere on the Orle killed 14 people,” said the mayor, Mrs Ilka Doren."}  # fmt: skip
    near = corpora.make_corpus(tmp_path / "near", texts, date={"a": "2032-03-09", "b": "2032-03-10"})
    assert follow(near, "people", "killed")["conflicts"].tolist() == [1, 1]
    assert follow(near, "people", "killed", near=0)["conflicts"].tolist() == [0, 0]


def test_a_pattern_is_held_against_whole_words(corpus):
    assert follow(corpus, "people", "kill").empty


def test_the_coding_sheet_marks_the_attribution_in_its_paragraph(corpus):
    sheet = coding_sheet(corpus, size=3)
    rows = sheet[sheet["kind"] == "attribution"].set_index("article")
    assert rows.loc["c", "paragraph"] == "The museum let in 300 visitors. ⟦“We had 300 visitors,”⟧ said Ada Quill."
    assert (sheet["kind"] == "paragraph").sum() == 3 and set(sheet["of"]) == {3}


def test_the_same_seed_draws_the_same_sheet(corpus):
    assert coding_sheet(corpus, 2, seed=4).equals(coding_sheet(corpus, 2, seed=4))


def test_a_sheet_that_comes_back_gives_precision_recall_and_agreement(corpus, tmp_path):
    sheet = coding_sheet(corpus, size=3)
    found = sheet["kind"] == "attribution"
    sheet["correct"] = pd.Series(["1", "1", "0"]).reindex(sheet.index)
    sheet["source_type_coded"] = sheet["source_type"].where(found)
    sheet["missed"] = pd.Series(["0", "0", "2"], index=sheet.index[~found]).reindex(sheet.index)
    sheet.to_csv(tmp_path / "coded.csv", index=False)
    scores = score_sheet(read_sheet(tmp_path / "coded.csv")).set_index("measure")
    assert scores.loc["precision", "value"] == pytest.approx(2 / 3)
    assert scores.loc["recall", "value"] == pytest.approx(2 / (2 + 2))


def test_a_sheet_without_marks_is_refused(corpus, tmp_path):
    coding_sheet(corpus).to_csv(tmp_path / "coded.csv", index=False)
    with pytest.raises(ArticleError, match="nothing is filled in"):
        read_sheet(tmp_path / "coded.csv")


def draw_all(corpus: Corpus):
    halves = split(corpus)
    return [
        charts.most_quoted(people(corpus), footer(corpus)),
        charts.shares_of_sources({name: overall(corpus, name) for name in ("named", "official")}, footer(corpus)),
        charts.typical_words(keyness(corpus, halves, 1), halves.names, footer(corpus)),
        charts.two_halves(compare_halves(corpus, halves, "source_type"), halves.names, footer(corpus)),
        charts.quantity_over_time(follow(corpus, "people|visitors"), "people", footer(corpus)),
    ]


def test_the_shares_of_the_whole_are_those_of_its_counts(corpus):
    for column in ("named", "source_type", "official"):
        pd.testing.assert_frame_equal(overall(corpus, column), shares(counts(corpus, column), column), check_dtype=False)


def test_charts_are_drawn_with_their_alt_texts(corpus):
    drawn = draw_all(corpus)
    assert all(chart.image("png").startswith(b"\x89PNG") and chart.alt for chart in drawn)
    assert "2032-03-09 ≥ 9, Goran Teld" in drawn[-1].alt


def test_ten_times_the_figures_take_no_more_marks(corpus):
    rows = follow(corpus, "people|visitors")
    some, many = (charts.quantity_over_time(pd.concat([rows] * times), "people", "").figure for times in (20, 200))
    assert len(some.axes[0].get_children()) == len(many.axes[0].get_children())


def test_the_marks_of_many_figures_stand_at_their_values(corpus):
    rows = pd.concat([follow(corpus, "people|visitors")] * 20)
    marks = [line for line in charts.quantity_over_time(rows, "people", "").figure.axes[0].lines if line.get_marker() == "o"]
    assert {float(value) for line in marks for value in line.get_ydata()} == {9, 14, 300}


def test_a_corpus_in_which_nothing_could_be_read_gives_sentences(empty, tmp_path):
    assert empty.failures()["article"].tolist() == ["x"]
    drawn = draw_all(empty)
    assert all(chart.figure is None and chart.alt.endswith(".") for chart in drawn)
    assert "no words are attributed" in findings(empty)[0]
    assert "run.json" in save(empty, "x", drawn, {"coding_sheet": coding_sheet(empty)}, tmp_path)


def test_a_folder_without_tables_is_a_clear_error(tmp_path):
    with pytest.raises(ArticleError, match="holds no tables of a corpus"):
        Corpus(tmp_path)


def test_an_outlet_with_a_bar_in_its_name_is_one_value(tmp_path):
    texts = {"a": FLOOD["a"], "b": FLOOD["b"]}
    corpus = corpora.make_corpus(tmp_path, texts, outlet={"a": "Gull|Tide", "b": "Tidings"})
    assert split(corpus, "outlet", "Gull|Tide").one == frozenset("a")


def test_differences_are_corrected_for_how_many_are_compared():
    # Holm 1979: the smallest of 0.01, 0.04, 0.03 is taken three times, the next twice, never below the one before
    assert holm(np.array([0.01, 0.04, 0.03])).tolist() == pytest.approx([0.03, 0.06, 0.06])


def test_a_database_question_that_is_none_is_a_clear_error(corpus):
    with pytest.raises(ArticleError, match="cannot answer"):
        corpus.sql("select nothing from nowhere")


def test_what_a_corpus_lacks_is_told_before_anything_else(tmp_path):
    texts = {
        **FLOOD,
        "copy": FLOOD["a"] + " It was noon.",
        "loud": FLOOD["c"].replace("museum", "tower").replace("Ada Quill", "Abel Moss, its keeper").upper(),
        "mute": "The pier of Eastmere was closed for the whole of the week, and nobody came to see it again.",
        "none": " ",
    }
    corpus = corpora.make_corpus(tmp_path, texts, outlet=dict.fromkeys("abc", "Tidings"), date={"a": "2031-05-04", "b": "2031-05"})
    table = health(corpus).set_index("found")
    assert table["articles"].to_dict() == {
        "read": 6, "without an outlet": 3, "without a full date": 5, "all in capitals, or without any": 1, "without quotation marks": 1,
        "without an attribution": 1, "printed before, with small changes": 1, "printed before, word for word": 0, "failed": 1,
    }  # fmt: skip
    assert table.loc["without quotation marks", ["share", "first"]].tolist() == [pytest.approx(1 / 6), "mute"]
