"""Content: which words a cue hands to its source, after it, before it or on both sides."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.attribution.breaks import end_at_break
from onrecord.attribution.clauses import clause_end
from onrecord.attribution.complements import Behind, behind, complement
from onrecord.attribution.cues import Cue
from onrecord.attribution.outcomes import Miss
from onrecord.attribution.resumption import Surroundings, decide
from onrecord.attribution.scans import scan
from onrecord.attribution.signs import DASHES
from onrecord.prose.reading import Reading, Unit

# Tags of what opens a sentence before a quotation, and of those that begin a phrase which the quotation can go on from.
LEADING, PHRASAL = frozenset(("IN", "RB", "WRB", "TO", "VBG")), frozenset(("IN", "TO", "VBG"))


class Content(NamedTuple):
    """Stretches of tokens [first, last) and the name of the rule that found them."""

    stretches: tuple[tuple[int, int], ...]
    rule: str


def content_after(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> Content | Miss:
    """The content that begins after the cue (and its source, where that follows), or why there is none."""
    at = behind(reading, unit, cues, cue, start)
    opening = complement(at)
    if opening is None:
        return Miss(f"“{cue.lemma}” does not take what follows{' a comma' if at.pause else ''}")
    row, token = opening
    first, last = reading.trim(token, ENDS[row["ends"]](at, token, row["rule"]))
    if last - first < int(row["least"]):
        return Miss("what follows is too short to be a claim")
    return Content(((first, last),), row["rule"])


def _quotation_end(at: Behind, token: int, rule: str) -> int:
    """Past the first quotation."""
    return quotations_end(at.reading, at.unit, next(filter(at.reading.is_quoted, range(token, at.unit.last)), token))


def _claim_end(at: Behind, token: int, rule: str) -> int:
    """Where the claim ends: with its clause, before the next claim or at a break."""
    end = clause_end(at.reading, at.unit, at.cues, at.cue, token)
    return end_at_break(at.reading, at.unit, at.cue, (token, end), rule)


def _longer_end(at: Behind, token: int, rule: str) -> int:
    """Past the quotation and what its clause adds to it."""
    end = max(_quotation_end(at, token, rule), clause_end(at.reading, at.unit, at.cues, at.cue, token))
    return end_at_break(at.reading, at.unit, at.cue, (token, end), "quotation")


ENDS: dict[str, Callable[[Behind, int, str], int]] = {"quotation": _quotation_end, "claim": _claim_end, "longer": _longer_end}


def quotations_end(reading: Reading, unit: Unit, token: int) -> int:
    """Past a quotation and those that follow it directly."""
    while token < unit.last and (quoted := reading.quote_of[token]) is not None:
        token = quoted.last
    return token


def content_before(reading: Reading, unit: Unit, floor: int, head: int, tail: int, inverted: bool = False) -> Content | Miss:
    """The content that stands before "X said" (tokens [head, tail)), with what goes on after it, or why there is none."""
    mark = head - 1 - (head - 2 > floor and reading.lower[head - 2 : head] == [",", "as"])
    first, last = reading.trim(floor, mark + 1)
    if first >= last:
        return Miss("nothing stands before the cue")
    row, rest = decide(Surroundings(reading, unit, floor, _opening(reading, first, last), last, mark, tail, inverted))
    before = (_opening(reading, first, last), last)
    sides = {"before": (before,), "behind": (rest,), "around": (before, rest)}
    return Miss(row["rule"]) if row["yields"] == "nothing" else Content(sides[row["yields"]], row["rule"])


def _opening(reading: Reading, first: int, last: int) -> int:
    """The first token of content before a cue without what leads up to it: its quotation, or the words behind an opening adverb."""
    quoted = reading.quote_of[last - 1]
    if quoted is not None:
        return quoted.first if quoted.first > first and _introduces(reading, first, quoted.first - 1) else first
    return scan("opening", reading, first, last) or first


def _introduces(reading: Reading, first: int, mark: int) -> bool:
    """Whether what stands before a quotation only leads up to it: it ends with a colon or dash, or is an opening phrase with its comma.

    A quotation that begins in lower case goes on with the opening phrase: "In those days, “we wrote letters,” she said".
    """
    goes_on = reading.tags[first] in PHRASAL and reading.opens_lower(mark + 1)
    opening = reading.words[mark] == "," and reading.tags[first] in LEADING and not goes_on
    return opening or reading.words[mark] in (":", *DASHES)
