"""Whether an unnamed speaker is a document, an organisation, a person or a group, by the rows of `data/lexicons/identification.tsv`."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.people import People
from onrecord.entities.source_types import Kinds
from onrecord.prose.reading import Reading

SPOKESPERSON = "spokes"  # how every noun for one begins
PROPER = frozenset(("NNP", "NNPS"))
COUNTING = frozenset(("CD", "DT", "JJ", "PRP"))
OFFICIALS = ("official", "representative")
SINGULAR = ("police", "authorities")
BEHIND = (["for"], ["of"], ["from"], ["at"], ["with"])


class Head(NamedTuple):
    """The noun phrase [first, last) that decides what a speaker is, the last of its tokens its noun."""

    reading: Reading
    people: People
    kinds: Kinds
    first: int
    last: int

    @property
    def noun(self) -> str:
        """The noun in lower case."""
        return self.reading.lower[self.last - 1]

    @property
    def tag(self) -> str:
        """The tag of the noun."""
        return self.reading.tags[self.last - 1]

    @property
    def lemma(self) -> str:
        """The dictionary form of the noun."""
        return self.kinds.singular(self.last - 1)

    @property
    def plural(self) -> bool:
        """Whether the noun is one of several."""
        return self.tag in ("NNS", "NNPS") or self.tag.startswith("NN") and self.lemma != self.noun

    @property
    def behind(self) -> tuple[int, int]:
        """The noun phrase behind "for", "of" and the like; no tokens where none stands there."""
        linked = self.reading.lower[self.last : self.last + 1] in BEHIND
        return (self.reading.chunk_at(self.last + 1) if linked else None) or (self.last, self.last)

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence, where a capital tells nothing."""
        return self.first == self.reading.prose.sentences[self.reading.prose.sentence_of[self.first]].first

    def has_name(self, first: int, last: int) -> bool:
        """Whether a proper noun is among the tokens."""
        return not PROPER.isdisjoint(self.reading.tags[first:last])


def identify(reading: Reading, people: People, kinds: Kinds, first: int, last: int) -> str:
    """Document, organisation, or unnamed person or group: the first row of the table whose facts hold of the noun phrase."""
    head = Head(reading, people, kinds, first, kinds.head(first, last) + 1)
    fits = (row["identification"] for row in identifications() if lexicons.holds(row["facts"], lambda fact: FACTS[fact](head)))
    return next(fits, "unnamed_person")


def identifications() -> tuple[dict[str, str], ...]:
    """The rows of the table."""
    return lexicons.table("identification")


def _is_people(head: Head) -> bool:
    """Partisans, or a people: "Republicans", "Iranians"."""
    return head.plural and (head.lemma in lexicons.words("roles", "political_other") or head.lemma in lexicons.words("places", "people"))


def _is_known(head: Head) -> bool:
    """A well-known organisation."""
    return head.kinds.name(head.first + (head.reading.tags[head.first] == "DT"), head.last) is not None


def _is_named_body(head: Head) -> bool:
    """A name that tells the kind of an organisation."""
    alone = head.last - head.first == 1
    common = alone and (head.tag not in PROPER or head.lemma in lexicons.words("roles"))
    capital = head.reading.words[head.last - 1][0].isupper() and not common
    return capital and head.kinds.organisation(head.first, head.last).strength > 0


def _is_document(head: Head) -> bool:
    """A noun for something written."""
    return head.noun in lexicons.words("documents")


def _of_body(head: Head) -> bool:
    """A spokesperson whose organisation is told: "a council spokesman", "its spokeswoman", "a spokesman for the city"."""
    before = head.kinds.affiliation(head.first, head.last - 1, head.last, head.last).strength > 0
    first, last = head.behind
    return before or first < last or head.reading.tags[head.first] == "PRP$" or head.has_name(head.first, head.last - 1)


def _of_named_body(head: Head) -> bool:
    """An official of a named organisation: "a Treasury official", "an official at the Treasury"."""
    opener = head.opens and head.last - head.first == 2 and head.reading.lower[head.first] in lexicons.words("organisations")
    around = [(head.first + opener, head.last - 1), head.behind]
    named = [(first, last) for first, last in around if head.has_name(first, last) and last - 1 not in head.people.at]
    return any(head.kinds.organisation(first, last).strength for first, last in named)


def _is_body(head: Head) -> bool:
    """The noun of an organisation."""
    return head.noun in lexicons.words("organisations")


def _is_several(head: Head) -> bool:
    """Several organisations without a name."""
    named = any(word[0].isupper() for word in head.reading.words[head.first + head.opens : head.last])
    return head.tag == "NNS" and head.noun not in SINGULAR and not named


def _has_role(head: Head) -> bool:
    """People by what they do."""
    return head.lemma in lexicons.words("roles") or head.lemma in lexicons.words("trades")


def _is_plural(head: Head) -> bool:
    """People counted or pointed at: "many of them", "three"."""
    return head.plural or head.tag in COUNTING or head.noun in lexicons.words("quantifiers")


FACTS: dict[str, Callable[[Head], bool]] = {
    "people": _is_people,
    "known": _is_known,
    "named body": _is_named_body,
    "document": _is_document,
    "spokesperson": lambda head: head.noun.startswith(SPOKESPERSON),
    "official": lambda head: head.lemma in OFFICIALS,
    "of a body": _of_body,
    "of a named body": _of_named_body,
    "body": _is_body,
    "several": _is_several,
    "role": _has_role,
    "proper": lambda head: head.tag in PROPER,
    "plural": _is_plural,
}
