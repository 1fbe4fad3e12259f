"""Work on untrusted input in a process of its own, with so much processor time and memory for each input, and no more.

The process tells which input it could not bear by ending; the next input gets a new one.
"""

import math
import multiprocessing
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

SECONDS = 5  # of processor time for one input
MEMORY = 1024**3  # bytes for one input, beside what the loaded program has
PATIENCE = 60  # times as many seconds by the clock, on a machine that is busy with other things


class Outcome(NamedTuple):
    """What became of an input: what the work gave, or what went wrong, in a few lines; the seconds of processor time; too many or not."""

    value: Any = None
    wrong: str = ""
    seconds: float = 0.0
    slow: bool = False


class Confined:
    """A process that does one kind of work on one input after the other. `with` ends it."""

    def __init__(self, work: Callable[[Any], Any], seconds: int = SECONDS, memory: int = MEMORY) -> None:
        self.arguments = (work, seconds, memory)
        self.process: Any = None

    def __enter__(self) -> "Confined":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _start(self) -> None:
        """Start the process."""
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, *self.arguments), daemon=True)
        self.process.start()
        theirs.close()

    def _end(self) -> int | None:
        """End the process; returns its exit status."""
        if self.process is None:
            return None
        self.pipe.close()
        self.process.join(0.2)
        self.process.kill()
        self.process.join()
        status, self.process = self.process.exitcode, None
        return status

    def do(self, given: Any) -> Outcome:
        """Do the work on one input."""
        if self.process is None:
            self._start()
        try:
            self.pipe.send(given)
            if self.pipe.poll(PATIENCE * self.arguments[1]):
                return self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(10)
        status = self._end()
        if status == -signal.SIGXCPU:
            return Outcome(wrong=f"took longer than {self.arguments[1]} seconds", slow=True)
        return Outcome(wrong=f"ended the process ({signal.Signals(-status).name if status and status < 0 else status})")

    def all(self, given: Iterable[Any]) -> Iterator[Outcome]:
        """Do the work on several inputs."""
        return (self.do(one) for one in given)


def _serve(pipe: Connection, work: Callable[[Any], Any], seconds: int, memory: int) -> None:
    """Do the work on every input that comes through the pipe, within the limits."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limited = False
    while True:
        try:
            given = pipe.recv()
        except (EOFError, OSError):
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        if limited:  # the first input loads what the program needs
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + seconds, resource.RLIM_INFINITY))
        started = time.process_time()
        try:
            outcome = Outcome(work(given), "")
        except MemoryError:
            outcome = Outcome(None, "needed more memory than it may have")
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            outcome = Outcome(None, f"{type(error).__name__}: {str(error)[:120]} ({where.filename.rsplit('/', 1)[-1]}:{where.lineno})")
        pipe.send(outcome._replace(seconds=time.process_time() - started))
        if not limited:
            _limit_memory(memory)
            limited = True


def _limit_memory(more: int) -> None:
    """Let this process have no more than `more` bytes of data beside what it has now."""
    with open("/proc/self/status", encoding="ascii") as status:
        held = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData:"))
    resource.setrlimit(resource.RLIMIT_DATA, (held + more, held + more))
