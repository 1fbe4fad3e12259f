"""From attributions to rows of tables, and the speakers of an article summed up from them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from onrecord import schema
from onrecord.article import Article
from onrecord.attribution.candidates import Draft, Tokens
from onrecord.attribution.dialogue import ANSWER, QUESTION, TURN
from onrecord.attribution.evidence import of_row, of_speaker
from onrecord.attribution.points import doubt, probability
from onrecord.attribution.speakers import Resolver, Speaker
from onrecord.attribution.typology import Kind, Typology, settled, shown
from onrecord.prose.reading import Reading
from onrecord.prose.tokens import count_words

# The parts of a conversation, whose words are a speaker's own without quotation marks.
CONVERSATION = (QUESTION, ANSWER, TURN)
SPEECH = ("direct", "indirect", "mixed")
# Where turns make up so much of an article, it is an interview or transcript, of whose turns so many have the right speaker (seven
# interviews in which one person answers); the points, which were fitted on news articles, say nothing of them.
TALK, TURN_IS_RIGHT = 0.5, 0.94
DESCRIBED = ("identification", "source_type", "role", "affiliation")


class Judged(NamedTuple):
    """A stretch of content with its attribution's number, speaker and kind, and what can be seen of it."""

    number: int
    draft: Draft
    stretch: Tokens
    speaker: Speaker | None
    kind: Kind
    features: list[str]


def judged(reading: Reading, drafts: list[Draft]) -> Iterator[Judged]:
    """The stretches of all attributions, attribution by attribution, with who is behind them."""
    resolver = Resolver(reading)
    typology = Typology(reading, resolver.people, resolver.kinds, resolver.antecedents)
    speakers = [resolver.resolve(draft) for draft in drafts]
    kinds = settled([typology.classify(draft, speaker) for draft, speaker in zip(drafts, speakers, strict=True)], speakers)
    before: Speaker | None = None
    for number, (draft, speaker, kind) in enumerate(zip(drafts, speakers, kinds, strict=True)):
        of_whole = of_speaker(reading, draft, speaker, kind, before)
        for stretch in merged(reading, draft.stretches):
            yield Judged(number, draft, stretch, speaker, kind, [*of_row(reading, draft, stretch), *of_whole])
        before = speaker


def rows(reading: Reading, drafts: list[Draft]) -> list[dict[str, Any]]:
    """The rows of the table "attributions", in order of their start, never overlapping."""
    turns = sum(last - first for draft in drafts if draft.part in CONVERSATION for first, last in draft.stretches)
    talk = turns > TALK * len(reading.words)
    found = [row(reading, one, talk) for one in judged(reading, drafts)]
    found.sort(key=lambda one: (one["start"], -one["end"]))
    kept: list[dict[str, Any]] = []
    for one in found:
        if not kept or one["start"] >= kept[-1]["end"]:
            kept.append(one)
    return kept


def row(reading: Reading, one: Judged, talk: bool = False) -> dict[str, Any]:
    """The row of one stretch of content; `talk` where the article is an interview or transcript."""
    first, last = one.stretch
    start, end = reading.span(first, last)
    made = {"attribution": one.number, "start": start, "end": end, "text": reading.text[start:end], "rule": one.draft.rule}
    made |= one.kind._asdict() | {"speaker": shown(one.speaker.name, one.kind) if one.speaker else None}
    turn = one.draft.part in CONVERSATION
    sure, doubted = (TURN_IS_RIGHT, None) if turn and talk else (probability("right", one.features), doubt(one.features))
    made |= {"confidence": sure, "doubt": doubted}
    made |= {"paragraph": reading.paragraph_of(first), "speech": "direct" if turn else speech(reading, first, last)}
    if made["speech"] == "mixed":
        made["quoted_start"], made["quoted_end"] = quoted(reading, first, last)
    if one.draft.cue:
        made |= part(reading, "cue", (one.draft.cue.first, one.draft.cue.last)) | {"stance": one.draft.cue.stance}
    return made | (part(reading, "source", one.draft.source) if one.draft.source else {})


def part(reading: Reading, name: str, tokens: Tokens) -> dict[str, Any]:
    """The columns of a part of an attribution: its words, and its characters from where to where."""
    start, end = reading.span(*tokens)
    return {name: reading.text[start:end], f"{name}_start": start, f"{name}_end": end}


def quoted(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The characters inside the quotation marks of mixed speech; of its longest quotation where it has several."""
    inside = {quotation for quotation in reading.quote_of[first:last] if quotation is not None}
    spans = [reading.inside(quotation) for quotation in sorted(inside)]
    return max(spans, key=lambda span: span[1] - span[0])


def speech(reading: Reading, first: int, last: int) -> str:
    """Direct, mixed or indirect, by which words stand inside quotation marks; a leading "that" is forgiven."""
    words = [token for token in range(first, last) if reading.words[token][-1].isalnum() or len(reading.words[token]) > 2]
    if words and reading.lower[words[0]] in ("that", "whether", "if") and reading.quote_of[words[0]] is None:
        words = words[1:]
    inside = [reading.quote_of[token] is not None for token in words]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"


def merged(reading: Reading, stretches):
    """Stretches with nothing but white space between them, joined within their paragraph; without those that hold no token."""
    out = []
    for first, last in sorted(stretch for stretch in stretches if stretch[0] < stretch[1]):
        if out and out[-1][1] == first and reading.paragraph_of(out[-1][0]) == reading.paragraph_of(first):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def summarise_sources(article: Article, attributions: pd.DataFrame) -> pd.DataFrame:
    """The table "sources": one row per speaker, most words first; attributions without a speaker have no row.

    `share` is of all words that are attributed to a speaker. What describes a speaker is the first that is given and not "unspecified".
    """
    by_speaker: dict[str, list[dict[str, Any]]] = {}
    for row in schema.records(attributions):
        if row["speaker"] is not pd.NA:
            by_speaker.setdefault(row["speaker"], []).append(row | {"words": count_words(row["text"])})
    total = sum(row["words"] for own in by_speaker.values() for row in own) or 1
    found = [_summary(speaker, own, total) for speaker, own in by_speaker.items()]
    found.sort(key=lambda row: (-row["words"], row["first_paragraph"], row["speaker"]))
    return schema.make("sources", found)


def _summary(speaker: str, own: list[dict[str, Any]], total: int) -> dict[str, Any]:
    """The row of one speaker, from all rows of the attributions that are theirs."""
    words = sum(row["words"] for row in own)
    summary = {
        "speaker": speaker,
        "attributions": len({row["attribution"] for row in own}),
        "words": words,
        "share": words / total,
        "first_paragraph": min(row["paragraph"] for row in own),
    }
    for kind in SPEECH:
        summary[kind] = len({row["attribution"] for row in own if row["speech"] == kind})
    for column in DESCRIBED:
        values = [row[column] for row in own if row[column] is not pd.NA]
        summary[column] = next((value for value in values if value != "unspecified"), values[0] if values else None)
    return summary
