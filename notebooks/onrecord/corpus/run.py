"""A run over a corpus: what is new is analysed in batches on Dask, what is finished stays, what is out of date goes."""

import contextlib
import hashlib
import os
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from onrecord import paths
from onrecord.analysis import analyse as analyse_article
from onrecord.corpus import parquet
from onrecord.corpus.known import Known
from onrecord.corpus.progress import Progress
from onrecord.corpus.records import Record, count, find_source, records
from onrecord.corpus.rows import Analyse
from onrecord.corpus.supervisor import DiskError, end_children, run_batch, stop_children
from onrecord.corpus.version import analysis_version
from onrecord.corpus.worker import Batch
from onrecord.wording import plural

SECONDS = 60.0
LARGEST_BATCH = 100
BATCHES_EACH = 4  # at the least, so that all workers have something to do until the end
LOOPBACK = "127.0.0.1:0"
PATIENCE = 10.0  # seconds to wait for a scheduler
# Dask looks at itself a hundred times a second, in a process that only waits that is most of the cost, and remembers a thousand events, of
# which each may hold a batch.
AT_REST = {
    "distributed.admin.low-level-log-length": 10,
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}
AHEAD = 2  # batches handed out for each worker


class CorpusError(Exception):
    """Why a run over a corpus ended early, and what to do, in one line."""


@dataclass
class Ledger:
    """What is finished, {digest: part}, and what this run has met.

    `first` knows for every text the record that had it first, `kept` the digests of this run's records that were finished before.
    """

    version: str
    done: dict[bytes, str] = field(default_factory=dict)
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

    folder: Path
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

    `source` is a folder, a glob, or a table (CSV, JSON lines, Parquet); an empty `folder` is one in `build/corpus`. `workers` are
    processes, 0 one for each core; `scheduler` is the address of a Dask scheduler whose workers are used instead. `seconds` is how long
    an article may take, `batch` how many records are analysed and written together, 0 for as many as suit their number. `analyse` stands
    for `onrecord.analyse`. Articles that failed are tried again. Articles that are gone from the source stay in the tables unless `delete`
    is given.
    Raises ArticleError when `source` is not there, CorpusError when the run cannot go on; what is finished then stays finished.
    """
    found = find_source(source)
    folder = Path(folder).resolve() if str(folder) else default_folder(found.path)
    total = count(found)
    with _locked(folder), _cluster(scheduler, workers or os.cpu_count() or 1) as client:
        try:
            parquet.clear(folder)
            _drop_failures(folder)
            ledger = Ledger(f"{analysis_version()} {analyse.__module__}.{analyse.__qualname__}")
            ledger.done = {
                bytes.fromhex(entry["digest"]): held["part"] for held in parquet.read_manifests(folder) for entry in held["records"]
            }
            size = batch or max(1, min(LARGEST_BATCH, total // (BATCHES_EACH * _threads(client))))
            with contextlib.closing(Progress(total, quiet)) as progress, Known(folder) as known:
                to_do = _to_do(records(found), ledger, known, progress)
                _work(client, _batches(to_do, size, folder, seconds, analyse), progress)
            gone = _drop_stale(folder, ledger, delete)
        except (DiskError, OSError) as error:
            raise CorpusError(f"{_reason(error, folder)}; what is finished is kept: make room and give the command again") from None
    return Run(folder, len(ledger.names), ledger.new, len(ledger.kept), ledger.duplicates, gone)


def _drop_failures(folder: Path) -> None:
    """Take the records that failed out of the tables, so that they are tried again."""
    for manifest in list(parquet.read_manifests(folder)):
        failed = {entry["digest"] for entry in manifest["records"] if entry["failed"]}
        if failed:
            parquet.drop_records(folder, manifest, failed)


def default_folder(source: Path) -> Path:
    """Where the tables of a corpus are kept when nothing else is said: in `build/corpus`, a folder for each place of articles."""
    name = re.sub(r"\W+", "-", source.stem).strip("-") or "corpus"
    return paths.ROOT / "build" / "corpus" / f"{name}-{hashlib.sha256(str(source).encode()).hexdigest()[:8]}"


def _reason(error: Exception, folder: Path) -> str:
    """Why the tables cannot be written."""
    return str(error) if isinstance(error, DiskError) else f"cannot write the tables in {folder}: {error.strerror or error}"


def _to_do(found: Iterator[Record], ledger: Ledger, known: Known, progress: Progress) -> Iterator[Record]:
    """The records that are not finished; those that are leave the progress. What is known of all is noted."""
    for record in found:
        record, new = ledger.enter(record)
        known.add(record.id, dict(record.known))
        if new:
            yield record
        else:
            progress.skip()


def _batches(to_do: Iterator[Record], size: int, folder: Path, seconds: float, analyse: Analyse) -> Iterator[Batch]:
    """The records in batches."""
    while chosen := tuple(islice(to_do, size)):
        yield Batch(chosen, str(folder), seconds, analyse)


def _work(client: Any, batches: Iterator[Batch], progress: Progress) -> None:
    """Hand out the batches, a few ahead of the workers, and wait for all of them; raises DiskError when one cannot be written."""
    from distributed import as_completed

    pending = as_completed(loop=client.loop)
    waiting = 0
    for batch in batches:
        pending.add(client.submit(run_batch, batch, pure=False))
        waiting += 1
        if waiting >= AHEAD * _threads(client):
            waiting -= 1
            _finish(pending, progress)
    for _ in range(waiting):
        _finish(pending, progress)


def _finish(pending: Any, progress: Progress) -> None:
    """Wait for one batch."""
    done = next(pending).result()
    progress.add(done["records"], done["failures"])


def _drop_stale(folder: Path, ledger: Ledger, delete: bool) -> int:
    """Take out what an article was before it changed and, with `delete`, articles that are gone; returns how many of these stay."""
    stale = {digest.hex() for digest in ledger.done.keys() - ledger.kept}
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
def _locked(folder: Path) -> Iterator[None]:
    """Alone in the folder of the tables; raises CorpusError when another run is at work there, or it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise CorpusError(f"another run is writing the tables in {folder}: wait for it to end") from None
    except OSError as error:
        raise CorpusError(f"cannot write to {folder}: {error.strerror}; choose another folder") from None
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _cluster(scheduler: str, workers: int) -> Iterator[Any]:
    """A client of the user's cluster, or of one inside this process: its threads only wait for the processes that analyse."""
    import dask
    from distributed import Client, LocalCluster

    if scheduler:
        try:
            client = Client(scheduler, set_as_default=False, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            why = f"no Dask scheduler answers at {scheduler} ({type(error).__name__})"
            raise CorpusError(f"{why}: start one with “dask scheduler” and give its address") from None
        with client:
            _check_workers(client, scheduler)
            yield client
            client.run(end_children)
        return
    dask.config.set(AT_REST)
    warnings.filterwarnings("ignore", "Couldn't detect a suitable IP address", RuntimeWarning)  # without a network none is needed
    nearby = {"dashboard_address": LOOPBACK, "worker_dashboard_address": LOOPBACK}  # Dask cannot do without, but nobody else sees it
    with (
        LocalCluster(n_workers=1, threads_per_worker=workers, processes=False, memory_limit=0, **nearby) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        try:
            yield client
        except BaseException:
            stop_children()
            raise
        finally:
            end_children()


def _check_workers(client: Any, scheduler: str) -> None:
    """Wait for a worker, and compare what decides the tables on all of them; raises CorpusError when there is none, or one is different."""
    from distributed import TimeoutError as LateError

    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except (LateError, TimeoutError):
        why = f"no worker has joined the scheduler at {scheduler} in {PATIENCE:g} seconds"
        raise CorpusError(f"{why}: start some with “dask worker {scheduler}”") from None
    own = analysis_version()
    other = sorted(address for address, version in client.run(analysis_version, on_error="return").items() if version != own)
    if other:
        raise CorpusError(
            f"{plural(len(other), 'worker')} of another version ({', '.join(other[:5])}): install the same there, or stop them"
        )


def _threads(client: Any) -> int:
    """How many batches the workers can analyse at a time."""
    return max(1, sum(client.nthreads().values()))
