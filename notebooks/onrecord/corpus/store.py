"""The tables of a corpus as a database: SQL by DuckDB over the Parquet files, so that nothing holds all rows in memory.

Views: the tables of `onrecord.corpus.rows`, and what `onrecord.corpus.roster` makes of them. Only parts that are whole are seen.
"""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from onrecord.article import ArticleError
from onrecord.corpus import parquet
from onrecord.corpus.known import FIELDS, FILE
from onrecord.corpus.places import TableFolder
from onrecord.corpus.rows import COLUMNS
from onrecord.schema import TEXT

TYPES = {pa.string(): TEXT, pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype()}.get
MEMORY = "256MB"  # for the database, which writes what is more to a temporary folder
FETCHED = 5000  # rows of a stream
LISTED = ("article", "duplicate_of", "outlet", "date", "month", "title", "words", "attributed", "part")
ARTICLE = ("sha256", "duplicate_of", "record", "outlet", "date", "month", "title", "authors", "section", "language", "words", "attributed",
           "year")  # fmt: skip
YEAR = "nullif(regexp_extract(date, '^(\\d{4})', 1), '') as year"


class Corpus:
    """The tables in a folder that `run_corpus` has written. Raises ArticleError where there are none."""

    def __init__(self, folder: str | Path):
        self.files = TableFolder(folder)
        self.has_voices = False  # whether the tables of `find_voices` are made
        self.folder = self.files.place
        self.parts = [manifest["part"] for manifest in parquet.read_manifests(self.files)]
        if not self.parts:
            raise ArticleError(f"{folder} holds no tables of a corpus: make them with report.py --corpus")

    @cached_property
    def database(self) -> duckdb.DuckDBPyConnection:
        """The database, with a view for each table; `rows_of_TABLE` numbers the rows as well, `listed` are the articles without texts,
        each with the part that holds it.
        """
        self._spill = tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True)
        settings = {"memory_limit": MEMORY, "temp_directory": self._spill.name, "threads": min(os.cpu_count() or 1, 8)}
        settings |= {"autoinstall_known_extensions": False}  # nothing is downloaded
        database = duckdb.connect(":memory:", config=settings)
        if not self.files.on_disk:
            database.register_filesystem(self.files.files)
        database.execute("set enable_progress_bar = false")  # in a notebook long questions would write one into the page
        for table, columns in COLUMNS.items():
            rows = f"select *, file_index as part from {self._files(table, self.parts)}"
            database.sql(f"create view rows_of_{table} as {rows}")
            kind = "table" if table == "failures" else "view"  # few, and asked often
            try:
                database.sql(f"create {kind} {table} as {self._rows(table, columns, f'rows_of_{table}')}")
            except duckdb.BinderException:
                raise ArticleError(f"the tables in {self.folder} are of another version: give the command that made them again") from None
        database.sql(f"create table listed as {self._rows('articles', LISTED, 'rows_of_articles')}")  # asked often, and read once
        return database

    def _files(self, table: str, parts: Iterable[str]) -> str:
        """Some parts of a table, for SQL to read."""
        files = [self.files.address(f"{table}/{part}.parquet") for part in parts]
        return f"read_parquet({files!r}, file_row_number=true)"

    def _rows(self, table: str, columns: Iterable[str], source: str) -> str:
        """Columns of a table in SQL: what the source says of an article stands before what the article says of itself."""
        if table != "articles" or not self.files.holds(FILE):
            return f"select {', '.join(map(_quoted, columns))} from {source}"
        told = (f"coalesce(k.{name}, a.{name}) as {name}" if name in FIELDS else f"a.{_quoted(name)}" for name in columns)
        known = f"read_parquet('{_literal(self.files.address(FILE))}')"
        return f"select {', '.join(told)} from {source} a left join {known} k on k.record = a.record"

    def holding(self, wanted: str, table: str) -> str:
        """A table in SQL, read from those parts alone that hold articles of the table `wanted` of the database."""
        numbers = self.database.sql(f"select distinct part from listed semi join {wanted} using (article) order by part").fetchall()
        parts = [self.parts[number] for (number,) in numbers] or self.parts[:1]
        return f"({self._rows(table, COLUMNS[table], self._files(table, parts))})"

    def sql(self, query: str, *values: Any) -> pd.DataFrame:
        """What a query finds; `values` stand for its question marks. Raises ArticleError for a query that the database cannot do."""
        try:
            return self.database.sql(query, params=list(values)).to_arrow_table().to_pandas(types_mapper=TYPES)
        except duckdb.Error as error:
            raise _refusal(error) from None

    def run(self, query: str, *values: Any) -> None:
        """Run a query that makes a table; `values` stand for its question marks. Raises ArticleError where it cannot be done."""
        try:
            self.database.execute(query, list(values))
        except duckdb.Error as error:
            raise _refusal(error) from None

    def stream(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, of which few are held at a time. Raises ArticleError for one that the database cannot do."""
        with self.database.cursor() as cursor:
            try:
                cursor.execute(query, list(values))
            except duckdb.Error as error:
                raise _refusal(error) from None
            while piece := cursor.fetchmany(FETCHED):
                yield from piece

    def register(self, name: str, rows: Iterable[tuple[Any, ...]], columns: Iterable[str]) -> None:
        """Make a table of the database from rows of text and numbers."""
        found = list(zip(*rows, strict=True)) or [[] for _ in columns]
        arrays = [pa.array(values, pa.string() if not len(values) or isinstance(_first(values), str | None) else None) for values in found]
        self.database.register("made", pa.table(dict(zip(columns, arrays, strict=True))))
        self.database.sql(f"create or replace table {name} as from made")
        self.database.unregister("made")

    def pieces(self, table: str, columns: list[str] | None = None) -> Iterator[pd.DataFrame]:
        """A table part by part, which never needs more memory than a part does."""
        for part in self.parts:
            yield parquet.read_part(self.files, table, part, columns=columns).to_pandas(types_mapper=TYPES)

    def table(self, table: str, columns: list[str] | None = None) -> pd.DataFrame:
        """A table, or some of its columns, in the order of the articles' ids and then of the articles themselves."""
        wanted = dict.fromkeys(["article", *(columns or COLUMNS[table])])
        shown = ", ".join(map(_quoted, wanted))
        if table == "articles":
            return self.sql(f"select {shown} from articles order by article")
        return self.sql(f"select {shown} from rows_of_{table} order by article, file_row_number")

    def articles(self, columns: Iterable[str] = ARTICLE) -> pd.DataFrame:
        """The articles that were analysed, without their texts and without duplicates, and with the year of each; some columns, or all.

        Raises ArticleError for a column that is none.
        """
        wanted = list(columns)
        for name in wanted:
            if name not in ARTICLE:
                raise ArticleError(f"the articles have no column “{name}”; they have {', '.join(ARTICLE)}")
        shown = ", ".join(YEAR if name == "year" else name for name in ("article", *wanted))
        return self.sql(f"select {shown} from articles where duplicate_of is null order by article")

    def failures(self) -> pd.DataFrame:
        """The articles that could not be had, by id, with what failed and why; with them those that have the same text as one of them."""
        return self.sql("""
            from failures union all
            select article, 'duplicate', article || ' has the same text as ' || duplicate_of || ', which failed'
            from listed semi join failures on listed.duplicate_of = failures.article order by article, failed, message""")

    def text(self, article: str) -> str:
        """The text of one article. Raises ArticleError when there is none of that id."""
        found = self.sql("select text from articles where article = ?", article)
        if found.empty:
            raise ArticleError(f"the corpus has no article “{article}”")
        return str(found["text"][0])


def _refusal(error: duckdb.Error) -> ArticleError:
    """Why the database does not answer."""
    return ArticleError(f"the tables of the corpus cannot answer: {' '.join(str(error).split())[:300]}")


def _literal(path: str) -> str:
    """A path between the quotation marks of SQL."""
    return path.replace("'", "''")


def _quoted(name: str) -> str:
    """A column's name as SQL takes it."""
    return json.dumps(name)


def _first(values: Iterable[Any]) -> Any:
    """The first value that is not missing."""
    return next((value for value in values if value is not None), None)
