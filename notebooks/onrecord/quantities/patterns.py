"""Token patterns: the words and tags that a row of a table wants before and behind a figure.

A pattern is a row of elements, separated by spaces. An element is a choice (`|`) of

    word         the token in lower case          @lexicon, @lexicon/class   a word of a lexicon (`_` for a space in the class)
    /NN  /NN+    its tag, or how its tag begins   ^  ^s                      with a capital; an acronym in the plural
    ~            a token of a figure              $                          the edge of the sentence
    _            any token

where `a&b` wants both and `!a` the opposite. `?` behind an element makes it optional, `*` lets it stand up to four times or not at all.
The last element of a pattern before the figure and the first of one behind it touch the figure.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.window import Place

REPEATS = 4
COUNTS = {"?": (0, 1), "*": (0, REPEATS)}
Test = Callable[[Place, int], bool]


class Element(NamedTuple):
    """One element: its test, and how often at least and at most it stands."""

    test: Test
    least: int
    most: int


Elements = tuple[Element, ...]


class Row(NamedTuple):
    """A row of a table of evidence: its name, what it wants of the figure itself and around it, its points and what it yields."""

    name: str
    form: frozenset[str]
    lacks: frozenset[str]
    before: Elements
    behind: Elements
    points: int
    yields: str
    example: str

    def fires(self, at: Place, form: frozenset[str]) -> bool:
        """Whether the row holds of the figure at `at` whose own features are `form`."""
        fits = self.form <= form and self.lacks.isdisjoint(form)
        return fits and matches(at, self.before, at.first - 1, -1) and matches(at, self.behind, at.last, 1)


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The rows of the lexicon `table`.tsv, with the columns evidence, form, before, behind, points, example and perhaps yields."""
    return tuple(read_row(row) for row in lexicons.table(table))


def read_row(row: dict[str, str]) -> Row:
    """A row of a table, ready to be matched."""
    form = [name.strip() for name in row["form"].split(",") if name.strip()]
    wants, lacks = (frozenset(name.lstrip("!") for name in form if name.startswith("!") == negated) for negated in (False, True))
    before, behind = read_elements(row["before"], -1), read_elements(row["behind"], 1)
    return Row(row["evidence"], wants, lacks, before, behind, int(row["points"]), row.get("yields", ""), row["example"])


def read_elements(written: str, step: int) -> Elements:
    """The elements of a pattern from its notation, in the direction `step` in which they are matched."""
    return tuple(read_element(element) for element in written.split()[::step])


def read_element(written: str) -> Element:
    """An element from its notation."""
    least, most = COUNTS.get(written[-1], (1, 1)) if len(written) > 1 else (1, 1)
    body = written[:-1] if most > least else written
    return Element(any_of([all_of([read_atom(atom) for atom in choice.split("&")]) for choice in body.split("|")]), least, most)


def any_of(tests: list[Test]) -> Test:
    """The test that any of `tests` holds."""
    return tests[0] if len(tests) == 1 else lambda at, number: any(test(at, number) for test in tests)


def all_of(tests: list[Test]) -> Test:
    """The test that all of `tests` hold."""
    return tests[0] if len(tests) == 1 else lambda at, number: all(test(at, number) for test in tests)


SIGNS: dict[str, Test] = {
    "^": lambda at, number: at.written(number) != at.word(number),
    "^s": lambda at, number: at.written(number)[1:-1].isupper() and at.written(number).endswith("s"),
    "~": lambda at, number: number in at.figures,
    "$": lambda at, number: not at.opens <= number < at.closes,
    "_": lambda at, number: at.opens <= number < at.closes,
}


def read_atom(atom: str) -> Test:
    """One condition of an element."""
    return SIGNS.get(atom) or READERS.get(atom[0], is_word)(atom)


def is_word(atom: str) -> Test:
    """The test of a word."""
    return lambda at, number: at.word(number) == atom


def is_in_lexicon(atom: str) -> Test:
    """The test of a word of a lexicon, or of one of its classes."""
    name, _, heading = atom[1:].partition("/")
    known = lexicons.words(name, heading.replace("_", " ") or None)
    return lambda at, number: at.word(number) in known


def has_tag(atom: str) -> Test:
    """The test of a tag, or of how it begins."""
    tag = atom[1:].rstrip("+")
    return (lambda at, number: at.tag(number).startswith(tag)) if atom.endswith("+") else (lambda at, number: at.tag(number) == tag)


def is_not(atom: str) -> Test:
    """The opposite of a test."""
    turned = read_atom(atom[1:])
    return lambda at, number: not turned(at, number)


READERS: dict[str, Callable[[str], Test]] = {"!": is_not, "@": is_in_lexicon, "/": has_tag}


def matches(at: Place, elements: Elements, number: int, step: int) -> bool:
    """Whether the elements stand one after the other from the token `number` on, in the direction `step`."""
    if not elements:
        return True
    (test, least, most), rest = elements[0], elements[1:]
    count = 0
    while count < most and test(at, number + step * count):
        count += 1
    return any(matches(at, rest, number + step * taken, step) for taken in range(count, least - 1, -1))
