"""One quantity followed through the articles of a corpus: who gave which figure when, and who contradicts whom."""

import re
from collections import defaultdict
from itertools import combinations, product
from typing import Any

import pandas as pd

from onrecord import lexicons
from onrecord.article import Article, ArticleError
from onrecord.corpus.events import same_event
from onrecord.corpus.roster import find_voices
from onrecord.corpus.store import Corpus
from onrecord.prose import lemma, read_prose
from onrecord.quantities.conflicts import disagree
from onrecord.schema import WHOLE
from onrecord.wording import measured_in

QUANTITIES = """
select q.article, q.start, q."end", q.text, q.low, q.high, q.modifier, q.unit, q.counted, q.kind, q.attribution, q.speaker,
  a.outlet, a.date, v.source_type, v.what || ' ' || v.key as giver,
  substr(a.text, greatest(q.start - {around}, 0) + 1, q."end" - greatest(q.start - {around}, 0) + {around}) as passage,
  least(q.start, {around}) as at, q.paragraph, a.title
from quantities q join articles a using (article) left join voices v on v.article = q.article and v.speaker = q.speaker
left join copies c on c.article = q.article
anti join recurring r on r.article = q.article and q.start >= r.start and q.start < r."end"
where c.copy_of is null and regexp_matches(passage, ?, 'i') and (regexp_matches(coalesce(q.counted, ''), ?, 'i')
  or q.kind <> 'count' and regexp_matches(coalesce(q.unit, ''), ?, 'i'))
order by a.date nulls last, q.article, q.start
"""
AROUND = 400  # characters to either side in which a figure's sentence is looked for
SENTENCE_END = re.compile(r"[.?!][”\"’')]*\s|\n")
NEAR = 2  # days: later figures replace earlier ones, they do not contradict them
WINDOW = (6, 8)  # tokens before and after a figure in which its verb stands


def follow(corpus: Corpus, counted: str, context: str = "", near: int = NEAR) -> pd.DataFrame:
    """The quantities whose counted thing, or unit, matches the pattern `counted` as whole words, by the dates of their articles, then ids.

    `context` is a pattern that has to match in the figure's own sentence ("killed", where "people" are counted). With the article's date
    and outlet and the giver's source type. `conflicts` is the number of rows whose givers are others, whose articles report the same event
    at most `near` days away, that count the same thing with the same verb, and whose figures (in the same unit) cannot be true together
    with this one. Raises ArticleError for a pattern that is none.
    """
    find_voices(corpus)
    patterns = [rf"\b(?:{pattern})\b" for pattern in (counted, context)]
    try:
        context_of = re.compile(patterns[1], re.IGNORECASE)
    except re.error as error:
        raise ArticleError(f"“{context}” is no pattern ({error})") from None
    rows = corpus.sql(QUANTITIES.format(around=AROUND), patterns[1] if context else "", patterns[0], patterns[0])
    passages = [_sentence(row["passage"], int(row["at"]), int(row["at"]) + len(row["text"])) for row in rows.to_dict("records")]
    rows["sentence"], rows["at"] = [text for text, _ in passages], [at for _, at in passages]
    if context:
        fits = [bool(context_of.search(text)) for text, _ in passages]
        rows = rows[pd.Series(fits, index=rows.index, dtype=bool)].reset_index(drop=True)
    rows["conflicts"] = pd.array(_conflicts(corpus, rows, near), dtype=WHOLE)
    return rows.drop(columns=["passage", "at"])


def _sentence(text: str, start: int, end: int) -> tuple[str, int]:
    """What stands around a figure up to the ends of its sentence, roughly, and where the figure begins in it."""
    before = [match.end() for match in SENTENCE_END.finditer(text, 0, start)]
    after = SENTENCE_END.search(text, end)
    first = before[-1] if before else 0
    return text[first : after.start() + 1 if after else len(text)], start - first


def _conflicts(corpus: Corpus, rows: pd.DataFrame, near: int) -> list[int]:
    """For every row with how many others it cannot be true together: only rows of articles on one event are held against each other."""
    conflicts = [0] * len(rows)
    held: list[dict[Any, Any]] = [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in rows.to_dict("records")
    ]
    places: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(held):
        row["unit"] = measured_in(row)
        places[row["article"]].append(at)
    for one, other in sorted(same_event(corpus, places, near)) if held else ():
        pairs = combinations(places[one], 2) if one == other else product(places[one], places[other])
        for at, against in pairs:
            if _contradict(held[at], held[against]):
                conflicts[at] += 1
                conflicts[against] += 1
    return conflicts


def _contradict(row: dict, other: dict) -> bool:
    """Whether two givers measure the same in the same unit, with a verb that both have, and cannot both be right."""
    same = row["giver"] != other["giver"] and row["unit"] == other["unit"] and _head(row) == _head(other)
    return same and disagree(row, other) and not _verbs(row).isdisjoint(_verbs(other))


def _verbs(row: dict) -> frozenset[str]:
    """The verbs beside a figure, looked for when they are first asked for."""
    if "verbs" not in row:
        row["verbs"] = verbs_beside(row)
    return row["verbs"]


def _head(row: dict) -> str:
    """The dictionary form of the noun that is counted."""
    words = str(row["counted"] or "").split(" of ")[0].split()
    return lemma(words[-1].lower(), "NNS") if words else ""


def verbs_beside(row: dict) -> frozenset[str]:
    """The dictionary forms of the verbs near a figure in its sentence; not of auxiliaries."""
    prose = read_prose(Article.from_text(row["sentence"]))
    at = prose.token_from(int(row["at"]))
    near = range(max(0, at - WINDOW[0]), min(len(prose), at + WINDOW[1]))
    verbs = {lemma(prose.words[token], prose.tags[token]) for token in near if prose.tags[token].startswith("VB")}
    return frozenset(verbs - lexicons.words("auxiliaries"))
