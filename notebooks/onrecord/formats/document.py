"""What a format's reader hands over: the text of one article, and what the format itself says about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.formats.columns import Chosen
from onrecord.formats.decoding import clean

ZIPPED = b"PK\x03\x04"  # what a zip archive begins with, and with it most files of an office


class Source(NamedTuple):
    """The bytes of a file or page, and what is known about them."""

    data: bytes
    origin: str
    name: str
    charset: str | None = None
    columns: Chosen = Chosen()

    @property
    def suffix(self) -> str:
        """The ending of the name, as in ".txt"; "" when it has none."""
        dot = self.name.rfind(".")
        return self.name[dot:].lower() if dot >= 0 and dot > self.name.rfind("/") else ""


class LineMark(NamedTuple):
    """What a format says that a line is, and why."""

    kind: str
    why: str


LEFT_OUT = LineMark("boilerplate", "on the page, outside the article")
FOUND = LineMark("body", "in the article of the page")
SET_OFF = LineMark("body", "a quotation that the page sets off; its marks were added")


def row(cells: Iterable[str]) -> tuple[str, LineMark | None]:
    """The line of a table's row, and its mark; a row of one cell is a table of layout, whose lines are what they look like."""
    filled = [cell for cell in cells if cell.strip()]
    return " · ".join(filled), LineMark("body", "a row of a table") if len(filled) > 1 else None


@dataclass(frozen=True)
class ArticleDraft:
    """The text of an article; `marks` has a LineMark or None for every line that holds something, or is empty; `known` are its fields.

    `problem` is a line that says why one of several articles cannot be read.
    """

    text: str
    marks: tuple[LineMark | None, ...] = ()
    known: dict[str, object] = field(default_factory=dict)
    problem: str | None = None

    @classmethod
    def of_lines(cls, lines: list[tuple[str, LineMark | None]], **known: object) -> "ArticleDraft":
        """A draft of one paragraph a line, with a blank line between them; line ends within a line become spaces."""
        held = [(" ".join(clean(line).split()), mark) for line, mark in lines]
        held = [(line, mark) for line, mark in held if line]
        return cls("\n\n".join(line for line, _ in held), tuple(mark for _, mark in held), {**known})
