"""The counted thing: the noun phrase that a figure counts or measures, with its complement, found through the prose's noun phrases."""
import re
from typing import NamedTuple

from onrecord.prose import Prose
from onrecord.quantities.mentions import Mention

COPULA = frozenset(("were", "are", "was", "is", "be", "been", "being", "became", "become"))
DETERMINERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
MODIFYING = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS", "RBS", "RBR", "FW", "NN", "NNS", "NNP", "NNPS"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
VERBS = frozenset(("VB", "VBD", "VBP", "VBZ", "MD"))
PRONOUNS = frozenset(("PRP", "WP", "EX", "WDT"))
TIME = frozenset("year years month months week weeks day days hour hours quarter decade monday tuesday wednesday thursday friday saturday sunday "
                 "january february march april may june july august september october november december".split())


class Place(NamedTuple):
    """Where a figure stands: the prose, the first token of the figure and the one behind it, and the sentence's tokens [opens, closes)."""

    prose: Prose
    first: int
    last: int
    opens: int
    closes: int

    def tag(self, number: int) -> str:
        """The tag of the token `number`, "" outside of the sentence."""
        return self.prose.tags[number] if self.opens <= number < self.closes else ""

    def word(self, number: int) -> str:
        """The token `number` in lower case, "" outside of the sentence."""
        return self.prose.lower[number] if self.opens <= number < self.closes else ""


def noun_phrase(at: Place, first: int) -> tuple[int, int] | None:
    """The tokens [first, last) of the noun phrase that begins at `first`, without determiners, with its coordination and its "of"."""
    start = first
    while at.tag(start) in DETERMINERS or at.word(start) in ("all", "both", "such"):
        start += 1
    end = start
    while at.tag(end) in MODIFYING:
        end += 1
    while end > start and at.tag(end - 1) not in NOUNS and not at.tag(end - 1) == "JJ" and end > start:
        end -= 1
    if end == start or not any(at.tag(number) in NOUNS or at.tag(number) == "JJ" for number in range(start, end)):
        return None
    return start, complement(at, end)


def complement(at: Place, end: int) -> int:
    """The end of the noun phrase with what belongs to it: ", X and Y", "of X", "active in X", behind the token before `end`."""
    while True:
        grown = coordinated(at, end) or prepositional(at, end)
        if not grown:
            return end
        end = grown


def base_phrase(at: Place, first: int) -> int | None:
    """The end of the plain noun phrase that begins at `first`, or None."""
    number = first
    while at.tag(number) in DETERMINERS:
        number += 1
    start = number
    while at.tag(number) in MODIFYING and at.tag(number) != "CD":
        number += 1
    while number > start and at.tag(number - 1) not in NOUNS:
        number -= 1
    return number if number > start else None


def coordinated(at: Place, end: int) -> int | None:
    """The end of ", children and relatives" or "and Syria", if what follows the list does not make it a clause of its own."""
    number, items = end, 0
    while at.word(number) == "," and (after := base_phrase(at, number + 1)) and items < 4:
        number, items = after, items + 1
    if at.word(number) == "," and items:
        number += 1
    if at.word(number) in ("and", "or") and (after := base_phrase(at, number + 1)) and at.tag(after) not in VERBS:
        return after
    return None


def prepositional(at: Place, end: int) -> int | None:
    """The end of "of X", or of "active in X", "living in X"."""
    if at.word(end) == "of" and at.tag(end + 1) != "CD":
        return base_phrase(at, end + 1)
    if at.tag(end) in ("JJ", "VBG", "VBN") and at.tag(end + 1) == "IN" and at.word(end) not in ("including", "according"):
        return base_phrase(at, end + 2)
    return None


def counted_behind(at: Place) -> tuple[int, int] | None:
    """What a count counts: the noun phrase behind the figure, behind its "of", or behind "were"."""
    number = at.last
    while at.tag(number) in ("RB", "``") and at.tag(number + 1) in MODIFYING:
        number += 1
    if at.word(number) == "of":
        return noun_phrase(at, number + 1)
    if at.word(number) in COPULA:
        found = noun_phrase(at, number + 1)
        return found if found and at.tag(found[0]) != "VBN" and any(at.tag(token) in ("NNS", "NN") for token in range(*found)) else None
    return noun_phrase(at, number) if at.tag(number) not in VERBS | DETERMINERS else None


def measured(at: Place) -> tuple[int, int] | None:
    """What a sum, a share or a measure is about: "10% of X", "a $5 fee", "a fine of $5", else the subject before it."""
    if at.word(at.last) == "of" and (found := noun_phrase(at, at.last + 1)):
        return found
    if at.tag(at.last) in MODIFYING - {"CD"} and (found := noun_phrase(at, at.last)) and at.tag(found[0]) != "RB" \
            and any(at.tag(token) in NOUNS for token in range(*found)) and at.word(at.last) not in TIME:
        return found
    if at.word(at.last) in ("in", "for", "worth") and (found := noun_phrase(at, at.last + 1)) and at.word(found[0]) not in TIME \
            and at.word(found[1] - 1) not in TIME and at.tag(found[0]) != "CD" and at.tag(found[0]) not in ("NNP", "VBG"):
        return found
    return phrase_before(at)


def phrase_before(at: Place) -> tuple[int, int] | None:
    """The noun phrase before: the head of "a fine of $5", else the subject of the verb before the figure, else the nearest."""
    chunks, chunk_of = at.prose.chunks, at.prose.chunk_of
    own = chunk_of[at.first] if at.first < at.closes else -1
    seen_verb, nearest = False, None
    number = (chunks[own].first if own >= 0 else at.first) - 1
    if at.word(number) == "of" and number > at.opens and chunk_of[number - 1] >= 0:
        return trimmed(at, *chunks[chunk_of[number - 1]])
    while number >= at.opens:
        chunk = chunk_of[number]
        if chunk >= 0:
            first, last = chunks[chunk]
            good = at.tag(last - 1) in NOUNS and at.word(last - 1) not in TIME
            nearest = nearest or (trimmed(at, first, last) if good else None)
            governed = at.word(first - 1) in ("of", "in", "for", "at", "on", "from", "with", "by", "to", "during", "after", "since", "about")
            if seen_verb and good and not governed:
                return trimmed(at, first, complement(at, last))
            number = first - 1
            continue
        seen_verb = seen_verb or at.tag(number) in VERBS
        number -= 1
    return nearest


def trimmed(at: Place, first: int, last: int) -> tuple[int, int] | None:
    """The phrase without its determiners; None for a pronoun."""
    while first < last and at.tag(first) in DETERMINERS:
        first += 1
    return (first, last) if first < last and at.tag(first) not in PRONOUNS else None


def find_counted(at: Place, mention: Mention, text: str) -> tuple[int, int] | None:
    """The tokens [first, last) of the thing that the mention counts or measures, or None."""
    if mention.unit is None:
        found = counted_behind(at)
        if found:
            return found
        return measured(at) if mention.style == "part" or mention.style == "ratio" else None
    return measured(at)
