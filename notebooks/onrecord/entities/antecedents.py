"""Whom "he" or "she" means: the people spoken of before, each with named features that add up to points.

The points stand in `data/lexicons/antecedent_points.tsv`. A candidate is judged by where it was last spoken of (by name, by a pronoun that
has been resolved, or as a speaker): how far back, in which part of the sentence, in whose words; and by what is known of it: how it is
spoken of, who spoke last, who was brought in just now. The likeliest is taken where it leads far enough, else nobody: unsure is unresolved.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.people import FEMALE, MALE, PRONOUN_GENDER, People, Person
from onrecord.prose.reading import FINITE, Reading

REACH = 8  # units back in which a candidate is looked for
DISTANCES = ("same unit", "unit before", "two units back", "three units back", "four units back and more")
DATIVES = frozenset(("IN", "TO"))
RELATIVE = frozenset(("who", "whose"))
OTHER = {MALE: FEMALE, FEMALE: MALE}
GIVEN_NAME = 2  # what a given name counts, in pronouns
INTRODUCED = 2  # units for which somebody counts as brought in just now


class Seen(NamedTuple):
    """Where somebody is spoken of: the token, the person, and the features of the place."""

    token: int
    person: Person
    place: tuple[str, ...]


class Choice(NamedTuple):
    """A candidate with its points and the features that make them."""

    person: Person | None
    points: float
    features: tuple[str, ...]


class Antecedents:
    """The people of an article as pronouns find them."""

    def __init__(self, reading: Reading, people: People):
        self.reading, self.people = reading, people
        self.unit_of = [number for number, unit in enumerate(reading.units) for _ in range(unit.first, unit.last)]
        self.seen: list[Seen] = []
        self.spoken: list[tuple[int, Person | None]] = []
        self.reported: list[tuple[int, int]] = []
        self.strangers: dict[int, Person] = {}  # people without a name by the token where they are the subject: "A nurse said"
        self.done = 0
        self.verbs: dict[int, list[int]] = {}

    def reports(self, content: list[tuple[int, int]]) -> None:
        """Note stretches of words that are reported, before their speaker is resolved."""
        self.reported += content

    def speaks(self, token: int, person: Person | None) -> None:
        """Note that somebody (None: no person) speaks at a token."""
        self.spoken.append((token, person))

    def brings_in(self, token: int, person: Person) -> None:
        """Note somebody without a name ("a nurse") who is spoken of at a token."""
        self._read_up_to(token)
        self.seen.append(Seen(token, person, ()))

    def resolve(self, token: int) -> tuple[Person | None, float]:
        """Whom the pronoun at a token means, and by how many points; None where nobody leads far enough."""
        return leader(self.rank(token, PRONOUN_GENDER[self.reading.lower[token]]))

    def rank(self, token: int, gender: str | None, follow: bool = True) -> list[Choice]:
        """The candidates of a pronoun or of "the senator" at a token, likeliest first."""
        if follow:
            self._read_up_to(token)
        choices = []
        for person, seen in self._latest(token).items():
            features = (*self._features(token, gender, person, seen),)
            choice = Choice(person, math.fsum(points().get(name, 0.0) for name in features), features)
            choices.append((-choice.points, -person.last_seen, person.first_seen, choice))
        return [choice for *_, choice in sorted(choices, key=lambda ranked: ranked[:3])]

    def _latest(self, token: int) -> dict[Person, list[Seen]]:
        """For everybody spoken of in reach before a token the places, the nearest first."""
        floor = self.reading.units[max(0, self.unit_of[token] - REACH)].first
        found: dict[Person, list[Seen]] = {}
        for seen in reversed(self.seen):
            if seen.token < floor:
                break
            if seen.token < token:
                found.setdefault(seen.person, []).append(seen)
        return found

    def _features(self, token: int, gender: str | None, person: Person, seen: list[Seen]) -> Iterator[str]:
        """The names of what speaks for or against a candidate."""
        unit = self.unit_of[token]
        last = seen[0]
        distance = min(unit - self.unit_of[last.token], len(DISTANCES) - 1)
        yield DISTANCES[distance]
        yield from (f"{name}, {'near' if distance < 2 else 'far'}" for name in last.place)
        yield self._gender(gender, person)
        yield from self._speaking(token, person)
        yield from ("paragraph before",) * (self.reading.paragraph_of(token) != self.reading.paragraph_of(last.token))
        yield from ("relative clause behind it",) * (not distance and not RELATIVE.isdisjoint(self.reading.lower[last.token : token]))
        yield from ("brought in just now",) * (self.unit_of[person.first_seen] >= unit - INTRODUCED)

    def _gender(self, gender: str | None, person: Person) -> str:
        """How the candidate is spoken of, weighed with what the given name suggests, beside the pronoun."""
        evidence = person.genders + Counter({person.given_gender: GIVEN_NAME})
        for_it, against = evidence[gender], evidence[OTHER.get(str(gender))]
        if not gender or for_it == against:
            return "gender not known"
        spoken = person.gender and (person.gender == gender) == (for_it > against)
        told = "noun" if person.unnamed else "spoken of" if spoken else "given name"
        return f"{told} {'fits' if for_it > against else 'does not fit'}"

    def _speaking(self, token: int, person: Person) -> Iterator[str]:
        """Whether the candidate spoke last, or last but one."""
        before = [(at, speaker) for at, speaker in self.spoken[-4:] if at < token]
        speakers = [speaker for _, speaker in before]
        if speakers[-1:] == [person]:
            yield f"spoke last, {DISTANCES[min(2, self.unit_of[token] - self.unit_of[before[-1][0]])]}"
        elif person in speakers:
            yield "spoke before the last"

    def _read_up_to(self, token: int) -> None:
        """Note everybody spoken of before a token, pronouns too, each resolved in its turn."""
        for at in range(self.done, token):
            mention = self.people.at.get(at)
            if mention is not None and mention.first == at:
                self.seen.append(Seen(at, mention.person, self._place(mention.first, mention.last)))
            elif at in self.strangers:
                self.seen.append(Seen(at, self.strangers[at], self._place(*(self.reading.chunk_at(at) or (at, at + 1)))))
            elif self.reading.lower[at] in PRONOUN_GENDER and self.reading.quote_of[at] is None:
                self._follow(at)
        self.done = max(self.done, token)

    def _follow(self, token: int) -> None:
        person, _ = leader(self.rank(token, PRONOUN_GENDER[self.reading.lower[token]], follow=False))
        if person is not None:
            self.seen.append(Seen(token, person, ("pronoun",)))

    def _place(self, first: int, last: int) -> tuple[str, ...]:
        """In which part of the sentence somebody is spoken of, and whether inside a quotation or reported words."""
        if self.reading.quote_of[first] is not None:
            return ("inside a quotation",)
        reported = any(start <= first < end for start, end in self.reported[-4:])
        return (self._part(first, last), *("inside reported words",) * reported)

    def _part(self, first: int, last: int) -> str:
        """Subject, object, possessor, modifier, or behind a preposition."""
        reading = self.reading
        start, end = reading.chunk_at(first) or (first, last)
        before = max(0, start - 1)
        verbs = self._verbs(reading.prose.sentence_of[first])
        at = bisect_left(verbs, last)
        ahead = verbs[at] if at < len(verbs) else last + WIDEST + 1
        told = {
            "possessor": reading.tags[last : last + 1] == ["POS"],
            "modifier": last < end,
            "behind a preposition": reading.tags[before] in DATIVES and reading.lower[before] not in lexicons.words("clause_words"),
            "object": ahead - last > WIDEST,
            "first subject": verbs[:1] == [ahead],
            "later subject": ahead - last < CLOSE,
        }
        return next((part for part, holds in told.items() if holds), "object")

    def _verbs(self, sentence: int) -> list[int]:
        """The verbs of a sentence outside of quotations; kept, for a sentence of a thousand names is asked about at each of them."""
        if sentence not in self.verbs:
            reading, found = self.reading, self.reading.prose.sentences[sentence]
            tokens = range(found.first, found.last)
            self.verbs[sentence] = [token for token in tokens if reading.tags[token] in VERBS and reading.quote_of[token] is None]
        return self.verbs[sentence]


VERBS = FINITE | {"VBN"}
WIDEST, CLOSE = 30, 3  # tokens between a subject and its verb: at most, and where another verb stands before


@cache
def points() -> dict[str, float]:
    """The points of every feature, and under "lead" by how many the likeliest must lead."""
    return {row["feature"]: float(row["points"]) for row in lexicons.table("antecedent_points")}


def leader(ranked: list[Choice]) -> tuple[Person | None, float]:
    """The likeliest candidate and its lead over the next, if it leads far enough."""
    first, second = (ranked + [NOBODY, NOBODY])[:2]
    lead = first.points - second.points if first.person else 0.0
    return (first.person, lead) if lead >= points()["lead"] else (None, lead)


NOBODY = Choice(None, 0.0, ())
