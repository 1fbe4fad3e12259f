"""What two spellings of one name have in common: keys of persons, of organisations and documents, and of phrases that name nobody."""

import re
import unicodedata
from contextlib import suppress
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.names import SUFFIX

DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?\.?")  # "F.A.A.", "J.K."
POSSESSIVE = re.compile(r"['’]s?(?= |$)")
JOINED = re.compile(r"\s*&\s*|\s+\+\s+")
EDGES = " \t\n.,;:()[]“”\"'‘’"
COMMON = ("roles", "organisations", "documents", "generic_bodies", "nouns_of_time", "determiners")  # lexicons of words that are no names
TURNED = ("ministry", "department")  # that of something stands behind it as well: the Ministry of Transport is the Transport Ministry
INITIALS = 3  # letters that a run of capitals before a surname may have: "JK", "JRR"


class PersonName(NamedTuple):
    """A person's name in parts, folded: "Dr. José M. Ruiz Jr." is jose, (m,), ruiz, jr; a lone word is a surname."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def full(self) -> bool:
        """Whether it has more than a surname."""
        return bool(self.given)


def fold(text: str) -> str:
    """A text without accents, capitals, curly marks and double spaces; UTF-8 that was taken for Windows-1252 is mended."""
    if not text.isascii():
        with suppress(UnicodeError):  # what was not taken for it fails at once
            text = text.encode("cp1252").decode("utf-8")
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
        text = text.replace("’", "'").replace("‘", "'")
    return " ".join(text.casefold().split())


@lru_cache(maxsize=2**16)
def read_person(text: str) -> PersonName:
    """The parts of a person's name; titles and sentence openers before it, particles in it and marks around it are left out."""
    words = [part for word in text.split() for part in _parts(word.strip(EDGES.replace(".", "")))]
    while len(words) > 1 and fold(words[0]).removesuffix("-elect") in _openers():
        words = words[1:]
    suffix = ""
    while len(words) > 1 and SUFFIX.fullmatch(fold(words[-1])):
        suffix = fold(words.pop()).rstrip(".")
    words = [word for word in _apart(words) if word not in lexicons.words("name_particles")] or words
    folded = [fold(word).rstrip(".") for word in words if word]
    if not folded:
        return PersonName("", (), "", suffix)
    return PersonName(folded[0] if len(folded) > 1 else "", tuple(folded[1:-1]), folded[-1], suffix)


def _apart(words: list[str]) -> list[str]:
    """Words of which the last is no more joined to a particle: "Sami Al-Doren" is "Sami al Doren"."""
    particle, hyphen, surname = words[-1].partition("-") if words else ("", "", "")
    return [*words[:-1], particle.lower(), surname] if hyphen and particle.lower() in lexicons.words("name_particles") else words


def _parts(word: str) -> list[str]:
    """A word of a name, or its initials one by one: "J.K." and "JK" are two, "Jean-Luc" one."""
    if DOTTED.fullmatch(word) or word.isupper() and word.isalpha() and 1 < len(word) < INITIALS and not SUFFIX.fullmatch(fold(word)):
        return [letter for letter in word if letter.isalpha()]
    return [POSSESSIVE.sub("", word)] if word.strip(EDGES) else []


@cache
def _openers() -> frozenset[str]:
    """Words before a name that are no part of it, capitalised though they are."""
    return lexicons.words("titles") | lexicons.words("auxiliaries") | lexicons.words("function_words")


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    """{short form of a given name: the names that it may stand for}."""
    return {row["short"]: frozenset(row["full"].split()) for row in lexicons.table("nicknames")}


def is_nickname(one: str, other: str) -> bool:
    """Whether one given name is a short form of the other, or both of one name."""
    forms = _full_forms()
    if one == other or one not in forms and other not in forms:
        return False
    return not ({one} | forms.get(one, frozenset())).isdisjoint({other} | forms.get(other, frozenset()))


def fit(one: str, other: str) -> bool:
    """Whether two given or middle names can be one: the same, an initial of it, or a short form."""
    return one == other or is_nickname(one, other) or _is_initial(one, other) or _is_initial(other, one)


def _is_initial(one: str, other: str) -> bool:
    """Whether the one is the initial of the other, or of a name that the other is short for."""
    return len(one) == 1 and any(name[:1] == one for name in (other, *_full_forms().get(other, ())))


def first_letters(name: PersonName) -> set[str]:
    """The letters that given names of somebody may begin with; two names that can be one person's share one of them."""
    letters = {form[:1] for form in (name.given, *_full_forms().get(name.given, ()))}
    return letters | {middle[:1] for middle in name.middle[:1] if len(name.given) == 1}


def can_be_one(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's, by the names alone: parts that both have do not contradict each other."""
    if one.surname != other.surname or one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if fit(one.given, other.given):
        return all(fit(a, b) for a, b in zip(one.middle, other.middle, strict=False))
    return _by_middle_name(one, other) or _by_middle_name(other, one)


def _by_middle_name(one: PersonName, other: PersonName) -> bool:
    """Whether the one leaves out an initial that the other puts first: "Brent Moss" and "L. Brent Moss"."""
    return len(other.given) == 1 and bool(other.middle) and not one.middle and one.given == other.middle[0] and len(one.given) > 1


def organisation_key(text: str) -> str:
    """What the spellings of an organisation or document share: no article, "and" for "&", no dots in initials, no form of company."""
    plain = DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    words = [word.strip(EDGES) for word in POSSESSIVE.sub("", fold(JOINED.sub(" and ", plain))).split()]
    words = _without_first([word for word in words if word])
    while len(words) > 1 and (words[-1] in lexicons.words("company_forms") or words[-1] == "and"):
        words.pop()
    if len(words) > 2 and words[0] in TURNED and words[1] in ("of", "for"):
        words = [*_without_first(words[2:]), words[0]]
    return " ".join(words)


def without_descriptor(text: str) -> str:
    """A name without the common nouns before it that say what it names: "the bank workers' union Banka" is "Banka"."""
    words = text.split()
    at = next((at for at, word in enumerate(words) if not word.islower()), 0)
    kept = lexicons.words("attaching_prepositions") | lexicons.words("name_particles")
    is_name = at and words[at][0].isupper() and fold(words[at]) not in lexicons.words("nouns_of_time", "when")
    return " ".join(words[at:]) if is_name and kept.isdisjoint(words[:at]) else text


def is_organisation(name: str) -> bool:
    """Whether a name ends as those of organisations do: "Velmar Holdings", "Hanbit Shipyards"."""
    last = fold(name.split()[-1]).rstrip(".")
    return any(form in lexicons.words(known) for known in ("organisations", "company_forms") for form in (last, last.removesuffix("s")))


def kind_key(text: str) -> str:
    """What phrases that name nobody have in common: "Some officials" and "the officials" are "officials"; "" where nothing is left."""
    return " ".join(_without_first([word.strip(EDGES) for word in fold(text).split() if word.strip(EDGES)]))


def _without_first(words: list[str]) -> list[str]:
    """Words without the determiners, quantifiers and numbers that begin them."""
    at = 0
    while at < len(words) and (words[at] in _determiners() or words[at].isdigit()):
        at += 1
    return words[at:] if at < len(words) or all(word in _determiners() for word in words) else words


@cache
def _determiners() -> frozenset[str]:
    return lexicons.words("determiners")


def is_proper(text: str, common: frozenset[str] = frozenset()) -> bool:
    """Whether a phrase holds a name: a capital that is not due to where the phrase stands.

    `common` are phrases (as `kind_key` gives them) that are known from lower case; whose campaign "his campaign" is, it does not say.
    """
    words = [word.strip(EDGES) for word in text.split() if word.strip(EDGES)]
    if not words or fold(words[0]) in lexicons.words("determiners", "possessive"):
        return False
    rest = words[len(words) - len(kind_key(text).split()) :] if kind_key(text) else []
    if not rest:
        return False
    if any(any(letter.isupper() for letter in word[1:]) for word in rest) or any(word[0].isupper() for word in rest[1:]):
        return True
    if not rest[0][0].isupper() or len(rest) < len(words) or POSSESSIVE.search(rest[0]):
        return rest[0][0].isupper()
    return kind_key(text) not in common and not _is_common(fold(rest[-1]))


@cache
def _is_common(noun: str) -> bool:
    """Whether a noun is one of a kind of person, body or document, in singular or plural, or of a day."""
    return any(form in lexicons.words(name) for name in COMMON for form in (noun, noun.removesuffix("s"), noun.removesuffix("es")))


def initials_of(name: str) -> str:
    """The capitals that begin the words of a name: "Food and Drug Administration" is "fda"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper()).lower()


def acronyms_in(text: str) -> list[tuple[str, str]]:
    """(acronym, full name) of all that a text explains in brackets: "the Food and Drug Administration (FDA)"."""
    found = []
    for match in EXPLAINED.finditer(text):
        short = match["short"].replace(".", "").lower()
        words = match["name"].split()
        for at in range(len(words)):
            if words[at][0].isupper() and initials_of(" ".join(words[at:])) == short:
                found.append((short, " ".join(words[at:])))
                break
    return found


EXPLAINED = re.compile(
    r"(?<![\w'’-])(?P<name>(?:[A-Z][\w'’-]*|of|for|and|the|on|in|to|&)(?: (?:[A-Z][\w'’-]*|of|for|and|the|on|in|to|&)){1,9})"
    r",? \((?:the |or )?[“\"']?(?P<short>[A-Z]\.?(?:[A-Z]\.?){1,7})[”\"']?\)"
)
