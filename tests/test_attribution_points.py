"""How sure an attribution is, and what is least sure about it."""

from attributing import attribute
from onrecord import paths
from onrecord.attribution.points import PARTS, TABLES, probability


def test_an_attribution_has_a_probability():
    assert 0 < attribute("“The mill is shut,” Ann Bell said.")[0]["confidence"] < 1


def test_plain_direct_speech_is_surer_than_a_noun_of_saying():
    plain = attribute("“The mill is shut,” Ann Bell said.")[0]["confidence"]
    assert plain > attribute("Few believe her promise to mend the dam.")[0]["confidence"]


def test_what_is_sure_has_no_doubt():
    assert attribute("“The mill is shut,” Ann Bell said.")[0]["doubt"] is None


def test_doubt_names_a_part():
    assert attribute("Few believe her promise to mend the dam.")[0]["doubt"] in PARTS


def test_words_inside_the_marks_of_mixed_speech():
    text = "Ann Bell said the mill was “shut for good” by the town."
    row = attribute(text)[0]
    assert text[row["quoted_start"] : row["quoted_end"]] == "shut for good"


def test_the_longest_quotation_of_mixed_speech():
    text = "Ann Bell said the “old” mill was “shut for good” by the town."
    row = attribute(text)[0]
    assert text[row["quoted_start"] : row["quoted_end"]] == "shut for good"


def test_speech_without_marks_inside_has_no_quoted_words():
    assert attribute("Ann Bell said the mill was shut.")[0]["quoted_start"] is None


def test_the_table_of_points_can_be_read_at_a_sitting():
    assert all(len((paths.MODELS / table).read_text(encoding="utf-8").splitlines()) <= 300 for table in TABLES)


def test_a_feature_without_points_changes_nothing():
    assert probability("claim", ["no such feature"]) == probability("claim", [])
