"""The rows of a table's file as they stand: CSV with any separator, JSON, JSON lines, Parquet and Excel, plain, gzipped or zipped."""

import csv
import gzip
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any, NamedTuple, cast

from onrecord.article import ArticleError
from onrecord.formats.columns import field_of, flatten
from onrecord.formats.decoding import Encoding, find_encoding

KINDS = {
    **dict.fromkeys((".csv", ".tsv", ".tab"), "csv"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "json"),
    ".parquet": "parquet",
    ".xlsx": "excel",
}
SEPARATORS = ",;\t|^~\x1f\x01"
DECLARED = re.compile(r'\A"?sep=(?P<mark>[^\n])"?[ \t,;]*\r?\n', re.IGNORECASE)
SAMPLE = 1 << 16  # characters of a CSV file by which its separator and header are found
MOST_ABOVE = 40  # rows of a CSV file or sheet in which its header stands
LONGEST_CELL = 2_000_000  # characters
MOST_COLUMNS = 1_000
MOST_SHEET_ROWS = 200_000
MOST_DIGITS = 400  # of a whole number in JSON
LARGEST_JSON = 256 * 1024 * 1024  # bytes of JSON that is not one object a line
BATCH = 4 * 1024 * 1024  # bytes of a Parquet file read at once, as its own counts say
MOST_BATCHED = 64  # rows of a Parquet file read at once

Row = dict[str, Any] | str  # the cells of a row by column, nested ones by their path ("source.name"); or why there is no row


class TableFile(NamedTuple):
    """A table's file: how it is opened (each time anew, from its first byte), its name without .gz or .zip, and its kind in `KINDS`."""

    open: Callable[[], IO[bytes]]
    name: str
    kind: str


def kind_of(name: str) -> str | None:
    """The kind of table that a file name promises, compressed or not; None for no table."""
    return KINDS.get(suffix_of(name.lower().removesuffix(".gz").removesuffix(".zip")))


def suffix_of(name: str) -> str:
    """The ending of a file name, in lower case: ".csv"."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > name.rfind("/") else ""


def unpacked(open_file: Callable[[], IO[bytes]], name: str) -> list[TableFile]:
    """The tables in a file: itself, or what its .gz or .zip holds. Raises ArticleError when it is damaged."""
    lower = name.lower()
    if lower.endswith(".zip"):
        try:
            with open_file() as opened, zipfile.ZipFile(opened) as archive:
                named = [(one.filename, kind_of(one.filename)) for one in archive.infolist() if not one.is_dir()]
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ArticleError(f"{name} is a damaged zip archive ({error}): pack it again") from None
        return [TableFile(lambda member=member: zipfile.ZipFile(open_file()).open(member), member, kind) for member, kind in named if kind]
    if lower.endswith(".gz"):
        return [TableFile(lambda: cast("IO[bytes]", gzip.open(open_file())), name[:-3], kind_of(name) or "csv")]  # open for reading
    return [TableFile(open_file, name, kind_of(name) or "csv")]


def read_rows(file: TableFile, charset: str | None = None) -> tuple[Iterator[Row], str]:
    """The rows of a table's file, one after the other, and in words how its text was decoded.

    A row that cannot be read is a line that says why. Raises ArticleError when nothing can be read.
    """
    if file.kind in ("parquet", "excel"):
        return READERS[file.kind](file), f"as the {file.kind.capitalize()} file declares"
    with file.open() as opened:
        encoding = find_encoding(opened, charset)
    return READERS[file.kind](file, encoding), encoding.description


def _text(file: TableFile, encoding: Encoding) -> io.TextIOWrapper:
    """The file as text, each line with its own end."""
    return io.TextIOWrapper(file.open(), encoding=encoding.name, errors="replace", newline="")


class _Layout(NamedTuple):
    """What stands between the cells of a CSV file, and how many of its rows stand above the header."""

    separator: str
    above: int


def _csv_rows(file: TableFile, encoding: Encoding) -> Iterator[Row]:
    """The rows of a CSV file; what is over the last column belongs to it, for its separator was not quoted."""
    csv.field_size_limit(LONGEST_CELL)
    with _text(file, encoding) as opened:
        sample = opened.read(SAMPLE)
    declared = DECLARED.match(sample)
    layout = _layout(sample[declared.end() :] if declared else sample, declared.group("mark") if declared else SEPARATORS)
    with _text(file, encoding) as opened:
        lines = islice((line.replace("\0", "") for line in opened), int(bool(declared)), None)
        rows = _parsed(lines, layout.separator)
        header = next((row for row in islice(rows, layout.above, None) if isinstance(row, list)), [])
        names = [" ".join(name.split()) for name in header[:MOST_COLUMNS]]
        for row in rows:
            if isinstance(row, str):
                yield row
            elif any(row):
                yield _named(
                    names, row[: len(names) - 1] + [layout.separator.join(row[len(names) - 1 :])] if len(row) > len(names) else row
                )


def _parsed(lines: Iterable[str], separator: str) -> Iterator[list[str] | str]:
    """The cells of the lines; for a row that csv gives up, why."""
    reader = csv.reader(lines, delimiter=separator)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"cannot be read ({error}): check its quotation marks"
        else:
            if row:
                yield row


def _layout(sample: str, separators: str) -> _Layout:
    """The separator that divides the sample best: into the most columns with known names, then rows as wide as their header."""
    ways = []
    for separator in separators:
        rows = [row for row in islice(_parsed(io.StringIO(sample, newline=""), separator), 60) if isinstance(row, list)]
        above, known = _header(rows)
        widths = [len(row) for row in rows[above + 1 :]] or [0]
        width = len(rows[above]) if rows else 0
        even = sum(found == width for found in widths) / len(widths)
        ways.append(((known, round(even, 1), width), _Layout(separator, above)))
    return max(ways, key=lambda way: way[0])[1]


def _header(rows: list[list[str]]) -> tuple[int, int]:
    """The number of the row that names the columns, and how many known names it has: the first with most, else the first of usual width."""
    known = [sum(field_of(cell) is not None for cell in row) for row in rows[:MOST_ABOVE]] or [0]
    if max(known):
        return known.index(max(known)), max(known)
    usual = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    return next((number for number, row in enumerate(rows) if len(row) == usual), 0), 0


def _named(names: list[str], cells: Iterable[Any]) -> dict[str, Any]:
    """The cells by their columns; of two columns of a name the first counts."""
    row: dict[str, Any] = {}
    for name, cell in zip(names, cells, strict=False):
        row.setdefault(name, cell)
    return row


def _json_rows(file: TableFile, encoding: Encoding) -> Iterator[Row]:
    """The rows of JSON: the objects of its lines, or of the list that it is or holds."""
    whole = None if suffix_of(file.name) in (".jsonl", ".ndjson") else _whole(file, encoding)
    yield from _json_lines(file, encoding) if whole is None else map(flatten, _objects(whole))


def _whole(file: TableFile, encoding: Encoding) -> Any:
    """The data of a JSON file; None where it is not one value, or too large to be read at once."""
    with _text(file, encoding) as opened:
        text = opened.read(LARGEST_JSON)
    try:
        return _value(text)
    except (ValueError, RecursionError):
        return None


def _value(text: str) -> Any:
    """What a text of JSON says. Raises ValueError or RecursionError where it is none."""
    return json.loads(text, parse_int=_integer)


def _integer(digits: str) -> int | str:
    """A whole number; one that no cell of a table means, whose digits Python refuses to count, as it is written."""
    return int(digits) if len(digits) <= MOST_DIGITS else digits


def _objects(data: Any) -> list[dict]:
    """The objects that are articles: of a list; of the list in an object, however deep, that holds most; or the object itself."""
    best: list[dict] = []
    waiting, size = [data], -1
    for one in waiting:  # grows
        if isinstance(one, list):
            held = [value for value in one if isinstance(value, dict)]
            if held and len(repr(held)) > size:
                best, size = held, len(repr(held))
        elif _has_text(one):
            return [one] if one is data else best or [one]
        else:
            waiting += _within(one)
    return best or ([data] if isinstance(data, dict) else [])


def _has_text(one: Any) -> bool:
    """Whether an object has a field of a name that a text has."""
    return isinstance(one, dict) and any(field_of(name) == "text" and isinstance(value, str) for name, value in one.items())


def _within(one: Any) -> list[Any]:
    """The objects and lists in an object, and all its values as one list where they are objects."""
    values = list(one.values()) if isinstance(one, dict) else []
    whole = [values] if len(values) > 1 and all(isinstance(value, dict) for value in values) else []
    return [value for value in values if isinstance(value, dict | list)][:MOST_COLUMNS] + whole


def _json_lines(file: TableFile, encoding: Encoding) -> Iterator[Row]:
    """The objects of JSON lines; for a line that is none, why."""
    with _text(file, encoding) as opened:
        for line in opened:
            if line.strip():
                try:
                    row = _value(line)
                except (ValueError, RecursionError) as error:
                    yield f"is not JSON ({error}): every line has to be one object"
                else:
                    yield flatten(row) if isinstance(row, dict) else "is no JSON object: every line has to be one"


def _parquet_rows(file: TableFile) -> Iterator[Row]:
    """The rows of a Parquet file, few at a time."""
    import pyarrow.parquet

    try:
        with file.open() as opened, pyarrow.parquet.ParquetFile(opened) as table:
            if table.metadata.num_rows > opened.seek(0, io.SEEK_END):  # one row, counted millions of times
                raise ValueError("it has more rows than bytes")
            groups = [table.metadata.row_group(number) for number in range(min(100, table.metadata.num_row_groups))]
            size = max([group.total_byte_size // max(1, group.num_rows) for group in groups], default=1)
            for batch in table.iter_batches(batch_size=max(1, min(MOST_BATCHED, BATCH // max(1, size)))):
                yield from _batch_rows(batch)
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        yield f"cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:200]}): write the Parquet file again"


def _batch_rows(batch: Any) -> Iterator[Row]:
    """The rows of a batch; a value that Python has no form for, as a date in the year 100,000, costs its row."""
    try:
        rows = batch.to_pylist()
    except (ValueError, OverflowError) as error:
        if batch.num_rows == 1:
            yield f"cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        else:
            for number in range(batch.num_rows):
                yield from _batch_rows(batch.slice(number, 1))
    else:
        yield from map(flatten, rows)


def _excel_rows(file: TableFile) -> Iterator[Row]:
    """The rows of the first sheet of an Excel file."""
    from openpyxl import load_workbook

    try:
        with file.open() as opened:
            book = load_workbook(io.BytesIO(opened.read()), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        wide = _filled(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=MOST_SHEET_ROWS), 1)
        first = list(islice(wide, MOST_ABOVE)) or [(1, ())]
        above, _ = _header([[str(cell if cell is not None else "") for cell in row] for _, row in first])
        start, header = first[above]
        names = [" ".join(str(name if name is not None else "").split()) for name in header]
        width = max((number for number, name in enumerate(names, 1) if name), default=1)  # each row is filled up to it
        rows = sheet.iter_rows(values_only=True, min_row=start + 1, max_col=width, max_row=MOST_SHEET_ROWS + 1)
        for number, row in _filled(rows, start + 1):
            if number > MOST_SHEET_ROWS:
                yield f"and those below it are not read: a sheet may have {MOST_SHEET_ROWS:,} rows; save it as CSV"
            else:
                yield _named(names, row)
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        yield f"cannot be read ({type(error).__name__}): open the Excel file and save it again"


def _filled(rows: Iterable[tuple[Any, ...]], first: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of a sheet that hold something, with their numbers from `first`."""
    return ((number, row) for number, row in enumerate(rows, first) if row.count(None) < len(row))  # a gap may have 200,000 rows


READERS: dict[str, Callable[..., Iterator[Row]]] = {
    "csv": _csv_rows,
    "json": _json_rows,
    "parquet": _parquet_rows,
    "excel": _excel_rows,
}
