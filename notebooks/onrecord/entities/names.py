"""Where the names of people stand: runs of capitalised words, read by a pattern over what each word can be.

Every word gets a letter: a title or role (T), a given name (G), an initial (I), a particle (P), a suffix (S), a day or season (D), a word
of organisations (O), a place (L), any other capitalised word (N), a mark around a nickname (q), a comma before a suffix (c). A run is a
string of letters then, and three patterns cut it: what stands before the name, the name behind an office, and the days behind it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose import Sentence
from onrecord.prose.reading import Reading
from onrecord.prose.token_patterns import BACK, Vocabulary, read_pattern

SUFFIX, INITIAL, ARABIC = re.compile(r"jr\.?|sr\.?|i{2,3}|iv"), re.compile(r"[A-Z]\.?|(?:[A-Z]\.-?){2,3}"), re.compile(r"[ae]l-[A-Z].+")
ACRONYM = re.compile(r"[A-Z]{2,4}")
NAME_TAGS = frozenset(("NNP", "NNPS"))
LOOSE_TAGS = NAME_TAGS | {"NN", "NNS", "JJ", "FW", "VB", "MD", "VBP", "UH"}
SURE = frozenset("TG")  # letters of words that are part of a name whatever their tag
MARKS = frozenset('"()')
# A run of letters; "p" is a particle in lower case, "q" a mark around a nickname, "c" a comma before a suffix.
RUN = re.compile(r"[TGINOLDP](?:p*[TGINOLDPS]|q[GN]q(?=p*[GN])|cS)*")
# What stands before the name: all up to the last title, and organisations, places and days that leave two words or more.
BEFORE = re.compile(r"(?:.*T(?=p*[GINLP]))?(?:.*[OLD](?=[GIN]p*[GINLPp]))?")
# The name behind "Minister of Fisheries": it begins with a given name, or has two words.
BEHIND_OFFICE = re.compile(r"(?:G[GIp]*|[NI]p*)(?:q.q)?p*[NL](?:c?S)?$")
BEHIND = re.compile(r"D*$")
# Offices that end in what they are for: "Minister of [Fisheries Ana Lund]", "Secretary for Roads and [Bridges Ana Lund]"; "chief of staff
# [Ana Lund]".
OFFICES = [
    read_pattern(f"{{ {office} of|for {field} }}", Vocabulary(), BACK)
    for office, field in (
        ("^&@titles|^&@roles", "@name_links/office|^*"),
        ("@titles|@roles&!@roles/kin", "the? /NN&!^&@organisations|/NN&!^&!@roles&!@gendered&!@epithets&!@trades"),
    )
]
HEADLINE = 4  # words of a headline that are no small ones, at least


class Name(NamedTuple):
    """A run of capitalised words by tokens: titles and the like [first, name_first), the name [name_first, last), the name's letters."""

    first: int
    name_first: int
    last: int
    letters: str


def find_names(reading: Reading) -> Iterator[Name]:
    """The names of an article in order, those of people and what looks like them; a name may go on over the end of a line."""
    for sentence in reading.prose.sentences:
        letters = "".join([_letter(reading, token) for token in range(sentence.first, sentence.last)])
        opener = _opens(reading, sentence)
        for run in RUN.finditer(letters, opener):
            name = _cut(reading, sentence.first, run)
            if name.name_first < name.last:
                yield name


def is_headline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is written with capitals as headlines are, all but its small words, so that a capital tells no name."""
    words = [
        word for word in reading.words[sentence.first : sentence.last] if word.isalpha() and word.lower() not in lexicons.words("stopwords")
    ]
    return len(words) >= HEADLINE and all(word[0].isupper() for word in words)


def _opens(reading: Reading, sentence: Sentence) -> int:
    """How many words open a sentence in capitals without being part of a name: "Few", "Interestingly"."""
    word, after = reading.lower[sentence.first], reading.words[sentence.first + 1 : sentence.first + 2]
    adverb = word.endswith("ly") and after != [","] and word not in lexicons.words("given_names")
    return int(adverb or word in _never_names())


def _cut(reading: Reading, start: int, run: re.Match[str]) -> Name:
    """The parts of a run that begins in the sentence that starts at token `start`."""
    letters, first = run.group(), start + run.start()
    last = len(BEHIND.sub("", letters)) or len(letters)
    acronym = last > 2 and ACRONYM.fullmatch(reading.words[first + last - 1]) and letters[last - 1] in "NOT"
    letters = letters[: last - bool(acronym)]
    office = _office(reading, first)
    capitals = office < first and reading.lower[first - 1] in lexicons.words("name_links", "office")
    behind = BEHIND_OFFICE.search(letters) if capitals and "T" not in letters else None
    before = BEFORE.match(letters)
    assert before is not None  # it may be empty
    at = behind.start() if behind else before.end()
    return Name(office, first + at, first + len(letters), letters[at:])


def _office(reading: Reading, token: int) -> int:
    """Where an office begins that goes on to the name at a token, by the first of `OFFICES` that stands before it; else the token."""
    found = (pattern.match(reading, token - 1) for pattern in OFFICES)
    return next((first + 1 for first, _ in filter(None, found)), token)


def _letter(reading: Reading, token: int) -> str:
    """What a token can be in a name."""
    word = reading.words[token]
    return _capitalised(reading, token) if word[0].isupper() else _small(word)


@lru_cache(maxsize=1 << 15)
def _small(word: str) -> str:
    """What a token without a capital first letter can be in a name."""
    forms = {"q": word in MARKS, "c": word == ",", "p": word.lower() in lexicons.words("name_particles"), "N": ARABIC.fullmatch(word)}
    return next((letter for letter, holds in forms.items() if holds), "x")


def _capitalised(reading: Reading, token: int) -> str:
    """What a capitalised token can be: what its lexicon says, any name where its tag does, else none."""
    word, lower, tag = reading.words[token], reading.lower[token], reading.tags[token]
    known = _known().get(lower, "")
    if tag not in LOOSE_TAGS:
        return "S" if SUFFIX.fullmatch(lower) else "x"
    named = tag in NAME_TAGS or known in SURE or _between_names(reading, token)
    forms = (("S", SUFFIX.fullmatch(lower)), ("I", not known and INITIAL.fullmatch(word)), (known or "N", named))
    return next((letter for letter, holds in forms if holds), "x")


def _between_names(reading: Reading, token: int) -> bool:
    """Whether the words before it and after it are names: a word that the tagger took for something else."""
    around = reading.tags[token - 1 : token + 2 : 2]
    label = reading.words[token + 1 : token + 2] == [":"]  # "JAN MARSH:"
    return token > 0 and len(around) == 2 and (NAME_TAGS.issuperset(around) or label and reading.tags[token - 1] in NAME_TAGS)


@cache
def _known() -> dict[str, str]:
    """The letter of every word that a lexicon knows, the first that fits."""
    lists = (
        ("T", _titles()),
        ("P", lexicons.words("name_particles", "in capitals too")),
        ("G", lexicons.words("given_names")),
        ("D", lexicons.words("nouns_of_time", "when")),
        ("O", lexicons.words("organisations") | lexicons.words("impersonal_names")),
        ("L", lexicons.words("places")),
    )
    return {word: letter for letter, words in reversed(lists) for word in words}


@cache
def _titles() -> frozenset[str]:
    """Words that stand before a name, or before several, and are no part of it."""
    known = lexicons.words("titles") | lexicons.words("roles")
    return known | {f"{word}s" for word in known}


@cache
def _never_names() -> frozenset[str]:
    """Words that begin a sentence and never a name."""
    return (lexicons.words("sentence_starters") | lexicons.words("stopwords")) - lexicons.words("given_names") - _titles()
