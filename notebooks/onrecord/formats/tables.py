"""Tables of articles: CSV, TSV, JSON, JSON lines, Parquet and Excel, one article a row."""

import csv
import datetime
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from onrecord import lexicons
from onrecord.article import ArticleError, Date
from onrecord.formats.archives import check_archive
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import Draft, Source
from onrecord.formats.html import fragment_lines

SAMPLE = 50  # rows looked at to find the text
SHORTEST = 80  # characters that the texts of an unnamed text column have at least, on average

Row = Mapping[str, object]


def read_csv(source: Source) -> Iterator[Draft]:
    """The articles of a CSV or TSV file. Raises ArticleError as `drafts` does."""
    decoded = decode(source.data, source.charset)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    text = decoded.text.replace("\x00", "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(source, text))
    try:
        head = [name.strip() for name in next(rows, [])]
        yield from drafts(source, (dict(zip(head, row, strict=False)) for row in rows if any(row)), decoded.description)
    except csv.Error as error:
        raise ArticleError(f"{source.origin} is a damaged CSV file ({error}): save it again as CSV in UTF-8") from None


def _delimiter(source: Source, text: str) -> str:
    """What stands between the columns: the tab in .tsv files, else whichever of four marks the first line has most of."""
    head = text.split("\n", 1)[0]
    return "\t" if source.suffix in (".tsv", ".tab") else max(",;\t|", key=head.count)


def read_json(source: Source) -> Iterator[Draft]:
    """The articles of a JSON file (a list of objects, or one object that holds such a list) or of JSON lines."""
    decoded = decode(source.data, source.charset)
    text = decoded.text.strip()
    try:
        rows = _objects(json.loads(text))
    except (ValueError, RecursionError):
        rows = _json_lines(source, text)
    yield from drafts(source, rows, decoded.description)


def _objects(data: object) -> list[Row]:
    """The objects of JSON data: of a list, of the longest list in an object, or the object itself."""
    if isinstance(data, dict):
        held = [value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        data = max(held, key=len) if held else [data]
    return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []


def _json_lines(source: Source, text: str) -> Iterator[Row]:
    """The objects of JSON lines. Raises ArticleError at a line that is none."""
    for number, line in enumerate(text.split("\n"), 1):
        try:
            row = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            raise ArticleError(f"{source.origin} is no JSON at line {number}: every line has to be one object") from None
        if isinstance(row, dict):
            yield row


def read_parquet(source: Source) -> Iterator[Draft]:
    """The articles of a Parquet file. Raises ArticleError when it is damaged."""
    from pyarrow import BufferReader, parquet

    def rows() -> Iterator[Row]:
        try:
            for batch in parquet.ParquetFile(BufferReader(source.data)).iter_batches(1000):
                yield from batch.to_pylist()
        except Exception as error:  # the library raises whatever a damaged file makes it trip over
            raise ArticleError(f"{source.origin} is a damaged Parquet file ({type(error).__name__}): write it again") from None

    yield from drafts(source, rows(), "as the Parquet file declares")


def read_excel(source: Source) -> Iterator[Draft]:
    """The articles of the first sheet of an Excel file. Raises ArticleError when it is damaged or a zip bomb."""
    check_archive(source)
    from openpyxl import load_workbook

    def rows() -> Iterator[Row]:
        try:
            cells = load_workbook(io.BytesIO(source.data), read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True)
            head = [str(name or "").strip() for name in next(cells, ())]
            yield from (dict(zip(head, row, strict=False)) for row in cells if any(cell is not None for cell in row))
        except Exception as error:  # the library raises whatever a damaged file makes it trip over
            raise ArticleError(f"{source.origin} is a damaged Excel file ({type(error).__name__}): open it and save it again") from None

    yield from drafts(source, rows(), "as the Excel file declares")


def drafts(source: Source, rows: Iterable[Row], encoding: str) -> Iterator[Draft]:
    """The articles of a table's rows.

    Raises ArticleError when there are no rows, or when no column can be told to hold the text.
    """
    rows = iter(rows)
    sample = list(islice(rows, SAMPLE))
    if not sample:
        raise ArticleError(f"{source.origin} is a table without rows: check that it is the right file")
    columns = {name: _column(name, sample) for name in ("title", "authors", "date", "publisher", "section")}
    text = _text_column(source, sample)
    for number, row in enumerate(chain(sample, rows), 1):
        lines = fragment_lines(_cell(row.get(text)))
        known = {name: clean(_cell(row.get(column))).strip() for name, column in columns.items() if column and column != text}
        known["authors"] = authors(str(known.get("authors", "")))
        known["date"] = _date(row.get(columns["date"])) if columns["date"] else None
        known["date_source"] = f"column {columns['date']}" if known["date"] else None
        held = {name: value for name, value in known.items() if value}
        yield Draft(clean("\n".join(lines)), known={**held, "origin": f"{source.origin}, row {number}", "encoding": encoding})


def _column(field: str, sample: list[Row]) -> str | None:
    """The column that holds a field, by its name: the lexicon's first name that the table has."""
    present = {str(name).strip().lower().replace("_", " ").replace("-", " "): name for row in reversed(sample) for name in row}
    known = lexicons.classes("column_names")
    return next((present[name] for name, of_field in known.items() if of_field == field and name in present), None)


def _text_column(source: Source, sample: list[Row]) -> str:
    """The column that holds the text: the one the user names, else one with a usual name, else the one with the longest cells."""
    columns = list(dict.fromkeys(name for row in sample for name in row))
    listed = ", ".join(map(str, columns[:20]))
    if source.text_column is not None:
        if source.text_column not in columns:
            raise ArticleError(f"{source.origin} has no column {source.text_column}: it has {listed}")
        return source.text_column
    named = _column("text", sample)
    if named is not None:
        return named
    length = {name: sum(len(_cell(row.get(name))) for row in sample) / len(sample) for name in columns}
    longest = max(columns, key=length.__getitem__, default=None)
    if longest is None or length[longest] < SHORTEST:
        raise ArticleError(f"{source.origin} has no column that holds articles: name it with text_column, one of {listed}")
    return longest


def _cell(value: object) -> str:
    """A cell as text; "" for an empty one."""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    return "" if value is None or value != value else str(value)


def _date(value: object) -> Date | None:
    """The date of a cell."""
    if isinstance(value, datetime.date):
        return Date(str(value), value.year, value.month, value.day)
    return find_date(clean(_cell(value)))
