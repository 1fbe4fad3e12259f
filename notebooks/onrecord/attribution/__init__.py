"""Who says what: attributions with their content, cue, source and speaker, by rules and lexicons that can be followed."""
import pandas as pd

from onrecord import tables
from onrecord.article import Article
from onrecord.attribution.reading import Reading
from onrecord.attribution.rules import Draft, find_drafts
from onrecord.prose import Prose


def find_attributions(article: Article, prose: Prose) -> pd.DataFrame:
    """The table "attributions": one row per contiguous stretch of content, sorted, never overlapping."""
    reading = Reading(article, prose)
    return tables.make("attributions", rows(reading, find_drafts(reading)))


def rows(reading: Reading, drafts: list[Draft]) -> list[dict[str, object]]:
    """The rows of the table, in order of their start."""
    found = []
    for number, draft in enumerate(drafts):
        for first, last in merged(reading, draft.stretches):
            start, end = reading.span(first, last)
            row = {"attribution": number, "start": start, "end": end, "text": reading.text[start:end], "rule": draft.rule, "paragraph": draft.paragraph}
            if draft.cue:
                a, b = reading.span(draft.cue.first, draft.cue.last)
                row |= {"cue": reading.text[a:b], "cue_start": a, "cue_end": b, "stance": draft.cue.stance}
            if draft.source:
                a, b = reading.span(*draft.source)
                row |= {"source": reading.text[a:b], "source_start": a, "source_end": b, "speaker": reading.text[a:b]}
            found.append(row)
    found.sort(key=lambda row: (row["start"], -row["end"]))
    kept = []
    for row in found:
        if not kept or row["start"] >= kept[-1]["end"]:
            kept.append(row)
    return kept


def merged(reading: Reading, stretches):
    """Stretches with nothing but white space between them, joined."""
    out = []
    for first, last in sorted(stretches):
        if out and out[-1][1] == first:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out
