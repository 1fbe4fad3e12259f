"""Content: which words a cue hands to its source, and where they end."""
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.cues import BE, Cue
from onrecord.attribution.reading import FINITE, Reading, Unit
from onrecord.attribution.sources import DASHES, OCCASIONS, is_time, source_before

COMPLEMENTISERS = frozenset(("that", "whether", "if", "how", "why", "what", "who", "where", "when", "which"))
SUBORDINATORS = frozenset("when while after before as if because although though since until once asked given despite following during in on at by with".split())
JOINING = frozenset(("and", "but", "while", "though", "although", "yet", "whereas", "then"))
CLAUSE_LINKS = frozenset(("and", "but", "or", "because", "as", "so", "which", "who", "where", "nor"))


class Content(NamedTuple):
    """Stretches of tokens [first, last) and the name of the rule that found them."""

    stretches: tuple[tuple[int, int], ...]
    rule: str


def skip_adverbials(reading: Reading, token: int, limit: int, person: bool) -> int:
    """Past an addressee ("told reporters"), adverbs, times and occasions ("on Monday in an interview with X") that follow a cue."""
    chunk = reading.chunk_at(token)
    if person and token < limit and chunk and chunk[0] == token and reading.quote_of[token] is None and not _begins_clause(reading, token, limit, strict=True):
        token = _phrase_end(reading, chunk[1], limit)
    while token < limit and reading.quote_of[token] is None:
        tag, chunk = reading.tags[token], reading.chunk_at(token)
        inner = reading.chunk_at(token + 1) if token + 1 < limit else None
        if tag == "RB" and not inner:
            token += 1
        elif tag == "RB" and reading.lower[token] in ("later", "also", "again", "recently", "earlier", "repeatedly", "then"):
            token += 1
        elif chunk and chunk[0] == token and is_time(reading, *chunk) and not _begins_clause(reading, token, limit, strict=True):
            token = chunk[1]
        elif tag in ("IN", "TO") and reading.lower[token] not in ("that", "if", "whether", "because") and inner and inner[0] == token + 1 and (
            reading.lower[inner[0]] != "that"
        ) and not (
            reading.lower[token] in ("of", "for", "as", "with", "about") and reading.lower[inner[1] - 1] not in OCCASIONS and not is_time(reading, *inner)
        ):
            token = _phrase_end(reading, inner[1], limit)
        else:
            break
    return token


def _phrase_end(reading: Reading, token: int, limit: int) -> int:
    """Past the prepositional phrases that follow a noun phrase."""
    if token + 1 < limit and reading.tags[token] == "POS" and reading.quote_of[token + 1] is not None:
        token = reading.quote_of[token + 1].last
    elif token + 1 < limit and reading.tags[token] == "POS" and reading.chunk_at(token + 1):
        token = reading.chunk_at(token + 1)[1]
    while token + 1 < limit and reading.lower[token] in ("of", "for", "at", "in", "with", "from", "on", "to", "about", "and") and reading.quote_of[token] is None:
        chunk = reading.chunk_at(token + 1)
        if not chunk or chunk[0] != token + 1 or reading.quote_of[token + 1] is not None or chunk[1] < limit and reading.tags[chunk[1]] in FINITE:
            break
        token = chunk[1]
    return token


def _begins_clause(reading: Reading, token: int, limit: int, strict: bool = False) -> bool:
    """Whether a noun phrase here is the subject of a finite verb that follows soon."""
    chunk = reading.chunk_at(token)
    if chunk is None or token >= limit:
        return False
    end = min(limit, chunk[1] + (2 if strict else 25))
    if chunk[1] < limit and reading.lower[chunk[1]] == "that" and reading.lemma(chunk[1] - 1) in lexicons.words("cue_nouns"):
        return False
    for at in range(chunk[1], end):
        if reading.quote_of[at] is not None:
            return False
        if reading.tags[at] in FINITE:
            return True
        if reading.words[at] in (",", ";", ":") or reading.tags[at] == "CC" and reading.tags[at + 1 : at + 2] and reading.tags[at + 1] in FINITE:
            return False
        if strict and not reading.tags[at].startswith("RB"):
            return False
    return False


def content_after(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> Content | str:
    """The content that begins after the cue (and its source, where that follows), or why there is none."""
    token = skip_adverbials(reading, start, unit.last, "person" in cue.takes)
    comma = token < unit.last and reading.words[token] in (",", ":", *DASHES)
    if comma:
        token = _past_parenthesis(reading, token, unit.last) + 1
    if token >= unit.last:
        return "nothing follows the cue"
    if reading.quote_of[token] is None and not reading.is_word(token) and reading.words[token] not in "([$£€#@":
        return "punctuation follows the cue"
    if reading.quote_of[token] is not None:
        return _quoted_after(reading, unit, cues, cue, token, comma)
    word, tag = reading.lower[token], reading.tags[token]
    rule = None
    if comma and reading.lower[unit.first] == "as" and _begins_clause(reading, token, unit.last):
        rule = "main clause after as"
    elif (not comma or word == "that" or reading.words[token - 1] == ":") and not (tag == "IN" and word in ("of", "about", "on") and word not in cue.takes):
        rule = _complement(reading, unit, cue, start, token, word, tag)
    if rule in (None, "noun phrase", "clause"):
        later = _later_quotation(reading, unit, cue, start)
        if later is not None:
            return later
        that = _later_that(reading, unit, cues, cue, start) if "that" in takes_clause(cue) else None
        if that is not None:
            token, rule = that, "that clause later in the sentence"
    if rule is None:
        return "a comma follows the cue, and no quotation" if comma else f"“{cue.lemma}” does not take what follows"
    if rule == "preposition":
        token += 1
    elif rule == "thing" and token != start and reading.chunk_at(start) and "person" not in cue.takes:
        token = start
    first, last = reading.trim(token, clause_end(reading, unit, cues, cue, token))
    if rule == "noun phrase" and last - first < 4 and not any(reading.quote_of[t] is not None for t in range(first, last)):
        return "the noun phrase is too short to be a claim"
    return Content(((first, last),), rule) if first < last else "nothing is left of the content"


def takes_clause(cue: Cue) -> frozenset[str]:
    """What the cue takes, where an addressee or a clause is among it."""
    return cue.takes if cue.takes & {"bare", "person"} else frozenset()


def _past_parenthesis(reading: Reading, comma: int, limit: int) -> int:
    """From a comma to the one that closes a parenthesis before "that", a question word or a quotation: "said, however, that"."""
    for token in range(comma + 1, min(limit - 1, comma + 16)):
        if reading.quote_of[token] is not None:
            return comma
        if reading.words[token] == "," and (reading.lower[token + 1] in ("that", "whether", "why", "how") or reading.quote_of[token + 1] is not None):
            return token
    return comma


def _later_that(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, start: int) -> int | None:
    """Where "that" opens the content after something that stands between: "told the paper before he left that"."""
    stop = min([unit.last, start + 18, *(other.word for other in cues if other.word > cue.word)])
    for token in range(start, stop):
        if reading.quote_of[token] is None and reading.lower[token] == "that" and (
            reading.tags[token] == "IN" or reading.has_clause(token, unit.last) and reading.chunk_at(token) != (token, token + 1)
        ):
            return token
    return None


def _later_quotation(reading: Reading, unit: Unit, cue: Cue, start: int) -> Content | None:
    """A quotation that a comma or colon announces later in the sentence, with no other statement between: "said, in his best drawl, “…”"."""
    for token in range(start, min(unit.last, start + 40)):
        if reading.quote_of[token] is not None:
            if reading.words[token - 1] not in (",", ":"):
                return None
            return Content((reading.trim(token, _quotations_end(reading, unit, token)),), "quotation later in the sentence")
        if reading.tags[token] in FINITE or reading.words[token] == ";":
            return None
    return None


def _quotations_end(reading: Reading, unit: Unit, token: int) -> int:
    """Past a quotation and those that follow it directly."""
    end = token
    while end < unit.last and reading.quote_of[end] is not None:
        end = reading.quote_of[end].last
        if end + 1 < unit.last and reading.words[end] in (",", ".", ";") and reading.quote_of[end + 1] is not None:
            end += 1
    return end


def _estimate(reading: Reading, token: int, limit: int) -> str | None:
    """"put the toll at 14": a figure follows "at" or "on"."""
    for at in range(token, min(limit - 1, token + 15)):
        if reading.lower[at] in ("at", "on", "between", "closer", "nearer") and ("CD" in reading.tags[at + 1 : at + 4] or reading.words[at + 1] in "$£€"):
            return "estimate"
    return None


def _complement(reading: Reading, unit: Unit, cue: Cue, start: int, token: int, word: str, tag: str) -> str | None:
    """What kind of content begins at the token, if the cue takes it."""
    takes = cue.takes
    if word in COMPLEMENTISERS and "that" in takes:
        return "that clause" if word == "that" else "question clause"
    if "quote" in takes and "that" not in takes:
        return None
    if "to" in takes and word == "to" and ("person" not in takes or token != start):
        return "infinitive"
    if "at" in takes:
        return _estimate(reading, token, unit.last)
    if word in takes and tag in ("IN", "TO"):
        return "preposition"
    if takes & {"that", "bare"} and (_begins_clause(reading, token, unit.last) or word in ("there", "it")):
        return "bare clause"
    if takes & {"that", "bare"} and tag in FINITE:
        return "bare clause"
    if "bare" in takes and reading.words[token - 1] not in (",", ":") and reading.has_clause(token, unit.last):
        return "clause"
    if "thing" in takes and (reading.chunk_at(token) or reading.chunk_at(start) or tag in ("DT", "PDT", "VBG", "JJ", "JJS", "JJR", "PRP$", "CD", "CC")):
        return "noun phrase"
    return None


def _quoted_after(reading: Reading, unit: Unit, cues: list[Cue], cue: Cue, token: int, comma: bool) -> Content:
    """Quoted content: the quotation alone after a comma, else with what its sentence adds to it."""
    end = _quotations_end(reading, unit, token)
    if comma or end >= unit.last:
        return Content((reading.trim(token, end),), "quotation after the cue")
    last = clause_end(reading, unit, cues, cue, token)
    return Content((reading.trim(token, max(end, last)),), "quotation and its clause after the cue")


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
    opening = unit.first + (reading.tags[unit.first] in ("CC", "RB"))
    subordinate = reading.lower[min(opening, unit.last - 1)] in ("after", "when", "while", "although", "though", "if", "as", "because", "since") or (
        cue.form == "noun" and reading.tags[unit.first] == "IN")
    if not relative and not subordinate:
        return unit.last
    for token in range(start, unit.last - 1):
        if reading.quote_of[token] is None and reading.words[token] == ",":
            after = token + 1
            while after < unit.last - 1 and reading.tags[after] == "RB":
                after += 1
            if relative and reading.tags[after] in FINITE or subordinate and _begins_clause(reading, after, unit.last):
                return token
    return unit.last


def _next_claim(reading: Reading, unit: Unit, cue: Cue, other: Cue, start: int) -> int | None:
    """Where a later cue cuts the content off, if it does."""
    before = other.first - 1
    if other.form == "according":
        if other.first - start < 3:
            return None
        return before if reading.words[before] == "," else other.first
    if other.form == "participle":
        joined = reading.lower[before] in ("and", "but", "before", "while", "after")
        before -= joined
        if "that" not in other.takes:
            return None
        if reading.quote_of[before] is not None and before > start:
            return before + 1 if _speaks(reading, before) else None
        if joined and cue.form == "participle":
            return before if reading.words[before] == "," else before + 1
        return before if reading.words[before] == "," else None
    if other.form not in ("finite", "passive"):
        return None
    if reading.lower[before] in JOINING:
        if _tense(reading, other) == _tense(reading, cue) or cue.form != "finite":
            return before - 1 if reading.words[before - 1] == "," else before
        return None
    source = source_before(reading, other.first, start)
    head = other.first if isinstance(source, str) else source[0]
    if head - 2 <= start:
        return None
    before = head - 1
    if reading.quote_of[before] is not None and _speaks(reading, before) and reading.quote_of[before].first > start:
        return reading.quote_of[before].first
    if isinstance(source, str):
        return None
    if other.last + 1 < unit.last and reading.words[other.last] in (",", ":") and reading.quote_of[other.last + 1] is not None:
        joined = (t for t in range(before, start + 1, -1) if reading.lower[t] in JOINING and reading.words[t - 1] == "," and reading.quote_of[t] is None)
        return next(joined, before + 1) - (reading.words[before] == ",")
    if reading.lower[before] in JOINING and reading.words[before - 1] in (",", *DASHES):
        return before - 1
    if reading.words[before] in (";", ":"):
        return before
    return None


def _tense(reading: Reading, cue: Cue) -> str:
    """Past or present, by the first word of the verb group."""
    for token in range(cue.first, cue.word + 1):
        if reading.tags[token] in ("VBD", "VBZ", "VBP", "MD"):
            return "past" if reading.tags[token] == "VBD" else "present"
    return "past"


def content_before(reading: Reading, unit: Unit, floor: int, head: int, tail: int, inverted: bool = False) -> Content | str:
    """The content that stands before "X said" (tokens [head, tail)), with what goes on after it, or why there is none."""
    end = head
    if end - 2 > floor and reading.lower[end - 1] == "as" and reading.words[end - 2] == ",":
        end -= 1
    if end <= floor:
        return "nothing stands before the cue"
    mark = end - 1
    if reading.quote_of[mark] is None and reading.words[mark] not in (",", *DASHES, "?", "!"):
        return "no comma and no quotation before the cue"
    closing = tail >= unit.last - 1 and mark - floor > 3
    if not closing and not reading.has_clause(floor, mark + 1) and not _speaks(reading, mark) and not _opens(reading, unit, floor, mark, tail):
        return "what stands before the cue is no clause"
    first, last = reading.trim(floor, mark + 1)
    if first >= last:
        return "nothing is left of the content"
    quoted = reading.quote_of[last - 1]
    if quoted is not None and quoted.first > first and _introduces(reading, first, quoted.first - 1):
        first = quoted.first
    if quoted is None and not _parenthetic(reading, unit, tail, inverted):
        return "what stands before the cue is no more than the opening of its sentence"
    rest = _resumption(reading, unit, tail, reading.quote_of[last - 1] is not None, reading.has_clause(floor, mark))
    if rest is None:
        return Content(((first, last),), "content before the cue")
    if reading.quote_of[last - 1] is None and not reading.has_clause(floor, mark) and not _is_content(reading, first):
        return Content((rest,), "content after the parenthesis")
    return Content(((first, last), rest), "content around the cue")


def _introduces(reading: Reading, first: int, mark: int) -> bool:
    """Whether what stands before a quotation only leads up to it: it ends with a colon or dash, or is an opening phrase with its comma."""
    if reading.words[mark] == ":" or reading.words[mark] in DASHES:
        return True
    return reading.words[mark] == "," and reading.tags[first] in ("IN", "RB", "WRB", "TO", "VBG")


def _parenthetic(reading: Reading, unit: Unit, tail: int, inverted: bool) -> bool:
    """Whether "X said" ends its clause: nothing follows that it could take as its object."""
    token = skip_adverbials(reading, tail, unit.last, True)
    if token >= unit.last or not reading.is_word(token) and reading.quote_of[token] is None:
        return True
    return reading.quote_of[token] is None and reading.tags[token] in ("IN", "VBG", "WRB", "TO", *(() if inverted else ("CC",))) and reading.lower[token] != "that"


def _is_content(reading: Reading, first: int) -> bool:
    """Whether the first words of a sentence belong to what follows "X said": a subject, or "by doing so"; not "in any case"."""
    chunk = reading.chunk_at(first)
    return bool(chunk) and not is_time(reading, *chunk) or reading.tags[first + 1] == "VBG"


def _opens(reading: Reading, unit: Unit, floor: int, mark: int, tail: int) -> bool:
    """Whether "X said" stands between commas after the first words of a sentence: "The plan, X said, is …"."""
    return reading.words[mark] == "," and tail < unit.last and reading.words[tail] == "," and mark > floor


def _speaks(reading: Reading, mark: int) -> bool:
    """Whether a quotation ends before the cue as speech does: with a comma, a question or an exclamation."""
    if reading.quote_of[mark] is None:
        return reading.words[mark] == "," and reading.quote_of[mark - 1] is not None
    return reading.ends_with(mark, ",?!.-–—")


def _resumption(reading: Reading, unit: Unit, tail: int, quoted: bool, clause: bool) -> tuple[int, int] | None:
    """The second stretch of content that the cue interrupts."""
    token = skip_adverbials(reading, tail, unit.last, True)
    if token >= unit.last:
        return None
    if reading.words[token] not in (",", *DASHES, ":"):
        if reading.quote_of[token] is not None and token == tail:
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
        plain = reading.words[following - 1] == "," and not reading.has_clause(token, following) and tag != "VBG"
        return reading.trim(following, unit.last) if plain else None
    if clause and (tag == "VBG" or word in SUBORDINATORS - {"because", "if"}):
        return None
    if not reading.has_clause(token, unit.last) and not any(reading.quote_of[t] is not None for t in range(token, unit.last)):
        return None
    return reading.trim(token, unit.last)


def is_speech(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is quotation and nothing else but punctuation."""
    outside = sum(reading.quote_of[t] is None and reading.words[t][0].isalnum() for t in range(unit.first, unit.last))
    return outside == 0 and any(reading.quote_of[t] is not None for t in range(unit.first, unit.last))
