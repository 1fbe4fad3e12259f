"""Roles and affiliations: what the article says a person is, from titles and appositions."""
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.people import Mention, People
from onrecord.attribution.reading import FINITE, Reading

LINKING = frozenset(("of", "at", "with", "for", "from", "in", "on", "to"))
LONG_LINKS = (("in", "support", "of"), ("on", "behalf", "of"), ("in", "charge", "of"))


class Description(NamedTuple):
    """Tokens [first, last) that describe a person, and whether they are a title before the name or an apposition."""

    first: int
    last: int
    form: str


class Role(NamedTuple):
    """What a person is and of what, as the article words it; either may be missing."""

    role: str | None
    affiliation: str | None


def describe(reading: Reading, people: People) -> None:
    """Note for every person where the article describes him or her."""
    for mention in people.mentions:
        for found in (_title(reading, mention), _apposition_after(reading, mention), _apposition_before(reading, mention)):
            if found is not None:
                mention.person.descriptions.append(found)
                for token in range(found.first, found.last):
                    gender = lexicons.classes("gendered").get(reading.lower[token])
                    if gender:
                        mention.person.genders[gender] += 3
                        break


def _is_role(reading: Reading, first: int, last: int) -> bool:
    roles = lexicons.words("roles")
    return any(word in roles or reading.prose.lemmas[first + n] in roles for n, word in enumerate(reading.lower[first:last]))


def _title(reading: Reading, mention: Mention) -> Description | None:
    """White House press secretary X."""
    chunk = reading.chunk_at(mention.name_first)
    first = min(mention.first, chunk[0]) if chunk else mention.first
    if first < mention.name_first and _is_role(reading, first, mention.name_first):
        return Description(first, mention.name_first, "title")
    return None


def _apposition_after(reading: Reading, mention: Mention) -> Description | None:
    """X, the mayor of Troy, …"""
    token = mention.last
    size = len(reading.words)
    if token < size and reading.words[token] == ",":
        if token + 2 < size and reading.words[token + 1].isdigit() and reading.words[token + 2] == ",":
            token += 2
        chunk = reading.chunk_at(token + 1)
        if chunk and chunk[0] == token + 1 and _is_role(reading, *chunk) and not (chunk[1] < size and reading.tags[chunk[1]] in FINITE):
            return Description(chunk[0], _phrase_end(reading, chunk[1]), "apposition")
    elif token + 1 < size and reading.lower[token] in ("of", "with", "from") and reading.tags[token + 1] in ("NNP", "DT", "NNPS"):
        return Description(token, _phrase_end(reading, token), "of")
    return None


def _apposition_before(reading: Reading, mention: Mention) -> Description | None:
    """The mayor of Troy, X, …"""
    comma = mention.first - 1
    chunk = reading.chunk_at(comma - 1) if comma > 0 and reading.words[comma] == "," else None
    if chunk and reading.lower[chunk[0]] in ("the", "a", "an", "his", "her", "their", "its") and _is_role(reading, *chunk):
        return Description(*chunk, "apposition")
    return None


def _phrase_end(reading: Reading, token: int) -> int:
    """Past the prepositional phrases that follow a noun phrase."""
    sentence_end = reading.prose.sentences[reading.prose.sentence_of[token - 1]].last
    while token + 1 < sentence_end:
        link = next((link for link in LONG_LINKS if tuple(reading.lower[token : token + 3]) == link), None)
        after = token + 3 if link else token + 1
        chunk = reading.chunk_at(after) if after < sentence_end else None
        if not (link or reading.lower[token] in LINKING or reading.lower[token] == "and") or not chunk or chunk[0] != after:
            break
        if reading.lower[token] == "and" and chunk[1] < sentence_end and reading.tags[chunk[1]] in FINITE:
            break
        token = chunk[1]
    return token


def read_role(reading: Reading, description: Description) -> Role:
    """Split a description into role and affiliation."""
    first, last, form = description
    if form == "of":
        return Role(None, _text(reading, first + 1, last))
    while first < last and reading.tags[first] in ("DT", "PRP$"):
        first += 1
    possessive = next((token for token in range(first, last) if reading.tags[token] == "POS"), None)
    if possessive is not None and not any(reading.lower[t] in LINKING for t in range(first, possessive)):
        return Role(_text(reading, possessive + 1, last), _text(reading, first, possessive))
    for token in range(first + 1, last):
        wide = tuple(reading.lower[token : token + 3]) in LONG_LINKS
        start = token + 3 if wide else token + 1
        if (wide or reading.lower[token] in LINKING) and any(tag.startswith("NNP") for tag in reading.tags[start:last]):
            if start < last and reading.tags[start] == "DT":
                start += 1
            return Role(_text(reading, first, token), _text(reading, start, last))
    return _leading_names(reading, first, last)


def _leading_names(reading: Reading, first: int, last: int) -> Role:
    """"White House press secretary": capitalised words before the role are the affiliation."""
    roles, titles = lexicons.words("roles"), lexicons.words("titles")
    token = first
    own = roles | titles - {"u.s.", "us", "uk", "republican", "democratic", "gop", "labour", "conservative"}
    while token < last - 1 and reading.tags[token].startswith(("NNP", "JJ")) and reading.words[token][0].isupper() and reading.lower[token] not in own:
        token += 1
    if token == first or not _is_role(reading, token, last):
        return Role(_text(reading, first, last), None)
    return Role(_text(reading, token, last), _text(reading, first, token))


def _text(reading: Reading, first: int, last: int) -> str | None:
    while first < last and reading.words[last - 1] in (",", "and"):
        last -= 1
    return reading.prose.span_text(first, last) or None
