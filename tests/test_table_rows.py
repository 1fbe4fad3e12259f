"""The count of how often the rows of the tables fire, which `make bench` prints: every row fires on its own example."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).with_name("bench")
# In a process of its own, where no table has been read before; the marks of the examples are taken out, not the brackets of a note.
COUNT = """
import re, sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
import rows
from onrecord import Article
firings = rows.Firings()
examples = [(name, row["example"]) for name in rows.TABLES for _, row in firings.of(name)]
firings.count(Article.from_text(re.sub(r"[{}]", "", re.sub(r"\\[(\\[?.*?\\]?)\\]", r"\\1", example))) for _, example in examples)
print(*(f"{name}: {row['example']}" for name in rows.TABLES for fired, row in firings.of(name) if not fired), sep="\\n")
"""


@pytest.mark.slow
def test_every_row_is_counted_on_its_own_example():
    command = [sys.executable, "-c", COUNT, str(BENCH), str(BENCH.parents[1] / "notebooks")]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() == ""
