"""Words in their places: concordance, collocates, trend; and an article's profile."""

import math

import pytest

from onrecord import schema
from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.terms import collocates, concordance, profile, read_words, trend

TEXT = """The old mill burned. A new mill rose, and the old mill fell.

Then the mill owner sold one mill (in 1999) to a bank. Nobody saw it."""


def words_of(text, by="lemma"):
    return read_words(read_prose(Article.from_text(text)), by=by)


@pytest.fixture(scope="module")
def mill():
    return words_of(TEXT, by="form")


def test_concordance_has_a_line_for_every_place(mill):
    lines = concordance(mill, "mill", width=2)
    assert lines[["left", "match", "right"]].values.tolist() == [
        ["The old", "mill", "burned. A"],
        ["A new", "mill", "rose, and"],
        ["the old", "mill", "fell"],
        ["Then the", "mill", "owner sold"],
        ["sold one", "mill", "(in 1999) to"],
    ]


def test_concordance_points_at_the_article(mill):
    for line in concordance(mill, "mill").itertuples():
        assert TEXT[line.start : line.end] == line.match == "mill"


def test_concordance_stays_inside_the_paragraph(mill):
    assert concordance(mill, "fell", width=99).left[0].startswith("The old mill burned")
    assert concordance(mill, "Then").left.isna().all()
    assert concordance(mill, "fell").right.isna().all()


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("text", ["old", "new", "old", "the", "one"]),
        ("left", ["new", "old", "old", "one", "the"]),
        ("right", ["old", "old", "one", "the", "new"]),  # burned, fell, in, owner, rose
    ],
)
def test_concordance_is_sorted_by_what_stands_on_one_side(mill, sort, order):
    assert [line.split()[-1] for line in concordance(mill, "mill", sort=sort).left] == order


def test_concordance_cannot_be_sorted_by_anything_else(mill):
    with pytest.raises(ValueError, match="text, left, right"):
        concordance(mill, "mill", sort="middle")


def test_concordance_of_a_phrase_takes_it_whole():
    assert concordance(words_of(TEXT), "old mills").match.tolist() == ["old mill", "old mill"]


def test_collocates_are_counted_inside_the_window_and_the_sentence(mill):
    found = collocates(mill, "mill", window=1, minimum=1).set_index("collocate")
    assert found["count"].to_dict() == {"old": 2, "new": 1, "burned": 1, "rose": 1, "fell": 1, "owner": 1}


def test_collocates_tell_before_from_after(mill):
    found = collocates(mill, "mill", window=1, minimum=1).set_index("collocate")
    assert (found.loc["old", "left"], found.loc["old", "right"]) == (2, 0)
    assert (found.loc["owner", "left"], found.loc["owner", "right"]) == (0, 1)


def test_collocates_have_the_measures_of_their_four_cells():
    words = words_of("That red barn. That red barn. That red sky. That blue barn. This grey sea.")
    red = collocates(words, "red", window=1, minimum=1, stop_words=frozenset()).set_index("collocate").loc["barn"]
    # 15 words, 3 of them the term; 6 words in its windows, 2 of them "barn"; "barn" 3 times in all
    assert (red["count"], red["total"]) == (2, 3)
    assert red["expected"] == pytest.approx(6 * 3 / 12)
    assert red["pmi"] == pytest.approx(math.log2(2 / (6 * 3 / 12)))
    assert red["log_dice"] == pytest.approx(14 + math.log2(2 * 2 / (3 + 3)))
    assert red["delta_p"] == pytest.approx(2 / 6 - 1 / 6)


def test_overlapping_windows_count_a_word_once():
    words = words_of("Rain, mud, rain. Sun.")
    found = collocates(words, "rain", window=5, minimum=1, stop_words=frozenset()).set_index("collocate")
    assert found["count"].to_dict() == {"mud": 1}


def test_trend_counts_in_equal_segments(mill):
    rows = trend(mill, ["mill", "bank"], segments=2)
    assert rows[["term", "part", "words", "count"]].values.tolist() == [
        ["mill", 0, 13, 3],
        ["mill", 1, 14, 2],
        ["bank", 0, 13, 0],
        ["bank", 1, 14, 1],
    ]


def test_trend_counts_in_paragraphs(mill):
    assert trend(mill, ["mill"], segments=None)[["words", "count"]].values.tolist() == [[13, 3], [14, 2]]


def test_trend_names_the_characters_of_every_part(mill):
    first = trend(mill, ["mill"], segments=None).iloc[0]
    assert TEXT[first.start : first.end] == "The old mill burned. A new mill rose, and the old mill fell"


def test_profile_counts_words_without_numbers(mill):
    sizes = profile(mill).set_index("measure").value
    assert (sizes["words"], sizes["sentences"], sizes["paragraphs"], sizes["words per sentence"]) == (27, 4, 2, 27 / 4)


def test_profile_says_why_it_has_no_score_for_a_short_text(mill):
    flesch = profile(mill).set_index("measure").loc["Flesch reading ease"]
    assert flesch.isna()["value"]
    assert flesch["why"] == "too few: 27 of at least 100 words"


def test_profile_scores_a_text_that_is_long_enough():
    table = profile(words_of("The old mill burned. " * 40)).set_index("measure")
    assert table.loc["Flesch reading ease", "value"] == pytest.approx(206.835 - 1.015 * 4 - 84.6 * 1)
    assert table.loc["type-token ratio", "value"] == pytest.approx(4 / 160)


@pytest.mark.parametrize("text", ["...", "1 2 3", "ho " * 20, "One mill."])
def test_nothing_to_find_gives_empty_tables(text):
    words = words_of(text)
    for name, table in {"concordance": concordance(words, "nobody"), "collocates": collocates(words, "nobody")}.items():
        assert table.empty
        assert list(table.dtypes) == list(schema.make(name, []).dtypes)
    assert (trend(words, ["nobody"])["count"] == 0).all()
    assert len(profile(words)) == len(profile(words_of(TEXT)))
