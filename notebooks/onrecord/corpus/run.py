"""A run over a corpus: what is new is analysed in batches on Dask, what is finished stays, what is out of date goes."""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from filelock import FileLock, Timeout

from onrecord import paths
from onrecord.analysis import analyse as analyse_article
from onrecord.corpus import parquet, unchanged
from onrecord.corpus.cluster import Crew, CrewError, crew
from onrecord.corpus.known import Known
from onrecord.corpus.listing import find_source
from onrecord.corpus.places import TableFolder
from onrecord.corpus.progress import Progress
from onrecord.corpus.records import Record, count, records
from onrecord.corpus.rows import Analyse
from onrecord.corpus.supervisor import DiskError
from onrecord.corpus.version import analysis_version
from onrecord.corpus.worker import Batch

SECONDS = 60.0
LARGEST_BATCH = 100
BATCHES_EACH = 4  # at the least, so that all workers have something to do until the end
MOST_WAITING = 2_000  # records held while it is not known how many there are


class CorpusError(Exception):
    """Why a run over a corpus ended early, and what to do, in one line."""


@dataclass
class Ledger:
    """What is finished, by digest, and what this run has met.

    `first` knows for every text the record that had it first, `kept` the digests of this run's records that were finished before.
    """

    version: str
    done: set[bytes] = field(default_factory=set)
    first: dict[bytes, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    kept: set[bytes] = field(default_factory=set)
    duplicates: int = 0
    new: int = 0

    def enter(self, record: Record) -> tuple[Record, bool]:
        """The record with all that decides its outcome in its digest, and whether it is still to be analysed."""
        name, number = record.id, 2
        while name in self.names:
            name, number = f"{record.id}~{number}", number + 1
        self.names.add(name)
        first = self.first.setdefault(bytes.fromhex(record.content)[:16], name) if not record.problem else name
        duplicate_of = None if first == name else first
        digest = hashlib.sha256(repr((self.version, name, record.digest, duplicate_of)).encode("utf-8", "replace")).hexdigest()[:32]
        self.duplicates += duplicate_of is not None
        record = record._replace(id=name, digest=digest, duplicate_of=duplicate_of)
        if bytes.fromhex(digest) in self.done:
            self.kept.add(bytes.fromhex(digest))
            return record, False
        self.new += 1
        return record, True


@dataclass(frozen=True)
class Run:
    """What a run has done: where the tables are, how many records there are, were analysed now, were finished before, are duplicates,
    and how many of the tables are gone from the source."""

    folder: str
    records: int
    analysed: int
    finished_before: int
    duplicates: int
    gone: int = 0


def run_corpus(
    source: str | Path, folder: str | Path = "", *, workers: int = 0, scheduler: str = "", seconds: float = SECONDS, batch: int = 0,
    analyse: Analyse = analyse_article, quiet: bool = False, delete: bool = False,
) -> Run:  # fmt: skip
    """Analyse every article of a corpus and write the tables into `folder`; what is finished there and has not changed is left as it is.

    `source` is a folder, a glob, a table, another file of many articles, or an address of one of these (`s3://…`); `folder` may be an
    address, too; where it is empty, it is one in `build/corpus`. `workers` are processes, 0 one for each core; `scheduler` is the address
    of a Dask scheduler whose workers are used instead: they read the articles and write the tables, so both have to be where they reach
    them. `seconds` is how long an article may take, `batch` how many records are analysed and written together, 0 for as many as suit
    their number. `analyse` stands for `onrecord.analyse`. Articles that failed are tried again. Articles that are gone from the source
    stay in the tables unless `delete` is given.
    Raises ArticleError when `source` is not there, CorpusError when the run cannot go on; what is finished then stays finished.
    """
    found = find_source(source)
    held = TableFolder(str(folder) or default_folder(found.path))
    version = analysis_version()
    made_by = f"{version} {analyse.__module__}.{analyse.__qualname__}"
    with _locked(held):
        try:
            mark = unchanged.mark(found, made_by)
            if (before := unchanged.recall(held, mark)) is not None:
                return Run(held.place, before["records"], 0, before["records"], before["duplicates"])
            total = count(found)
            parquet.clear(held)
            _drop_failures(held)
            ledger = Ledger(made_by)
            ledger.done = {bytes.fromhex(entry["digest"]) for part in parquet.read_manifests(held) for entry in part["records"]}
            with contextlib.closing(Progress(total, quiet)) as progress, Known(held) as known:
                to_do = _to_do(records(found), ledger, known, progress)
                for first in islice(to_do, 1):  # where all is finished, nobody is called
                    with crew(scheduler, workers or os.cpu_count() or 1, version, held, found.files[:1]) as team:
                        empty = Batch((), held.place, seconds, analyse, version if scheduler else "")
                        for done in team.work(_batches(chain([first], to_do), team, batch, empty)):
                            progress.add(done["records"], done["failures"])
            gone = _drop_stale(held, ledger, delete)
            parquet.merge_small(held, batch or LARGEST_BATCH)
            if not ledger.names and not any(parquet.read_manifests(held)):
                raise CorpusError(f"{found.path} holds no article: its tables have no rows, its files nothing in them")
            if not gone:
                unchanged.note(held, mark, {"records": len(ledger.names), "duplicates": ledger.duplicates})
        except CrewError as error:
            raise CorpusError(f"{error}; what is finished is kept: give the command again") from None
        except (DiskError, OSError) as error:
            raise CorpusError(f"{_reason(error, held.place)}; what is finished is kept: give the command again when they can be") from None
    return Run(held.place, len(ledger.names), ledger.new, len(ledger.kept), ledger.duplicates, gone)


def _drop_failures(folder: TableFolder) -> None:
    """Take the records that failed out of the tables, so that they are tried again."""
    for manifest in list(parquet.read_manifests(folder)):
        failed = {entry["digest"] for entry in manifest["records"] if entry["failed"]}
        if failed:
            parquet.drop_records(folder, manifest, failed)


def default_folder(source: str) -> Path:
    """Where the tables of a corpus are kept when nothing else is said: in `build/corpus`, a folder for each place of articles."""
    name = re.sub(r"\W+", "-", Path(source).stem).strip("-") or "corpus"
    return paths.ROOT / "build" / "corpus" / f"{name}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def _reason(error: Exception, folder: str) -> str:
    """Why the tables cannot be written."""
    return (
        str(error) if isinstance(error, DiskError) else f"cannot write the tables in {folder}: {getattr(error, 'strerror', None) or error}"
    )


def _to_do(found: Iterator[Record], ledger: Ledger, known: Known, progress: Progress) -> Iterator[Record]:
    """The records that are not finished; those that are leave the progress. What is known of all is noted."""
    for record in found:
        progress.meet()
        record, new = ledger.enter(record)
        known.add(record.id, dict(record.known))
        if new:
            yield record
        else:
            progress.skip()


def _batches(to_do: Iterator[Record], team: Crew, size: int, empty: Batch) -> Iterator[Batch]:
    """The records in batches: smaller ones where there are few records, so that all workers have something to do until the end."""
    first = list(islice(to_do, 0 if size else MOST_WAITING))
    few = len(first) // (BATCHES_EACH * team.threads) if len(first) < MOST_WAITING else LARGEST_BATCH
    size = size or max(1, min(LARGEST_BATCH, few))
    to_do = chain(first, to_do)
    while chosen := tuple(islice(to_do, size)):
        yield empty._replace(records=chosen)


def _drop_stale(folder: TableFolder, ledger: Ledger, delete: bool) -> int:
    """Take out what an article was before it changed and, with `delete`, articles that are gone; returns how many of these stay."""
    stale = {digest.hex() for digest in ledger.done - ledger.kept}
    gone = 0
    for manifest in list(parquet.read_manifests(folder)) if stale else ():
        old = [entry for entry in manifest["records"] if entry["digest"] in stale]
        left = {entry["digest"] for entry in old if not ledger.names.intersection(entry["articles"])}
        gone += len(left)
        drop = {entry["digest"] for entry in old} - (set() if delete else left)
        if drop:
            parquet.drop_records(folder, manifest, drop)
    return 0 if delete else gone


@contextlib.contextmanager
def _locked(folder: TableFolder) -> Iterator[None]:
    """Alone in the folder of the tables; raises CorpusError when another run is at work there, or it cannot be written.

    A store has no locks: there it is up to the user that one run writes at a time.
    """
    if not folder.on_disk:
        yield
        return
    try:
        Path(folder.root).mkdir(parents=True, exist_ok=True)
        lock = FileLock(Path(folder.root) / ".lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise CorpusError(f"another run is writing the tables in {folder.place}: wait for it to end") from None
    except OSError as error:
        raise CorpusError(f"cannot write to {folder.place}: {error.strerror}; choose another folder") from None
    try:
        yield
    finally:
        lock.release()
