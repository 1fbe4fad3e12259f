"""What a source stands for that is named elsewhere: "it", "the official", "this person", "the report", "one of them"."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.callings import is_epithet
from onrecord.entities.people import People
from onrecord.entities.source_types import LONGEST
from onrecord.prose.reading import FINITE, Reading
from onrecord.prose.token_patterns import Vocabulary, read_pattern

Tokens = tuple[int, int]

BODY, DOCUMENT, PERSON, GROUP = "body", "document", "person", "group"
DEFINITE = frozenset(("the", "this", "that"))
OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
ACTS = FINITE | {"WP"}  # what follows a subject: a verb, "who"
# A subject that is somebody without a name: what it is, that it is the subject, that it is no "nominee", its first tag.
STRANGERS = {(PERSON, True, False, tag) for tag in ("DT", "CD", "NN")}
# What may stand between commas behind a subject: a relative clause, a participle's, an apposition.
ASIDE = read_pattern(", which|who|whose|/VBN|/VBG|/DT !,&!.* !,&!.* ,", Vocabulary())
# How many units back a phrase reaches.
NEAR, FAR = 3, 12


class Noun(NamedTuple):
    """A noun phrase that can be spoken of again: its tokens, the noun at its head, what it is, whether it is the subject of a verb,
    whether it brings in what it names, and whether it is a plural."""

    first: int
    last: int
    noun: str
    kind: str
    subject: bool
    introduces: bool
    plural: bool


class Nouns:
    """The noun phrases of an article for organisations, documents and people without a name, outside quotation marks, in order."""

    def __init__(self, reading: Reading, people: People):
        self.reading, self.people = reading, people
        chunks = sorted({chunk for chunk in reading.chunks if chunk and reading.quote_of[chunk[0]] is None})
        self.found = [noun for noun in (self._noun(*chunk) for chunk in chunks) if noun is not None]
        self.starts = [noun.first for noun in self.found]
        self.units = [unit.first for unit in reading.units]

    def _noun(self, first: int, last: int) -> Noun | None:
        """A noun phrase that gives news, with what it does in its sentence; None for others."""
        head = last - 1
        kind = self.kind(head) if head not in self.people.at and self.reading.tags[head].startswith("NN") else None
        if kind is None:
            return None
        lemma, plural = self.reading.prose.lemmas[head].lower(), self.reading.tags[head] == "NNS"
        return Noun(first, last, lemma, kind, self._is_subject(first, last), self._introduces(first, last), plural)

    def _is_subject(self, first: int, last: int) -> bool:
        """Whether a verb follows, perhaps behind an adverb, and no preposition stands before."""
        tags, end = self.reading.tags, self._past_aside(self.extended(first, last))
        after = next((tag for tag in tags[end : end + 2] if tag != "RB"), "")
        return after in ACTS and tags[max(0, first - 1)] not in ("IN", "TO")

    def _past_aside(self, token: int) -> int:
        """Past a relative clause or apposition between commas that begins at a token: "the board, which runs the pier, |"."""
        aside = ASIDE.match(self.reading, token)
        return aside[1] if aside else token

    def _introduces(self, first: int, last: int) -> bool:
        """Whether a noun phrase brings in what others speak of again: "a report", "two men", "Nurses"."""
        bare = self.reading.tags[last - 1] == "NNS" and last - first == 1
        return (
            bare
            or self.reading.lower[first] in lexicons.words("anaphora", "introducing")
            or self.reading.tags[first] in ("CD", "NNP", "NNPS")
        )

    def kind(self, head: int) -> str | None:
        """What the noun stands for, if it is one of those that give news."""
        word, lemma, tag = self.reading.lower[head], self.reading.prose.lemmas[head].lower(), self.reading.tags[head]
        body = word in lexicons.words("organisations") or tag in ("NNP", "NNPS")
        told = {DOCUMENT: word in lexicons.words("documents"), BODY: body, GROUP: tag == "NNS" and lemma in _people()}
        return next((kind for kind, holds in told.items() if holds), PERSON if lemma in _people() else None)

    def extended(self, first: int, last: int) -> int:
        """Past the prepositional phrases behind a noun phrase, as far as a description goes."""
        attached, word = lexicons.words("anaphora", "attached"), self.reading.word
        while last - first < LONGEST and word(last) in attached and (chunk := self.reading.chunk_at(last + 1)):
            last = chunk[1]
        return last

    def before(self, token: int, reach: int):
        """The noun phrases before a token, nearest first, over so many units."""
        unit = bisect_left(self.units, token + 1) - 1
        limit = self.units[max(0, unit - reach)]
        for number in range(bisect_left(self.starts, token) - 1, -1, -1):
            if self.starts[number] < limit:
                return
            yield self.found[number]

    def subject_before(self, token: int, kinds: tuple[str, ...], plural: bool = False) -> Noun | None:
        """The last subject of one of the kinds and of that number before a token."""
        sought = {(True, kind, plural) for kind in kinds}
        return next((noun for noun in self.before(token, NEAR) if (noun.subject, noun.kind, noun.plural) in sought), None)

    def strangers(self) -> Iterator[Noun]:
        """The subjects that are somebody without a name and describe nobody named: "A nurse said", "The guard, who is 61, was"."""
        people = {mention.person: None for mention in self.people.mentions}
        named = self.people.at.keys() | {token for person in people for known in person.descriptions for token in range(*known[:2])}
        for noun in self.found:
            beside = {noun.first - 1, noun.last - 1, self.extended(noun.first, noun.last) + 1}
            unnamed = (noun.kind, noun.subject, is_epithet(noun.noun), self.reading.tags[noun.first]) in STRANGERS
            if unnamed and named.isdisjoint(beside):
                yield noun

    def introduced(self, first: int, last: int) -> Noun | None:
        """The phrase that brought in what "the official", "this person" or "the report" speaks of again."""
        reading = self.reading
        lemma, kind = reading.prose.lemmas[last - 1].lower(), self.kind(last - 1)
        if reading.lower[first] not in DEFINITE or last - first > 3 or kind not in (PERSON, DOCUMENT):
            return None
        told = [noun for noun in self.before(first, FAR) if noun.kind == kind and noun.introduces]
        return next(_same(told, lemma), None)

    def group_before(self, token: int) -> Noun | None:
        """The people of whom "one of them" is one; of "some of them" others would be asked again, without end."""
        groups = (noun for noun in self.before(token, NEAR) if noun.kind == GROUP)
        return next((noun for noun in groups if not self.is_of_them(noun.last)), None)

    def is_of_them(self, last: int) -> bool:
        """Whether a phrase goes on with "of them"."""
        return self.reading.lower[last : last + 2] in OF_THEM


def _same(told: list[Noun], lemma: str) -> Iterator[Noun]:
    """Of the nouns brought in before, the nearest first, those that another can mean, the likeliest first."""
    alike = lexicons.words("alike_nouns", lexicons.classes("alike_nouns").get(lemma, ""))
    yield from (noun for noun in told if noun.noun == lemma)
    yield from (noun for noun in told if noun.subject and lemma in lexicons.words("anaphora", "anybody"))
    yield from (noun for noun in reversed(told) if noun.noun in alike)


@cache
def _people() -> frozenset[str]:
    """Nouns of people."""
    return lexicons.words("roles") | lexicons.words("trades") | lexicons.words("anaphora", "anybody") | {"people"}
