"""The process that analyses: it gets batches through a pipe, says which record it has in hand, and writes each batch as a part.

`onrecord.corpus.supervisor` starts it. An article may take `seconds`; then the operating system
ends the process, whatever it is doing, and the one who started it knows which record it was.
"""

import gc
import hashlib
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from onrecord.article import Article
from onrecord.corpus import parquet
from onrecord.corpus.records import Record
from onrecord.corpus.rows import ANALYSES, Analyse, Failure, analyse_one, read


class Batch(NamedTuple):
    """Records to analyse, the folder of the tables, the seconds that an article may take, and what analyses one."""

    records: tuple[Record, ...]
    folder: str
    seconds: float
    analyse: Analyse


def analyse_batch(batch: Batch, killers: dict[int, dict[str, str]], tell: Any = lambda number: None) -> dict[str, int]:
    """Analyse a batch and write its part; returns the numbers of records and of failures. Raises OSError when it cannot be written.

    `killers` are the records that ended the process before, with their rows of `failures`; `tell` is told the number of each record before
    it is taken in hand.
    """
    rows = Rows()
    entries = []
    for number, record in enumerate(batch.records):
        before = len(rows.failures)
        if number in killers:
            names = [record.id]
            rows.failures.append(killers[number])
        else:
            tell(number)
            names = rows.add(record, batch)
        entries.append({"digest": record.digest, "articles": names, "failed": len(rows.failures) - before})
    name = hashlib.sha256("".join(record.digest for record in batch.records).encode()).hexdigest()[:20]
    parquet.write_part(Path(batch.folder), name, rows.tables(), entries)
    return {"records": len(entries), "failures": len(rows.failures)}


class Rows:
    """The rows of a batch."""

    def __init__(self) -> None:
        self.articles: list[dict[str, object]] = []
        self.failures: list[dict[str, str]] = []
        self.found: dict[str, list[tuple[str, str, pd.DataFrame]]] = {table: [] for table in ANALYSES}

    def add(self, record: Record, batch: Batch) -> list[str]:
        """Read and analyse a record's articles, each in its time; returns their names."""
        names: list[str] = []
        texts: dict[str, str] = {}
        signal.setitimer(signal.ITIMER_REAL, batch.seconds)
        for name, article in read(record):
            names.append(name)
            signal.setitimer(signal.ITIMER_REAL, batch.seconds)
            try:
                self._add_article(name, record, article, texts, batch.analyse)
            except Failure as failure:
                self.failures.append(failure.row)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return names

    def _add_article(self, name: str, record: Record, article: Article | Failure, texts: dict[str, str], analyse: Analyse) -> None:
        """Add the rows of an article; `texts` are those of the record so far, by which it may be a duplicate. Raises Failure."""
        if isinstance(article, Failure):
            raise article
        first = texts.setdefault(article.sha256, name)
        if first != name:
            record = record._replace(duplicate_of=first)
        row, found = analyse_one(name, record, article, analyse)
        self.articles.append(row)
        for table, rows in found.items():
            self.found[table].append((name, str(row["sha256"]), rows))

    def tables(self) -> dict[str, pa.Table]:
        """The rows as tables."""
        single = {"articles": parquet.from_rows("articles", self.articles), "failures": parquet.from_rows("failures", self.failures)}
        return single | {table: parquet.to_arrow(table, found) for table, found in self.found.items()}


def main(descriptor: int) -> None:
    """Serve batches until the pipe, a file descriptor, is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides when it ends
    gc.disable()  # looking for cycles all the time costs a tenth; it is enough to look after each batch, at what the batch has left
    connection = Connection(descriptor)
    try:
        while True:
            batch, killers = connection.recv()
            try:
                connection.send(("done", analyse_batch(batch, killers, lambda number: connection.send(("at", number)))))
            except OSError as error:
                connection.send(("stopped", error.strerror or str(error)))
            gc.collect()
            gc.freeze()
    except (EOFError, BrokenPipeError):
        return
