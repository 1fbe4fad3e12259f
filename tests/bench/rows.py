"""How often each row of the tables that decide about an article's words fires:    python tests/bench/rows.py [CORPUS [ARTICLES]]

Without CORPUS the articles that come with the project are read. A row fires where it is the first of its table that stands or whose facts
hold; in a table of evidence, where it adds its points. Nothing in the engine counts: the rows are handed out with cells that know
their row, and what the engine asks of a row is listened to from here, in a process of its own.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "notebooks"))

from onrecord import Article, analyse, lexicons, paths
from onrecord.attribution import anonymity, complements, speakers
from onrecord.entities import source_types
from onrecord.formats import read_articles
from onrecord.prose import retagging, token_patterns
from onrecord.quantities import counted_candidates, evidence_tables, forms, pairs

# By what is asked of their rows: whether their pattern stands, whether their facts hold, whether the whole row does, what it makes.
PATTERNS = ("source_steps", "scans", "descriptions", "namings", "phrase_ends")
FACTS = ("resumptions", "frames", "next_claims", "cue_forms", "noun_cues", "identification")
WHOLE = (
    (retagging.Retagging, "fits", "retagging"),
    (evidence_tables.Evidence, "holds", "figure_evidence, trend_evidence, unit_evidence"),
    (pairs.Pair, "holds", "figure_pairs"),
    (counted_candidates.Feature, "holds", "counted_features"),
)
MAKING = (
    (complements.OPENS, "complements"),
    (speakers.WAYS, "speaker_ways"),
    (source_types.YIELDS, "source_words"),
)
CALLED = ((anonymity, "_grant", "anonymity"), (forms, "holds", "figure_forms"))
TABLES = (
    *PATTERNS, *FACTS, *(name for *_, names in WHOLE for name in names.split(", ")),
    *(name for _, name in MAKING), *(name for *_, name in CALLED),
)  # fmt: skip
RARE = 3
MOST = 600  # articles of a corpus that are read, where nothing else is said
Row = tuple[str, int]  # a table, and the number of a row in it


class Cell(str):
    """A cell of a table that knows its row."""

    row: Row


class Firings:
    """Counts the rows that fire from when it is made on; to be made before anything has been analysed, for tables are read once."""

    def __init__(self):
        self.fired: Counter[Row] = Counter()
        self.rows: dict[int, tuple[Any, Row]] = {}
        self._table = lexicons.table
        self._hand_out()
        lexicons.holds = self._told(lexicons.holds, FACTS)
        token_patterns.TokenPattern.match = self._told(token_patterns.TokenPattern.match, PATTERNS)
        for kind, method, names in WHOLE:
            setattr(kind, method, self._told(getattr(kind, method), names.split(", ")))
        for made, name in MAKING:
            self._listen(made, name)
        for module, function, name in CALLED:
            setattr(module, function, self._told(getattr(module, function), (name,)))

    def _hand_out(self) -> None:
        """Have tables handed out with cells that know their row, and patterns kept with the row that they are read from."""
        tables: dict[str, tuple[dict[str, str], ...]] = {}
        read = token_patterns.read_pattern

        def table(name: str) -> tuple[dict[str, str], ...]:
            if name not in tables:
                tables[name] = tuple(_known(row, (name, number)) for number, row in enumerate(self._table(name)))
            return tables[name]

        def read_pattern(written: str, *others: Any) -> token_patterns.TokenPattern:
            pattern = read(written, *others)
            if isinstance(written, Cell):
                self.rows[id(pattern)] = pattern, written.row
            return pattern

        lexicons.table = table
        for module in _modules():
            if getattr(module, "read_pattern", None) is read:
                module.read_pattern = read_pattern  # type: ignore[attr-defined]

    def _told(self, asked: Callable, tables: Iterable[str]) -> Callable:
        """A function or method that says of a row whether it fires, listened to for the rows of these tables."""

        def ask(*given: Any) -> Any:
            found = asked(*given)
            if found is not None and found is not False:
                rows = filter(None, map(self._row, given))
                self.fired.update(row for row in islice(rows, 1) if row[0] in tables)
            return found

        return ask

    def _row(self, given: Any) -> Row | None:
        """The row that something belongs to: a cell, a pattern, or what has been made of a row and holds one of its cells."""
        if isinstance(given, Cell):
            return given.row
        known = self.rows.get(id(given))
        parts = given if known is None and isinstance(given, tuple) else ()
        return known[1] if known else next((part.row for part in parts if isinstance(part, Cell)), None)

    def _listen(self, made: dict[str, Callable], name: str) -> None:
        """Listen to what the rows of a table have made, wherever it is kept; where something comes of it, or has to, the row fires."""
        last = {(name, number) for number, row in enumerate(self._table(name)) if row.get("last") == "yes"}

        def told(act: Callable, row: Row, given: tuple) -> Any:
            found = act(*given)
            self.fired[row] += found is not None or row in last
            return found

        class Listening(dict):
            def __getitem__(self, cell: str) -> Callable:
                act = super().__getitem__(cell)
                return (lambda *given: told(act, cell.row, given)) if isinstance(cell, Cell) else act

        for module in _modules():
            for kept in [kept for kept, value in vars(module).items() if value is made]:
                setattr(module, kept, Listening(made))

    def count(self, articles: Iterable[Article]) -> int:
        """Analyse articles, and say how many they were."""
        return sum(bool(self._read(article)) for article in articles)

    def _read(self, article: Article) -> tuple:
        """The tables of an article for whose rows the engine asks the rows of its own."""
        analysis = analyse(article, any_language=True)
        return analysis.attributions, analysis.quantities

    def of(self, name: str) -> list[tuple[int, dict[str, str]]]:
        """The rows of a table, each with how often it fired."""
        return [(self.fired[name, number], row) for number, row in enumerate(self._table(name))]


def _modules() -> list[ModuleType]:
    """The modules of the engine."""
    return [module for name, module in sys.modules.items() if name.startswith("onrecord.")]


def _known(row: dict[str, str], place: Row) -> dict[str, str]:
    """A row with cells that know it."""
    cells = {column: Cell(cell) for column, cell in row.items()}
    for cell in cells.values():
        cell.row = place
    return cells


def articles(corpus: str = "", most: int = MOST) -> Iterator[Article]:
    """The first articles of a corpus, or those that come with the project."""
    files = [corpus] if corpus else sorted(map(str, paths.ARTICLES.rglob("*.txt")))
    found = (article for file in files for article in read_articles(file, on_error=lambda error: None))
    return islice(found, most)


def show(firings: Firings, count: int) -> None:
    """Print every table with its rows, and in the end how many of each are rare."""
    tables = {name: firings.of(name) for name in TABLES}
    for name, rows in tables.items():
        print(f"\n{name}.tsv")
        for fired, row in rows:
            print(f"  {fired:>8,}  {next(iter(row.values()))[:44]:<44}  {row.get('example', '')[:80]}")
    print(f"\nHow many rows fire on {count:,} articles\n  {'':<20}{'rows':>8}{'fire':>8}{f'under {RARE}':>10}")
    for name, rows in tables.items():
        fired = [number for number, _ in rows]
        print(f"  {name:<20}{len(fired):>8}{sum(map(bool, fired)):>8}{sum(number < RARE for number in fired):>10}")
    print()


def measure(*corpus: str) -> None:
    """Print how often the rows fire, counted in a process of its own, in which no table has been read yet."""
    sys.stdout.flush()
    subprocess.run([sys.executable, __file__, *corpus], check=True)


if __name__ == "__main__":
    firings = Firings()
    show(firings, firings.count(articles(*sys.argv[1:2], *map(int, sys.argv[2:3]))))
