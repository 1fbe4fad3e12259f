"""Sources: the noun phrase that a cue belongs to, with its modifiers, appositions and relative clause."""

from onrecord import lexicons
from onrecord.attribution.cues import Cue
from onrecord.attribution.outcomes import Miss
from onrecord.prose.reading import FINITE, Reading, Unit

Tokens = tuple[int, int]

ATTACHING = lexicons.words("attaching_prepositions")
IDENTIFYING = frozenset(["of", "for", "from", "with", "at", "in", "on", "to"])
# A past tense between a noun phrase and a verb of saying can only be a participle: "a report issued in May said".
PARTICIPLES = frozenset(("VBN", "VBG", "VBD"))
CLOSING = frozenset((",", ".", ")", "who", "whose", *IDENTIFYING, "--", "—", ";"))
RELATIVE = frozenset(("who", "which", "that", "whose", "whom", "where"))
DASHES = frozenset(("--", "—", "–", "-", "―"))
# Tags of words with which no noun phrase begins, and how far one may reach back to a quotation.
ARTICLES, EACH = frozenset(("a", "an", "the")), frozenset(("both", "all", "each"))
NOT_OPENING, LONGEST = frozenset(("IN", "TO", "CC", "WRB", "WDT", "WP", "VBG", "EX")), 20


def is_time(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase names a time."""
    times = lexicons.words("nouns_of_time", "when")
    return reading.lower[last - 1] in times or reading.lower[first] in times and last - first <= 2


def is_demonstrative(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is one word that points back: "Roe denied this"."""
    return last - first == 1 and reading.lower[first] in lexicons.words("determiners", "demonstrative")


def source_before(reading: Reading, end: int, floor: int) -> Tokens | Miss:
    from onrecord.attribution import steps
    return steps.source_before(reading, end, floor) or Miss("no noun phrase before the cue")


def source_before_old(reading: Reading, end: int, floor: int) -> Tokens | Miss:
    """The noun phrase with its modifiers that ends right before token `end`, or why there is none."""
    token = before_times(reading, _before_aside(reading, end - 1, floor), floor)
    last = token + 1
    first, nested = None, False
    while token >= floor:
        nested |= reading.words[token] == ","
        step = _leftwards(reading, token, floor, nested)
        if step is None:
            break
        first, token = step
    if first is None:
        stray = token == end - 1 and reading.words[token] == "," and reading.chunk_at(token - 1)
        if not stray or stray[0] != floor:
            return Miss("no noun phrase before the cue")
        first = floor
    if last - first == 1 and reading.lower[first] in ARTICLES:
        return Miss("an article is no source")
    if is_time(reading, first, last) and first > floor and reading.tags[first - 1] == "IN":
        return Miss("a time is no source")
    first = _from_quotation(reading, first, floor)
    return first, last if reading.words[last - 1] not in (",", *DASHES) else last - 1


def _before_aside(reading: Reading, token: int, floor: int) -> int:
    """Back over an adverb between commas: "officials, though, say"."""
    aside = token - 2 > floor and reading.words[token] == "," == reading.words[token - 2] and reading.chunk_at(token - 1) is None
    return token - 3 if aside and reading.tags[token - 1] in ("RB", "IN") else token


def before_times(reading: Reading, token: int, floor: int) -> int:
    """Back over adverbs and times that stand between a source and its verb: "Smith on Monday angrily said"."""
    while token >= floor and reading.quote_of[token] is None:
        chunk = reading.chunk_at(token)
        if reading.tags[token] == "RB":
            token -= 1
        elif chunk and is_time(reading, *chunk) and _follows_phrase(reading, chunk[0], floor):
            token = chunk[0] - 1
            token -= reading.tags[token] == "IN"
        else:
            break
    return token


def _follows_phrase(reading: Reading, first: int, floor: int) -> bool:
    """Whether a noun phrase of time, with its preposition, has another noun phrase before it."""
    before = first - 1
    before -= before >= floor and reading.tags[before] == "IN"
    return before >= floor and (reading.chunk_at(before) is not None or reading.words[before] in (",", ")"))


def _from_quotation(reading: Reading, first: int, floor: int) -> int:
    """Back to the end of a quotation where nothing but a noun phrase stands between it and the source, however it has been tagged."""
    for token in range(first - 1, max(floor, first - LONGEST) - 1, -1):
        if reading.quote_of[token] is not None:
            opener = reading.tags[token + 1] if reading.ends_with(token, ",?!") else "CC"
            return first if opener in NOT_OPENING else token + 1
        described = reading.words[token] == "," and token > floor and (reading.tags[token - 1] == "JJ" or _heads(reading, token, floor))
        if reading.is_finite(token) or not reading.is_word(token) and reading.words[token] != "&" and not described:
            return first
    return first


def _heads(reading: Reading, comma: int, floor: int) -> bool:
    """Whether the noun phrase before a comma follows a quotation: "“…,” another friend, Ann Bell said"."""
    chunk = reading.chunk_at(comma - 1)
    return chunk is not None and chunk[0] > floor and reading.quote_of[chunk[0] - 1] is not None


def _leftwards(reading: Reading, token: int, floor: int, nested: bool) -> tuple[int, int] | None:
    """One noun phrase or parenthesis further to the left: (its first token, the token to go on from; floor - 1 to stop).

    `nested` says that a comma after it closes an apposition, which a further comma before it opens.
    """
    if token < floor or reading.quote_of[token] is not None and reading.chunk_at(token) is None:
        return None
    if reading.words[token] == ")":
        opening = next((t for t in range(token, max(floor, token - 30) - 1, -1) if reading.words[t] == "("), None)
        return None if opening is None else _leftwards(reading, opening - 1, floor, nested)
    if reading.words[token] == "," or reading.words[token] in DASHES:
        return _over_apposition(reading, token, floor)
    chunk = reading.chunk_at(token)
    if chunk is None:
        before = _relative_head(reading, token, floor)
        return None if before is None else _leftwards(reading, before, floor, nested)
    first = max(chunk[0], floor)
    before = _governor(reading, first, floor, nested)
    return first, floor - 1 if before is None else before


def _governor(reading: Reading, first: int, floor: int, nested: bool) -> int | None:
    """The end of the noun phrase that one beginning at `first` belongs to: the first way to the left that is open."""
    if first - 1 < floor:
        return None
    before, chunk = reading.chunk_at(first - 1), reading.chunk_at(first)
    alone = chunk == (first, first + 1)
    if before and (reading.tags[first] == "JJ" or alone and reading.lower[first] in EACH):  # "officials familiar with", "Roe and Doe both"
        return first - 1
    if reading.tags[first - 1] in FINITE or reading.tags[first - 1] in PARTICIPLES:
        return _relative_head(reading, first - 1, floor)
    if reading.lower[first - 1] in ATTACHING and reading.tags[first - 1] in ("IN", "TO"):
        return _over_preposition(reading, first - 1, floor, nested)
    joins = reading.chunk_at(first - 2) is not None and first - 2 >= floor
    if reading.lower[first - 1] == "and":
        return first - 2 if joins and _coordinates(reading, first - 2, floor) else None
    described = nested and joins and reading.words[first - 1] == "," and _apposes(reading, *chunk)
    return first - 2 if described and not is_time(reading, *reading.chunk_at(first - 2)) else None


def _over_preposition(reading: Reading, token: int, floor: int, nested: bool) -> int | None:
    """The end of the noun phrase that a preposition attaches another to: "the mayor of Troy", also behind a comma that closes something."""
    before = token - 1 - (nested and token - 1 > floor and reading.words[token - 1] == ",")
    return before if before >= floor and reading.chunk_at(before) else _relative_head(reading, before, floor)


def _apposes(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase between commas describes what stands before it: an age, a place, a description, not a name."""
    if reading.tags[last - 1] in ("NNP", "NNPS") and reading.tags[first] != "DT":
        return reading.words[last - 1].endswith(".") or " ".join(reading.lower[first:last]) in lexicons.words("places")
    return True


def _relative_head(reading: Reading, verb: int, floor: int) -> int | None:
    """The end of the noun phrase before a participle ("a report released by X") or a relative clause ("people who live in X")."""
    for token in range(verb, max(floor, verb - 8), -1):
        if reading.words[token] == ",":
            break
        if reading.lower[token] in ("who", "that", "which"):
            return token - 1 if reading.chunk_at(token - 1) else None
    return verb - 1 if verb > floor and reading.tags[verb] in PARTICIPLES and reading.chunk_at(verb - 1) else None


def _coordinates(reading: Reading, token: int, floor: int) -> bool:
    """Whether the noun phrase that ends at `token` can share a verb with the one after "and": nothing governs it."""
    before = reading.chunk_at(token)[0] - 1
    before -= before > floor and reading.lower[before] == "both"
    return before < floor or reading.words[before] == "," or reading.quote_of[before] is not None or reading.tags[before] in ("CC", "RB")


def _over_apposition(reading: Reading, comma: int, floor: int) -> tuple[int, int] | None:
    """Over ", the mayor of Troy," to the noun phrase that it describes; over "(R-Ohio)," too."""
    if comma > floor and reading.words[comma - 1] == ")":
        return _leftwards(reading, comma - 1, floor, True)
    for token in range(comma - 1, max(floor, comma - 60) - 1, -1):
        if reading.quote_of[token] is not None:
            if _is_label(reading, token):
                continue
            return None
        if reading.words[token] == "," or reading.words[token] in DASHES:
            inside = range(token + 1, comma)
            opener = reading.lower[token + 1]
            if (
                opener not in RELATIVE
                and any(reading.tags[t] in FINITE for t in inside)
                and not any(reading.lower[t] in RELATIVE for t in inside)
            ):
                return None
            found = _leftwards(reading, token - 1, floor, True)
            if found is None and reading.chunk_at(comma - 1) == (token + 1, comma) and reading.tags[comma - 1] in ("NNP", "NNPS"):
                return token + 1, floor - 1
            return found
    return None


def _is_label(reading: Reading, token: int) -> bool:
    """Whether a quotation is a few words that a participle gives as a mark or name: "marked “internal”"."""
    quoted = reading.quote_of[token]
    return quoted.last - quoted.first < 7 and reading.tags[quoted.first - 1] in PARTICIPLES


def source_after(reading: Reading, start: int, limit: int) -> Tokens | Miss:
    """The noun phrase with its modifiers that begins at token `start`, or why there is none."""
    chunk = None
    for token in range(start, min(start + 3, limit)):
        chunk = reading.chunk_at(token)
        if chunk or reading.tags[token] in ("IN", "RB", "TO", "CC", "RP") or reading.tags[token] in FINITE or not reading.is_word(token):
            break
    if chunk is None or is_time(reading, *chunk) or is_demonstrative(reading, *chunk):
        return Miss("no noun phrase after the cue")
    last = chunk[1]
    while last < limit and reading.tags[last] in ("JJ", "NN", "NNS"):
        last += 1
    while last < limit and reading.quote_of[last] is None:
        follows = _rightwards(reading, last, limit)
        if follows is None:
            break
        last = follows
    return start, min(last, limit)


def _rightwards(reading: Reading, token: int, limit: int) -> int | None:
    """The end of what modifies a noun phrase that ends before `token`: a prepositional phrase, an apposition, a relative clause."""
    word = reading.lower[token]
    if word == "(":
        return next((t + 1 for t in range(token, min(limit, token + 12)) if reading.words[t] == ")"), None)
    chunk = reading.chunk_at(token + 1) if token + 1 < limit else None
    if chunk is None or chunk[0] != token + 1 or is_time(reading, *chunk):
        return None
    if word in IDENTIFYING:
        return None if reading.lower[chunk[1] - 1] in lexicons.words("occasions") else chunk[1]
    if word == "and":
        return chunk[1] if FINITE.isdisjoint(reading.tags[chunk[1] : chunk[1] + 1]) else None
    return _apposition_end(reading, chunk, limit) if word == "," and chunk[1] <= limit else None


def _apposition_end(reading: Reading, chunk: Tokens, limit: int) -> int | None:
    """The end of a noun phrase behind a comma that describes the one before, or of the relative clause that it opens."""
    if reading.lower[chunk[0]] in ("who", "whose"):
        return clause_comma(reading, chunk[0], limit)
    closed = chunk[1] >= limit or reading.lower[chunk[1]] in CLOSING or reading.quote_of[chunk[1]] is not None
    return chunk[1] if closed else None


def clause_comma(reading: Reading, start: int, limit: int) -> int:
    """The end of a clause: the next comma, dash, semicolon, full stop or quotation."""
    for token in range(start, limit):
        if reading.words[token] in (",", ".", ";", ":", *DASHES) or reading.quote_of[token] is not None:
            return token
    return limit


def subject_of_unit(reading: Reading, unit: Unit, before: int) -> Tokens | Miss:
    """The subject of the first finite verb of the unit that stands before token `before`; how far it was looked for is kept."""
    token, source = reading.subjects.get(unit.first, (unit.first, None))
    while source is None and token < before:
        source = _subject_of(reading, token, unit.first)
        token += 1
    reading.subjects[unit.first] = token, source
    return source if source is not None and token <= before else Miss("no finite verb with a subject before")


def _subject_of(reading: Reading, token: int, floor: int) -> Tokens | None:
    """The subject of the token, where it is a finite verb outside quotations that has one."""
    verb = reading.is_finite(token) or reading.tags[token] == "VBN" and token and reading.words[token - 1] == ","
    source = source_before(reading, token, floor) if verb and reading.quote_of[token] is None else None
    return None if not source or reading.lower[source[0]] in ("it", "there") else source


def relative_antecedent(reading: Reading, cue: Cue, floor: int) -> Tokens | Miss:
    """The relative pronoun before the cue."""
    token = cue.first - 1
    if token >= floor and reading.lower[token] in ("who", "which", "that") and reading.tags[token] in ("WP", "WDT", "IN"):
        return token, token + 1
    return Miss("no relative pronoun before the cue")
