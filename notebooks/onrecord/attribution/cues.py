"""Cues: the words that hand a claim to a source, with their stance and what they take as content (`data/lexicons/cues.tsv`)."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.signs import is_time
from onrecord.entities.phrase_patterns import vocabulary
from onrecord.prose.reading import FINITE, Reading, Unit
from onrecord.prose.token_patterns import BACK, Vocabulary, read_pattern

EITHER = lexicons.words("verb_group_words", "have or be")
HAVE = lexicons.words("verb_group_words", "have") | EITHER
BE = lexicons.words("verb_group_words", "be") | EITHER
HELPING = HAVE | BE | lexicons.words("verb_group_words", "do")
# The prepositions of several words, by the first of them.
PREPOSITIONS = {
    first: [words.split() for words in group]
    for first, group in groupby(sorted(lexicons.words("cue_prepositions")), key=lambda words: words.split()[0])
}
UNSAID = lexicons.words("verb_group_words", "unsaid")
UNNAMED = lexicons.words("verb_group_words", "unnamed")
QUESTION = lexicons.words("complement_words", "question")
GOING_ON = lexicons.words("going_on")
OWNER = "..."  # stands for who has what a preposition governs
ASKED = QUESTION | {"about"}
ASKING = frozenset(("ask", "request"))
POSSESSIVE = frozenset(("POS", "PRP$"))
# What a noun of saying takes beside a clause with "that".
TAKEN = {"promise": frozenset(("that", "to"))}
# Adverbs, and a time between the parts of a verb group: "has in the past said".
INSIDE = read_pattern("/RB|/RBR|@verb_group_words/adverb", Vocabulary(), BACK)
INSERTED = read_pattern(
    "=@verb_group_words/have|@verb_group_words/have_or_be in|over|for|on <time>", vocabulary({}, {"time": is_time}, BACK), BACK
)
Fact = Callable[[Reading, Unit, int], bool]


class Saying(NamedTuple):
    """A cue of the lexicon: its stance and what it takes as content."""

    stance: str
    takes: frozenset[str]


class Cue(NamedTuple):
    """A cue in the article: its tokens [first, last), the word that carries it, its lemma and entry, and its form.

    Forms: finite, participle, infinitive, passive, according, noun, mark (a colon or dash).
    """

    first: int
    last: int
    word: int
    lemma: str
    stance: str
    takes: frozenset[str]
    form: str


@cache
def verbs() -> dict[str, Saying]:
    """The verbs of saying, by lemma; two words where a particle belongs to the verb."""
    return {row["cue"]: Saying(row["stance"], frozenset(row["takes"].split())) for row in lexicons.table("cues")}


def mark(reading: Reading, token: int) -> Cue:
    """A colon, comma or dash that hands a quotation over without a verb."""
    return Cue(token, token + 1, token, reading.words[token], "neutral", frozenset(), "mark")


def find_cues(reading: Reading, unit: Unit) -> list[Cue]:
    """The cues of a unit that stand outside quotation marks, in order."""
    outside = (token for token in range(unit.first, unit.last) if reading.quote_of[token] is None)
    return [cue for token in outside for cue in _cues_at(reading, unit, token)]


def _cues_at(reading: Reading, unit: Unit, token: int) -> Iterable[Cue]:
    """The cue that begins at a preposition or is carried by a verb or noun, if any."""
    if reading.lower[token] in PREPOSITIONS:
        return _preposition(reading, token)
    return READERS.get(reading.tags[token][:2], _nothing)(reading, unit, token)


def _nothing(reading: Reading, unit: Unit, token: int) -> Iterable[Cue]:
    """No cue."""
    return ()


def _preposition(reading: Reading, token: int) -> Iterator[Cue]:
    """According to, in the words of, in X's words."""
    _, last = reading.chunk_at(token + 1) or (token, token + 1)
    owned = [reading.lower[token], OWNER * (owner(reading, last - 1) is not None), reading.lower[last - 1]]
    for words in PREPOSITIONS[reading.lower[token]]:
        end = last if words == owned else token + len(words)
        if words in (owned, reading.lower[token:end]):
            yield Cue(token, end, token, " ".join(words), "neutral", frozenset(("that",)), "according")


def _noun(reading: Reading, unit: Unit, token: int) -> Iterator[Cue]:
    """A noun of saying that hands over a claim, by the rows of `noun_cues.tsv`."""
    lemma = reading.lemma(token)
    stance = lexicons.classes("cue_nouns").get(lemma, "")
    rows = lexicons.table("noun_cues") if stance else ()
    if any(lexicons.holds(row["facts"], lambda fact: NOUN_FACTS[fact](reading, unit, token)) for row in rows):
        yield Cue(token, token + 1, token, lemma, stance, TAKEN.get(stance, frozenset(("that",))), "noun")


def _reaches(words: int) -> Fact:
    """Whether "that" stands within so many words from the noun on."""
    return lambda reading, unit, noun: "that" in reading.lower[noun : min(unit.last, noun + words)]


def _follows(*words: str) -> Fact:
    """Whether one of the words stands right behind the noun, in its unit."""
    return lambda reading, unit, noun: not set(words).isdisjoint(reading.lower[noun + 1 : min(unit.last, noun + 2)])


def owner(reading: Reading, noun: int) -> tuple[int, int] | None:
    """Who has what a noun names, by the possessive in its noun phrase: "in Roe's words"."""
    first, _ = reading.chunk_at(noun) or (noun, noun)
    own = next((token for token in range(noun, first - 1, -1) if reading.tags[token] in POSSESSIVE), None)
    return None if own is None else (own, own + 1) if reading.tags[own] == "PRP$" else (first, own)


def _verb(reading: Reading, unit: Unit, token: int) -> Iterator[Cue]:
    """A verb of saying, with the particle that belongs to it, where its form and its auxiliaries let it say something."""
    last, lemma = token + 1, reading.lemma(token)
    particle = "".join(reading.lower[last : min(last + 1, unit.last)])
    whole = verbs().get(f"{lemma} {particle}")
    entry = whole or verbs().get(lemma)
    if entry is None:
        return
    last += whole is not None
    first, auxiliaries = verb_group(reading, unit, token)
    if reading.lower[last : last + 2] == ["as", "saying"]:
        yield Cue(first, last + 2, last + 1, "say", "neutral", verbs()["say"].takes, "finite")
        return
    form = _form(reading, token, first, auxiliaries) or _only_verb(reading, unit, token)
    unnamed = lemma in ASKING and not UNNAMED.isdisjoint(reading.lower[last : last + 5])
    if form is not None and not unnamed and UNSAID.isdisjoint(auxiliaries):
        yield Cue(first, last, token, lemma, entry.stance, entry.takes, form)


def verb_group(reading: Reading, unit: Unit, verb: int) -> tuple[int, list[str]]:
    """Where the verb group of `verb` begins, with the auxiliaries found from right to left; a time may stand inside it."""
    auxiliaries: list[str] = []
    token = verb - 1
    while token >= unit.first and reading.quote_of[token] is None:
        helps = _helps(reading, token, auxiliaries)
        auxiliaries += [reading.lower[token]] * helps
        inside = (token, token - 1) if helps else (INSIDE.match(reading, token) or INSERTED.match(reading, token))
        if inside is None:
            break
        token = inside[1]
    return token + 1, auxiliaries


def _helps(reading: Reading, token: int, auxiliaries: list[str]) -> bool:
    """Whether a word is an auxiliary before those found behind it, or a verb that an infinitive belongs to: "seemed to say"."""
    word, tag = reading.lower[token], reading.tags[token]
    if word in HELPING or tag in ("MD", "TO"):
        return tag != "POS"
    return tag.startswith("VB") and auxiliaries[-1:] == ["to"] or word in GOING_ON and "to" in auxiliaries


# What reads the cues that begin with a verb or a noun, by the start of its tag; and what can be said of a noun of saying.
READERS = {"VB": _verb, "NN": _noun}
NOUN_FACTS: dict[str, Fact] = {
    "sign behind": _follows(",", ":"),
    "quotation next": lambda reading, unit, noun: any(reading.quote_of[noun + 2 : min(unit.last, noun + 3)]),
    "owned": lambda reading, unit, noun: owner(reading, noun) is not None,
    "promise": lambda reading, unit, noun: lexicons.classes("cue_nouns")[reading.lemma(noun)] == "promise",
    "that behind": _follows("that"),
    "is that behind": lambda reading, unit, noun: reading.word(noun + 1) in BE and reading.word(noun + 2) == "that",
    "to behind": _follows("to"),
    "there is": lambda reading, unit, noun: "EX" in reading.tags[unit.first : noun],
    "that near": _reaches(6),
    "from or by behind": _follows("from", "by"),
    "that later": _reaches(12),
}


def _only_verb(reading: Reading, unit: Unit, verb: int) -> str | None:
    """Finite, where a participle behind an apposition is the only verb of its unit: "Roe, a clerk, called for"."""
    if reading.tags[verb] != "VBN" or reading.words[verb - 1] != ",":
        return None
    outside = (token for token in range(unit.first, unit.last) if reading.quote_of[token] is None)
    return None if any(reading.tags[token] in FINITE for token in outside) else "finite"


def _form(reading: Reading, verb: int, first: int, auxiliaries: list[str]) -> str | None:
    """The form of a verb of saying, by the first row of `cue_forms.tsv` that fits; None where it says nothing here."""
    facts = _facts(reading, verb, first, auxiliaries)
    return next(row["form"] for row in lexicons.table("cue_forms") if lexicons.holds(row["facts"], facts.__getitem__)) or None


def _facts(reading: Reading, verb: int, first: int, auxiliaries: list[str]) -> dict[str, bool]:
    """What can be said of a verb, of its auxiliaries (from right to left) and of what stands before its group."""
    nearest, word = "".join(auxiliaries[:1]), reading.lower[verb]
    return {
        "-ing": reading.tags[verb] == "VBG",
        "base": reading.tags[verb] == "VB",
        "past participle": reading.tags[verb] == "VBN",
        "be before": nearest in BE and (nearest, word) != ("'s", "said"),
        "having before": nearest == "having",
        "have before": nearest in HAVE,
        "to before": nearest == "to",
        "several auxiliaries": len(auxiliaries) > 1,
        "phrase before": bool(auxiliaries) or reading.chunk_at(first - 1) is not None,
        "pause before": reading.ends_quote_or_comma(first - 1),
        "asked of somebody": word == "asked" and _has_been_asked(reading, verb),
    }


def _has_been_asked(reading: Reading, verb: int) -> bool:
    """Whether "asked" tells what somebody was asked: "Asked whether …, she nodded", "when asked"."""
    before, after = reading.word(verb - 1), reading.lower[verb + 1 : verb + 2]
    if before in ("when", "if", "being"):
        return True
    opens = not any(map(str.isalnum, before))
    return opens and (reading.tags[verb] == "VBN" or before != "," and not ASKED.isdisjoint(after))
