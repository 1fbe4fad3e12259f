"""The persons behind the full names of a corpus, and whose a bare surname is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.corpus.name_keys import PersonName, can_be_one, is_nickname

# Where a name that several persons may have is looked up, the widest place first, and what the wider place counts for in the narrower one,
# in articles (in the article itself, in attributions).
LEVELS = (("corpus", 0.0), ("outlet", 10.0), ("outlet and month", 5.0), ("article", 1.0))
DOMINANT = 0.7  # share that one of them has to have
TOGETHER = 0.5  # of the articles with the rarer of two forms that have both: then they are two persons


class Occurrence(NamedTuple):
    """One spelling in one article: how often it speaks there, where it stands, and how the article speaks of its bearer."""

    spelling: str
    article: str
    outlet: str
    month: str
    weight: int
    gender: str = ""

    def places(self) -> Iterator[tuple[str, ...]]:
        """Where it stands, in the order of LEVELS."""
        yield ("corpus",)
        yield ("outlet", self.outlet)
        yield ("outlet and month", self.outlet, self.month)
        yield ("article", self.article)


@dataclass(eq=False)
class Individual:
    """A person of the corpus: the full names that are his or hers, and how often the articles speak of him or her in either way."""

    names: list[PersonName] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def gender(self) -> str:
        """What most articles say, or "" where they are level."""
        woman, man = self.genders["woman"], self.genders["man"]
        return "" if woman == man else "woman" if woman > man else "man"


Pairs = frozenset[tuple[PersonName, PersonName]]


def group(forms: dict[PersonName, Iterable[Occurrence]], apart: Pairs) -> dict[PersonName, Individual | None]:
    """The person behind each full name of one surname, or None where it can be several persons'.

    `apart` are pairs of names that stand for two persons although they could be one's. Fuller names come first, then frequent ones.
    """
    held = {name: list(found) for name, found in forms.items()}
    weight = {name: sum(occurrence.weight for occurrence in found) for name, found in held.items()}
    apart = apart | frozenset(_met(held))
    persons: list[Individual] = []
    of: dict[PersonName, Individual | None] = {}
    for name in sorted(held, key=lambda name: (len(name.given) < 2, not name.suffix, -len(name.middle), -weight[name], name)):
        genders = Counter(occurrence.gender for occurrence in held[name] if occurrence.gender)
        open_to = [person for person in persons if all(_fits(name, other, genders, person, apart) for other in person.names)]
        if len(open_to) > 1:
            of[name] = None
            continue
        person = open_to[0] if open_to else Individual()
        if not open_to:
            persons.append(person)
        person.names.append(name)
        person.genders.update(genders)
        of[name] = person
    return of


def _fits(name: PersonName, other: PersonName, genders: Counter[str], person: Individual, apart: Pairs) -> bool:
    """Whether a name can be another name of a person."""
    if not can_be_one(name, other) or (name, other) in apart or (other, name) in apart:
        return False
    return name.given == other.given or not _opposed(genders, person.genders)


def _opposed(one: Counter[str], other: Counter[str]) -> bool:
    """Whether the one is spoken of as a woman, the other as a man."""
    sides = [Individual(genders=found).gender for found in (one, other)]
    return all(sides) and sides[0] != sides[1]


def _met(held: dict[PersonName, list[Occurrence]]) -> Iterator[tuple[PersonName, PersonName]]:
    """Names with different given names or suffixes that speak side by side in most articles in which the rarer of them speaks."""
    articles = {name: {occurrence.article for occurrence in found} for name, found in held.items()}
    names = sorted(held)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            both = len(articles[one] & articles[other])
            different = is_nickname(one.given, other.given) or one.suffix != other.suffix
            if both and different and both >= TOGETHER * min(len(articles[one]), len(articles[other])):
                yield one, other


class Bearers:
    """Whose a name is that several persons may have: the one who dominates where it stands."""

    def __init__(self) -> None:
        self.weights: dict[tuple[str, ...], Counter[Individual]] = defaultdict(Counter)

    def add(self, person: Individual, occurrence: Occurrence) -> None:
        """Note a full name of a person: once for each article in the wider places, in the article as often as it speaks."""
        *wider, article = occurrence.places()
        if not self.weights[article][person]:
            for place in wider:
                self.weights[place][person] += 1
        self.weights[article][person] += occurrence.weight

    def choose(self, occurrence: Occurrence, candidates: list[Individual]) -> tuple[Individual | None, str]:
        """The person, and the narrowest place that speaks of one; None where nobody dominates.

        The shares of each place are smoothed by those of the wider one (additive smoothing with a back-off prior: MacKay & Peto 1995,
        "A hierarchical Dirichlet language model"). Who is spoken of as the other gender is out.
        """
        open_to = [one for one in candidates if not occurrence.gender or one.gender in ("", occurrence.gender)]
        if not open_to:
            return None, ""
        shares = dict.fromkeys(open_to, 1 / len(open_to))
        told = ""
        for (level, strength), place in zip(LEVELS, occurrence.places(), strict=True):
            counted = self.weights.get(place, {})
            total = sum(counted.get(one, 0) for one in open_to)
            if total:
                shares = {one: (counted.get(one, 0) + strength * shares[one]) / (total + strength) for one in open_to}
                told = level
        best = max(open_to, key=lambda one: (shares[one], one.names))
        return (best, told) if told and shares[best] >= DOMINANT else (None, "")
