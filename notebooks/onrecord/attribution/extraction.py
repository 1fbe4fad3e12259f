"""The way through an article: unit by unit, and in each unit cue by cue, to the attributions."""

from collections.abc import Iterator

from onrecord.attribution import quoted_words, sources, uncued
from onrecord.attribution.candidates import Draft, State, Tokens, Trace
from onrecord.attribution.cues import Cue, find_cues, owner
from onrecord.attribution.dialogue import find_turns
from onrecord.attribution.evidence import of_row
from onrecord.attribution.points import LEAST, probability
from onrecord.attribution.rules import Frame, match
from onrecord.attribution.scans import skip_adverbials
from onrecord.prose.reading import Reading, Unit

# What stands behind "X said" where it ends its unit, and before a quotation that stands for itself.
ENDS, BEFORE_QUOTATION = ([], ["."], ["!"], ["?"]), frozenset(":.,!?;")


def silent(rule: str, outcome: str) -> None:
    """A trace that goes nowhere."""


def find_drafts(reading: Reading, trace: Trace = silent, least: float = LEAST) -> list[Draft]:
    """All attributions of the article, in order of their cues, of which at least `least` is the probability that they are claims."""
    drafts: list[Draft] = []
    for _, state in read_units(reading, trace, least):
        drafts = state.drafts
    return [draft for draft in drafts if draft.part or draft.cue is not None or sureness(reading, draft) >= least]


def sureness(reading: Reading, draft: Draft) -> float:
    """How probable it is that some of the words are a claim of the source, from 0 to 1."""
    return max(probability("claim", of_row(reading, draft, stretch)) for stretch in draft.stretches)


def read_units(reading: Reading, trace: Trace = silent, least: float = LEAST) -> Iterator[tuple[Unit, State]]:
    """Read unit after unit; each comes with the state that it leaves, which holds the attributions so far."""
    state = State(turns=find_turns(reading), least=least)
    for unit in reading.units:
        if unit.paragraph != state.paragraph:
            state.paragraph, state.subject = unit.paragraph, None
        _read_unit(reading, unit, state, trace)
        yield unit, state


def _read_unit(reading: Reading, unit: Unit, state: State, trace: Trace) -> None:
    """The attributions of one unit: what a closing "…, X said" governs is read as a part of its own."""
    if unit.first < state.done or any(way(reading, unit, state, trace) for way in uncued.WHOLE):
        return
    state.pending, state.standing = None, False
    cues = find_cues(reading, unit)
    cut = closing_part(reading, unit, cues)
    for first, last in ((unit.first, cut), (cut, unit.last)):
        if first < last:
            _read_part(reading, Unit(first, last, unit.paragraph), [cue for cue in cues if first <= cue.word < last], state, trace)
    uncued.after_colon(reading, unit, state, trace)
    for draft in quoted_words.propose(reading, unit, cues, state):
        _keep(reading, draft, state, trace, max(state.least, quoted_words.least(reading, draft)))
    uncued.announced(reading, unit, state)


def _read_part(reading: Reading, unit: Unit, cues: list[Cue], state: State, trace: Trace) -> None:
    """The attributions of a part of a unit, cue by cue; a cue inside the content of another is nested and left out."""
    closing = any(closing_head(reading, unit, cue) is not None for cue in cues[-1:])
    floor, taken, previous = unit.first, unit.first, None
    for cue in [*cues[-1:], *cues[:-1]] if closing else cues:
        if state.covers(cue.word, cue.word + 1) or cue.word < taken and not closing:
            trace(cue.lemma, "inside the content of another attribution")
            continue
        draft = match(Frame(reading, unit, cues, cue, floor, previous), trace)
        if draft is not None and _keep(reading, draft, state, trace, state.least):
            taken = max(taken, draft.stretches[-1][1])
            floor = max(floor, taken, cue.last)
            previous = draft
    told = previous is not None and previous.source is not None
    subject = sources.subject_of_unit(reading, unit._replace(first=floor), unit.last)
    state.subject = subject if subject and not told and _is_person(reading, subject) else None


def _keep(reading: Reading, draft: Draft, state: State, trace: Trace, least: float) -> bool:
    """Add an attribution where a claim is at least as probable as `least`, or all are wanted; returns whether it was added.

    One without content waits for it.
    """
    if not draft.stretches:
        state.pending = draft
        return False
    assert draft.cue is not None  # the rules begin at one
    sure, name = sureness(reading, draft), f"{draft.cue.lemma}: {draft.rule}"
    trace(name, f"a claim with a probability of {sure:.2f}")
    if sure < least:
        trace(name, f"let go: less than {least:.2f}")
        return False
    state.drafts.append(draft)
    return True


def _is_person(reading: Reading, source: Tokens) -> bool:
    """Whether a noun phrase looks like a person: a name or "he" or "she"."""
    chunk = reading.chunk_at(source[0]) or source
    named = reading.tags[min(chunk[1], source[1]) - 1] == "NNP" and reading.lower[chunk[0]] != "the"
    return named or reading.lower[source[0]] in ("he", "she")


def closing_head(reading: Reading, unit: Unit, cue: Cue) -> int | None:
    """Where a cue with its source begins that ends the unit and hands over what stands before: "…, X said." and "…, according to X."."""
    head, tail = _with_source(reading, unit, cue)
    ends = reading.words[skip_adverbials(reading, min(tail, unit.last), unit.last, cue.takes) : unit.last] in ENDS
    return head if head > unit.first and ends and reading.ends_quote_or_comma(head - 1) else None


def _with_source(reading: Reading, unit: Unit, cue: Cue) -> Tokens:
    """The tokens of a cue with the source in it, before or behind it; those of the whole unit where it has none."""
    if cue.form != "finite":
        return _with_named_source(reading, unit, cue)
    source = sources.source_before(reading, cue.first, unit.first)
    if source:
        return source[0], cue.last
    source = sources.source_after(reading, cue.last, unit.last)
    return (cue.first, source[1]) if source else (unit.first, unit.last)


def _with_named_source(reading: Reading, unit: Unit, cue: Cue) -> Tokens:
    """The tokens of "in X's words", and from "according to" to the end of its unit; those of the whole unit for other forms."""
    if cue.form != "according":
        return unit.first, unit.last
    return cue.first, unit.last if owner(reading, cue.last - 1) is None else cue.last


def closing_part(reading: Reading, unit: Unit, cues: list[Cue]) -> int:
    """Where the part begins that a closing cue governs: with its quotation where that stands for itself, else with the unit."""
    head = closing_head(reading, unit, cues[-1]) if len(cues) > 1 else None
    quoted = None if head is None else reading.quote_of[head - 1]
    return quoted.first if quoted is not None and reading.words[quoted.first - 1] in BEFORE_QUOTATION else unit.first
