"""Copies of one text, articles of one event, and contradictions, which need one event, one counted thing and one verb."""

import random

import duckdb
import pyarrow as pa

import corpora
from onrecord.corpus import follow, people
from onrecord.corpus.copies import find_copies, signature
from onrecord.corpus.events import same_event

WORDS = [first + second for first in ("bar", "cor", "del", "fen", "gos", "hul", "jav", "kem", "lom", "nor") for second in
         ("an", "ela", "ido", "ost", "ume", "yr", "ack", "eth", "ill", "oon")]  # fmt: skip


def make_text(draw: random.Random, sentences: int = 30) -> list[str]:
    """Paragraphs of two sentences of invented words."""
    said = [" ".join(draw.choices(WORDS, k=draw.randint(8, 18))).capitalize() + "." for _ in range(sentences)]
    return [" ".join(said[at : at + 2]) for at in range(0, sentences, 2)]


def edit(draw: random.Random, paragraphs: list[str], number: int) -> list[str]:
    """What an outlet does to wire copy: a dateline, a credit, a cut at the end, a house style for a few words in a hundred."""
    edited = list(paragraphs)
    edited[0] = f"EASTMERE ({('Wire', 'Northern News', 'Tidings')[number % 3]}) — {edited[0]}"
    if number % 2:
        edited = edited[: -1 - number % 4]
    if number % 3:
        edited = [text.replace("barume", "barumme").replace("goseth", "gosset").replace("norill", "noril") for text in edited]
    if number % 5 == 0:
        edited[1:3] = [" ".join(edited[1:3])]
    return [*edited, "Additional reporting by our staff."]


def copies_among(texts):
    """{copy: the first of its kind} among texts given as paragraphs, the first ones first."""
    names, signatures = list(texts), [signature("\n".join(text)) for text in texts.values()]
    with duckdb.connect(":memory:") as database:
        kept = pa.list_(pa.int64())
        made = {"date": [f"{at:06d}" for at in range(len(names))], "article": names, "signature": pa.array(signatures, kept)}
        database.register("made", pa.table(made))
        database.execute("create table signatures as from made")
        return find_copies(database, lambda wanted: "signatures")


def test_of_sixty_edited_copies_57_are_found_and_no_other_pair_among_2000_articles():
    draw = random.Random(3)
    texts = {f"a{number:04d}": make_text(draw) for number in range(2000)}
    copies = {f"b{number:02d}": edit(draw, texts[f"a{number * 7:04d}"], number) for number in range(60)}
    found = copies_among({**texts, **copies})
    right = {f"b{number:02d}": f"a{number * 7:04d}" for number in range(60)}
    assert sum(found.get(name) == first for name, first in right.items()) >= 57
    assert {name: first for name, first in found.items() if right.get(name) != first} == {}


def test_a_copy_of_a_copy_is_one_of_the_first():
    draw = random.Random(4)
    text = make_text(draw, 40)
    chain = {f"c{number}": [*text[number:], *make_text(draw, 2 * number)] for number in range(8)}
    found = copies_among(chain)
    assert found["c1"] == "c0" and not set(found.values()) & set(found)


def test_texts_of_a_few_words_are_nobodys_copies():
    assert copies_among({"a": ["The pier is closed."], "b": ["The pier is closed."]}) == {}


WIRE = (
    "“The pier at Eastmere is safe,” said Ilka Doren. It was tested on Monday by two engineers from Harl, who looked at every plank of it. "
    "Nobody was let through the gate while they were at work, and the shops beside it stayed shut until the evening."
)


def test_wire_copy_counts_once(tmp_path):
    copies = {"a": WIRE, "b": f"EASTMERE (Wire) — {WIRE}", "c": f"{WIRE} Additional reporting by our staff."}
    corpus = corpora.make_corpus(tmp_path, copies)
    assert people(corpus)[["name", "attributions", "articles"]].values.tolist() == [["Ilka Doren", 1, 1]]


def test_a_copy_counts_again_with_another_figure_only(tmp_path):
    wire = f"“The storm killed 9 people,” said Mara Sund, the mayor. {WIRE}"
    texts = {"a": wire, "b": f"KELBAY — {wire}", "c": wire.replace("9 people", "14 people")}
    rows = follow(corpora.make_corpus(tmp_path, texts, date={"a": "2032-03-08", "b": "2032-03-08", "c": "2032-03-09"}), "people")
    assert rows[["article", "text"]].values.tolist() == [["a", "9"], ["c", "14"]]


PLACES = [("Eastmere", "Orle", "Ada Quill"), ("Harlbridge", "Tamsin", "Goran Teld"), ("Stavelund", "Merrick", "Ilka Doren"),
          ("Kelbay", "Ostrom", "Abel Moss"), ("Northwick", "Vane", "Mara Sund")]  # fmt: skip
FLOOD = "The river {river} flooded {place} on Monday. “The flood killed {dead} people in {place},” said {who}. {place} lies on the {river}."
SECOND = "{place} buried its dead. “The {river} killed {dead} people in {place},” said {other}, a doctor. The {river} has fallen."


def write_floods(folder, second=None):
    """A corpus of five floods in one week, and a second report on the first of them."""
    texts = {f"f{at}": FLOOD.format(place=p, river=r, who=w, dead=10 + 7 * at) for at, (p, r, w) in enumerate(PLACES)}
    dates = {f"f{at}": f"2032-03-{8 + at:02d}" for at in range(5)}
    if second:
        texts["g"] = second.format(place="Eastmere", river="Orle", other="Peter Vance", dead=31)
        dates["g"] = "2032-03-09"
    return corpora.make_corpus(folder, texts, date=dates)


def test_five_events_of_one_kind_in_one_week_do_not_contradict_each_other(tmp_path):
    rows = follow(write_floods(tmp_path), "people")
    assert len(rows) == 5 and rows["conflicts"].tolist() == [0] * 5


def test_two_givers_who_differ_on_one_event_contradict_each_other(tmp_path):
    rows = follow(write_floods(tmp_path, SECOND), "people").set_index("article")
    assert rows.loc[["f0", "g"], "conflicts"].tolist() == [1, 1] and rows["conflicts"].sum() == 2


def test_another_verb_is_another_figure(tmp_path):
    rows = follow(write_floods(tmp_path, SECOND.replace("killed", "injured")), "people")
    assert rows["conflicts"].tolist() == [0] * 6


def test_the_same_count_by_two_givers_is_no_contradiction(tmp_path):
    rows = follow(write_floods(tmp_path, SECOND.replace("{dead} people", "ten people")), "people").set_index("article")
    assert rows.loc["g", "low"] == 10 and rows["conflicts"].tolist() == [0] * 6


def test_a_toll_that_rises_over_days_is_no_contradiction(tmp_path):
    tolls = {"m": ("2032-04-01", 9, "Ada Quill"), "n": ("2032-04-05", 14, "Goran Teld"), "o": ("2032-04-09", 21, "Ilka Doren")}
    texts = {name: FLOOD.format(place="Kelbay", river="Ostrom", dead=dead, who=who) for name, (_, dead, who) in tolls.items()}
    rows = follow(corpora.make_corpus(tmp_path, texts, date={name: day for name, (day, *_) in tolls.items()}), "people")
    assert rows["low"].tolist() == [9, 14, 21] and rows["conflicts"].tolist() == [0, 0, 0]


def test_one_event_has_shared_names_within_days(tmp_path):
    corpus = write_floods(tmp_path, SECOND)
    pairs = set(same_event(corpus, ["f0", "f1", "g"]))
    assert ("f0", "g") in pairs and ("f0", "f1") not in pairs
    assert ("f0", "g") not in same_event(corpus, ["f0", "g"], near=0)
