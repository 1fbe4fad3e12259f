"""From cues to attributions: each cue of a unit gets a source and content, the first that fit in the order given here."""
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord import lexicons
from onrecord.attribution import content, sources
from onrecord.attribution.cues import Cue, find_cues
from onrecord.attribution.interviews import Turn, find_turns
from onrecord.attribution.reading import MARKS, Reading, Unit

Tokens = tuple[int, int]
Trace = Callable[[str, str], None]


@dataclass
class Draft:
    """An attribution before its speaker is known, by tokens; `part` where it is a turn of a conversation."""

    stretches: list[Tokens]
    cue: Cue | None
    source: Tokens | None
    rule: str
    paragraph: int
    part: str | None = None


@dataclass
class State:
    """What one unit hands to the next: the attributions so far, and a cue whose content is still to come."""

    drafts: list[Draft] = field(default_factory=list)
    pending: Draft | None = None
    paragraph: int = -1
    subject: Tokens | None = None
    done: int = 0
    standing: bool = False
    turns: dict[int, Turn] = field(default_factory=dict)


def silent(rule: str, outcome: str) -> None:
    """A trace that goes nowhere."""


def find_drafts(reading: Reading, trace: Trace = silent) -> list[Draft]:
    """All attributions of the article, in order of their cues."""
    state = State(turns=find_turns(reading))
    for unit in reading.units:
        if unit.paragraph != state.paragraph:
            state.paragraph, state.subject = unit.paragraph, None
        _read_unit(reading, unit, state, trace)
    return state.drafts


def _read_unit(reading: Reading, unit: Unit, state: State, trace: Trace) -> None:
    """The attributions of one unit: what a closing "…, X said" governs is read as a part of its own."""
    if unit.first < state.done or _turn(reading, unit, state, trace) or _floating(reading, unit, state, trace):
        return
    if _signed(reading, unit, state, trace) or _block(reading, unit, state, trace):
        return
    state.pending, state.standing = None, False
    cues = find_cues(reading, unit)
    cut = closing_part(reading, unit, cues)
    for first, last in ((unit.first, cut), (cut, unit.last)):
        if first < last:
            _read_part(reading, Unit(first, last, unit.paragraph), [cue for cue in cues if first <= cue.word < last], state, trace)
    _after_colon(reading, unit, state, trace)


def _read_part(reading: Reading, unit: Unit, cues: list[Cue], state: State, trace: Trace) -> None:
    """The attributions of a part of a unit, cue by cue; a cue inside the content of another is nested and left out."""
    closing = cues[-1] if cues and closes(reading, unit, cues[-1]) else None
    floor, taken, previous = unit.first, unit.first, None
    for cue in ([closing] if closing else []) + [cue for cue in cues if cue is not closing]:
        if any(first <= cue.word < last for draft in state.drafts[-3:] for first, last in draft.stretches) or cue.word < taken and not closing:
            trace(cue.lemma, "inside the content of another attribution")
            continue
        draft = _match(reading, unit, cues, cue, floor, previous, trace)
        if draft is None:
            continue
        if not draft.stretches:
            state.pending = draft
            continue
        state.drafts.append(draft)
        taken = max(taken, draft.stretches[-1][1])
        floor = max(floor, taken, cue.last)
        previous = draft
    subject = sources.subject_of_unit(reading, unit, unit.last) if previous is None else ""
    state.subject = None if isinstance(subject, str) or not _is_person(reading, subject) else subject


def _is_person(reading: Reading, source: Tokens) -> bool:
    """Whether a noun phrase looks like a person: a name or "he" or "she"."""
    chunk = reading.chunk_at(source[0]) or source
    return reading.lower[source[0]] in ("he", "she") or reading.tags[min(chunk[1], source[1]) - 1] == "NNP" and reading.lower[chunk[0]] != "the"


def closes(reading: Reading, unit: Unit, cue: Cue) -> bool:
    """Whether a cue with its source ends the unit and hands over what stands before: "…, X said." and "…, according to X."."""
    if cue.form == "according":
        return cue.first > unit.first + 2
    if cue.form != "finite":
        return False
    source = sources.source_before(reading, cue.first, unit.first)
    head, tail = (cue.first, cue.last) if isinstance(source, str) else (source[0], cue.last)
    if head == cue.first:
        after = sources.source_after(reading, cue.last, unit.last)
        if isinstance(after, str):
            return False
        tail = after[1]
    if head <= unit.first or not reading.ends_quote_or_comma(head - 1):
        return False
    tail = min(tail, unit.last)
    end = content.skip_adverbials(reading, tail, unit.last, True)
    return end >= unit.last or end == unit.last - 1 and reading.words[end] in (".", "!", "?")


def closing_part(reading: Reading, unit: Unit, cues: list[Cue]) -> int:
    """Where the part begins that a closing cue governs: with its quotation where that stands for itself, else with the unit."""
    if len(cues) < 2 or not closes(reading, unit, cues[-1]):
        return unit.first
    source = sources.source_before(reading, cues[-1].first, unit.first)
    head = cues[-1].first if isinstance(source, str) or cues[-1].form == "according" else source[0]
    quoted = reading.quote_of[head - 1]
    if quoted is None:
        return unit.first
    first = quoted.first
    return first if first > unit.first and (reading.words[first - 1] in (":", ".", ",", "!", "?", ";") or reading.tags[first - 1] == "CC") else unit.first


def _turn(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A turn of an interview or transcript: "Q: …", "MR. SMITH: …", "Report: …"."""
    turn = state.turns.get(unit.first)
    if turn is None:
        return False
    cue = None if turn.colon is None else Cue(turn.colon, turn.colon + 1, turn.colon, ":", "neutral", frozenset(), "mark")
    rule = "label before a colon" if turn.label else f"{turn.part} of an interview"
    state.drafts.append(Draft(list(turn.stretches), cue, turn.label, rule, unit.paragraph, turn.part))
    state.done = turn.stretches[-1][1]
    trace(rule, "matched")
    return True


def _signed(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A quotation signed after a dash, at its end or in a line of its own: "…" — Jane Roe, Troy."""
    dash = next((t for t in range(unit.first, unit.last) if reading.words[t] in sources.DASHES and reading.quote_of[t] is None), None)
    if dash is None or dash + 1 >= unit.last or not reading.tags[dash + 1].startswith("NNP"):
        return False
    if dash == unit.first:
        if not state.drafts or not state.drafts[-1].stretches or state.drafts[-1].stretches[-1][1] < unit.first - 1 or not state.standing:
            return False
        stretch = state.drafts[-1].stretches.pop()
        if not state.drafts[-1].stretches:
            state.drafts.pop()
    else:
        stretch = reading.trim(unit.first, dash)
        quoted = reading.quote_of[stretch[0]] if stretch[0] < stretch[1] else None
        if quoted is None or quoted.last != stretch[1]:
            return False
    source = sources.source_after(reading, dash + 1, unit.last)
    if isinstance(source, str):
        return False
    cue = Cue(dash, dash + 1, dash, reading.words[dash], "neutral", frozenset(), "mark")
    state.drafts.append(Draft([stretch], cue, source, "quotation signed after a dash", unit.paragraph))
    trace("quotation signed after a dash", "matched")
    return True


def _block(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A paragraph without quotation marks that "X writes:" announces."""
    pending = state.pending
    if pending is None or pending.cue is None or pending.cue.form == "mark" or pending.paragraph == unit.paragraph:
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


def _after_colon(reading: Reading, unit: Unit, state: State, trace: Trace) -> None:
    """A quotation that a colon announces and no cue has claimed: it belongs to the name before the colon, or to the subject."""
    for token in range(unit.first + 1, unit.last):
        quoted = reading.quote_of[token]
        if quoted is None or quoted.first != token or quoted.last - token < 4:
            continue
        if any(first < quoted.last and token < last for draft in state.drafts[-3:] for first, last in draft.stretches):
            continue
        if reading.words[token - 1][-1] == "." and state.drafts and state.drafts[-1].paragraph == unit.paragraph and quoted.last >= unit.last - 1:
            state.drafts[-1].stretches.append(reading.trim(token, quoted.last))
        if reading.words[token - 1] != ":":
            continue
        chunk = reading.chunk_at(token - 2)
        named = chunk and (reading.tags[chunk[1] - 1].startswith("NNP") or reading.lower[chunk[1] - 1] in lexicons.words("documents"))
        source = chunk if named else sources.subject_of_unit(reading, unit, token)
        if isinstance(source, str):
            continue
        cue = Cue(token - 1, token, token - 1, ":", "neutral", frozenset(), "mark")
        state.drafts.append(Draft([reading.trim(token, quoted.last)], cue, source, "quotation after a colon", unit.paragraph))
        trace("quotation after a colon", "matched")


def _floating(reading: Reading, unit: Unit, state: State, trace: Trace) -> bool:
    """A unit that is all quotation: it belongs to a cue that announced it, or to who spoke before."""
    if not content.is_speech(reading, unit):
        return False
    stretch = reading.trim(unit.first, unit.last)
    if state.pending is not None:
        state.pending.stretches.append(stretch)
        state.drafts.append(state.pending)
        state.pending = None
        trace("quotation after a colon", "matched")
        return True
    last = state.drafts[-1] if state.drafts else None
    state.standing = True
    if last is None:
        state.drafts.append(Draft([stretch], None, None, "quotation left standing", unit.paragraph))
        return True
    if state.subject is not None and last.source != state.subject:
        state.drafts.append(Draft([stretch], None, state.subject, "quotation after a sentence about its source", unit.paragraph))
    elif reading.is_direct(*last.stretches[-1]):
        last.stretches.append(stretch)
        last.paragraph = unit.paragraph
    else:
        state.drafts.append(Draft([stretch], last.cue, last.source, "quotation left standing", unit.paragraph))
    trace("quotation left standing", "matched")
    return True


def _match(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, floor: int, previous: Draft | None, trace: Trace) -> Draft | None:
    """The attribution that a cue makes, if source and content are found."""
    for name, rule in RULES:
        outcome = rule(reading, unit, cues, cue, floor, previous)
        if isinstance(outcome, str):
            trace(f"{cue.lemma}: {name}", outcome)
            continue
        source, found = outcome
        trace(f"{cue.lemma}: {name}", "matched")
        return Draft(list(found.stretches), cue, source, f"{name}: {found.rule}", unit.paragraph)
    return None


Outcome = tuple[Tokens | None, content.Content] | str


def according_to(reading, unit, cues, cue, floor, previous) -> Outcome:
    """According to X, … / …, according to X."""
    if cue.form != "according":
        return "the cue is not “according to”"
    source = sources.source_after(reading, cue.last, unit.last)
    if isinstance(source, str):
        return source
    short = cue.first - floor < 5 or reading.tags[floor] in ("IN", "RB", "CC", "TO")
    if cue.first <= floor + 1 or short and not reading.has_clause(floor, cue.first):
        token = _main_clause(reading, cue.last + 1, unit.last)
        if token is None:
            return "no comma after the source"
        source = (source[0], min(max(source[1], sources.clause_comma(reading, cue.last, unit.last)), token))
        first, last = reading.trim(token, content.clause_end(reading, unit, cues, cue, token))
        return (source, content.Content(((first, last),), "content after")) if first < last else "nothing follows"
    source = (source[0], max(source[1], sources.clause_comma(reading, cue.last, unit.last)))
    first, last = reading.trim(floor, cue.first)
    return (source, content.Content(((first, last),), "content before")) if first < last else "nothing precedes"


def _main_clause(reading: Reading, start: int, limit: int) -> int | None:
    """The comma after which the main clause begins: the first with a finite verb before the next comma."""
    commas = [token for token in range(start, limit) if reading.words[token] in (",", *sources.DASHES) and reading.quote_of[token] is None]
    for comma, following in zip(commas, [*commas, limit][1:], strict=True):
        if reading.has_clause(comma + 1, following) and reading.tags[comma + 1] not in ("WP", "WDT"):
            return comma
    return commas[0] if commas else None


def noun(reading, unit, cues, cue, floor, previous) -> Outcome:
    """X's claim that …"""
    if cue.form != "noun":
        return "the cue is not a noun"
    chunk = reading.chunk_at(cue.word)
    if chunk is None:
        return "the noun stands alone"
    if "EX" in reading.tags[unit.first : cue.word]:
        found = content.content_after(reading, unit, cues, cue, next(t for t in range(cue.last, unit.last) if reading.lower[t] == "that"))
        return found if isinstance(found, str) else (None, found)
    owner = next((t for t in range(cue.word, chunk[0] - 1, -1) if reading.tags[t] in ("POS", "PRP$")), None)
    if owner is None:
        return "nobody owns the noun"
    source = (owner, owner + 1) if reading.tags[owner] == "PRP$" else (chunk[0], owner)
    found = content.content_after(reading, unit, cues, cue, cue.last)
    return found if isinstance(found, str) else (source, found)


def source_first(reading, unit, cues, cue, floor, previous) -> Outcome:
    """X said … / …, X said / …, X said, …"""
    if cue.form != "finite":
        return "the verb is not finite"
    source = sources.relative_antecedent(reading, cue, floor)
    if isinstance(source, str):
        source = sources.source_before(reading, cue.first, floor)
    if isinstance(source, str):
        return source
    return _with_content(reading, unit, cues, cue, floor, source, source[0], cue.last)


def _with_content(reading, unit, cues, cue, floor, source, head, tail) -> Outcome:
    after = content.content_after(reading, unit, cues, cue, tail)
    before = content.content_before(reading, unit, floor, head, tail)
    if reading.lower[source[0]] in sources.RELATIVE:
        before = "a relative pronoun is the source"
    elif not isinstance(before, str) and cue.takes == {"quote"} and reading.quote_of[before.stretches[0][1] - 1] is None:
        before = f"“{cue.lemma}” needs a quotation"
    quoted = head > floor and reading.quote_of[head - 1] is not None and (
        isinstance(after, str) or after.rule not in ("that clause", "bare clause") or reading.quote_of[head - 1].first == floor)
    if not isinstance(before, str) and (isinstance(after, str) or quoted or len(before.stretches) > 1):
        return source, before
    if not isinstance(after, str):
        return source, after
    if tail < unit.last and reading.words[unit.last - 1] == ":":
        return source, content.Content((), "quotation after a colon")
    return f"{before}; {after}"


def cue_first(reading, unit, cues, cue, floor, previous) -> Outcome:
    """…, said X"""
    if cue.form != "finite":
        return "the verb is not finite"
    source = sources.source_after(reading, cue.last, unit.last)
    if isinstance(source, str):
        return source
    before = content.content_before(reading, unit, floor, cue.first, source[1], True)
    return before if isinstance(before, str) else (source, before)


def shared_source(reading, unit, cues, cue, floor, previous) -> Outcome:
    """X said …, adding that … / and added that …"""
    if cue.form not in ("participle", "finite", "infinitive"):
        return "the verb is passive"
    source = previous.source if previous else None
    if source is None:
        source = sources.subject_of_unit(reading, unit, cue.first)
    if isinstance(source, str):
        return source
    found = content.content_after(reading, unit, cues, cue, cue.last)
    if not isinstance(found, str) and found.rule == "noun phrase" and not _quotes(reading, found):
        return "a noun phrase without a quotation"
    return found if isinstance(found, str) else (source, found)


def _quotes(reading: Reading, found: content.Content) -> bool:
    """Whether the content holds quoted words."""
    return any(reading.quote_of[token] is not None for first, last in found.stretches for token in range(first, last))


def passive(reading, unit, cues, cue, floor, previous) -> Outcome:
    """X was told by Y that … / X was accused of …"""
    if cue.form != "passive":
        return "the verb is active"
    source = None
    start = cue.last
    if start < unit.last and reading.lower[start] == "by":
        after = sources.source_after(reading, start + 1, unit.last)
        if not isinstance(after, str):
            source, start = after, after[1]
    found = content.content_after(reading, unit, cues, cue._replace(takes=cue.takes - {"thing"}), start)
    return found if isinstance(found, str) else (source, found)


RULES = (
    ("according to", according_to),
    ("noun of saying", noun),
    ("source, then cue", source_first),
    ("cue, then source", cue_first),
    ("source of the cue before", shared_source),
    ("passive", passive),
)
