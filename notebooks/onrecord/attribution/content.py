"""Content: which words a cue hands to its source, after it, before it or on both sides."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.attribution.breaks import end_at_break
from onrecord.attribution.clauses import clause_end, speaks
from onrecord.attribution.complements import Behind, behind, complement
from onrecord.attribution.cues import Cue
from onrecord.attribution.outcomes import Miss
from onrecord.attribution.resumption import Place, decide
from onrecord.attribution.scans import skip_adverbials
from onrecord.attribution.sources import DASHES
from onrecord.prose.reading import Reading, Unit

# The tokens that are a statement, before "X said" at the end, without a verb.
SHORTEST = 3
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
    """Past the quotation."""
    return quotations_end(at.reading, at.unit, token)


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
    end = token
    while end < unit.last and reading.quote_of[end] is not None:
        end = reading.quote_of[end].last
        if end + 1 < unit.last and reading.words[end] in (",", ".", ";") and reading.quote_of[end + 1] is not None:
            end += 1
    return end


def content_before(reading: Reading, unit: Unit, floor: int, head: int, tail: int, inverted: bool = False) -> Content | Miss:
    """The content that stands before "X said" (tokens [head, tail)), with what goes on after it, or why there is none."""
    mark = head - 1 - (head - 2 > floor and reading.lower[head - 1] == "as" and reading.words[head - 2] == ",")
    refused = _refused(reading, unit, floor, mark, tail)
    if refused is not None:
        return refused
    first, last = reading.trim(floor, mark + 1)
    if first >= last:
        return Miss("nothing is left of the content")
    quoted = reading.quote_of[last - 1]
    if quoted is None and not _parenthetic(reading, unit, tail, inverted):
        return Miss("what stands before the cue is no more than the opening of its sentence")
    if quoted is not None and quoted.first > first and _introduces(reading, first, quoted.first - 1):
        first = quoted.first
    if quoted is None and reading.tags[first] == "RB" and reading.words[first + 1] == "," and first + 2 < last:
        first += 2
    row, rest = decide(Place(reading, unit, floor, first, last, mark, tail))
    if row["yields"] == "nothing":
        return Miss("no clause stands on either side of the cue")
    sides = {"before": ((first, last),), "behind": (rest,), "around": ((first, last), rest)}
    return Content(sides[row["yields"]], row["rule"])


def _refused(reading: Reading, unit: Unit, floor: int, mark: int, tail: int) -> Miss | None:
    """Why the words [floor, mark] before a cue can be no content: they end in no pause or quotation, or hold no clause and open none."""
    if mark < floor:
        return Miss("nothing stands before the cue")
    if reading.quote_of[mark] is None and reading.words[mark] not in (",", *DASHES, "?", "!"):
        return Miss("no comma and no quotation before the cue")
    closing = skip_adverbials(reading, tail, unit.last) >= unit.last - 1 and mark - floor > SHORTEST
    stands = closing or reading.has_clause(floor, mark + 1) or speaks(reading, mark) or _opens(reading, floor, mark, tail)
    return None if stands else Miss("what stands before the cue is no clause")


def _introduces(reading: Reading, first: int, mark: int) -> bool:
    """Whether what stands before a quotation only leads up to it: it ends with a colon or dash, or is an opening phrase with its comma.

    A quotation that begins in lower case goes on with the opening phrase: "In those days, “we wrote letters,” she said".
    """
    if reading.words[mark] == ":" or reading.words[mark] in DASHES:
        return True
    opening = reading.words[mark] == "," and reading.tags[first] in LEADING
    return opening and not (reading.tags[first] in PHRASAL and reading.opens_lower(mark + 1))


def _parenthetic(reading: Reading, unit: Unit, tail: int, inverted: bool) -> bool:
    """Whether "X said" ends its clause: nothing follows that it could take as its object."""
    token = skip_adverbials(reading, tail, unit.last)
    if token >= unit.last or not reading.is_word(token) and reading.quote_of[token] is None:
        return True
    return (
        reading.quote_of[token] is None
        and reading.tags[token] in ("IN", "VBG", "WRB", "TO", *(() if inverted else ("CC",)))
        and reading.lower[token] != "that"
    )


def _opens(reading: Reading, floor: int, mark: int, tail: int) -> bool:
    """Whether "X said" stands between commas after the first words of a sentence: "The plan, X said, is …"."""
    return reading.words[mark] == "," and reading.words[tail : tail + 1] == [","] and mark > floor
