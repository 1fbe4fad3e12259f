"""The house: floors import only downwards, names are unique, and word lists are data."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import paths

# From the ground up; what stands in one row may import what stands in rows above it and, without a circle, its neighbours.
FLOORS = (
    ("neutral", "paths", "schema", "lexicons", "provenance", "palette", "imports", "stopping"),
    ("article", "formats"),
    ("prose",),
    ("entities", "terms", "statistics"),
    ("attribution",),
    ("quantities",),
    ("wording", "flags", "correcting", "corrections", "analysis", "excerpts", "findings"),
    ("charts", "views", "templating"),
    ("folders", "kernel", "inputs", "publish", "gallery", "corpus", "headless", "explorer"),
    ("options", "cli"),
    ("command",),
)
ENGINES = ("prose", "attribution", "entities", "quantities", "formats")
# Reached on the way to 20 conditions per 1,000 nodes, no function over 12 conditions and no word list in the code: no step back.
CONDITIONS = {"prose": 20, "attribution": 20, "entities": 20, "quantities": 20, "formats": 20}
CROWDED = {"prose": 0, "attribution": 0, "entities": 0, "quantities": 0, "formats": 0}
# What is left names columns, lexicons, classes and elements of HTML: words of the program, none of the language.
WORD_LISTS = {"prose": 0, "attribution": 4, "entities": 3, "quantities": 0, "formats": 4}
MODULES = {path.relative_to(paths.PACKAGE): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(paths.PACKAGE.rglob("*.py"))}


def part(path: Path) -> str:
    """The floor's part that a file belongs to: its folder, or its own name at the top."""
    return path.parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names of the package's own modules that a module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "onrecord":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("onrecord."))


def conditions(tree: ast.AST) -> tuple[int, int]:
    """How many conditions stand in a syntax tree, and how many nodes it has."""
    nodes = list(ast.walk(tree))
    found = sum(isinstance(node, ast.If | ast.IfExp | ast.While) for node in nodes)
    found += sum(len(node.values) - 1 for node in nodes if isinstance(node, ast.BoolOp))
    return found + sum(len(node.ifs) for node in nodes if isinstance(node, ast.comprehension)), len(nodes)


def level(name: str) -> int | None:
    """The number of the floor that a part stands on."""
    return next((number for number, floor in enumerate(FLOORS) if name in floor), None)


def test_every_part_has_a_floor():
    parts = {part(path) for path in MODULES} - {"__init__"}
    assert {name for name in parts if level(name) is None} == set()


def test_imports_only_go_down():
    up = [
        f"{path} imports {name}"
        for path, tree in MODULES.items()
        if part(path) != "__init__"
        for name in imported(tree)
        if len(name.split(".")) > 1 and (level(name.split(".")[1]) or 0) > level(part(path))
    ]
    assert up == []


def test_no_two_modules_import_each_other_in_a_circle():
    known = {path.with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): tree for path, tree in MODULES.items()}
    edges = {}
    for name, tree in known.items():
        found = {target.removeprefix("onrecord.") for target in imported(tree)}
        edges[name] = {t if t in known else t.rsplit(".", 1)[0] for t in found} & set(known) - {name}
    left = dict(edges)
    while free := [name for name, targets in left.items() if not targets & set(left)]:
        for name in free:
            del left[name]
    assert sorted(left) == []


def test_no_file_name_stands_twice():
    stems = Counter(path.stem for path in MODULES if not path.stem.startswith("__"))
    assert {stem for stem, count in stems.items() if count > 1} == set()


def test_no_class_name_stands_twice():
    names = Counter(node.name for tree in MODULES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert {name for name, count in names.items() if count > 1} == set()


def test_no_module_is_longer_than_a_reader_can_hold():
    long = {str(path) for path in MODULES if len((paths.PACKAGE / path).read_text(encoding="utf-8").splitlines()) > 310}
    assert long == set()


@pytest.mark.parametrize("folder", ENGINES)
def test_data_decides_not_ladders(folder):
    counts = [conditions(tree) for path, tree in MODULES.items() if part(path) == folder]
    assert 1000 * sum(found for found, _ in counts) / sum(nodes for _, nodes in counts) <= CONDITIONS[folder]


@pytest.mark.parametrize("folder", ENGINES)
def test_few_functions_of_an_engine_hold_more_than_twelve_conditions(folder):
    crowded = {
        f"{path}:{node.name}"
        for path, tree in MODULES.items()
        if part(path) == folder
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and conditions(node)[0] > 12
    }
    assert len(crowded) <= CROWDED[folder], crowded


@pytest.mark.parametrize("folder", ENGINES)
def test_word_sets_stand_in_the_lexicons(folder):
    """A set of more than three words is data; tags of the Penn Treebank (capitals) and marks are none."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree in MODULES.items()
        if part(path) == folder
        for node in ast.walk(tree)
        if isinstance(node, ast.Set | ast.Tuple | ast.List) and sum(map(is_word, node.elts)) > 3
    ]
    assert len(found) <= WORD_LISTS[folder], found


def is_word(node: ast.AST) -> bool:
    """Whether a node is a constant word in lower case."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isalpha() and node.value.islower()
