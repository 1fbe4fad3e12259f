"""Complements: what can be the content behind a cue, by the rows of `data/lexicons/complements.tsv`."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.clauses import begins_clause
from onrecord.attribution.cues import Cue
from onrecord.prose.reading import FINITE, Reading, Unit

# How far a figure is looked for inside a noun phrase, and behind one.
NEAR, FAR = 9, 15
PAUSES = frozenset((",", ";", ":", "("))
NOMINAL = frozenset(("DT", "PDT", "VBG", "JJ", "JJS", "JJR", "PRP$", "CD", "CC"))


class Behind(NamedTuple):
    """The place behind a cue: what follows it begins at `start`; past an addressee and adverbials, at `token`."""

    reading: Reading
    unit: Unit
    cue: Cue
    start: int
    token: int

    @property
    def takes(self) -> frozenset[str]:
        """What the cue takes; a cue that only quotes takes nothing else."""
        takes = self.cue.takes
        return frozenset() if "quote" in takes and "that" not in takes else takes


def complement(at: Behind) -> str | None:
    """The rule of the first row that fits what begins behind the cue; None where the cue does not take it."""
    word = at.reading.lower[at.token]
    for row in lexicons.table("complements"):
        taken = row["takes"] == "*" or not at.takes.isdisjoint(row["takes"].split())
        opened = row["first"] in ("", word) or word in lexicons.words("complement_words", row["first"])
        if taken and opened and SHAPES[row["shape"]](at):
            return row["rule"]
    return None


def here(at: Behind) -> bool:
    """Any words."""
    return True


def infinitive(at: Behind) -> bool:
    """ "to" and a verb; not right behind a cue that has an addressee: "told to go"."""
    addressed = "person" in at.takes and at.token == at.start
    return not addressed and at.reading.chunk_at(at.token + 1) is None


def estimate(at: Behind) -> bool:
    """A noun phrase before "at", "between" or the like and a figure: "put the toll at 14"."""
    reading, links = at.reading, lexicons.words("complement_words", "estimate")
    linked = (token for token in range(at.token, min(at.unit.last - 1, at.token + FAR)) if reading.lower[token] in links)
    return any("CD" in reading.tags[token + 1 : token + 4] for token in linked)


def own_preposition(at: Behind) -> bool:
    """A preposition that the cue takes."""
    return at.reading.lower[at.token] in at.takes


def clause(at: Behind) -> bool:
    """A subject, perhaps behind an adverb, and its verb; "it" and "there" with a verb anywhere."""
    reading = at.reading
    subject = at.token + (reading.tags[at.token] == "RB")
    empty = reading.lower[at.token] in ("there", "it") and reading.has_clause(at.token, at.unit.last)
    return empty or begins_clause(reading, subject, at.unit.last)


def verb(at: Behind) -> bool:
    """A finite verb."""
    return at.reading.tags[at.token] in FINITE


def any_clause(at: Behind) -> bool:
    """Any words that hold a clause, not behind a pause."""
    return at.reading.words[at.token - 1] not in (",", ":") and at.reading.has_clause(at.token, at.unit.last)


def figure(at: Behind) -> bool:
    """A noun phrase that holds a number before its clause goes on: "expects turnout of 68 per cent"."""
    reading = at.reading
    for token in range(at.token, min(at.unit.last, at.token + NEAR)):
        if reading.tags[token] == "CD":
            return True
        if _attaches(reading, token, at.token) or stops(reading, token):
            return False
    return False


def phrase(at: Behind) -> bool:
    """A noun phrase, or what may begin one."""
    reading = at.reading
    return reading.tags[at.token] in NOMINAL or any(reading.chunk_at(token) for token in (at.token, at.start))


def _attaches(reading: Reading, token: int, first: int) -> bool:
    """Whether a preposition attaches something else than a number to the noun phrase that begins at `first`."""
    inside = token > first and reading.tags[token] == "IN"
    return reading.tags[token] == "TO" or inside and reading.lower[token] not in lexicons.words("complement_words", "bounding")


def stops(reading: Reading, token: int) -> bool:
    """Whether a noun phrase does not go on past the token: at a verb, a pause or a quotation."""
    return reading.tags[token] in FINITE or reading.words[token] in PAUSES or reading.quote_of[token] is not None


SHAPES: dict[str, Callable[[Behind], bool]] = {
    test.__name__: test for test in (here, infinitive, estimate, own_preposition, clause, verb, any_clause, figure, phrase)
}
