"""What a corpus says, in sentences and in files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from onrecord import schema
from onrecord.corpus.breakdown import overall
from onrecord.corpus.persons import ORGANISATION, PERSON
from onrecord.corpus.proportions import shares
from onrecord.corpus.roster import genders, people
from onrecord.corpus.store import Corpus
from onrecord.publish import save_run
from onrecord.wording import label, plural

SIZES = """
select count(*), coalesce(sum(words), 0), coalesce(sum(attributed), 0), count(distinct outlet) from listed where duplicate_of is null
"""
MOST_NAMED = 3  # persons or organisations in a sentence

if TYPE_CHECKING:  # charts load matplotlib, of which the processes that analyse a corpus have no use
    from onrecord.charts.base import Chart


def footer(corpus: Corpus) -> str:
    """The articles and their dates, for the foot of a chart."""
    articles, first, last = corpus.sql("select count(*), min(date), max(date) from listed where duplicate_of is null").iloc[0]
    return plural(int(articles), "article") + ("" if pd.isna(first) else f" · {' to '.join(dict.fromkeys((first, last)))}")


def findings(corpus: Corpus) -> list[str]:
    """What the tables of a corpus say, one sentence each."""
    articles, words, attributed, outlets = map(int, corpus.sql(SIZES).iloc[0])
    failures = corpus.failures()
    kinds = {column: overall(corpus, column) for column in ("named", "official")}
    spoken = int(kinds["named"]["count"].sum())
    if not spoken:
        sentences = [f"{plural(articles, 'article')}, in which no words are attributed to a source."]
    else:
        days = footer(corpus).partition(" · ")[2]
        of = " of ".join(filter(None, (plural(articles, "article"), plural(outlets, "outlet") * (outlets > 1))))
        sizes = f"{of}{days and f', {days},'} with {words:,} words"
        share = attributed / words
        sentences = [f"{sizes}, of which {share:.0%} are attributed to a source, in {spoken:,} attributions.", *_most_quoted(corpus)]
        sentences += [_mix("attributions", column, table) for column, table in kinds.items()]
        sentences += _genders(genders(corpus))
    reasons = failures["message"].tolist()
    failed = f"{plural(len(failures), 'article')} could not be analysed; the last: {reasons[-1]}." if reasons else ""
    return [*sentences, failed or "Every article could be read and analysed."]


def _most_quoted(corpus: Corpus) -> list[str]:
    """Who is quoted most, persons and organisations, in one sentence each; nothing where nobody is."""
    told = []
    for what in (PERSON, ORGANISATION):
        first = people(corpus, what, top=MOST_NAMED)
        rows = first[["name", "attributions", "articles"]].itertuples(index=False)
        named = [f"{name} ({said:,} in {plural(articles, 'article')})" for name, said, articles in rows]
        told += [f"{what.capitalize()}s with most attributions: {', '.join(named)}."] * bool(named)
    return told


def _mix(what: str, column: str, table: pd.DataFrame) -> str:
    """The shares of a column's values in one sentence."""
    told = ", ".join(f"{label(row[column])} {row['share']:.0%} ({row['low']:.0%} to {row['high']:.0%})" for row in schema.records(table))
    return f"Of {int(table['count'].sum()):,} {what}: {told}; in brackets 95 % intervals."


def _genders(rows: pd.DataFrame) -> list[str]:
    """The shares of women and men in one sentence, of all and of those known; nothing where no person speaks."""
    if rows.empty:
        return []
    told, known = _mix("named persons who speak", "gender", shares(rows, "gender")), rows[rows["gender"] != "unknown"]
    if len(known):
        parts = (f"{label(row['gender'])} {row['share']:.0%}" for row in schema.records(shares(known, "gender")))
        told += f" Of the {int(known['n'].sum()):,} known: {', '.join(parts)}."
    return [told]


def save(
    corpus: Corpus, name: str, charts: Iterable[Chart], tables: Mapping[str, pd.DataFrame], out: str | Path, **parameters: Any
) -> list[str]:
    """Write charts (PNG, SVG, CSV), small tables (CSV) and `run.json` into the folder `out`; "" writes nothing.

    Returns the names of the files. Raises OSError when the folder cannot be written.
    """
    if not str(out):
        return []
    articles = corpus.articles(["sha256"])
    hashes = hashlib.sha256("".join(sorted(articles["sha256"])).encode()).hexdigest()
    days = footer(corpus).partition(" · ")[2]
    kept = Path(name).name
    headline = f"{plural(len(articles), 'article')} of {kept}"
    about = {"kind": "corpus", "headline": headline, "publisher": "", "date": days, "file": kept, "sha256": hashes}
    numbers = {"articles": len(articles), "attributions": int(overall(corpus, "named")["count"].sum()), "failures": len(corpus.failures())}
    return save_run(about, charts, tables, out, {"parameters": parameters, "counts": numbers, "findings": findings(corpus)})
