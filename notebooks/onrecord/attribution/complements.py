"""Complements: what opens the content behind a cue, by the rows of `data/lexicons/complements.tsv`."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.cues import Cue
from onrecord.attribution.scans import begins_clause, is_quoted, scan, skip_adverbials
from onrecord.attribution.sources import DASHES
from onrecord.prose.reading import FINITE, Reading, Unit

# How far each scan looks, in tokens.
REACH = {"parenthesis": 16, "later that": 18, "later quotation": 40, "estimate": 15, "figure": 9}
PAUSES = frozenset((",", ":", *DASHES))
OPENING_SIGNS = frozenset("([$£€#@")
NOMINAL = frozenset(("DT", "PDT", "VBG", "JJ", "JJS", "JJR", "PRP$", "CD", "CC"))
# Prepositions that tell what about, where the cue takes them.
TOPICAL = frozenset(("of", "about", "on"))


class Behind(NamedTuple):
    """The place behind a cue: what follows it begins at `start`; past an addressee, adverbials and a pause, at `token`."""

    reading: Reading
    unit: Unit
    cues: list[Cue]
    cue: Cue
    start: int
    token: int
    pause: str

    @property
    def takes(self) -> frozenset[str]:
        """What the cue takes; a cue that only quotes takes nothing else."""
        takes = self.cue.takes
        return frozenset() if "quote" in takes and "that" not in takes else takes

    def scan(self, name: str, first: int) -> int | None:
        """Where a scan from a token on ends inside the unit."""
        return scan(name, self.reading, first, min(first + REACH[name], self.unit.last), self.cue.takes)


def behind(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> Behind:
    """The place behind a cue; a parenthesis between commas is passed: "said, however, that"."""
    token = skip_adverbials(reading, start, unit.last, cue.takes)
    at = Behind(reading, unit, cues, cue, start, token, "")
    if token >= unit.last or reading.words[token] not in PAUSES:
        return at
    closing = at.scan("parenthesis", token + 1)
    return at._replace(token=(token if closing is None else closing) + 1, pause=reading.words[token])


def complement(at: Behind) -> tuple[dict[str, str], int] | None:
    """The first row that fits what follows the cue, with the first token of the content; None where the cue does not take it."""
    if at.token >= at.unit.last:
        return None
    word = at.reading.lower[at.token]
    for row in lexicons.table("complements"):
        taken = row["takes"] == "*" or not at.takes.isdisjoint(row["takes"].split())
        opened = row["first"] in ("", word) or word in lexicons.words("complement_words", row["first"])
        found = OPENS[row["opens"]](at) if taken and opened and lexicons.holds(row["facts"], lambda fact: FACTS[fact](at)) else None
        if found is not None:
            return row, found
    return None


def here(at: Behind) -> int | None:
    """Any words."""
    return at.token


def quotation(at: Behind) -> int | None:
    """A quotation."""
    return at.token if is_quoted(at.reading, at.token) else None


def infinitive(at: Behind) -> int | None:
    """ "to" and a verb; not right behind a cue that has an addressee: "told to go"."""
    addressed = "person" in at.takes and at.token == at.start
    return at.token if not addressed and at.reading.chunk_at(at.token + 1) is None else None


def estimate(at: Behind) -> int | None:
    """A noun phrase before "at", "between" or the like and a figure: "put the toll at 14"."""
    return None if at.scan("estimate", at.token) is None else at.token


def taken(at: Behind) -> int | None:
    """Behind a preposition that the cue takes."""
    return at.token + 1 if at.reading.lower[at.token] in at.takes else None


def taken_phrase(at: Behind) -> int | None:
    """A noun phrase behind such a preposition."""
    first = taken(at)
    return None if first is None or at.reading.chunk_at(first) is None else first


def clause(at: Behind) -> int | None:
    """A subject, perhaps behind an adverb, and its verb; "it" and "there" with a verb anywhere."""
    reading = at.reading
    subject = at.token + (reading.tags[at.token] == "RB")
    empty = reading.lower[at.token] in ("there", "it") and reading.has_clause(at.token, at.unit.last)
    return at.token if empty or begins_clause(reading, subject, at.unit.last) else None


def verb(at: Behind) -> int | None:
    """A finite verb."""
    return at.token if at.reading.tags[at.token] in FINITE else None


def any_clause(at: Behind) -> int | None:
    """Any words that hold a clause."""
    return at.token if at.reading.has_clause(at.token, at.unit.last) else None


def figure(at: Behind) -> int | None:
    """A noun phrase that holds a number before its clause goes on: "expects turnout of 68 per cent"."""
    return None if at.scan("figure", at.token) is None else at.token


def phrase(at: Behind) -> int | None:
    """A noun phrase, or what may begin one."""
    reading = at.reading
    return at.token if reading.tags[at.token] in NOMINAL or reading.chunk_at(at.token) or reading.chunk_at(at.start) else None


def later_quotation(at: Behind) -> int | None:
    """A quotation that a comma or colon announces, with no other statement between."""
    return at.scan("later quotation", at.start)


def later_that(at: Behind) -> int | None:
    """ "that", before the next cue, behind what stands between: "told the paper before he left that"."""
    found = at.scan("later that", at.start)
    return None if found is None or any(at.cue.word < other.word <= found for other in at.cues) else found


def is_title(reading: Reading, token: int, marks: str = ",.?!") -> bool:
    """Whether a quotation is written as titles are: every word that carries meaning with a capital, and none of the marks at its end."""
    quoted = reading.quote_of[token]
    words = [word for word in reading.words[quoted.first : quoted.last] if word[0].isalpha()]
    small = [word for word in words if word[0].islower() and len(word) > 3]
    return len(words) > 1 and not small and words[-1][0].isupper() and not reading.ends_with(quoted.last - 1, marks)


FACTS: dict[str, Callable[[Behind], bool]] = {
    "paused": lambda at: at.pause != "",
    "comma": lambda at: at.pause not in ("", ":"),
    "as": lambda at: at.reading.lower[at.unit.first] == "as",
    "takes that": lambda at: "that" in at.takes,
    "title": lambda at: "thing" not in at.takes and is_quoted(at.reading, at.token) and is_title(at.reading, at.token),
    "word": lambda at: at.reading.is_word(at.token) or at.reading.words[at.token] in OPENING_SIGNS,
    "topic": lambda at: at.reading.lower[at.token] in TOPICAL,
}
OPENS: dict[str, Callable[[Behind], int | None]] = {
    find.__name__: find
    for find in (
        here,
        quotation,
        infinitive,
        estimate,
        taken,
        taken_phrase,
        clause,
        verb,
        any_clause,
        figure,
        phrase,
        later_quotation,
        later_that,
    )
}
