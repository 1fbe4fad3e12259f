"""Content: which words a cue hands to its source, after it, before it or on both sides."""

from typing import NamedTuple

from onrecord.attribution.breaks import end_at_break
from onrecord.attribution.clauses import begins_clause, clause_end, skip_adverbials, speaks
from onrecord.attribution.complements import Behind, complement, stops
from onrecord.attribution.cues import Cue
from onrecord.attribution.outcomes import Miss
from onrecord.attribution.resumption import Place, decide
from onrecord.attribution.signs import DASHES, is_demonstrative
from onrecord.prose.reading import FINITE, Reading, Unit

# How far behind a cue an object may end.
REACH = 9
# The tokens that are a statement, before "X said" at the end, without a verb.
SHORTEST = 3
# The tokens from which a noun phrase is a claim, unless it holds a figure or quoted words.
LEAST = 4
PAUSED = tuple([sign] for sign in (",", ":", *DASHES))
OPENING_SIGNS = "([$£€#@"
# Prepositions that tell what about, where the cue takes them; and rules to which a clause or quotation later in the sentence is preferred.
TOPICAL, WEAK = frozenset(("of", "about", "on")), (None, "noun phrase", "clause")
# Tags of what opens a sentence before a quotation, and of those that begin a phrase which the quotation can go on from.
LEADING, PHRASAL = frozenset(("IN", "RB", "WRB", "TO", "VBG")), frozenset(("IN", "TO", "VBG"))


class Content(NamedTuple):
    """Stretches of tokens [first, last) and the name of the rule that found them."""

    stretches: tuple[tuple[int, int], ...]
    rule: str


def content_after(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> Content | Miss:
    """The content that begins after the cue (and its source, where that follows), or why there is none."""
    token = skip_adverbials(reading, start, unit.last, cue.takes)
    paused = reading.words[token : min(token + 1, unit.last)] in PAUSED
    if paused:
        token = _past_parenthesis(reading, token, unit.last) + 1
    if token >= unit.last:
        return Miss("nothing follows the cue")
    if reading.quote_of[token] is not None:
        return _quoted_after(reading, unit, cues, cue, token, paused)
    if not reading.is_word(token) and reading.words[token] not in OPENING_SIGNS:
        return Miss("punctuation follows the cue")
    rule = _opened(Behind(reading, unit, cue, start, token), paused)
    if rule in WEAK:
        later = _later_quotation(reading, unit, cue, start)
        if later is not None:
            return later
        that = _later_that(reading, unit, cues, cue, start)
        token, rule = (token, rule) if that is None else (that, "that clause later in the sentence")
    if rule is None:
        refused = Miss("a comma follows the cue, and no quotation" if paused else f"“{cue.lemma}” does not take what follows")
        return _behind_object(reading, unit, cue, start) or refused
    return _claimed(reading, cue, (token + (rule == "preposition"), clause_end(reading, unit, cues, cue, token)), unit, rule)


def _opened(at: Behind, paused: bool) -> str | None:
    """The rule by which what follows the cue can be its content; behind a comma only "that", or the main clause of "As Roe said, …"."""
    reading, word = at.reading, at.reading.lower[at.token]
    if paused and reading.lower[at.unit.first] == "as" and begins_clause(reading, at.token, at.unit.last):
        return "main clause after as"
    if word in TOPICAL - at.cue.takes or paused and word != "that" and reading.words[at.token - 1] != ":":
        return None
    return complement(at)


def _claimed(reading: Reading, cue: Cue, content: tuple[int, int], unit: Unit, rule: str) -> Content | Miss:
    """The content [first, last) as far as it goes, where it can be a claim: not for a number alone, nor for a short noun phrase."""
    first, last = reading.trim(content[0], end_at_break(reading, unit, cue, content, rule))
    if first >= last:
        return Miss("nothing is left of the content")
    if is_demonstrative(reading, first, last):
        return Miss("what is said stands in another sentence")
    if all(reading.tags[t] == "CD" or not reading.is_word(t) for t in range(first, last)) and cue.takes.isdisjoint(("at", "figure")):
        return Miss("a number alone is no claim")
    telling = "CD" in reading.tags[first:last] or any(reading.quote_of[t] is not None for t in range(first, last))
    topic = rule == "noun phrase" or rule == "preposition" and reading.chunk_at(first) is not None
    if topic and last - first < LEAST and not telling:
        return Miss("the noun phrase is too short to be a claim")
    return Content(((first, last),), rule)


def _past_parenthesis(reading: Reading, comma: int, limit: int) -> int:
    """From a comma to the one that closes a parenthesis before "that", a question word or a quotation: "said, however, that"."""
    for token in range(comma + 1, min(limit - 1, comma + 16)):
        if reading.quote_of[token] is not None:
            return comma
        if reading.words[token] == "," and (
            reading.lower[token + 1] in ("that", "whether", "why", "how") or reading.quote_of[token + 1] is not None
        ):
            return token
    return comma


def _later_that(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> int | None:
    """Where "that" opens the content after something that stands between: "told the paper before he left that"."""
    if "that" not in cue.takes or cue.takes.isdisjoint(("bare", "person")):
        return None
    stop = min([unit.last, start + 18, *(other.word for other in cues if other.word > cue.word)])
    for token in range(start, stop):
        if (
            reading.quote_of[token] is None
            and reading.lower[token] == "that"
            and (reading.tags[token] == "IN" or reading.has_clause(token, unit.last))
        ):
            return token
    return None


def _later_quotation(reading: Reading, unit: Unit, cue: Cue, start: int) -> Content | None:
    """A quotation that a comma or colon announces later, with no other statement between: "said, in his best drawl, “…”"."""
    for token in range(start, min(unit.last, start + 40)):
        if reading.quote_of[token] is not None:
            if reading.words[token - 1] not in (",", ":"):
                return None
            return Content((reading.trim(token, quotations_end(reading, unit, token)),), "quotation later in the sentence")
        if reading.tags[token] in FINITE or reading.words[token] == ";":
            return None
    return None


def is_title(reading: Reading, token: int, marks: str = ",.?!") -> bool:
    """Whether a quotation is written as titles are: every word that carries meaning with a capital, and none of the marks at its end."""
    quoted = reading.quote_of[token]
    words = [word for word in reading.words[quoted.first : quoted.last] if word[0].isalpha()]
    small = [word for word in words if word[0].islower() and len(word) > 3]
    return len(words) > 1 and not small and words[-1][0].isupper() and not reading.ends_with(quoted.last - 1, marks)


def _behind_object(reading: Reading, unit: Unit, cue: Cue, start: int) -> Content | None:
    """Quoted words behind an object and a preposition that the cue takes with it: "attacked the plan as a “gift”"."""
    for token in range(start, min(unit.last - 3, start + REACH)):
        if f"{reading.lower[token]}…" in cue.takes:
            mark = next((t for t in range(token + 1, token + 4) if t < unit.last and reading.quote_of[t] is not None), None)
            return (
                None
                if mark is None
                else Content((reading.trim(token + 1, quotations_end(reading, unit, mark)),), "quotation behind an object")
            )
        if stops(reading, token):
            return None
    return None


def quotations_end(reading: Reading, unit: Unit, token: int) -> int:
    """Past a quotation and those that follow it directly."""
    end = token
    while end < unit.last and reading.quote_of[end] is not None:
        end = reading.quote_of[end].last
        if end + 1 < unit.last and reading.words[end] in (",", ".", ";") and reading.quote_of[end + 1] is not None:
            end += 1
    return end


def _quoted_after(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, token: int, comma: bool) -> Content | Miss:
    """Quoted content: the quotation alone after a comma, else with what its sentence adds to it."""
    end = quotations_end(reading, unit, token)
    if not comma and "thing" not in cue.takes and is_title(reading, token):
        return Miss("a title is no speech")
    if comma or end >= unit.last:
        return Content((reading.trim(token, end),), "quotation after the cue")
    last = max(end, clause_end(reading, unit, cues, cue, token))
    last = end_at_break(reading, unit, cue, (token, last), "quotation")
    return Content((reading.trim(token, last),), "quotation and its clause after the cue")


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
