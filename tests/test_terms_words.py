"""What counts as a word, and under which name it is counted."""

import pytest

from onrecord.article import Article
from onrecord.prose import lemma, read_prose
from onrecord.terms import default_stop_words, find, read_words


def words_of(text, by="form"):
    return read_words(read_prose(Article.from_text(text)), by=by)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The U.S. and the U.N. agreed.", ["The", "U.S.", "and", "the", "U.N.", "agreed"]),
        ("It is a matter for the U.S.", ["It", "is", "a", "matter", "for", "the", "U.S."]),
        ("A U.S.-backed force left.", ["A", "U.S.-backed", "force", "left"]),
        ("She met Ph.D. students at 9 a.m. sharp.", ["She", "met", "Ph.D.", "students", "at", "a.m.", "sharp"]),
        ("Well-known ex-mayor", ["Well-known", "ex-mayor"]),
        ("Ms. O'Dowd bought R&D at AT&T.", ["Ms.", "O'Dowd", "bought", "R&D", "at", "AT&T"]),
        ("The town's mayors' cars", ["The", "town", "mayors", "cars"]),
        ("The town’s mayors’ cars", ["The", "town", "mayors", "cars"]),
        ("The U.S.'s role", ["The", "U.S.", "role"]),
        ("We don't, can't and won't.", ["We", "don't", "can't", "and", "won't"]),
        ("We don’t know; it’s late, they’re out.", ["We", "don't", "know", "it's", "late", "they're", "out"]),
        ("The report's done and Lena'll go.", ["The", "report", "done", "and", "Lena", "go"]),
        ("I cannot say.", ["I", "cannot", "say"]),
        ("Tell 'em that.", ["Tell", "'em", "that"]),
        (
            "In 2019 and the 1990's some 14,000 men paid $5m on the 21st, 3.5 per cent.",
            ["In", "and", "the", "some", "men", "paid", "on", "the", "per", "cent"],
        ),
        ("The 20-year-old and the G7 flew an F-16.", ["The", "20-year-old", "and", "the", "G7", "flew", "an", "F-16"]),
        ("Write to desk@paper.example or https://paper.example/a?b=c now.", ["Write", "to", "or", "now"]),
        ("gas- and coal-fired plants—both", ["gas", "and", "coal-fired", "plants", "both"]),
        ("He said “no” to ‘them’.", ["He", "said", "no", "to", "them"]),
        ("Lena J. Ott, Jr., of Mt. Elm", ["Lena", "J.", "Ott", "Jr.", "of", "Mt.", "Elm"]),
        ("Dorote\u0301e is Doroté", ["Dorote\u0301e", "is", "Doroté"]),
        ("12 345 ... !? — 7/8 ½", []),
    ],
)
def test_words_are_cut_as_a_linguist_cuts_them(text, forms):
    assert words_of(text).forms == forms


@pytest.mark.parametrize(
    "text", ["The U.S. isn't Iraq's ally.", "“It’s what they’d said,” she said’s he.", "D.C.'s mayor, the Smiths' dog: that's it."]
)
def test_no_fragment_of_a_contraction_or_abbreviation_is_a_word(text):
    assert not {"u", "s", "n't", "t", "d", "'s", "said's", "u.s"} & {term.lower() for term in words_of(text).terms}


@pytest.mark.parametrize(
    ("text", "word", "term"),
    [
        ("The town fell. Orlek is quiet.", "Orlek", "Orlek"),
        ("The forces won. Forces left.", "Forces", "force"),
        ("He saw Syrian fighters.", "Syrian", "Syrian"),
        ("The IS men left. It is over.", "IS", "IS"),
        ("The IS men left. It is over.", "is", "be"),
        ("They came in May and may leave.", "May", "May"),
        ("They came in May and may leave.", "may", "may"),
        ("A pro-Russian party won.", "pro-Russian", "pro-Russian"),
        ("Her iPhone rang.", "iPhone", "iPhone"),
        ("The President spoke to the other president.", "President", "president"),
        ("Then STOP THE PRESSES was heard.", "Presses", "press"),
        ("Voters were asking.", "asking", "ask"),
    ],
)
def test_names_keep_their_capitals_and_all_else_is_counted_by_lemma(text, word, term):
    words = words_of(text, by="lemma")
    assert words.terms[words.forms.index(word)] == term


def test_by_form_inflected_words_stay_apart():
    assert words_of("Fighters fight; a fighter fought.").terms == ["fighters", "fight", "a", "fighter", "fought"]


def test_another_way_to_count_is_refused():
    with pytest.raises(ValueError, match="lemma, form"):
        words_of("One.", by="stem")


@pytest.mark.parametrize(
    ("term", "matches"),
    [
        ("fighter", ["Fighters", "fighter"]),
        ("fighters", ["Fighters", "fighter"]),
        ("foreign fighters", ["foreign fighter"]),
        ("US", ["US"]),
        ("us", ["us"]),
        ("nobody", []),
        ("", []),
        ("17", []),
    ],
)
def test_a_term_is_found_in_all_its_forms_but_not_in_its_look_alikes(term, matches):
    words = words_of("Fighters met us. A foreign fighter left the US.", by="lemma")
    found = [words.prose.text[words.starts[first] : words.ends[last - 1]] for first, last in find(words, term)]
    assert found == matches


def test_places_point_at_the_characters_of_the_article():
    words = words_of("The mayor’s “old” dog, Rex, can’t bark.")
    assert [words.prose.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        "The",
        "mayor",
        "old",
        "dog",
        "Rex",
        "can’t",
        "bark",
    ]


def test_stop_words_are_closed_class_words_only():
    assert {"the", "of", "isn't", "would"} <= default_stop_words()
    assert not {"said", "say", "million", "new", "people", "u.s.", "man"} & default_stop_words()


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("playing", "VBG", "play"),
        ("growing", "VBG", "grow"),
        ("gone", "VBN", "go"),
        ("wives", "NNS", "wife"),
        ("writing", "VBG", "write"),
        ("building", "NN", "building"),
        ("building", "VBG", "build"),
    ],
)
def test_lemmas_that_the_dictionary_has_wrong_are_put_right(word, tag, expected):
    assert lemma(word, tag) == expected
