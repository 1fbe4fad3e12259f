"""Tables of articles, one article a row: one reader for a single file and for a corpus.

for row in read_table("news.csv.gz", outlet_column="Site"): row.known, row.problem
"""

import io
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, NamedTuple

from onrecord import lexicons
from onrecord.article import ArticleError
from onrecord.formats.archives import check_archive
from onrecord.formats.bylines import authors
from onrecord.formats.columns import Chosen, cell_text, find_columns, listed
from onrecord.formats.dates import ColumnDates, parse_date
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.html import fragment_text
from onrecord.formats.table_files import TableFile, kind_of, read_rows, unpacked

SAMPLE = 50  # rows looked at to find the columns
PARTS = re.compile(r"[\W_\d]+")


class Row(NamedTuple):
    """A row of a table: its number (from 1), what is known of its article, and what is wrong with it.

    `known` has text, title, authors, date (EDTF), outlet, section, id and file, as far as the row has them, as text. `problem` says why
    there is no article ("is not JSON …"), without the row's name; a row with a problem has an empty `known`. `encoding` says in words how
    the table was decoded, `columns` which column each field was read from.
    """

    number: int
    known: dict[str, str]
    problem: str | None = None
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()


def is_table(path: str | Path) -> bool:
    """Whether a file's name promises a table: .csv .tsv .tab .json .jsonl .ndjson .parquet .xlsx, each also as .gz or in a .zip.

    A .zip without such an ending of its own is a table when it holds one.
    """
    path = Path(path)
    if path.suffix.lower() != ".zip" or kind_of(path.name):
        return kind_of(path.name) is not None
    try:
        return bool(unpacked(lambda: path.open("rb"), path.name))
    except (ArticleError, OSError):
        return False


def read_table(
    path: str | Path,
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    date_column: str | None = None,
    title_column: str | None = None,
    root: str | Path | None = None,
    open_file: Callable[[], IO[bytes]] | None = None,
) -> Iterator[Row]:
    """The rows of a table's file, as a stream: nothing but a sample of it is held (JSON that is one value and Excel are held whole).

    The columns are found by usual names without regard to case, spaces, "_", "-" and "."; the text else by where most prose stands; the
    parameters name them. A table without a column of outlets takes the outlet from its file's name, else from its folder below `root`.
    `open_file` opens the file where it is at no path: `path` then only names it.
    Dates are read by the whole column: "3/4/2031" has day and month where another row of it settles the order, else only its year.
    Raises ArticleError when the file cannot be opened or has no column that a parameter names; a bad row is a Row with a problem, and where
    no column can be told to hold the text, `known` is without it.
    """
    path = Path(path)
    chosen = Chosen(text_column, outlet_column, date_column, title_column)
    try:
        files = unpacked(open_file or (lambda: path.open("rb")), path.name)
        for file in files:
            below = path.relative_to(root).parent.parts[-1:] if root else ()
            yield from _rows(file, chosen, None, path.name, [file.name, *below], False)
    except OSError as error:
        raise ArticleError(f"{path.name} cannot be read ({error.strerror or error}): check the path and its permissions") from None


def count_rows(path: str | Path, open_file: Callable[[], IO[bytes]] | None = None) -> int:
    """The number of rows that `read_table` gives."""
    path = Path(path)
    try:
        return sum(1 for file in unpacked(open_file or (lambda: path.open("rb")), path.name) for _ in read_rows(file)[0])
    except (OSError, ArticleError):
        return 1


def _rows(file: TableFile, chosen: Chosen, charset: str | None, origin: str, places: list[str], strict: bool) -> Iterator[Row]:
    """The rows of a table in a file that can be opened."""
    rows, encoding = read_rows(file, charset)
    sample = list(islice(rows, SAMPLE))
    held = [row for row in sample if isinstance(row, dict)]
    columns = find_columns(held, chosen, origin) if held else {}
    if strict and held and "text" not in columns:
        raise ArticleError(f"{origin} has no column that holds articles: name it with text_column, one of {listed(held)}")
    dated = columns.get("date", "")
    values = (row.get(dated) for row in chain(held, _again(file, charset)) if isinstance(row, dict))
    dates = ColumnDates((row.get(dated) for row in held), values)
    outlet = "" if "outlet" in columns else outlet_from_names(places)
    for number, row in enumerate(chain(sample, rows), 1):
        if isinstance(row, str):
            yield Row(number, {}, row, encoding)
            continue
        known = {field: clean(cell_text(row.get(column), "\n\n" if field == "text" else "; ")).strip() for field, column in columns.items()}
        known |= {field: fragment_text(known[field]) for field in ("title", "text") if field in known}
        known["date"] = str(dates.read(row.get(columns["date"]))) if "date" in columns else ""
        known = {"outlet": outlet, **known}
        yield Row(number, {field: value for field, value in known.items() if value}, None, encoding, tuple(columns.items()))


def _again(file: TableFile, charset: str | None) -> Iterator[dict | str]:
    """The rows of a file, read once more when the first of them is asked for."""
    yield from read_rows(file, charset)[0]


def outlet_from_names(names: list[str]) -> str:
    """The outlet that a file or folder is named after, in the first of the names that says more than "articles" and a date."""
    for name in names:
        stem = name.rsplit("/", 1)[-1]
        stem = stem[: stem.rindex(".")] if "." in stem[1:] else stem
        words = [word for word in PARTS.split(stem) if word]
        kept = [word for word in words if word.lower() not in lexicons.words("file_words") and len(word) > 1]
        if any(word.lower() != "the" for word in kept):
            return " ".join(kept)
    return ""


def read(source: Source) -> Iterator[ArticleDraft]:
    """The articles of a table. Raises ArticleError when it has no rows, or when no column can be told to hold the text."""
    if source.data.startswith(b"PK"):
        check_archive(source)
    kind = {b"PAR1": "parquet", b"PK\x03\x04": "excel"}.get(source.data[:4]) or (
        "json" if source.data.lstrip()[:1] in (b"[", b"{") else None
    )
    file = TableFile(lambda: io.BytesIO(source.data), source.name, kind or kind_of(source.name) or "csv")
    empty = True
    for row in _rows(file, source.columns, source.charset, source.origin, [source.name], True):
        empty = False
        origin = f"{source.origin}, row {row.number}"
        yield ArticleDraft("", problem=f"{origin} {row.problem}") if row.problem else _draft(row, origin)
    if empty:
        raise ArticleError(f"{source.origin} is a table without rows: check that it is the right file")


def _draft(row: Row, origin: str) -> ArticleDraft:
    """The draft of a row's article."""
    known: dict[str, object] = {field: row.known.get(field) for field in ("title", "section")}
    date = parse_date(row.known.get("date", ""))
    known |= {"publisher": row.known.get("outlet"), "authors": authors(row.known.get("authors", "")), "date": date}
    known["date_source"] = f"column {dict(row.columns)['date']}" if date else None
    held = {name: value for name, value in known.items() if value}
    return ArticleDraft(row.known.get("text", ""), known={**held, "origin": origin, "encoding": row.encoding, "columns": row.columns})
