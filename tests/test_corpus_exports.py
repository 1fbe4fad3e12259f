"""A corpus for spreadsheets and for programs that draw networks."""

import csv
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

import corpora
from onrecord.corpus.handover import GEXF, write_attributions, write_network, write_workbook

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
