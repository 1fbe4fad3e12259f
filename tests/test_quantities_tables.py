"""Every row of the tables that decide about figures holds in its own example, where the figure stands in brackets."""

import pytest

from onrecord import lexicons
from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.quantities import find_figures, places_of
from onrecord.quantities.counted_candidates import feature_rows
from onrecord.quantities.evidence_tables import held, rows
from onrecord.quantities.figures import LINKED, evidence
from onrecord.quantities.forms import forms
from onrecord.quantities.mention import Mention
from onrecord.quantities.modifiers import with_modifier
from onrecord.quantities.pairs import Pair, pair_rows
from onrecord.quantities.ranges import join_close
from onrecord.quantities.scanner import context, read_mentions
from onrecord.quantities.trends import evidence as trend_evidence
from quantity_cases import table

SIGNS = {row["class"] for row in lexicons.table("ambiguous_units")} | {"in its field", "closes a quotation"}


def marked(example):
    """An example without its brackets, and the characters of its figure."""
    start, end = example.index("["), example.index("]") - 1
    if example.startswith("The report [["):
        return "The report [16] says so.", 12, 14
    return example.replace("[", "").replace("]", ""), start, end


def numbers(text):
    """The prose, the sentence, the numbers of a text with their modifiers, and their places."""
    prose = read_prose(Article.from_text(text))
    sentence = prose.sentences[0]
    joined = join_close(text, read_mentions(text, prose, sentence))
    mentions = [with_modifier(text, *one) for one in zip(joined, places_of(joined, prose, sentence), strict=True)]
    return prose, sentence, mentions, places_of(mentions, prose, sentence)


def figure(mentions, start, end):
    """The place in the list of the mention that holds the figure of an example."""
    return next(number for number, mention in enumerate(mentions) if mention.start < end and start < mention.end)


@pytest.mark.parametrize("row", rows("figure_evidence"), ids=lambda row: row.name)
def test_evidence_of_figures(row):
    text, start, end = marked(row.example)
    _, _, mentions, places = numbers(text)
    at = figure(mentions, start, end)
    tied = at > 0 and LINKED.fullmatch(text, mentions[at - 1].end, mentions[at].start) is not None
    assert row in evidence(text, mentions[at], places[at], tied)


@pytest.mark.parametrize("row", rows("trend_evidence"), ids=lambda row: row.name)
def test_evidence_of_trends(row):
    text, start, end = marked(row.example)
    prose = read_prose(Article.from_text(text))
    mentions, places = find_figures(text, prose, prose.sentences[0])
    at = figure(mentions, start, end)
    assert row in trend_evidence(mentions[at], places[at])


@pytest.mark.parametrize("row", rows("unit_evidence"), ids=lambda row: row.name)
def test_evidence_of_units(row):
    text, start, end = marked(row.example)
    _, _, mentions, places = numbers(text)
    at = figure(mentions, start, end)
    sign = {name for name in row.form if name.startswith("written") or name in SIGNS}
    assert row in held("unit_evidence", places[at], forms(text, mentions[at]) | context(text, mentions[at]) | sign)
    assert all(name.removeprefix("written ") in text for name in sign if name.startswith("written"))


@pytest.mark.parametrize("row", lexicons.table("figure_forms"), ids=lambda row: row["form"])
def test_forms(row):
    text, start, end = marked(row["example"])
    number = Mention(start, end, start, end, 1.0, 1.0, "digits")
    assert row["form"] in forms(text, number)


@pytest.mark.parametrize("row", lexicons.table("number_words"), ids=lambda row: row["word"])
def test_number_words(row):
    text, start, end = marked(row["example"])
    value = float(row["value"])
    if row["class"] == "part":  # "one third", "two thirds"
        value = (2 if text.startswith("Two") else 1) / value
    _, _, mentions, _ = numbers(text)
    (number,) = mentions
    assert (number.low, text[number.start : number.end]) == (pytest.approx(value), text[start:end])


@pytest.mark.parametrize("row", lexicons.table("units"), ids=lambda row: row["unit"])
def test_units(row):
    text, start, end = marked(row["example"])
    found = table(text)
    assert found["unit"].tolist() == [row["unit"]]
    assert found["text"].tolist() == [text[start:end]]


@pytest.mark.parametrize("row", lexicons.table("ambiguous_units"), ids=lambda row: f"{row['written']} {row['unit']}")
def test_ambiguous_units(row):
    text, start, end = marked(row["example"])
    found = table(text)
    assert (found["unit"].tolist(), found["text"].tolist()) == ([row["unit"]], [text[start:end]])


@pytest.mark.parametrize("row", lexicons.table("currencies"), ids=lambda row: f"{row['written']} {row['place']}")
def test_currencies(row):
    text, start, end = marked(row["example"])
    found = table(text)
    assert (found["kind"].tolist(), found["text"].tolist()) == (["money"], [text[start:end]])
    assert row["unit"] in ("", found["unit"][0])


@pytest.mark.parametrize("row", feature_rows(), ids=lambda row: row.name)
def test_features_of_the_counted_thing(row):
    text, start, end = marked(row.example)
    prose, _, _, places = numbers(text)
    first, last = prose.token_from(start), prose.token_before(end)
    assert row.holds(places[0], first, last, last - 1)


@pytest.mark.parametrize("row", lexicons.table("figure_pairs"), ids=lambda row: row["pair"])
def test_pairs(row, monkeypatch):
    held, holds = set(), Pair.holds
    monkeypatch.setattr(Pair, "holds", lambda pair, *told: holds(pair, *told) and (held.add(pair.name) or True))
    table(row["example"])
    assert row["pair"] in held


def test_rows_of_pairs_are_asked_by_what_they_yield():
    asked = ("close", "ratio", "range", "from to", "to from", "tolerance", "conversion", "restated", "compared", "like", "level")
    assert sum(len(pair_rows(tie)) for tie in asked) == len(lexicons.table("figure_pairs"))
