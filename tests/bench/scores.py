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

from peers import PEERS, measure_peer

from onrecord import Article, paths
from onrecord.attribution import find_attributions
from onrecord.prose import read_prose
from onrecord.quantities import find_quantities

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
# name, floor (digits and the next word), quantulum3, Recognizers-Text
QUANTITIES = (
    ("value", "65.7", "74.9", "69.4"),
    ("value+unit", "43.6", "47.3", "36.4"),
    ("value+modifier", "62.8", "–", "–"),
    ("value+counted_rel", "9.5", "–", "–"),
)


def measure(folder: Path) -> None:
    """Print the scores on every gold set in the folder."""
    with tempfile.TemporaryDirectory() as work:
        _attribution(folder, Path(work))
        _quantities(folder, Path(work))
        _quantities_time(folder)
        _quantities_beside_peers(folder, Path(work))
        _loading(folder, Path(work))


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
    """Quantities in news sentences, and the nouns that numbers count."""
    scorer = folder / "quantities" / "score.py"
    scores = _score(folder, work, "quantities", folder / "quantities" / "newsquant.dev.jsonl", scorer, "--fixed")
    _head("Quantities, 234 news sentences, F1", "here", "floor", "quantulum3", "Recognizers")
    for name, *others in QUANTITIES:
        _row(name, f"{scores[name]['F1']:.1f}", *others)
    scores = _score(folder, work, "quantities", folder / "quantities" / "ud_counted.dev.jsonl", scorer, "--fixed")
    _row("counted nouns, recall", f"{scores['value+counted_rel']['R']:.1f}", "40.4", "–", "–")


def _quantities_time(folder: Path) -> None:
    """Time per sentence, to be held against that of the other extractors; the sentences are the paragraphs of one article."""
    with (folder / "quantities" / "newsquant.dev.jsonl").open(encoding="utf-8") as lines:
        sentences = [json.loads(line)["text"] for line in lines]
    article = Article.from_text("\n".join(sentences))
    attributions = find_attributions(article, read_prose(article))
    read = _milliseconds(lambda: read_prose(article), len(sentences))
    both = _milliseconds(lambda: find_quantities(article, read_prose(article), attributions), len(sentences))
    _head("Milliseconds a sentence", "here")
    _row("reading the prose", f"{read:.2f}")
    _row("quantities, noun phrases included", f"{both - read:.2f}")


def _quantities_beside_peers(folder: Path, work: Path) -> None:
    """Accuracy and time of other extractors on the same sentences, each where it can be had."""
    _head("Other extractors, same sentences, F1", "value", "+unit", "+counted", "ms")
    for name in PEERS:
        if told := measure_peer(name, folder / "quantities" / "newsquant.dev.jsonl", folder / "quantities" / "score.py", work):
            scores, milliseconds = told
            asked = (scores.get(metric) for metric in ("value", "value+unit", "value+counted_rel"))
            _row(name, *(f"{found['F1']:.1f}" if found else "–" for found in asked), f"{milliseconds:.1f}")


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
    """Milliseconds for one of `count` items, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return 1000 * best / count


def _head(title: str, *columns: str) -> None:
    print(f"\n{title}\n  {'':<40}" + "".join(f"{column:>13}" for column in columns))


def _row(name: str, *values: str) -> None:
    print(f"  {name:<40}" + "".join(f"{value:>13}" for value in values))
