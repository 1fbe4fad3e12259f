"""The word lists hold what every reader of the news knows, in the right class; the words are written down from the language."""

from pathlib import Path

import pytest

from onrecord import lexicons, paths

LINES = Path(__file__).with_name("known_words.txt").read_text(encoding="utf-8").splitlines()
KNOWN = [line.split(" | ") for line in LINES if not line.startswith("#")]


def class_of(name: str) -> dict[str, str]:
    """The class of each entry: the heading that a word stands under, or the second column of a table."""
    if (paths.LEXICONS / f"{name}.txt").exists():
        return lexicons.classes(name)
    found: dict[str, str] = {}
    for word, kind, *_ in (row.values() for row in lexicons.table(name)):
        found.setdefault(word.lower(), kind)
    return found


@pytest.mark.parametrize("name, kind, words", KNOWN, ids=[f"{name}-{kind}" for name, kind, _ in KNOWN])
def test_words_that_every_reader_knows_are_held_in_their_class(name, kind, words):
    known = class_of(name)
    assert [word for word in words.split(", ") if known.get(word) != kind.strip()] == []
