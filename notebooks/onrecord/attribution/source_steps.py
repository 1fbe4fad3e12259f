"""The steps by which a source is extended from a cue, back or on, by the rows of `data/lexicons/source_steps.tsv`."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.signs import DASHES, PARTICIPLES, RELATIVE, ends_clause, is_demonstrative, is_pause, is_time
from onrecord.entities.descriptions import is_role
from onrecord.entities.phrase_patterns import vocabulary
from onrecord.prose.reading import FINITE, Part
from onrecord.prose.token_patterns import AHEAD, BACK, RowsByToken, TokenPattern, TokenTest, read_pattern

VERBS = FINITE | PARTICIPLES
GOVERNING = FINITE | {"IN", "TO", "VB", "VBG", "VBN"}
NAMES = frozenset(("NNP", "NNPS"))
# Tags of words with which no noun phrase begins.
NOT_OPENING = frozenset(("IN", "TO", "CC", "WRB", "WDT", "WP", "VBG", "EX"))
# Tags behind a cue with which no source begins.
STOPPING = FINITE | {"IN", "RB", "TO", "CC", "RP"}
# Words and marks behind an apposition.
CLOSING = lexicons.words("identifying_prepositions") | {"", ",", ".", ")", ";", "--", "—", "who", "whose"}
MOST = 24  # steps of a source
LABEL = 7  # tokens of a quotation that can be a mark or name
WAYS = {"before": BACK, "behind": AHEAD}


class Extension(NamedTuple):
    """A row of the table, ready to be matched."""

    name: str
    after: str
    then: frozenset[str]
    pattern: TokenPattern


class Taken(NamedTuple):
    """A step that has been taken: by which row, past the tokens between `near` and `far`, and what is so afterwards."""

    name: str
    near: int
    far: int
    state: frozenset[str]


def extend(part: Part, side: str, token: int) -> tuple[int, int] | None:
    """The border of a source that is near to a cue, and the far one; the cue borders on it at `token`, or a time or adverb does."""
    steps = [taken for taken in islice(walk(part, side, token), MOST) if "cue" not in taken.state]
    whole = [taken for taken in steps if "open" not in taken.state]
    return (steps[0].near, whole[-1].far) if whole else None


def walk(part: Part, side: str, token: int) -> Iterator[Taken]:
    """The steps from a token on, each the first that fits."""
    state = frozenset(("cue",))
    while (taken := next(_fitting(part, side, token, state), None)) is not None:
        yield taken
        token, state = taken.far, taken.state


def _fitting(part: Part, side: str, token: int, state: frozenset[str]) -> Iterator[Taken]:
    """The rows that stand at a token, in their order."""
    back = side == "before"
    for row in rows_after(side, state).at(part, token - back):
        if (found := row.pattern.match(part, token - back)) is not None:
            near, far = found[:: WAYS[side]]
            yield Taken(row.name, near + back, far + back, row.then | state & {"comma", "list"})


@cache
def rows_after(side: str, state: frozenset[str]) -> RowsByToken[Extension]:
    """The rows of one side that may be taken where these things are so."""
    return RowsByToken(row for row in rows(side) if lexicons.holds(row.after, state.__contains__))


@cache
def rows(side: str) -> tuple[Extension, ...]:
    """The rows of one side."""
    table = (row for row in lexicons.table("source_steps") if row["side"] == side)
    known = vocabulary(TOKENS, PHRASES, WAYS[side], RUNS, SIGNS)
    return tuple(
        Extension(row["step"], row["after"], frozenset(row["then"].split(", ")), read_pattern(row["pattern"], known, WAYS[side]))
        for row in table
    )


def _is_speech(part: Part, token: int) -> bool:
    """Whether a token is quoted, and not as a mark or name that a participle gives: "marked “internal”"."""
    quoted = part.quote_of[token]
    return quoted is not None and not (quoted.last - quoted.first < LABEL and part.tags[quoted.first - 1] in PARTICIPLES)


def _is_free(part: Part, first: int, last: int) -> bool:
    """Whether nothing governs a noun phrase, so that it can share a verb with the one behind "and"."""
    return part.tag(first - 1 - (part.word(first - 1) == "both")) not in GOVERNING


def _is_describing(part: Part, first: int, last: int) -> bool:
    """Whether a noun phrase between commas describes what stands before it: an age, a place, a description, not a name."""
    name = part.tag(last - 1) in NAMES and part.tag(first) != "DT"
    return not name or " ".join(part.lower[first:last]) in lexicons.words("places")


def _is_each(part: Part, first: int, last: int) -> bool:
    """Whether a noun phrase is one word that takes up the one before it: "both", "himself"."""
    return last - first == 1 and (part.word(first) in ("both", "all", "each") or part.word(first).endswith(("self", "selves")))


def _is_closed(part: Part, token: int) -> bool:
    """Whether a quotation ends at a token that can go on with its source."""
    return part.is_quoted(token) and part.ends_with(token, ",?!") and part.tag(token + 1) not in NOT_OPENING


def _is_loose(part: Part, token: int) -> bool:
    """Whether a token can stand in a noun phrase, however it has been tagged."""
    return part.word(token) == "&" or part.is_word(token) and not (part.is_finite(token) or part.is_quoted(token))


def _is_clause(part: Part, token: int) -> bool:
    """Whether a token can stand in a relative clause behind its pronoun."""
    return part.word(token) != "," and part.word(token) not in RELATIVE and not _is_speech(part, token)


def _is_flat(part: Part, token: int) -> bool:
    """Whether a token can stand in an apposition."""
    return not (is_pause(part, token) or part.tag(token) in FINITE or _is_speech(part, token))


def _is_leading(part: Part, token: int) -> bool:
    """Whether a token can stand between a cue and the noun phrase that is its source."""
    return part.holds(token) and part.is_word(token) and part.tag(token) not in STOPPING and part.chunk_at(token) is None


def _is_named(part: Part, first: int, last: int) -> bool:
    """Whether a noun phrase can be a source: no time, and no word that points back ("Roe denied this")."""
    return not is_time(part, first, last) and not is_demonstrative(part, first, last)


def _is_border(part: Part, token: int) -> bool:
    """Whether an apposition can end before a token."""
    return part.word(token) in CLOSING or part.is_quoted(token)


TOKENS: dict[str, TokenTest] = {
    "leading": _is_leading,
    "border": _is_border,
    "ending": lambda part, token: part.word(token) == ")" or part.chunk_at(token) is not None,
    "closed": _is_closed,
}
SIGNS: dict[str, TokenTest] = {
    "dash": lambda part, token: part.word(token) in DASHES,
    "verb": lambda part, token: part.tag(token) in VERBS,
}
RUNS: dict[str, TokenTest] = {
    "unpaused": lambda part, token: not ends_clause(part, token),
    "flat": _is_flat,
    "clause": _is_clause,
    "loose": _is_loose,
    "plain": lambda part, token: part.tag(token) != "VBG" and _is_clause(part, token),
}
PHRASES = {
    "named": _is_named,
    "identifying": lambda part, first, last: not is_time(part, first, last) and part.word(last - 1) not in lexicons.words("occasions"),
    "time": is_time,
    "lasting": lambda part, first, last: not is_time(part, first, last),
    "role": is_role,
    "noun": lambda part, first, last: part.word(first) not in RELATIVE,
    "free": _is_free,
    "describing": _is_describing,
    "adjectival": lambda part, first, last: part.tag(first) == "JJ" and part.word(first) not in lexicons.words("quantifiers"),
    "each": _is_each,
    "item": lambda part, first, last: _is_free(part, first, last) and not is_time(part, first, last),
    "common": lambda part, first, last: NAMES.isdisjoint(part.tags[first:last]),
}
