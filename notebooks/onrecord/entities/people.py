"""The people an article names: full names, their short forms, and the evidence for how they are spoken of."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.names import NAME_TAGS, SUFFIX, Name, find_names, is_headline
from onrecord.prose.reading import Reading
from onrecord.prose.token_patterns import BACK, Vocabulary, read_pattern

PARTICLES = lexicons.words("name_particles")
DIRECTIONS = lexicons.words("directions")
MALE, FEMALE = "male", "female"
PRONOUN_GENDER = {"he": MALE, "him": MALE, "his": MALE, "himself": MALE, "she": FEMALE, "her": FEMALE, "hers": FEMALE, "herself": FEMALE}
LONGEST = 6
TITLED = 5  # what a form of address counts, in pronouns
MOST = 50  # people; a surname, a first name or an initial that more share tells of nobody who is meant


class Description(NamedTuple):
    """Tokens [first, last) that describe a person, and how: "title", "apposition", "of" (whose), "clause" (what he or she leads or does),
    "owner" (whose firm), "letters" (behind the name), "age" or "circumstance" (a relative clause about his or her life, somebody's kin)."""

    first: int
    last: int
    form: str


@dataclass(eq=False)
class Person:
    """A person: the fullest name, how often the text speaks of him or her in either way, and where; or somebody without a name."""

    name: list[str]
    first_seen: int
    last_seen: int = -1
    seen: int = 0
    genders: Counter = field(default_factory=Counter)
    descriptions: list[Description] = field(default_factory=list)
    written: str = ""
    unnamed: bool = False

    @property
    def surname(self) -> str:
        """The last part of the name that is no suffix."""
        return (_core(self.name) or self.name)[-1]

    @property
    def text(self) -> str:
        """The name as written, without title."""
        return self.written or " ".join(self.name)

    @property
    def gender(self) -> str | None:
        """The gender for which the text has more evidence."""
        male, female = self.genders[MALE], self.genders[FEMALE]
        return None if male == female else MALE if male > female else FEMALE

    @property
    def given_gender(self) -> str | None:
        """The gender that the given name suggests; for finding who a pronoun means, and never shown."""
        return GIVEN.get(lexicons.classes("given_names").get(self.name[0].lower(), ""))

    def can_be(self, gender: str | None) -> bool:
        """Whether a title that tells a gender, if any, can be hers or his."""
        return gender in (None, self.gender or self.given_gender or gender)


GIVEN = {MALE: MALE, FEMALE: FEMALE}


@dataclass(frozen=True)
class PersonMention:
    """A name in the text: its tokens [first, last), where the name proper begins after titles, and the person."""

    first: int
    name_first: int
    last: int
    person: Person


class People:
    """All people of an article with their mentions in order."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.by_surname: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = defaultdict(list)
        self.by_both: dict[tuple[str, str], dict[Person, None]] = defaultdict(dict)
        self.indexed: set[tuple[Person, str, str]] = set()  # people that stand under a last or first name
        self.mentions: list[PersonMention] = []
        self.at: dict[int, PersonMention] = {}
        names = list(find_names(reading))
        headlines = {number for number, sentence in enumerate(reading.prose.sentences) if is_headline(reading, sentence)}
        labels = {name.first for name in names if reading.words[name.last : name.last + 1] == [":"]}
        in_text = [name for name in names if name.first in labels or reading.prose.sentence_of[name.first] not in headlines]
        for name in in_text:
            self._register(name)
        for name in names:
            for part in [name] if name in in_text else self._known_parts(name):
                self._mention(part)
        self.at = {token: mention for mention in self.mentions for token in range(mention.first, mention.last)}
        self._pronoun_evidence()

    def _register(self, name: Name) -> None:
        """Make a person of a full name, or find the person whose name it is."""
        words = self.reading.words[name.name_first : name.last]
        core = _core(words)
        if not core or not (len(core) > 1 or self._introduced(name)) or not _looks_personal(self.reading, name):
            return
        surname = core[-1].lower()
        gender = self._titled_gender(name)
        alone = (person for person in self.by_both.get((core[0].lower(), ""), {}) if len(person.name) == 1)  # "his wife, Lena", "Lena Orne"
        by_first = self.by_first.get(core[0].lower(), [])[:MOST] * (len(core) == 1)  # "Lena Orne", "his wife, Lena"
        likely = [*self.namesakes(surname, core), *alone, *by_first]
        known = (person for person in likely if _same_suffix(person.name, words))
        same = next((person for person in known if person.can_be(gender)), None)
        written = " ".join(self.reading.prose.span_text(name.name_first, name.last).split()) if "q" in name.letters else ""
        if same is not None:
            same.name, same.written = max((same.name, same.written), (list(words), written), key=lambda name: len(name[0]))
            return self._index(same, core)
        person = Person(list(words), name.first, written=written)
        self._index(person, core)

    def _index(self, person: Person, core: list[str]) -> None:
        """Make a person found by the last word of a name, and by the first where it has several."""
        for form, index, word in (("last", self.by_surname, core[-1].lower()), ("first", self.by_first, core[0].lower()))[: len(core)]:
            index.setdefault(word, []).extend([person] * ((person, form, word) not in self.indexed))
            self.indexed.add((person, form, word))
        self._file(core[-1].lower(), person)

    def add(self, surname: str, person: Person) -> None:
        """Add a person to those of a surname, in lower case."""
        self.by_surname.setdefault(surname, []).append(person)
        self._file(surname, person)

    def _file(self, surname: str, person: Person) -> None:
        """Keep a person under the surname and what can be told of the first name: all of it, how it begins, nothing."""
        first = _first_name(person.name)
        for told in (first, f"{first[:1]}+", "+"):
            self.by_both[surname, told][person] = None

    def namesakes(self, surname: str, words: list[str]) -> list[Person]:
        """The people of a surname who can have the first name of a name, in the order of the text; nobody where too many can."""
        first = _first_name(words)
        told = (first, first[0], "") if len(first) > 1 else (f"{first}+", "") if first else ("+",)
        found = [self.by_both.get((surname, part), {}) for part in told]
        few = {person for people in found for person in people} if max(map(len, found)) <= MOST else ()
        return sorted((person for person in few if _same_first_name(person.name, words)), key=lambda person: person.first_seen)

    def are_called(self, word: str) -> bool:
        """Whether a word in lower case is a surname or first name of somebody."""
        return word in self.by_surname or word in self.by_first

    def _introduced(self, name: Name) -> bool:
        """Whether a lone name is introduced as a person's: "Mr Anton", "Anton, 24,", "Anton, who", "her father, Anton,"."""
        lower, tags = self.reading.lower, self.reading.tags
        titled = name.name_first > name.first and lower[name.name_first - 1] in _personal_titles()
        behind = lower[name.last : name.last + 3]
        aged = behind[:1] + behind[2:] == [",", ","] and tags[name.last + 1] == "CD"
        apposed = lower[max(0, name.first - 1) : name.first] == [","] and lower[name.first - 2] in lexicons.words("gendered")
        kin = lower[name.name_first - 1] in lexicons.words("roles", "kin")
        return titled or aged or kin or behind[:2] == [",", "who"] or apposed and behind[:1] == [","]

    def _titled_gender(self, name: Name) -> str | None:
        """The gender that the titles before a name tell."""
        titles = map(lexicons.classes("gendered").get, self.reading.lower[name.first : name.name_first])
        return next(filter(None, titles), None)

    def _known_parts(self, name: Name) -> list[Name]:
        """The names of known people in a headline, where everything has capitals."""
        at, found = name.first, []
        while at < name.last:
            size = self._known_at(at, name.last)
            found += [Name(at, at, at + size, "N")] * bool(size)
            at += max(size, 1)
        return found

    def _known_at(self, token: int, last: int) -> int:
        """Of how many tokens the name of a known person is that begins at one."""
        first, second = (self.reading.lower[token : min(token + 2, last)] + [""])[:2]
        full = any(person.name[0].lower() == first for person in self.namesakes(second, [first, second]))
        return 2 if full else int(first in self.by_surname)

    def _mention(self, name: Name) -> None:
        words = self.reading.words[name.name_first : name.last]
        core, gender = _core(words), self._titled_gender(name)
        person = self._find(core, words, gender) if core else None
        if person is None or len(core) > 1 and not _looks_personal(self.reading, name):
            return
        person.genders.update({gender: TITLED} if gender else {})
        person.last_seen, person.seen = name.first, person.seen + 1
        self.mentions.append(PersonMention(name.first, name.name_first, name.last, person))

    def _find(self, core: list[str], words: list[str], gender: str | None) -> Person | None:
        """Whose name it is: of several people of that surname the one whose first name, suffix and title agree, and who was named last."""
        first = next((at for at, word in enumerate(core[:-1]) if word.lower() not in PARTICLES), len(core) - 1)
        core = core[first:]
        given = self.by_first.get(" ".join(core).lower(), [])
        candidates = self.namesakes(core[-1].lower(), core) or given * (len(given) <= MOST)
        fitting = [person for person in candidates if person.can_be(gender) and _same_suffix(person.name, words)]
        return max(fitting, key=lambda person: (person.last_seen, -person.first_seen), default=None)

    def adopt(self, token: int) -> Person | None:
        """The person that a lone capitalised word names where it speaks for itself, or None where it is no name."""
        lower = self.reading.lower[token]
        if known := self.by_surname.get(lower):
            return known[0]
        if not self._can_adopt(token):
            return None
        person = Person([self.reading.words[token]], token)
        self.add(lower, person)
        return person

    def _can_adopt(self, token: int) -> bool:
        """Whether a word can be the name of somebody of whom nothing else is known: capitalised, no acronym, no common word."""
        word, proper = self.reading.words[token], self.reading.tags[token] in NAME_TAGS
        return proper and word[0].isupper() and not word.isupper() and not self.ordinary(token)

    def ordinary(self, token: int) -> bool:
        """Whether a word is no name by itself, whatever its capital."""
        return not _ordinary().isdisjoint((self.reading.lower[token], self.reading.lower[token].removesuffix("s")))

    def _pronoun_evidence(self) -> None:
        """Count pronouns that follow a name within its sentence, where it is the only name so far."""
        for sentence in self.reading.prose.sentences:
            tokens = range(sentence.first, sentence.last)
            named = [token for token in tokens if token in self.at]
            person = self.at[named[0]].person if named else None
            other = next((token for token in named if self.at[token].person is not person), sentence.last)
            if person is not None:
                person.genders.update(filter(None, map(self._pronoun, range(named[0], other))))

    def _pronoun(self, token: int) -> str | None:
        """The gender that a pronoun outside of quotation marks tells."""
        told = token not in self.at and self.reading.quote_of[token] is None
        return PRONOUN_GENDER.get(self.reading.lower[token]) if told else None


def _core(words: list[str]) -> list[str]:
    """The words of a name without suffixes, nicknames' marks and commas."""
    return [word for word in words if word[0].isalnum() and not SUFFIX.fullmatch(word.lower())]


@cache
def _personal_titles() -> frozenset[str]:
    return lexicons.words("titles") - lexicons.words("impersonal_titles")


@cache
def _ordinary() -> frozenset[str]:
    """Words that are no name by themselves, whatever their capital."""
    lists = ("organisations", "impersonal_names", "places", "documents", "roles", "nouns_of_time", "stopwords", "light_modifiers")
    return frozenset().union(*map(lexicons.words, lists))


def _same_first_name(name: list[str], words: list[str]) -> bool:
    """Whether two names of one surname can be one person's: a first name is missing, the same, or an initial of it."""
    a, b = _first_name(name), _first_name(words)
    return a == b or "" in (a, b) or (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _first_name(words: list[str]) -> str:
    """The first name of a name, or its initial, in lower case; "" of a lone name."""
    return words[0].lower().rstrip(".") if len(words) > 1 else ""


def _same_suffix(*names: list[str]) -> bool:
    """Whether no two names have different suffixes: "Jr." is not "Sr."."""
    return len({word.lower().rstrip(".") for name in names for word in name[1:] if SUFFIX.fullmatch(word.lower())}) < 2


def _looks_personal(reading: Reading, name: Name) -> bool:
    """Whether capitalised words can be a person's name: no word of an organisation or place in them, no article before."""
    first, last = name.name_first, name.last
    lower, written = reading.lower[first:last], reading.words[first:last]
    place = lower[0] in DIRECTIONS or " ".join(lower) in _places()
    mixed = any(word.isupper() for word in written if len(word) > 3) and not "".join(written).isupper()
    part = OF_BODY.match(reading, first - 1) or TITLES.fullmatch(name.letters)
    determined = reading.lower[first - 1 : first] == ["the"]
    against = (place, mixed, determined, last - first > LONGEST, ORGANISED.intersection(name.letters), part)
    return not any(against)


ORGANISED = frozenset("OD")
# What a name is part of: "Federation of [Velm Brewers]"; and one of titles alone, "Chief Executive".
OF_BODY, TITLES = read_pattern("^&@organisations of|for", Vocabulary(), BACK), re.compile("TT+")


def _places() -> frozenset[str]:
    return lexicons.words("places")
