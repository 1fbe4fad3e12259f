"""Who is who over a corpus: sixty invented names in six outlets, and the rules one by one."""

import csv
from collections import defaultdict
from operator import attrgetter

import pandas as pd
import pytest

import corpora
from onrecord import ArticleError, paths
from onrecord.corpus import people, spellings
from onrecord.corpus.identities import find_people
from onrecord.corpus.name_keys import acronyms_in, can_be_one, is_proper, kind_key, organisation_key, read_person
from onrecord.corpus.persons import Occurrence
from onrecord.corpus.roster import find_voices, read_names

GOLD = paths.ROOT / "tests" / "people_gold.tsv"
TAKEN_FOR = {"p": "named_person", "o": "named_organization", "d": "document", "k": "unnamed_group"}
EXPLAINED = [
    ("acronym", "gull.2.d", "fha", "Food and Harbour Agency", 1),
    ("acronym", "tide.4.b", "npc", "North Pier Council", 1),
    ("acronym", "echo.4.b", "npc", "Navy Procurement Court", 1),
    ("acronym", "tide.4.a", "npc", "North Pier Council", 1),
    ("acronym", "star.4.a", "npc", "North Pier Council", 1),
    ("acronym", "tide.4.c", "npc", "North Pier Council", 1),
    ("plain", "gull.1.a", "Ruben Tasker Jr.", "", 2),
    ("plain", "gull.1.b", "Ruben Tasker Jr.", "", 2),
    ("person", "gull.6.e", "Mell", "President Grigor Mell", 1),
]


def read_gold():
    """(kind, name, gender, article, spelling) of every occurrence."""
    with GOLD.open(encoding="utf-8") as file:
        lines = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        for row in lines:
            for place in row["spellings"].split("; "):
                article, _, spelling = place.partition("=")
                yield row["kind"], row["name"], row["gender"].replace("-", ""), article, spelling


by_article = attrgetter("article", "spelling")


def resolve(occurrences, explained=(), corrections=None):
    """{(article, spelling): (what, key)} of occurrences given as (kind, _, gender, article, spelling)."""
    rows = list(occurrences)
    found = defaultdict(list)
    for _, _, gender, article, spelling in rows:
        outlet, month, _ = article.split(".")
        found[spelling].append(Occurrence(spelling, article, outlet, month, 1, gender))
    table = pd.DataFrame(
        [(spelling, TAKEN_FOR[kind], 1) for kind, _, _, _, spelling in rows], columns=["speaker", "identification", "weight"]
    )
    names = pd.DataFrame(explained, columns=["kind", "article", "short", "name", "count"])
    result = find_people(table, lambda wanted: sorted((one for s in {*wanted} for one in found[s]), key=by_article), names, corrections)
    return {(row[3], row[4]): (result.here.get((row[3], row[4])) or result.everywhere[row[4]])[:2] for row in rows}, result


@pytest.fixture(scope="module")
def gold():
    rows = list(read_gold())
    return rows, resolve(rows, EXPLAINED)[0]


def test_the_gold_has_sixty_names_in_six_outlets(gold):
    assert len({row[1] for row in gold[0]}) == 60 and len({row[3].split(".")[0] for row in gold[0]}) == 6


def test_all_spellings_of_a_name_are_one(gold):
    rows, found = gold
    keys = defaultdict(set)
    for _, name, _, article, spelling in rows:
        keys[name].add(found[article, spelling])
    assert {name: held for name, held in keys.items() if len(held) > 1} == {}


def test_no_two_names_are_one(gold):
    rows, found = gold
    names = defaultdict(set)
    for _, name, _, article, spelling in rows:
        names[found[article, spelling]].add(name)
    assert {key: held for key, held in names.items() if len(held) > 1} == {}


def test_persons_organisations_documents_and_kinds_are_told_apart(gold):
    rows, found = gold
    expected = {"p": "person", "o": "organisation", "d": "document", "k": "kind"}
    assert [row for row in rows if found[row[3], row[4]][0] != expected[row[0]]] == []


PAIRS = ["Brill|Moss", "Hale|Sons", "Dane|Ferrier", "Ostrom|Pike", "Stern|Vogel", "Marl|Tamsin", "Quay|Pier", "Tide|Thorn"]
FORMS = [
    ("{0} & {1}", "{0} and {1}"),
    ("{0} & {1} Inc.", "{0} and {1}"),
    ("The {0} & {1} Company", "{0} and {1} Company"),
    ("{0}&{1}", "{0} & {1} plc"),
    ("{0}, Lowe & {1}", "{0}, Lowe and {1} Ltd"),
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(("one", "other"), FORMS)
def test_an_organisation_with_and_is_one_in_both_spellings(pair, one, other):
    names = pair.split("|")
    assert organisation_key(one.format(*names)) == organisation_key(other.format(*names))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Quill", "Ada M. Quill", True),
        ("Ada N. Quill", "Ada M. Quill", False),
        ("Ada Quill", "Ida Quill", False),
        ("A. Quill", "Ada Quill", True),
        ("Ed Quill", "Edward Quill", True),
        ("Ada Quill Jr.", "Ada Quill Sr.", False),
        ("Ada Quill", "Ada Quell", False),
    ],
)
def test_two_full_names_can_be_one_persons(one, other, same):
    assert can_be_one(read_person(one), read_person(other)) == same


@pytest.mark.parametrize(
    ("phrase", "key", "proper"),
    [
        ("the company", "company", False),
        ("His campaign", "campaign", False),
        ("Some officials", "officials", False),
        ("the Merrick report", "merrick report", True),
        ("Quaynet", "quaynet", True),
        ("Authorities", "authorities", False),
    ],
)
def test_a_phrase_that_names_nobody_is_a_kind(phrase, key, proper):
    assert (kind_key(phrase), is_proper(phrase, frozenset(["authorities"]))) == (key, proper)


def test_articles_explain_abbreviations_in_brackets():
    text = "He told the Food and Harbour Agency (FHA) and the Union of Pilots (“U.P.”) on Monday (MON)."
    assert acronyms_in(text) == [("fha", "Food and Harbour Agency"), ("up", "Union of Pilots")]


def test_a_surname_of_nobody_in_particular_is_never_pooled():
    rows = [("p", "", "", "gull.1.a", "Ada Quill"), ("p", "", "", "tide.1.a", "Ida Quill"), ("p", "", "", "star.1.a", "Quill"),
            ("p", "", "", "star.1.b", "Quill")]  # fmt: skip
    found = resolve(rows)[0]
    assert len(set(found.values())) == 4


def test_a_surname_goes_to_the_gender_of_its_article():
    rows = [
        ("p", "", "man", "gull.1.a", "Abel Quill"),
        ("p", "", "woman", "gull.1.b", "Ida Quill"),
        ("p", "", "woman", "gull.1.c", "Quill"),
    ]
    found = resolve(rows)[0]
    assert found["gull.1.c", "Quill"] == found["gull.1.b", "Ida Quill"]


def test_what_was_merged_wrongly_can_be_put_right_by_hand(tmp_path):
    (tmp_path / "people.csv").write_text("spelling,name,what\nE. Quill,Ellen Quill,person\nthe Reds,Eastmere FC,organisation\n")
    corrections = read_names(tmp_path / "people.csv")
    rows = [("p", "", "", "gull.1.a", "Edwin Quill"), ("p", "", "", "gull.1.b", "E. Quill"), ("k", "", "", "gull.1.c", "the Reds")]
    found, result = resolve(rows, corrections=corrections)
    assert found["gull.1.b", "E. Quill"] != found["gull.1.a", "Edwin Quill"]
    assert result.names[found["gull.1.c", "the Reds"]] == "Eastmere FC"


def test_a_wrong_file_of_names_is_a_clear_error(tmp_path):
    (tmp_path / "people.csv").write_text("spelling,name,what\nE. Quill,,person\n")
    with pytest.raises(ArticleError, match="line 2 of people.csv"):
        read_names(tmp_path / "people.csv")


TEXTS = {
    "a": "“The pier is safe,” said Ilka M. Doren, the mayor of Eastmere. “It was tested,” Mrs. Doren said.",
    "b": "Ilka Doren said on Monday that the pier was safe. Police said that two boats were lost.",
    "c": "“It is not safe,” said Abel Doren, a fisherman.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    outlets = {"a": "Tidings", "b": "The Gull", "c": "The Gull"}
    return corpora.make_corpus(tmp_path_factory.mktemp("tables"), TEXTS, outlet=outlets)


def test_the_people_of_a_corpus_are_ranked_with_all_their_spellings(corpus):
    table = people(corpus, "person").set_index("name")
    assert table.loc["Ilka M. Doren", ["attributions", "articles", "outlets", "spellings"]].tolist() == [3, 2, 2, 2]
    assert table.loc["Abel Doren", "attributions"] == 1


def test_kinds_are_ranked_apart(corpus):
    assert people(corpus, "kind")["name"].tolist() == ["police"]


def test_every_merge_can_be_seen(corpus):
    table = spellings(corpus)
    assert sorted(table["spelling"]) == ["Ilka Doren", "Ilka M. Doren"] and set(table["name"]) == {"Ilka M. Doren"}


def test_gender_is_that_of_the_corpus_with_the_share_that_agrees(corpus):
    find_voices(corpus)
    assert people(corpus).set_index("name").loc["Ilka M. Doren", ["gender", "gender_share"]].tolist() == ["woman", 1.0]
