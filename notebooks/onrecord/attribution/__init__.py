"""Who says what: attributions with their content, cue, source and speaker, by rules and lexicons that can be followed."""

import pandas as pd

from onrecord import schema
from onrecord.article import Article
from onrecord.attribution.candidates import Draft
from onrecord.attribution.dialogue import ANSWER, QUESTION, TURN
from onrecord.attribution.extraction import find_drafts
from onrecord.attribution.speakers import Resolver
from onrecord.attribution.table import summarise_sources
from onrecord.attribution.typology import Typology, settled, shown
from onrecord.prose import Prose
from onrecord.prose.reading import Reading

__all__ = ["find_attributions", "summarise_sources"]

# The parts of a conversation, whose words are a speaker's own without quotation marks.
CONVERSATION = (QUESTION, ANSWER, TURN)


def find_attributions(article: Article, prose: Prose) -> pd.DataFrame:
    """The table "attributions": one row per contiguous stretch of content, sorted, never overlapping."""
    reading = Reading(article, prose)
    return schema.make("attributions", rows(reading, find_drafts(reading)))


def rows(reading: Reading, drafts: list[Draft]) -> list[dict[str, object]]:
    """The rows of the table, in order of their start."""
    found = []
    resolver = Resolver(reading)
    typology = Typology(reading, resolver.people, resolver.kinds)
    speakers = [resolver.resolve(draft) for draft in drafts]
    kinds = settled([typology.classify(draft, speaker) for draft, speaker in zip(drafts, speakers, strict=True)], speakers)
    for number, (draft, speaker, kind) in enumerate(zip(drafts, speakers, kinds, strict=True)):
        for first, last in merged(reading, draft.stretches):
            start, end = reading.span(first, last)
            row = {
                "attribution": number,
                "start": start,
                "end": end,
                "text": reading.text[start:end],
                "rule": draft.rule,
                "paragraph": reading.paragraph_of(first),
            }
            row |= kind._asdict() | {"speaker": shown(speaker.name, kind) if speaker else None}
            row["speech"] = "direct" if draft.part in CONVERSATION else speech(reading, first, last)
            if draft.cue:
                a, b = reading.span(draft.cue.first, draft.cue.last)
                row |= {"cue": reading.text[a:b], "cue_start": a, "cue_end": b, "stance": draft.cue.stance}
            if draft.source:
                a, b = reading.span(*draft.source)
                row |= {"source": reading.text[a:b], "source_start": a, "source_end": b}
            found.append(row)
    found.sort(key=lambda row: (row["start"], -row["end"]))
    kept = []
    for row in found:
        if not kept or row["start"] >= kept[-1]["end"]:
            kept.append(row)
    return kept


def speech(reading: Reading, first: int, last: int) -> str:
    """Direct, mixed or indirect, by which words stand inside quotation marks; a leading "that" is forgiven."""
    words = [token for token in range(first, last) if reading.words[token][-1].isalnum() or len(reading.words[token]) > 2]
    if words and reading.lower[words[0]] in ("that", "whether", "if") and reading.quote_of[words[0]] is None:
        words = words[1:]
    inside = [reading.quote_of[token] is not None for token in words]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"


def merged(reading: Reading, stretches):
    """Stretches with nothing but white space between them, joined within their paragraph."""
    out = []
    for first, last in sorted(stretches):
        if out and out[-1][1] == first and reading.paragraph_of(out[-1][0]) == reading.paragraph_of(first):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out
