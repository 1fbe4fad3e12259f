"""What an editor should check, each with its place and the reason in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from onrecord import tables
from onrecord.wording import given, plural

if TYPE_CHECKING:
    from onrecord.analysis import Analysis

PERSONS = ("named_person",)


def raise_flags(analysis: Analysis) -> pd.DataFrame:
    """The table "flags" (flag, start, end, text, why), in order of place; flags on the whole article come first."""
    rows = [row for check in CHECKS for row in check(analysis)]
    text = analysis.article.text
    for row in rows:
        if given(row.get("start")):
            row["text"] = text[row["start"] : row["end"]]
    rows.sort(key=lambda row: (row.get("start", -1), row["flag"]))
    return tables.make("flags", rows)


def _date(analysis: Analysis) -> Iterator[dict[str, Any]]:
    date = analysis.article.date
    missing = [name for name in ("year", "month", "day") if getattr(date, name) is None]
    if str(date) and missing:
        yield {"flag": "date_incomplete", "why": f"The article gives its date as “{date.text}”, without the {' and the '.join(missing)}."}


def _own_quantities(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for row in analysis.quantities.to_dict("records"):
        if not given(row["attribution"]) and not given(row["speaker"]):
            yield {
                "flag": "quantity_without_giver",
                "start": row["start"],
                "end": row["end"],
                "why": "The article gives this figure without saying who it is from.",
            }


def _contested(analysis: Analysis) -> Iterator[dict[str, Any]]:
    table = analysis.quantities
    for _, rows in table[table["conflict"].notna()].groupby("conflict", sort=True):
        if rows["speaker"].nunique() == 1:
            first = rows.iloc[0]
            yield {
                "flag": "contested_one_source",
                "start": first["start"],
                "end": first["end"],
                "why": f"Differing figures are reported for this, and only {rows['speaker'].dropna().iloc[0]} is named for one.",
            }


def _sources(analysis: Analysis) -> Iterator[dict[str, Any]]:
    first = analysis.attributions.drop_duplicates("attribution")
    for row in first.to_dict("records"):
        if row["identification"] == "anonymous_source" and not given(row["anonymity_reason"]):
            yield {
                "flag": "anonymity_without_reason",
                **_place(row),
                "why": "Anonymity was granted here, and the article does not say why.",
            }
        if given(row["source"]) and not given(row["speaker"]):
            yield {
                "flag": "speaker_not_resolved",
                **_place(row),
                "why": f"“{row['source']}” could not be tied to anybody whom the article names.",
            }
        if not given(row["source"]) and not given(row["speaker"]) and row["speech"] != "indirect":
            yield {
                "flag": "quotation_without_source",
                "start": row["start"],
                "end": row["end"],
                "why": "These words are in quotation marks, and the article does not say whose they are.",
            }


def _mix(analysis: Analysis) -> Iterator[dict[str, Any]]:
    sources = analysis.sources
    if len(sources) and not sources["identification"].isin(PERSONS).any():
        yield {"flag": "no_named_person", "why": f"None of the {plural(len(sources), 'source')} is a named person."}
    types = sources["source_type"].dropna().unique()
    if len(sources) > 1 and len(types) == 1 and types[0] != "unspecified":
        yield {"flag": "one_source_type", "why": f"All {len(sources)} sources are of one type: {types[0].replace('_', ' ')}."}


def _place(row: dict[str, Any]) -> dict[str, Any]:
    """Where the source of an attribution stands, or else its content."""
    part = "source_" if given(row["source_start"]) else ""
    return {"start": row[f"{part}start"], "end": row[f"{part}end"]}


CHECKS = (_date, _mix, _own_quantities, _contested, _sources)
