"""Who speaks in a corpus, as tables of its database: `voices` (by article), `people` (over all articles), `said` (by attribution).

Name, type, role and affiliation of somebody are those of most of his or her attributions, the gender that of most articles.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from onrecord import paths
from onrecord.article import ArticleError
from onrecord.corpus.copies import find_copies
from onrecord.corpus.identities import find_people
from onrecord.corpus.persons import DOCUMENT, KIND, ORGANISATION, PERSON, Identities, Occurrence
from onrecord.corpus.recurring import set_aside
from onrecord.corpus.store import Corpus

NAMES = paths.CORRECTIONS / "people.csv"
NAME_COLUMNS = ("spelling", "name", "what")
DESCRIBED = ("identification", "source_type", "role", "affiliation", "gender")
OFFICIAL = ("government", "military_security", "intergovernmental")
RANKED = (PERSON, ORGANISATION, DOCUMENT, KIND)

VOICES = """
create or replace table voices as
with lost as (select article, speaker, count(*) as n, count(*) filter (speech = 'direct') as n_direct from aside group by all)
select s.* replace (s.attributions - coalesce(n, 0) as attributions, s.direct - coalesce(n_direct, 0) as direct,
  cast(round(s.words * (1 - coalesce(n, 0) / s.attributions)) as bigint) as words), a.outlet, a.month, c.copy_of,
  coalesce(h.what, e.what, 'nobody') as what, coalesce(h.key, e.key, '') as key, coalesce(h.how, e.how) as how
from sources s join listed a using (article) left join copies c using (article)
left join spelled_here h on h.article = s.article and h.speaker = s.speaker
left join spelled e on e.speaker = s.speaker
left join lost on lost.article = s.article and lost.speaker = s.speaker where s.attributions > coalesce(n, 0)
"""
SIGNATURES = """
create or replace view signatures as select article, signature from rows_of_articles where duplicate_of is null
"""
WRITTEN = """
select speaker, identification, cast(sum(attributions) as bigint) as weight,
  count(*) filter (gender = 'woman') as women, count(*) filter (gender = 'man') as men
from sources where speaker is not null group by speaker, identification order by all
"""
OCCURRENCES = """
select s.speaker, s.article, coalesce(a.outlet, ''), coalesce(a.month, ''), cast(s.attributions as bigint), coalesce(s.gender, ''),
  coalesce(s.role, '')
from sources s semi join wanted using (speaker) join listed a on a.article = s.article order by 2, 1
"""
SPELLINGS = """
select p.name, p.what, v.speaker as spelling, v.how, cast(sum(v.attributions) as bigint) as attributions,
  count(distinct v.article) as articles
from voices v join (
  select * from people where spellings > 1 and what <> 'kind' order by attributions desc, what, key limit ?) p using (what, key)
where v.copy_of is null
group by p.name, p.what, p.key, p.attributions, spelling, v.how
order by p.attributions desc, p.what, p.key, 5 desc, spelling, v.how
"""
DESCRIPTION = """
create or replace table described_{column} as
select what, key, {column}, weight / sum(weight) over (partition by what, key) as {column}_share from (
  select what, key, {column}, cast({weight} as double) as weight from voices
  where {column} is not null and {column} <> 'unspecified' and key <> '' group by all)
qualify row_number() over (partition by what, key order by weight desc, {column}) = 1
"""
PEOPLE = """
create or replace table people as
select n.name, v.what, v.key, attributions, articles, outlets, words, direct, spellings, {described}, first, last from (
  select what, key, cast(sum(attributions) as bigint) as attributions, count(distinct article) as articles,
    count(distinct outlet) as outlets, cast(sum(words) as bigint) as words, cast(sum(direct) as bigint) as direct,
    count(distinct speaker) as spellings, min(month) as first, max(month) as last
  from voices where key <> '' and copy_of is null group by what, key) v
left join shown n using (what, key) {joins}
"""
SAID = """
create or replace table said as
with given as (
  select h.*, coalesce(p.what, e.what) as what, coalesce(p.key, e.key) as key from attributions h
  left join spelled_here p on p.article = h.article and p.speaker = h.speaker left join spelled e on e.speaker = h.speaker where h.head),
told as (
  select h.article, h.attribution, h.speech, h.identification, h.what, h.key, p.name, p.gender,
    coalesce(case when h.what in ('person', 'organisation') then p.source_type end, h.source_type, 'unspecified') as source_type
  from given h left join people p on p.what = h.what and p.key = h.key),
latest as (select article, outlet, month, date, row_number() over (order by date desc nulls last, article) as recency
  from listed)
select article, attribution, speech, coalesce(what, 'nobody') as what, key, name, gender, source_type,
  a.outlet, a.month, copies.copy_of,
  case when what in ('person', 'organisation', 'document') then 'named' else 'not named' end as named,
  case when source_type in {official} then 'official' when source_type = 'unspecified' then 'not known' else 'other' end as official,
  a.date, a.recency
from told join latest a using (article) left join copies using (article) anti join aside using (article, attribution)
"""


def find_voices(corpus: Corpus, names: Path | None = None) -> None:
    """Make the tables `voices`, `people`, `spellings` and `said` of a corpus's database, once.

    `names` is a file of corrections (columns spelling, name, what); by default `people.csv` in the folder of corrections. Raises
    ArticleError when it cannot be read.
    """
    if corpus.has_voices:
        return
    mark_copies(corpus)
    set_aside(corpus)
    spellings = corpus.sql(WRITTEN)
    explained = corpus.sql("select kind, article, short, name, count from names order by all")
    found = find_people(spellings, lambda wanted: _occurrences(corpus, wanted), explained, read_names(names or NAMES))
    _register(corpus, found)
    corpus.database.sql(VOICES)
    for column in DESCRIBED:
        weight = "count(distinct article)" if column == "gender" else "sum(attributions)"
        corpus.database.sql(DESCRIPTION.format(column=column, weight=weight))
    described = ", ".join(f"{column}, {column}_share" for column in DESCRIBED)
    joins = " ".join(f"left join described_{column} using (what, key)" for column in DESCRIBED)
    corpus.database.sql(PEOPLE.format(described=described, joins=joins))
    corpus.database.sql(SAID.format(official=OFFICIAL))
    corpus.has_voices = True


def mark_copies(corpus: Corpus) -> None:
    """Make the table `copies` (article, copy_of): the text was printed before, with small changes; the earliest article is the first."""
    corpus.database.execute(SIGNATURES)
    found = find_copies(corpus.database, lambda wanted: corpus.holding(wanted, "articles"))
    corpus.register("copies", found.items(), ["article", "copy_of"])


def _occurrences(corpus: Corpus, wanted: Iterable[str]) -> Iterator[Occurrence]:
    """The occurrences of some spellings, article after article."""
    corpus.register("wanted", [(spelling,) for spelling in dict.fromkeys(wanted)], ["speaker"])
    return map(Occurrence._make, corpus.stream(OCCURRENCES))


def _register(corpus: Corpus, found: Identities) -> None:
    """What was found as tables of the database."""
    columns = ["what", "key", "how"]
    corpus.register("spelled", ((spelling, *value) for spelling, value in found.everywhere.items()), ["speaker", *columns])
    corpus.register("spelled_here", ((*place, *value) for place, value in found.here.items()), ["article", "speaker", *columns])
    corpus.register("shown", ((*place, name) for place, name in found.names.items()), ["what", "key", "name"])


def read_names(path: Path) -> dict[str, tuple[str, str]]:
    """Corrections of names made by hand, {spelling: (what, name)}; none where there is no file.

    Raises ArticleError when it is no such table.
    """
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ArticleError(f"{path.name} cannot be read ({error}): save it as CSV in UTF-8") from None
    found = {}
    for number, row in enumerate(rows, 2):
        spelling, name, what = (str(row.get(column) or "").strip() for column in NAME_COLUMNS)
        if not spelling or not name or (what or PERSON) not in RANKED:
            raise ArticleError(f"line {number} of {path.name}: needs spelling, name, and for what one of {', '.join(RANKED)}")
        found[spelling] = (what or PERSON, name)
    return found


def people(corpus: Corpus, what: str = PERSON, top: int = 20) -> pd.DataFrame:
    """Those of one kind ("person", "organisation", "document", "kind") with the most attributions, and how sure their description is.

    The last column, `key`, tells them apart in the table `said`, where two may have one name.
    """
    find_voices(corpus)
    order = "attributions desc, words desc, name, key"
    return corpus.sql(f"select * exclude (key), key from people where what = ? order by {order} limit ?", what, top)


def spellings(corpus: Corpus, top: int = 60) -> pd.DataFrame:
    """The spellings of those who are quoted most and have several: name, spelling, how it was given to the name, attributions, articles."""
    find_voices(corpus)
    return corpus.sql(SPELLINGS, top)


def counts(corpus: Corpus, column: str, where: str = "true") -> pd.DataFrame:
    """How many attributions of each article have which value of a column of `said`, copies left out: article, the column, n."""
    find_voices(corpus)
    where = f"{column} is not null and copy_of is null and {where}"
    return corpus.sql(f"select article, {column}, count(*) as n from said where {where} group by all order by all")


def genders(corpus: Corpus) -> pd.DataFrame:
    """Each named person once for each article in which he or she speaks, with the gender that the corpus agrees on: article, gender, n."""
    find_voices(corpus)
    return corpus.sql(
        "select article, coalesce(p.gender, 'unknown') as gender, count(distinct v.key) as n from voices v "
        "join people p using (what, key) where what = 'person' and copy_of is null group by all order by all"
    )
