"""The persons behind the full names of a corpus, and whose a bare surname is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from onrecord.corpus.name_keys import PersonName, can_be_one, first_letters, is_nickname

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


@dataclass
class Usage:
    """How a full name is used over the corpus: its attributions, in how many articles it is a woman's or a man's, and where it stands."""

    weight: int = 0
    genders: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)  # of names that are compared by them, empty for all others

    def add(self, occurrence: Occurrence, keep: bool) -> None:
        """Count an occurrence, and `keep` its article."""
        self.weight += occurrence.weight
        if occurrence.gender:
            self.genders[occurrence.gender] += 1
        if keep:
            self.articles.add(occurrence.article)


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


def group(forms: dict[PersonName, Usage], apart: Pairs) -> dict[PersonName, Individual | None]:
    """The person behind each full name of one surname, or None where it can be several persons'.

    `apart` are pairs of names that stand for two persons although they could be one's. Fuller names come first, then frequent ones.
    """
    apart = apart | frozenset(_met(forms))
    persons: dict[str, dict[Individual, None]] = defaultdict(dict)  # by the letters that given names of theirs may begin with
    of: dict[PersonName, Individual | None] = {}
    for name in sorted(forms, key=lambda name: (len(name.given) < 2, not name.suffix, -len(name.middle), -forms[name].weight, name)):
        genders, letters = forms[name].genders, first_letters(name)
        near = {person: None for letter in letters for person in persons[letter]}
        open_to = [person for person in near if all(_fits(name, other, genders, person, apart) for other in person.names)]
        if len(open_to) > 1:
            of[name] = None
            continue
        person = open_to[0] if open_to else Individual()
        for letter in letters:
            persons[letter][person] = None
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


def compared(names: Iterable[PersonName]) -> Iterator[tuple[PersonName, PersonName]]:
    """The pairs of names of one surname that can be one person's but for another form of the given name, or another suffix."""
    by_letter: dict[tuple[str, str], list[PersonName]] = defaultdict(list)
    for name in sorted(set(names)):
        for letter in first_letters(name):
            by_letter[name.surname, letter].append(name)
    for near in by_letter.values():
        for one, other in combinations(near, 2):
            if (one.suffix != other.suffix or is_nickname(one.given, other.given)) and can_be_one(one, other):
                yield one, other


def _met(forms: dict[PersonName, Usage]) -> Iterator[tuple[PersonName, PersonName]]:
    """Pairs of such names that speak side by side in most articles in which the rarer of them speaks."""
    for one, other in compared(forms):
        articles, others = forms[one].articles, forms[other].articles
        both = len(articles & others)
        if both and both >= TOGETHER * min(len(articles), len(others)):
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

    def forget(self, article: str) -> None:
        """Note no longer who speaks in an article: nobody has to be told there."""
        self.weights.pop(("article", article), None)

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
