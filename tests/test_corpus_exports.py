"""A corpus for spreadsheets and for programs that draw networks, and its source types by outlet and month."""

import csv
from xml.etree import ElementTree

import pandas as pd
import pytest
from openpyxl import load_workbook

import corpora
import report
from onrecord import options
from onrecord.corpus import by_outlet_and_month, shares
from onrecord.corpus.handover import EXPORTS, GEXF, export, write_attributions, write_network, write_workbook

TEXTS = {
    "=a.txt": "The dam of Orvale will hold, said Ilka Doren on Monday. “It has to be rebuilt,” said Tomas Vey.",
    "b.txt": "“We saw no water,” said Ilka Doren. The road stays closed, Tomas Vey said on Tuesday.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return corpora.make_corpus(tmp_path_factory.mktemp("tables"), TEXTS, outlet={"b.txt": "+Post"})


def test_attributions_have_no_formulas(corpus, tmp_path):
    assert write_attributions(corpus, tmp_path / "a.csv") == 4
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["article"] for row in rows] == ["'=a.txt", "'=a.txt", "b.txt", "b.txt"]
    assert rows[2]["outlet"] == "'+Post" and rows[2]["name"] == "Ilka Doren"


def test_the_workbook_holds_the_same_rows(corpus, tmp_path):
    write_workbook(corpus, tmp_path / "a.xlsx")
    rows = list(load_workbook(tmp_path / "a.xlsx").active.values)
    assert rows[0][0] == "article" and [row[0] for row in rows[1:]] == ["'=a.txt", "'=a.txt", "b.txt", "b.txt"]


def test_the_network_joins_those_quoted_in_one_article(corpus, tmp_path):
    assert write_network(corpus, tmp_path / "a.gexf") == 1
    found = ElementTree.parse(tmp_path / "a.gexf")
    labels = {node.get("id"): node.get("label") for node in found.iter(f"{{{GEXF}}}node")}
    edge = next(found.iter(f"{{{GEXF}}}edge"))
    assert {labels[edge.get("source")], labels[edge.get("target")]} == {"Ilka Doren", "Tomas Vey"} and edge.get("weight") == "2"


def test_the_command_takes_what_can_be_written():
    assert set(options.EXPORTS) == set(EXPORTS)


@pytest.mark.parametrize("option", [["--export", "csv"], ["--pages"]])
def test_what_only_a_corpus_has_is_refused_for_an_article_in_one_line(option, capsys):
    assert report.main(["x.txt", *option]) == 2
    assert "--export and --pages need --corpus" in capsys.readouterr().err


def of(article, outlet, day, **times):
    """Rows of one article: how often each source type speaks in it."""
    return [(article, outlet, day, f"{kind} {article}", kind) for kind, n in times.items() for _ in range(n)]


MAY = [
    *of("Pier one", "Tidings", "2031-05-04", government=3, expert=1),
    *of("Pier two", "Tidings", "2031-05-11", government=2),
    *of("Pier six", "Gull", "2031-05-05", expert=2),
    *of("Pier ten", "Gull", "2031-05-06", government=1, civilian=1),
]
JUNE = of("Pier last", "Gull", "2031-06-05", expert=1)


@pytest.fixture(scope="module")
def types(tmp_path_factory):
    return by_outlet_and_month(corpora.make_said(tmp_path_factory.mktemp("tables"), [*MAY, *JUNE]))


def test_source_types_are_counted_by_outlet_and_month(types):
    may = types[(types["outlet"] == "Tidings") & (types["month"] == "2031-05")]
    assert may[["source_type", "count", "of", "articles"]].values.tolist() == [
        ["government", 5, 6, 2],
        ["expert", 1, 6, 1],
        ["civilian", 0, 6, 0],
    ]


def test_a_share_stands_beside_that_of_the_other_outlets_of_the_month(types):
    row = types[(types["outlet"] == "Tidings") & (types["source_type"] == "government")].iloc[0]
    assert (row["share"], row["elsewhere"]) == pytest.approx((5 / 6, 1 / 4)) and row["difference"] == pytest.approx(5 / 6 - 1 / 4)
    assert row["difference_low"] < row["difference"] < row["difference_high"]


def test_the_intervals_are_those_of_the_attributions_counted_article_by_article(types):
    rows = pd.DataFrame([(row[0], row[4]) for row in MAY if row[1] == "Tidings"], columns=["article", "source_type"])
    by_hand = shares(rows, "source_type").set_index("source_type")[["low", "high"]]
    made = types[types["outlet"] == "Tidings"].set_index("source_type")[["low", "high"]]
    assert made.loc[by_hand.index].to_numpy() == pytest.approx(by_hand.to_numpy())


def test_probabilities_are_corrected_for_all_rows_that_are_compared(types):
    compared = types.dropna(subset=["p"])
    smallest = compared.loc[compared["p"].idxmin()]
    assert len(compared) == 6 and smallest["adjusted"] == pytest.approx(min(1, 6 * smallest["p"]))


def test_an_outlet_that_is_alone_in_its_month_is_compared_with_nothing(types):
    assert types[types["month"] == "2031-06"][["elsewhere", "p", "adjusted"]].isna().all(axis=None)


def test_one_article_is_too_few_for_a_comparison(tmp_path):
    rows = [row for row in MAY if row[0] != "Pier two"]
    assert by_outlet_and_month(corpora.make_said(tmp_path, rows))["p"].isna().all()


def test_articles_without_outlet_or_date_have_rows_of_their_own(tmp_path):
    rows = [*MAY, *of("Pier none", "", "", expert=2)]
    table = by_outlet_and_month(corpora.make_said(tmp_path, rows))
    assert table[table["outlet"].isna()][["source_type", "count", "of"]].values.tolist() == [["expert", 2, 2]]


def test_a_corpus_without_quotations_gives_an_empty_table(tmp_path):
    corpus = corpora.make_corpus(tmp_path / "tables", {"a": "The pier of Eastmere was closed for the whole of the week, and nobody came."})
    assert by_outlet_and_month(corpus).empty
    assert export(corpus, EXPORTS, tmp_path) == {"attributions.csv": 0, "attributions.xlsx": 0, "network.gexf": 0, "source_types.csv": 0}
