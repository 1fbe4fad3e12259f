"""Scans: how far something goes from a token on, by the rows of `data/lexicons/scans.tsv`."""

from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.signs import is_time
from onrecord.entities.phrase_patterns import vocabulary
from onrecord.prose.reading import Reading, kept
from onrecord.prose.retagging import saying_verbs
from onrecord.prose.token_patterns import RowsByToken, TokenPattern, read_pattern
from onrecord.prose.window import Window

NOTHING: frozenset[str] = frozenset()
# A cue that may have an addressee and takes no preposition.
ADDRESSED = frozenset(("person",))
# How far behind its subject a verb may stand, in tokens.
REACH = 25


class Step(NamedTuple):
    """A row of a scan: what it does where its pattern stands."""

    does: str
    pattern: TokenPattern


@cache
def steps(name: str, takes: frozenset[str]) -> RowsByToken[Step]:
    """The rows of a scan behind a cue that takes these."""
    tests = vocabulary({**TOKENS, "taken": lambda reading, token: reading.word(token) in takes}, PHRASES, signs=SIGNS)
    rows = (row for row in lexicons.table("scans") if row["scan"] == name and row["takes"] in ("", *takes))
    return RowsByToken(Step(row["does"], read_pattern(row["pattern"], tests)) for row in rows)


def scan(name: str, reading: Reading, token: int, limit: int, takes: frozenset[str] = NOTHING) -> int | None:
    """The token before `limit` at which the scan ends, None where it finds nothing."""
    rows = steps(name, takes)
    while token < limit:
        does, (first, last) = _first(rows, reading, token)
        if does != "past":
            return {"here": min(first, limit), "none": None}[does]
        token = last
    return None


def _first(rows: RowsByToken[Step], reading: Reading, token: int) -> tuple[str, tuple[int, int]]:
    """What the first row does that stands at a token, with the tokens that its pattern yields."""
    for does, pattern in rows.at(reading, token):
        if (found := pattern.match(reading, token)) is not None:
            return does, found
    raise LookupError(f"the last row of a scan must stand at every token, also at {token}")


@kept
def skip_adverbials(reading: Reading, token: int, limit: int, takes: frozenset[str]) -> int:
    """Past an addressee ("told reporters"), adverbs, times and occasions ("on Monday in an interview with X") that follow a cue.

    A preposition that the cue takes is not passed ("warned of"), but for "on" before a time.
    """
    for name in ("addressee", "adverbials"):
        end = scan(name, reading, token, limit, takes)
        token = limit if end is None else end
    return token


def begins_clause(reading: Reading, token: int, limit: int) -> bool:
    """Whether a noun phrase here is the subject of a finite verb that follows soon."""
    chunk = reading.chunk_at(token)
    return chunk is not None and scan("clause", reading, chunk[1], min(limit, chunk[1] + REACH)) is not None


def _is_occasion(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is an occasion of speaking: "an interview"."""
    return reading.lower[last - 1] in lexicons.words("occasions")


def clause_word(reading: Window, token: int, kind: str) -> bool:
    """Whether a word opens, subordinates or joins clauses, by the headings of `data/lexicons/clause_words.txt`."""
    return kind in lexicons.classes("clause_words").get(reading.word(token), "").split()


def _is_preposition(reading: Window, token: int) -> bool:
    """Whether a token is a preposition and opens no clause."""
    return reading.tag(token) in ("IN", "TO") and not clause_word(reading, token, "opening")


def _is_subordinating(reading: Window, token: int) -> bool:
    """Whether a token opens a subordinate clause."""
    return reading.tag(token) == "IN" and clause_word(reading, token, "subordinating")


def _is_behind_speech(reading: Reading, token: int) -> bool:
    """Whether a quotation has ended before a token as speech does."""
    return not reading.is_quoted(token) and reading.is_quoted(token - 1) and reading.ends_with(token - 1, ",?!")


TOKENS = {
    "quoted": Reading.is_quoted,
    "behind_speech": _is_behind_speech,
    "resuming": lambda reading, token: reading.is_quoted(token) and reading.opens_lower(token),
    "saying": lambda reading, token: reading.lemma(token) in saying_verbs(),
    "phrased": lambda reading, token: reading.chunk_at(token) is not None,
    "behind_cue_noun": lambda reading, token: reading.lemma(token - 1) in lexicons.words("cue_nouns"),
    "clause": lambda reading, token: begins_clause(reading, token, len(reading.words)),
}
SIGNS = {"preposition": _is_preposition, "subordinating": _is_subordinating}
PHRASES = {"time": is_time, "occasion": _is_occasion}
