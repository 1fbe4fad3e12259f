"""The word lists hold what every reader of the news knows, in the right class; the words are written down from the language.

Where a class shows in a sentence, it is a sentence that is read; the other words, and those with a star, are looked up.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import Article, analyse, lexicons, paths
from onrecord.prose import read_prose
from quantity_cases import table

LINES = Path(__file__).with_name("known_words.txt").read_text(encoding="utf-8").splitlines()
KNOWN = [tuple(part.strip() for part in line.split("|")) for line in LINES if not line.startswith("#")]
KINDS = ("business", "celebrity_sport_culture", "civilian", "combatant", "expert", "government", "intergovernmental")
KINDS += ("media", "military_security", "ngo_civil_society", "political_other")
SMALL = re.compile(r"(?<= )(Of|And|For|The|In|On|To|Without|De)\b")  # words of a name that no one capitalises


def class_of(name: str) -> dict[str, str]:
    """The class of each entry: the heading that a word stands under, or the second column of a table."""
    if (paths.LEXICONS / f"{name}.txt").exists():
        return lexicons.classes(name)
    found: dict[str, str] = {}
    for word, kind, *_ in (row.values() for row in lexicons.table(name)):
        found.setdefault(word.lower(), kind)
    return found


def looked_up(name: str, words: list[str]) -> list[str | None]:
    """The class that each word has in a list."""
    known = class_of(name)
    return [known.get(word) for word in words]


def speaking(words: list[str], article: str) -> list[str | None]:
    """The type of source that each word makes, alone before a verb of saying."""
    rows = analyse(Article.from_text("\n\n".join(f"{article} {word} said that the ferry was late.".strip() for word in words))).attributions
    found = dict(zip(rows["paragraph"], rows["source_type"], strict=True))
    return [found.get(paragraph) for paragraph in range(len(words))]


def named(words: list[str]) -> list[str | None]:
    """The type of source that each name makes, written as names are or in capitals, whichever tells more."""
    written = [SMALL.sub(lambda word: word[0].lower(), re.sub(r"(?<![\w'’])\w", lambda first: first[0].upper(), word)) for word in words]
    as_names, in_capitals = speaking(written, ""), speaking([word.upper() for word in words], "")
    return [other if one in (None, "unspecified") else one for one, other in zip(as_names, in_capitals, strict=True)]


def modifying(words: list[str]) -> list[str | None]:
    """What each phrase before a number makes of it."""
    rows = table("\n\n".join(f"They saw {word} 300 boats." for word in words))
    found = dict(zip(rows["paragraph"], rows["modifier"], strict=True))
    return [found.get(paragraph) for paragraph in range(len(words))]


def going_on(words: list[str], kind: str) -> list[str]:
    """The class for each abbreviation whose full stop leaves its sentence whole."""
    prose = [read_prose(Article.from_text(f"They met {word[0].upper()}{word[1:]}. Moss on the pier.")) for word in words]
    return [kind if len(read.sentences) == 1 else "a sentence's end" for read in prose]


SHOWN: dict[str, Callable[[list[str], str], list]] = {
    "roles": lambda words, kind: speaking(words, "A"),
    "organisations": lambda words, kind: speaking(words, "The"),
    "organisation_names": lambda words, kind: named(words),
    "modifiers": lambda words, kind: modifying(words),
    "abbreviations": going_on,
}


@pytest.mark.parametrize("name, kind, words", KNOWN, ids=[f"{name}-{kind}" for name, kind, _ in KNOWN])
def test_words_that_every_reader_knows_are_of_their_class(name, kind, words):
    words = words.split(", ")
    in_sentences = name in SHOWN and (kind in KINDS or name in ("modifiers", "abbreviations"))
    shown = [word for word in words if in_sentences and not word.endswith("*")]
    others = [word.removesuffix("*") for word in words if word not in shown]
    found = [*zip(shown, SHOWN[name](shown, kind) if shown else [], strict=True), *zip(others, looked_up(name, others), strict=True)]
    assert [(word, is_of) for word, is_of in found if is_of != kind] == []
