"""What a corpus is like before anything is read from it: how many articles there are, and what is missing in how many of them."""

import pandas as pd

from onrecord.corpus.roster import find_voices
from onrecord.corpus.store import Corpus

# What is counted, and the condition in SQL. Without capitals names are not seen, without quotation marks direct speech is not.
CHECKS = (
    ("read", "true"),
    ("without an outlet", "outlet is null"),
    ("without a full date", "try_cast(date as date) is null"),
    ("all in capitals, or without any", r"not regexp_matches(text, '\p{Lu}') or not regexp_matches(text, '\p{Ll}')"),
    ("without quotation marks", "not regexp_matches(text, '[\"“”„«»]|''''|``')"),
    ("without an attribution", "coalesce(attributed, 0) = 0"),
    ("printed before, with small changes", "copy_of is not null"),
)
SEEN = "select {counts} from articles left join copies using (article) where duplicate_of is null"
REFUSED = """
select 'printed before, word for word' as found, count(*) as articles, min(article) as first from listed where duplicate_of is not null
union all select 'failed', count(distinct article), min(article) from failures
"""


def health(corpus: Corpus) -> pd.DataFrame:
    """How many articles were read, and of how many what is missing: found, articles, share (of those read), first (the id of one)."""
    find_voices(corpus)
    counts = ", ".join(
        f"count(*) filter ({check}) as n{at}, min(article) filter ({check}) as f{at}" for at, (_, check) in enumerate(CHECKS)
    )
    row = corpus.sql(SEEN.format(counts=counts)).iloc[0]
    seen = pd.DataFrame(
        [(name, row[f"n{at}"], row[f"f{at}"]) for at, (name, _) in enumerate(CHECKS)], columns=["found", "articles", "first"]
    )
    table = pd.concat([seen, corpus.sql(REFUSED)], ignore_index=True)
    read = max(int(table["articles"].iloc[0]), 1)
    table.insert(2, "share", table["articles"].astype(float) / read)
    table["first"] = table["first"].fillna("")
    return table
