"""Which side of a cue is content, "The mill, she said, is shut", by the rows of `data/lexicons/resumptions.tsv`."""

from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.clauses import speaks
from onrecord.attribution.complements import is_title
from onrecord.attribution.scans import ADDRESSED, scan, skip_adverbials
from onrecord.attribution.signs import DASHES, PAUSES, is_time
from onrecord.prose.reading import FINITE, Reading, Unit

# The tokens of "It was, she said," and no more: what opens a statement and can be none.
SHORT = 6
# The tokens above which an opening without a verb is more than a time or a link.
LONG = 3
# The tokens that are a statement, before "X said" at the end, without a verb.
SHORTEST = 3
# How far behind a cue a quotation is looked for.
NEAR = 12
# Tags of what opens a sentence before a quotation.
LEADING = frozenset(("IN", "RB", "WRB", "TO", "VBG", "VBN", "VBD"))
# Tags of words behind a cue that belong to it and are not its object.
LINKING = frozenset(("IN", "VBG", "WRB", "TO"))
NAMING = frozenset(("NNP", "NNPS", "POS"))
# What content before a cue ends with, if not with a quotation.
ENDINGS = frozenset((",", "?", "!", *DASHES))


class Surroundings(NamedTuple):
    """A cue with words before it, [first, last), in a clause from `floor` to the token `mark`; `tail` is past the cue and its source."""

    reading: Reading
    unit: Unit
    floor: int
    first: int
    last: int
    mark: int
    tail: int
    inverted: bool

    @property
    def after(self) -> int:
        """The token behind the cue, its source and what belongs to them."""
        return skip_adverbials(self.reading, self.tail, self.unit.last, ADDRESSED)

    @property
    def unaddressed(self) -> int:
        """The token behind the cue, its source, an adverb and a time, but before an addressee."""
        return self.tail if self.reading.chunk_at(self.tail) else self.after


def decide(place: Surroundings) -> tuple[dict[str, str], tuple[int, int] | None]:
    """The first row that fits, and what follows the cue, if anything does that can be content."""
    rest = _behind(place)
    facts = _facts(place, rest)
    row = next(row for row in lexicons.table("resumptions") if lexicons.holds(row["facts"], lambda fact: facts.get(fact, False)))
    return row, None if rest is None else place.reading.trim(rest, place.unit.last)


def _behind(place: Surroundings) -> int | None:
    """Where that begins: behind a pause, or a quotation right there that is no title ("the report “Doors of the North”").

    Behind a quotation it may go on past an insert: "“It is old,” Bell said, smiling, “and shut.”"
    """
    reading, limit = place.reading, place.unit.last
    token = place.after
    resumed = scan("insert", reading, token, min(token + NEAR, limit)) if reading.is_quoted(place.last - 1) else None
    if token >= limit or resumed is not None:
        return resumed
    if reading.words[token] in PAUSES:
        return token + 1 if token + 1 < limit else None
    titled = reading.lower[place.tail - 1] in lexicons.words("documents")
    return token if reading.is_quoted(token) and not titled else None


def _facts(place: Surroundings, rest: int | None) -> dict[str, bool]:
    """What can be said of both sides of the cue."""
    reading, first = place.reading, place.first
    return {
        "quotation before": reading.quote_of[place.last - 1] is not None,
        "title before": _is_titled(place),
        "words before": reading.quote_of[place.last - 1] is None,
        "clause before": reading.has_clause(place.floor, place.mark),
        "subject before": _is_subject(reading, first),
        "long opening": place.last - first > LONG,
        "time before": reading.tags[first].startswith("NN"),
        "leads in": reading.tags[first] in LEADING,
        "more than an opening": place.tail - place.unit.first > SHORT,
        "nothing behind": rest is None,
        "announces": reading.words[place.unit.last - 1] == ":",
        "pause before": reading.is_quoted(place.mark) or reading.words[place.mark] in ENDINGS,
        "speech before": speaks(reading, place.mark),
        "closes its sentence": place.after >= place.unit.last - 1 and place.mark - place.floor > SHORTEST,
        "between commas": reading.words[place.mark] == "," == reading.word(place.unaddressed),
        "link behind": reading.tag(place.after) in LINKING and reading.word(place.after) != "that",
        "conjunction right behind": not place.inverted and reading.tag(place.after) == "CC",
        "pause behind": place.after >= place.unit.last or not (reading.is_word(place.after) or reading.is_quoted(place.after)),
    } | ({} if rest is None else _facts_behind(reading, rest, place.unit.last))


def _is_titled(place: Surroundings) -> bool:
    """Whether words without a verb lead up to a title, by its capitals or a name before it: "On Radio Velm’s “Tide,” …"."""
    reading, quoted = place.reading, place.reading.quote_of[place.last - 1]
    if quoted is None or place.first == quoted.first:
        return False
    named = reading.tags[quoted.first - 1] in NAMING or is_title(reading, place.last - 1, "?!")
    return named and not reading.has_clause(place.first, quoted.first)


def _facts_behind(reading: Reading, rest: int, limit: int) -> dict[str, bool]:
    """What can be said of what follows the cue."""
    word, tag = reading.lower[rest], reading.tags[rest]
    later = scan("quotation", reading, rest, min(rest + NEAR, limit))
    return {
        "quotation behind": reading.quote_of[rest] is not None,
        "goes on in lower case": reading.opens_lower(rest),
        "quotation later": later is not None,
        "announcement behind": later is not None and reading.words[later - 1] == ":",
        "conjunction behind": word in lexicons.words("resuming_words", "joining"),
        "participle behind": tag == "VBG",
        "circumstance behind": word in lexicons.words("resuming_words", "circumstance"),
        "phrase behind": not reading.has_clause(rest, limit),
        "verb behind": tag == "VBG" or tag == "CC" and not FINITE.isdisjoint(reading.tags[rest + 1 : rest + 2]),
    }


def _is_subject(reading: Reading, first: int) -> bool:
    """Whether the first words of a sentence belong to what follows "X said": a subject, or "by doing so"; not "in any case"."""
    chunk = reading.chunk_at(first)
    return reading.tags[first + 1 : first + 2] == ["VBG"] or chunk is not None and not is_time(reading, *chunk)
