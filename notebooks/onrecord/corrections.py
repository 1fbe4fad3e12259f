"""What somebody has put right by hand: the file `data/corrections/<article>.csv`, and where its lines apply.

A line says which words it is about (`text`, with the words `around` them where they are few, the `offset` as a hint, and the hash of the
`article` that they were read in), what it changes (`column`), and the right `value`; it may say `by` whom and on which `date`. Only
`column` and one of `text` and `offset` have to be there. Which columns there are stands in `data/lexicons/correction_columns.tsv`.

A line applies where its words stand, the place nearest to the offset if there are several. In an article of another hash (an edited one,
or another of the same name) words that are too few to be told by have to stand among the words `around` them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord import lexicons, paths
from onrecord.article import KINDS, Article

FIELDS = ("article", "offset", "column", "value", "text", "around", "by", "date")
NEEDED = "its first line names the columns: column, value, text and, if wanted, offset, around, article, by, date"
LARGEST = 4 * 1024 * 1024  # bytes of a file of corrections
TELLING = 4  # words by which a place can be told in another version of the article
SPREADSHEET = re.compile(r"^'(?=[=+\-@])")  # what keeps a spreadsheet from reading a cell as a formula


class CorrectionsError(Exception):
    """What is wrong with a file of corrections, in one line."""


@dataclass(frozen=True)
class Correction:
    """One line of a file: in the row that holds `text` (or the character `offset`), `column` is `value` (None for nothing)."""

    offset: int | None
    column: str
    value: str | None
    text: str | None = None
    around: str | None = None
    article: str | None = None
    by: str | None = None
    date: str | None = None

    @property
    def remark(self) -> str:
        """What the column "corrected" says of it: "speaker", "speaker by Ada Moss on 2031-05-04"."""
        by = f" by {' '.join(self.by.replace(',', ' ').split())}" if self.by else ""
        return self.column + by + (f" on {self.date.replace(',', ' ')}" if self.date else "")


class Location(NamedTuple):
    """Where a correction applies; `why` says why it does not, and is empty where it does."""

    start: int
    end: int
    why: str = ""


def corrections_for(article: Article) -> tuple[Correction, ...]:
    """The corrections of an article, from the file of its name; none for an article that was not read from anywhere.

    Raises CorrectionsError when the file is not one of corrections.
    """
    path = paths.CORRECTIONS / f"{paths.slug(article.origin)}.csv" if article.origin else None
    return read_corrections(path) if path and path.is_file() else ()


def allowed() -> dict[str, str]:
    """What can be corrected: {column: the table that it is about}."""
    return {row["column"]: row["table"] for row in lexicons.table("correction_columns")}


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file, as UTF-8 or as a spreadsheet saves it; raises CorrectionsError with its name and what to do."""
    try:
        if path.stat().st_size > LARGEST:
            raise CorrectionsError(f"{path.name}: is larger than {LARGEST // 1024**2} MB: keep the corrections of one article in it")
        content = path.read_bytes()
    except OSError as error:
        raise CorrectionsError(f"{path.name}: cannot be read ({error.strerror})") from None
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True))
    except csv.Error as error:
        raise CorrectionsError(f"{path.name}: cannot be read as CSV ({error}); {NEEDED}") from None
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if "column" not in names or not {"text", "offset"} & set(names) or not set(names) <= {*FIELDS, ""}:
        raise CorrectionsError(f"{path.name}: has the columns {', '.join(names) or '(none)'}; {NEEDED}")
    return tuple(
        _read_line(f"{path.name}, line {number}", {name: cell for name, cell in zip(names, cells, strict=False) if name})
        for number, cells in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in cells)
    )


def _decode(content: bytes) -> str:
    """The text of a file in UTF-8 (with or without a mark), or in the encoding of older spreadsheets."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _read_line(where: str, row: dict[str, str]) -> Correction:
    """One line of a file; raises CorrectionsError that says what is wrong with it."""
    cells = {name: SPREADSHEET.sub("", value.strip()) or None for name, value in row.items()}
    offset = cells.pop("offset", None)
    if cells.get("column") not in allowed():
        raise CorrectionsError(f"{where}: the column is one of {', '.join(allowed())}, not “{cells.get('column') or ''}”")
    if offset is not None and not (offset.isascii() and offset.isdigit() and len(offset) < 16):
        raise CorrectionsError(f"{where}: the offset is a whole number, not “{offset}”")
    if offset is None and not cells.get("text"):
        raise CorrectionsError(f"{where}: needs the words that it is about (text) or their offset")
    if cells["column"] == "kind" and cells.get("value") not in KINDS:
        raise CorrectionsError(f"{where}: the kind of a line is one of {', '.join(KINDS)}")
    return Correction(**{"value": None, **cells, "offset": None if offset is None else int(offset)})


def place(correction: Correction, article: Article) -> Location:
    """Where in the article a correction applies, or why it does not."""
    text, size = correction.text, len(article.text)
    same = not correction.article or article.sha256.startswith(correction.article.lower())
    if not text:
        if not same:
            return Location(0, 0, "the article has changed, and the line does not say which words it is about")
        at = correction.offset or 0
        return Location(at, at + 1) if at < size else Location(0, 0, "the article ends before it")
    hint = correction.offset or 0
    if same and article.text.startswith(text, hint):
        return Location(hint, hint + len(text))
    if same or len(text.split()) >= TELLING:
        found = list(_places(text, article.text))
    elif correction.around:
        found = [
            (start + at, start + end)
            for start, stop in _places(correction.around, article.text)
            for at, end in _places(text, article.text[start:stop])
        ]
    else:
        return Location(0, 0, f"the article has changed, and “{text}” alone does not tell the place")
    if not found:
        return Location(0, 0, f"the article does not hold “{correction.around or text}”" + ("" if same else " any more"))
    return Location(*min(found, key=lambda span: (abs(span[0] - hint), span[0])))


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """The places of some words in a text, whatever white space stands between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return (match.span() for match in re.finditer(pattern, text)) if pattern else iter(())
