"""Quotations that no verb of saying claims: turns of a transcript, signed and announced ones, and those that stand alone."""

from onrecord import lexicons
from onrecord.attribution.candidates import Draft, State, Tokens, Trace
from onrecord.attribution.cues import mark
from onrecord.attribution.outcomes import Miss
from onrecord.attribution.signs import DASHES
from onrecord.attribution.sources import source_after, subject_of_unit
from onrecord.prose.reading import FINITE, Quoted, Reading, Unit

# The rule of a turn whose source is the label before it.
LABELLED = "label before a colon"
# The tokens from which a quotation after a comma is a sentence of its own.
SENTENCE = 7
# Of so many tokens of a unit one at most stands outside the marks, where it goes on with the speech before it.
SHARE = 2
# The tokens below which a quotation that a sign announces is none, and the signs.
SHORTEST, SIGNS = 4, {":": "colon", ",": "comma"}


def in_conversation(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A turn of an interview or transcript: "Q: …", "MR. SMITH: …", "Report: …"."""
    turn = state.turns.get(unit.first)
    if turn is None:
        return False
    at = turn.colon
    cue = None if at is None else mark(reading, at)
    rule = LABELLED if turn.label else f"{turn.part} of an interview"
    state.drafts.append(Draft(list(turn.stretches), cue, turn.label, rule, unit.paragraph, turn.part))
    state.done = turn.stretches[-1][1]
    trace(rule, "matched")
    return True


def signed(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A quotation signed after a dash, at its end or in a line of its own: "…" — Jane Roe, Troy."""
    dash = next((t for t in range(unit.first, unit.last) if reading.words[t] in DASHES and reading.quote_of[t] is None), None)
    if dash is None or not "".join(reading.tags[dash + 1 : min(dash + 2, unit.last)]).startswith("NNP"):
        return False
    source = source_after(reading, dash + 1, unit.last)
    if not source:
        return False
    stretch = _left_standing(state) if dash == unit.first else _quotation(reading, unit.first, dash)
    if stretch is None:
        return False
    state.standing = False
    state.drafts.append(Draft([stretch], mark(reading, dash), source, "quotation signed after a dash", unit.paragraph))
    trace("quotation signed after a dash", "matched")
    return True


def _left_standing(state: State) -> Tokens | None:
    """The quotation that the unit before left standing; it is taken back from who spoke before."""
    if not state.standing:
        return None
    stretch = state.drafts[-1].stretches.pop()
    state.drafts = [draft for draft in state.drafts if draft.stretches]
    return stretch


def _quotation(reading: Reading, first: int, last: int) -> Tokens | None:
    """The tokens [first, last), trimmed, where they are one quotation."""
    stretch = reading.trim(first, last)
    whole = any(quoted[:2] == stretch for quoted in reading.quoted_in(*stretch))
    return stretch if whole else None


def announced_block(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A paragraph without quotation marks that "X writes:" announces."""
    pending = state.pending
    if pending is None:
        return False
    assert pending.cue is not None  # what announces
    if pending.cue.form == "mark":
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
    for quoted in reading.quoted_in(unit.first + 1, unit.last):
        sign = SIGNS.get(reading.words[quoted.first - 1])
        free = quoted.last - quoted.first >= SHORTEST and not state.covers(quoted.first, quoted.last)
        source = _announcing(reading, unit, quoted, sign) if sign and free else None
        if source:
            rule = f"quotation after a {sign}"
            stretch = reading.trim(quoted.first, quoted.last)
            state.drafts.append(Draft([stretch], mark(reading, quoted.first - 1), source, rule, unit.paragraph))
            trace(rule, "matched")


def _announcing(reading: Reading, unit: Unit, quoted: Quoted, sign: str) -> Tokens | Miss | None:
    """Who announces a quotation: the name before a colon, else the subject; behind a comma only of a sentence that ends its unit."""
    sentence = quoted.last - quoted.first > SENTENCE and not reading.opens_lower(quoted.first)
    named = _named_before(reading, quoted.first - 1) if sign == "colon" else None
    return named or (subject_of_unit(reading, unit, quoted.first) if sentence or sign == "colon" else None)


def _named_before(reading: Reading, colon: int) -> Tokens | None:
    """The name, or the document, that stands right before a colon."""
    chunk = reading.chunk_at(colon - 1)
    head = chunk[1] - 1 if chunk else colon
    named = reading.tags[head].startswith("NNP") or reading.lower[head] in lexicons.words("documents")
    return chunk if named else None


def announced(reading: Reading, unit: Unit, state: State) -> None:
    """A name before the colon that ends a unit announces what the next paragraph quotes: "And from Roe:"."""
    colon = unit.last - 1
    chunk = reading.chunk_at(colon - 1) if colon > unit.first else None
    named = chunk is not None and reading.words[colon] == ":" and reading.tags[chunk[1] - 1].startswith("NNP")
    if named:
        state.pending = Draft([], mark(reading, colon), chunk, "quotation after a colon", unit.paragraph)


def floating(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A unit that is all quotation, or goes on with one: it belongs to a cue that announced it, or to who spoke before."""
    if not is_speech(reading, unit) and not _goes_on(reading, unit, state):
        return False
    stretch = reading.trim(unit.first, unit.last)
    state.standing = state.pending is None
    rule, draft = "quotation left standing", _last(state)
    if state.pending is not None:
        rule, draft, state.pending = "quotation after a colon", state.pending, None
        state.drafts.append(draft)
    elif state.subject is not None:
        draft = Draft([], None, state.subject, "quotation after a sentence about its source", unit.paragraph)
        state.drafts.append(draft)
    elif not draft.stretches or not reading.is_direct(*draft.stretches[-1]):
        draft = Draft([], draft.cue, draft.source, rule, unit.paragraph)
        state.drafts.append(draft)
    draft.stretches.append(stretch)
    draft.paragraph = unit.paragraph
    trace(rule, "matched")
    return True


def _last(state: State) -> Draft:
    """Who spoke last; who is said to have been asked without anybody who asks has not spoken."""
    told = (draft for draft in reversed(state.drafts) if draft.source is not None or draft.cue is None)
    return next(told, Draft([], None, None, "", 0))


def is_speech(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is quotation and nothing else but punctuation."""
    outside = (token for token in range(unit.first, unit.last) if reading.quote_of[token] is None)
    return bool(reading.quoted_in(unit.first, unit.last)) and not any(reading.words[token][0].isalnum() for token in outside)


def _goes_on(reading: Reading, unit: Unit, state: State) -> bool:
    """Whether a unit goes on with the speech before it in its paragraph, with some words outside the marks: "But “it was old.”"."""
    marked = zip(reading.tags[unit.first : unit.last], reading.quote_of[unit.first : unit.last], strict=True)
    outside, told = [tag for tag, quoted in marked if quoted is None], _last(state)
    few = SHARE * len(outside) < unit.last - unit.first
    spoken = any(reading.is_direct(*stretch) for stretch in told.stretches[-1:])
    return few and spoken and told.paragraph == unit.paragraph and FINITE.isdisjoint(outside)


# The ways in which a unit as a whole belongs to somebody, in the order in which they are tried.
WHOLE = (in_conversation, floating, signed, announced_block)
