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
from onrecord.quantities.mentions import Mention
from onrecord.quantities.patterns import Row, rows

SIZES = (1, 10, 12, 31, 110, 999, 2400)
REACH = 24
LINKED = re.compile(r"\s*(?:[-–,/&]|,?\s+(?:and|to|or|through|until))\s*(?:and\s+|or\s+)?|\s+", re.IGNORECASE)


@cache
def form_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """`(form, part, pattern)` of every form of a number."""
    wrapped = {"number": r"(?:{})\Z", "before": r"(?:{})\Z", "behind": "{}"}
    table = lexicons.table("figure_forms")
    return tuple((row["form"], row["part"], re.compile(wrapped[row["part"]].format(row["pattern"]))) for row in table)


def forms(text: str, mention: Mention) -> set[str]:
    """The features of a number by its own characters, its size, its style and its unit."""
    parts = {
        "number": text[mention.number_start : mention.number_end],
        "before": text[max(0, mention.start - REACH) : mention.start],
        "behind": text[mention.end : mention.end + REACH],
    }
    parts["clock"] = text[mention.number_end : mention.number_end + REACH]
    found = {form for form, part, pattern in form_patterns() if holds(pattern, part, parts[AT_NUMBER.get(form, part)])}
    found |= {f"up to {size}" for size in SIZES if 0 <= mention.high <= size}
    told = {"bare": mention.unit is None or mention.elided, "modified": mention.modified, "range": mention.is_range, mention.style: True}
    return found | {name for name, true in told.items() if true}


AT_NUMBER = {"clock": "clock", "decade": "clock"}  # what may have been taken for a unit


def holds(pattern: re.Pattern[str], part: str, characters: str) -> bool:
    """Whether a form's pattern is found in the characters of its part."""
    return bool(pattern.search(characters) if part == "before" else pattern.match(characters))


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


def evidence(text: str, mention: Mention, at: Place, tied: bool) -> list[Row]:
    """The rows of evidence that hold of a number at its place; `tied` says that a number that is no figure is tied to it."""
    form = forms(text, mention)
    form |= {name for name, true in {"idiom": in_idiom(at), "tied": tied}.items() if true}
    return [row for row in rows("figure_evidence") if row.fires(at, frozenset(form))]


def is_figure(found: list[Row]) -> bool:
    """Whether the points of the evidence come to more than nought."""
    return sum(int(row.yields) for row in found) > 0


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
