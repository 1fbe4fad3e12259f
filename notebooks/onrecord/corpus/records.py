"""What a corpus is made of, one record an article: files, rows of tables, articles of files that hold many, read as a stream.

Files that hold many are divided here, so that all processes work on one; what is in a file of one article is read by who analyses it.
"""

import hashlib
import os
from collections.abc import Container, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple

from onrecord import paths
from onrecord.article import ArticleError
from onrecord.corpus.listing import METADATA, Listing
from onrecord.corpus.places import change_mark, is_remote, is_there, open_file
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.loading import LARGEST_FILE, LARGEST_TEXT, holds_many, read_drafts
from onrecord.formats.registry import promises_many
from onrecord.formats.tables import Row, count_rows, is_table, read_table
from onrecord.wording import shorten

LONGEST_NAME = 200  # characters of a path that are shown
# Of files that are lists and may grow, even where they hold one article: it does not get the name of its file.
LISTS = (".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".mbox", ".rss", ".atom", ".xml", ".gz", ".zip")
NOT_KNOWN = ("text", "id", "address")  # of a row: it is what is analysed, or its name
OF_HASH = 10  # signs of a text's hash, in the id of an article that has none of its own


class Record(NamedTuple):
    """One article, or a file that may hold several: its id, the hash of its content, where or what it is, and what is known about it.

    It is the file `path`, or the cell `text` of a table, or the `draft` of an article in a file of many. `content` is the hash of the text
    alone, by which duplicates are known; `digest` that of all that decides the outcome. A record that cannot be an article says why in
    `problem`; one whose text an earlier record has names that record in `duplicate_of`.
    """

    id: str
    content: str
    digest: str
    path: str | None = None
    text: str | None = None
    draft: ArticleDraft | None = None
    known: tuple[tuple[str, str], ...] = ()
    problem: str | None = None
    duplicate_of: str | None = None


def count(source: Listing) -> int:
    """The number of records of a corpus, as far as it can be told before they are read: a file that is no table counts as one."""
    return len(source.refused) + sum(count_rows(file, partial(open_file, file)) if is_table(file) else 1 for file in source.files)


def tables(source: Listing) -> Iterator[tuple[str, Iterator[Row]]]:
    """The tables of a corpus with their names and rows."""
    return ((source.name_of(file), _rows(source.name_of(file), file)) for file in source.files if is_table(file))


def records(source: Listing) -> Iterator[Record]:
    """The records of a corpus in order; ids are paths relative to the corpus, for an article of a table or of a file of many its own id.

    An article that has neither id nor address has a part of its text's hash in its place, so that one put before it changes nothing. A
    digest is that of what is analysed, not of what is known about it; what else decides the outcome is added by who knows it.
    """
    metadata = _read_metadata(source.root, dict(source.refused))
    for file in source.files:
        name = source.name_of(file)
        if is_table(file):
            yield from _alone(name, _rows(name, file), _row_record)
        else:
            yield from _file_records(name, file, metadata.get(name, {}))
    for place, why in source.refused:
        name = os.path.relpath(place, source.root).encode("utf-8", "backslashreplace").decode()
        yield _record(name, why.encode(), {}, problem=f"{shorten(name, LONGEST_NAME)}: {why}")


def _alone(name: str, parts: Iterable[Any], make: Any) -> Iterator[Record]:
    """The records of a file's parts, each made with its name, the file's own where it is the only one of a file that is no list."""
    parts = iter(parts)
    first = list(islice(parts, 2))
    only = len(first) == 1 and not name.lower().endswith(LISTS)
    return (make(name, part, only) for part in chain(first, parts))


def _read_metadata(folder: str, refused: Container[str]) -> dict[str, dict[str, str]]:
    """What `metadata.csv` in a folder says of its files: {name: {what: value}}; nothing where it is not to be read."""
    place = f"{folder}/{METADATA}"
    if place in refused or not is_there(place):
        return {}
    rows = (row.known for row in _rows(METADATA, place))
    return {row["file"]: {what: value for what, value in row.items() if what != "file"} for row in rows if "file" in row}


def _file_records(name: str, file: str, known: dict[str, str]) -> Iterator[Record]:
    """The record of a file, or those of the articles in a file of many; what cannot be opened or is too large says so."""
    by_hand = paths.CORRECTIONS / f"{paths.slug(name)}.csv"
    corrections = by_hand.read_bytes() if by_hand.is_file() else b""
    try:
        if is_remote(file) and not promises_many(name):  # it is fetched by who analyses it, and by nobody else
            yield _record(name, change_mark(file).encode(), known, corrections, path=file)
            return
        with open_file(file) as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        why = f"{name} cannot be read ({error.strerror or error}): check the path and the access to it"
        yield _record(name, b"", known, corrections, problem=why)
        return
    loaded = Source(data, name, name.rpartition("/")[2])
    if len(data) <= LARGEST_FILE and holds_many(loaded):
        yield from _alone(name, _drafts(loaded), partial(_draft_record, known=known, corrections=corrections))
        return
    large = f"{name} is too large for one article: cut it, or give a table with one article a row"
    yield _record(name, data, known, corrections, path=file, problem=large if len(data) > LARGEST_TEXT else None)


def _drafts(loaded: Source) -> Iterator[ArticleDraft]:
    """The articles of a file of many; for a file that cannot be read, or holds none, one that says why."""
    empty = True
    try:
        for draft in read_drafts(loaded):
            empty = False
            yield draft
    except ArticleError as error:
        yield ArticleDraft("", problem=str(error))
        return
    if empty:
        yield ArticleDraft("", problem=f"{loaded.origin} holds no article: check that it is the right file")


def _draft_record(name: str, draft: ArticleDraft, only: bool, known: dict[str, str], corrections: bytes) -> Record:
    """The record of an article in a file of many."""
    held = (draft.text or draft.problem or "").encode("utf-8", "surrogatepass")
    deciding = corrections + repr((draft.marks, sorted(draft.known.items()))).encode("utf-8", "surrogatepass")
    name = name if only else f"{name}:{_hash(held)[:OF_HASH]}"
    return _record(name, held, known, deciding, draft=draft, problem=draft.problem)


def _rows(name: str, file: str) -> Iterator[Row]:
    """The rows of a table; for a table that cannot be read, one row that says why."""
    try:
        yield from read_table(name, root=".", open_file=partial(open_file, file))
    except ArticleError as error:
        yield Row(1, {}, f"cannot be read ({error})")


def _row_record(name: str, row: Row, only: bool) -> Record:
    """The record of a row; a row without text, or that is no row, says so."""
    place = f"{name}:{row.number}"
    if row.problem:
        return _record(place, row.problem.encode(), {}, problem=f"{place} {row.problem}")
    text = row.known.get("text", "")
    data = text.encode("utf-8", "surrogatepass")
    own = row.known.get("id") or row.known.get("address") or (name if only else "")
    name = own or (f"{name}:{_hash(data)[:OF_HASH]}" if text else place)
    known = {what: value for what, value in row.known.items() if what not in NOT_KNOWN}
    problem = None if text else f"{name} has no text: name the column that holds it, or call it text, body or content"
    return _record(name, data, known, text=text, problem=problem)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _record(name: str, data: bytes, known: dict[str, str], deciding: bytes = b"", **more: Any) -> Record:
    """A record with its hashes; line ends, a byte order mark and white space around the text make no difference to its content."""
    content = _hash(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip())
    told = repr((name, _hash(data), deciding, more.get("problem")))
    return Record(name, content, _hash(told.encode("utf-8", "replace")), known=tuple(sorted(known.items())), **more)
