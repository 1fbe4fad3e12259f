"""Signals to end a command: it ends in order, or where that takes long or the signal is lost, as it is.

What is written is whole either way: files are put in place when they are.
"""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import NoReturn

GRACE = 1.0  # seconds for an end in order
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")

processes: list[Callable[[], object]] = []  # each ends those that it has started; what starts some puts it here


class Stopped(KeyboardInterrupt):
    """The command was told to end by the signal of this number."""


def until_stopped(name: str, work: Callable[[], int]) -> int:
    """The exit status of some work; where a signal ends it, one line that names the command, and 128 with the signal's number.

    A signal raises Stopped in the work, after its processes have been ended. Python drops what is raised while it takes away an object,
    and an end in order may wait for others: so the command is left after `GRACE` seconds whatever it does, and at once when the work is
    left, for what libraries do at the end of a program may take seconds. A second signal changes nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    known = [getattr(signal, one) for one in SIGNALS if hasattr(signal, one)]
    told = threading.Lock()

    def tell(number: int) -> int:
        if told.acquire(blocking=False):
            by = "Ctrl-C" if number == signal.SIGINT else signal.Signals(number).name
            print(f"{name}: stopped by {by}; what is written is complete", file=sys.stderr, flush=True)
        return 128 + number

    def leave(number: int) -> NoReturn:
        _end_processes()
        status = tell(number)
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
        os._exit(status)

    def stop(number: int, _: object) -> None:
        for other in known:
            signal.signal(other, signal.SIG_IGN)
        last = threading.Timer(GRACE, leave, [number])
        last.daemon = True
        last.start()
        _end_processes()
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in known}
    try:
        return work()
    except Stopped as stopped:
        leave(stopped.args[0])
    finally:
        if not told.locked():
            for number, handler in before.items():
                signal.signal(number, handler)


def _end_processes() -> None:
    """End the processes that the work has started."""
    for end in processes:
        end()
