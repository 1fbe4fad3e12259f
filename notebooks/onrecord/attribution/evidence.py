"""What can be seen of an attribution: the features, in words, to which the table of points gives weight.

Only what is abstract is seen: tags, classes of the lexicons, forms, positions, lengths, which rule fired; never a word or a name.
"""

from bisect import bisect_right

from onrecord import lexicons
from onrecord.attribution.candidates import Draft, Tokens
from onrecord.attribution.cues import Cue
from onrecord.attribution.speakers import Speaker
from onrecord.attribution.typology import Kind
from onrecord.prose.reading import FINITE, Reading, Unit

# The upper ends of the classes of lengths and distances, in tokens.
LENGTHS = (1, 2, 4, 7, 11, 16, 25, 40, 80)
COUNTS = (0, 1, 2, 3, 5, 8)
PRONOUNS = {"PRP": "a pronoun", "WP": "a relative pronoun", "WDT": "a relative pronoun", "EX": "“there”", "DT": "a determiner alone"}
CLASSES = ("roles", "titles", "documents", "organisations", "cue_nouns", "nouns_of_time", "places", "light_nouns")


def of_row(reading: Reading, draft: Draft, stretch: Tokens) -> list[str]:
    """The features of one stretch of an attribution, with those of its rule, cue and source."""
    return [*_of_rule(draft), *_of_source(reading, draft), *_of_content(reading, draft, *stretch)]


def of_speaker(reading: Reading, draft: Draft, speaker: Speaker | None, kind: Kind, before: Speaker | None) -> list[str]:
    """The features of who is behind an attribution: whether somebody was found, of what kind, and by which words."""
    if speaker is None:
        return ["speaker: none"]
    form = "no source" if draft.source is None else _form(reading, draft.source)
    who = "a person" if speaker.person else "no person"
    names = within(COUNTS, len(speaker.name.split()))
    again = "again" if before is not None and before.name == speaker.name else "new"
    away = (
        "" if draft.source is None else within(COUNTS, abs(reading.paragraph_of(speaker.head[0]) - reading.paragraph_of(draft.source[0])))
    )
    found = [
        f"speaker: {who}",
        f"speaker: {kind.identification}",
        f"speaker: {kind.source_type}",
        f"{who} by {form}",
        f"{who}, {names} words",
    ]
    return [*found, f"{form}, {again}", f"{form}, paragraphs away: {away}"]


def _form(reading: Reading, source: Tokens) -> str:
    """By what kind of words a source is named."""
    tag = reading.tags[source[0]]
    return PRONOUNS.get(tag, "a determiner" if tag in ("DT", "PRP$") else "a name" if tag.startswith("NNP") else "a noun")


def within(bounds: tuple[int, ...], number: int) -> str:
    """The class that a number falls into, in words: "3 to 4", "over 80"."""
    place = bisect_right(bounds, number - 1)
    if place == len(bounds):
        return f"over {bounds[-1]}"
    low = bounds[place - 1] + 1 if place else min(bounds[0], number)
    return f"{low}" if low == bounds[place] else f"{low} to {bounds[place]}"


def unit_at(reading: Reading, token: int) -> Unit:
    """The unit that holds a token."""
    return reading.units[bisect_right(reading.units, token, key=lambda unit: unit.first) - 1]


def _of_rule(draft: Draft) -> list[str]:
    """Which rule found the attribution, and what its cue is."""
    rule, _, content = draft.rule.partition(": ")
    found = [f"rule: {rule}", f"content: {content}", f"stretches: {within((1, 2), len(draft.stretches))}"]
    if draft.cue is None:
        return [*found, "cue: none"]
    takes = sorted(draft.cue.takes)
    return [*found, f"cue: {draft.cue.form}", f"cue: {draft.cue.stance}", f"cue takes: {' '.join(takes)}", f"{draft.cue.form}, {content}"]


def _of_cue(reading: Reading, cue: Cue) -> list[str]:
    """What stands in the verb group of the cue and around it."""
    tags = reading.tags[cue.first : cue.word]
    found = [
        f"cue's tag: {reading.tags[cue.word]}",
        f"before the cue: {_sign(reading, cue.first - 1)}",
        f"after the cue: {_sign(reading, cue.last)}",
    ]
    return found + [f"cue with {tag}" for tag in ("MD", "TO", "RB") if tag in tags]


def _of_source(reading: Reading, draft: Draft) -> list[str]:
    """What the source is, and where it stands from its cue."""
    found = [] if draft.cue is None else _of_cue(reading, draft.cue)
    if draft.source is None:
        return [*found, "source: none"]
    first, last = draft.source
    chunk = reading.chunk_at(first) or draft.source
    head = min(chunk[1], last) - 1
    tag = reading.tags[head]
    found += [
        f"source: {PRONOUNS.get(tag, tag)}",
        f"source's first tag: {reading.tags[first]}",
        f"source's length: {within(LENGTHS, last - first)}",
    ]
    found += [f"source among the {name.replace('_', ' ')}" for name in CLASSES if reading.lower[head] in lexicons.words(name)]
    found += [f"in the source: {sign}" for sign in (",", "(") if sign in reading.words[first:last]]
    found += ["in the source: a finite verb"] * (not FINITE.isdisjoint(reading.tags[first:last]))
    found.append(f"before the source: {_sign(reading, first - 1)}")
    if draft.cue is not None:
        side = "before" if first < draft.cue.first else "after"
        gap = draft.cue.first - last if side == "before" else first - draft.cue.last
        found.append(f"source {side} the cue by {within(COUNTS, max(gap, 0))}")
    return found


def _of_content(reading: Reading, draft: Draft, first: int, last: int) -> list[str]:
    """What a stretch of content is, how it begins and ends, and what its unit holds beside it."""
    unit = unit_at(reading, first)
    quoted = [reading.quote_of[token] is not None for token in range(first, last)]
    marks = "quoted" if all(quoted) else "partly quoted" if any(quoted) else "unquoted"
    length = within(LENGTHS, last - first)
    finite = "with" if reading.has_clause(first, last) else "without"
    found = [
        f"{marks}, {length} long",
        f"{marks}, {finite} a clause",
        f"begins with {reading.tags[first]}",
        f"{marks}, begins with {_sign(reading, first)}",
    ]
    found += [f"before it: {_sign(reading, first - 1)}", f"after it: {_sign(reading, last)}", f"{marks}, after it: {_sign(reading, last)}"]
    found += [f"ends with {_sign(reading, last - 1)}", f"left of its unit: {within(COUNTS, max(unit.last - last, 0))}"]
    found += [
        f"{marks}, ends {'its' if last >= unit.last - 1 else 'inside its'} unit",
        f"unit of {within(LENGTHS, unit.last - unit.first)}",
    ]
    found += [f"{marks}, opens {'its' if first <= unit.first else 'inside its'} unit"]
    found += ["holds a figure"] * ("CD" in reading.tags[first:last])
    commas = reading.words[first:last].count(",")
    found.append(f"{marks}, commas inside: {within(COUNTS, commas)}")
    joined = sum(
        tag == "CC" and after in FINITE for tag, after in zip(reading.tags[first:last], reading.tags[first + 1 : last], strict=False)
    )
    found.append(f"verbs joined inside: {within((0, 1), joined)}")
    if draft.cue is not None:
        side = "before" if last <= draft.cue.first else "after"
        gap = draft.cue.first - last if side == "before" else first - draft.cue.last
        found += [f"{marks}, {side} the cue", f"{marks}, {side} the cue by {within(COUNTS, max(gap, 0))}"]
    return found


def _sign(reading: Reading, token: int) -> str:
    """What a token is, in few classes: a quotation, a mark as it is written, or the first two letters of its tag."""
    if not 0 <= token < len(reading.words):
        return "nothing"
    if reading.quote_of[token] is not None:
        return "a quotation"
    return reading.tags[token] if reading.is_word(token) else reading.tags[token][:1] + " mark"
