"""A batch as a task of Dask: handed to a process that can be lost without losing anything else.

A thread cannot be stopped and a crash takes its process with it, so the threads of a Dask worker leave the analysis to child processes.
When an article takes too long or ends the child, the batch is done again without it, and the article is a failure.
"""

import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

from onrecord import paths, stopping
from onrecord.corpus.version import own_version
from onrecord.corpus.worker import Batch

TRIES = 3  # times that a record may lose its process before the record is blamed: others end processes, too
STARTS = 20  # times that a process may be lost before it has begun

_idle: "list[Child]" = []  # started and without work
_busy: "set[Child]" = set()  # with a batch in hand
_given_up = threading.Event()  # the run is: no process is started any more


class DiskError(Exception):
    """Why the tables cannot be written, in one line."""


class OtherVersionError(Exception):
    """A worker that would write other tables, in one line."""


class Child:
    """A process that analyses batches."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", "from onrecord.corpus.worker import main; main()"]
        search = os.pathsep.join(filter(None, [str(paths.PACKAGE.parent), os.environ.get("PYTHONPATH")]))
        environment = {**os.environ, "PYTHONPATH": search}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        assert self.process.stdin and self.process.stdout  # both are pipes
        self.to, self.back = self.process.stdin, self.process.stdout
        self.late = False

    def run(self, batch: Batch, killers: dict[int, dict[str, str]]) -> tuple[str, Any]:
        """What became of a batch: ("done", counts), ("stopped", why it cannot be written), or ("lost", number of the record in hand)."""
        kind, number = "", None
        try:
            pickle.dump((batch, killers), self.to)
            self.to.flush()
            while True:
                with self._limited(batch.seconds) if kind == "at" else contextlib.nullcontext():
                    kind, value = pickle.load(self.back)
                if kind in ("done", "stopped"):
                    return kind, value
                number = value
        except (EOFError, OSError, pickle.UnpicklingError):
            return "lost", number

    @contextlib.contextmanager
    def _limited(self, seconds: float) -> Iterator[None]:
        """Kill the process when what is waited for takes longer."""
        timer = threading.Timer(seconds, self._end_late)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end_late(self) -> None:
        """Kill the process, and note why."""
        self.late = True
        self.process.kill()

    def end(self) -> int:
        """End the process; returns its exit status, negative for a signal."""
        with contextlib.suppress(OSError):  # what it has not read of a batch
            self.to.close()
        self.back.close()
        return self.process.wait()


def run_batch(batch: Batch) -> dict[str, int]:
    """Analyse a batch in a child process and write its part; returns the numbers of records and of failures.

    A record that takes too long is a failure at once; one in whose course the process is lost is tried again, for the process may have
    been killed for another reason. Raises DiskError when the part cannot be written, OtherVersionError where this worker has another
    version.
    """
    if batch.version not in ("", own_version()):
        raise OtherVersionError(f"a worker of another version has joined ({socket.gethostname()}): stop it, or install the same there")
    killers: dict[int, dict[str, str]] = {}
    lost: Counter[int | None] = Counter()
    while True:
        if _given_up.is_set():
            raise RuntimeError("the run was stopped")
        child = _take_child()
        _busy.add(child)
        outcome, value = child.run(batch, killers)
        if child not in _busy:
            continue
        _busy.discard(child)
        if outcome != "lost" and not child.late:
            _idle.append(child)
        if outcome == "done":
            return value
        if outcome == "stopped":
            raise DiskError(f"cannot write the tables in {batch.folder}: {value}")
        status = child.end()
        lost[value] += 1
        late = child.late
        if value is None and (status > 0 or lost[value] >= STARTS):
            raise RuntimeError(f"the processes that analyse cannot be started ({_ending(status)})")
        if value is not None and (late or lost[value] >= TRIES):
            name = batch.records[value].id
            why = f"took longer than {batch.seconds:g} seconds" if late else f"ended the process that analysed it ({_ending(status)})"
            killers[value] = {"article": name, "failed": "time" if late else "process", "message": f"{name} {why}"}


def _take_child() -> Child:
    """An idle child process, or a new one."""
    try:
        return _idle.pop()
    except IndexError:
        return Child()


def _ending(status: int) -> str:
    """An exit status in words."""
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"


def end_children() -> None:
    """End the child processes of this worker that have no work."""
    while _idle:
        _idle.pop().end()


def allow_children() -> None:
    """Have processes started again: there is a new run."""
    _given_up.clear()


def stop_children() -> None:
    """Kill the child processes of this worker that have work: the run is given up."""
    _given_up.set()
    given_up = set(_busy)
    _busy.difference_update(given_up)
    for child in given_up:
        child.process.kill()


stopping.processes.append(stop_children)
