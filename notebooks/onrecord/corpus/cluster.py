"""Who analyses: the processes of this machine, or the workers of the user's own Dask cluster; compared with this code before they work."""

import contextlib
import logging
import secrets
import time
import warnings
from collections.abc import Iterator
from typing import Any

from onrecord.article import ArticleError
from onrecord.corpus.places import TableFolder, open_file
from onrecord.corpus.supervisor import OtherVersionError, allow_children, end_children, run_batch, stop_children
from onrecord.corpus.version import own_version
from onrecord.corpus.worker import Batch
from onrecord.wording import plural

LOOPBACK = "127.0.0.1:0"
ANSWER = 20.0  # seconds to wait for a scheduler: one that is there answers at once, unless its machine is very busy
PATIENCE = 60.0  # seconds to wait for workers to come, or to come back: they may only be starting
LOOK = 2.5  # seconds between two looks at whether some are left
AHEAD = 2  # batches handed out for each worker
TOKEN = ".token"  # in the folder of the tables: by it a worker shows that it sees the same folder
MOST_NAMED = 5  # workers
LOUD = ("distributed.client", "distributed.utils", "distributed.worker.state_machine")  # they write of what is told here in one line
# Dask looks at itself a hundred times a second, in a process that only waits that is most of the cost, and remembers a thousand events, of
# which each may hold a batch.
AT_REST = {
    "distributed.admin.low-level-log-length": 10,
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}


class CrewError(Exception):
    """Why those who analyse cannot begin or go on, in one line."""


class Crew:
    """A client of a scheduler, and how many batches its workers analyse at a time."""

    def __init__(self, client: Any, scheduler: str = ""):
        self.client, self.scheduler = client, scheduler
        self.threads = max(1, sum(client.nthreads().values()))

    def work(self, batches: Iterator[Batch]) -> Iterator[dict[str, int]]:
        """What becomes of the batches, which are handed out a few ahead of the workers.

        Raises DiskError when one cannot be written, CrewError when the scheduler or all workers are lost.
        """
        waiting: set[Any] = set()
        for batch in batches:
            waiting.add(self.client.submit(run_batch, batch, pure=False))
            if len(waiting) >= AHEAD * self.threads:
                yield from self._finished(waiting)
        while waiting:
            yield from self._finished(waiting)

    def _finished(self, waiting: set[Any]) -> Iterator[dict[str, int]]:
        """Wait until some of the batches are done, and take them away."""
        from distributed import wait
        from distributed.client import FutureCancelledError, FuturesCancelledError

        alone_since = None
        while True:
            try:
                with self.client.as_current():
                    finished: Any = wait(waiting, timeout=LOOK, return_when="FIRST_COMPLETED")
                    done = finished.done
                break
            except TimeoutError:
                alone_since = self._check(alone_since)
            except FuturesCancelledError:
                raise self._lost() from None
        waiting -= done
        for future in done:
            try:
                yield future.result()
            except OtherVersionError as error:
                raise CrewError(str(error)) from None
            except FutureCancelledError:
                raise self._lost() from None

    def _check(self, alone_since: float | None) -> float | None:
        """Since when there are no workers, None where there are some. Raises CrewError when that is too long, or the scheduler is lost."""
        if not self.scheduler:
            return None
        if self.client.status != "running":
            raise self._lost()
        if self.client.nthreads():
            return None
        if alone_since is not None and time.monotonic() - alone_since >= PATIENCE:
            raise CrewError(f"no worker of the scheduler at {self.scheduler} has been left for {PATIENCE:g} seconds: start some")
        return alone_since or time.monotonic()

    def _lost(self) -> CrewError:
        return CrewError(f"the scheduler at {self.scheduler} was lost: start it again")


@contextlib.contextmanager
def crew(scheduler: str, workers: int, version: str, folder: TableFolder, articles: tuple[str, ...]) -> Iterator[Crew]:
    """The workers of the user's cluster, or of a scheduler inside this process: its threads only wait for the processes that analyse.

    Those of a cluster have to have this `version`, to see the `folder` of the tables, and to read the first of the `articles`. Raises
    CrewError when no scheduler answers, no worker comes, or one of them is not fit for it.
    """
    import dask.config
    from distributed import Client, LocalCluster

    for name in LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if scheduler:
        try:
            client = Client(scheduler, set_as_default=False, timeout=ANSWER)
        except (OSError, ValueError) as error:
            why = f"no Dask scheduler answers at {scheduler} ({type(error).__name__})"
            raise CrewError(f"{why}: start one with “dask scheduler” and give its address") from None
        with client:
            _check_workers(client, scheduler, version, folder, articles)
            yield Crew(client, scheduler)
            client.run(end_children)
        return
    allow_children()
    dask.config.set(AT_REST)
    warnings.filterwarnings("ignore", "Couldn't detect a suitable IP address", RuntimeWarning)  # without a network none is needed
    # Dask cannot do without a dashboard, but nobody else sees it.
    nearby: dict[str, Any] = {"dashboard_address": LOOPBACK, "worker_dashboard_address": LOOPBACK}
    with (
        LocalCluster(n_workers=1, threads_per_worker=workers, processes=False, memory_limit=0, **nearby) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        try:
            yield Crew(client)
        except BaseException:
            stop_children()
            raise
        finally:
            end_children()


def _check_workers(client: Any, scheduler: str, version: str, folder: TableFolder, articles: tuple[str, ...]) -> None:
    """Wait for a worker, and ask all of them whether they are fit; raises CrewError when there is none, or one is not."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        why = f"no worker has joined the scheduler at {scheduler} in {PATIENCE:g} seconds"
        raise CrewError(f"{why}: start some with “dask worker {scheduler}”") from None
    token = secrets.token_hex(8)
    folder.write(TOKEN, lambda file: file.write(token.encode()))
    answers = client.run(unfit, version, folder.place, token, articles, on_error="return")
    reasons: dict[str, list[str]] = {}
    for address, answer in sorted(answers.items()):
        why = f"cannot run this package ({type(answer).__name__}): install it there" if isinstance(answer, Exception) else answer
        if why:
            reasons.setdefault(why, []).append(address)
    for why, addresses in reasons.items():
        named = ", ".join(addresses[:MOST_NAMED]) + (", …" if len(addresses) > MOST_NAMED else "")
        raise CrewError(f"{plural(len(addresses), 'worker')} ({named}) {why}, or stop {'it' if len(addresses) == 1 else 'them'}")


def unfit(version: str, folder: str, token: str, articles: tuple[str, ...]) -> str:
    """Asked of a worker: why it cannot do this work, or ""."""
    if own_version() != version:
        return "of another version of code, word lists or libraries: install the same there"
    try:
        seen = TableFolder(folder).read(TOKEN).decode() == token
    except (ArticleError, OSError):
        seen = False
    if not seen:
        return f"without access to the tables in {folder}: give a place that all machines reach, such as s3://…"
    try:
        for article in articles:
            open_file(article).close()
    except (ArticleError, OSError):
        return f"without access to {articles[0]}: put the articles where all machines reach them, such as s3://…"
    return ""
