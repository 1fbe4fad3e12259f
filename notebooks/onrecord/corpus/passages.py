"""From a number to the sentences behind it: the quotations of somebody or of some kind, and words in their context, over a corpus."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from onrecord.article import ArticleError
from onrecord.corpus.roster import find_voices
from onrecord.corpus.store import Corpus

TOP = 200  # quotations that are fetched if nothing else is asked for
MOST = 999_999  # that can be fetched
SHOWN = ("article", "attribution", "date", "outlet", "name")  # columns of `said` that are shown
PLACED = 2**20  # attributions that an article has at the most: a number tells recency and attribution, which is quick to compare
AROUND = 70  # characters to either side of a word
# Of each value the first few by (recency, attribution) are kept while the rows are read: no row is sorted that is not shown, and only the
# parts are read again that hold one.
PLACES = """
create or replace table placed as with picked as (
  select {by}, count(*) as of, unnest(min(recency * {placed} + attribution, {top})) as spot
  from said where copy_of is null and {where} group by {by})
select s.*, of, row_number() over (partition by {of_said} order by spot) as place
from picked p join said s on s.recency = p.spot // {placed} and s.attribution = p.spot % {placed}
"""
QUOTATIONS = """
select {shown} p.place, p.of, p.article, p.attribution, p.date, p.outlet, any_value(a.title) as title, p.name, min(t.start) as start,
  any_value(t.cue) as cue, string_agg(t.text, ' … ' order by t.start) as text
from placed p join {attributions} t using (article, attribution) join listed a on a.article = p.article
group by all order by {order} p.place
"""
FIRST_PLACES = """
create or replace table placed as with picked as (
  select term, article, min(first_start) as start from terms semi join wanted using (term) where kind = 'word' group by all)
select p.*, a.date, a.outlet, a.title, row_number() over (partition by term order by a.date desc nulls last, article) as place,
  count(*) over (partition by term) as of
from picked p join listed a using (article) left join copies using (article) where copy_of is null qualify place <= ?
"""
WORDS = """
select p.*, substr(a.text, greatest(p.start - {around}, 0) + 1, 2 * {around} + length(p.term)) as text,
  greatest(len(list_filter(a.paragraph_starts, lambda begun: begun <= p.start)), 1) - 1 as paragraph
from placed p join {articles} a using (article) order by term, place
"""
FOUND = """
select article, date, outlet, title, text from articles where duplicate_of is null and regexp_matches(text, ?, 'i')
order by date desc nulls last, article
"""


def quotations(corpus: Corpus, top: int = TOP, by: tuple[str, ...] = (), **where: Any) -> pd.DataFrame:
    """Attributions with where they stand, the latest first: article, date, outlet, title, name, start, cue, text.

    `where` are values, or lists of values, of columns of `said`: name="Ilka Doren", source_type="expert", outlet="Tidings"; None stands for
    what is missing. At most `top` are given, for each value of the columns `by` where there are some; `place` numbers them, `of` is how
    many there are. Copies are left out. Raises ArticleError for a column that is none.
    """
    find_voices(corpus)
    known = set(corpus.sql("from said limit 0").columns)
    for name in (*by, *where):
        if name not in known:
            raise ArticleError(f"the attributions have no column “{name}”; they have {', '.join(sorted(known))}")
    lists = {name: value if isinstance(value, list) else [value] for name, value in where.items()}
    conditions = [_among(name, values) for name, values in lists.items()]
    values = [value for held in lists.values() for value in held if value is not None]
    query = PLACES.format(
        by=", ".join(by) or "1",
        where=" and ".join(conditions) or "true",
        of_said=", ".join(f"s.{name}" for name in by) or "1",
        placed=PLACED,
        top=min(int(top), MOST),
    )
    corpus.run(query, *values)
    shown = "".join(f"p.{name}, " for name in by if name not in SHOWN)
    order = "".join(f"p.{name}, " for name in by)
    return corpus.sql(QUOTATIONS.format(shown=shown, order=order, attributions=corpus.holding("placed", "attributions")))


def _among(name: str, values: list[Any]) -> str:
    """Whether a column has one of some values, in SQL with a question mark for each; None stands for what is missing."""
    marks = ", ".join("?" for value in values if value is not None)
    return f"({name} in ({marks or 'null'}){f' or {name} is null' * (None in values)})"


def first_places(corpus: Corpus, words: list[str], top: int = TOP) -> pd.DataFrame:
    """Where words of the table `terms` stand first in each article, the latest articles first, with what stands around them."""
    find_voices(corpus)
    corpus.register("wanted", [(word,) for word in dict.fromkeys(words)], ["term"])
    corpus.run(FIRST_PLACES, top)
    return corpus.sql(WORDS.format(around=AROUND, articles=corpus.holding("placed", "articles")))


def search(corpus: Corpus, pattern: str, top: int = TOP) -> pd.DataFrame:
    """Words in context over the corpus (KWIC), the latest articles first: article, date, outlet, title, start, end, left, match, right.

    `pattern` is a regular expression, held against whole words without regard to capitals. Raises ArticleError where it is none.
    """
    try:
        wanted = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    except re.error as error:
        raise ArticleError(f"“{pattern}” is no pattern ({error})") from None
    columns = ["article", "date", "outlet", "title", "start", "end", "left", "match", "right"]
    rows = [row for row, _ in zip(_in_context(corpus, wanted), range(top), strict=False)]
    return pd.DataFrame(rows, columns=columns)


def _in_context(corpus: Corpus, wanted: re.Pattern[str]) -> Iterator[tuple[Any, ...]]:
    """The places of a pattern, article by article."""
    for *known, text in corpus.stream(FOUND, wanted.pattern):
        for match in wanted.finditer(text):
            start, end = match.span()
            yield (*known, start, end, text[max(0, start - AROUND) : start], match[0], text[end : end + AROUND])
