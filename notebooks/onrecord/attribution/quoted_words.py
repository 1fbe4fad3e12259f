"""Words in quotation marks behind a verb that no lexicon lists, "Roe dismissed the plan as “a gift”": the points decide on them."""

from collections.abc import Iterator

from onrecord.attribution.breaks import end_at_break
from onrecord.attribution.candidates import Draft, State
from onrecord.attribution.clauses import clause_end
from onrecord.attribution.complements import is_title
from onrecord.attribution.content import quotations_end
from onrecord.attribution.cues import Cue, verb_group
from onrecord.attribution.sources import source_before, subject_of_unit
from onrecord.prose.reading import FINITE, Reading, Unit

# How far behind its verb a quotation may begin, in tokens.
REACH = 14
RULE, BARE = "quoted words", {"VB": "infinitive"}
# How probable a claim has to be that no lexicon speaks for (of those near it, on articles not fitted on, four in five were claims); what
# somebody does "as “…”" seldom is anything else.
LEAST, LEAST_AS = 0.35, {("finite", True): 0.25}
ARTICLE = 2  # tokens between "as" and a quotation, with it
# Tags of what may stand between a verb and its object and is no part of it: "called on", "talked up", "spoke of".
PARTICLES = frozenset(("IN", "RP", "RB"))


def propose(reading: Reading, unit: Unit, cues: list[Cue], state: State) -> Iterator[Draft]:
    """The quotations of a unit that no attribution holds, each with the verb before it and the subject of that verb."""
    for quoted in reading.quoted_in(unit.first, unit.last):
        end = quotations_end(reading, unit, quoted.first)
        free = not state.covers(quoted.first, end) and not is_title(reading, quoted.first, marks="?!")
        draft = _behind_verb(reading, unit, cues, state, quoted.first, end) if free else None
        if draft is None:
            continue
        assert draft.cue is not None  # the verb
        if draft.cue.word not in {other.cue.word for other in state.drafts[-3:] if other.cue}:
            yield draft


def least(reading: Reading, draft: Draft) -> float:
    """How probable it has to be that a quotation is a claim of the subject before it."""
    first, last = draft.stretches[0]
    opens = next(filter(reading.is_quoted, range(first, last)), first)
    assert draft.cue is not None  # the verb
    return LEAST_AS.get((draft.cue.form, "as" in reading.lower[max(first - 1, opens - ARTICLE) : opens]), LEAST)


def _behind_verb(reading: Reading, unit: Unit, cues: list[Cue], state: State, token: int, end: int) -> Draft | None:
    """The attribution of a quotation [token, end) to the subject of the verb before it."""
    before = range(token - 1, max(unit.first, token - REACH) - 1, -1)
    verb = next((at for at in before if reading.tags[at].startswith("VB")), unit.first)
    first, _ = verb_group(reading, unit, verb)
    found = source_before(reading, first, unit.first)
    source = found or subject_of_unit(reading, unit, first)
    if not source or reading.quote_of[verb] is not None:
        return None
    start = next((at for at in range(verb + 1, token) if reading.tags[at] not in PARTICLES), token)
    bare = BARE.get(reading.tags[verb], "participle")
    form = bare if FINITE.isdisjoint(reading.tags[first : verb + 1]) else "finite"
    cue = Cue(first, verb + 1, verb, reading.lemma(verb), "neutral", frozenset(), form)
    near = "before the verb" if found else "of the unit"
    whole = end_at_break(reading, unit, cue, (start, max(end, clause_end(reading, unit, cues, cue, start))), "quotation")
    end = end if state.covers(end, whole) else whole
    return Draft([reading.trim(start, end)], cue, source, f"{RULE}: subject {near}", unit.paragraph)
