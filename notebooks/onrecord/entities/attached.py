"""What is attached to a noun phrase: the prepositional phrases behind it."""

from functools import cache

from onrecord import lexicons
from onrecord.prose.reading import FINITE, Reading


def phrase_end(reading: Reading, token: int) -> int:
    """Past the prepositional phrases that follow a noun phrase; the end is kept for every token on the way."""
    ends, passed = reading.phrase_ends, []
    while token not in ends:
        passed.append(token)
        following = _next_phrase(reading, token)
        if following is None:
            ends[token] = token
        else:
            token = following
    ends.update(dict.fromkeys(passed, ends[token]))
    return ends[token]


def _next_phrase(reading: Reading, token: int) -> int | None:
    """Past the one phrase behind a link ("of", "in charge of", "and") that follows a noun phrase, None where its sentence has none."""
    sentence_end = reading.prose.sentences[reading.prose.sentence_of[token - 1]].last
    joined = not links("joining").isdisjoint(reading.lower[token : token + 1])
    after = token + 1 if joined else link_end(reading, token)
    chunk = reading.chunk_at(after) if token < after < sentence_end else None
    if chunk is None or chunk[0] != after:
        return None
    clause = joined and chunk[1] < sentence_end and reading.tags[chunk[1]] in FINITE
    return None if clause else chunk[1]


def link_end(reading: Reading, token: int) -> int:
    """Past the preposition of one word or three that stands at a token; the token itself where none does."""
    linking = links("linking")
    return next((token + size for size in (3, 1) if " ".join(reading.lower[token : token + size]) in linking), token)


@cache
def links(kind: str) -> frozenset[str]:
    """The links of a kind, by the headings of `data/lexicons/links.txt`."""
    return frozenset(link for link, kinds in lexicons.classes("links").items() if kind in kinds.split())


@cache
def _ends_base() -> frozenset[str]:
    """What is no part of a base noun phrase."""
    return lexicons.words("links") - links("joining")


def base_end(reading: Reading, first: int, last: int) -> int:
    """Where the base noun phrase that begins at `first` ends: before what is attached to it."""
    return next((token for token in range(first + 1, last) if reading.lower[token] in _ends_base()), last)
