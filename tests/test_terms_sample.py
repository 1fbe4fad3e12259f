"""The terms of the sample article, against counts made by reading it."""

import re

import pytest

from onrecord import paths
from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.terms import count_terms, read_words

TEXT = (paths.ARTICLES / "iraqi-foreign-fighters.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def prose():
    return read_prose(Article.from_text(TEXT))


@pytest.fixture(scope="module")
def counts(prose):
    table = count_terms(Article.from_text(TEXT), prose)
    return table.set_index(["term", "kind"])["count"]


@pytest.mark.parametrize(
    ("term", "kind", "pattern"),
    [
        ("U.S.", "word", r"U\.S\.(?!-)"),
        ("U.S.-backed", "word", r"U\.S\.-backed"),
        ("foreign fighters", "phrase", r"(?i)foreign fighters?\b"),
        ("IS", "word", r"(?<!-)\bIS\b"),
        ("caliphate", "word", r"caliphate"),
        ("Syrian Democratic Forces", "phrase", r"Syrian Democratic Forces"),
        ("terror group", "phrase", r"terror group\b"),
    ],
)
def test_a_term_is_counted_as_often_as_it_is_written(counts, term, kind, pattern):
    assert counts[(term, kind)] == len(re.findall(pattern, TEXT))


def test_no_fragment_is_counted(prose):
    for by in ("lemma", "form"):
        assert not {"u", "s", "t", "n't", "'s", "said's", "ve", "re", "u.s"} & {term.lower() for term in read_words(prose, by=by).terms}
