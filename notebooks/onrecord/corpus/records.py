"""What a corpus is made of: files and rows of tables, one record each, read as a stream; the articles in them are read elsewhere."""

import csv
import glob
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import lexicons, paths
from onrecord.article import ArticleError

METADATA = "metadata.csv"  # in a folder of articles: a row a file with what is known about it
TABLES = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
NOT_ARTICLES = ("annotations",)  # sub-folders that hold something else
LARGEST_FILE = 20 * 1024 * 1024  # bytes of one article's file
ROWS = 64  # rows of a Parquet file read at once
csv.field_size_limit(sys.maxsize)


class Record(NamedTuple):
    """One file, or one row of a table: its id, the hash of its content, where or what its text is, and what is known about it.

    `content` is the hash of the text alone, by which duplicates are known; `digest` that of all that decides the outcome. A record that
    cannot be an article says why in `problem`; one whose text an earlier record has names that record in `duplicate_of`.
    """

    id: str
    content: str
    digest: str
    path: str | None = None
    text: str | None = None
    known: tuple[tuple[str, str], ...] = ()
    problem: str | None = None
    duplicate_of: str | None = None


class Source(NamedTuple):
    """Where a corpus is: its path or glob, its files in order (as strings: there may be a million), and what their ids are relative to."""

    path: Path
    files: tuple[str, ...]
    root: Path


def find_source(source: str | Path) -> Source:
    """The files of a corpus: a folder with all in it, a glob, one table, or the name of a folder in `data/articles`.

    Hidden files, README files, `metadata.csv` and folders named `annotations` are left out. Raises ArticleError when there is nothing.
    """
    path = Path(source).absolute()
    if not path.exists() and (paths.ARTICLES / source).is_dir():
        path = paths.ARTICLES / source
    if path.is_dir():
        files, root = tuple(_walk(path)), path
    elif path.is_file():
        if path.suffix.lower() not in TABLES:
            raise ArticleError(f"{source} is one file: give a folder, a glob, or a table ({', '.join(TABLES)}) of articles")
        files, root = (str(path),), path.parent
    else:
        files = tuple(sorted(filter(os.path.isfile, glob.glob(str(path), recursive=True))))
        root = Path(os.path.commonpath(list(map(os.path.dirname, files)))) if files else path
    if not files:
        raise ArticleError(f"{source} holds no files: give a folder, a glob, or a table ({', '.join(TABLES)}) of articles")
    return Source(path, files, root)


def _walk(folder: str | Path) -> Iterator[str]:
    """The files of a folder and of the folders in it, by name."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith((".", "_")) or entry.name.lower().startswith("readme") or entry.name == METADATA:
            continue
        if entry.is_dir():
            if entry.name not in NOT_ARTICLES:
                yield from _walk(entry.path)
        else:
            yield entry.path


def count(source: Source) -> int:
    """The number of records of a corpus."""
    return sum(sum(1 for _ in _rows(file)) if file.suffix.lower() in TABLES else 1 for file in map(Path, source.files))


def records(source: Source) -> Iterator[Record]:
    """The records of a corpus in order; ids are paths relative to the corpus, with the row's number or own id for a row of a table.

    A digest is that of the record itself; what else decides the outcome is added by who knows it.
    """
    metadata = _read_metadata(source.root)
    for file in map(Path, source.files):
        name = file.relative_to(source.root).as_posix()
        if file.suffix.lower() in TABLES:
            for number, row in enumerate(_rows(file), 1):
                yield _row_record(f"{name}:{number}", row)
        else:
            yield _file_record(name, file, metadata.get(name, {}))


def _read_metadata(folder: Path) -> dict[str, dict[str, str]]:
    """What `metadata.csv` in a folder says of its files: {name: {what: value}}."""
    if not (folder / METADATA).is_file():
        return {}
    rows = (_known(row) for row in _rows(folder / METADATA) if isinstance(row, dict))
    return {row.pop("file"): row for row in rows if "file" in row}


def _file_record(name: str, file: Path, known: dict[str, str]) -> Record:
    """The record of a file; what cannot be opened or is too large says so."""
    problem, data = None, b""
    try:
        if file.stat().st_size > LARGEST_FILE:
            problem = f"{name} is too large for one article: cut it, or give a table with one article a row"
        else:
            data = file.read_bytes()
    except OSError as error:
        problem = f"{name} cannot be read ({error.strerror}): check the path and its permissions"
    by_hand = paths.CORRECTIONS / f"{paths.slug(str(file))}.csv"
    corrections = by_hand.read_bytes() if by_hand.is_file() else b""
    return _record(name, data, known, corrections, path=str(file.resolve()), problem=problem)


def _row_record(name: str, row: dict[str, Any] | str) -> Record:
    """The record of a row; a row without text, or that is no row, says so."""
    if isinstance(row, str):
        return _record(name, row.encode(), {}, problem=f"{name} {row}")
    known = _known(row)
    text = known.pop("text", "")
    name = known.pop("id", "") or name
    problem = None if text else f"{name} has no text: name the column of the text as one of {', '.join(_names()['text'])}"
    return _record(name, text.encode("utf-8", "surrogatepass"), known, text=text, problem=problem)


def _record(name: str, data: bytes, known: dict[str, str], corrections: bytes = b"", **more: Any) -> Record:
    """A record with its hashes; line ends, a byte order mark and white space around the text make no difference to its content."""
    content = hashlib.sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip()).hexdigest()
    pairs = tuple(sorted(known.items()))
    deciding = repr((name, hashlib.sha256(data).hexdigest(), pairs, corrections, more.get("problem")))
    return Record(name, content, hashlib.sha256(deciding.encode("utf-8", "replace")).hexdigest(), known=pairs, **more)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """{what a column holds: the names that it may have, the likeliest first}."""
    found: dict[str, list[str]] = {}
    for name, what in lexicons.classes("corpus_columns").items():
        found.setdefault(what, []).append(name)
    return {what: tuple(names) for what, names in found.items()}


def _known(row: dict[str, Any]) -> dict[str, str]:
    """{what: value} of a row, by the names of its columns; empty cells are left out."""
    cells = {str(name).strip().lower(): value for name, value in row.items() if name is not None}
    found = {}
    for what, names in _names().items():
        value = next((cells[name] for name in names if cells.get(name) not in (None, "")), None)
        if value is not None:
            found[what] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return found


def _rows(file: Path) -> Iterator[dict[str, Any] | str]:
    """The rows of a table, one after the other; for a row that cannot be read, why."""
    read = {"csv": _csv_rows, "jsonl": _json_rows, "parquet": _parquet_rows}[TABLES[file.suffix.lower()]]
    try:
        yield from read(file)
    except (OSError, ValueError, csv.Error) as error:
        yield f"cannot be read ({' '.join(str(error).split())[:200]}): check the file"


def _csv_rows(file: Path) -> Iterator[dict[str, Any] | str]:
    """The rows of a CSV file; its first line names the columns and shows what divides them."""
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        header = lines.readline()
        lines.seek(0)
        divider = max(",;\t|", key=header.count)
        yield from csv.DictReader(lines, delimiter=divider)


def _json_rows(file: Path) -> Iterator[dict[str, Any] | str]:
    """The rows of a file with a JSON object a line."""
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        for line in lines:
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError as error:
                    yield f"is not JSON ({error})"
                else:
                    yield row if isinstance(row, dict) else "is no JSON object"


def _parquet_rows(file: Path) -> Iterator[dict[str, Any] | str]:
    """The rows of a Parquet file, a few at a time."""
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(file) as table:
        wanted = {name for names in _names().values() for name in names}
        columns = [name for name in table.schema_arrow.names if name.lower() in wanted]
        for batch in table.iter_batches(batch_size=ROWS, columns=columns):
            yield from batch.to_pylist()
