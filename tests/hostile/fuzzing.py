"""A fuzzer over all formats: files that the tests make, damaged by bytes, by structure and by truncation, each from its number.

python tests/hostile/fuzzing.py 20000
"""

import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "notebooks")]

from confined import Confined
from onrecord import ArticleError, analyse, paths
from onrecord.analysis import TABLES
from onrecord.formats import read_articles
from test_formats import EXPORTS, MAKERS

MOST_ARTICLES = 3  # of one file that are analysed
ZIPPED = ("docx", "odt", "epub", "xlsx")
# What formats stumble over: their own signs in the wrong place, signs that do not show, numbers out of range, half signs.
TOKENS = (
    b"<", b">", b"<!--", b"-->", b"<?", b"&#x110000;", b"&amp", b"</", b"<script>", b"]]>", b"{", b"}", b"{\\rtf",
    b"\\u-99999 ", b"\\bin9999999 ", b"\\'", b"\\field", b"[", b"]", b"[[[[[[[[", b'"', b'"",', b",", b"\t", b"\r",
    b"\n", b"\n\n", b"\x00", b"\x1a", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\x8b",
    b"\xef\xbf\xbe", b"=\n", b"=?utf-8?q?", b"?=", b"charset=undefined", b"charset=\x00",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"--x--", b"1e999", b"99999999999999999999", b"0000-00-00",
    b"9999-99-99T99:99:99Z", b"null", b"NaN", b"*", b"_", b"`", b"![](", b"](", b"\xe2\x80\x9c", b"\xe2\x80\x9d",
    b" said ", b"By ", b" to ", b"\xc2\xb2", b"endobj", b"stream", b"/Length 999999999", b"/Kids [3 0 R 3 0 R]",
    b"%%EOF", b"PK\x03\x04", b"PAR1", b"$", b"%", b"-", b"--", b"...", b"|",
)  # fmt: skip


class Case(NamedTuple):
    """An input: how it was made, the name of its file, its bytes."""

    made: str
    name: str
    data: bytes


@cache
def seeds() -> dict[str, bytes]:
    """The bytes of one small article in every format, by the ending of its name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, make in MAKERS.items():
            make(Path(folder) / f"article.{name}")
        made = {name: (Path(folder) / f"article.{name}").read_bytes() for name in MAKERS}
    return made | {name: text.encode() for name, text in EXPORTS.items()}


@cache
def prefixes() -> list[bytes]:
    """The sample articles cut after each of their words, with the two paragraphs before the cut."""
    found = []
    for path in sorted(paths.ARTICLES.rglob("*.txt")):
        lines: list[str] = []
        for line in path.read_text(encoding="utf-8").split("\n"):
            words = line.split(" ")
            found += ["\n".join([*lines[-4:], " ".join(words[: number + 1])]).encode() for number in range(len(words))]
            lines.append(line)
    return found


def by_bytes(data: bytes, chance: random.Random) -> bytes:
    """A few places deleted, doubled, flipped or overwritten."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(damaged) + 1)
        end = min(len(damaged), start + chance.choice((0, 1, 2, 8, 40)))
        damaged[start:end] = chance.choice(
            (b"", bytes(damaged[start:end]) * 2, chance.randbytes(end - start), bytes([chance.randrange(256)]))
        )
    return bytes(damaged)


def by_structure(data: bytes, chance: random.Random) -> bytes:
    """Signs of the formats put in anywhere, alone or many times; stretches exchanged and repeated."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(damaged) + 1)
        token = chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 50, 2000))
        stretch = bytes(damaged[start : start + chance.choice((10, 100, 1000))]) * chance.choice((1, 2, 30))
        end = start + chance.choice((0, 0, 1, len(token)))
        damaged[start:end] = chance.choice((token, token, stretch))
    return bytes(damaged)


def by_truncation(data: bytes, chance: random.Random) -> bytes:
    """The beginning, or the end, or without the middle."""
    first, last = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return chance.choice((data[:first], data[last:], data[:first] + data[last:]))


def inside_zip(data: bytes, chance: random.Random) -> bytes:
    """A zip archive with one of its members damaged, so that the damage reaches what reads the member."""
    opened = zipfile.ZipFile(io.BytesIO(data))
    names = opened.namelist()
    target = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            held = opened.read(name)
            packed.writestr(name, chance.choice(WAYS)(held, chance) if name == target else held)
    return written.getvalue()


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (by_bytes, by_structure, by_truncation)


def case(number: int) -> Case:
    """The input of that number; the same number is the same input."""
    chance = random.Random(number)
    if number % 5 == 0:
        return Case("cut after a word", "a.txt", prefixes()[(number // 5 * 7919) % len(prefixes())])
    name = chance.choice(sorted(seeds()))
    way = chance.choice((*WAYS, inside_zip) if name in ZIPPED else WAYS)
    shown = chance.choice((f"a.{name}", f"a.{name}", "a", "a.html", "a.csv"))
    return Case(f"{way.__name__} of {name}", shown, way(seeds()[name], chance))


def digest(given: Case) -> str:
    """Read and analyse an input: "read" or "refused". Raises whatever else it leads to."""
    opened = io.BytesIO(given.data)
    opened.name = given.name
    refused: list[ArticleError] = []
    count = 0
    try:
        for count, article in enumerate(read_articles(opened, on_error=refused.append), 1):
            if count > MOST_ARTICLES:
                break
            _look_at(article)
    except ArticleError as error:
        refused.append(error)
    assert count or refused, "neither an article nor a refusal"
    assert all(str(error).strip() and "\n" not in str(error) for error in refused), "a refusal that says nothing"
    return "refused" if refused else "read"


def _look_at(article) -> None:
    """Every table of an article, none of whose rows had to be left out."""
    analysis = analyse(article, any_language=True)
    for name in TABLES if article.language != "other" else TABLES[:1]:
        getattr(analysis, name)
    left_out = [name for name, count in analysis.left_out.items() if count]
    assert not left_out, f"rows that miss their words in {left_out}"
    article.text.encode("utf-8")


def run(numbers: range) -> Iterator[tuple[int, Case, str, str]]:
    """Each input with its number, what came of it ("read", "refused", ""), and what went wrong, or "".

    What was too slow on a machine that is busy is tried once more: what hangs hangs again.
    """
    with Confined(digest) as process:
        process.do(Case("first", "a.txt", seeds()["txt"]))
        for number in numbers:
            given = case(number)
            outcome = process.do(given)
            if outcome.slow:
                outcome = process.do(given)
            yield number, given, outcome.value or "", outcome.wrong


def measure(count: int = 20_000) -> None:
    """Print what came of so many inputs, and every one that went wrong."""
    started = time.perf_counter()
    outcomes: Counter[str] = Counter()
    for number, given, value, wrong in run(range(count)):
        outcomes[value or "wrong"] += 1
        if wrong:
            print(f"  {number} ({given.made}, {given.name}): {wrong}", flush=True)
    told = ", ".join(f"{outcomes[outcome]:,} {outcome}" for outcome in ("read", "refused", "wrong"))
    print(f"{count:,} damaged files, 5 s and 1 GiB each: {told} ({time.perf_counter() - started:.0f} s)\n")


if __name__ == "__main__":
    measure(*map(int, sys.argv[1:]))
