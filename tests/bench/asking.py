"""What the page on a corpus costs once its articles are analysed: memory and CPU of the notebook's cells over tables that are made here.

python tests/bench/asking.py [ARTICLES…]    by default 2,000 and 20,000 articles with 16.5 attributions each, in parts of 100
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2] / "notebooks"), str(Path(__file__).parents[1])]

from onrecord import paths
from onrecord.corpus import parquet
from onrecord.corpus.places import TableFolder

STEPS = (2_000, 20_000)
PART = 100  # articles
SPEAKERS, SAID, TERMS, FIGURES, WORDS = 7, 16.5, 180, 6, 800  # of an article
NAMES, VOCABULARY = 20_000, 30_000
KINDS = ("government", "business", "expert", "civilian", "ngo_civil_society", "political_other")
SYLLABLES = ("bar", "cor", "del", "fen", "gos", "hul", "jav", "kem", "lom", "nor", "pel", "quin", "ros", "sul", "tav", "vem")
COUNTED = ("people", "boats", "rooms")
FILLER = "The board of the harbour met again on Monday, and nothing was heard of it until the evening of the next day. "
ASK = """
import json, resource, sys
import nbformat
from onrecord import corpus as many, paths
from onrecord.charts import corpus as charts
from onrecord.corpus import pages
from types import SimpleNamespace
def now():
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    return used.ru_utime + used.ru_stime, int(peak.split()[1]) / 1024
before = now()
many.run_corpus = lambda *_, **__: SimpleNamespace(folder=sys.argv[1])
cells, names = [cell for cell in nbformat.read(paths.NOTEBOOKS / "05_corpus.ipynb", as_version=4).cells if cell.cell_type == "code"], {}
sys.stdout, answers = sys.stderr, sys.stdout
times = []
for cell in cells:
    start = now()[0]
    exec(cell.source, names)
    times.append((now()[0] - start, cell.source.splitlines()[-1][:60]))
after = now()
print(json.dumps({"cpu": after[0] - before[0], "start": before[1], "peak": after[1], "slowest": sorted(times)[-8:]}), file=answers)
"""


def measure(steps: tuple[int, ...] = STEPS, tell: bool = False) -> None:
    """Print CPU seconds and peak memory for each number of articles, and how the last step grew from the first."""
    print(f"The cells of the notebook on a corpus, tables of generated articles with {SAID} attributions each")
    print(f"  {'articles':>10}{'attributions':>14}{'CPU s':>9}{'CPU ms each':>13}{'peak MB':>9}")
    found = []
    for articles in steps:
        with tempfile.TemporaryDirectory() as folder:
            attributions = write_tables(Path(folder), articles)
            found.append(ask(Path(folder)))
        cpu, peak = found[-1]["cpu"], found[-1]["peak"]
        print(f"  {articles:>10,}{attributions:>14,}{cpu:>9.1f}{1000 * cpu / articles:>13.2f}{peak:>9.0f}", flush=True)
        for seconds, line in found[-1]["slowest"] if tell else ():
            print(f"{seconds:>35.1f} s  {line}")
    if len(found) > 1:
        print(f"  {steps[-1] // steps[0]} times the articles take {found[-1]['peak'] / found[0]['peak']:.2f} times the memory\n")


def ask(folder: Path) -> dict[str, Any]:
    """What the cells take, in a process of their own."""
    done = subprocess.run([sys.executable, "-c", ASK, str(folder)], cwd=paths.NOTEBOOKS, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def write_tables(folder: Path, articles: int) -> int:
    """Write the tables of a corpus that nobody has written; returns the number of attributions."""
    draw, numbers = random.Random(1), np.random.default_rng(1)
    names = [f"{_word(draw)} {_word(draw)}" for _ in range(NAMES)]
    vocabulary = np.array([f"{_word(draw).lower()}{number}" for number in range(VOCABULARY)], dtype=object)
    total = 0
    for first in range(0, articles, PART):
        ids = [f"{number:07d}.txt" for number in range(first, min(first + PART, articles))]
        contents = _part(ids, names, vocabulary, numbers)
        total += contents["attributions"].num_rows
        entries = [{"digest": f"{name:>032}", "articles": [name], "failed": 0} for name in ids]
        parquet.write_part(TableFolder(folder), f"{first:020d}", contents, entries)
    return total


def _word(draw: random.Random) -> str:
    """An invented name."""
    return "".join(draw.choices(SYLLABLES, k=2)).capitalize()


def _part(ids: list[str], names: list[str], vocabulary: np.ndarray, numbers: np.random.Generator) -> dict[str, pa.Table]:
    """The tables of some articles: speakers and words by Zipf's law, figures of a few kinds."""
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in parquet.SCHEMAS}
    terms = []
    for name in ids:
        number = int(name[:7])
        text, said = "", []
        speakers = [names[at % NAMES] for at in numbers.zipf(1.2, SPEAKERS)]
        for at in range(int(SAID) + number % 2):
            quoted = f"“We saw {at + 2} people of {number}{' killed' * (number % 20 == 0)} in the harbour,”"
            speaker = speakers[at % SPEAKERS]
            said.append({"attribution": at, "start": len(text), "end": len(text) + len(quoted), "text": quoted, "speaker": speaker})
            text += f"{quoted} said {speaker}. {FILLER}\n"
        body = text * max(1, round(WORDS / len(text.split())))
        day = f"2031-{1 + number % 12:02d}-{1 + number % 28:02d}"
        known = {"article": name, "sha256": name, "record": name, "outlet": f"Outlet {number % 40}", "date": day, "month": day[:7]}
        spans = {"paragraph_starts": [0], "paragraph_ends": [len(body)], "signature": numbers.integers(0, 2**32, 128).tolist()}
        rows["articles"].append({**known, "language": "en", "words": WORDS, "attributed": 200, "text": body, **spans})
        same = {"article": name, "sha256": name, "identification": "named_person", "speech": "direct", "cue": "said", "rule": "x"}
        of = {speaker: KINDS[len(speaker) % len(KINDS)] for speaker in speakers}
        rows["attributions"] += [
            {**same, **row, "source": row["speaker"], "source_type": of[row["speaker"]], "paragraph": 0, "head": True} for row in said
        ]
        counted = {speaker: sum(row["speaker"] == speaker for row in said) for speaker in of}
        spoke = {**same, "direct": 0}
        rows["sources"] += [
            {**spoke, "speaker": speaker, "source_type": of[speaker], "attributions": n, "words": 8 * n} for speaker, n in counted.items()
        ]
        figure = {"article": name, "sha256": name, "modifier": "exactly", "kind": "count", "paragraph": 0}
        for at, row in enumerate(said[:FIGURES]):
            start, value = row["start"] + 8, str(at + 2)
            place = {"start": start, "end": start + len(value), "text": value, "low": float(value), "high": float(value)}
            given = {"attribution": row["attribution"], "speaker": row["speaker"], "counted": COUNTED[at % 3]}
            rows["quantities"].append({**figure, **place, **given})
        picked, times = np.unique(numbers.zipf(1.1, TERMS) % VOCABULARY, return_counts=True)
        terms.append((name, picked, times))
    contents = {table: parquet.from_rows(table, found) for table, found in rows.items() if table != "terms"}
    return contents | {"terms": _terms(terms, vocabulary)}


def _terms(found: list[tuple[str, np.ndarray, np.ndarray]], vocabulary: np.ndarray) -> pa.Table:
    """The table of words."""
    schema, sizes = parquet.SCHEMAS["terms"], [len(times) for _, _, times in found]
    names = np.repeat(np.array([name for name, _, _ in found], dtype=object), sizes)
    words = vocabulary[np.concatenate([picked for _, picked, _ in found])]
    times = np.concatenate([times for _, _, times in found])
    made = {"article": names, "sha256": names, "term": words, "kind": np.full(len(times), "word", dtype=object)}
    made |= {"count": times, "per_1000": times * 1000 / WORDS, "first_start": np.zeros(len(times), dtype=int)}
    columns = [pa.array(made[field.name], field.type) if field.name in made else pa.nulls(len(times), field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


if __name__ == "__main__":
    measure(tuple(map(int, sys.argv[1:])) or STEPS, tell=True)
