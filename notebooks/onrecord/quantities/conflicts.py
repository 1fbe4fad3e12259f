"""One quantity told twice, and givers who disagree about one counted thing."""

from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from onrecord import lexicons
from onrecord.prose import Prose, lemma

CONTENT = ("NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "CD")
ROUGHLY = 0.1
FARTHEST = 100
LATEST = 20  # so many rows of one thing are compared with a new one


class Thing(NamedTuple):
    """What a row counts, to be compared: its measure, its head and all its words (lemmas), and the verbs beside the figure.

    The measure is the dimension of the unit, or the unit itself where it has none, with the trend: a level is no amount of a change.
    """

    measure: tuple[str | None, str | None]
    head: str
    words: frozenset[str]
    verbs: frozenset[str]


def thing_of(row: dict[str, Any], prose: Prose) -> Thing | None:
    """The counted thing of a row, or None when it has none."""
    if row["counted_span"] is None:
        return None
    first, last = prose.token_from(row["counted_span"][0]), prose.token_before(row["counted_span"][1])
    content = [number for number in range(first, last) if prose.tags[number] in CONTENT]
    if not content:
        return None
    head = content[0]
    while head + 1 in content and prose.tags[head + 1].startswith("NN"):
        head += 1
    sentence = prose.sentences[row["sentence"]]
    near = [*range(max(sentence.first, row["tokens"][0] - 3), row["tokens"][0]), *range(row["tokens"][1], min(sentence.last, last + 4))]
    verbs = {lemma(prose.words[number], prose.tags[number]) for number in near if prose.tags[number].startswith("VB")}
    words = frozenset(lemma(prose.words[number], prose.tags[number]) for number in content)
    noun = lemma(prose.words[head], prose.tags[head])
    return Thing((measure_of(row), row["trend"]), noun, words, frozenset(verbs - lexicons.words("auxiliaries")))


def same_thing(one: Thing, other: Thing) -> bool:
    """Whether two rows count one thing: one measure, one head, and the words of the one among those of the other.

    A single word ("people") says too little: then the verbs beside the figures have to agree too ("killed"). Never is "50 killed" told
    of one thing with "53 wounded".
    """
    if (one.measure, one.head) != (other.measure, other.head):
        return False
    fewer, more = sorted((one, other), key=lambda thing: len(thing.words))
    verbless = min(len(one.verbs), len(other.verbs)) == 0
    told = bool(one.verbs & other.verbs) or verbless and len(fewer.words) > 1
    return told and fewer.words <= more.words


def interval(row: dict[str, Any]) -> tuple[float, float]:
    """The bounds of a row, open ones at infinity, rough ones a tenth wider."""
    low = float("-inf") if row["low"] is None else row["low"]
    high = float("inf") if row["high"] is None else row["high"]
    if row["modifier"] == "about":
        low, high = low - abs(low) * ROUGHLY, high + abs(high) * ROUGHLY
    return low, high


def is_other_end(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rows are the two ends of one change, "from 5 to 8": of one sentence and one measure."""
    ends = {(row["role"], row["sentence"], measure_of(row)) for row in (one, other)}
    return ends == {(role, one["sentence"], measure_of(one)) for role in ("from", "to")}


def measure_of(row: dict[str, Any]) -> str | None:
    """The dimension of a row's unit, or the unit where it has none; None for a count."""
    return None if row["kind"] == "count" else dimension_of(row["unit"])


@cache
def dimensions() -> dict[str, tuple[str, str]]:
    """`{unit: (dimension, its name in pint)}` of the units that pint converts."""
    return {row["unit"]: (row["dimension"], row["pint"]) for row in lexicons.table("units") if row["pint"]}


def dimension_of(unit: str | None) -> str | None:
    """The dimension of a unit that can be converted, else the unit itself."""
    return dimensions().get(str(unit), (unit, ""))[0]


@cache
def factor(unit: str, other: str) -> float | None:
    """How many of `unit` one of `other` is, or None where they cannot be converted by a factor (degrees of temperature)."""
    import pint  # here, because only two units of one dimension need it

    names = [dimensions()[one][1] for one in (other, unit)]
    try:
        none, one = (float(converter().Quantity(number, names[0]).to(names[1]).magnitude) for number in (0, 1))
    except pint.DimensionalityError:
        return None
    return None if none else one


@cache
def converter() -> Any:
    """pint's registry of units, made once."""
    import pint

    return pint.UnitRegistry()


def in_unit_of(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The second row with its bounds in the unit of the first, where both are measures of one dimension."""
    units = one.get("unit"), other.get("unit")
    known = units[0] != units[1] and all(unit in dimensions() for unit in units)
    times = factor(*units) if known else None
    if times is None:
        return other
    return other | {bound: None if other[bound] is None else other[bound] * times for bound in ("low", "high")}


def disagree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rows cannot both be true of one number, though they are near enough to speak of one."""
    other = in_unit_of(one, other)
    (low, high), (lower, higher) = interval(one), interval(other)
    smaller, larger = sorted((min(abs(low), abs(high)), min(abs(lower), abs(higher))))
    return max(low, lower) > min(high, higher) and larger <= FARTHEST * smaller


def mark_agreement(rows: list[dict[str, Any]], prose: Prose) -> None:
    """Write `same_as` (the number of the row that told the same quantity before) and `conflict` into the rows.

    Two rows tell one quantity when unit, bounds and counted thing agree, or when the later is the conversion in brackets of the earlier.
    They conflict when different givers (nobody is the reporter) give values that cannot both be true of one counted thing; such rows share
    a number.
    """
    told: dict[tuple[Any, str], list[tuple[int, Thing]]] = {}
    numbers = count(1)
    ended = -1  # the row of the second end of the last change: it begins no other
    for number, row in enumerate(rows):
        if number and row["converts"]:
            row["same_as"] = number - 1
        elif number - 1 > ended and is_other_end(rows[number - 1], row):
            row["same_as"], ended = number - 1, number
        elif thing := thing_of(row, prose):
            earlier = told.setdefault((thing.measure, thing.head), [])
            for other_number in [place for place, other in earlier[-LATEST:] if same_thing(thing, other)]:
                compare(rows, number, other_number, numbers)
            earlier.append((number, thing))


def compare(rows: list[dict[str, Any]], number: int, other_number: int, numbers: Iterator[int]) -> None:
    """Write into two rows of one thing that they agree, or the number of their conflict (a new one of `numbers` where neither has one)."""
    row, other = rows[number], rows[other_number]
    if all(row[name] == other[name] for name in ("unit", "low", "high")):
        row.setdefault("same_as", other_number)
    elif (
        row["kind"] in lexicons.words("figure_words", "kinds that are compared")
        and row["speaker"] != other["speaker"]
        and disagree(row, other)
    ):
        row["conflict"] = other["conflict"] = other.get("conflict") or row.get("conflict") or next(numbers)
