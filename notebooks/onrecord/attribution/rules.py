"""The rules: how a cue finds its source and its content. Each cue gets the first that fits, in the order of `RULES`."""

from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.candidates import Draft, Tokens, Trace
from onrecord.attribution.clauses import absolute_source, clause_end
from onrecord.attribution.content import Content, content_after, content_before
from onrecord.attribution.cues import BE, Cue, owner, verb_group
from onrecord.attribution.outcomes import Miss
from onrecord.attribution.scans import begins_clause, scan
from onrecord.attribution.signs import RELATIVE, clause_comma, is_pause
from onrecord.attribution.sources import relative_antecedent, source_after, source_before, subject_of_unit
from onrecord.entities.phrase_patterns import vocabulary
from onrecord.prose.reading import FINITE, Reading, Unit
from onrecord.prose.token_patterns import BACK, Vocabulary, read_pattern

# A source, if there is one, and content; or why the rule does not fit.
Outcome = tuple[Tokens | None, Content] | Miss
SHORT = 5  # tokens of an opening before "according to" that is no part of the content
# Tags of what may stand before a number that opens a clause: "about 12", "at 12".
COUNTING = (["IN", "CD"], ["RB", "CD"])
# A participle that opens its sentence, behind "but" or "after" perhaps; and the verb behind the source that follows it.
OPENING = read_pattern("$ /CC|/RB|/IN? /VBG", Vocabulary(), BACK)
GOES_ON = read_pattern(",? :finite", vocabulary({}, {}))
RELATIVE_TAGS = frozenset(("WP", "WDT"))
CLAUSES = frozenset(("that clause", "bare clause"))


class Frame(NamedTuple):
    """A cue where it stands: its unit with all its cues, where content may begin, and the attribution before it in the unit."""

    reading: Reading
    unit: Unit
    cues: list[Cue]
    cue: Cue
    floor: int
    previous: Draft | None


def match(frame: Frame, trace: Trace) -> Draft | None:
    """The attribution that a cue makes, if source and content are found."""
    for name, forms, rule in RULES:
        outcome = rule(frame) if frame.cue.form in forms else Miss(f"not for a cue of the form “{frame.cue.form}”")
        if isinstance(outcome, Miss):
            trace(f"{frame.cue.lemma}: {name}", outcome.reason)
            continue
        source, found = outcome
        trace(f"{frame.cue.lemma}: {name}", "matched")
        return Draft(list(found.stretches), frame.cue, source, f"{name}: {found.rule}", frame.unit.paragraph)
    return None


def according_to(frame: Frame) -> Outcome:
    """According to X, … / …, according to X."""
    reading, unit, cue, floor = frame.reading, frame.unit, frame.cue, frame.floor
    source, end = _according(reading, cue, unit.last)
    if source[0] >= source[1]:
        return Miss("nothing follows the cue")
    before = _content(frame, (source[0], end), floor, cue.first, "content before")
    start = _unmarked_clause(reading, source, unit.last) or _main_clause(reading, max(source[0] + 1, cue.last), unit.last)
    closed = reading.has_clause(floor, cue.first) and reading.lower[cue.first - 2] not in BE
    if start is None or before and closed:
        return before
    found = _content(frame, (source[0], min(end, start)), start, clause_end(reading, unit, frame.cues, cue, start), "content after")
    goes_on = cue.first - floor > SHORT or reading.tag(start + 1) in FINITE
    if isinstance(found, Miss) or isinstance(before, Miss) or not goes_on or reading.words[cue.first - 1] != ",":
        return found
    return found[0], Content((*before[1].stretches, *found[1].stretches), "content around")


def _according(reading: Reading, cue: Cue, limit: int) -> tuple[Tokens, int]:
    """The source that the cue holds or that follows it, and the end of the source with what describes it."""
    own = owner(reading, cue.last - 1)
    comma = clause_comma(reading, cue.last, limit)
    source = own or source_after(reading, cue.last, limit) or (cue.last, comma)
    return source, source[1] if own else max(source[1], comma)


def _content(frame: Frame, source: Tokens, first: int, last: int, rule: str) -> Outcome:
    """The tokens, trimmed, as content."""
    first, last = frame.reading.trim(first, last)
    return (source, Content(((first, last),), rule)) if first < last else Miss("nothing is left of the content")


def _unmarked_clause(reading: Reading, source: Tokens, limit: int) -> int | None:
    """Where the main clause begins right behind a source without a comma: "According to police the driver …"."""
    chunk = reading.chunk_at(source[0])
    while chunk and chunk[1] < limit:
        end = chunk[1]
        counted = reading.tags[end : end + 2] in COUNTING
        if begins_clause(reading, end + counted, limit):
            return end
        chunk = reading.chunk_at(end + 1) if reading.tags[end] == "IN" else None
    return None


def _main_clause(reading: Reading, start: int, limit: int) -> int | None:
    """The comma after which the main clause begins: the first before a clause, or that before an apposition to it; else the first."""
    commas = [token for token in range(start, limit) if is_pause(reading, token) and not reading.is_quoted(token)]
    parts = list(zip(commas, [*commas, limit][1:], strict=True))
    clauses = (reading.has_clause(comma + 1, last) and reading.tags[comma + 1] not in RELATIVE_TAGS for comma, last in parts)
    number = next((number for number, clause in enumerate(clauses) if clause), 0)
    apposed = number > 1 and reading.tags[commas[number] + 1] in FINITE
    return commas[number - 2 * apposed] if commas else None


def noun(frame: Frame) -> Outcome:
    """X's claim that … / There were reports that …"""
    reading, unit, cue = frame.reading, frame.unit, frame.cue
    if "EX" in reading.tags[unit.first : cue.word] and "that" in reading.lower[cue.last : unit.last]:
        return _after(frame, None, reading.lower.index("that", cue.last))
    source = owner(reading, cue.word)
    if source is None:
        return _told_by(frame) if reading.word(cue.last) in ("from", "by") else _made_by(frame)
    return _after(frame, source, cue.last + (reading.word(cue.last) in BE))


def _told_by(frame: Frame) -> Outcome:
    """The source behind a noun of saying: "a warning from Roe that"."""
    reading, unit, cue = frame.reading, frame.unit, frame.cue
    source = source_after(reading, cue.last + 1, unit.last)
    if not source or reading.lower[source[1] : source[1] + 1] != ["that"]:
        return Miss("no claim follows the source")
    return _after(frame, source, source[1])


def _made_by(frame: Frame) -> Outcome:
    """The subject of the verb whose object a noun of saying is: "Roe made the point that"."""
    reading, unit, cue = frame.reading, frame.unit, frame.cue
    verb = (reading.chunk_at(cue.word) or (cue.word, cue.last))[0] - 1
    if reading.lemma(verb) not in lexicons.words("support_verbs"):
        return Miss("nobody owns the noun")
    head, _ = verb_group(reading, unit, verb)
    source = source_before(reading, head, unit.first) or subject_of_unit(reading, unit, head)
    return _after(frame, source, cue.last) if source else source


def _after(frame: Frame, source: Tokens | None, start: int) -> Outcome:
    """The content that begins at the token."""
    found = content_after(frame.reading, frame.unit, frame.cues, frame.cue, start)
    return (source, found) if found else found


def source_first(frame: Frame) -> Outcome:
    """X said … / …, X said / …, X said, …"""
    reading, unit, cue, floor = frame.reading, frame.unit, frame.cue, frame.floor
    source = relative_antecedent(reading, cue, floor) or _source_before(frame)
    if not source:
        return source
    after = content_after(reading, unit, frame.cues, cue, cue.last)
    after = _no_claim(frame, source, after) if after else after
    before = _before(frame, source)
    if before and (len(before.stretches) > 1 or not after or after.rule == "clause" or _quoted_before(frame, source[0], after)):
        return source, before
    if not after and reading.words[unit.last - 1] == ":":
        return source, Content((), "quotation after a colon")
    if after:
        return source, after
    assert not before  # which would be the content
    return Miss(f"{before.reason}; {after.reason}")


def _source_before(frame: Frame) -> Tokens | Miss:
    """The source before the cue, where none stands behind it between commas: "The mill, said Bell, was old"."""
    reading, cue = frame.reading, frame.cue
    lone = reading.words[frame.floor : cue.first].count(",") == 1 and reading.words[cue.first - 1] == ","
    if lone and scan("inverted", reading, cue.last, frame.unit.last) is not None:
        return Miss("a source follows between commas")
    return source_before(reading, cue.first, frame.floor)


def _before(frame: Frame, source: Tokens) -> Content | Miss:
    """The content before source and cue, of a source that is no relative pronoun; a cue that only quotes needs a quotation."""
    reading, cue = frame.reading, frame.cue
    if reading.lower[source[0]] in RELATIVE:
        return Miss("a relative pronoun is the source")
    found = content_before(reading, frame.unit, frame.floor, source[0], cue.last)
    if found and cue.takes == {"quote"} and reading.quote_of[found.stretches[0][1] - 1] is None:
        return Miss(f"“{cue.lemma}” needs a quotation")
    return found


def _no_claim(frame: Frame, source: Tokens, content: Content) -> Content | Miss:
    """The content behind the cue, or why a noun phrase without quoted words is no claim."""
    reading, cue = frame.reading, frame.cue
    if content.rule != "noun phrase" or _quotes(reading, content):
        return content
    head = (reading.chunk_at(source[0]) or source)[1] - 1
    if "MD" in reading.tags[cue.first : cue.word]:
        return Miss("what could or must be done is no claim")
    found = cue.stance == "finding" and reading.lower[head] not in lexicons.words("documents")
    return Miss("only a document finds or shows a thing") if found else content


def _quoted_before(frame: Frame, head: int, after: Content) -> bool:
    """Whether the quotation right before the source is the content rather than what follows the cue, which may be a clause of its own."""
    quoted = frame.reading.quote_of[head - 1]
    return quoted is not None and (after.rule not in CLAUSES or quoted.first == frame.floor)


def _quotes(reading: Reading, content: Content) -> bool:
    """Whether some of the content stands in quotation marks."""
    return any(reading.quote_of[token] is not None for stretch in content.stretches for token in range(*stretch))


def cue_first(frame: Frame) -> Outcome:
    """…, said X"""
    reading, unit, cue = frame.reading, frame.unit, frame.cue
    source = source_after(reading, cue.last, unit.last)
    if not source:
        return source
    before = content_before(reading, unit, frame.floor, cue.first, source[1], True)
    return (source, before) if before else before


def opening(frame: Frame) -> Outcome:
    """Insisting that …, X left / Having said that …, X left"""
    reading, unit, cue = frame.reading, frame.unit, frame.cue
    found = content_after(reading, unit, frame.cues, cue, cue.last)
    if not found or not OPENING.stands(reading.part(unit.first, unit.last), cue.first):
        return found and Miss("it does not open its sentence")
    end = found.stretches[-1][1]
    end += reading.word(end) == ","
    source = source_after(reading, end, unit.last) if reading.ends_quote_or_comma(end - 1) else None
    if source and GOES_ON.stands(reading, source[1]):
        return source, found
    return Miss("no comma, or no source with its verb, follows the content")


def shared_source(frame: Frame) -> Outcome:
    """X said …, adding that … / and added that …"""
    reading, cue = frame.reading, frame.cue
    shared = _speaker_so_far(frame)
    source = absolute_source(reading, cue, frame.unit.first) or shared or subject_of_unit(reading, frame.unit, cue.first)
    if not source:
        return source
    found = content_after(reading, frame.unit, frame.cues, cue, cue.last)
    if not found:
        return found
    joined = cue.form == "participle" and reading.words[cue.first - 1] == ","
    tells = joined or found.rule != "noun phrase" or _quotes(reading, found)
    return (source, found) if tells else Miss("a noun phrase without a quotation")


def _speaker_so_far(frame: Frame) -> Tokens | None:
    """The source of the cue before; behind a relative clause whom the clause describes: "Roe, who said …, said"."""
    reading, cue, previous = frame.reading, frame.cue, frame.previous
    source = previous.source if previous else None
    main = cue.form == "finite" and reading.words[cue.first - 1] == ","
    if source is None or not main or reading.lower[source[0]] not in RELATIVE:
        return source
    described = source_before(reading, source[0] - (reading.words[source[0] - 1] == ","), frame.unit.first)
    return described or source


def passive(frame: Frame) -> Outcome:
    """X was told by Y that … / X was accused of …"""
    reading, unit, cue = frame.reading, frame.unit, frame.cue
    told = reading.lower[cue.last : min(cue.last + 1, unit.last)] == ["by"]
    source = source_after(reading, cue.last + 1, unit.last) or None if told else None
    start = source[1] if source else cue.last
    return _after(frame._replace(cue=cue._replace(takes=cue.takes - {"thing", "figure"})), source, start)


# The rules in order: the name, the forms of cues that it reads, and how.
RULES = (
    ("according to", ("according",), according_to),
    ("noun of saying", ("noun",), noun),
    ("source, then cue", ("finite",), source_first),
    ("cue, then source", ("finite",), cue_first),
    ("participle, then source", ("participle",), opening),
    ("source of the cue before", ("participle", "finite", "infinitive"), shared_source),
    ("passive", ("passive",), passive),
)
