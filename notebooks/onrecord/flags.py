"""What an editor should check, each with its place and the reason in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from onrecord import schema
from onrecord.corrections import misfits
from onrecord.prose.quotations import quotations
from onrecord.prose.tokens import count_words
from onrecord.wording import given, label, plural

if TYPE_CHECKING:
    from onrecord.analysis import Analysis

SHORTEST = 4  # words in quotation marks below which they may be a title, a nickname or scare quotes
PARTS = ("year", "month", "day")


def raise_flags(analysis: Analysis) -> pd.DataFrame:
    """The table "flags" (flag, start, end, text, why), in order of place; flags on the whole article come first."""
    rows = [row for check in CHECKS for row in check(analysis)]
    for row in rows:
        if given(row.get("start")):
            row["text"] = analysis.article.text[row["start"] : row["end"]]
    rows.sort(key=lambda row: (row.get("start", -1), row["flag"]))
    return schema.make("flags", rows)


def _flag(name: str, why: str, start: int | None = None, end: int | None = None) -> dict[str, Any]:
    """A row of the table, on a stretch of the article or on all of it."""
    return {"flag": name, "why": why} | ({} if start is None else {"start": int(start), "end": int(end)})


def _date(analysis: Analysis) -> Iterator[dict[str, Any]]:
    date = analysis.article.date
    missing = [name for name in PARTS if getattr(date, name) is None]
    if str(date) and missing:
        yield _flag("date_incomplete", f"The article gives its date as “{date.text}”, without the {' and the '.join(missing)}.")


def _corrections(analysis: Analysis) -> Iterator[dict[str, Any]]:
    size = len(analysis.article.text)
    for correction, why in misfits(analysis.corrections, analysis.article, analysis.attributions, analysis.quantities):
        sentence = f"The correction of {correction.column} at {correction.offset} to “{correction.value or ''}” does not fit: {why}."
        place = (correction.offset, correction.offset + 1) if correction.offset < size else (None, None)
        yield _flag("correction_does_not_fit", sentence, *place)


def _unsound(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Rows that were left out because they do not point at their words: a mistake of the rules, which is told and not hidden."""
    for name, rows in ((name, analysis.unsound.get(name)) for name in ("attributions", "quantities")):
        if rows is not None and len(rows):
            yield _flag("row_left_out", f"{plural(len(rows), 'row')} of {name} did not point at the article's words and was left out.")


def _own_quantities(analysis: Analysis) -> Iterator[dict[str, Any]]:
    table = analysis.quantities
    for row in table[table["attribution"].isna() & table["speaker"].isna()].to_dict("records"):
        yield _flag("quantity_without_giver", "The article gives this figure without saying who it is from.", row["start"], row["end"])


def _contested(analysis: Analysis) -> Iterator[dict[str, Any]]:
    table = analysis.quantities
    for _, rows in table[table["conflict"].notna()].groupby("conflict", sort=True):
        givers = rows["speaker"].dropna().unique()
        if len(givers) < 2:
            who = f"only {givers[0]} is named for one of them" if len(givers) else "nobody is named for any of them"
            first = rows.iloc[0]
            yield _flag(
                "contested_figure_with_one_source", f"Differing figures are reported here, and {who}.", first["start"], first["end"]
            )


def _sources(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for row in analysis.attributions.drop_duplicates("attribution").to_dict("records"):
        place = (row["source_start"], row["source_end"]) if given(row["source_start"]) else (row["start"], row["end"])
        if row["identification"] == "anonymous_source" and not given(row["anonymity_reason"]):
            yield _flag("anonymity_without_reason", "Anonymity was granted here, and the article does not say why.", *place)
        if given(row["source"]) and not given(row["speaker"]):
            why = f"“{row['source']}” could not be tied to anybody whom the article names."
            yield _flag("speaker_not_resolved", why, *place)


def _quotations(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """Quotations that nobody is given, and marks that are not closed, unless the next paragraph carries the quotation on."""
    article, table = analysis.article, analysis.attributions
    found = quotations(article.text, article.paragraphs)
    opening = {quotation.paragraph for quotation in found if quotation.start == article.paragraphs[quotation.paragraph].start}
    nobody = table["speaker"].isna() & table["source"].isna()
    spans = list(zip(table["start"], table["end"], nobody, strict=True))
    for quotation in found:
        if not quotation.closed and quotation.paragraph + 1 not in opening:
            yield _flag(
                "quotation_mark_not_closed", "A quotation is opened here and not closed in its paragraph.", quotation.start, quotation.end
            )
        over = [unsaid for start, end, unsaid in spans if start < quotation.end and quotation.start < end]
        if all(over) and count_words(article.text[quotation.start : quotation.end]) >= SHORTEST:
            why = "These words are in quotation marks, and no source was found for them."
            yield _flag("quotation_without_source", why, quotation.start, quotation.end)


def _mix(analysis: Analysis) -> Iterator[dict[str, Any]]:
    sources = analysis.sources[analysis.sources["speaker"].notna()]
    if len(sources) and not (sources["identification"] == "named_person").any():
        yield _flag("no_named_person", f"None of the {plural(len(sources), 'source')} is a named person.")
    types = sources["source_type"].dropna().unique()
    if len(sources) > 1 and len(types) == 1 and types[0] != "unspecified":
        yield _flag("one_source_type", f"All {len(sources)} sources are of one type: {label(types[0])}.")


CHECKS = (_date, _corrections, _unsound, _mix, _own_quantities, _contested, _sources, _quotations)
