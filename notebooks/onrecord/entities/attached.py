"""What is attached to a noun phrase: the prepositional phrases behind it."""

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
    """Past the one phrase behind a link ("of", "in charge of", "and") that follows a noun phrase, None where none follows in its sentence."""
    sentence_end = reading.prose.sentences[reading.prose.sentence_of[token - 1]].last
    after = link_end(reading, token, "joining" if reading.lower[token : token + 1] == ["and"] else "linking")
    chunk = reading.chunk_at(after) if token < after < sentence_end else None
    if chunk is None or chunk[0] != after:
        return None
    clause = reading.lower[token] == "and" and chunk[1] < sentence_end and reading.tags[chunk[1]] in FINITE
    return None if clause else chunk[1]


def link_end(reading: Reading, token: int, kind: str = "linking") -> int:
    """Past the link of one word or three that stands at a token; the token itself where none does."""
    links = lexicons.words("links", kind)
    return next((token + size for size in (3, 1) if " ".join(reading.lower[token : token + size]) in links), token)
