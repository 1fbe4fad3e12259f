"""Kinds of sources over the whole corpus, and by outlet and month, each share beside that of the other outlets in the same month."""

from collections.abc import Iterator
from functools import reduce

import numpy as np
import pandas as pd

from onrecord.corpus.proportions import SHARES, SIDE, Sums, differences, effective_size, holm, shares_of, wilson
from onrecord.corpus.roster import find_voices
from onrecord.corpus.store import Corpus

COLUMNS = ("outlet", "month", "source_type", "count", "of", "articles", "share", "low", "high", "elsewhere", "difference", "difference_low",
           "difference_high", "p", "adjusted")  # fmt: skip
FEWEST = 2  # articles on either side, below which nothing is known of how much articles differ
# Sums over the articles are made by the database: what is left has a row for each outlet, month and value, however many articles there are.
OVERALL = """
with held as (select recency, {column} as value, count(*) as n from said where copy_of is null and {column} is not null group by all),
sizes as (select recency, sum(n) as rows from held group by recency),
whole as (select cast(sum(rows) as double) as rows, cast(sum(rows * rows) as double) as squared, count(*) as articles from sizes)
select value, cast(sum(n) as double) as count, cast(sum(n * n) as double) as squares, cast(sum(n * sizes.rows) as double) as products,
  count(*) as articles, any_value(whole.rows) as rows, any_value(whole.squared) as squared, any_value(whole.articles) as all_articles
from held join sizes using (recency) cross join whole group by value order by value
"""
SUMS = """
with held as (select article, outlet, month, {column} as value, count(*) as n from said
  where copy_of is null and {column} is not null group by all),
sized as (select *, sum(n) over (partition by article) as rows from held),
sizes as (select outlet, month, count(*) as of_articles, sum(rows) as of, sum(rows * rows) as of_squared
  from (select distinct article, outlet, month, rows from sized) group by all)
select sized.outlet, sized.month, value, cast(sum(n) as double) as count, cast(sum(n * n) as double) as squares,
  cast(sum(n * rows) as double) as products, count(*) as articles, cast(any_value(of) as double) as of,
  cast(any_value(of_squared) as double) as of_squared,
  any_value(of_articles) as of_articles
from sized join sizes on sized.outlet is not distinct from sizes.outlet and sized.month is not distinct from sizes.month
group by all order by all
"""


def overall(corpus: Corpus, column: str) -> pd.DataFrame:
    """The table of `onrecord.corpus.shares` for a column of `said` over the whole corpus, copies left out, with no row held an article."""
    find_voices(corpus)
    found = corpus.sql(OVERALL.format(column=column))
    if found.empty:
        return pd.DataFrame(columns=[column, *SHARES])
    of_values = [found[name].to_numpy(dtype=float) for name in ("count", "squares", "products")]
    sums = Sums(*of_values, *(float(found[name].iloc[0]) for name in ("rows", "squared", "all_articles")))
    return shares_of(sums, found["articles"].to_numpy(dtype=int), column, found["value"].tolist())


def by_outlet_and_month(corpus: Corpus, column: str = "source_type") -> pd.DataFrame:
    """The shares of a column of `said` in the attributions of each outlet and month, copies left out.

    One row for each outlet, month and value that some outlet has in that month: `count` attributions `of` all of the outlet and month, in
    how many `articles`, their `share` with its 95 % bounds `low` and `high`; `elsewhere` is the share in the other outlets of that month,
    `difference` how far the two are apart, with its 95 % bounds, `p` its probability by chance and `adjusted` the same after Holm's
    correction for all rows of the table: speak of a difference only where that is below 0.05. The comparison is missing where either side
    has one article or none.
    """
    find_voices(corpus)
    found = corpus.sql(SUMS.format(column=column))
    parts = [part for _, rows in found.groupby("month", dropna=False) for part in _of_month(rows)]
    if not parts:
        return pd.DataFrame(columns=[*COLUMNS]).rename(columns={"source_type": column})
    table = pd.concat(parts, ignore_index=True)
    compared = table["p"].notna()
    table.loc[compared, "adjusted"] = holm(table.loc[compared, "p"].to_numpy(dtype=float))
    table = table.sort_values(["outlet", "month", "count", "value"], ascending=[True, True, False, True], na_position="last")
    return table.rename(columns={"value": "source_type"})[[*COLUMNS]].rename(columns={"source_type": column}).reset_index(drop=True)


def _of_month(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows of every outlet in one month."""
    values = sorted(set(rows["value"]))
    outlets = [(held, _sums(held, values)) for _, held in rows.groupby("outlet", dropna=False)]
    whole = reduce(Sums.plus, (own for _, own in outlets))
    for held, own in outlets:
        side, rest = _side(own), _side(whole.less(own))
        fewest = min(own.articles, whole.articles - own.articles)
        apart, low, high, chance = (values if fewest >= FEWEST else np.full(len(values), np.nan) for values in differences(side, rest))
        known = {"outlet": held["outlet"].iloc[0], "month": held["month"].iloc[0], "value": values}
        counted = {"count": own.counts.astype(int), "of": int(own.rows), "articles": _articles(held, values)}
        compared = {"elsewhere": rest[0], "difference": apart, "difference_low": low, "difference_high": high, "p": chance}
        yield pd.DataFrame({**known, **counted, **dict(zip(SIDE, side, strict=True)), **compared, "adjusted": np.nan})


def _sums(rows: pd.DataFrame, values: list[str]) -> Sums:
    """The sums of one outlet and month."""
    summed = ["count", "squares", "products"]
    counts, squares, products = rows.set_index("value")[summed].reindex(values, fill_value=0).to_numpy(dtype=float).T
    first = rows.iloc[0]
    return Sums(counts, squares, products, float(first["of"]), float(first["of_squared"]), float(first["of_articles"]))


def _articles(rows: pd.DataFrame, values: list[str]) -> np.ndarray:
    """In how many articles each value stands."""
    return rows.set_index("value")["articles"].reindex(values, fill_value=0).to_numpy(dtype=int)


def _side(sums: Sums) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The shares with their bounds; not numbers where there are no rows."""
    if not sums.rows:
        nothing = np.full(len(sums.counts), np.nan)
        return nothing, nothing, nothing
    share = sums.counts / sums.rows
    return share, *wilson(share, np.array(effective_size(sums)))
