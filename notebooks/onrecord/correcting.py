"""Corrections applied to the tables of an article; each function also says which could not be applied, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import pandas as pd

from onrecord.article import Article, Line
from onrecord.corrections import Correction, Location, allowed, place
from onrecord.wording import BY_HAND, given

OF_SPEAKER = ("identification", "source_type", "role", "affiliation", "anonymity_reason")
AMOUNT = re.compile(r"^(?P<sign>>=|<=|[<>~≈≥≤]?)\s*(?P<low>-?[\d.,]+)(?:\s*(?:-|–|to)\s*(?P<high>[\d.,]+))?$")
MODIFIERS = {">": "more than", ">=": "at least", "≥": "at least", "<": "less than", "<=": "up to", "≤": "up to", "~": "about", "≈": "about"}
QUOTED = "“\"‘'«"

Unfit = tuple[str, int | None, int | None]  # a sentence, and the place where the correction was looked for
Change = Callable[[pd.DataFrame, pd.Series, Correction], tuple[pd.DataFrame, str]]  # the table, its rows there -> the table, why not


def correct_lines(article: Article, corrections: tuple[Correction, ...]) -> tuple[Article, list[Unfit]]:
    """The article with the kinds of its lines corrected, and its paragraphs with them; and the corrections that do not fit."""
    wanted = _of("lines", corrections)
    if not wanted:
        return article, []
    lines, unfit = [Line(*row) for row in article.lines[[*Line._fields]].itertuples(index=False)], []
    for correction in wanted:
        at = place(correction, article)
        if at.why:
            unfit.append(_remark(correction, at))
            continue
        remark = BY_HAND + correction.remark.removeprefix("kind")
        lines = [line._replace(kind=correction.value, why=remark) if line.start <= at.start < line.end else line for line in lines]
    if len(unfit) == len(wanted):
        return article, unfit
    rebuilt = Article.from_lines(article.text, lines)
    return replace(article, lines=rebuilt.lines, paragraphs=rebuilt.paragraphs), unfit


def correct_attributions(table: pd.DataFrame, article: Article, corrections: tuple[Correction, ...]) -> tuple[pd.DataFrame, list[Unfit]]:
    """The table "attributions" corrected, with `corrected` naming what was; and the corrections that do not fit."""
    changes: dict[str, Change] = {
        "speaker": _speaker,
        "rename": _rename,
        "merge": _merge,
        "delete": lambda rows, there, _: (rows[~rows["attribution"].isin(rows.loc[there, "attribution"])].reset_index(drop=True), ""),
        **dict.fromkeys(OF_SPEAKER, _of_speaker),
    }
    adding = {"add": lambda rows, at, correction: _add(rows, article, at, correction)}
    return _apply(table, article, _of("attributions", corrections), changes, adding, "no attribution was found there")


def correct_quantities(table: pd.DataFrame, article: Article, corrections: tuple[Correction, ...]) -> tuple[pd.DataFrame, list[Unfit]]:
    """The table "quantities" corrected, with `corrected` naming what was; and the corrections that do not fit."""
    changes: dict[str, Change] = {"giver": _giver, "amount": _amount, "unit": _cell, "counted": _cell}
    return _apply(table, article, _of("quantities", corrections), changes, {}, "no quantity was found there")


def _of(table: str, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections of one table."""
    return [correction for correction in corrections if allowed()[correction.column] == table]


def _apply(
    table: pd.DataFrame, article: Article, corrections: list[Correction], changes: dict[str, Change], adding: dict, nothing: str
) -> tuple[pd.DataFrame, list[Unfit]]:
    """The table with one change after the other, and what could not be changed."""
    table, unfit = table.copy() if corrections else table, []
    for correction in corrections:
        at = place(correction, article)
        if not at.why and correction.column in adding:
            table, why = adding[correction.column](table, at, correction)
        elif not at.why:
            there = _rows(table, at)
            table, why = changes[correction.column](table, there, correction) if there.any() else (table, nothing)
        else:
            why = at.why
        if why:
            unfit.append(_remark(correction, at._replace(why=why)))
    return table, unfit


def _remark(correction: Correction, at: Location) -> Unfit:
    """A correction that does not fit, in a sentence, with its place if it has one."""
    what = f"“{correction.text}”" if correction.text else f"the character {correction.offset}"
    value = f" to “{correction.value}”" if correction.value else ""
    why = f"The correction ({correction.column}{value}, at {what}) does not fit: {at.why}."
    return (why, at.start, at.end) if at.end else (why, None, None)


def _rows(table: pd.DataFrame, at: Location) -> pd.Series:
    """Which rows hold the first character of a place; where none does, those that share a character with it."""
    first = (table["start"] <= at.start) & (at.start < table["end"])
    return first if first.any() else (table["start"] < at.end) & (at.start < table["end"])


def _speaker(table: pd.DataFrame, there: pd.Series, correction: Correction) -> tuple[pd.DataFrame, str]:
    """Another speaker for these words, with what is known of that speaker."""
    rows = table["attribution"].isin(table.loc[there, "attribution"])
    _take_over(table, rows, correction.value)
    return _set(table, rows, "speaker", correction), ""


def _rename(table: pd.DataFrame, there: pd.Series, correction: Correction) -> tuple[pd.DataFrame, str]:
    """Another name for this speaker everywhere; one who is in the table already brings type, role and affiliation along."""
    if not correction.value:
        return table, "it gives no name"
    rows = _everywhere(table, there)
    if (table["speaker"] == correction.value).any():
        _take_over(table, rows, correction.value)
    return _set(table, rows, "speaker", correction), ""


def _merge(table: pd.DataFrame, there: pd.Series, correction: Correction) -> tuple[pd.DataFrame, str]:
    """This speaker is one who is in the table already."""
    if not (table["speaker"] == correction.value).any():
        return table, f"nobody called “{correction.value or ''}” speaks in the article"
    return _rename(table, there, correction)


def _of_speaker(table: pd.DataFrame, there: pd.Series, correction: Correction) -> tuple[pd.DataFrame, str]:
    """Something else about this speaker, everywhere."""
    return _set(table, _everywhere(table, there), correction.column, correction), ""


def _everywhere(table: pd.DataFrame, there: pd.Series) -> pd.Series:
    """All rows of the speaker of some rows; of a speaker not resolved, those of the attribution alone."""
    if table.loc[there, "speaker"].notna().all():
        return table["speaker"].isin(table.loc[there, "speaker"])
    return table["attribution"].isin(table.loc[there, "attribution"])


def _take_over(table: pd.DataFrame, rows: pd.Series, speaker: str | None) -> None:
    """Give rows that get another speaker what is known of that speaker, or nothing."""
    known = table[table["speaker"] == speaker]
    for column in OF_SPEAKER:
        nothing = "unspecified" if column in ("identification", "source_type") else pd.NA
        table.loc[rows, column] = known[column].iloc[0] if len(known) else nothing


def _add(table: pd.DataFrame, article: Article, at: Location, correction: Correction) -> tuple[pd.DataFrame, str]:
    """A new attribution of the words at a place."""
    if not correction.text:
        return table, "it does not give the words to add"
    if ((table["start"] < at.end) & (at.start < table["end"])).any():
        return table, "an attribution stands there already"
    paragraph = next((number for number, span in enumerate(article.paragraphs) if span.start <= at.start < span.end), None)
    if paragraph is None:
        return table, "the words are not in the body of the article"
    text = article.text[at.start : at.end]
    row = {
        "attribution": int(table["attribution"].max()) + 1 if len(table) else 0,
        "start": at.start,
        "end": at.end,
        "text": text,
        "speech": "direct" if text[0] in QUOTED else "indirect",
        "paragraph": paragraph,
        "rule": BY_HAND,
    }
    added = pd.DataFrame([row | dict.fromkeys(set(table.columns) - set(row), pd.NA)])[list(table.columns)].astype(table.dtypes)
    table = pd.concat([table, added], ignore_index=True)
    rows = table.index == len(table) - 1
    _take_over(table, pd.Series(rows), correction.value)
    table = _set(table, pd.Series(rows), "speaker", correction)
    return table.sort_values(["start", "end"], kind="stable", ignore_index=True), ""


def _giver(table: pd.DataFrame, there: pd.Series, correction: Correction) -> tuple[pd.DataFrame, str]:
    """Another giver of a figure, or none but the article."""
    table.loc[there, "attribution"] = pd.NA
    return _set(table, there, "speaker", correction), ""


def _amount(table: pd.DataFrame, there: pd.Series, correction: Correction) -> tuple[pd.DataFrame, str]:
    """Another value of a figure."""
    read = AMOUNT.match(correction.value or "")
    told = f"“{correction.value or ''}” is no amount: write 40, 30-40, >40, >=40, <40, <=40 or ~40"
    if read is None:
        return table, told
    try:
        low = float(read["low"].replace(",", ""))
        high = float(read["high"].replace(",", "")) if read["high"] else low
    except ValueError:
        return table, told
    modifier = "between" if low != high else MODIFIERS.get(read["sign"], "exactly")
    table.loc[there, "low"] = pd.NA if modifier in ("less than", "up to") else min(low, high)
    table.loc[there, "high"] = pd.NA if modifier in ("more than", "at least") else max(low, high)
    table.loc[there, "modifier"] = modifier
    return _mark(table, there, correction), ""


def _cell(table: pd.DataFrame, there: pd.Series, correction: Correction) -> tuple[pd.DataFrame, str]:
    """Another value in the column that the correction names."""
    return _set(table, there, correction.column, correction), ""


def _set(table: pd.DataFrame, rows: pd.Series, column: str, correction: Correction) -> pd.DataFrame:
    """The correction's value in a column of some rows, which are marked as corrected."""
    table.loc[rows, column] = correction.value if correction.value else pd.NA
    return _mark(table, rows, correction)


def _mark(table: pd.DataFrame, rows: pd.Series, correction: Correction) -> pd.DataFrame:
    """Add a correction to what is marked as corrected by hand."""
    before = table.loc[rows, "corrected"]
    table.loc[rows, "corrected"] = before.map(lambda remarks: f"{remarks}, {correction.remark}" if given(remarks) else correction.remark)
    return table
