"""Which numbers are figures that the article reports, and which are dates, years, times of day, names, labels, scores, ages or pronouns.

Every number adds up the points of the evidence that holds of it (data/lexicons/figure_evidence.tsv): its own form (data/lexicons/
figure_forms.tsv), its unit, and the tokens around it. Above nought it is a figure.
"""

import re
from dataclasses import replace
from functools import cache

from onrecord import lexicons
from onrecord.prose import Prose, Sentence
from onrecord.prose.window import Place, place_of
from onrecord.quantities.evidence_tables import Evidence, held
from onrecord.quantities.forms import forms
from onrecord.quantities.mention import Mention

LINKED = re.compile(r"\s*(?:[-–,/&]|,?\s+(?:and|to|or|through|until))\s*(?:and\s+|or\s+)?|\s+", re.IGNORECASE)


def in_idiom(at: Place) -> bool:
    """Whether the number stands inside a phrase that tells no quantity ("one another", "24/7")."""
    if not idiom_words().intersection((at.word(at.first),)):
        return False
    firsts, lasts = range(max(at.opens, at.first - 4), at.first + 1), range(at.last, min(at.closes, at.last + 4) + 1)
    return any(" ".join(at.prose.lower[first:last]) in lexicons.words("number_idioms") for first in firsts for last in lasts)


@cache
def idiom_words() -> frozenset[str]:
    """All words of the lexicon of idioms."""
    return frozenset(word for phrase in lexicons.words("number_idioms") for word in phrase.split())


def evidence(text: str, mention: Mention, at: Place, tied: bool) -> list[Evidence]:
    """The rows of evidence that hold of a number at its place; `tied` says that a number that is no figure is tied to it."""
    form = forms(text, mention)
    form |= {name for name, true in {"idiom": in_idiom(at), "tied": tied}.items() if true}
    return held("figure_evidence", at, form)


def is_figure(found: list[Evidence]) -> bool:
    """Whether the points of the evidence come to more than nought."""
    return sum(row.points for row in found) > 0


def only_figures(text: str, mentions: list[Mention], prose: Prose, sentence: Sentence) -> list[Mention]:
    """The mentions of a sentence that are figures."""
    places = [place_of(prose, sentence, mention.start, mention.end, mention.counts_from) for mention in mentions]
    tokens = frozenset(token for place in places for token in range(place.first, place.last))
    kept: list[Mention] = []
    excluded: Mention | None = None
    for mention, place in zip(mentions, places, strict=True):
        tied = excluded is not None and LINKED.fullmatch(text, excluded.end, mention.start) is not None
        if is_figure(evidence(text, mention, replace(place, figures=tokens), tied)):
            kept.append(mention)
        else:
            excluded = mention
    return kept
