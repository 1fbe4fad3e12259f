"""What a signal to end does to a command, whatever the command is doing."""

import signal
import subprocess
import sys

import pytest

from onrecord import paths
from onrecord.stopping import GRACE, until_stopped

RUN = """
import sys, time
sys.path.insert(0, sys.argv[1])
from onrecord import stopping

def work():
    stopping.processes.append(lambda: print("ended its processes", flush=True))
    print("begun", flush=True)
    while True:
        try:
            time.sleep(60)
        except stopping.Stopped:
            WHAT

sys.exit(stopping.until_stopped("report.py", work))
"""
LATE = "import atexit; atexit.register(time.sleep, 60); raise"
LAST = "sys.slow = type('Slow', (), {'__del__': lambda self, sleep=time.sleep: sleep(60)})(); raise"  # when no thread runs any more

WAYS = ["in order", "the signal is lost", "takes long", "at exit", "when Python is taken down"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("what", ["raise", "pass", "time.sleep(60)", LATE, LAST], ids=WAYS)
def test_a_signal_ends_a_command_soon_and_in_one_line(number, what):
    command = [sys.executable, "-c", RUN.replace("WHAT", what), str(paths.NOTEBOOKS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline() == "begun\n"
        running.send_signal(number)
        told, said = running.communicate(timeout=30)  # of the 60 seconds that it would sleep
    assert running.returncode == 128 + number and told.startswith("ended its processes")
    assert said.startswith("report.py: stopped by ") and len(said.splitlines()) == 1


def test_work_that_ends_by_itself_leaves_the_signals_as_they_were():
    before = signal.getsignal(signal.SIGINT)
    assert until_stopped("x", lambda: 7) == 7 and signal.getsignal(signal.SIGINT) is before


def test_an_end_in_order_has_less_than_two_seconds():
    assert GRACE < 2
