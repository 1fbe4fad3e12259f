"""Two sets of articles against one another."""

import pytest

from onrecord import schema
from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.terms import WordCounts, compare, count_words, read_words


def counts_of(*texts):
    return count_words(read_words(read_prose(Article.from_text(text)), by="form") for text in texts)


HARBOUR = ["The harbour froze again. " * 5, "Old boats left the harbour, and the crew slept. " * 3]
FARM = ["The farm flooded again. " * 5, "Old cows left the farm, and the crew slept. " * 3]


def test_words_are_counted_with_the_articles_that_hold_them():
    found = counts_of("A mill burned. The mill fell.", "A mill rose.")
    assert (found.articles, found.size, found.counts["mill"], found.holding["mill"]) == (2, 9, 3, 2)


def test_two_counts_can_be_put_together():
    whole, part = counts_of(HARBOUR[0]), counts_of(HARBOUR[1])
    whole.merge(part)
    assert whole == counts_of(*HARBOUR)


def test_words_typical_of_the_target_come_first_and_of_the_reference_last():
    table = compare(counts_of(*HARBOUR), counts_of(*FARM), minimum=3)
    assert table.term.iloc[0] == "harbour"
    assert table.term.iloc[-1] == "farm"
    assert (table.g2.iloc[0] > 0, table.g2.iloc[-1] < 0) == (True, True)


def test_the_other_way_round_keyness_changes_its_sign():
    there = compare(counts_of(*HARBOUR), counts_of(*FARM), minimum=3).set_index("term")
    back = compare(counts_of(*FARM), counts_of(*HARBOUR), minimum=3).set_index("term")
    for measure in ("g2", "log_ratio", "lrc", "log_odds"):
        assert there[measure].sort_index().tolist() == pytest.approx((-back[measure]).sort_index().tolist())


def test_words_used_alike_are_not_key():
    row = compare(counts_of(*HARBOUR), counts_of(*FARM), minimum=3).set_index("term").loc["crew"]
    assert row[["g2", "log_ratio", "lrc", "log_odds", "percent_difference"]].tolist() == pytest.approx([0] * 5)


def test_a_word_written_with_and_without_capital_is_one_word():
    found = compare(counts_of("He saw the President. She met the President."), counts_of("A president spoke."), minimum=1)
    assert found[found.term.str.lower() == "president"][["term", "count", "reference_count"]].values.tolist() == [["President", 2, 1]]


def test_rare_words_and_stop_words_stay_out():
    found = set(compare(counts_of(*HARBOUR), counts_of(*FARM), minimum=6).term)
    assert found == {"harbour", "farm", "old", "left", "crew", "slept"}


def test_a_set_without_words_gives_an_empty_table():
    table = compare(counts_of(*HARBOUR), WordCounts())
    assert table.empty
    assert list(table.dtypes) == list(schema.make("keyness", []).dtypes)
