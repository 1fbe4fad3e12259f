"""Where reported words end for the clauses around them: with the clause of their cue, or where a later cue makes a claim of its own."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.complements import behind, complement
from onrecord.attribution.cues import Cue
from onrecord.attribution.scans import clause_word, scan
from onrecord.attribution.signs import DASHES, is_time
from onrecord.attribution.sources import source_before
from onrecord.prose.reading import Reading, Unit

RELATIVE, RELATIVE_TAGS = frozenset(("who", "which", "that")), frozenset(("WDT", "WP"))
APART = frozenset(((",", "VBN"), ("when", "VBN")))  # a participle and what stands before it
HEADING, OWN = frozenset(("passive", "participle")), frozenset(("finite", "passive"))


class Claim(NamedTuple):
    """A later cue as a claim of its own, behind the content of `cue` that begins at `start`: its source, and its first token."""

    reading: Reading
    unit: Unit
    cue: Cue
    other: Cue
    start: int
    source: tuple[int, int] | None
    first: int

    @property
    def linked(self) -> bool:
        """Whether a conjunction leads up to it."""
        return any(clause_word(self.reading, self.first - 1, kind) for kind in ("joining", "subordinating"))

    @property
    def joint(self) -> int:
        """Its first token with the conjunction that leads up to it."""
        return self.first - self.linked


def clause_end(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> int:
    """Where content that begins at `start` ends: at the next claim of its own, at the end of the clause of its cue, else with the unit."""
    end = scan(_frame(reading, unit, cue), reading, start, unit.last - 1)
    end = unit.last if end is None else end
    later = (other for other in cues if max(start, cue.word) < other.word < end)
    cuts = (_cut(_claim(reading, unit, cue, other, start)) for other in later)
    return next((cut for cut in cuts if cut is not None), end)


def _frame(reading: Reading, unit: Unit, cue: Cue) -> str:
    """The scan for the end of the clause that holds the cue, by the first row of `data/lexicons/frames.tsv` that fits."""
    opening = unit.first + (reading.tags[unit.first] in ("CC", "RB"))
    part = reading.part(unit.first, unit.last)
    subject = part.chunk_at(cue.first - 1) or (unit.first, unit.first)
    facts = {
        "behind a relative word": part.word(cue.first - 1) in RELATIVE,
        "source behind a relative word": part.tag(subject[0] - 1) in RELATIVE_TAGS,
        "asked apart": (part.word(cue.first - 1), part.tag(cue.word)) in APART,
        "passive or participle": cue.form in HEADING,
        "noun": cue.form == "noun",
        "opens its sentence": cue.word <= opening + 1 or reading.is_quoted(cue.first - 1) and reading.ends_with(cue.first - 1, ".?!"),
        "preposition opens the sentence": reading.tag(opening) == "IN",
        "subordinating word opens the sentence": clause_word(reading, opening, "subordinating"),
    }
    return next(row["scan"] for row in lexicons.table("frames") if lexicons.holds(row["facts"], facts.__getitem__))


def _claim(reading: Reading, unit: Unit, cue: Cue, other: Cue, start: int) -> Claim:
    """A later cue with what belongs to its claim."""
    source = absolute_source(reading, other, start) or (source_before(reading, other.first, start) if other.form in OWN else None) or None
    first = source[0] if source else _before_time(reading, other.first)
    return Claim(reading, unit, cue, other, start, source, first - (reading.word(first - 1) in ("with", "both")))


def _before_time(reading: Reading, token: int) -> int:
    """Back over a time before a verb: "but on Monday said"."""
    chunk = reading.chunk_at(token - 1)
    if chunk is None or not is_time(reading, *chunk):
        return token
    return chunk[0] - (reading.tag(chunk[0] - 1) == "IN")


def _cut(claim: Claim) -> int | None:
    """Where a later claim cuts the content off, by the first row that fits; None where it does not."""
    rows = (row["cuts"] for row in lexicons.table("next_claims") if lexicons.holds(row["facts"], lambda fact: FACTS[fact](claim)))
    cut = CUTS[next(rows, "nowhere")](claim)
    return cut if cut is not None and cut > claim.start + 1 else None


def absolute_source(reading: Reading, cue: Cue, floor: int) -> tuple[int, int] | None:
    """The source of a participle that has one of its own: "…, with analysts saying the worst is over"."""
    chunk = reading.chunk_at(cue.first - 1) if cue.form == "participle" else None
    return chunk if chunk and chunk[0] - 2 > floor and reading.lower[chunk[0] - 1] == "with" else None


def speaks(reading: Reading, mark: int) -> bool:
    """Whether a quotation ends at the token as speech does before a cue: with a comma, a question or an exclamation."""
    if reading.quote_of[mark] is None:
        return reading.words[mark] == "," and reading.quote_of[mark - 1] is not None
    return reading.ends_with(mark, ",?!.-–—")


def _opening(claim: Claim) -> int:
    """The token from which what follows the later cue is long enough to be its content; the end of the unit where it takes nothing."""
    row, token = complement(behind(claim.reading, claim.unit, [], claim.other, claim.other.last)) or ({"least": "0"}, claim.unit.last)
    return token + int(row["least"])


def _quotation(claim: Claim) -> int | None:
    """The first token of the quotation that ends right before the claim."""
    quoted = claim.reading.quote_of[claim.first - 1]
    return quoted and quoted.first


FACTS: dict[str, Callable[[Claim], bool]] = {
    "participle": lambda claim: claim.other.form == "participle",
    "finite": lambda claim: claim.other.form in OWN,
    "own source": lambda claim: claim.source is not None,
    "takes a claim": lambda claim: not claim.other.takes.isdisjoint(("that", "thing")),
    "linked": lambda claim: claim.linked,
    "joined": lambda claim: clause_word(claim.reading, claim.first - 1, "joining"),
    "pause before": lambda claim: claim.reading.written(claim.joint - 1) in (",", *DASHES),
    "stop before": lambda claim: claim.reading.written(claim.joint - 1) in (";", ":"),
    "speech before": lambda claim: claim.reading.is_quoted(claim.first - 1) and speaks(claim.reading, claim.first - 1),
    "apart": lambda claim: not claim.reading.is_word((_quotation(claim) or claim.first) - 1),
    "behind a participle": lambda claim: claim.cue.form == "participle",
    "takes what follows": lambda claim: _opening(claim) < claim.unit.last,
}
CUTS: dict[str, Callable[[Claim], int | None]] = {
    "claim": lambda claim: claim.joint,
    "quotation": _quotation,
    "nowhere": lambda claim: None,
}
