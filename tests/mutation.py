"""Do the tests notice a change?     python tests/mutation.py MODULE [NUMBER] [-- PYTEST ARGUMENTS]

Makes NUMBER (40) random changes to one module of the package, such as `attribution/content`, one at a time and in a copy of the project,
runs the tests named after `--` on each, and prints which changes nobody noticed. The same module and number give the same changes.
`lexicons` in place of a module takes one random entry out of a word list instead; then only those of the test files are run that hold the
beginnings of the entry's words, as others can hardly notice.
"""

import ast
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED, LIMIT = 1, 300  # seconds that the tests of one change may take; a change that makes them hang is noticed
COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr}


def places(tree: ast.AST) -> list[tuple[int, str]]:
    """The nodes that can be changed: (number of the node in the walk, what is changed in it)."""
    found = []
    for number, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
            found.append((number, "comparison"))
        elif isinstance(node, ast.BoolOp):
            found += [(number, "and/or"), (number, "operand")]
        elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
            found.append((number, "arithmetic"))
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            found.append((number, "not"))
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            found.append((number, "number"))
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            found.append((number, "condition"))
    return found


def change(node: ast.AST, kind: str) -> None:
    """Change one node in place."""
    if isinstance(node, ast.Compare):
        node.ops[0] = COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp) and kind == "operand":
        del node.values[-1]
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.BinOp):
        node.op = ARITHMETIC[type(node.op)]()
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        node.value += 1
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)


def mutants(source: str, number: int) -> list[tuple[str, str]]:
    """(where and what, the changed source) of `number` random changes, or of all when there are fewer."""
    at = places(ast.parse(source))
    made = []
    for place, kind in random.Random(SEED).sample(at, min(number, len(at))):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[place]
        before = ast.unparse(node)
        line = getattr(node, "lineno", 0)
        change(node, kind)
        made.append((f"line {line}: {before[:70]}  ->  {ast.unparse(node)[:70]}", ast.unparse(ast.fix_missing_locations(tree))))
    return made


def without_entries(folder: Path, number: int) -> list[tuple[str, Path, str]]:
    """(what, file, its text) of `number` word lists with one random entry taken out of each."""
    entries = [
        (path, line)
        for path in sorted(folder.glob("*.t[xs][tv]"))
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines())
        if text.strip() and text[0] not in "#["
    ]
    made = []
    for path, line in random.Random(SEED).sample(entries, number):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        made.append((f"{path.name}: {lines[line].strip()}", path, "".join(lines[:line] + lines[line + 1 :])))
    return made


def holding(what: str, tests: list[str]) -> list[str]:
    """The test files that hold the beginnings of all words of an entry, and the list of known words."""
    entry = re.split(r"[\t|#]", what.partition(": ")[2])[0]
    begins = [word[: max(3, len(word) - 2)].lower() for word in re.findall(r"[^\W_]+", entry)]
    texts = {test: (ROOT / test).read_text(encoding="utf-8").lower() for test in tests}
    return ["tests/test_known_words.py", *(test for test, text in texts.items() if all(re.search(rf"\b{word}", text) for word in begins))]


def noticed(copy: Path, tests: list[str], limit: int | None = LIMIT) -> bool:
    """Whether the tests fail in the copy, or take longer than they may."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
    try:
        return subprocess.run(command, cwd=copy, capture_output=True, timeout=limit).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main() -> None:
    given, _, tests = (" ".join(sys.argv[1:]) + " -- ").partition(" -- ")
    words = given.split()
    if not words or len(words) > 2 or not (tests := tests.removesuffix(" -- ").split()):
        sys.exit(__doc__)
    name, number = words[0], int(words[1]) if len(words) == 2 else 40
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build"))
        if name == "lexicons":
            changes = without_entries(copy / "data/lexicons", number)
        else:
            path = copy / "notebooks/onrecord" / f"{name}.py"
            changes = [(what, path, text) for what, text in mutants(path.read_text(encoding="utf-8"), number)]
        asked = {what: holding(what, tests) if name == "lexicons" else tests for what, *_ in changes}
        if noticed(copy, sorted(set().union(*asked.values())), limit=None):
            sys.exit("the tests fail on the unchanged project")
        missed = []
        for what, path, text in changes:
            before = path.read_text(encoding="utf-8")
            path.write_text(text, encoding="utf-8")
            if not noticed(copy, asked[what]):
                missed.append(what)
                print(f"not noticed: {what}", flush=True)
            path.write_text(before, encoding="utf-8")
        print(f"{name}: {len(changes) - len(missed)} of {len(changes)} changes noticed")


if __name__ == "__main__":
    main()
