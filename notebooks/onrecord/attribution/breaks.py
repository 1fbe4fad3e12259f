"""Where reported words may end before their sentence does, and how probable it is that they do, by the table of points.

"Roe said the mill was shut, which surprised nobody" ends at its comma, "Roe said the mill, which is old, was shut" does not.
"""

from onrecord.attribution.cues import Cue
from onrecord.attribution.points import probability
from onrecord.attribution.sources import DASHES, RELATIVE, is_time
from onrecord.prose.reading import FINITE, Reading, Unit

# The probability from which content ends at a break.
ENOUGH = 0.6
PAUSES = frozenset((",", ";", ":", "(", *DASHES))
SUBJECTS = frozenset(("PRP", "EX", "NNP", "NNPS", "NN", "NNS", "DT", "CD", "PRP$"))
# The tags of words that can go on with a sentence without a pause: a conjunction, a preposition, a relative word.
LINKING = frozenset(("CC", "IN", "WDT", "WRB"))
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
    pause = reading.words[token] if reading.words[token] in PAUSES else "no pause"
    pause = "a dash" if pause in DASHES else pause
    after = token if pause == "no pause" else token + 1
    word, tag = reading.lower[after], reading.tags[after]
    joins = tag if reading.quote_of[after] is None else "a quotation"
    kind = "a relative word" if word in RELATIVE else "a conjunction" if tag == "CC" else joins
    inside = after + (tag in ("CC", "IN", "WDT", "WP", "WRB", "RB"))
    going = _goes_on(reading, inside, last)
    before = "with" if reading.has_clause(first, token) else "without"
    quoted = "quoted" if reading.quote_of[token - 1] is not None else "unquoted"
    marked = any(reading.quote_of[t] is not None for t in range(first, token))
    later = any(reading.quote_of[t] is not None for t in range(token, last))
    closed = next((t for t in range(after, last) if reading.words[t] == pause and reading.quote_of[t] is None), None)
    names = [
        f"{pause}, {kind}",
        f"{pause}, then {going}",
        f"{pause}, {kind}, then {going}",
        f"{pause} in {rule}",
        f"{pause}, {kind} in {rule}",
        f"{pause} after content {before} a clause",
        f"{kind} after content {before} a clause",
        f"{pause} after {quoted} words",
        f"{pause}, quoted words {'before' if marked else 'nowhere before'}, {'behind' if later else 'nowhere behind'}",
        f"{pause} {'opened and closed' if closed else 'never closed'}",
        f"{pause}, {kind} {'opened and closed' if closed else 'never closed'}",
        f"{pause}, cue is {cue.form}, {cue.stance}",
        f"{pause} after {min(token - first, 3)} tokens" if token - first < 4 else f"{pause} after more tokens",
        f"{pause}, {kind}, same tense" if _same_tense(reading, cue, inside, last) else f"{pause}, {kind}, other tense",
        f"{kind}, time" if _opens_time(reading, inside) else f"{kind}, no time",
    ]
    return [f"break: {name}" for name in names]


def _goes_on(reading: Reading, token: int, last: int) -> str:
    """What follows a break, in few words: whether a clause with a subject, a verb, a participle, a noun phrase."""
    tag = reading.tags[token] if token < last else "."
    if tag in FINITE:
        return "a finite verb"
    if tag in ("VBG", "VBN", "VB", "TO"):
        return tag
    if tag not in SUBJECTS:
        return "something else"
    for at in range(token, min(last, token + NEAR)):
        if reading.tags[at] in FINITE and reading.quote_of[at] is None:
            return "a pronoun and its verb" if tag == "PRP" else "a subject and its verb"
        if reading.words[at] in PAUSES:
            return "a noun phrase and a pause"
    return "a noun phrase"


def _same_tense(reading: Reading, cue: Cue, token: int, last: int) -> bool:
    """Whether the next finite verb has the tag of the cue."""
    verb = next((tag for tag in reading.tags[token : min(last, token + NEAR)] if tag in FINITE), None)
    return verb == reading.tags[cue.word]


def _opens_time(reading: Reading, token: int) -> bool:
    """Whether a noun phrase of time follows."""
    chunk = reading.chunk_at(token)
    return chunk is not None and is_time(reading, *chunk)
