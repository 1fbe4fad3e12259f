"""A notebook's own process, the kernel: it is given so much time, and it ends when the one who started it is told to end."""

import contextlib
import subprocess
import threading
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager

from onrecord import paths, stopping
from onrecord.imports import IRI, without

with without(IRI):
    import papermill

MOMENT = 0.2  # seconds

_running: list[AsyncKernelManager] = []


class TooLong(Exception):
    """A notebook took longer than it was given."""


class Kernel(AsyncKernelManager):
    """A kernel that is known here as long as it may run."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        _running.append(self)


def execute(notebook: Path, executed: Path, parameters: dict[str, object], seconds: float | None) -> None:
    """Run a notebook through papermill and write it as it was run to `executed`; the kernel has ended afterwards, whatever happened.

    Raises TooLong after `seconds`, PapermillExecutionError when a cell fails, RuntimeError when the kernel dies.
    """
    done, late = threading.Event(), threading.Event()
    threading.Thread(target=_watch, args=(done, late, seconds), daemon=True).start()
    try:
        papermill.execute_notebook(
            as_path(notebook),
            as_path(executed),
            parameters,
            kernel_name="python3",
            kernel_manager_class=Kernel,
            progress_bar=False,
            cwd=str(paths.NOTEBOOKS),
            extra_arguments=["--log-level=CRITICAL"],
        )
    except RuntimeError:
        if late.is_set():
            raise TooLong from None
        raise
    finally:
        done.set()
        end_all()
        _running.clear()


def _watch(done: threading.Event, late: threading.Event, seconds: float | None) -> None:
    """End the kernel when the time is up, also one that is only about to start, until the run is done."""
    if not done.wait(seconds):
        late.set()
        while not done.wait(MOMENT):
            end_all()


def end_all() -> None:
    """End the kernels that run, at once: one that is deep in a computation would not hear a request."""
    for manager in _running:
        process = getattr(manager.provisioner, "process", None)
        if process is not None and process.poll() is None:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                process.kill()
                process.wait(MOMENT)  # so that nothing of it is left in the system's list


stopping.processes.append(end_all)


def as_path(path: Path) -> str:
    """A path as papermill takes it: it fills in parameters between braces, of which a path here has none."""
    return str(path).replace("{", "{{").replace("}", "}}")
