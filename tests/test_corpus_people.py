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
from onrecord.corpus.rows import name_evidence

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
        [(spelling, TAKEN_FOR[kind], 1, gender == "woman", gender == "man") for kind, _, gender, _, spelling in rows],
        columns=["speaker", "identification", "weight", "women", "men"],
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sami al-Doren", "Sami Al Doren"),
        ("Sami al-Doren", "Al-Doren"),
        ("Han Jiwoo", "Jiwoo Han"),
        ("Marta Soler Vidal", "Soler"),
    ],
)
def test_a_name_is_one_whatever_its_particle_order_or_part(one, other):
    rows = [
        ("p", "", "", "a.1.a", one),
        ("p", "", "", "a.1.b", other),
        ("p", "", "", "b.1.a", "Han Minseo"),
        ("p", "", "", "b.1.a", "al Doren"),
    ]
    found, _ = resolve(rows)
    assert found["a.1.a", one] == found["a.1.b", other] != found["b.1.a", "Han Minseo"]


def test_two_given_names_that_others_have_too_are_not_turned():
    found, _ = resolve([("p", "", "", "a.1.a", name) for name in ("Tomas Martin", "Martin Tomas", "Ada Martin", "Tomas Quill")])
    assert len(set(found.values())) == 4


def test_an_initial_is_not_who_speaks_beside_it_under_the_full_name():
    rows = [("p", "", "", "a.1.a", name) for name in ("Edgar Moss", "E. Moss")] + [("p", "", "", "b.1.a", "Ellen Moss")]
    found, _ = resolve(rows)
    assert found["a.1.a", "E. Moss"] == found["b.1.a", "Ellen Moss"]


def test_a_name_is_one_where_its_letters_were_read_in_the_wrong_encoding():
    assert read_person("AndrÃ© Colle") == read_person("André Colle")


def test_an_article_before_a_name_is_no_initial():
    found, _ = resolve([("p", "", "", "a.1.a", "Ander Poll"), ("d", "", "", "a.1.b", "A Harl poll")])
    assert found["a.1.b", "A Harl poll"] == ("document", "harl poll")


def test_a_name_is_one_with_and_without_hyphens():
    found, _ = resolve([("p", "", "", "a.1.a", "Han Ji-woo"), ("p", "", "", "b.1.a", "Han Ji Woo"), ("p", "", "", "b.1.a", "Han")])
    assert len(set(found.values())) == 1


def test_a_double_surname_is_that_of_the_one_who_has_it():
    rows = [("p", "", "", "a.1.a", "Inés Clara Soler Vidal"), ("p", "", "", "a.1.a", "Soler Vidal"), ("p", "", "", "a.1.b", "Marta Vidal")]
    found, _ = resolve(rows)
    assert found["a.1.a", "Soler Vidal"] == found["a.1.a", "Inés Clara Soler Vidal"] != found["a.1.b", "Marta Vidal"]


def test_a_given_name_that_is_a_surname_elsewhere_stays_a_given_name():
    rows = [("p", "", "", "a.1.a", "Ann Dale Moor"), ("p", "", "", "a.1.b", "Dale Moor"), ("p", "", "", "a.1.b", "Dale Finch")]
    found, _ = resolve(rows)
    assert found["a.1.b", "Dale Moor"] != found["a.1.a", "Ann Dale Moor"]


@pytest.mark.parametrize("explained", [(), [("former", "b.2.a", "Nora Tamm-Lunde", "Nora Tamm", 1)]])
def test_a_former_name_is_the_same_person_where_an_article_has_both(explained):
    found, _ = resolve([("p", "", "", "a.1.a", "Nora Tamm"), ("p", "", "", "b.2.a", "Nora Tamm-Lunde")], explained)
    assert (found["a.1.a", "Nora Tamm"] == found["b.2.a", "Nora Tamm-Lunde"]) == bool(explained)


def test_a_ministry_is_one_however_its_name_is_turned_and_written():
    rows = [("o", "", "", "a.1.a", "Ministry of Fisheries"), ("o", "", "", "a.1.b", "the fisheries ministry")]
    rows += [("o", "", "", "b.1.a", "Fisheries Ministry"), ("k", "", "", "b.1.b", "the ministry")]
    found, _ = resolve(rows)
    assert len({found[place] for place in found if place[0] != "b.1.b"}) == 1 and found["b.1.b", "the ministry"] == ("kind", "ministry")


def test_a_company_is_one_under_its_short_name():
    longer = [("organisation", "a.1.a", "Corvane", "Corvane Holdings", 1)]
    rows = [("p", "", "", "a.1.a", "Corvane"), ("o", "", "", "a.1.b", "Corvane Holdings plc"), ("p", "", "", "b.1.a", "Corvane")]
    found, result = resolve(rows, longer)
    assert set(found.values()) == {("organisation", "corvane holdings")}
    assert result.names["organisation", "corvane holdings"] == "Corvane Holdings plc"


def test_a_person_with_the_surname_of_a_company_stays_a_person():
    rows = [("p", "", "", "a.1.a", "Marlow"), ("p", "", "", "a.1.b", "Ida Marlow")]
    found, _ = resolve(rows, [("organisation", "a.1.a", "Marlow", "Marlow Freight", 1)])
    assert found["a.1.a", "Marlow"] == found["a.1.b", "Ida Marlow"]


def test_an_abbreviation_of_two_stands_for_what_its_article_says():
    explained = [("acronym", "a.1.a", "ncb", "North Coast Bank", 1), ("acronym", "b.1.a", "ncb", "National Crop Board", 1)]
    found, result = resolve([("o", "", "", "a.1.a", "NCB"), ("o", "", "", "b.1.a", "NCB"), ("o", "", "", "b.1.b", "NCB")], explained)
    assert [key for _, key in found.values()] == ["north coast bank", "national crop board", "ncb"]
    assert result.names["organisation", "north coast bank"] == "North Coast Bank"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Dr. Ilka Doren", "Ilka Doren"),
        ("AP Tolliver", "AP Tolliver"),
        ("Sen. Doren", "Doren"),
        ("Mayor-elect Ilka Doren", "Ilka Doren"),
        ("Ilka Doren , Jr.", "Ilka Doren, Jr."),
    ],
)
def test_a_person_is_shown_without_titles_and_with_initials(spelling, name):
    found, result = resolve([("p", "", "", "a.1.a", spelling)])
    assert result.names[found["a.1.a", spelling]] == name


def test_an_article_gives_the_longer_names_of_its_speakers():
    text = "Lisa Holm-Bauer, formerly Lisa Holm, left. Teral Shipyards sank. Holm-Bauer and Teral spoke. Vey met Vey Partners and Ilka Vey."
    speakers = ["Lisa Holm-Bauer", "Teral", "Vey"]
    given = pd.DataFrame({"speaker": speakers, "identification": "named_person"})
    assert [tuple(row) for row in name_evidence(text, given)[["kind", "short", "name"]].to_numpy()] == [
        ("former", "Lisa Holm-Bauer", "Lisa Holm"),
        ("organisation", "Teral", "Teral Shipyards"),
        ("person", "Vey", "Ilka Vey"),
    ]


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


def test_an_outlet_without_months_tells_whose_a_surname_is_only_once():
    full = [("p", "", "", f"wire.1.{at}", "Sven Orr") for at in range(18)]
    near = [("p", "", "", f"gull..{at}", name) for at, name in enumerate(["Sven Orr", "Sven Orr", "Tove Orr", "Tove Orr"])]
    found, _ = resolve([*full, *near, ("p", "", "", "gull..z", "Orr")])
    assert found["gull..z", "Orr"] == found["gull..0", "Sven Orr"]


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


def test_a_surname_goes_to_the_one_who_has_its_role():
    def said(article, spelling, role):
        return Occurrence(spelling, article, "gull", "1", 1, "", role)

    held = [
        said("a", "Ada Quill", "Chief Constable"),
        said("b", "Rudo Quill", "striker"),
        said("c", "Quill", "chief constable"),
        said("d", "Quill", ""),
    ]
    table = pd.DataFrame(
        [(one.spelling, "named_person", 1, 0, 0) for one in held], columns=["speaker", "identification", "weight", "women", "men"]
    )
    found = find_people(
        table.drop_duplicates(),
        lambda wanted: [one for one in held if one.spelling in set(wanted)],
        pd.DataFrame(columns=["kind", "article", "short", "name", "count"]),
    )
    assert (found.here["c", "Quill"][1:], found.here["d", "Quill"][2]) == (("ada quill", "surname, by role"), "not told whose")


def test_the_name_without_a_suffix_may_be_either_of_father_and_son():
    text = "Ruben Tasker Jr. met his father, Ruben Tasker Sr., on Monday."
    given = pd.DataFrame({"speaker": ["Ruben Tasker Jr.", "Ruben Tasker Sr."], "identification": "named_person"})
    assert name_evidence(text, given).empty


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("the bank workers' union Tallo", "tallo"),
        ("the bank of Tallo", "bank of tallo"),
        ("developer Tallo Wind BV", "tallo wind"),
        ("al Tallo", "al tallo"),
        ("memo released Friday", "memo released friday"),
    ],
)
def test_an_organisation_is_no_other_for_the_noun_before_its_name(spelling, key):
    assert resolve([("o", "", "", "a.1.a", spelling)])[0]["a.1.a", spelling][1] == key


def test_an_abbreviation_with_dots_is_what_another_article_explains():
    explained = [("acronym", "a.1.a", "ncb", "North Coast Bank", 1)]
    found, _ = resolve([("o", "", "", "a.1.a", "North Coast Bank"), ("k", "", "", "b.1.a", "N.C.B.")], explained)
    assert found["b.1.a", "N.C.B."] == found["a.1.a", "North Coast Bank"]


@pytest.mark.parametrize("told", ["Petra Holloway, formerly Petra Danforth, spoke.", "“Yes,” said Petra Holloway (née Danforth)."])
def test_an_article_says_what_somebody_was_called_before(told):
    given = pd.DataFrame({"speaker": ["Petra Holloway"], "identification": "named_person"})
    evidence = name_evidence(told, given)
    assert [tuple(row) for row in evidence[["kind", "short", "name"]].to_numpy()] == [("former", "Petra Holloway", "Petra Danforth")]


@pytest.mark.parametrize(("others", "whose"), [(("Otis Crane", "Otis Crane Jr."), "Otis Crane Jr."), (("Otis Crane",), None)])
def test_a_given_name_with_a_suffix_is_that_of_the_one_who_has_it(others, whose):
    found, _ = resolve([("p", "", "", "a.1.a", name) for name in (*others, "Otis Jr.")])
    same = {name for name in others if found["a.1.a", name] == found["a.1.a", "Otis Jr."]}
    assert same == ({whose} if whose else set())


@pytest.mark.parametrize(("spelling", "kind"), [("Curator Malenkov", "o"), ("Warden Malenkov", "k")])
def test_a_role_before_the_surname_of_a_person_is_no_part_of_an_organisations_name(spelling, kind):
    found, _ = resolve([("p", "", "", "a.1.a", "Sergei Malenkov"), (kind, "", "", "a.1.b", spelling)])
    assert found["a.1.b", spelling] == found["a.1.a", "Sergei Malenkov"]
