"""Sources: the noun phrase that a cue belongs to, with its modifiers, appositions and relative clause."""

from onrecord.attribution.cues import Cue
from onrecord.attribution.outcomes import Miss
from onrecord.attribution.signs import is_time
from onrecord.attribution.source_steps import extend
from onrecord.prose.reading import Reading, Unit, kept

Tokens = tuple[int, int]
FARTHEST = 100  # tokens of a source with all that describes it


@kept
def source_before(reading: Reading, end: int, floor: int) -> Tokens | Miss:
    """The noun phrase with its modifiers that ends right before token `end`, or why there is none."""
    part = reading.part(max(floor, end - FARTHEST), end)
    source = extend(part, "before", end)
    if source is None:
        return Miss("no noun phrase before the cue")
    last, first = source
    return Miss("a time is no source") if is_time(part, first, last) and part.tag(first - 1) == "IN" else (first, last)


@kept
def source_after(reading: Reading, start: int, limit: int) -> Tokens | Miss:
    """The noun phrase with its modifiers that begins at token `start`, or why there is none."""
    source = extend(reading.part(start, min(limit, start + FARTHEST)), "behind", start)
    return source or Miss("no noun phrase after the cue")


def subject_of_unit(reading: Reading, unit: Unit, before: int) -> Tokens | Miss:
    """The subject of the first finite verb of the unit that stands before token `before`; how far it was looked for is kept."""
    token, source = reading.subjects.get(unit.first, (unit.first, None))
    while source is None and token < before:
        source = _subject_of(reading, token, unit.first)
        token += 1
    reading.subjects[unit.first] = token, source
    return source if source is not None and token <= before else Miss("no finite verb with a subject before")


def _subject_of(reading: Reading, token: int, floor: int) -> Tokens | None:
    """The subject of the token, where it is a finite verb outside quotations that has one."""
    verb = reading.is_finite(token) or reading.tag(token) == "VBN" and reading.word(token - 1) == ","
    source = source_before(reading, token, floor) if verb and not reading.is_quoted(token) else None
    return None if not source or reading.lower[source[0]] in ("it", "there") else source


def relative_antecedent(reading: Reading, cue: Cue, floor: int) -> Tokens | Miss:
    """The relative pronoun before the cue."""
    token, part = cue.first - 1, reading.part(floor, cue.first)
    relative = part.word(token) in ("who", "which", "that") and part.tag(token) != "DT"
    return (token, token + 1) if relative else Miss("no relative pronoun before the cue")
