"""Breaks in reported words: where they stand, what can be seen of them, and from which probability content ends there.

In the examples the content is in brackets and the break at the bar.
"""

import re

import pytest

from onrecord import Article
from onrecord.attribution import breaks
from onrecord.attribution.cues import find_cues
from onrecord.prose import read_prose
from onrecord.prose.reading import Reading


class Example:
    """A sentence with a cue, its content and a break in it, by tokens."""

    def __init__(self, written):
        text = re.sub(r"[\[\]|]", "", written)
        article = Article.from_text(text)
        self.reading = Reading(article, read_prose(article))
        self.unit = self.reading.units[0]
        self.cue = find_cues(self.reading, self.unit)[0]
        prose, start = self.reading.prose, written.index("[")
        self.content = (prose.token_from(start), prose.token_before(len(re.sub(r"[\[|]", "", written[: written.index("]")]))))
        self.token = prose.token_from(written.find("|") - 1)

    def features(self):
        found = breaks.features(self.reading, self.unit, self.cue, self.content, self.token, "that clause")
        return {name.removeprefix("break: ") for name in found}

    def places(self):
        return [self.reading.words[token] for token in breaks.places(self.reading, *self.content)]

    def end(self):
        return breaks.end_at_break(self.reading, self.unit, self.cue, self.content, "that clause")


@pytest.mark.parametrize(
    ("example", "seen"),
    [
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ",, a relative word", id="a relative word"),
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ",, then a finite verb", id="a verb"),
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ", after content with a clause", id="a clause before"),
        pytest.param(
            "Ann Bell said [the mill was shut|, which surprised him].", ",, a relative word, same tense", id="the tense of the cue"
        ),
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ", never closed", id="one comma"),
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ", after more tokens", id="four tokens"),
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ", after unquoted words", id="no mark before"),
        pytest.param("Ann Bell said [the mill|, which is old, was shut].", ", opened and closed", id="two commas"),
        pytest.param("Ann Bell said [the mill|, which is old, was shut].", ", after 2 tokens", id="two tokens"),
        pytest.param("Ann Bell said [the mill|, which is old, was shut].", ", after content without a clause", id="no clause before"),
        pytest.param("Ann Bell said [the mill|, which is old, was shut].", ",, a relative word, other tense", id="another tense"),
        pytest.param("Ann Bell said [the old mill|, which is ours, was shut].", ", after 3 tokens", id="three tokens"),
        pytest.param("Ann Bell said [the mill was shut| and the clerks left].", "no pause, a conjunction", id="a conjunction"),
        pytest.param("Ann Bell said [the mill was shut| and the clerks left].", "no pause, then a subject and its verb", id="a subject"),
        pytest.param("Ann Bell said [the mill was shut| and they left it].", "no pause, then a pronoun and its verb", id="a pronoun"),
        pytest.param("Ann Bell said [the mill was shut| on Monday].", "IN, time", id="a time"),
        pytest.param("Ann Bell said [the mill was shut| by the clerks].", "IN, no time", id="no time"),
        pytest.param("Ann Bell said [the mill was old| – it was not – and shut].", "a dash, then a pronoun and its verb", id="a dash"),
        pytest.param("Ann Bell said [the mill was shut|, selling its hay].", ",, then VBG", id="a participle"),
        pytest.param("Ann Bell said [it was shut|, the old mill there].", ",, then a noun phrase", id="a noun phrase"),
        pytest.param("Ann Bell said [it was old|, the mill, the barn].", ",, then a noun phrase and a pause", id="a list"),
        pytest.param("Ann Bell said [it was shut|, very old indeed].", ",, then something else", id="something else"),
        pytest.param("Ann Bell said [it was “quite old”|, which is so].", ", after quoted words", id="a mark before"),
        pytest.param("Ann Bell said [it was “quite old”|, which is so].", ",, quoted words before, nowhere behind", id="marks before"),
        pytest.param("Ann Bell said [it was old|, and “quite shut”].", ",, quoted words nowhere before, behind", id="marks behind"),
        pytest.param("Ann Bell said [it was old|, “quite shut” in fact].", ",, a quotation", id="a quotation"),
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ",, cue is finite, neutral", id="the cue"),
        pytest.param("Ann Bell said [the mill was shut|, which surprised him].", ", in that clause", id="the rule"),
    ],
)
def test_a_break_shows(example, seen):
    assert seen in Example(example).features()


@pytest.mark.parametrize(
    ("example", "places"),
    [
        pytest.param(
            "Ann Bell said [the mill was shut, and the clerks left when it rained].",
            [",", "when"],
            id="a comma counts, not the word behind",
        ),
        pytest.param("Ann Bell said [the mill was shut and the clerks left].", ["and"], id="a conjunction"),
        pytest.param("Ann Bell said [the mill was shut (by her); and sold].", ["(", ";"], id="other signs"),
        pytest.param("Ann Bell said [it was “old, and shut” in May].", ["in"], id="none in quotation marks"),
        pytest.param("Ann Bell said [and the mill was shut].", [], id="not at the first token"),
        pytest.param("Ann Bell said [the mill was shut in].", [], id="not at the last token"),
    ],
)
def test_content_may_end_before(example, places):
    assert Example(example).places() == places


@pytest.mark.parametrize(("probable", "ends"), [(0.6, ","), (0.59, ".")])
def test_content_ends_at_the_first_probable_break(probable, ends, monkeypatch):
    monkeypatch.setattr(breaks, "probability", lambda column, features: probable if column == "cut" else 0)
    example = Example("Ann Bell said [the mill was shut, and the clerks left when it rained].")
    assert example.reading.words[example.end()] == ends
