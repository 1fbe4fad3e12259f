"""The wheel of the project, built for a test."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]


def wheel(temporary: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built once for all processes of a run of the tests."""
    base = temporary.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "wheel"
    with FileLock(f"{folder}.lock"):
        if not any(folder.glob("*.whl")):
            build(folder)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def build(folder: Path) -> None:
    """Build the wheel in a folder; the test is skipped where the build backend cannot be had."""
    copy = folder / "project"  # the backend leaves its own folders where it builds
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "figures", "*.egg-info"))
    made = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(copy)], capture_output=True, text=True, check=False
    )
    shutil.rmtree(copy)
    if made.returncode:
        why = (made.stdout + made.stderr).strip().rsplit("\n", 1)[-1]
        pytest.skip(f"the wheel is not checked, for it could not be built; python -m build says: {why}")
