"""A batch as a task of Dask: handed to a process that can be lost without losing anything else.

A thread cannot be stopped and a crash takes its process with it, so the threads of a Dask worker leave the analysis to child processes.
When an article takes too long or ends the child, the batch is done again without it, and the article is a failure.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections import Counter
from typing import Any

from onrecord import paths
from onrecord.corpus.worker import Batch

TRIES = 3  # times that a record may lose its process before the record is blamed: others end processes, too
STARTS = 20  # times that a process may be lost before it has begun

_idle: "list[Child]" = []  # started and without work
_busy: "set[Child]" = set()  # with a batch in hand


class DiskError(Exception):
    """Why the tables cannot be written, in one line."""


class Child:
    """A process that analyses batches."""

    def __init__(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        command = [sys.executable, "-c", f"from onrecord.corpus.worker import main; main({theirs.fileno()})"]
        search = os.pathsep.join(filter(None, [str(paths.PACKAGE.parent), os.environ.get("PYTHONPATH")]))
        self.process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": search}
        )
        theirs.close()

    def run(self, batch: Batch, killers: dict[int, dict[str, str]]) -> tuple[str, Any]:
        """What became of a batch: ("done", counts), ("stopped", why it cannot be written), or ("lost", number of the record in hand)."""
        number = None
        try:
            self.pipe.send((batch, killers))
            while True:
                kind, value = self.pipe.recv()
                if kind != "at":
                    return kind, value
                number = value
        except (EOFError, OSError):
            return "lost", number

    def end(self) -> int:
        """End the process; returns its exit status, negative for a signal."""
        self.pipe.close()
        return self.process.wait()


def run_batch(batch: Batch) -> dict[str, int]:
    """Analyse a batch in a child process and write its part; returns the numbers of records and of failures.

    A record that takes too long is a failure at once; one in whose course the process is lost is tried again, for the process may have
    been killed for another reason. Raises DiskError when the part cannot be written.
    """
    killers: dict[int, dict[str, str]] = {}
    lost: Counter[int | None] = Counter()
    while True:
        child = _take_child()
        _busy.add(child)
        outcome, value = child.run(batch, killers)
        if child not in _busy:
            raise RuntimeError("the run was stopped")
        _busy.discard(child)
        if outcome != "lost":
            _idle.append(child)
        if outcome == "done":
            return value
        if outcome == "stopped":
            raise DiskError(f"cannot write the tables in {batch.folder}: {value}")
        status = child.end()
        lost[value] += 1
        late = status == -signal.SIGALRM
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


def stop_children() -> None:
    """Kill the child processes of this worker that have work: the run is given up."""
    while _busy:
        _busy.pop().process.kill()
