"""The persons behind the full names of a corpus, and whose a bare surname is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from onrecord.corpus.name_keys import PersonName, can_be_one, first_letters, is_nickname

PERSON, ORGANISATION, DOCUMENT, KIND, NOBODY = "person", "organisation", "document", "kind", "nobody"
TOGETHER = 0.5  # of the articles with the rarer of two forms that have both: then they are two persons


@dataclass
class Identities:
    """What the spellings of a corpus stand for.

    `everywhere` is {spelling: (what, key, how)}; `here` the same for (article, spelling) where it depends on the article. `names` are
    {(what, key): the name to show}.
    """

    everywhere: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    here: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)


class Occurrence(NamedTuple):
    """One spelling in one article: how often it speaks there, where it stands, and how the article speaks of its bearer."""

    spelling: str
    article: str
    outlet: str
    month: str
    weight: int
    gender: str = ""
    role: str = ""

    def places(self) -> Iterator[tuple[str, ...]]:
        """Where it stands, in the order of LEVELS; () where that is not known, for what is said of a wider place tells nothing twice."""
        yield ("corpus",)
        yield ("outlet", self.outlet) if self.outlet else ()
        yield ("outlet and month", self.outlet, self.month) if self.outlet and self.month else ()
        yield ("article", self.article)


@dataclass
class Usage:
    """How a full name is used over the corpus: its attributions, in how many articles it is a woman's or a man's, and where it stands."""

    weight: int = 0
    genders: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)  # of names that are compared by them, empty for all others

    def add(self, weight: int, women: int = 0, men: int = 0) -> None:
        """Count attributions, and the articles that speak of a woman and of a man."""
        self.weight += weight
        self.genders.update(woman=women, man=men)


@dataclass(eq=False)
class Individual:
    """A person of the corpus: his or her full names, how often articles speak of a woman and of a man, and the roles."""

    names: list[PersonName] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)  # as articles write them, folded; known of those whose bare name somebody else has, too

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
