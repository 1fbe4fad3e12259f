"""Words in quotation marks behind a verb that no lexicon lists, "Roe dismissed the plan as “a gift”": the points decide on them."""

from collections.abc import Iterator

from onrecord.attribution.candidates import Draft, State, Tokens
from onrecord.attribution.content import is_title, quotations_end
from onrecord.attribution.cues import Cue, verb_group
from onrecord.attribution.sources import source_before, subject_of_unit
from onrecord.prose.reading import FINITE, Reading, Unit

# How far behind its verb a quotation may begin, in tokens.
REACH = 14
RULE = "quoted words"
# They are a claim rather than not: no lexicon speaks for them.
LEAST = 0.5
# Tags of what may stand between a verb and its object and is no part of it: "called on", "talked up", "spoke of".
PARTICLES = frozenset(("IN", "RP", "RB"))


def propose(reading: Reading, unit: Unit, state: State) -> Iterator[Draft]:
    """The quotations of a unit that no attribution holds, each with the verb before it and the subject of that verb."""
    token = unit.first
    while token < unit.last:
        quoted = reading.quote_of[token]
        if quoted is None:
            token += 1
            continue
        end = quotations_end(reading, unit, token)
        if not state.covers(token, end) and not is_title(reading, token, marks="?!"):
            draft = _behind_verb(reading, unit, token, end)
            if draft is not None and not any(draft.cue.word == other.cue.word for other in state.drafts[-3:] if other.cue):
                yield draft
        token = max(end, token + 1)


def _behind_verb(reading: Reading, unit: Unit, token: int, end: int) -> Draft | None:
    """The attribution of a quotation [token, end) to the subject of the verb before it."""
    verb = next((at for at in range(token - 1, max(unit.first, token - REACH) - 1, -1) if reading.tags[at].startswith("VB")), None)
    if verb is None or reading.quote_of[verb] is not None:
        return None
    first, _ = verb_group(reading, unit, verb)
    found = source_before(reading, first, unit.first)
    source: Tokens | None = found if found else subject_of_unit(reading, unit, first) or None
    if source is None:
        return None
    start = verb + 1
    while start < token and reading.tags[start] in PARTICLES:
        start += 1
    bare = "infinitive" if reading.tags[verb] == "VB" else "participle"
    form = bare if FINITE.isdisjoint(reading.tags[first : verb + 1]) else "finite"
    cue = Cue(first, verb + 1, verb, reading.lemma(verb), "neutral", frozenset(), form)
    near = "before the verb" if found else "of the unit"
    return Draft([reading.trim(start, end)], cue, source, f"{RULE}: subject {near}", unit.paragraph)
