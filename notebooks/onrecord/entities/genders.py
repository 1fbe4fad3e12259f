"""Whether a speaker is spoken of as a woman or a man, by nothing but the article's own words: pronouns and forms of address."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from onrecord import lexicons
from onrecord.prose.occurrences import Occurrences

PRONOUNS = {"he": "man", "his": "man", "him": "man", "she": "woman", "her": "woman"}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?")
NAMED = 3  # what a form of address beside the name counts, in pronouns
REACH = 80  # characters before a name in which its form of address stands
ADDRESS_BEFORE = re.compile(r"(?:\b(\w+), )?\b([A-Za-z]+\.?) \Z")
NAME_BEFORE = re.compile(r"\b([A-Z][\w'’-]*\.?) \Z")
RELATED = re.compile(r", (?:his|her)\b")
EDGE = re.compile(r"\b")
COLUMNS = ("identification", "attribution", "speaker", "source", "role", "doubt")


class BeforeSurname(NamedTuple):
    """Those who bear a surname in a text, by what stands before it: forms of address and names, all in lower case."""

    addresses: frozenset[str]
    names: frozenset[str]
    of_both: bool  # addresses of a woman, and of a man
    first_titled: int  # where the first title stands before it
    has_relative: bool  # title and surname are said to be somebody's relative's


def find_genders(text: str, attributions: pd.DataFrame) -> dict[str, str]:
    """{speaker: "woman" or "man"} for the named persons of an article's attributions for whom its words say so.

    A pronoun counts once where its antecedent is sure: it was resolved to the one who spoke last (or nobody has spoken yet), and that is
    not in doubt. A form of address ("Mrs", "spokeswoman") in a source, in a role, or before the full name anywhere in the text counts
    three times; before the surname only where nobody else in the article bears it, named or as somebody's relative. First names say
    nothing. Where the evidence is level, nothing is said.
    """
    evidence: dict[str, Counter[str]] = {}
    found = attributions.reindex(columns=COLUMNS)
    last = ""
    for row in dict.fromkeys(zip(*(found[name].fillna("").tolist() for name in COLUMNS), strict=True)):
        identification, _, speaker, source, role, doubt = row
        if identification != "named_person" or not speaker:
            continue
        words = [word.lower() for word in WORD.findall(source)]
        pronoun = PRONOUNS.get(words[0]) if len(words) == 1 else None
        own = evidence.setdefault(speaker, Counter())
        if pronoun:
            own.update([pronoun] if last in ("", speaker) and doubt != "speaker" else [])
        else:
            own.update(_in_source(source, role))
        last = speaker
    places = Occurrences(text)
    bearers = cache(lambda last: _bearers(places, last))
    for speaker, own in evidence.items():
        own.update(_before_name(places, speaker, bearers(speaker.split()[-1])))
    return {speaker: max(own, key=own.__getitem__) for speaker, own in evidence.items() if own["woman"] != own["man"]}


def _in_source(source: str, role: str) -> Counter[str]:
    """The evidence in the words of one source and of the role that the article gives."""
    head = source.split(",")[0].lower()
    return _of_address([*WORD.findall(head)[:3], *WORD.findall(role.lower())])


def _before_name(places: Occurrences, speaker: str, bearers: BeforeSurname) -> Counter[str]:
    """The evidence in the words that stand right before the speaker's name, or before the surname if only he or she bears it there."""
    own = {word for word, *_ in _addressed(places, speaker)}
    return _of_address(own if _others(places.text, speaker, bearers) else own | bearers.addresses)


def _others(text: str, speaker: str, bearers: BeforeSurname) -> bool:
    """Whether the text names somebody else of the same surname: with another first name, with the address of either gender, or as a
    relative, to whom title and surname belong that stand before the speaker's full name."""
    given = {word.lower() for word in speaker.split()[:-1]}
    other_names = len(bearers.names) > len(given & bearers.names)
    return bearers.of_both or bool(given) and (other_names or bearers.has_relative or bearers.first_titled < text.find(speaker))


def _bearers(places: Occurrences, last: str) -> BeforeSurname:
    """What stands before a surname."""
    gendered = lexicons.classes("gendered")
    titles = lexicons.words("titles") | set(gendered)
    found = list(_addressed(places, last))
    titled = [(start, is_relative) for word, start, is_relative in found if word in titles and places.text[start].isupper()]
    names = {match[1].lower() for match in _before(places, last, NAME_BEFORE)}
    return BeforeSurname(
        frozenset(word for word, *_ in found),
        frozenset(word for word in names - titles - lexicons.words("function_words") if len(word.rstrip(".")) > 1),
        len({gendered.get(word) for word in names} - {None}) > 1,
        min((start for start, _ in titled), default=len(places.text)),
        any(is_relative for _, is_relative in titled),
    )


def _addressed(places: Occurrences, name: str) -> Iterator[tuple[str, int, bool]]:
    """The words right before a name, in lower case, with where they begin and whether the name is said to be a relative's of somebody."""
    gendered = lexicons.classes("gendered")
    for match in _before(places, name, ADDRESS_BEFORE):
        yield match[2].lower(), match.start(2), match[1] in gendered or bool(RELATED.match(places.text, match.end() + len(name)))


def _before(places: Occurrences, name: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What stands right before a name that ends where a word does."""
    for start in places.of(name):
        match = pattern.search(places.text, max(0, start - REACH), start)
        if match and EDGE.match(places.text, start + len(name)):
            yield match


def _of_address(words: Iterable[str]) -> Counter[str]:
    """The evidence in words that are forms of address, once for either gender."""
    kinds = {lexicons.classes("gendered").get(word) for word in words}
    return Counter({gender: NAMED for kind, gender in (("female", "woman"), ("male", "man")) if kind in kinds})
