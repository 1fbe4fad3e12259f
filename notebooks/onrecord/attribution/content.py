"""Content: which words a cue hands to its source, after it, before it or on both sides."""

from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.breaks import end_at_break
from onrecord.attribution.clauses import begins_clause, clause_end, skip_adverbials, speaks
from onrecord.attribution.complements import Behind, complement, stops
from onrecord.attribution.cues import Cue
from onrecord.attribution.outcomes import Miss
from onrecord.attribution.sources import DASHES, is_demonstrative, is_time
from onrecord.prose.reading import FINITE, Reading, Unit

# The tokens of "It was, she said," and no more: what opens a statement and can be none.
SHORT = 6
# How far behind a cue an object may end.
REACH = 9
# Words and tags with which something else than the content goes on after "X said,".
CIRCUMSTANTIAL = frozenset(
    [
        "when",
        "while",
        "after",
        "before",
        "as",
        "although",
        "though",
        "since",
        "until",
        "once",
        "asked",
        "given",
        "despite",
        "following",
        "during",
        "in",
        "on",
        "at",
        "by",
        "with",
    ]
)
# Tags of what opens a sentence before a quotation, and of those that begin a phrase which the quotation can go on from.
LEADING, PHRASAL = frozenset(("IN", "RB", "WRB", "TO", "VBG")), frozenset(("IN", "TO", "VBG"))


class Content(NamedTuple):
    """Stretches of tokens [first, last) and the name of the rule that found them."""

    stretches: tuple[tuple[int, int], ...]
    rule: str


def content_after(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> Content | Miss:
    """The content that begins after the cue (and its source, where that follows), or why there is none."""
    token = skip_adverbials(reading, start, unit.last, cue.takes)
    comma = token < unit.last and reading.words[token] in (",", ":", *DASHES)
    if comma:
        token = _past_parenthesis(reading, token, unit.last) + 1
    if token >= unit.last:
        return Miss("nothing follows the cue")
    if reading.quote_of[token] is None and not reading.is_word(token) and reading.words[token] not in "([$£€#@":
        return Miss("punctuation follows the cue")
    if reading.quote_of[token] is not None:
        return _quoted_after(reading, unit, cues, cue, token, comma)
    word, tag = reading.lower[token], reading.tags[token]
    rule = None
    if comma and reading.lower[unit.first] == "as" and begins_clause(reading, token, unit.last):
        rule = "main clause after as"
    elif (not comma or word == "that" or reading.words[token - 1] == ":") and not (
        tag == "IN" and word in ("of", "about", "on") and word not in cue.takes
    ):
        rule = complement(Behind(reading, unit, cue, start, token))
    if rule in (None, "noun phrase", "clause"):
        later = _later_quotation(reading, unit, cue, start)
        if later is not None:
            return later
        that = _later_that(reading, unit, cues, cue, start) if "that" in takes_clause(cue) else None
        if that is not None:
            token, rule = that, "that clause later in the sentence"
    if rule is None:
        behind = _behind_object(reading, unit, cue, start)
        if behind is not None:
            return behind
        return Miss("a comma follows the cue, and no quotation" if comma else f"“{cue.lemma}” does not take what follows")
    if rule == "preposition":
        token += 1
    last = clause_end(reading, unit, cues, cue, token)
    first, last = reading.trim(token, end_at_break(reading, unit, cue, (token, last), rule))
    telling = "CD" in reading.tags[first:last] or any(reading.quote_of[t] is not None for t in range(first, last))
    if not any(reading.tags[t] != "CD" and reading.is_word(t) for t in range(first, last)) and cue.takes.isdisjoint(("at", "figure")):
        return Miss("a number alone is no claim")
    if is_demonstrative(reading, first, last):
        return Miss("what is said stands in another sentence")
    topic = rule == "noun phrase" or rule == "preposition" and reading.chunk_at(first) is not None
    if topic and last - first < 4 and not telling:
        return Miss("the noun phrase is too short to be a claim")
    return Content(((first, last),), rule) if first < last else Miss("nothing is left of the content")


def takes_clause(cue: Cue) -> frozenset[str]:
    """What the cue takes, where an addressee or a clause is among it."""
    return cue.takes if cue.takes & {"bare", "person"} else frozenset()


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
    end = head
    if end - 2 > floor and reading.lower[end - 1] == "as" and reading.words[end - 2] == ",":
        end -= 1
    if end <= floor:
        return Miss("nothing stands before the cue")
    mark = end - 1
    if reading.quote_of[mark] is None and reading.words[mark] not in (",", *DASHES, "?", "!"):
        return Miss("no comma and no quotation before the cue")
    closing = skip_adverbials(reading, tail, unit.last) >= unit.last - 1 and mark - floor > 3
    if (
        not closing
        and not reading.has_clause(floor, mark + 1)
        and not speaks(reading, mark)
        and not _opens(reading, unit, floor, mark, tail)
    ):
        return Miss("what stands before the cue is no clause")
    first, last = reading.trim(floor, mark + 1)
    if first >= last:
        return Miss("nothing is left of the content")
    quoted = reading.quote_of[last - 1]
    if quoted is not None and quoted.first > first and _introduces(reading, first, quoted.first - 1):
        first = quoted.first
    if quoted is None and not _parenthetic(reading, unit, tail, inverted):
        return Miss("what stands before the cue is no more than the opening of its sentence")
    if quoted is None and reading.tags[first] == "RB" and reading.words[first + 1] == "," and first + 2 < last:
        first += 2
    rest = _resumption(reading, unit, tail, reading.quote_of[last - 1] is not None, reading.has_clause(floor, mark))
    if rest is not None and quoted is None and _leads_in(reading, first, rest[0]):
        return Content((rest,), "quotation after a lead-in")
    if rest is None:
        return Content(((first, last),), "content before the cue")
    goes_on = reading.tags[rest[0]] == "CC" and reading.tags[rest[0] + 1] in FINITE or reading.tags[rest[0]] == "VBG"
    if quoted is None and goes_on and not reading.has_clause(floor, mark):
        return Miss("no clause stands on either side of the cue")
    if reading.quote_of[last - 1] is None and not reading.has_clause(floor, mark) and not _is_content(reading, first):
        return Content((rest,), "content after the parenthesis")
    return Content(((first, last), rest), "content around the cue")


def _introduces(reading: Reading, first: int, mark: int) -> bool:
    """Whether what stands before a quotation only leads up to it: it ends with a colon or dash, or is an opening phrase with its comma.

    A quotation that begins in lower case goes on with the opening phrase: "In those days, “we wrote letters,” she said".
    """
    if reading.words[mark] == ":" or reading.words[mark] in DASHES:
        return True
    opening = reading.words[mark] == "," and reading.tags[first] in LEADING
    return opening and not (reading.tags[first] in PHRASAL and reading.opens_lower(mark + 1))


def _leads_in(reading: Reading, first: int, rest: int) -> bool:
    """Whether an opening phrase only says when the quotation behind the cue was said: "After the vote, she said, “…”"."""
    opens = reading.tags[first] in LEADING or reading.tags[first] in ("VBN", "VBD")
    return opens and reading.quote_of[rest] is not None and not reading.opens_lower(rest)


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


def _is_content(reading: Reading, first: int) -> bool:
    """Whether the first words of a sentence belong to what follows "X said": a subject, or "by doing so"; not "in any case"."""
    chunk = reading.chunk_at(first)
    return bool(chunk) and not is_time(reading, *chunk) or reading.tags[first + 1] == "VBG"


def _opens(reading: Reading, unit: Unit, floor: int, mark: int, tail: int) -> bool:
    """Whether "X said" stands between commas after the first words of a sentence: "The plan, X said, is …"."""
    return reading.words[mark] == "," and reading.words[tail : tail + 1] == [","] and mark > floor


def _resumption(reading: Reading, unit: Unit, tail: int, quoted: bool, clause: bool) -> tuple[int, int] | None:
    """The second stretch of content that the cue interrupts."""
    token = skip_adverbials(reading, tail, unit.last)
    if token >= unit.last:
        return None
    if reading.words[token] not in (",", *DASHES, ":"):
        if reading.quote_of[token] is not None and token == tail and reading.lower[tail - 1] not in lexicons.words("documents"):
            return reading.trim(token, unit.last)
        return None
    token += 1
    if token >= unit.last:
        return None
    if reading.quote_of[token] is not None:
        return reading.trim(token, unit.last)
    word, tag = reading.lower[token], reading.tags[token]
    following = next((t for t in range(token, min(token + 12, unit.last)) if reading.quote_of[t] is not None), None)
    if quoted and following is not None and reading.words[following - 1] == ":":
        return None
    if quoted:
        if following is None or word in ("and", "but", "that", "because", "so", "or"):
            return None if following is None else reading.trim(token, unit.last)
        return None
    if clause and (tag == "VBG" or word in CIRCUMSTANTIAL):
        return None
    if clause and tail - unit.first > SHORT and not reading.has_clause(token, unit.last):
        return None
    return reading.trim(token, unit.last)
