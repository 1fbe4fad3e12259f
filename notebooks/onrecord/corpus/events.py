"""Articles of one event: dated within days of each other, and sharing names."""

from collections.abc import Iterable, Iterator

from onrecord.corpus.roster import find_voices
from onrecord.corpus.store import Corpus

NEAR = 2  # days
SHARED = 2  # names that two articles have to share
OVERLAP = 0.3  # of the names of the one that has fewer
NAMES = """
select distinct article, lower(term) as name from terms semi join asked using (article) where term >= 'A' and term < '['
union
select distinct article, key as name from voices semi join asked using (article) where what in ('person', 'organisation')
"""
# Only articles in the same span of days, or in one beside it, are held against each other: names that all know stand in too many.
PAIRS = """
with days as (
  select article, date_diff('day', date '2000-01-01', try_cast(date as date)) as day from listed semi join asked using (article)),
names as (select distinct article, name, day, day // ({near} + 1) as span from ({names}) join days using (article)),
sizes as (select article, count(*) as size from names group by article),
around as (select article, name, day, span + unnest([-1, 0, 1]) as span from names),
near as (select a.article as one, b.article as other, count(*) as n from around a
  join names b on a.name = b.name and a.span = b.span and a.article < b.article and abs(a.day - b.day) <= {near} group by all)
select one, other from near join sizes s on s.article = one join sizes t on t.article = other
where n >= {shared} and n >= {overlap} * least(s.size, t.size)
"""


def same_event(corpus: Corpus, articles: Iterable[str], near: int = NEAR) -> Iterator[tuple[str, str]]:
    """The pairs of some articles that report one event, each pair in order; an article is of one event with itself."""
    find_voices(corpus)
    found = sorted(set(articles))
    corpus.register("asked", [(article,) for article in found], ["article"])
    yield from zip(found, found, strict=True)
    yield from corpus.stream(PAIRS.format(names=NAMES, shared=SHARED, overlap=OVERLAP, near=int(near)))
