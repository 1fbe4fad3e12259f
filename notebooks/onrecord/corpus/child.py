"""The process that analyses: it gets batches through a pipe, says which record it has in hand, and writes each batch as a part.

`onrecord.corpus.batches` starts it. An article may take `seconds`; then the operating system
ends the process, whatever it is doing, and the one who started it knows which record it was.
"""

import hashlib
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.corpus import parts
from onrecord.corpus.inputs import Record
from onrecord.corpus.rows import COLUMNS, Analyse, Failure, read, tables_of


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
    frames: dict[str, list[Any]] = {table: [] for table in COLUMNS}
    failures: list[dict[str, str]] = []
    entries = []
    for number, record in enumerate(batch.records):
        names, failed = [record.id], [killers[number]] if number in killers else []
        if not failed:
            tell(number)
            names, failed = _analyse_record(record, batch, frames)
        failures += failed
        entries.append({"digest": record.digest, "articles": names, "failed": len(failed)})
    contents = {table: parts.to_arrow(table, found) for table, found in frames.items()}
    contents["failures"] = parts.pa.Table.from_pylist(failures, schema=parts.SCHEMAS["failures"])
    name = hashlib.sha256("".join(record.digest for record in batch.records).encode()).hexdigest()[:20]
    parts.write_part(Path(batch.folder), name, contents, entries)
    return {"records": len(entries), "failures": len(failures)}


def _analyse_record(record: Record, batch: Batch, frames: dict[str, list[Any]]) -> tuple[list[str], list[dict[str, str]]]:
    """Add the rows of a record's articles to `frames`; returns the names of the articles and the rows of `failures`."""
    names, failed = [], []
    signal.setitimer(signal.ITIMER_REAL, batch.seconds)
    try:
        for name, article in read(record):
            names.append(name)
            signal.setitimer(signal.ITIMER_REAL, batch.seconds)
            try:
                for table, frame in tables_of(name, record, article, batch.analyse).items():
                    frames[table].append(frame)
            except Failure as failure:
                failed.append(failure.row)
    except Failure as failure:
        failed.append(failure.row)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return names or [record.id], failed


def main(descriptor: int) -> None:
    """Serve batches until the pipe, a file descriptor, is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides when it ends
    connection = Connection(descriptor)
    try:
        while True:
            batch, killers = connection.recv()
            try:
                connection.send(("done", analyse_batch(batch, killers, lambda number: connection.send(("at", number)))))
            except OSError as error:
                connection.send(("stopped", error.strerror or str(error)))
    except (EOFError, BrokenPipeError):
        return

