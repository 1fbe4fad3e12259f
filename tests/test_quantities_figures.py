"""How the evidence for and against a figure is added up, and how one number that is none draws the next along."""

import pytest

from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.prose.window import place_of
from onrecord.quantities.evidence_tables import read_row
from onrecord.quantities.figures import LINKED, evidence, in_idiom, is_figure, only_figures
from onrecord.quantities.mention import Mention
from quantity_cases import rows


def worth(points):
    return read_row({"evidence": "", "form": "", "before": "", "behind": "", "points": str(points), "example": ""})


def setting(text, *words):
    """The prose and the sentence of a text, and a mention of each word in digits."""
    prose = read_prose(Article.from_text(text))
    at = [text.index(word) for word in words]
    mentions = [
        Mention(start, start + len(word), start, start + len(word), 7.0, 7.0, "digits") for start, word in zip(at, words, strict=True)
    ]
    return prose, prose.sentences[0], mentions


def place(text, word):
    prose, sentence, (mention,) = setting(text, word)
    return place_of(prose, sentence, mention.start, mention.end, 0)


def texts(text):
    return [found for (found,) in rows(text, "text")]


@pytest.mark.parametrize(
    ("points", "figure"), [((1,), True), ((0,), False), ((-1,), False), ((), False), ((5, -4), True), ((5, -5), False)]
)
def test_a_figure_has_more_than_nought(points, figure):
    assert is_figure([worth(number) for number in points]) is figure


@pytest.mark.parametrize("text", ["They blamed one another loudly.", "Loudly they blamed one another.", "One another they never blamed."])
def test_an_idiom_is_found_wherever_it_stands(text):
    word = "One" if text.startswith("One") else "one"
    assert in_idiom(place(text, word))


@pytest.mark.parametrize("text", ["They bought one lamp there.", "They saw one and blamed another."])
def test_the_words_of_an_idiom_in_another_order_are_none(text):
    assert not in_idiom(place(text, "one"))


def test_a_number_that_is_in_no_idiom_is_not_looked_up():
    assert not in_idiom(place("They sold 83 lamps another day.", "83"))


@pytest.mark.parametrize("gap", [" and ", ", and ", " to ", " or ", "-", " – ", "/", " & ", " until ", ", ", " ", " and or "])
def test_numbers_are_tied_by_a_link(gap):
    assert LINKED.fullmatch(gap)


@pytest.mark.parametrize("gap", [" lamps ", " with ", "; ", " and lamps ", ". "])
def test_numbers_are_not_tied_over_a_word(gap):
    assert not LINKED.fullmatch(gap)


def test_being_tied_is_evidence():
    prose, sentence, (mention,) = setting("Rooms 6 and 7 were shut.", "7")
    at = place_of(prose, sentence, mention.start, mention.end, 0)
    names = [{row.name for row in evidence("Rooms 6 and 7 were shut.", mention, at, tied)} for tied in (True, False)]
    assert names[0] - names[1] == {"tied to a number that is none"}
    assert not names[1] - names[0]


def test_being_in_an_idiom_is_evidence():
    text = "They blamed one another loudly."
    prose, sentence, (mention,) = setting(text, "one")
    at = place_of(prose, sentence, mention.start, mention.end, 0)
    assert "idiom" in {row.name for row in evidence(text, mention, at, False)}


def test_a_number_tied_to_a_label_is_a_label_too():
    assert texts("The proof is on pages 6 and 7.") == []


def test_a_number_behind_a_label_but_not_tied_to_it_counts():
    assert texts("The proof on page 6 names 7 sailors.") == ["7"]


def test_a_number_before_a_label_counts():
    assert texts("They found 7 sailors on page 6.") == ["7"]


def test_a_number_is_tied_to_the_last_that_was_left_out_only():
    assert texts("On page 6 are 40 lamps, 12 chairs and 3 tables.") == ["40", "12", "3"]


def test_only_figures_are_kept_in_their_order():
    text = "On page 6 are 40 lamps and 12 chairs."
    prose, sentence, mentions = setting(text, "6", "40", "12")
    assert only_figures(text, mentions, prose, sentence) == mentions[1:]


def test_all_numbers_of_a_sentence_are_known_to_the_evidence():
    text = "It takes 40 to 80 lamps."
    prose, sentence, mentions = setting(text, "40", "80")
    assert only_figures(text, mentions, prose, sentence) == mentions


def test_no_number_is_no_figure():
    text = "It takes lamps."
    prose, sentence, _ = setting(text)
    assert only_figures(text, [], prose, sentence) == []


def test_a_number_of_things_in_the_form_of_a_past_year_counts():
    assert rows("A census of 1683 bakers was made.", "low", "unit") == [(1683, "baker")]


def test_an_average_in_the_form_of_a_year_counts():
    assert rows("Rents went up by an average of 1700.", "low") == [(1700,)]


def test_a_year_before_things_that_are_done_in_it_is_a_year():
    assert rows("In 1848 bakers rose against the mayor.", "low") == []


def test_a_change_told_again_keeps_its_trend():
    assert rows("The index lost 62 points, or 2.1%.", "low", "trend") == [(62, "down"), (2.1, "down")]
