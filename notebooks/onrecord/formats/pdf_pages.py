"""What stands on a page of a PDF: its lines in the order in which they are read, where each begins, and which begin a paragraph."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

from onrecord.formats.decoding import clean

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
PIECE, WHOLE = re.compile(r"\S+(?: {1,2}\S+)*"), re.compile(r"\S(?:.*\S)?")  # of a row: between gaps, or all of it
WIDEST = 400  # characters of a line as it is set
LEAST_LINES, LEAST_WORDS = 5, 3.5  # lines that two columns have side by side, and words of such a line in the middle: less is a table
SHARE = 0.5  # of the lines that reach over the gap between two columns, which have the gap
FINENESS = 0.25  # of a line's height, in which the space between lines is measured
WIDER = 2  # so many times FINENESS more space than usual is a new paragraph
INDENT = range(2, 12)  # characters by which the first line of a paragraph is set in
MOST_SHOWN = 6_000  # pieces of text on a page that is laid out, each of which can be set far from the one before

Sides = list[list[str]]


class SetLine(NamedTuple):
    """A line as it is set: its text, the place in characters where it begins, and whether it begins a paragraph."""

    text: str
    start: int
    is_new: bool


def page_lines(page: Any) -> list[SetLine]:
    """The lines of a page in the order of its file, or, where that goes to and fro between columns, one column after the other."""
    plain = [" ".join(line.split()) for line in _clean(page.extract_text()).split("\n") if line.strip()]
    contents = page.get_contents()
    shown = contents.get_data() if contents is not None else b""
    if shown.count(b"Tj") + shown.count(b"TJ") > MOST_SHOWN:
        return [SetLine(line, 0, False) for line in plain]
    text = _clean(page.extract_text(extraction_mode="layout", layout_mode_font_height_weight=FINENESS))
    rows = list(_spaced([line.rstrip()[:WIDEST] for line in text.split("\n")]))
    lines = list(_in_order(plain, _as_set(rows, 0, PIECE)))
    mixed = {" ".join(row.split()) for row in rows if _sides_of_prose(row)}
    to_and_fro = sum(line.start - before.start >= INDENT.stop or line.text in mixed for before, line in pairwise(lines))
    found = columns(rows) if to_and_fro >= LEAST_LINES else [rows]
    if len(found) == 1:
        return lines
    return [line for number, column in enumerate(found) for line in _aligned(_as_set(column, number * WIDEST, WHOLE))]


def _sides_of_prose(row: str) -> bool:
    """Whether a row has a gap with some words on both sides, as columns have and tables rarely."""
    sides = GAP.split(row)
    return len(sides) > 1 and min(len(side.split()) for side in sides) >= LEAST_WORDS


def _clean(text: str) -> str:
    """A page's text with its letters apart that the font joins."""
    return clean(text).translate(LIGATURES)


def _as_set(rows: list[str], offset: int, part: re.Pattern[str]) -> list[SetLine]:
    """The rows of a page or column, or their pieces, as lines that begin behind an offset."""
    pieces = ((piece, not above) for above, row in pairwise(["", *rows]) for piece in part.finditer(row))
    return [SetLine(" ".join(piece.group().split()), offset + piece.start(), is_new) for piece, is_new in pieces]


def _aligned(column: list[SetLine]) -> list[SetLine]:
    """The lines of a column; where most begin at different places, for the library guesses at the space before them, at the same one."""
    (usual, times), *_ = Counter(line.start for line in column).most_common(1) or [(0, 0)]
    return column if 2 * times >= len(column) else [line._replace(start=usual) for line in column]


def _in_order(plain: list[str], pieces: list[SetLine]) -> Iterator[SetLine]:
    """The lines in the order of the file, with what their layout says; a line that is not found there begins where the last one does."""
    places: dict[str, deque[SetLine]] = {}
    for piece in pieces:
        places.setdefault(piece.text, deque()).append(piece)
    last = SetLine("", 0, False)
    for text in plain:
        found = places.get(text)
        last = found.popleft() if found else SetLine(text, last.start, False)
        yield last


def _spaced(lines: list[str]) -> Iterator[str]:
    """The lines with a blank line where there is more space between them than usual, and with no other."""
    runs = [(line, len(list(same))) for line, same in groupby(lines)]
    spaces = [count for line, count in runs if not line]
    usual = median(spaces) if 2 * len(spaces) > len(runs) - len(spaces) else 0
    for line, count in runs:
        yield from [line] * count if line else [""] * (count >= usual + WIDER)


def columns(lines: list[str]) -> Sides:
    """The columns of a page's lines in the order in which they are read; lines that run over several stand between them."""
    gutter = _gutter(lines)
    if gutter is None:
        return [lines]
    bands = [list(band) for _, band in groupby(lines, lambda line: bool(line[gutter - 1 : gutter].strip()))]
    sides = [[[line[:gutter].rstrip() for line in band], [line[gutter:] for line in band]] for band in bands]
    found = [
        [column for side in two for column in columns(side)] if _is_two(two) else [band] for band, two in zip(bands, sides, strict=True)
    ]
    return [column for band in found for column in band] if max(map(len, found)) > 1 else [lines]


def _gutter(lines: list[str]) -> int | None:
    """Where the right one of two columns begins: the place that the most lines have a gap before; None where there is one column."""
    gaps = [gap.span() for line in lines for gap in GAP.finditer(line)]
    changes = Counter(start for start, _ in gaps)
    changes.subtract(end for _, end in gaps)
    covered = list(accumulate(changes[place] for place in range(WIDEST + 1)))
    most = max(covered)
    gutter = WIDEST + 1 - covered[::-1].index(most) if most >= LEAST_LINES else 0
    reaching = sum(len(line) > gutter for line in lines)
    return gutter if gutter and most >= SHARE * reaching else None


def _is_two(sides: Sides) -> bool:
    """Whether the two sides of some lines are columns of text, and no table."""
    both = [(len(left.split()), len(right.split())) for left, right in zip(*sides, strict=True) if left and right]
    return len(both) >= LEAST_LINES and min(map(median, zip(*both, strict=True))) >= LEAST_WORDS
