"""What a corpus is made of: files and rows of tables, one record each, read as a stream; the articles in them are read elsewhere."""

import glob
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import paths
from onrecord.article import ArticleError
from onrecord.formats.tables import Row, count_rows, is_table, read_table
from onrecord.inputs import problem_of
from onrecord.wording import shorten

HELD_WHOLE = (".json", ".xlsx")  # tables that are one record each, of several articles
METADATA = "metadata.csv"  # in a folder of articles: a row a file with what is known about it
TABLES = "CSV, TSV, JSON lines, JSON, Parquet, Excel"  # as they are named to the user
NOT_ARTICLES = ("annotations",)  # sub-folders that hold something else
LONGEST_NAME = 200  # characters of a path that are shown
LARGEST_FILE = 20 * 1024 * 1024  # bytes of one article's file


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
    """Where a corpus is: its path or glob, its files in order (as strings: there may be a million), and what their ids are relative to.

    `refused` are files and folders that are not read, each with the reason.
    """

    path: Path
    files: tuple[str, ...]
    root: Path
    refused: tuple[tuple[str, str], ...] = ()


def find_source(source: str | Path) -> Source:
    """The files of a corpus: a folder with all in it, a glob, one table, or the name of a folder in `data/articles`.

    Hidden files, README files, `metadata.csv` and folders named `annotations` are left out. Raises ArticleError when there is nothing.
    """
    path = Path(source).absolute()
    if not path.exists() and (paths.ARTICLES / source).is_dir():
        path = paths.ARTICLES / source
    refused: tuple[tuple[str, str], ...] = ()
    if path.is_dir():
        (files, refused), root = walk(path), path
    elif path.is_file():
        if not is_table(path):
            raise ArticleError(f"{source} is one file: give a folder, a glob, or a table ({TABLES}) of articles")
        files, root = (str(path),), path.parent
    else:
        files = tuple(sorted(filter(os.path.isfile, glob.glob(str(path), recursive=True))))
        root = Path(os.path.commonpath(list(map(os.path.dirname, files)))) if files else path
    if not files and not refused:
        raise ArticleError(f"{source} holds no files: give a folder, a glob, or a table ({TABLES}) of articles")
    return Source(path, files, root, refused)


def walk(root: Path) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The files of a folder and of the folders in it, by name, and what in them is not read, with the reason.

    Links are followed within the folder, but to no folder twice; pipes, devices, links that lead out and names that are not UTF-8 are not
    read. Folders are counted down one by one, not by recursion, so that their depth does not matter.
    """
    files: list[str] = []
    refused: list[tuple[str, str]] = []
    seen: set[str] = set()
    waiting = [str(root)]
    while waiting:
        place = waiting.pop()
        if os.path.isdir(place):
            waiting += reversed(_entries(place, root, seen, refused))
        else:
            files.append(place)
    return tuple(files), tuple(refused)


def _entries(folder: str, root: Path, seen: set[str], refused: list[tuple[str, str]]) -> list[str]:
    """The readable files and folders in a folder, by name."""
    if os.path.realpath(folder) in seen:
        refused.append((folder, "it is a link to a folder that is read already: a loop, which is not followed"))
        return []
    seen.add(os.path.realpath(folder))
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry for entry in found if not _is_left_out(entry.name)), key=lambda entry: entry.name)
    except OSError as error:
        refused.append((folder, f"it cannot be read ({error.strerror})"))
        return []
    for entry in entries:
        if _is_plain(entry):
            continue
        why = problem_of(entry.path, root) if not entry.is_dir() else _leads_out(entry.path, root)
        if why:
            refused.append((entry.path, why))
    bad = {path for path, _ in refused}
    return [entry.path for entry in entries if entry.path not in bad and not (entry.is_dir() and entry.name in NOT_ARTICLES)]


def _is_left_out(name: str) -> bool:
    """Whether a file or folder is none of the articles'."""
    return name.startswith((".", "_")) or name.lower().startswith("readme") or name == METADATA


def _is_plain(entry: os.DirEntry) -> bool:
    """Whether an entry is a file or folder of its own with a name that can be written."""
    try:
        entry.name.encode()
    except UnicodeError:
        return False
    return entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)


def _leads_out(folder: str, root: Path) -> str:
    """Why a linked or oddly named folder is not read, or ""."""
    try:
        folder.encode()
    except UnicodeError:
        return "its name is not UTF-8: rename it"
    inside = Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root))
    return "" if inside else "it is a link that leads out of the folder, which is not followed: copy the folder into it"


def _is_streamed(file: Path) -> bool:
    """Whether a file is a table whose rows are records."""
    return is_table(file) and file.suffix.lower() not in HELD_WHOLE


def count(source: Source) -> int:
    """The number of records of a corpus."""
    return len(source.refused) + sum(count_rows(file) if _is_streamed(file) else 1 for file in map(Path, source.files))


def records(source: Source) -> Iterator[Record]:
    """The records of a corpus in order; ids are paths relative to the corpus, with the row's number or own id for a row of a table.

    A row without an id of its own has a part of its text's hash in its place, so that a row put before it changes nothing. A digest is that
    of what is analysed, not of what is known about it; what else decides the outcome is added by who knows it.
    """
    metadata = _read_metadata(source.root)
    for file in map(Path, source.files):
        name = file.relative_to(source.root).as_posix()
        if _is_streamed(file):
            for row in _rows(file, source.root):
                yield _row_record(f"{name}:{row.number}", row)
        else:
            yield _file_record(name, file, metadata.get(name, {}))
    for place, why in source.refused:
        name = os.path.relpath(place, source.root).encode("utf-8", "backslashreplace").decode()
        yield _record(name, why.encode(), {}, problem=f"{shorten(name, LONGEST_NAME)}: {why}")


def _read_metadata(folder: Path) -> dict[str, dict[str, str]]:
    """What `metadata.csv` in a folder says of its files: {name: {what: value}}."""
    if not (folder / METADATA).is_file():
        return {}
    rows = (row.known for row in _rows(folder / METADATA, folder))
    return {row["file"]: {what: value for what, value in row.items() if what != "file"} for row in rows if "file" in row}


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


def _rows(file: Path, root: Path) -> Iterator[Row]:
    """The rows of a table; for a table that cannot be read, one row that says why."""
    try:
        yield from read_table(file, root=root)
    except ArticleError as error:
        yield Row(1, {}, f"cannot be read ({error})")


def _row_record(name: str, row: Row) -> Record:
    """The record of a row; a row without text, or that is no row, says so."""
    if row.problem:
        return _record(name, row.problem.encode(), {}, problem=f"{name} {row.problem}")
    known = {what: value for what, value in row.known.items() if what not in ("text", "id")}
    text = row.known.get("text", "")
    name = row.known.get("id", "") or (f"{name.rpartition(':')[0]}:{_hash(text)[:10]}" if text else name)
    problem = None if text else f"{name} has no text: name the column that holds it, or call it text, body or content"
    return _record(name, text.encode("utf-8", "surrogatepass"), known, text=text, problem=problem)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _record(name: str, data: bytes, known: dict[str, str], corrections: bytes = b"", **more: Any) -> Record:
    """A record with its hashes; line ends, a byte order mark and white space around the text make no difference to its content."""
    content = hashlib.sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip()).hexdigest()
    pairs = tuple(sorted(known.items()))
    deciding = repr((name, hashlib.sha256(data).hexdigest(), corrections, more.get("problem")))
    return Record(name, content, hashlib.sha256(deciding.encode("utf-8", "replace")).hexdigest(), known=pairs, **more)
