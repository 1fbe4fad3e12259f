"""The package has no error of type."""

import subprocess
import sys

import pytest

from onrecord import paths


@pytest.mark.slow
def test_the_type_checker_finds_no_error():
    command = [sys.executable, "-m", "basedpyright", "--level", "error"]
    found = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
