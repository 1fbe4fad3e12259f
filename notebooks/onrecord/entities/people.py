"""The people an article names: full names, their short forms, and the evidence in the text for how they are spoken of."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property

from onrecord import lexicons
from onrecord.prose.reading import Reading

PARTICLES = lexicons.words("name_particles")
SUFFIXES = frozenset(("jr.", "jr", "sr.", "sr", "ii", "iii", "iv"))
DIRECTIONS = lexicons.words("directions")
MALE, FEMALE = "male", "female"
PRONOUN_GENDER = {"he": MALE, "him": MALE, "his": MALE, "himself": MALE, "she": FEMALE, "her": FEMALE, "hers": FEMALE, "herself": FEMALE}


@dataclass(eq=False)
class Person:
    """A person: the fullest name, how often the text speaks of him or her in either way, and where."""

    name: list[str]
    first_seen: int
    last_seen: int = -1
    genders: Counter = field(default_factory=Counter)
    descriptions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last part of the name that is no suffix."""
        words = [word for word in self.name if word.lower() not in SUFFIXES]
        return (words or self.name)[-1]

    @property
    def text(self) -> str:
        """The name as written, without title."""
        return " ".join(self.name)

    @property
    def gender(self) -> str | None:
        """The gender for which the text has more evidence."""
        male, female = self.genders[MALE], self.genders[FEMALE]
        return None if male == female else MALE if male > female else FEMALE


@dataclass(frozen=True)
class Mention:
    """A name in the text: its tokens [first, last), where the name proper begins after titles, and the person."""

    first: int
    name_first: int
    last: int
    person: Person


class People:
    """All people of an article with their mentions in order."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        self.by_first: dict[str, list[Person]] = defaultdict(list)
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}
        runs = list(_name_runs(reading))
        for run in runs:
            self._register(*run)
        for run in runs:
            self._mention(*run)
        self.at = {token: mention for mention in self.mentions for token in range(mention.first, mention.last)}
        self._pronoun_evidence()

    def _register(self, first: int, name_first: int, last: int) -> None:
        """Make a person of a full name, or find the person whose name it is."""
        words = self.reading.words[name_first:last]
        core = [word for word in words if word.lower() not in SUFFIXES]
        titled = name_first > first
        if (
            not core
            or len(core) < 2
            and not self._introduced(name_first, last)
            and not (titled and self.reading.lower[name_first - 1] in _personal_titles())
        ):
            return
        if not _looks_personal(self.reading, name_first, last):
            return
        surname = core[-1].lower()
        for person in self.by_surname[surname]:
            if _same_first_name(person.name, core):
                if len(words) > len(person.name):
                    person.name = list(words)
                return
        person = Person(list(words), first)
        self.by_surname[surname].append(person)
        if len(core) > 1:
            self.by_first[core[0].lower()].append(person)

    def _introduced(self, first: int, last: int) -> bool:
        """Whether a lone name is introduced as a person's: "Anton, 24,", "Anton, who", "her father, Anton"."""
        lower, tags = self.reading.lower, self.reading.tags
        if lower[last : last + 1] == [","] and (
            lower[last + 1 : last + 2] == ["who"] or tags[last + 1 : last + 2] == ["CD"] and lower[last + 2 : last + 3] == [","]
        ):
            return True
        return first > 1 and lower[first - 1] == "," and lower[first - 2] in lexicons.words("gendered") and lower[last : last + 1] == [","]

    def _mention(self, first: int, name_first: int, last: int) -> None:
        words = [word for word in self.reading.words[name_first:last] if word.lower() not in SUFFIXES]
        if not words:
            return
        title = self.reading.lower[first:name_first]
        gender = next((lexicons.classes("gendered").get(word) for word in title if word in lexicons.classes("gendered")), None)
        person = self._find(words, gender)
        if person is None or len(words) > 1 and not _looks_personal(self.reading, name_first, last):
            return
        if gender:
            person.genders[gender] += 5
        person.last_seen = first
        self.mentions.append(Mention(first, name_first, last, person))

    def _find(self, words: list[str], gender: str | None) -> Person | None:
        """Whose name it is: of several people of that surname the one whose first name and title agree, and who was named last."""
        while len(words) > 1 and words[0].lower() in PARTICLES:
            words = words[1:]
        candidates = self.by_surname.get(words[-1].lower()) or []
        if len(words) > 1:
            candidates = [person for person in candidates if _same_first_name(person.name, words)]
        elif not candidates:
            candidates = self.by_first.get(words[0].lower()) or []
        if gender:
            candidates = [person for person in candidates if person.gender in (gender, None)] or candidates
        return max(candidates, key=lambda person: (person.last_seen, -person.first_seen), default=None)

    def adopt(self, token: int) -> Person | None:
        """The person that a lone capitalised word names where it speaks for itself, or None where it is no name."""
        word, lower = self.reading.words[token], self.reading.lower[token]
        known = self.by_surname.get(lower) or self.by_first.get(lower)
        if known:
            return known[0]
        if (
            not word[0].isupper()
            or lower in _not_personal()
            or lower in _places()
            or lower in lexicons.words("documents")
            or lower in lexicons.words("roles")
        ):
            return None
        single = lower.removesuffix("s")
        if single in lexicons.words("roles") or single in _places():
            return None
        if word.isupper() and len(word) < 5 or self.reading.tags[token] not in ("NNP", "NNPS") and not self._is_proper(word):
            return None
        person = Person([word], token)
        self.by_surname[lower].append(person)
        return person

    def _is_proper(self, word: str) -> bool:
        """Whether a word stands capitalised inside a sentence somewhere and nowhere in lower case."""
        if word not in self._inside:
            return False
        return word.lower() not in self._lower

    @cached_property
    def _inside(self) -> frozenset[str]:
        words = self.reading.words
        return frozenset(
            words[t]
            for s in self.reading.prose.sentences
            for t in range(s.first + 1, s.last)
            if words[t][0].isupper() and words[t - 1][0].isalnum()
        )

    @cached_property
    def _lower(self) -> frozenset[str]:
        return frozenset(word for word in self.reading.words if word.islower())

    def _pronoun_evidence(self) -> None:
        """Count pronouns that follow a name within its sentence, where it is the only name so far."""
        for sentence in self.reading.prose.sentences:
            named: list[Person] = []
            for token in range(sentence.first, sentence.last):
                mention = self.at.get(token)
                if mention is not None:
                    if mention.person not in named:
                        named.append(mention.person)
                elif len(named) == 1 and self.reading.quote_of[token] is None:
                    gender = PRONOUN_GENDER.get(self.reading.lower[token])
                    if gender:
                        named[0].genders[gender] += 1
                elif len(named) > 1:
                    break


@cache
def _personal_titles() -> frozenset[str]:
    return lexicons.words("titles") - lexicons.words("impersonal_titles")


def _same_first_name(name: list[str], words: list[str]) -> bool:
    """Whether two names of one surname can be one person's: a first name is missing, the same, or an initial of it."""
    if len(name) < 2 or len(words) < 2:
        return True
    a, b = name[0].lower().rstrip("."), words[0].lower().rstrip(".")
    return a == b or (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _looks_personal(reading: Reading, first: int, last: int) -> bool:
    """Whether capitalised words can be a person's name: no word of an organisation or place in them, no article before."""
    words, written = reading.lower[first:last], reading.words[first:last]
    if last - first > 5 or any(word in _not_personal() or not word.isalpha() and any(map(str.isdigit, word)) for word in words):
        return False
    if " ".join(words) in _places() or words[-1] in _places() and (last - first == 1 or words[0] in DIRECTIONS):
        return False
    capitals = [word.isupper() for word in written if len(word) > 3]
    if any(capitals) and not all(word.isupper() for word in written):
        return False
    return not (first and reading.lower[first - 1] == "the" and reading.tags[first - 1] == "DT")


@cache
def _not_personal() -> frozenset[str]:
    times = lexicons.words("nouns_of_time", "when") - {"april", "may", "june", "august"}
    return lexicons.words("organisations") | times | lexicons.words("impersonal_names")


def _places() -> frozenset[str]:
    return lexicons.words("places")


def _name_runs(reading: Reading):
    """Runs of capitalised words: (first token, first token of the name after titles, last)."""
    token, size = 0, len(reading.words)
    sentence_of = reading.prose.sentence_of
    while token < size:
        if not _is_name_word(reading, token):
            token += 1
            continue
        first = token
        while (
            token < size
            and sentence_of[token] == sentence_of[first]
            and (
                _is_name_word(reading, token)
                or reading.lower[token] in PARTICLES
                and token + 1 < size
                and _is_name_word(reading, token + 1)
            )
        ):
            token += 1
        if token + 1 < size and reading.words[token] == "," and reading.lower[token + 1] in SUFFIXES:
            token += 2
        last = token - (
            token - first > 2
            and reading.words[token - 1].isupper()
            and 1 < len(reading.words[token - 1]) < 5
            and reading.lower[token - 1] not in SUFFIXES
        )
        yield first, _after_titles(reading, first, last), last


def _is_name_word(reading: Reading, token: int) -> bool:
    word = reading.words[token]
    return word[0].isupper() and (
        reading.tags[token] in ("NNP", "NNPS") or word.lower() in _personal_titles() and reading.tags[token] in ("NN", "JJ")
    )


def _after_titles(reading: Reading, first: int, last: int) -> int:
    """The first token of the name proper: past the last title, role or place that leaves a name."""
    at = first
    titles, roles, places = lexicons.words("titles"), lexicons.words("roles"), _places()
    for token in range(first, last - 1):
        word = reading.lower[token]
        if word in titles or word in roles or last - token > 2 and (word in places or word in _not_personal()):
            at = token + 1
    return at
