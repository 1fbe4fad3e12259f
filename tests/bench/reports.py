"""The report on the sample article, beside the least that papermill and nbconvert cost."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from onrecord import paths

CELLS = (
    "import pandas\nimport matplotlib\nmatplotlib.use('Agg')\nimport matplotlib.pyplot as plt",
    "figure, axes = plt.subplots()\naxes.bar([1, 2], [3, 4])\nfigure.savefig('chart.png')",
)
ROUNDS = 3


def measure() -> None:
    """Print the seconds of both (median of three, in turn) and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
        nbformat.write(
            nbformat.v4.new_notebook(metadata=kernel, cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS]), f"{folder}/bare.ipynb"
        )
        bare = [
            [sys.executable, "-m", "papermill", "bare.ipynb", "run.ipynb"],
            [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "run.ipynb"],
        ]
        ours = [
            [
                sys.executable,
                str(paths.NOTEBOOKS / "report.py"),
                str(paths.ARTICLES / "iraqi-foreign-fighters.txt"),
                "--out",
                f"{folder}/out",
            ]
        ]
        times = [(_seconds(bare, folder), _seconds(ours, folder)) for _ in range(ROUNDS)]
    floor, cost = (sorted(column)[ROUNDS // 2] for column in zip(*times, strict=True))
    print("Report on the sample article, seconds (median of three, in turn)")
    print(f"  bare papermill (pandas, matplotlib, one chart) + nbconvert   {floor:6.2f}")
    print(f"  report.py                                                    {cost:6.2f}   {cost / floor:.2f} times\n")


def _seconds(commands: list[list[str]], folder: str) -> float:
    """How long the commands take, one after the other."""
    started = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=Path(folder), check=True, capture_output=True)
    return time.perf_counter() - started
