"""Quotations that no verb of saying claims: turns of a transcript, signed and announced ones, and those that stand alone."""

from onrecord import lexicons
from onrecord.attribution.candidates import Draft, State, Tokens, Trace
from onrecord.attribution.cues import Cue
from onrecord.attribution.sources import DASHES, source_after, subject_of_unit
from onrecord.prose.reading import Reading, Unit

# The tokens from which a quotation after a comma is a sentence of its own.
SENTENCE = 7
# The tokens below which a quotation that a colon announces is none.
SHORTEST = 4


def in_conversation(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A turn of an interview or transcript: "Q: …", "MR. SMITH: …", "Report: …"."""
    turn = state.turns.get(unit.first)
    if turn is None:
        return False
    at = turn.colon
    cue = None if at is None else Cue(at, at + 1, at, reading.words[at], "neutral", frozenset(), "mark")
    rule = "label before a colon" if turn.label else f"{turn.part} of an interview"
    state.drafts.append(Draft(list(turn.stretches), cue, turn.label, rule, unit.paragraph, turn.part))
    state.done = turn.stretches[-1][1]
    trace(rule, "matched")
    return True


def signed(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A quotation signed after a dash, at its end or in a line of its own: "…" — Jane Roe, Troy."""
    dash = next((t for t in range(unit.first, unit.last) if reading.words[t] in DASHES and reading.quote_of[t] is None), None)
    if dash is None or dash + 1 >= unit.last or not reading.tags[dash + 1].startswith("NNP"):
        return False
    source = source_after(reading, dash + 1, unit.last)
    stretch = _left_standing(unit, state) if dash == unit.first else _quotation(reading, unit.first, dash)
    if not source or stretch is None:
        return False
    cue = Cue(dash, dash + 1, dash, reading.words[dash], "neutral", frozenset(), "mark")
    state.drafts.append(Draft([stretch], cue, source, "quotation signed after a dash", unit.paragraph))
    trace("quotation signed after a dash", "matched")
    return True


def _left_standing(unit: Unit, state: State) -> Tokens | None:
    """The quotation that was left standing right before a unit; it is taken back from who spoke before."""
    if not state.standing or not state.drafts or not state.drafts[-1].stretches or state.drafts[-1].stretches[-1][1] < unit.first - 1:
        return None
    stretch = state.drafts[-1].stretches.pop()
    if not state.drafts[-1].stretches:
        state.drafts.pop()
    return stretch


def _quotation(reading: Reading, first: int, last: int) -> Tokens | None:
    """The tokens [first, last), trimmed, where they are one quotation."""
    stretch = reading.trim(first, last)
    quoted = reading.quote_of[stretch[0]] if stretch[0] < stretch[1] else None
    return stretch if quoted is not None and quoted.last == stretch[1] else None


def announced_block(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A paragraph without quotation marks that "X writes:" announces."""
    pending = state.pending
    if pending is None or pending.cue is None or pending.cue.form == "mark":
        return False
    last = reading.paragraph_end(unit.paragraph)
    stretch = reading.trim(unit.first, last)
    if stretch[0] >= stretch[1]:
        return False
    pending.stretches.append(stretch)
    state.drafts.append(pending)
    state.pending, state.done = None, last
    trace("paragraph after a colon", "matched")
    return True


def after_colon(reading: Reading, unit: Unit, state: State, trace: Trace) -> None:
    """A quotation that a colon announces, or a sentence quoted after a comma, that no cue has claimed.

    It belongs to the name before the colon, or to the subject: "Roe issued a statement, “We are closed.”"
    """
    for token in range(unit.first + 1, unit.last):
        quoted, mark = reading.quote_of[token], reading.words[token - 1]
        if quoted is None or quoted.first != token or quoted.last - token < SHORTEST or state.covers(token, quoted.last):
            continue
        sentence = quoted.last - token > SENTENCE and quoted.last >= unit.last - 1 and not reading.opens_lower(token)
        if mark != ":" and not (mark == "," and sentence):
            continue
        source = mark == ":" and _named_before(reading, token - 1) or subject_of_unit(reading, unit, token)
        if not source:
            continue
        rule = f"quotation after a {'colon' if mark == ':' else 'comma'}"
        cue = Cue(token - 1, token, token - 1, mark, "neutral", frozenset(), "mark")
        state.drafts.append(Draft([reading.trim(token, quoted.last)], cue, source, rule, unit.paragraph))
        trace(rule, "matched")


def _named_before(reading: Reading, colon: int) -> Tokens | None:
    """The name, or the document, that stands right before a colon."""
    chunk = reading.chunk_at(colon - 1)
    head = chunk[1] - 1 if chunk else colon
    named = reading.tags[head].startswith("NNP") or reading.lower[head] in lexicons.words("documents")
    return chunk if named else None


def announced(reading: Reading, unit: Unit, state: State) -> None:
    """A name before the colon that ends a unit announces what the next paragraph quotes: "And from Roe:"."""
    colon = unit.last - 1
    chunk = reading.chunk_at(colon - 1) if colon > unit.first and reading.words[colon] == ":" else None
    if state.pending is None and chunk and reading.tags[chunk[1] - 1].startswith("NNP") and chunk[0] >= unit.first:
        cue = Cue(colon, colon + 1, colon, ":", "neutral", frozenset(), "mark")
        state.pending = Draft([], cue, chunk, "quotation after a colon", unit.paragraph)


def floating(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A unit that is all quotation: it belongs to a cue that announced it, or to who spoke before."""
    if not is_speech(reading, unit):
        return False
    stretch = reading.trim(unit.first, unit.last)
    if state.pending is not None:
        state.pending.stretches.append(stretch)
        state.drafts.append(state.pending)
        state.pending = None
        trace("quotation after a colon", "matched")
        return True
    last = next((draft for draft in reversed(state.drafts) if not _asked(draft)), None)
    state.standing = True
    if last is None and state.subject is None:
        state.drafts.append(Draft([stretch], None, None, "quotation left standing", unit.paragraph))
        return True
    if state.subject is not None:
        state.drafts.append(Draft([stretch], None, state.subject, "quotation after a sentence about its source", unit.paragraph))
    elif reading.is_direct(*last.stretches[-1]):
        last.stretches.append(stretch)
        last.paragraph = unit.paragraph
    else:
        state.drafts.append(Draft([stretch], last.cue, last.source, "quotation left standing", unit.paragraph))
    trace("quotation left standing", "matched")
    return True


def _asked(draft: Draft) -> bool:
    """Whether a draft is a question that nobody is said to have put: what stands alone after it answers it."""
    return draft.source is None and draft.cue is not None and draft.cue.stance == "question"


def is_speech(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is quotation and nothing else but punctuation."""
    outside = sum(reading.quote_of[t] is None and reading.words[t][0].isalnum() for t in range(unit.first, unit.last))
    return outside == 0 and any(reading.quote_of[t] is not None for t in range(unit.first, unit.last))
