"""What must hold of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quantity_cases import table

WORDS = [
    *("1", "12", "2,000", "-3.5", "1/2", "½", "5%", "$", "£5m", "US$", "one", "two", "half", "a", "dozen", "hundred", "million", "thirds"),
    *("of", "and", "to", "from", "between", "in", "more", "than", "or", "up", "at", "least", "per", "cent", "people"),
    *("years", "old", "km", "euros", "thousands", "May", "2019", "p.m.", "said", "were", "m", "3rd", "x", "°C", "twice", "as"),
    *("-", "–", "(", ")", ",", ".", "'", "“", "[", "]", "\n"),
]
ANY = st.text(max_size=80)
NUMERIC = st.text(alphabet="0123456789.,-–/%$€½ \u00a0\u2009()[]x×^eEkmbn'\"aon", max_size=40)
NEWSLIKE = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)


def check(text):
    """Every row points at its characters, its bounds are in order and it lies behind the row before."""
    found, last = table(text), 0
    for row in found.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["text"]
        assert last <= row["start"] < row["end"]
        last = row["end"]
    both = found.dropna(subset=["low", "high"])
    assert (both["low"] <= both["high"]).all()
    assert found[["low", "high"]].notna().any(axis=1).all()


@given(ANY)
def test_any_text(text):
    check(text)


@given(NUMERIC)
def test_any_digits_and_marks(text):
    check(text)


@given(NEWSLIKE)
def test_any_order_of_number_words(text):
    check(text)


FAR = ("9" * 400, "It is 1e999.", "It is 0e999 or 5/0.", "one hundred and " * 400, "half a " * 400, "million " * 99)


@pytest.mark.parametrize("text", FAR)
def test_numbers_that_go_too_far(text):
    check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "No figure stands here."])
def test_a_text_without_figures_gives_an_empty_table_of_the_same_columns(text):
    assert list(table(text).columns) == list(table("Two men left.").columns)
    assert table(text).empty


SENTENCES = [
    "The crews, up from 12 to nearly 30, paid £5m (€6m) for between two and 40 of its old boats.",
    "Roe has 19 seats, Doe 12 and Poe seven, at least 3% more than in spring, plus or minus 2 points.",
    "One farmer in five sold a 12-page plan of $4 million in cash, 30 of them from 1,500 to 2,000 farms.",
]
CUT = [" ".join(sentence.split()[:length]) for sentence in SENTENCES for length in range(1, len(sentence.split()))]


@pytest.mark.parametrize("text", CUT)
def test_a_sentence_cut_off_after_any_word(text):
    check(text)
