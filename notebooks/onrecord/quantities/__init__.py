"""Quantities: every figure that an article reports, with its bounds, its modifier, its unit, the thing counted and its giver."""

from dataclasses import replace
from typing import Any

import pandas as pd

from onrecord import schema
from onrecord.article import Article
from onrecord.prose import Prose, Sentence
from onrecord.prose.tokens import straighten
from onrecord.prose.window import Place, place_of
from onrecord.quantities.conflicts import mark_agreement
from onrecord.quantities.counted import Counted, counted_unit, find_counted, lend_counted
from onrecord.quantities.ellipsis import tie_neighbours
from onrecord.quantities.figures import only_figures
from onrecord.quantities.givers import Givers, find_hedge
from onrecord.quantities.mention import Mention
from onrecord.quantities.modifiers import bounds, with_modifier
from onrecord.quantities.ranges import join_close, join_ranges, set_roles, set_tolerances
from onrecord.quantities.scanner import read_mentions
from onrecord.quantities.trends import with_trend


def find_quantities(article: Article, prose: Prose, attributions: pd.DataFrame) -> pd.DataFrame:
    """The table "quantities" of an article: one row per reported figure, in order, never overlapping.

    The unit of a count is what one of the things counted is ("foreign fighter"); `counted` keeps the article's words.
    `attributions` is the article's table of attributions; the giver of a figure is the speaker of the one that holds it.
    """
    return schema.make("quantities", quantity_rows(article, prose, attributions))


def quantity_rows(article: Article, prose: Prose, attributions: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of the table "quantities", by column; what is missing is None."""
    straight = straighten(article.text)
    givers = Givers(attributions, article.text)
    rows = []
    for number, sentence in enumerate(prose.sentences):
        found = find_mentions(straight[sentence.start : sentence.end], prose, sentence)
        rows += [row_of(article.text, *one, sentence, number, givers) for one in found]
    mark_agreement(rows, prose)
    return [{name: row.get(name) for name in schema.COLUMNS["quantities"]} for row in rows]


def find_mentions(text: str, prose: Prose, sentence: Sentence) -> list[tuple[Mention, Place, Counted | None]]:
    """The quantities of one sentence with their places among the tokens and the things that they count."""
    mentions, places = find_figures(text, prose, sentence)
    counted = [find_counted(place, mention, sentence.start) for mention, place in zip(mentions, places, strict=True)]
    return list(zip(mentions, places, lend_counted(mentions, counted), strict=True))


def find_figures(text: str, prose: Prose, sentence: Sentence) -> tuple[list[Mention], list[Place]]:
    """The figures of one sentence and their places among its tokens."""
    mentions = set_tolerances(text, join_close(text, read_mentions(text, prose, sentence)))
    mentions = [with_modifier(text, *one) for one in zip(mentions, places_of(mentions, prose, sentence), strict=True)]
    mentions = only_figures(text, mentions, prose, sentence)
    places = places_of(mentions, prose, sentence)
    mentions = [with_trend(mention, place) for mention, place in zip(mentions, places, strict=True)]
    mentions = tie_neighbours(text, join_ranges(text, set_roles(text, mentions)))
    return mentions, places_of(mentions, prose, sentence)


def places_of(mentions: list[Mention], prose: Prose, sentence: Sentence) -> list[Place]:
    """The places of the mentions of a sentence, each knowing the tokens of them all."""
    places = [place_of(prose, sentence, mention.start, mention.end, mention.counts_from) for mention in mentions]
    figures = frozenset(token for place in places for token in range(place.first, place.last))
    return [replace(place, figures=figures) for place in places]


def row_of(
    text: str, mention: Mention, place: Place, counted: Counted | None, sentence: Sentence, number: int, givers: Givers
) -> dict[str, Any]:
    """The row of a mention, with what `mark_agreement` needs to know of it besides."""
    start, end = sentence.start + mention.start, sentence.start + mention.end
    low, high = bounds(mention)
    attribution, speaker = givers.of(start, end)
    thing = range(place.prose.token_from(counted.start), place.prose.token_before(counted.end)) if counted else range(0)
    kind, unit = kind_of(mention, counted), mention.unit.name if mention.unit else None
    if kind == "count" and counted:
        unit = counted_unit(place, counted, several=mention.high > 1) or None
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "low": low,
        "high": high,
        "modifier": mention.modifier,
        "unit": unit,
        "counted": text[counted.start : counted.end] if counted else None,
        "kind": kind,
        "attribution": attribution,
        "speaker": speaker,
        "paragraph": sentence.paragraph,
        "sentence": number,
        "hedge": find_hedge(place, thing),
        "counted_span": counted and counted[:2],
        "tokens": (place.first, place.last),
        "converts": mention.converts,
        "trend": mention.trend,
        "role": mention.role,
        "tolerance": mention.tolerance,
    }


def kind_of(mention: Mention, counted: Counted | None) -> str:
    """The kind of a mention: its unit's, else ratio for fractions, count for what counts something, number for the rest."""
    if mention.unit or mention.style in ("part", "ratio"):
        return mention.unit.kind if mention.unit else "ratio"
    counts = counted.counts if counted else mention.low == int(mention.low)
    return "count" if counts else "number"
