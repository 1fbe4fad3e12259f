"""What somebody has put right by hand: `data/corrections/<article>.csv`, applied on every run and shown in every view.

A file has the columns `offset`, `column` and `value`, and may have `text`: the words that stand at the offset, so that a correction is
noticed when the article has changed under it. The offset is that of any character of the row. What can be corrected:

| column | of | value |
|---|---|---|
| speaker | the attribution at the offset | who speaks; empty for nobody |
| identification, source_type, role, affiliation, anonymity_reason | the speaker at the offset, everywhere | the right one; empty for none |
| giver | the quantity at the offset | who gave it; empty for the article itself |
| kind | the line at the offset | one of the kinds of lines |
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from onrecord import paths
from onrecord.article import KINDS, Article, Line
from onrecord.schema import TEXT

OF_SPEAKER = ("identification", "source_type", "role", "affiliation", "anonymity_reason")
BY_HAND = "corrected by hand"


class CorrectionsError(Exception):
    """What is wrong with a file of corrections, in one line."""


@dataclass(frozen=True)
class Correction:
    """One line of a file: at the character `offset`, `column` is `value` (None for nothing); `text` are the words expected there."""

    offset: int
    column: str
    value: str | None
    text: str | None = None


def corrections_for(article: Article) -> tuple[Correction, ...]:
    """The corrections of an article, from the file of its name; none for an article that was not read from anywhere.

    Raises CorrectionsError when the file is not one of corrections.
    """
    path = paths.CORRECTIONS / f"{paths.slug(article.origin)}.csv" if article.origin else None
    return read_corrections(path) if path and path.is_file() else ()


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file; raises CorrectionsError with its name and what to do."""
    try:
        table = pd.read_csv(path, dtype=TEXT, skipinitialspace=True)
    except (ValueError, OSError) as error:
        raise CorrectionsError(f"{path.name}: cannot be read as CSV ({error}); its columns are offset, column, value") from None
    known = {"offset", "column", "value"}
    if not known <= set(table.columns) <= known | {"text"}:
        raise CorrectionsError(
            f"{path.name}: has the columns {', '.join(table.columns)}; they must be offset, column, value and, if wanted, text"
        )
    allowed = ("speaker", *OF_SPEAKER, "giver", "kind")
    found = []
    for number, row in enumerate(table.to_dict("records"), start=2):
        cells = {name: None if pd.isna(value) else value.strip() for name, value in row.items()}
        if not (cells["offset"] or "").isdigit() or cells["column"] not in allowed:
            raise CorrectionsError(
                f"{path.name}, line {number}: needs an offset (a whole number) and one of the columns {', '.join(allowed)}"
            )
        if cells["column"] == "kind" and cells["value"] not in KINDS:
            raise CorrectionsError(f"{path.name}, line {number}: the kind of a line is one of {', '.join(KINDS)}")
        found.append(Correction(int(cells["offset"]), cells["column"], cells["value"], cells.get("text")))
    return tuple(found)


def correct_lines(article: Article, corrections: tuple[Correction, ...]) -> Article:
    """The article with the kinds of its lines corrected, and its paragraphs with them."""
    kinds = [correction for correction in corrections if correction.column == "kind"]
    if not any(_fits(correction, article.text) for correction in kinds):
        return article
    lines = [Line(**row) for row in article.lines.to_dict("records")]
    for correction in kinds:
        if _fits(correction, article.text):
            lines = [
                line._replace(kind=correction.value, why=BY_HAND) if line.start <= correction.offset < line.end else line for line in lines
            ]
    rebuilt = Article.from_lines(article.text, lines)
    return replace(article, lines=rebuilt.lines, paragraphs=rebuilt.paragraphs)


def correct_attributions(table: pd.DataFrame, article: Article, corrections: tuple[Correction, ...]) -> pd.DataFrame:
    """The table "attributions" with speakers and what is said of them corrected, and `corrected` naming the columns."""
    table = table.copy()
    for correction in corrections:
        rows = _rows(table, correction, article.text)
        if correction.column not in ("speaker", *OF_SPEAKER) or not rows.any():
            continue
        rows = table["attribution"].isin(table.loc[rows, "attribution"])
        if correction.column != "speaker" and table.loc[rows, "speaker"].notna().all():
            rows = table["speaker"].isin(table.loc[rows, "speaker"])
        elif correction.column == "speaker":
            _take_over(table, rows, correction.value)
        table.loc[rows, correction.column] = correction.value if correction.value else pd.NA
        _mark(table, rows, correction.column)
    return table


def correct_quantities(table: pd.DataFrame, article: Article, corrections: tuple[Correction, ...]) -> pd.DataFrame:
    """The table "quantities" with givers corrected, and `corrected` naming the column."""
    table = table.copy()
    for correction in corrections:
        rows = _rows(table, correction, article.text)
        if correction.column == "giver" and rows.any():
            table.loc[rows, "speaker"] = correction.value if correction.value else pd.NA
            table.loc[rows, "attribution"] = pd.NA
            _mark(table, rows, "giver")
    return table


def misfits(
    corrections: tuple[Correction, ...], article: Article, attributions: pd.DataFrame, quantities: pd.DataFrame
) -> list[tuple[Correction, str]]:
    """The corrections that do not fit the article any more, each with the reason."""
    found = []
    for correction in corrections:
        table = {"kind": article.lines, "giver": quantities}.get(correction.column, attributions)
        if not _fits(correction, article.text):
            found.append(
                (correction, f"the article does not hold “{correction.text}” there" if correction.text else "the article ends before it")
            )
        elif not _rows(table, correction, article.text).any():
            found.append((correction, f"no {'quantity' if correction.column == 'giver' else 'attribution'} was found there"))
    return found


def _fits(correction: Correction, text: str) -> bool:
    """Whether the article still holds at the offset what the correction says."""
    return correction.offset < len(text) and text.startswith(correction.text or "", correction.offset)


def _rows(table: pd.DataFrame, correction: Correction, text: str) -> pd.Series:
    """Which rows hold the correction's offset."""
    return (table["start"] <= correction.offset) & (correction.offset < table["end"]) & _fits(correction, text)


def _take_over(table: pd.DataFrame, rows: pd.Series, speaker: str | None) -> None:
    """Give rows that get another speaker what is known of that speaker, or nothing."""
    known = table[table["speaker"] == speaker]
    for column in OF_SPEAKER:
        table.loc[rows, column] = (
            known[column].iloc[0] if len(known) else ("unspecified" if column in ("identification", "source_type") else pd.NA)
        )


def _mark(table: pd.DataFrame, rows: pd.Series, column: str) -> None:
    """Add a column's name to what is marked as corrected by hand."""
    before = table.loc[rows, "corrected"]
    table.loc[rows, "corrected"] = before.map(lambda names: column if pd.isna(names) else f"{names}, {column}")
