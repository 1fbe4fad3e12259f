"""The steps by which a source is extended from its noun phrase, by the rows of `data/lexicons/source_steps.tsv`."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.token_patterns import TokenPattern, Vocabulary, read_pattern
from onrecord.prose.reading import FINITE, Reading

Tokens = tuple[int, int]

DASHES = frozenset(("--", "—", "–", "-", "―"))
PARTICIPLES = frozenset(("VBN", "VBG", "VBD"))
NOT_OPENING = frozenset(("IN", "TO", "CC", "WRB", "WDT", "WP", "VBG", "EX"))
RELATIVE = frozenset(("who", "which", "that", "whose", "whom", "where"))
NAMES = frozenset(("NNP", "NNPS"))
GOVERNING = FINITE | {"IN", "TO", "VB", "VBG", "VBN"}
VERBS = FINITE | PARTICIPLES


class Row(NamedTuple):
    side: str
    name: str
    after: str
    then: frozenset[str]
    pattern: TokenPattern


class Taken(NamedTuple):
    name: str
    first: int
    last: int
    state: frozenset[str]


def steps_before(reading: Reading, end: int, floor: int) -> Iterator[Taken]:
    state = frozenset(("cue",))
    while True:
        taken = next(_fitting(reading, end, floor, state), None)
        if taken is None:
            return
        yield taken
        end, state = taken.first, taken.state


def _fitting(reading, end, floor, state):
    for row in rows("before"):
        if lexicons.holds(row.after, state.__contains__):
            found = row.pattern.match_before(reading, end, floor)
            if found and not any(map(is_speech(reading), range(*found))):
                yield Taken(row.name, *found, row.then | state & {"comma"})


def is_speech(reading):
    def f(token):
        quoted = reading.quote_of[token]
        return quoted is not None and not (quoted.last - quoted.first < 7 and reading.tags[quoted.first - 1] in PARTICIPLES)
    return f


@cache
def rows(side: str) -> tuple[Row, ...]:
    return tuple(
        Row(row["side"], row["step"], row["after"], frozenset(row["then"].split(", ")), read_pattern(row["pattern"], TESTS))
        for row in lexicons.table("source_steps") if row["side"] == side
    )


def is_time(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase names a time."""
    times = lexicons.words("nouns_of_time", "when")
    return reading.lower[last - 1] in times or reading.lower[first] in times and last - first <= 2


def _is_free(reading, first, last):
    before = first - 1
    before -= reading.lower[before] == "both"
    return before < 0 or reading.tags[before] not in GOVERNING


def _describes(reading, first, last):
    return reading.tags[last - 1] not in NAMES or reading.tags[first] == "DT"


def _is_each(reading, first, last):
    return last - first == 1 and reading.lower[first] in ("both", "all", "each")


def _pauses(reading, token):
    return reading.words[token] == "," or reading.words[token] in DASHES


TESTS = Vocabulary(
    {
        "dash": lambda r, t: r.words[t] in DASHES,
        "still": lambda r, t: not _pauses(r, t) and r.tags[t] not in FINITE,
        "plain": lambda r, t: r.words[t] != "," and r.lower[t] not in ("who", "that", "which"),
        "relative": lambda r, t: r.lower[t] in RELATIVE,
        "verb": lambda r, t: r.tags[t] in VERBS,
        "quoted": lambda r, t: r.quote_of[t] is not None,
        "opening": lambda r, t: not r.ends_with(t - 1, ",?!") or r.tags[t] in NOT_OPENING,
        "loose": lambda r, t: not r.is_finite(t) and (r.is_word(t) or r.words[t] == "&"),
    },
    {
        "time": is_time,
        "lasting": lambda r, f, l: not is_time(r, f, l),
        "noun": lambda r, f, l: r.lower[f] not in RELATIVE,
        "free": _is_free,
        "describing": _describes,
        "each": _is_each,
    },
)


def source_before(reading, end, floor):
    first = last = None
    found = None
    whole = (reading.chunk_at(floor) or (floor,))[0]
    for taken in steps_before(reading, end, whole):
        if "alone" in taken.state and taken.first != whole: break
        if taken.state.isdisjoint(("cue",)):
            last = taken.last if last is None else last
            if "open" not in taken.state:
                found = taken.first, last
    if found is None:
        return None
    first, last = max(found[0], floor), found[1]
    if last - first == 1 and reading.lower[first] in ("a", "an", "the"):
        return None
    if is_time(reading, first, last) and first > floor and reading.tags[first - 1] == "IN":
        return None
    return first, last if reading.words[last - 1] not in (",", *DASHES) else last - 1
