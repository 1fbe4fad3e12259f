"""Quantities: every figure that an article reports, with its bounds, its modifier, its unit, the thing counted and its giver."""
from typing import Any

import pandas as pd

from onrecord import tables
from onrecord.article import Article
from onrecord.prose import Prose, Sentence
from onrecord.prose.tokens import straighten
from onrecord.quantities.agreement import mark_agreement
from onrecord.quantities.counted import Counted, Place, find_counted
from onrecord.quantities.exclusions import LINKED, Context, why_excluded
from onrecord.quantities.givers import Givers, find_hedge
from onrecord.quantities.mentions import Mention, join_close, join_ranges, read_mentions, tie_neighbours
from onrecord.quantities.modifiers import bounds, join_bounds, set_modifier


def find_quantities(article: Article, prose: Prose, attributions: pd.DataFrame) -> pd.DataFrame:
    """The table "quantities" of an article: one row per reported figure, in order, never overlapping.

    `attributions` is the article's table of attributions; the giver of a figure is the speaker of the one that holds it.
    """
    straight = straighten(article.text)
    givers = Givers(attributions, article.text)
    rows = []
    for number, sentence in enumerate(prose.sentences):
        found = find_mentions(straight[sentence.start : sentence.end], prose, sentence)
        rows += [row_of(article.text, *one, sentence, number, givers) for one in found]
    mark_agreement(rows, prose)
    columns = tables.COLUMNS["quantities"]
    return tables.make("quantities", [{name: value for name, value in row.items() if name in columns} for row in rows])


def find_mentions(text: str, prose: Prose, sentence: Sentence) -> list[tuple[Mention, Place, Counted | None]]:
    """The quantities of one sentence with their places among the tokens and the things that they count."""
    mentions = join_close(text, read_mentions(text))
    for mention in mentions:
        set_modifier(text, mention)
    mentions = join_bounds(text, join_ranges(text, without_excluded(text, mentions, prose, sentence)))
    tie_neighbours(text, mentions)
    places = [place_of(mention, prose, sentence) for mention in mentions]
    figures = frozenset(token for place in places for token in range(place.first, place.last))
    places = [place._replace(figures=figures) for place in places]
    counted = [find_counted(place, mention, sentence.start) for mention, place in zip(mentions, places, strict=True)]
    numbers = {id(mention): number for number, mention in enumerate(mentions)}
    for number, mention in enumerate(mentions):
        if mention.lender and (mention.converts or not (counted[number] and counted[number].counts)):
            counted[number] = counted[numbers[id(mention.lender)]] or counted[number]
    return list(zip(mentions, places, counted, strict=True))


def place_of(mention: Mention, prose: Prose, sentence: Sentence) -> Place:
    """The tokens of a mention."""
    first = prose.token_from(sentence.start + mention.start)
    last = max(prose.token_before(sentence.start + mention.end), first + 1)
    return Place(prose, first, last, sentence.first, sentence.last, prose.token_from(sentence.start + max(mention.end, mention.counts_from)))


def without_excluded(text: str, mentions: list[Mention], prose: Prose, sentence: Sentence) -> list[Mention]:
    """The mentions that are quantities; what is tied to an excluded number and has no unit goes with it ("Games 6 and 7")."""
    kept: list[Mention] = []
    excluded: Mention | None = None
    for mention in mentions:
        place = place_of(mention, prose, sentence)
        context = Context(mention, text, *place[:5])
        tied = excluded is not None and context.bare and LINKED.fullmatch(text, excluded.end, mention.start) and place.tag(place.last)[:2] not in ("NN", "JJ")
        if tied or why_excluded(context):
            excluded = mention
        else:
            kept.append(mention)
    return kept


def row_of(text: str, mention: Mention, place: Place, counted: Counted | None, sentence: Sentence, number: int,
           givers: Givers) -> dict[str, Any]:
    """The row of a mention, with what `mark_agreement` needs to know of it besides."""
    start, end = sentence.start + mention.start, sentence.start + mention.end
    low, high = bounds(mention)
    attribution, speaker = givers.of(start, end)
    return {
        "start": start, "end": end, "text": text[start:end], "low": low, "high": high, "modifier": mention.modifier,
        "unit": mention.unit.name if mention.unit else None, "counted": text[counted.start : counted.end] if counted else None,
        "kind": kind_of(mention, counted), "attribution": attribution, "speaker": speaker,
        "paragraph": sentence.paragraph, "sentence": number, "hedge": find_hedge(place),
        "counted_span": counted and counted[:2], "tokens": (place.first, place.last), "converts": mention.converts,
    }


def kind_of(mention: Mention, counted: Counted | None) -> str:
    """The kind of a mention: its unit's, else ratio for fractions, count for what counts something, number for the rest."""
    if mention.unit:
        return mention.unit.kind
    if mention.style in ("part", "ratio"):
        return "ratio"
    return "count" if counted and counted.counts or counted is None and mention.low == int(mention.low) else "number"
