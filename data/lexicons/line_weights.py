"""Fit the weights of lines (`line_weights.tsv`) on hand-labelled pages, and judge them on publishers that they were not fitted on.

    python data/lexicons/line_weights.py fit PAGES…                  writes line_weights.tsv
    python data/lexicons/line_weights.py judge SCORER.py PAGES…      one file, then one group of publishers left out at a time
    python data/lexicons/line_weights.py leave SCORER.py PAGES…      the scores with one group of publishers left out, as JSON

PAGES are .jsonl files with a page a line: {"id", "url", "lines": [...], "in_body": [1, 0 or null, ...]}; the publisher is the address's
host. Beside them the pages of our own (OWN) are fitted, as those of one publisher, and never scored. The bare articles of the pages are
fitted beside the pages. `line_fitting.py` beside this file holds the model.
"""

import json
import runpy
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "notebooks")]
from line_fitting import COLUMNS, Design, Weights, as_table, fit  # noqa: E402

from onrecord.formats import segmentation  # noqa: E402
from onrecord.formats.line_features import features  # noqa: E402
from onrecord.formats.line_kinds import classify  # noqa: E402
from onrecord.formats.page_phrases import WORD  # noqa: E402

TABLE = Path(__file__).with_suffix(".tsv")
OWN = str(Path(__file__).parents[2] / "tests" / "pasted_pages.txt")
BARE = 0.4  # weight of an article without its page, for one with
FOLDS = 10  # groups of publishers, one of which is left out at a time; as many as publishers leave out one publisher
LONGEST = 450  # lines of a page that are fitted on


def read_pages(path: str) -> Iterator[dict]:
    """The pages of a file, each followed by its bare article."""
    held = Path(path).read_text(encoding="utf-8").split("\n")
    for page in own_pages(path) if path == OWN else map(json.loads, filter(None, held)):
        address = page.get("url") or page["id"]
        publisher = urlsplit(address).netloc.removeprefix("www.") or address.split("-")[1].split("_")[0]
        whole = [(" ".join(line.split()), label) for line, label in zip(page["lines"], page["in_body"], strict=True) if line.strip()]
        for kept in (whole, [(line, 1) for line, label in whole if label == 1]):
            labels = [-1 if label is None else label for _, label in kept]
            if kept:
                found = features([line for line, _ in kept])[:LONGEST]
                of = page if kept is whole else None
                words = [len(WORD.findall(line)) for line, _ in kept][:LONGEST]
                yield {"page": of, "words": words, "publisher": publisher, "found": found, "labels": labels[:LONGEST], "set": path}


def own_pages(path: str) -> Iterator[dict]:
    """The pages of our own, whose lines begin with "+" when they are the article's and with "-" when they are not."""
    for page in Path(path).read_text(encoding="utf-8").split("\n= ")[1:]:
        name, *lines = page.rstrip("\n").split("\n")
        yield {
            "id": name,
            "url": f"//own/{name}",
            "lines": [line[1:] for line in lines],
            "in_body": [int(line[0] == "+") for line in lines],
        }


def kept_lines(page: dict, table: Weights) -> list[int]:
    """The numbers of the lines that are kept with these weights."""
    segmentation.weights = lambda: table
    numbers = [number for number, line in enumerate(page["lines"]) if line.strip()]
    kinds = classify([" ".join(page["lines"][number].split()) for number in numbers])
    return [number for number, (kind, _) in zip(numbers, kinds, strict=True) if kind in ("body", "subhead")]


def judge(scorer: str, pages: list[dict]) -> None:
    """Print the scores on what was fitted, and when one group of publishers, and one file, is left out."""
    scoring = _scoring(scorer)
    design = Design(pages)
    _show("fitted on all", scoring, pages, {"": as_table(design, fit(design, _page_weights(pages)))}, lambda one: "")
    _show("one group left out", scoring, pages, _left_out(design, pages), lambda one: one["group"])
    files = sorted({one["set"] for one in pages} - {OWN})
    if len(files) > 1:
        tables = {left: as_table(design, fit(design, _page_weights(pages) * [one["set"] != left for one in pages])) for left in files}
        _show("one set left out", scoring, pages, tables, lambda one: one["set"])


def left_out(scorer: str, pages: list[dict]) -> dict[str, dict]:
    """The scorer's answer on each file, every page read with weights that were fitted without its group of publishers."""
    design = Design(pages)
    tables = _left_out(design, pages)
    return dict(_scores(_scoring(scorer), pages, tables, lambda one: one["group"]))


def _scoring(scorer: str) -> Callable[[list[dict], dict], dict]:
    """The scorer's function of pages and of the lines that are kept of each."""
    return runpy.run_path(scorer)["score"]


def _left_out(design: Design, pages: list[dict]) -> dict[int, Weights]:
    """The table of every group of publishers, fitted without it; each page is told its group."""
    publishers = sorted({one["publisher"] for one in pages})
    for one in pages:
        one["group"] = publishers.index(one["publisher"]) % FOLDS
    weights = _page_weights(pages)
    groups = sorted({one["group"] for one in pages})
    return {left: as_table(design, fit(design, weights * [one["group"] != left for one in pages])) for left in groups}


def _page_weights(pages: list[dict]) -> np.ndarray:
    """How much each page counts."""
    return np.array([1.0 if one["page"] else BARE for one in pages])


def _scores(scoring: Any, pages: list[dict], tables: dict[Any, Weights], key: Callable[[dict], Any]) -> Iterator[tuple[str, dict]]:
    """The name of every set, and "" for all, with the scores, each page read with the table of its group."""
    whole = [one for one in pages if one["page"] and one["set"] != OWN]
    predicted = {one["page"]["id"]: kept_lines(one["page"], tables[key(one)]) for one in whole}
    for name in [*sorted({one["set"] for one in whole}), ""]:
        yield Path(name).name, scoring([one["page"] for one in whole if not name or one["set"] == name], predicted)


def _show(what: str, scoring: Any, pages: list[dict], tables: dict[Any, Weights], key: Callable[[dict], Any]) -> None:
    """Print the scores of every set and of all."""
    for name, scores in _scores(scoring, pages, tables, key):
        shares = "  ".join(f"{part} {scores[part]['F1']:.3f}" for part in ("words", "lines"))
        pages_lost = f"cut {len(scores['cut'])}  swollen {len(scores['swollen'])}  of {scores['n_pages']}"
        print(f"{what:<24}{name[:20] or 'both':<22}{shares}  clean {scores['clean']:.3f}  {pages_lost}", flush=True)


def write(table: Weights) -> None:
    """Write the table of weights, its comment kept."""
    comment = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    whole = ("always", "within an inset")
    names = sorted({name for weights in table.values() for name in weights}, key=lambda name: (name not in whole, name))
    rows = ["\t".join([name, *(f"{table[column][name]:g}" if name in table[column] else "" for column in COLUMNS)]) for name in names]
    TABLE.write_text("\n".join([*comment, "\t".join(["feature", *COLUMNS]), *rows, ""]), encoding="utf-8")


def main(command: str, *arguments: str) -> None:
    files: Iterable[str] = arguments if command == "fit" else arguments[1:]
    pages = [page for file in [*files, OWN] for page in read_pages(file)]
    if command == "fit":
        design = Design(pages)
        write(as_table(design, fit(design, _page_weights(pages))))
    elif command == "leave":
        print(json.dumps(left_out(arguments[0], pages)))
    else:
        judge(arguments[0], pages)


if __name__ == "__main__":
    main(*sys.argv[1:])
