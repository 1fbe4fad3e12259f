"""Turns: what one side says until the other speaks, with or without a label before it."""

from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.dialogue import alternation
from onrecord.attribution.dialogue.dialogue_tables import pattern
from onrecord.attribution.dialogue.labels import Label, find_labels, generic_part, name_words, opens_with_time, read_label
from onrecord.prose.reading import Reading

Tokens = tuple[int, int]
# The parts of a turn. A turn's speaker is told by its part, or by the name in its label; NAME is a name before a colon in a headline.
QUESTION, ANSWER, TURN, NAME = "question", "answer", "turn", "name"
PART_OF = {alternation.ASKING: QUESTION, alternation.ANSWERING: ANSWER}
BOLD = frozenset(("*", "**", "_", "__"))
# Whether somebody speaks from a paragraph on that has a label or not, and a time in a live blog or not; else it goes on as before.
SPEAKING = {(True, True): True, (True, False): True, (False, True): False}
STATE_OF = {QUESTION: alternation.ASKING, ANSWER: alternation.ANSWERING}


class Turn(NamedTuple):
    """What one side says until the other speaks: its part, label and colon (where there are any) and its paragraphs, by tokens."""

    part: str
    label: Tokens | None
    colon: int | None
    stretches: tuple[Tokens, ...]


def find_turns(reading: Reading) -> dict[int, Turn]:
    """The turns of an article by their first token."""
    paragraphs = _paragraphs(reading)
    text = _unquoted(reading)
    said = lambda first, last: text[slice(*reading.span(first, last))].strip() if first < last else ""  # noqa: E731
    groups = find_labels(reading, paragraphs, said)
    labels = {label.paragraph: label for group in groups for label in group}
    parts = _labelled_parts(reading, groups, paragraphs, said)
    asked = [paragraph for paragraph in paragraphs if pattern("ends in a question mark").search(said(*paragraph))]
    if not labels and len(asked) < alternation.FEWEST_QUESTIONS:
        return _headline(reading, paragraphs)
    label_at = [labels.get(first) for first, _ in paragraphs]
    found = _features(reading, paragraphs, label_at, said)
    told = {number: STATE_OF[parts[label][0]] for number, label in enumerate(label_at) if label}
    if set(parts.values()) == {(ANSWER, ANSWER)}:
        for number in {number - 1 for number in told} - {-1, *told}:
            found[number].add("(before the label of an answer)")
    states = _reported(reading, paragraphs, label_at, alternation.divide(found, told))
    held = bool(labels) or alternation.is_interview(found, states, _introduction(reading, paragraphs, states))
    turns = _joined(reading, paragraphs, states, label_at, {label: part for label, (_, part) in parts.items()}) if held else {}
    return turns or _headline(reading, paragraphs)


def _reported(reading: Reading, paragraphs: list[Tokens], label_at: list[Label | None], states: list[int]) -> list[int]:
    """The parts of paragraphs, those of a live blog without the ones that a time opens and no label, and what follows them."""
    timed = [opens_with_time(reading, first) for first, _ in paragraphs]
    blog = any(map(all, zip(timed, label_at, strict=True)))
    found, speaking = [], True
    for state, time, label in zip(states, timed, label_at, strict=True):
        speaking = SPEAKING.get((label is not None, blog & time), speaking)
        found.append((alternation.PROSE, state)[speaking])
    return found


def _introduction(reading: Reading, paragraphs: list[Tokens], states: list[int]) -> str:
    """The text before the first turn."""
    first = next((paragraph[0] for paragraph, state in zip(paragraphs, states, strict=True) if state), 0)
    return reading.text[: reading.prose.starts[first]]


def _features(reading: Reading, paragraphs: list[Tokens], label_at: list[Label | None], said) -> list[set[str]]:
    """The features of every paragraph, among them whether it begins with the name of a label without being labelled."""
    names = {word for label in label_at if label for word in name_words(reading, label)}
    found = []
    for label, (first, last) in zip(label_at, paragraphs, strict=True):
        own = alternation.features(said(label.start if label else first, last))
        if label is None and not names.isdisjoint(reading.lower[first : min(first + 2, last)]):
            own |= {"(begins with the name of a label)"}
        found.append(own)
    return found


def _paragraphs(reading: Reading) -> list[Tokens]:
    """The paragraphs by tokens."""
    found: dict[int, Tokens] = {}
    for unit in reading.units:
        found[unit.paragraph] = (found.get(unit.paragraph, unit)[0], unit.last)
    return list(found.values())


def _unquoted(reading: Reading) -> str:
    """The text with dots for all that stands in quotation marks, where they close."""
    pieces, end = [], 0
    for quotation in (quotation for quotation in reading.quotations if quotation.closed):
        pieces += [reading.text[end : quotation.start], "·" * (quotation.end - max(end, quotation.start))]
        end = max(end, quotation.end)
    return "".join([*pieces, reading.text[end:]])


def _labelled_parts(reading: Reading, groups: list[list[Label]], paragraphs: list[Tokens], said) -> dict[Label, tuple[str, str]]:
    """For each label the side it is on (question or answer), and its part: its side where it is no name, else a turn of its own."""
    end_of = dict(paragraphs)
    found: dict[Label, tuple[str, str]] = {}
    for group in groups:
        generic = generic_part(name_words(reading, group[0]))
        asks = sum(bool(pattern("ends in a question mark").search(said(label.start, end_of[label.paragraph]))) for label in group)
        side = generic or (QUESTION if 2 * asks > len(group) else ANSWER)
        found |= dict.fromkeys(group, (side, generic or TURN))
    return found


def _bare(reading: Reading, first: int, last: int) -> Tokens:
    """The tokens without the marks of bold type around them."""
    kept = [token for token in range(first, last) if reading.words[token] not in BOLD] or [last, last - 1]
    return kept[0], kept[-1] + 1


def _joined(
    reading: Reading, paragraphs: list[Tokens], states: list[int], label_at: list[Label | None], part_of: dict[Label, str]
) -> dict[int, Turn]:
    """The turns: each begins with a label or with a change of part, and goes on through asides."""
    turns: dict[int, Turn] = {}
    current, speaking = -1, alternation.PROSE
    for (first, last), state, label in zip(paragraphs, states, label_at, strict=True):
        if state == alternation.ASIDE:
            continue
        begin, end = _bare(reading, label.start if label else first, last)
        if state != alternation.PROSE:
            current = first if label or state != speaking else current
            begun = turns.get(current) or Turn(PART_OF[state], None, None, ())
            turns[current] = begun._replace(stretches=begun.stretches + ((begin, end),) * (begin < end))
        if label and state != alternation.PROSE:
            turns[first] = turns[first]._replace(part=part_of[label], label=label.source, colon=label.mark)
        speaking = state
    return {first: turn for first, turn in turns.items() if turn.stretches}


def _headline(reading: Reading, paragraphs: list[Tokens]) -> dict[int, Turn]:
    """The source before a colon in the first line: "Report: …", or a name that the article repeats."""
    label = read_label(reading, *paragraphs[0]) if paragraphs else None
    if label is None or label.form != "colon":
        return {}
    first, last = paragraphs[0]
    word = reading.words[label.name[1] - 1]
    source = word.lower() in lexicons.words("documents") | lexicons.words("organisations")
    named = all(reading.words[token][0].isupper() for token in range(*label.name)) and reading.words.count(word) > 1
    return {first: Turn(NAME, label.name, label.mark, ((label.start, last),))} if source or named else {}
