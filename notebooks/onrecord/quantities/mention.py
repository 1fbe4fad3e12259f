"""A mention of a quantity: what is known of a figure in a sentence."""

from dataclasses import dataclass

from onrecord.quantities.units import UnitOfMeasure

YEAR_OF_AGE = UnitOfMeasure("year of age", "age")
WITHOUT_UNIT = {"part": "share", "ratio": "share"}


@dataclass(frozen=True)
class Mention:
    """A figure in a sentence. Offsets count characters of the sentence.

    [start, end) is what is shown: the number with its currency sign and its unit; [number_start, number_end) is the number alone.
    `counts_from` is where the thing counted may begin, if not at `end`; `unit_start` is where the unit is written.
    `modified` says that a modifier was written, `is_range` that two bounds were, `elided` that a neighbour lent the unit, `converts` that
    the mention gives its neighbour's value in another unit, `changes` that a word of rising or falling stands before it. `lender` is the
    place in the sentence's list of the mention that it shares the counted thing with.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float
    high: float
    style: str
    factor: float = 1.0
    unit: UnitOfMeasure | None = None
    unit_start: int = 0
    modifier: str = "exactly"
    modified: bool = False
    is_range: bool = False
    elided: bool = False
    converts: bool = False
    counts_from: int = 0
    lender: int | None = None
    trend: str | None = None
    role: str | None = None
    tolerance: float | None = None
    changes: bool = False

    @property
    def kind(self) -> str:
        """The kind of the unit; where there is none, share for a fraction or a ratio and count for the rest."""
        return self.unit.kind if self.unit else WITHOUT_UNIT.get(self.style, "count")
