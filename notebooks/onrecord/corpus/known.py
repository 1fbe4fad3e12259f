"""What is known of articles besides their text, apart from their analysis: a table of its own, written anew by every run.

So a new outlet or date in the source changes no analysis. It is the only table that has one file: `known.parquet`.
"""

import io
from functools import cache
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.corpus.places import TableFolder
from onrecord.formats.dates import find_date

FILE = "known.parquet"
FIELDS = ("outlet", "date", "month", "title", "authors", "section")
SCHEMA = pa.schema([(name, pa.string()) for name in ("record", *FIELDS)])
ROWS = 10_000  # held before they are written


class Known:
    """Collects the table, and puts it in place when all went well."""

    def __init__(self, folder: TableFolder):
        self.folder = folder
        self.rows: list[dict[str, str | None]] = []
        self.held = io.BytesIO()

    def __enter__(self) -> "Known":
        self.writer = pq.ParquetWriter(self.held, SCHEMA, compression="zstd")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._flush()
        self.writer.close()
        if kind is None:
            self.folder.write(FILE, lambda file: file.write(self.held.getbuffer()))

    def add(self, record: str, known: dict[str, str]) -> None:
        """Note what the source says of a record."""
        if not known:
            return
        date, month = _dated(known.get("date", ""))
        self.rows.append({**known, "record": record, "date": date or None, "month": month or None})
        if len(self.rows) >= ROWS:
            self._flush()

    def _flush(self) -> None:
        self.writer.write_table(pa.Table.from_pylist(self.rows, SCHEMA))
        self.rows = []


@cache
def _dated(written: str) -> tuple[str, str]:
    """A date as EDTF, and its month; "" where it is none."""
    date = find_date(written) if written else None
    return (str(date), f"{date.year:04d}-{date.month:02d}" if date.year and date.month else "") if date else ("", "")
