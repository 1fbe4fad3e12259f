"""The speakers of an article, summed up from its attributions."""

from typing import Any

import pandas as pd

from onrecord import schema
from onrecord.article import Article
from onrecord.prose.tokens import count_words

SUMMARISED = ("attribution", "speaker", "text", "speech", "paragraph", "identification", "source_type", "role", "affiliation")
SPEECH = ("direct", "indirect", "mixed")
DESCRIBED = ("identification", "source_type", "role", "affiliation")


def summarise_sources(article: Article, attributions: pd.DataFrame) -> pd.DataFrame:
    """The table "sources": one row per speaker, most words first; attributions without a speaker have no row.

    `share` is of all words that are attributed to a speaker. What describes a speaker is the first that is given and not "unspecified".
    """
    columns = {name: attributions[name].tolist() for name in SUMMARISED}
    by_speaker: dict[str, list[dict[str, Any]]] = {}
    for values in zip(*columns.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
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
