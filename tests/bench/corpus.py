"""What a corpus costs: articles a second beside NLTK's tokenising and tagging of the same text, memory, and what random kills cost.

python tests/bench/corpus.py memory [WORDS]    peak memory for 2,000 and for 20,000 articles
python tests/bench/corpus.py kills             a run killed at 20 random points, compared with an undisturbed one
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2] / "notebooks"), str(Path(__file__).parents[1])]

import speed
import texts

from onrecord import paths

ARTICLES, WORDS, SHORT, FLOOR = 2000, 800, 80, 500
RUN = """
import json, resource, sys, time
from onrecord.corpus import run_corpus
started = time.perf_counter()
run_corpus(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]), batch=int(sys.argv[4]), quiet=True)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # of this program, not of what started it
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({
    "seconds": time.perf_counter() - started, "cpu": sum(use.ru_utime + use.ru_stime for use in used),
    "parent": int(peak.split()[1]) / 1024, "worker": used[1].ru_maxrss / 1024,
}))
"""


def measure(articles: int = ARTICLES) -> None:
    """Print articles a second on one core and on two, and the cost of an article beside the floor."""
    with tempfile.TemporaryDirectory() as folder:
        written = _write(Path(folder) / "articles", articles)
        floors = [_floor(written)]
        print(f"A corpus of {articles:,} generated articles of {WORDS} words")
        print(f"  {'':<34}{'articles/s':>12}{'CPU ms each':>12}{'x floor':>9}{'worker MB':>11}{'parent MB':>11}")
        rates = []
        for workers in (1, 2):
            found = _run(written, Path(folder) / f"tables-{workers}", workers)
            floors.append(_floor(written))
            floor = sum(floors[-2:]) / 2  # before and after, for the machine may have other work
            rates.append(articles / found["seconds"])
            each = found["cpu"] / articles
            print(f"  {f'analysed and written, {workers} workers':<34}{rates[-1]:>12.1f}{1000 * each:>12.1f}{each / floor:>9.2f}"
                  f"{found['worker']:>11.0f}{found['parent']:>11.0f}")  # fmt: skip
        print(f"  {'NLTK: sentences, tokens, tags':<34}{'':>12}{1000 * sum(floors) / len(floors):>12.1f}{1:>9.2f}")
        print(f"  two workers are {rates[1] / rates[0]:.2f} times as fast as one\n")


def memory(words: int | str = SHORT) -> None:
    """Print the peak memory of a worker and of the parent for few articles and for ten times as many, short ones to save time."""
    print(f"Peak memory, generated articles of {words} words")
    print(f"  {'articles':>10}{'articles/s':>12}{'worker MB':>11}{'parent MB':>11}")
    for articles in (ARTICLES, 10 * ARTICLES):
        with tempfile.TemporaryDirectory() as folder:
            found = _run(_write(Path(folder) / "articles", articles, int(words)), Path(folder) / "tables", 2)
        print(f"  {articles:>10,}{articles / found['seconds']:>12.1f}{found['worker']:>11.0f}{found['parent']:>11.0f}", flush=True)
    print()


def kills(times: int = 20) -> None:
    """Kill processes and whole runs at random points, resume, and compare the tables with those of an undisturbed run."""
    import corpora

    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        written = _write(Path(folder) / "articles", 200)
        _run(written, Path(folder) / "undisturbed", 2, batch=10)
        counts = {"worker": 0, "run": 0}
        for number in range(times):
            run = _start(written, Path(folder) / "tables", 2, batch=10)
            time.sleep(draw.uniform(2, 7))
            victim = ("run", "worker")[number % 2]
            workers = subprocess.run(["pgrep", "-P", str(run.pid), "-f", "corpus.worker"], capture_output=True).stdout.split()
            if victim == "worker" and workers and run.poll() is None:
                os.kill(int(draw.choice(workers)), signal.SIGKILL)
                counts["worker"] += 1
                time.sleep(draw.uniform(1, 4))
            counts["run"] += run.poll() is None
            run.kill()
            run.wait()
        _run(written, Path(folder) / "tables", 2, batch=10)
        equal = corpora.same(*(corpora.contents(Path(folder) / name) for name in ("tables", "undisturbed")))
        print(f"  {counts['worker']} workers and {counts['run']} runs killed; tables {'equal' if equal else 'DIFFER'}")


def _write(folder: Path, articles: int, words: int = WORDS) -> Path:
    """A folder of generated articles, 1,000 a sub-folder."""
    for number in range(articles):
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.article(words, number), encoding="utf-8")
    return folder


def _floor(folder: Path) -> float:
    """Seconds of CPU an article for NLTK's sentences, tokens and tags."""
    tagger = speed.nltk_tagger()
    paths_ = sorted(folder.rglob("*.txt"))[:FLOOR]
    speed._tag(paths_[0].read_text(encoding="utf-8"), tagger)
    started = time.process_time()  # of the system too, as for a run: NLTK's regular expressions ask it for the time
    for path in paths_:
        speed._tag(path.read_text(encoding="utf-8"), tagger)
    return (time.process_time() - started) / len(paths_)


def _start(source: Path, folder: Path, workers: int, batch: int = 0) -> subprocess.Popen:
    """A run in a process of its own."""
    command = [sys.executable, "-c", RUN, str(source), str(folder), str(workers), str(batch)]
    environment = {**os.environ, "PYTHONPATH": str(paths.NOTEBOOKS)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _run(source: Path, folder: Path, workers: int, batch: int = 0) -> dict[str, float]:
    """What a run took."""
    answer, _ = _start(source, folder, workers, batch).communicate()
    return json.loads(answer)


if __name__ == "__main__":
    {"memory": memory, "kills": kills}.get("".join(sys.argv[1:2]), lambda *_: sys.exit(__doc__))(*sys.argv[2:])
