"""Complements: what opens the content behind a cue, by the rows of `data/lexicons/complements.tsv`."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.cues import Cue
from onrecord.attribution.scans import begins_clause, scan, skip_adverbials
from onrecord.attribution.signs import PAUSES, RELATIVE
from onrecord.prose.reading import FINITE, Reading, Unit

# How far each scan looks, in tokens.
REACH = {"parenthesis": 16, "later that": 18, "later quotation": 40, "estimate": 15, "figure": 9, "object": 9}
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
    word, takes = at.reading.lower[at.token], at.takes
    for row in lexicons.table("complements"):
        taken = row["takes"] == "*" or not takes.isdisjoint(row["takes"].split())
        opened = row["first"] in ("", word) or word in lexicons.words("complement_words", row["first"])
        found = OPENS[row["opens"]](at) if taken and opened and lexicons.holds(row["facts"], lambda fact: FACTS[fact](at)) else None
        if found is not None:
            return row, found
    return None


def later_that(at: Behind) -> int | None:
    """ "that", before the next cue, behind what stands between: "told the paper before he left that"."""
    found = at.scan("later that", at.start)
    return None if found is None or any(at.cue.word < other.word <= found for other in at.cues) else found


def is_title(reading: Reading, token: int, marks: str = ",.?!") -> bool:
    """Whether a quotation is written as titles are: every word that carries meaning with a capital, and none of the marks at its end."""
    quoted = reading.quote_of[token]
    assert quoted is not None  # it is asked of the marks of one
    words = [word for word in reading.words[quoted.first : quoted.last] if word[0].isalpha()]
    small = [word for word in words if word[0].islower() and len(word) > 3]
    return len(words) > 1 and not small and words[-1][0].isupper() and not reading.ends_with(quoted.last - 1, marks)


FACTS: dict[str, Callable[[Behind], bool]] = {
    "paused": lambda at: at.pause != "",
    "comma": lambda at: at.pause not in ("", ":"),
    "as": lambda at: at.reading.lower[at.unit.first] == "as",
    "relative": lambda at: at.reading.lower[at.token] in RELATIVE,
    "word": lambda at: at.reading.is_word(at.token),
    "quotation": lambda at: at.reading.is_quoted(at.token),
    "title": lambda at: "thing" not in at.takes and is_title(at.reading, at.token, ",?!" if at.token > at.start else ",.?!"),
    "takes that": lambda at: "that" in at.takes,
    "addressee could follow": lambda at: "person" in at.takes and at.token == at.start,
    "addressed": lambda at: at.reading.chunk_at(at.start) is not None,
    "phrase next": lambda at: at.reading.chunk_at(at.token + 1) is not None,
    "estimate": lambda at: at.scan("estimate", at.token) is not None,
    "figure": lambda at: at.scan("figure", at.token) is not None,
    "own preposition": lambda at: at.reading.lower[at.token] in at.takes,
    "topic": lambda at: at.reading.lower[at.token] in TOPICAL,
    "empty subject": lambda at: at.reading.lower[at.token] in ("there", "it"),
    "subject and verb": lambda at: begins_clause(at.reading, at.token + (at.reading.tags[at.token] == "RB"), at.unit.last),
    "verb": lambda at: at.reading.tags[at.token] in FINITE,
    "clause": lambda at: at.reading.has_clause(at.token, at.unit.last),
    "phrase": lambda at: at.reading.tags[at.token] in NOMINAL or any(map(at.reading.chunk_at, (at.token, at.start))),
}
OPENS: dict[str, Callable[[Behind], int | None]] = {
    "here": lambda at: at.token,
    "next": lambda at: at.token + 1,
    "its subject": lambda at: at.start,
    "later quotation": lambda at: at.scan("later quotation", at.start),
    "behind an object": lambda at: at.scan("object", at.start),
    "later that": later_that,
}
