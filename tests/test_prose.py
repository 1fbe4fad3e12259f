"""Sentences, tokens, tags, lemmas and noun phrases."""

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk import RegexpParser, Tree
from nltk.tokenize import NLTKWordTokenizer

from onrecord.article import Article
from onrecord.paths import MODELS
from onrecord.prose import lemma, read_prose
from onrecord.prose.chunks import GRAMMAR, TAGS, chunk_spans
from onrecord.prose.tag_features import REACH, TAG_FEATURES, WORD_FEATURES, attributes
from onrecord.prose.tagger import WEIGHTS, Tagger, tagger, unpacked
from onrecord.prose.tokens import TOKENIZER

CUT = ["Cannot", "gonna", "'tis", "don't", "N'T", "it's", "they'LL", "O'Neill", "''", "``", '"', "“", "«", "»", "--", "..."]


def sentences(text):
    prose = read_prose(Article.from_text(text))
    return [text[sentence.start : sentence.end] for sentence in prose.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Orla Finch and Gen. Abel Moss met in St. Brannoc on Tuesday.",
        "The U.S. Navy sent two ships.",
        "Marrow Inc. shares fell at 4 p.m. on Friday.",
        "It was the work of J. R. Hollis.",
        "Flight No. 7 was late.",
        "“Who did that?” she asked.",
        "“Stop!” he shouted at the crowd.",
        "He paused ... and went on.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The pier closed. Nobody came.", "The pier closed."),
        ("“We lost.” Then he left.", "“We lost.”"),
        ("She lives in the U.S. He does not.", "She lives in the U.S."),
        ("Is it over? Nobody knows.", "Is it over?"),
    ],
)
def test_two_sentences_are_told_apart(text, first):
    assert sentences(text)[0] == first and len(sentences(text)) == 2


def test_a_paragraph_ends_a_sentence():
    assert sentences("No full stop here\nAnother line") == ["No full stop here", "Another line"]


def test_curly_marks_are_straight_in_words_and_kept_in_the_text():
    prose = read_prose(Article.from_text("“It’s late,” she said."))
    assert prose.words[:3] == ['"', "It", "'s"]
    assert prose.span_text(0, 3) == "“It’s"


SENTENCES = [
    [("The", "DT"), ("old", "JJ"), ("harbour", "NN"), ("closed", "VBD"), (".", ".")],
    [("They", "PRP"), ("closed", "VBD"), ("the", "DT"), ("harbour", "NN"), (".", ".")],
    [("The", "DT"), ("closed", "JJ"), ("harbour", "NN"), ("reopened", "VBD"), (".", ".")],
    [("Orla", "NNP"), ("Finch", "NNP"), ("spoke", "VBD"), (".", ".")],
]


def trained_bytes(seed):
    """The arrays of a tagger trained on SENTENCES by a process with that seed of hashes."""
    script = f"import sys, numpy, train_tagger; numpy.savez(sys.stdout.buffer, **train_tagger.train({SENTENCES!r}))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(MODELS)}
    return subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True).stdout


def test_training_learns_the_tags_of_its_sentences(monkeypatch):
    monkeypatch.syspath_prepend(str(MODELS))
    from train_tagger import train

    found = Tagger(*unpacked(train(SENTENCES * 20))).tag([[word for word, _ in sentence] for sentence in SENTENCES])
    assert found == [[tag for _, tag in sentence] for sentence in SENTENCES]


def test_a_word_without_a_tag_teaches_nothing(monkeypatch):
    monkeypatch.syspath_prepend(str(MODELS))
    from train_tagger import train

    assert set(train([*SENTENCES, [("Grumph", None)]])["tags"]) == {"DT", "JJ", "NN", "VBD", ".", "PRP", "NNP"}


@pytest.mark.slow
def test_training_gives_the_same_bytes_whatever_the_seed_of_hashes():
    assert trained_bytes("1") == trained_bytes("2")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The mayor said that two boats had not returned.", "DT NN VBD IN CD NNS VBD RB VBN ."),
        ("We won’t leave the old harbour, she told the fisherman.", "PRP MD RB VB DT JJ NN , PRP VBD DT NN ."),
        ("Orla Finch’s report was quickly written in Eastmere.", "NNP NNP POS NN VBD RB VBN IN NNP ."),
    ],
)
def test_plain_sentences_get_their_tags(text, tags):
    assert read_prose(Article.from_text(text)).tags == tags.split()


@pytest.mark.slow
@given(st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=6))
def test_a_sentence_has_the_same_tags_alone_and_among_others(sentences):
    assert tagger().tag(sentences) == [tagger().tag([sentence])[0] for sentence in sentences]


@pytest.mark.parametrize("feature", [*WORD_FEATURES, *TAG_FEATURES])
def test_a_feature_looks_no_further_than_the_gap_between_sentences(feature):
    assert all(-REACH <= int(offset) <= REACH for offset in re.findall(r"[-+]\d", feature))


def test_two_numbers_of_the_same_form_are_the_same_to_the_tagger():
    assert attributes("4,512") == attributes("7,930") != attributes("79,30")


def test_the_weights_take_less_than_a_megabyte():
    assert WEIGHTS.stat().st_size < 1_000_000


@pytest.mark.parametrize(
    ("word", "tag", "form"),
    [
        ("said", "VBD", "say"),
        ("families", "NNS", "family"),
        ("was", "VBD", "be"),
        ("better", "JJR", "good"),
        ("building", "NN", "building"),
        ("Jones", "NNP", "jones"),
    ],
)
def test_dictionary_form_of_an_inflected_word(word, tag, form):
    assert lemma(word, tag) == form


@pytest.mark.parametrize("phrase", ["The old harbour board", "three wooden boats", "the board’s first decision", "Mayor Orla Finch", "she"])
def test_noun_phrase_is_one_chunk(phrase):
    prose = read_prose(Article.from_text(f"{phrase} surprised us yesterday."))
    assert prose.span_text(*prose.chunks[0]) == phrase


@pytest.mark.parametrize("phrase", ["The former and current clerks", "Current and former clerks", "The two old but safe boats"])
def test_adjectives_joined_by_a_conjunction_belong_to_their_noun(phrase):
    prose = read_prose(Article.from_text(f"{phrase} surprised us yesterday."))
    assert prose.span_text(*prose.chunks[0]) == phrase


def test_an_adjective_of_a_verb_is_not_joined_to_the_next_noun():
    prose = read_prose(Article.from_text("The hall was cold and former clerks left."))
    assert "former clerks" in [prose.span_text(*chunk) for chunk in prose.chunks]


def test_every_tag_of_the_tagger_can_be_chunked():
    assert set(tagger().tags) == set(TAGS)


@given(st.lists(st.sampled_from([tag for tag in TAGS if tag != "CC"]), min_size=1, max_size=30))
def test_noun_phrases_without_a_conjunction_are_those_of_nltks_parser(tags):
    tree = RegexpParser("NP: " + "\n".join(f"{{{rule}}}" for rule in GRAMMAR)).parse([(str(at), tag) for at, tag in enumerate(tags)])
    found = [[int(word) for word, _ in node] for node in tree if isinstance(node, Tree)]
    assert list(chunk_spans(tags)) == [(words[0], words[-1] + 1) for words in found]


def test_a_run_of_modifiers_without_end_is_read_in_pieces():
    assert max(last - first for first, last in chunk_spans(["JJ"] * 1200 + ["NN"])) < 500


def test_chunk_of_tells_for_every_token_its_noun_phrase():
    prose = read_prose(Article.from_text("The board met the mayor."))
    assert [prose.chunk_of[at] for at in range(6)] == [0, 0, -1, 1, 1, -1]


@pytest.mark.parametrize(("offset", "token"), [(0, 0), (2, 0), (3, 1), (4, 1), (9, 2)])
def test_token_from_is_the_first_token_that_ends_after_the_offset(offset, token):
    assert read_prose(Article.from_text("The board met.")).token_from(offset) == token


@given(st.lists(st.sampled_from([*CUT, *"' ,:;.?!—@#$%&*()[]{}<>07aZé"]), max_size=30).map("".join))
def test_words_are_cut_as_nltk_cuts_them(text):
    assert TOKENIZER.tokenize(text) == NLTKWordTokenizer().tokenize(text)


@pytest.mark.slow
@given(st.text(alphabet=st.sampled_from("ab A.,!?\"'“”‘’`$%-\n\u00a0") | st.characters(), max_size=120))
def test_any_text_is_read_and_every_token_points_at_its_characters(text):
    prose = read_prose(Article.from_text(text))
    assert len(prose.tags) == len(prose.words) == len(prose)
    assert all(len(word) == end - start for word, start, end in zip(prose.words, prose.starts, prose.ends, strict=True))
    assert prose.starts == sorted(prose.starts)
    assert all(0 <= chunk.first < chunk.last <= len(prose) for chunk in prose.chunks)
