"""Lines that recur over the articles of one outlet (a request to subscribe, a standing note): found over the corpus and set aside.

What is attributed or counted in such a line is no news of the article it stands in, so it is in no count; the lines are shown.
"""

import pandas as pd

from onrecord.corpus.store import Corpus

FEWEST = 3  # articles of an outlet in which a line stands
SHARE = 0.01  # and of all its articles: in a large archive some short line is written three times by chance
TABLES = f"""
create or replace table recurring as
with printed as (select article, coalesce(outlet, '') as outlet, paragraph_starts, paragraph_ends, paragraph_marks
  from articles left join copies using (article) where duplicate_of is null and copy_of is null),
pieces as (select article, outlet, unnest(paragraph_starts) as start, unnest(paragraph_ends) as "end", unnest(paragraph_marks) as mark
  from printed),
sizes as (select outlet, count(*) as "of" from printed group by outlet),
often as (select outlet, mark, count(distinct article) as articles, any_value("of") as "of" from pieces join sizes using (outlet)
  group by outlet, mark having count(distinct article) >= greatest({FEWEST}, {SHARE} * any_value("of")))
select pieces.*, articles, "of" from pieces join often using (outlet, mark);
create or replace table aside as
select article, attribution, speaker, speech, start from attributions a
semi join recurring r on r.article = a.article and a.start >= r.start and a.start < r."end" where head
"""
LINES = """
with counted as (select r.outlet, r.mark, any_value(r.articles) as articles, any_value(r."of") as "of", min(r.article) as article,
    count(distinct (a.article, a.attribution)) filter (a.article is not null) as attributions,
    count(distinct (q.article, q.start)) filter (q.article is not null) as figures
  from recurring r left join aside a on a.article = r.article and a.start >= r.start and a.start < r."end"
  left join quantities q on q.article = r.article and q.start >= r.start and q.start < r."end"
  group by r.outlet, r.mark order by articles desc, r.outlet, article, r.mark limit ?)
select distinct on (c.articles, c.outlet, c.article, c.mark) nullif(c.outlet, '') as outlet,
  substr(t.text, r.start + 1, r."end" - r.start) as line, c.articles, c.articles / c."of" as share, c.attributions, c.figures, c.article
from counted c join recurring r on r.article = c.article and r.mark = c.mark join articles t on t.article = c.article
order by c.articles desc, c.outlet, c.article, c.mark, r.start
"""


def set_aside(corpus: Corpus) -> None:
    """Make the tables `recurring` (the places of recurring lines) and `aside` (the attributions in them); `copies` has to be there."""
    corpus.database.execute(TABLES)


def recurring_lines(corpus: Corpus, top: int = 50) -> pd.DataFrame:
    """The lines that recur, by how many articles of their outlet hold them: outlet, line, articles, share of the outlet's articles, the
    attributions and figures in them that are not counted, and the id of one such article. `people` or another count has to be made first.
    """
    return corpus.sql(LINES, top)
