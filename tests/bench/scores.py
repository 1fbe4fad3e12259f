"""Scores on gold data that are kept outside the project, with published floors, peers and people beside them.

The figures of others are those of the data's own READMEs: re-implementations of published rule systems on the same articles, and
annotators against each other.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rows
from peers import PEERS, measure_peer

from onrecord import Article, analyse, paths

# name, where the scorer's answer holds it, floor, best peer, people
ATTRIBUTION: tuple[tuple[str, Callable[[dict], float], str, str, str], ...] = (
    ("span ggt0.8 F1", lambda s: s["quote"]["ggt0.8"][2], ".524", ".659", ".929"),
    ("span exact F1", lambda s: s["quote"]["exact"][2], ".481", ".599", ".873"),
    ("tokens F1", lambda s: s["quote"]["tokens"][2], ".716", ".765", ".948"),
    ("recall ov90, direct", lambda s: s["by_type"]["direct"]["ov90"][1], ".922", ".738", ".945"),
    ("recall ov90, mixed", lambda s: s["by_type"]["mixed"]["ov90"][1], ".059", ".356", ".842"),
    ("recall ov90, indirect", lambda s: s["by_type"]["indirect"]["ov90"][1], ".000", ".405", ".825"),
    ("speaker head, on matched", lambda s: s["speaker"]["ggt0.3"]["all"]["head"], ".664", ".831", ".964"),
    ("joint (ggt0.8 and head) F1", lambda s: s["joint"]["ggt0.8"][2], ".378", ".562", ".899"),
    ("joint, speaker resolved, F1", lambda s: s["joint_resolved"]["ggt0.8"][2], ".310", ".532", ".899"),
    ("source identification, accuracy", lambda s: s["source_type"]["accuracy"], "–", "–", "–"),
)
# name, floor (digits and the next word), Recognizers-Text
QUANTITIES = (
    ("value", "65.7", "69.4"),
    ("value+unit", "43.6", "36.4"),
    ("value+modifier", "62.8", "–"),
    ("value+counted_rel", "9.5", "–"),
)
TIMED = 20  # whole articles


def measure(folder: Path) -> None:
    """Print the scores on every gold set in the folder, and how often the rows of the tables fire on articles."""
    with tempfile.TemporaryDirectory() as work:
        _attribution(folder, Path(work))
        _quantities(folder, Path(work))
        _loading(folder, Path(work))
    rows.measure(str(folder / "attribution" / "polnear_train.jsonl.gz"))


def _attribution(folder: Path, work: Path) -> None:
    """Attributions on articles, core scope, and the givers of their figures."""
    gold, scorer = folder / "attribution" / "polnear_dev.jsonl", folder / "attribution" / "score.py"
    fitting, train = paths.ROOT / "data" / "models" / "leave_publishers.py", folder / "attribution" / "polnear_train.jsonl.gz"
    left_out = json.loads(_run([sys.executable, str(fitting), str(folder / "predict.py"), str(scorer), str(train)]))
    ways = (_score(folder, work, "attribution", gold, scorer), left_out)
    _head("Attributions, 84 read articles; 840 with the publisher left out", "84 read", "left out", "floor", "peer", "people")
    for name, find, *others in ATTRIBUTION:
        _row(name, *(f"{find(way):.3f}".lstrip("0") for way in ways), *others)
    giver = json.loads(_run([sys.executable, str(folder / "attribution" / "giver.py"), str(gold)]))
    _head("Who gave a figure, same articles", "here")
    for name in ("accuracy", "F1"):
        _row(name, f"{giver[name]:.3f}".lstrip("0"))


def _quantities(folder: Path, work: Path) -> None:
    """Quantities in news sentences, beside other extractors where they can be had, and the nouns that numbers count."""
    data, articles = folder / "quantities", work / "articles.jsonl"
    texts = _first_articles(folder / "attribution" / "polnear_dev.jsonl")
    articles.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    gold, scorer = data / "newsquant.dev.jsonl", data / "score.py"
    own = _milliseconds(lambda: [analyse(Article.from_text(text)).quantities for text in texts], len(texts))
    told = {"here": (_score(folder, work, "quantities", gold, scorer, "--fixed"), own)}
    told |= {name: found for name in PEERS if (found := measure_peer(name, gold, scorer, articles, work))}
    _head("Quantities, 234 news sentences, F1", *told, "floor", "Recognizers")
    for metric, *others in QUANTITIES:
        _row(metric, *(f"{scores[metric]['F1']:.1f}" if metric in scores else "–" for scores, _ in told.values()), *others)
    _row(f"processor ms an article, of {TIMED} whole ones", *(f"{time:.0f}" for _, time in told.values()), "–", "–")
    counted = work / "ud_counted.dev.jsonl"
    _run([sys.executable, str(folder / "predict.py"), "quantities", str(data / counted.name), str(counted)])
    found = json.loads(_run([sys.executable, str(data / "counted.py"), str(data / counted.name), str(counted), "--json"]))
    _row("counted nouns, recall", f"{found['nouns']['recall']:.1f}")


def _first_articles(path: Path) -> list[str]:
    """The texts of the first articles of a gold file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(TIMED), strict=False)]


def _loading(folder: Path, work: Path) -> None:
    """Lines of copied pages that are the article's body: on the pages that the weights were fitted on, and beside it, which is the honest
    measure, with weights that were fitted without the publishers of the page."""
    scorer = folder / "loading" / "plaintext_score.py"
    files = [folder / "loading" / name for name in ("plaintext_lines.dev.jsonl", "pages2.dev.jsonl")]
    fitting = paths.ROOT / "data" / "lexicons" / "line_weights.py"
    left_out = json.loads(_run([sys.executable, str(fitting), "leave", str(scorer), *map(str, files)]))
    for file, floors in zip(files, ((".768", ".918"), ("–", ".851")), strict=True):
        ways = (_score(folder, work, "loading", file, scorer), left_out[file.name])
        _head(f"Lines of {ways[0]['n_pages']} copied pages", "held in", "left out", "all lines", "best block")
        for part in ("words", "lines"):
            _row(f"{part} F1", *(f"{way[part]['F1']:.3f}".lstrip("0") for way in ways), *(floors if part == "words" else ("–", "–")))
        _row("clean pages", *(f"{way['clean']:.3f}".lstrip("0") for way in ways), "–", "–")
        _row("cut pages, swollen pages", *(f"{len(way['cut'])}, {len(way['swollen'])}" for way in ways), "–", "–")


def _score(folder: Path, work: Path, kind: str, gold: Path, scorer: Path, *options: str) -> Any:
    """What a scorer says of the project's predictions on a gold file."""
    predicted = work / f"{gold.stem}.jsonl"
    _run([sys.executable, str(folder / "predict.py"), kind, str(gold), str(predicted)])
    return json.loads(_run([sys.executable, str(scorer), str(gold), str(predicted), *options, "--json"]))


def _run(command: list[str]) -> str:
    return subprocess.run(command, cwd=paths.ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def _milliseconds(work: Callable[[], object], count: int) -> float:
    """Processor milliseconds for one of `count` items, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return 1000 * best / count


def _head(title: str, *columns: str) -> None:
    print(f"\n{title}\n  {'':<40}" + "".join(f"{column:>13}" for column in columns))


def _row(name: str, *values: str) -> None:
    print(f"  {name:<40}" + "".join(f"{value:>13}" for value in values))
