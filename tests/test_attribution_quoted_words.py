"""Words in quotation marks behind a verb that is no verb of saying: when they are their subject's, and when they are nobody's."""

import pytest

from attributing import attribute, column
from onrecord import Article
from onrecord.attribution.candidates import State
from onrecord.attribution.quoted_words import propose
from onrecord.prose import read_prose
from onrecord.prose.reading import Reading


def proposed(text: str) -> list[tuple[str, str]]:
    """The source and the content of what is proposed for the quotations of the first unit of a text."""
    article = Article.from_text(text)
    reading = Reading(article, read_prose(article))
    found = propose(reading, reading.units[0], [], State())
    return [tuple(text[slice(*reading.span(*part))] for part in (draft.source, draft.stretches[0])) for draft in found]


@pytest.mark.parametrize(
    "text, source, content",
    [
        ("Mayor Ida Holm dismissed the rumour as “plain silly.”", "Mayor Ida Holm", "the rumour as “plain silly.”"),
        ("Ida Holm called on the council to “show some spine.”", "Ida Holm", "the council to “show some spine.”"),
        ("Ida Holm opened the fair, waving off the “endless nagging” of the press.", "Ida Holm", "the “endless nagging” of the press"),
    ],
)
def test_words_are_proposed_with_the_subject_of_the_verb_before_them(text, source, content):
    assert proposed(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm wrote the novel “The Long Winter”.",  # a title
        "Ida Holm wrote the novel “The Long Winter.”",  # a title with the full stop inside
        "The “endless nagging” of the press went on.",  # no verb before it
        "Ida Holm closed the fair that her mother had opened in the old harbour by the sea on a warm and windy day as “enough”.",  # too far
    ],
)
def test_nothing_is_proposed(text):
    assert proposed(text) == []


def test_words_that_a_cue_has_claimed_are_not_claimed_again():
    assert column("Ida Holm said the rumour was “plain silly.”", "text") == ["the rumour was “plain silly.”"]


def test_what_is_kept_tells_its_rule():
    row = attribute("Campaign chair Ida Holm shrugged off the whole affair as “absurd nonsense.”")[0]
    assert (row["speaker"], row["text"], row["rule"]) == (
        "Ida Holm",
        "the whole affair as “absurd nonsense.”",
        "quoted words: subject before the verb",
    )


def test_a_name_in_marks_is_no_claim():
    assert attribute("The band sang a song known as “Blue”.") == []
