"""One quantity followed through the articles of a corpus: who gave which figure when, and who contradicts whom."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import Any

import pandas as pd

from onrecord import lexicons
from onrecord.article import ArticleError
from onrecord.corpus.events import same_event
from onrecord.corpus.roster import find_voices
from onrecord.corpus.store import Corpus
from onrecord.prose import lemma
from onrecord.prose.tagger import tagger
from onrecord.prose.tokens import straighten, token_spans
from onrecord.quantities.conflicts import disagree
from onrecord.schema import TEXT, WHOLE
from onrecord.wording import measured_in

# A copy reports again only what its first article does not have: a wire that is sent once more with another toll.
QUANTITIES = """
with printed as (select c.article, p.low, p.high, p.unit, p.counted from copies c join quantities p on p.article = c.copy_of)
select q.article, q.start, q."end", q.text, q.low, q.high, q.modifier, q.unit, q.counted, q.kind, q.attribution, q.speaker,
  a.outlet, a.date, v.source_type, v.what || ' ' || v.key as giver, q.paragraph, a.title,
  substr(a.text, greatest(q.start - {around}, 0) + 1, q."end" - greatest(q.start - {around}, 0) + {around}) as passage,
  least(q.start, {around}) as at
from quantities q join articles a using (article) left join voices v on v.article = q.article and v.speaker = q.speaker
anti join printed p on p.article = q.article and p.low is not distinct from q.low and p.high is not distinct from q.high
  and p.unit is not distinct from q.unit and p.counted is not distinct from q.counted
anti join recurring r on r.article = q.article and q.start >= r.start and q.start < r."end"
where regexp_matches(passage, ?, 'i') and (regexp_matches(coalesce(q.counted, ''), ?, 'i')
  or q.kind <> 'count' and regexp_matches(coalesce(q.unit, ''), ?, 'i'))
order by a.date nulls last, q.article, q.start
"""
AROUND = 400  # characters to either side in which a figure's sentence is looked for
SENTENCE_END = re.compile(r"[.?!][”\"’')]*\s|\n")
NEAR = 2  # days: later figures replace earlier ones, they do not contradict them
TEXT_AT = 3  # of the columns: the figure's own words
COMPARED = ("giver", "low", "high", "modifier", "unit", "counted", "kind")
TOGETHER = 1000  # sentences that are tagged at a time
WINDOW = (6, 8)  # tokens before and after a figure in which its verb stands


def follow(corpus: Corpus, counted: str, context: str = "", near: int = NEAR) -> pd.DataFrame:
    """The quantities whose counted thing, or unit, matches the pattern `counted` as whole words, by the dates of their articles, then ids.

    `context` is a pattern that has to match in the figure's own sentence ("killed", where "people" are counted). With the article's date
    and outlet and the giver's source type. `conflicts` is the number of rows whose givers are others, whose articles report the same event
    at most `near` days away, that count the same thing with the same verb, and whose figures (in the same unit) cannot be true together
    with this one. Of a copy only the figures are there that the first article does not have. Raises
    ArticleError for a pattern that is none.
    """
    find_voices(corpus)
    patterns = [rf"\b(?:{pattern})\b" for pattern in (counted, context)]
    try:
        context_of = re.compile(patterns[1], re.IGNORECASE)
    except re.error as error:
        raise ArticleError(f"“{context}” is no pattern ({error})") from None
    query = QUANTITIES.format(around=AROUND)
    values = (patterns[1] if context else "", patterns[0], patterns[0])
    columns = corpus.sql(f"from ({query}) limit 0", *values)
    rows, places = [], []
    for *known, passage, at in corpus.stream(query, *values):  # of which one sentence is kept
        sentence, place = _sentence(passage, at, at + len(known[TEXT_AT]))
        if not context or context_of.search(sentence):
            rows.append((*known, sentence))
            places.append(place)
    table = pd.DataFrame(rows, columns=[*columns.columns[:-2], "sentence"]).astype({**columns.dtypes[:-2], "sentence": TEXT})
    return table.assign(conflicts=pd.array(_conflicts(corpus, table, places, near), dtype=WHOLE))


def _sentence(text: str, start: int, end: int) -> tuple[str, int]:
    """What stands around a figure up to the ends of its sentence, roughly, and where the figure begins in it."""
    before = [match.end() for match in SENTENCE_END.finditer(text, 0, start)]
    after = SENTENCE_END.search(text, end)
    first = before[-1] if before else 0
    return text[first : after.start() + 1 if after else len(text)], start - first


def _conflicts(corpus: Corpus, rows: pd.DataFrame, places: list[int], near: int) -> list[int]:
    """For every row with how many others it cannot be true together: only rows of articles on one event are held against each other.

    `places` are where the figures begin in their sentences.
    """
    conflicts = [0] * len(rows)
    of: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(rows["article"].tolist()):
        of[article].append(at)
    figures: dict[tuple[Any, ...], int] = {}  # figures that differ in more than their givers, by what is held against others
    held = [(giver, figures.setdefault(told, len(figures))) for giver, told in ((row[0], row[1:]) for row in _compared(rows))]
    kinds = [_known(told) for told in figures]
    cannot = cache(lambda one, other: _disagree(kinds[one], kinds[other]))  # many articles give the same figure
    apart = array("q")  # two places after each other: there may be millions
    for one, other in same_event(corpus, of, near) if of else ():
        pairs = combinations(of[one], 2) if one == other else product(of[one], of[other])
        for pair in pairs:
            (giver, figure), (other_giver, other_figure) = held[pair[0]], held[pair[1]]
            if giver != other_giver and cannot(figure, other_figure):
                apart.extend(pair)
    verbs = dict(_verbs(rows, places, sorted(set(apart))))
    for one, other in zip(apart[::2], apart[1::2], strict=True):
        if not verbs[one].isdisjoint(verbs[other]):
            conflicts[one] += 1
            conflicts[other] += 1
    return conflicts


def _verbs(rows: pd.DataFrame, places: list[int], asked: list[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """The verbs beside the figures of some rows, some sentences at a time."""
    sentences = rows["sentence"].tolist()
    for first in range(0, len(asked), TOGETHER):
        some = asked[first : first + TOGETHER]
        yield from zip(some, verbs_beside([(sentences[at], places[at]) for at in some]), strict=True)


def _compared(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    """What of each row is held against others, the giver first; None where it is not known."""
    found = rows[list(COMPARED)]
    return list(found.astype(object).where(found.notna(), None).itertuples(index=False, name=None))


def _known(told: tuple[Any, ...]) -> dict[str, Any]:
    """A figure by columns, with the unit that it is measured in and the noun that is counted."""
    known = dict(zip(COMPARED[1:], told, strict=True))
    return known | {"unit": measured_in(known), "head": _head(known)}


def _disagree(row: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two figures count the same in the same unit, and cannot both be right."""
    return all(row[name] == other[name] for name in ("unit", "head")) and disagree(row, other)


def _head(row: dict) -> str:
    """The dictionary form of the noun that is counted."""
    words = str(row["counted"] or "").split(" of ")[0].split()
    return lemma(words[-1].lower(), "NNS") if words else ""


def verbs_beside(figures: list[tuple[str, int]]) -> list[frozenset[str]]:
    """For each figure, given as its sentence and where it begins there, the dictionary forms of the verbs near it; not of auxiliaries."""
    sentences = [straighten(sentence) for sentence, _ in figures]
    spans = [token_spans(sentence) for sentence in sentences]
    words = [[sentence[start:end] for start, end in held] for sentence, held in zip(sentences, spans, strict=True)]
    found = []
    for (_, place), held, tokens, tags in zip(figures, spans, words, tagger().tag(words), strict=True):
        at = sum(end <= place for _, end in held)
        near = range(max(0, at - WINDOW[0]), min(len(tokens), at + WINDOW[1]))
        verbs = {lemma(tokens[token], tags[token]) for token in near if tags[token].startswith("VB")}
        found.append(frozenset(verbs - lexicons.words("auxiliaries")))
    return found
