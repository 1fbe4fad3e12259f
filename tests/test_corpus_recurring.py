"""Lines that recur over an outlet's articles: found, shown, and in no count."""

import pytest

import corpora
from onrecord import corpus as many
from onrecord.corpus.copies import paragraph_marks
from onrecord.corpus.handover import write_attributions

NOTE = "“Our readers sent 4 million letters in 2031,” said Berta Finch, the editor of the Gull."
THINGS = {
    "pier": "The pier at Port Ellan was closed on Monday after a storm. “We counted 5 boats adrift,” said the harbour master, Abel Moss.",
    "lock": "Nobody may pass the upper lock before June. “It held 6 boats when the gate broke,” Abel Moss, the harbour master, said.",
    "weir": "Eels are back below the weir this year. “I saw 7 boats full of anglers,” said Abel Moss, who runs the harbour.",
    "ferry": "A ticket for the ferry costs more from autumn. “It replaces 8 boats and their crews,” said Abel Moss of the harbour office.",
    "mole": "Stone for the new mole came by rail. “In old days it took 33 boats a week,” said Abel Moss, who has written a book on it.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Four articles of one outlet that end in the same note, and one of another outlet that ends in it, too."""
    texts = {what: f"{text}\n\n{NOTE}" for what, text in THINGS.items()}
    outlets = dict.fromkeys(texts, "The Gull") | {"mole": "Tidings"}
    made = corpora.make_corpus(tmp_path_factory.mktemp("recurring"), texts, outlet=outlets)
    many.people(made)
    return made


def test_a_recurring_line_is_shown_with_its_outlet_and_what_is_not_counted(corpus):
    lines = many.recurring_lines(corpus)
    columns = ["outlet", "line", "articles", "share", "attributions", "figures", "article"]
    assert lines[columns].values.tolist() == [["The Gull", NOTE, 4, 1.0, 4, 4, "ferry"]]


def test_who_speaks_in_a_recurring_line_is_counted_only_in_the_outlet_where_it_does_not_recur(corpus):
    people = many.people(corpus).set_index("name")
    assert people.loc["Berta Finch", ["attributions", "articles"]].tolist() == [1, 1]
    assert people.loc["Abel Moss", "attributions"] == 5
    assert many.counts(corpus, "named")["n"].sum() == 6


def test_a_figure_in_a_recurring_line_is_not_followed(corpus):
    assert many.follow(corpus, "letters")["article"].tolist() == ["mole"]
    assert len(many.follow(corpus, "boats")) == 5


def test_attributions_in_recurring_lines_are_marked_in_the_export(corpus, tmp_path):
    write_attributions(corpus, tmp_path / "x.csv")
    rows = (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].endswith('"recurs"') and [row.endswith('"True"') for row in rows[1:]].count(True) == 4


def test_a_line_in_two_articles_does_not_recur(tmp_path):
    texts = {what: f"{text}\n\n{NOTE if what in ('pier', 'lock') else ''}" for what, text in THINGS.items()}
    made = corpora.make_corpus(tmp_path, texts, outlet=dict.fromkeys(texts, "The Gull"))
    assert many.people(made)["name"].tolist() == ["Abel Moss", "Berta Finch"]
    assert many.recurring_lines(made).empty


def test_paragraphs_are_the_same_that_differ_in_capitals_and_white_space_and_not_in_numbers():
    one, other, third = paragraph_marks(["Sign  up for 30 letters.", "SIGN UP\nfor 30 letters.", "Sign up for 7 letters."])
    assert one == other != third
