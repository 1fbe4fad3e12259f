"""The wheel of the project, built for a test."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def build(folder: Path) -> zipfile.ZipFile:
    """The wheel, built in a folder; the test is skipped where the build backend cannot be had."""
    copy = folder / "project"  # the backend leaves its own folders where it builds
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "figures", "*.egg-info"))
    made = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(copy)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip("the build backend cannot be had here")
    return zipfile.ZipFile(next(folder.glob("*.whl")))
