"""Clauses around a cue: what to pass over after it, where a clause begins, and where reported words end."""

from onrecord.attribution.cues import HAVE, QUESTION, Cue
from onrecord.attribution.scans import scan
from onrecord.attribution.sources import DASHES, is_time, source_before
from onrecord.prose.reading import FINITE, Reading, Unit

JOINING = frozenset(("and", "but", "while", "though", "although", "yet", "whereas", "then"))
SUBORDINATING = frozenset(("after", "when", "while", "although", "though", "if", "as", "because", "since"))
# A cue that may have an addressee and takes no preposition.
ADDRESSED = frozenset(("person",))
# How far behind its subject a verb may stand, in tokens.
REACH = 25


def skip_adverbials(reading: Reading, token: int, limit: int, takes: frozenset[str] = ADDRESSED) -> int:
    """Past an addressee ("told reporters"), adverbs, times and occasions ("on Monday in an interview with X") that follow a cue.

    A preposition that the cue takes is not passed ("warned of"), but before a time.
    """
    for name in ("addressee", "adverbials"):
        end = scan(name, reading, token, limit, takes)
        token = limit if end is None else end
    return token


def begins_clause(reading: Reading, token: int, limit: int) -> bool:
    """Whether a noun phrase here is the subject of a finite verb that follows soon."""
    chunk = reading.chunk_at(token)
    return chunk is not None and scan("clause", reading, chunk[1], min(limit, chunk[1] + REACH)) is not None


def speaks(reading: Reading, mark: int) -> bool:
    """Whether a quotation ends at the token as speech does before a cue: with a comma, a question or an exclamation."""
    if reading.quote_of[mark] is None:
        return reading.words[mark] == "," and reading.quote_of[mark - 1] is not None
    return reading.ends_with(mark, ",?!.-–—")


def clause_end(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> int:
    """Where content that begins at `start` ends: at the next claim of its own, at the end of a relative clause, else with the unit."""
    end = _frame_end(reading, unit, cue, start)
    for other in cues:
        if other.word <= max(start, cue.word) or other.word >= end:
            continue
        cut = _next_claim(reading, unit, cue, other, start)
        if cut is not None:
            return cut
    return end


def _frame_end(reading: Reading, unit: Unit, cue: Cue, start: int) -> int:
    """The end of the clause that holds the cue, where that is a relative clause ("X, who said …, left") or comes before the main one."""
    relative = cue.first > unit.first and reading.lower[cue.first - 1] in ("who", "which", "that")
    opening = min(unit.first + (reading.tags[unit.first] in ("CC", "RB")), unit.last - 1)
    subordinate = reading.lower[opening] in SUBORDINATING or cue.form == "noun" and reading.tags[opening] == "IN"
    heads = cue.form in ("passive", "participle") and cue.word <= opening + 1
    subordinate |= heads
    if not relative and not subordinate:
        return unit.last
    commas = [token for token in range(start, unit.last - 1) if reading.words[token] == "," and reading.quote_of[token] is None]
    for comma in commas:
        after = next((token for token in range(comma + 1, unit.last) if reading.tags[token] != "RB"), unit.last - 1)
        if relative and reading.tags[after] in FINITE or subordinate and begins_clause(reading, after, unit.last):
            return comma
    return commas[0] if heads and commas else unit.last


def _next_claim(reading: Reading, unit: Unit, cue: Cue, other: Cue, start: int) -> int | None:
    """Where a later cue cuts the content off, if it does."""
    before = other.first - 1
    if other.form == "participle":
        return _participle_claim(reading, cue, other, start)
    if other.form not in ("finite", "passive"):
        return None
    joint = _before_time(reading, before)
    if reading.lower[joint] in JOINING and _takes_what_follows(reading, unit, other):
        tenses = {_tense(reading, other), _tense(reading, cue)}
        same = len(tenses) == 1 or "perfect" in tenses or cue.form != "finite"
        return joint - (reading.words[joint - 1] == ",") if same else None
    return _other_source_claim(reading, unit, other, start)


def _before_time(reading: Reading, token: int) -> int:
    """Back over a time between a conjunction and its verb: "but on Monday said"."""
    chunk = reading.chunk_at(token)
    if chunk is None or not is_time(reading, *chunk):
        return token
    return chunk[0] - 1 - (reading.tags[chunk[0] - 1] == "IN")


def _takes_what_follows(reading: Reading, unit: Unit, cue: Cue) -> bool:
    """Whether a cue can take the words behind it: no preposition that is not its own, and a clause where it takes nothing else."""
    token = skip_adverbials(reading, cue.last, unit.last, cue.takes)
    if token >= unit.last or reading.quote_of[token] is not None or not cue.takes.isdisjoint(("thing", "bare", "quote", "to")):
        return token >= unit.last or reading.tags[token] not in ("IN", "TO") or reading.lower[token] in cue.takes | {"that"}
    return reading.lower[token] in QUESTION | {"that"} or begins_clause(reading, token, unit.last) or reading.lower[token] in cue.takes


def _participle_claim(reading: Reading, cue: Cue, other: Cue, start: int) -> int | None:
    """The cut before ", adding that" and "“…,” adding that"."""
    before = other.first - 1
    joined = reading.lower[before] in ("and", "but", "before", "while", "after")
    before -= joined
    told = absolute_source(reading, other, start)
    if told is not None:
        return told[0] - 1 - (reading.words[told[0] - 2] == ",")
    if other.takes.isdisjoint(("that", "thing")):
        return None
    if reading.quote_of[before] is not None:
        return before + 1 if speaks(reading, before) else None
    if joined and cue.form == "participle":
        return before if reading.words[before] == "," else before + 1
    return before if reading.words[before] == "," else None


def absolute_source(reading: Reading, cue: Cue, floor: int) -> tuple[int, int] | None:
    """The source of a participle that has one of its own: "…, with analysts saying the worst is over"."""
    chunk = reading.chunk_at(cue.first - 1) if cue.form == "participle" else None
    return chunk if chunk and chunk[0] - 2 > floor and reading.lower[chunk[0] - 1] == "with" else None


def _other_source_claim(reading: Reading, unit: Unit, other: Cue, start: int) -> int | None:
    """The cut before a cue with a source of its own: ", but Y said"; and before the quotation in "…: “…,” Y said"."""
    source = source_before(reading, other.first, start)
    head = source[0] if source else other.first
    before = head - 1
    before -= reading.lower[before] == "both"
    if before - 1 <= start:
        return None
    quoted = reading.quote_of[before]
    if quoted is not None and speaks(reading, before) and quoted.first > start:
        return quoted.first
    if not source:
        return None
    if other.last + 1 < unit.last and reading.words[other.last] in (",", ":") and reading.quote_of[other.last + 1] is not None:
        joined = (t for t in range(before, start + 1, -1) if reading.lower[t] in JOINING)
        return next(joined, before + 1) - (reading.words[before] == ",")
    if reading.lower[before] in JOINING and reading.words[before - 1] in (",", *DASHES):
        return before - 1
    return before if reading.words[before] in (";", ":") else None


def _tense(reading: Reading, cue: Cue) -> str:
    """Past, present or perfect, which goes with both, by the first word of the verb group."""
    for token in range(cue.first, cue.word + 1):
        if reading.tags[token] in ("VBD", "VBZ", "VBP", "MD"):
            perfect = reading.lower[token] in HAVE and token < cue.word
            return "perfect" if perfect else "past" if reading.tags[token] == "VBD" else "present"
    return "past"
