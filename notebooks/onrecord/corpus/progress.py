"""How far a run is: a bar on a terminal, in a log file a line a minute."""

import sys
import time

from tqdm import tqdm

EVERY = 60.0  # seconds between two lines of a log


class Progress:
    """The articles of a run that are done, and those that failed."""

    def __init__(self, total: int, quiet: bool):
        self.bar = tqdm(total=total, unit="article", disable=True if quiet else None, leave=False)
        self.log = not quiet and not sys.stderr.isatty()
        self.done = self.failed = self.finished_before = self.met = 0
        self.total = total
        self.told = time.monotonic()

    def meet(self) -> None:
        """One article was found: in a file of many there are more than were counted."""
        self.met += 1
        if self.met > self.total:
            self.total = self.met
            self.bar.total = self.total - self.finished_before

    def skip(self) -> None:
        """One article was finished before."""
        self.finished_before += 1
        self.bar.total -= 1

    def add(self, records: int, failures: int) -> None:
        """A batch is done."""
        self.done += records
        self.failed += failures
        self.bar.update(records)
        if self.failed:
            self.bar.set_postfix_str(f"{self.failed} failed")
        if self.log and time.monotonic() - self.told >= EVERY:
            self.told = time.monotonic()
            print(f"{self.done:,} of {self.total - self.finished_before:,} articles, {self.failed:,} failed", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Take the bar away."""
        self.bar.close()
