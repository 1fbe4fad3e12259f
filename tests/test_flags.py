"""Each flag: what raises it, and what looks like it and does not."""

import pytest

from onrecord import Article, analyse
from onrecord.flags import raise_flags, rank
from samples import Made, figure, said


def flags(text: str, attributions=(), quantities=()) -> list[str]:
    """The kinds of flags of an article with the given rows."""
    return Made(text, list(attributions), list(quantities)).flags["flag"].tolist()


def raised(text: str) -> list[str]:
    """The kinds of flags of an article as it is read."""
    return analyse(Article.from_text(text)).flags["flag"].tolist()


def test_words_in_quotation_marks_without_a_source():
    assert "quotation_without_source" in flags("The wall read: “We were never asked about it.”")


@pytest.mark.parametrize(
    "text",
    [
        "She sang “A Long Way to the Northern Harbour Light” again.",
        "The song “all the boats that never came” was played.",
        "They called it “a bit of a mess”.",
        "The so-called “walk in the dark” was over.",
        "Their motto “first to come and last to leave” is old.",
    ],
)
def test_titles_nicknames_and_scare_quotes_are_no_words_of_anybody(text):
    assert "quotation_without_source" not in flags(text)


def test_words_without_a_word_of_naming_before_them_are_speech():
    assert "quotation_without_source" in flags("On the door stood “we were never asked about it” in chalk.")


def test_a_quotation_of_a_source_who_is_not_resolved_has_a_source():
    text = "“We were never asked about it,” the second man said."
    row = said("“We were never asked about it,”", None, 1, source="the second man")
    assert "quotation_without_source" not in flags(text, [row])


def test_an_attribution_before_a_quotation_does_not_cover_it():
    text = "It was over, said Ida Marsh. “We were never asked about it.”"
    assert "quotation_without_source" in flags(text, [said("It was over", "Ida Marsh", 1, source="Ida Marsh")])


def test_speech_after_a_word_of_naming_is_speech():
    assert "quotation_without_source" in flags("The show ended. “We were never asked about it at all.”")


def test_a_quotation_that_somebody_is_given_is_no_flag():
    text = "“We were never asked about it,” said Ida Marsh."
    assert "quotation_without_source" not in flags(text, [said("“We were never asked about it,”", "Ida Marsh", 1, source="Ida Marsh")])


def test_a_quotation_mark_that_is_not_closed():
    assert "quotation_mark_not_closed" in flags("“We were never asked about it, said Ida Marsh.")


def test_a_source_without_a_speaker():
    row = said("it was over", None, 1, source="The second man", speech="indirect")
    assert "speaker_not_resolved" in flags("The second man said it was over.", [row])


@pytest.mark.parametrize(("start", "words"), [(None, "it was over"), (0, "The second man")])
def test_a_source_without_a_speaker_is_shown_by_its_words_where_they_have_a_place(start, words):
    row = said("it was over", None, 1, source="The second man", source_start=start, source_end=None if start is None else start + 14)
    table = Made("The second man said it was over.", [row], []).flags
    assert table.loc[table["flag"] == "speaker_not_resolved", "text"].tolist() == [words]


def test_no_source_and_no_speaker_is_no_speaker_to_resolve():
    assert "speaker_not_resolved" not in flags("It was over, it was said.", [said("It was over", None, 1)])


@pytest.mark.parametrize(("reason", "flag"), [(None, True), ("because he feared for his job", False)])
def test_anonymity_needs_a_reason(reason, flag):
    row = said("it was over", "an official", 1, identification="anonymous_source", anonymity_reason=reason)
    assert ("anonymity_without_reason" in flags("An official said it was over.", [row])) == flag


def test_a_doubtful_attribution_says_what_is_doubtful():
    made = Made("Ida Marsh said it was over.", [said("it was over", "Ida Marsh", 1)], [])
    made.attributions["confidence"], made.attributions["doubt"] = 0.31, "speaker"
    row = made.flags[made.flags["flag"] == "doubtful_attribution"].iloc[0]
    assert "Given to Ida Marsh" in row["why"] and "31%" in row["why"] and "who the source is" in row["why"] and row["text"] == "it was over"


@pytest.mark.parametrize("confidence", [0.51, None])
def test_an_attribution_that_is_sure_enough_or_not_rated_is_no_flag(confidence):
    made = Made("Ida Marsh said it was over.", [said("it was over", "Ida Marsh", 1)], [])
    made.attributions["confidence"] = confidence
    assert "doubtful_attribution" not in made.flags["flag"].tolist()


def test_an_attribution_that_is_as_likely_wrong_as_right_is_a_flag():
    made = Made("Ida Marsh said it was over.", [said("it was over", "Ida Marsh", 1)], [])
    made.attributions["confidence"] = 0.5
    assert "doubtful_attribution" in made.flags["flag"].tolist()


def two(first: dict, second: dict, text: str = "Police said 40 boats sank. The harbour said 70 boats sank.") -> list[str]:
    """The flags of an article with two figures that share a conflict."""
    row = {"unit": "boat", "counted": "boats", "conflict": 1}
    return flags(text, [], [figure("40", 40, 40) | row | first, figure("70", 70, 70) | row | second])


def test_one_figure_told_in_two_ways():
    assert "figure_told_in_two_ways" in two({"speaker": "police"}, {"speaker": "the harbour"})


def test_two_ways_are_told_with_their_paragraphs():
    text = "Police said 40 boats sank.\nIt rained.\nThe harbour said 70 boats sank."
    rows = [figure("40", 40, 40, speaker="police"), figure("70", 70, 70, speaker="the harbour")]
    made = Made(text, [], [row | {"unit": "boat", "counted": "boats", "conflict": 1} for row in rows])
    why = made.flags.loc[made.flags["flag"] == "figure_told_in_two_ways", "why"].item()
    assert "“40 boats” (paragraph 1)" in why and "“70 boats” (paragraph 3)" in why


def test_bounds_that_leave_a_common_value_are_no_contest():
    assert "figure_told_in_two_ways" not in two({"speaker": "police", "high": None, "modifier": "more than"}, {"speaker": "the harbour"})


@pytest.mark.parametrize("other", [{"kind": "percent"}, {"unit": "car"}])
def test_figures_of_another_kind_or_unit_are_no_contest(other):
    assert "figure_told_in_two_ways" not in two({"speaker": "police"}, {"speaker": "the harbour"} | other)


def test_figures_that_both_have_no_unit_are_contested():
    assert "figure_told_in_two_ways" in two({"speaker": "police", "unit": None}, {"speaker": "the harbour", "unit": None})


def test_figures_of_another_time_are_no_contest():
    text = "Police said 40 boats sank in 2019, " + "which was long before the breakwater was built. " * 2 + "In 2021 70 boats sank."
    assert "figure_told_in_two_ways" not in two({"speaker": "police"}, {"speaker": "the harbour"}, text)


def test_differing_figures_with_one_source():
    assert "contested_figure_with_one_source" in two({"speaker": "police"}, {})


def test_a_figure_without_a_giver():
    assert flags("The pier cost 40 pounds.", [], [figure("40", 40, 40)]).count("quantity_without_giver") == 1


@pytest.mark.parametrize(
    ("text", "number"), [("The one pier is shut.", "one"), ("A two-man crew left.", "two"), ("It was a T-40 boat.", "40")]
)
def test_the_word_one_and_parts_of_compounds_are_no_figures_to_check(text, number):
    assert "quantity_without_giver" not in flags(text, [], [figure(number, 1, 1)])


@pytest.mark.parametrize(
    ("text", "unit", "flagged"), [("four-year", "year", False), ("six-foot", "foot", False), ("twenty-one years", "year", True)]
)
def test_a_number_that_a_hyphen_joins_to_its_unit_is_no_figure_to_check(text, unit, flagged):
    found = flags(f"It was a {text} row.", [], [figure(text, 4, 4, kind="duration", unit=unit)])
    assert ("quantity_without_giver" in found) == flagged


@pytest.mark.parametrize(("source_end", "flagged"), [(12, False), (2, True)])
def test_how_many_sources_there_are_is_no_figure_to_check(source_end, flagged):
    row = said("it was over", "Two officials", 1, source="Two officials", source_start=0, source_end=source_end)
    found = flags("Two officials said it was over.", [row], [figure("Two", 2, 2)])
    assert ("quantity_without_giver" in found) == flagged


def test_a_figure_in_doubtful_words_of_a_source_is_to_be_checked_once():
    row = said("40 boats", "Ida Marsh", 1, source="Marsh", confidence=0.3)
    assert flags("Marsh named 40 boats.", [row], [figure("40", 40, 40)]) == ["doubtful_attribution"]


def test_a_figure_in_words_that_nobody_is_given_has_no_source():
    row = said("40 boats", None, 1, source=None)
    assert "quantity_without_giver" in flags("It is said: 40 boats.", [row], [figure("40", 40, 40)])


def test_a_figure_that_is_told_again_is_flagged_once():
    rows = [figure("40", 40, 40), figure("forty", 40, 40, same_as=0)]
    assert flags("There were 40 boats, forty in all.", [], rows).count("quantity_without_giver") == 1


def test_nobody_is_a_named_person():
    assert "no_named_person" in flags("Police said so.", [said("so", "police", 1, identification="unnamed_group")])


@pytest.mark.parametrize(
    ("types", "flag"),
    [
        (("expert",) * 3, True),
        (("expert", "expert", "civilian"), False),
        (("unspecified",) * 3, False),
        (("celebrity_sport_culture",) * 3, False),  # of players and managers in a match report nobody misses an outsider
        (("expert",) * 2, False),  # two of one type are too few to tell anything
    ],
)
def test_all_of_three_sources_or_more_are_of_one_type(types, flag):
    names = ("Ida Marsh", "Abel Moss", "Rolf Pine")
    rows = [said(f"word {n}", names[n], n, source_type=one) for n, one in enumerate(types)]
    assert ("one_source_type" in flags("Marsh said word 0. Moss said word 1. Pine said word 2.", rows)) == flag


PLAIN = "Nobody had asked the crew whether the pier would hold in a storm, and Marsh was told nothing of it. " * 10


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        (PLAIN.lower(), "no_capitals"),
        (PLAIN.lower() + "PB", "no_capitals"),
        (PLAIN.upper(), "all_in_capitals"),
        (PLAIN, "no_quotation_marks"),
    ],
)
def test_a_text_without_what_names_and_quotations_are_told_by(text, flag):
    assert flag in raised(text)


@pytest.mark.parametrize("text", [PLAIN + "“No,” he said.", PLAIN + "'No,' he said.", PLAIN[:400], "THE PIER IS SHUT.", "40 + 2"])
def test_an_ordinary_or_a_short_text_lacks_nothing(text):
    assert not {"no_capitals", "all_in_capitals", "no_quotation_marks"} & set(raised(text))


def test_direct_speech_without_double_marks_lost_no_marks():
    made = Made(PLAIN + "'No,' he said.", [said("'No,'", "Ida Marsh", 1)], [])
    assert "no_quotation_marks" not in made.flags["flag"].tolist()


def test_rows_that_do_not_point_at_their_words_are_told():
    made = Made("The pier is shut.", [], [])
    table = raise_flags(made.article, made.attributions, made.sources, made.quantities, left_out={"quantities": 2})
    assert "2 rows of quantities" in table["why"].iloc[0]


def test_quoted_words_come_before_figures_without_a_giver():
    order = ["quotation_without_source", "speaker_not_resolved", "anonymity_without_reason", "figure_told_in_two_ways"]
    order += ["doubtful_attribution", "quantity_without_giver"]  # what the rules doubt says less of the article than what it lacks
    assert [rank(name) for name in order] == sorted(rank(name) for name in order)


def test_flags_stand_in_order_of_place():
    starts = raised("The pier cost $40. “We were never asked about it.” It has 70 rooms.")
    assert starts == ["quantity_without_giver", "quotation_without_source", "quantity_without_giver"]
