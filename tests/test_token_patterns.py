"""The notation of token patterns: what each sign matches, ahead and back, and what a pattern yields."""

import pytest

from onrecord import Article
from onrecord.entities.phrase_patterns import vocabulary
from onrecord.prose import read_prose
from onrecord.prose.reading import Reading
from onrecord.prose.token_patterns import BACK, Vocabulary, read_pattern
from onrecord.prose.window import place_of


def reading_of(text):
    article = Article.from_text(text)
    return Reading(article, read_prose(article))


@pytest.mark.parametrize(
    ("pattern", "text", "yields"),
    [
        pytest.param("{ the|a mill }", "The mill shut.", "The mill", id="words"),
        pytest.param("{ the|a mill }", "This mill shut.", None, id="another word"),
        pytest.param("the { mi+ }", "The mill shut.", "mill", id="how a word begins"),
        pytest.param("<any> { :finite }", "The mill was shut.", "was", id="past a noun phrase"),
        pytest.param("<any> { :finite }", "And the mill was shut.", None, id="no noun phrase begins here"),
        pytest.param("{ <any> ... }", "The mill of Velm shut.", "The mill of Velm", id="what is attached"),
        pytest.param("{ the =mill }", "The mill shut.", "The", id="looked at"),
        pytest.param("{ the =mall }", "The mill shut.", None, id="looked at in vain"),
        pytest.param("{ the ~mill }", "The mill shut.", None, id="must not stand"),
        pytest.param("{ the ~mall }", "The mill shut.", "The", id="does not stand"),
        pytest.param("{ the old? mill }", "The mill shut.", "The mill", id="perhaps"),
        pytest.param("{ the old? mill }", "The old mill shut.", "The old mill", id="perhaps, and there"),
        pytest.param("{ the old? mill }", "The old old mill shut.", None, id="perhaps once, not twice"),
        pytest.param("{ the old* mill }", "The old old mill shut.", "The old old mill", id="often"),
        pytest.param("{ /DT /JJ* /NN+&!mill }", "The old red gate shut.", "The old red gate", id="as often as it stands"),
        pytest.param("{ /DT /JJ* /NN+&!gate }", "The old red gate shut.", None, id="one condition of two"),
        pytest.param("{ _* mill }", "The mill by the mill shut.", "The mill by the mill", id="the farthest"),
        pytest.param("{ the mill shut . } $", "The mill shut.", "The mill shut.", id="end of the text"),
        pytest.param("{ the mill } $", "The mill shut.", None, id="not yet the end"),
        pytest.param("{ the mill shut . ~_ }", "The mill shut.", "The mill shut.", id="no token behind the end"),
        pytest.param("{ the mill shut . _ }", "The mill shut.", None, id="any token, but one"),
        pytest.param("{ ^ }", "Mill", "Mill", id="a capital"),
        pytest.param("{ ^ }", "mill", None, id="no capital"),
        pytest.param("{ ^^ }", "MILL", "MILL", id="capitals"),
        pytest.param("{ ^^ }", "Mill", None, id="one capital"),
        pytest.param("{ :digits }", "12 mills shut.", "12", id="a named test"),
        pytest.param("{ @calendar/weekday }", "Monday came.", "Monday", id="a class of a lexicon"),
        pytest.param("{ @calendar/month }", "Monday came.", None, id="another class of it"),
    ],
)
def test_a_token_pattern_yields(pattern, text, yields):
    reading = reading_of(text)
    found = read_pattern(pattern, vocabulary({}, {})).match(reading, 0)
    assert (reading.prose.span_text(*found) if found else None) == yields


@pytest.mark.parametrize(
    ("pattern", "holds"),
    [
        pytest.param("mill of", True, id="the last element is the nearest"),
        pytest.param("of mill", False, id="not the other way round"),
        pytest.param("$ the _* of", True, id="the beginning of the sentence"),
        pytest.param("$ mill of", False, id="not yet the beginning"),
        pytest.param("the old? mill of", True, id="perhaps"),
        pytest.param("!the&/NN of", True, id="a tag and not a word"),
        pytest.param("", True, id="nothing wanted"),
    ],
)
def test_a_token_pattern_is_matched_back(pattern, holds):
    text = "It shut. The mill of 12 millers shut."
    prose = read_prose(Article.from_text(text))
    at = place_of(prose, prose.sentences[1], 12, 14, 0)
    assert prose.words[at.first] == "12"
    assert (read_pattern(pattern, Vocabulary(), BACK).match(at, at.first - 1) is not None) is holds


def test_beyond_its_edge_a_window_holds_empty_words():
    prose = read_prose(Article.from_text("It shut. The mill of 12 millers shut. It fell."))
    at = place_of(prose, prose.sentences[1], 12, 14, 0)
    edges = [(at.word(number), at.tag(number), at.written(number)) for number in (at.opens - 1, at.closes)]
    assert edges == [("", "", "")] * 2
    assert (at.word(at.opens), at.written(at.opens), at.word(at.closes - 1)) == ("the", "The", ".")
