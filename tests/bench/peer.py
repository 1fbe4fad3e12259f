"""One extractor on one gold file, in an environment of its own:    python peer.py quantulum3|cqe GOLD OUT

Writes what it finds as the scorers want it, and prints the milliseconds a sentence, without its start; where it fails, it found nothing.
"""

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
    """CQE's reader: value or bounds, unit, change and what the figure is about; it asks for a locale that many machines lack."""
    setlocale = locale.setlocale
    locale.setlocale = lambda category, name=None: setlocale(category, "C.UTF-8")
    from CQE import CQE

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
    """The words that a quantity of CQE is about."""
    concept = quantity.referred_concepts
    return [str(word) for noun in (concept.get_nouns() if concept else []) for word in noun]


def main() -> None:
    """Read, write, say how long it took."""
    name, gold, out = sys.argv[1:]
    rows = [json.loads(line) for line in Path(gold).read_text(encoding="utf-8").splitlines()]
    read = {"quantulum3": quantulum3, "cqe": cqe}[name]()
    read("It weighs 2 kg.")  # what is loaded late is no part of the time
    lines, started = [], time.perf_counter()
    for row in rows:
        try:
            found = read(row["text"])
        except Exception:  # a peer may fail on a sentence: it has then found nothing there
            found = []
        lines.append(json.dumps({"id": row["id"], "text": row["text"], "quantities": found}))
    seconds = time.perf_counter() - started
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(1000 * seconds / len(rows))


if __name__ == "__main__":
    main()
