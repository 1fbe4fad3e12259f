"""What a corpus says, in sentences and in files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from onrecord.corpus.proportions import shares
from onrecord.corpus.store import Corpus
from onrecord.publish import save_run
from onrecord.wording import label, plural

if TYPE_CHECKING:  # charts load matplotlib, of which the processes that analyse a corpus have no use
    from onrecord.charts.base import Chart


def footer(corpus: Corpus) -> str:
    """The articles and their dates, for the foot of a chart."""
    articles = corpus.articles()
    days = sorted(articles["date"].dropna())
    return plural(len(articles), "article") + (f" · {days[0]} to {days[-1]}" if days else "")


def findings(corpus: Corpus) -> list[str]:
    """What the tables of a corpus say, one sentence each."""
    articles, attributions, persons, failures = corpus.articles(), corpus.attributions(), corpus.persons(), corpus.failures()
    if attributions.empty:
        return [f"{plural(len(articles), 'article')}, in which no words are attributed to a source."]
    sentences = [
        f"{plural(len(articles), 'article')} with {int(articles['words'].sum()):,} words, of which "
        f"{articles['attributed'].sum() / articles['words'].sum():.0%} are attributed to a source, in {len(attributions):,} attributions."
    ]
    for rows, column, what in ((attributions, "named", "attributions"), (attributions, "official", "attributions"),
                               (persons, "gender", "named persons who speak")):  # fmt: skip
        told = (
            f"{label(row[column])} {row['share']:.0%} ({row['low']:.0%} to {row['high']:.0%})"
            for row in shares(rows, column).to_dict("records")
        )
        sentences.append(f"Of {len(rows):,} {what}: {', '.join(told)}; in brackets 95 % intervals.")
    sentences.append(f"{plural(len(failures), 'article')} could not be analysed.")
    return sentences


def save(
    corpus: Corpus, name: str, charts: Iterable[Chart], tables: Mapping[str, pd.DataFrame], out: str | Path, **parameters: Any
) -> list[str]:
    """Write charts (PNG, SVG, CSV), small tables (CSV) and `run.json` into the folder `out`; "" writes nothing.

    Returns the names of the files. Raises OSError when the folder cannot be written.
    """
    if not str(out):
        return []
    articles = corpus.articles()
    hashes = hashlib.sha256("".join(sorted(articles["sha256"])).encode()).hexdigest()
    days = footer(corpus).partition(" · ")[2]
    kept = Path(name).name
    headline = f"{plural(len(articles), 'article')} of {kept}"
    about = {"kind": "corpus", "headline": headline, "publisher": "", "date": days, "file": kept, "sha256": hashes}
    numbers = {"articles": len(articles), "attributions": len(corpus.attributions()), "failures": len(corpus.failures())}
    return save_run(about, charts, tables, out, {"parameters": parameters, "counts": numbers, "findings": findings(corpus)})
