"""The process that analyses: it gets batches through a pipe, says which record it has in hand, and writes each batch as a part.

`onrecord.corpus.supervisor` starts it, and is told of each article; one that takes too long it ends with the process, whatever that is
doing.
"""

import gc
import hashlib
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from onrecord.article import Article
from onrecord.corpus import parquet
from onrecord.corpus.places import TableFolder
from onrecord.corpus.records import Record
from onrecord.corpus.rows import ANALYSES, Analyse, Failure, analyse_one, read

Tell = Callable[[str, int], object]


class Batch(NamedTuple):
    """Records to analyse, the folder of the tables, the seconds that an article may take, what analyses one, and the version of the code
    that does ("" for any)."""

    records: tuple[Record, ...]
    folder: str
    seconds: float
    analyse: Analyse
    version: str = ""


def analyse_batch(batch: Batch, killers: dict[int, dict[str, str]], tell: Tell = lambda what, number: None) -> dict[str, int]:
    """Analyse a batch and write its part; returns the numbers of records and of failures. Raises OSError when it cannot be written.

    `killers` are the records that ended the process before, with their rows of `failures`; `tell` is told ("at", number of
    the record) before each of its articles is taken in hand, and ("writing", number of the last) after them.
    """
    rows = Rows()
    entries = []
    for number, record in enumerate(batch.records):
        before = len(rows.failures)
        if number in killers:
            names = [record.id]
            rows.failures.append(killers[number])
        else:
            names = rows.add(record, batch, lambda number=number: tell("at", number))
        entries.append({"digest": record.digest, "articles": names, "failed": len(rows.failures) - before})
    tell("writing", len(entries) - 1)
    name = hashlib.sha256("".join(record.digest for record in batch.records).encode()).hexdigest()[:20]
    parquet.write_part(TableFolder(batch.folder), name, rows.tables(), entries)
    return {"records": len(entries), "failures": len(rows.failures)}


class Rows:
    """The rows of a batch."""

    def __init__(self) -> None:
        self.articles: list[dict[str, object]] = []
        self.failures: list[dict[str, str]] = []
        self.found: dict[str, list[tuple[str, str, pd.DataFrame]]] = {table: [] for table in ANALYSES}

    def add(self, record: Record, batch: Batch, tell: Callable[[], object]) -> list[str]:
        """Read and analyse a record's articles, told of before each; returns their names."""
        names: list[str] = []
        texts: dict[str, str] = {}
        tell()
        for name, article in read(record):
            names.append(name)
            tell()
            try:
                self._add_article(name, record, article, texts, batch.analyse)
            except Failure as failure:
                self.failures.append(failure.row)
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


def main() -> None:
    """Serve the batches that come through standard input until it is closed; standard output holds the answers and nothing else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides when it ends
    gc.disable()  # looking for cycles all the time costs a tenth; it is enough to look after each batch, at what the batch has left
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def tell(*message: Any) -> None:
        pickle.dump(message, answers)
        answers.flush()

    try:
        while True:
            batch, killers = pickle.load(sys.stdin.buffer)
            try:
                tell("done", analyse_batch(batch, killers, tell))
            except BrokenPipeError:
                raise
            except OSError as error:
                tell("stopped", error.strerror or str(error))
            gc.collect()
            gc.freeze()
    except (EOFError, BrokenPipeError):
        os._exit(0)  # nobody is left to read what is still held for them
