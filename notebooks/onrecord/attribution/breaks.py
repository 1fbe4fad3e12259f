"""Where reported words may end before their sentence does, and how probable it is that they do, by the table of points.

"Roe said the mill was shut, which surprised nobody" ends at its comma, "Roe said the mill, which is old, was shut" does not.
"""

from onrecord.attribution.cues import Cue
from onrecord.attribution.points import probability
from onrecord.attribution.scans import scan
from onrecord.attribution.signs import DASHES, RELATIVE, is_time
from onrecord.prose.reading import FINITE, Reading, Unit

# The probability from which content ends at a break.
ENOUGH = 0.6
PAUSES = frozenset((",", ";", ":", "(", *DASHES))
SUBJECTS = frozenset(("PRP", "EX", "NNP", "NNPS", "NN", "NNS", "DT", "CD", "PRP$"))
# The tags of words that can go on with a sentence without a pause: a conjunction, a preposition, a relative word.
LINKING = frozenset(("CC", "IN", "WDT", "WRB"))
# Tags of the words that open what follows a break.
OPENING = frozenset(("CC", "IN", "WDT", "WP", "WRB", "RB"))
NEAR = 14


def end_at_break(reading: Reading, unit: Unit, cue: Cue, content: tuple[int, int], rule: str) -> int:
    """The first break of the content [first, last) at which it probably ends, or its last token."""
    first, last = content
    for token in places(reading, first, last):
        if probability("cut", features(reading, unit, cue, content, token, rule)) >= ENOUGH:
            return token
    return last


def places(reading: Reading, first: int, last: int) -> list[int]:
    """The tokens, outside of quotations, before which content may end: pauses, and words that link what follows."""
    return [
        token
        for token in range(first + 1, last - 1)
        if reading.quote_of[token] is None
        and (reading.words[token] in PAUSES or reading.tags[token] in LINKING and reading.words[token - 1] not in PAUSES)
    ]


def features(reading: Reading, unit: Unit, cue: Cue, content: tuple[int, int], token: int, rule: str) -> list[str]:
    """What can be seen of a break before the token: its sign, what stands on both sides, and the content so far."""
    first, last = content
    pause = _pause(reading.words[token])
    after = token + (pause != "no pause")
    word, tag = reading.lower[after], reading.tags[after]
    joins = tag if reading.quote_of[after] is None else "a quotation"
    kind = "a relative word" if word in RELATIVE else "a conjunction" if tag == "CC" else joins
    inside = after + (tag in OPENING)
    going = _goes_on(reading, inside, last)
    before, quoted, marked, later, closed = _around(reading, content, token, pause)
    names = [
        f"{pause}, {kind}",
        f"{pause}, then {going}",
        f"{pause}, {kind}, then {going}",
        f"{pause} in {rule}",
        f"{pause}, {kind} in {rule}",
        f"{pause} after content {before} a clause",
        f"{kind} after content {before} a clause",
        f"{pause} after {quoted} words",
        f"{pause}, quoted words {marked}before, {later}behind",
        f"{pause} {closed}",
        f"{pause}, {kind} {closed}",
        f"{pause}, cue is {cue.form}, {cue.stance}",
        f"{pause} after {min(token - first, 3)} tokens" if token - first < 4 else f"{pause} after more tokens",
        f"{pause}, {kind}, {_either(_same_tense(reading, cue, inside, last), 'same', 'other')} tense",
        f"{kind}, {_either(_opens_time(reading, inside), 'time', 'no time')}",
    ]
    return [f"break: {name}" for name in names]


def _either(holds: bool, yes: str, no: str) -> str:
    """One of two words for whether something holds."""
    return yes if holds else no


def _pause(sign: str) -> str:
    """The sign that a break begins with, in words."""
    return "a dash" if sign in DASHES else sign if sign in PAUSES else "no pause"


def _around(reading: Reading, content: tuple[int, int], token: int, pause: str) -> tuple[str, ...]:
    """What the content holds on both sides of a break, in words: a clause before it, quoted words, and the same sign again."""
    first, last = content
    quoted = [quoted is not None for quoted in reading.quote_of[first:last]]
    again = any(reading.words[at] == pause and not quoted[at - first] for at in range(token + 1, last))
    return (
        _either(reading.has_clause(first, token), "with", "without"),
        _either(quoted[token - 1 - first], "quoted", "unquoted"),
        _either(any(quoted[: token - first]), "", "nowhere "),
        _either(any(quoted[token - first :]), "", "nowhere "),
        _either(again, "opened and closed", "never closed"),
    )


def _goes_on(reading: Reading, token: int, last: int) -> str:
    """What follows a break, in few words: whether a clause with a subject, a verb, a participle, a noun phrase."""
    tag = reading.tags[token] if token < last else "."
    if tag in FINITE:
        return "a finite verb"
    if tag in ("VBG", "VBN", "VB", "TO"):
        return tag
    if tag not in SUBJECTS:
        return "something else"
    near = min(last, token + NEAR)
    if scan("clause", reading, token, near) is None:
        return _either(PAUSES.isdisjoint(reading.words[token:near]), "a noun phrase", "a noun phrase and a pause")
    return _either(tag == "PRP", "a pronoun and its verb", "a subject and its verb")


def _same_tense(reading: Reading, cue: Cue, token: int, last: int) -> bool:
    """Whether the next finite verb has the tag of the cue."""
    verb = next((tag for tag in reading.tags[token : min(last, token + NEAR)] if tag in FINITE), None)
    return verb == reading.tags[cue.word]


def _opens_time(reading: Reading, token: int) -> bool:
    """Whether a noun phrase of time follows."""
    chunk = reading.chunk_at(token)
    return chunk is not None and is_time(reading, *chunk)
