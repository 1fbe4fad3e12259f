"""Scans: how far something goes from a token on, by the rows of `data/lexicons/scans.tsv`."""

from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.sources import is_time
from onrecord.entities.token_patterns import TokenPattern, Vocabulary, read_pattern
from onrecord.prose.reading import Reading

NOTHING: frozenset[str] = frozenset()


class Step(NamedTuple):
    """A row of a scan: what it does where its pattern stands."""

    does: str
    pattern: TokenPattern


@cache
def steps(name: str, takes: frozenset[str]) -> tuple[Step, ...]:
    """The rows of a scan behind a cue that takes these."""
    tests = Vocabulary({**TOKENS, "taken": lambda reading, token: reading.lower[token] in takes}, PHRASES)
    rows = (row for row in lexicons.table("scans") if row["scan"] == name and row["takes"] in ("", *takes))
    return tuple(Step(row["does"], read_pattern(row["pattern"], tests)) for row in rows)


def scan(name: str, reading: Reading, token: int, limit: int, takes: frozenset[str] = NOTHING) -> int | None:
    """The token before `limit` at which the scan ends, None where it finds nothing."""
    while token < limit:
        does, (first, last) = _first(steps(name, takes), reading, token)
        if does != "past":
            return {"here": min(first, limit), "none": None}[does]
        token = last
    return None


def _first(rows: tuple[Step, ...], reading: Reading, token: int) -> tuple[str, tuple[int, int]]:
    """What the first row does that stands at a token, with the tokens that its pattern yields."""
    matches = ((row.does, row.pattern.match(reading, token)) for row in rows)
    return next((does, found) for does, found in matches if found is not None)


def _is_occasion(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is an occasion of speaking: "an interview"."""
    return reading.lower[last - 1] in lexicons.words("occasions")


def clause_word(reading: Reading, token: int, kind: str) -> bool:
    """Whether a word opens, subordinates or joins clauses, by the headings of `data/lexicons/clause_words.txt`."""
    return kind in lexicons.classes("clause_words").get(reading.lower[token], "").split()


def _preposition(reading: Reading, token: int) -> bool:
    """Whether a token is a preposition and opens no clause."""
    return reading.tags[token] in ("IN", "TO") and not clause_word(reading, token, "opening")


def _subordinating(reading: Reading, token: int) -> bool:
    """Whether a token opens a subordinate clause."""
    return reading.tags[token] == "IN" and clause_word(reading, token, "subordinating")


TOKENS = {
    "quoted": lambda reading, token: reading.quote_of[token] is not None,
    "phrased": lambda reading, token: reading.chunk_at(token) is not None,
    "preposition": _preposition,
    "subordinating": _subordinating,
    "behind_cue_noun": lambda reading, token: reading.lemma(token - 1) in lexicons.words("cue_nouns"),
}
PHRASES = {"time": is_time, "occasion": _is_occasion}
