"""The organisations that an article names, and which of them "the company" or "a council spokesman" stands for."""

from bisect import bisect_left
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.people import People
from onrecord.attribution.reading import Reading

SPOKESPEOPLE = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"])
GENERIC = lexicons.words("generic_bodies")


class Body(NamedTuple):
    """A named organisation: its tokens [first, last) and the words of its name in lower case."""

    first: int
    last: int
    words: frozenset[str]


class Bodies:
    """The named organisations of an article, in order."""

    def __init__(self, reading: Reading, people: People):
        self.reading, self.people = reading, people
        self.found = [body for body in map(self._body, range(len(reading.words))) if body is not None]
        self.by_word: dict[str, list[Body]] = {}
        for body in self.found:
            for word in sorted(body.words):
                self.by_word.setdefault(word, []).append(body)

    def _body(self, token: int) -> Body | None:
        """The organisation whose name begins with the noun phrase at the token."""
        reading = self.reading
        chunk = reading.chunk_at(token)
        if chunk is None or chunk[0] != token or reading.tags[chunk[1] - 1] not in ("NNP", "NNPS"):
            return None
        first, last = chunk
        first += reading.tags[first] in ("DT", "PRP$")
        possessive = next((t + 1 for t in range(last - 1, first, -1) if reading.tags[t] == "POS"), first)
        while last + 1 < len(reading.words) and reading.lower[last] in ("of", "for") and (after := reading.chunk_at(last + 1)):
            if reading.tags[after[1] - 1] not in ("NNP", "NNPS"):
                break
            last = after[1]
        if chunk[1] - 1 in self.people.at:
            return None
        words = frozenset(reading.lower[possessive:last])
        return Body(possessive, last, words) if words & lexicons.words("organisations") else None

    def name(self, body: Body) -> str:
        """The name as the article writes it."""
        return self.reading.prose.span_text(body.first, body.last)

    def called(self, noun: str, before: int) -> Body | None:
        """The organisation that "the `noun`" stands for: the last one before the token with that word in its name, else the next one."""
        same = self.by_word.get(noun) or (self.found if noun in GENERIC else [])
        number = bisect_left(same, before, key=lambda body: body.first)
        if number == 0 and same is self.found:
            return None
        return same[max(number - 1, 0)] if same else None

    def spoken_for(self, first: int, last: int) -> str | None:
        """The organisation whose unnamed spokesperson the tokens name: "a council spokesman", "a spokesman for the department"."""
        reading = self.reading
        noun = next((t for t in range(first, last) if reading.lower[t] in SPOKESPEOPLE), None)
        if noun is None:
            return None
        start = first + (reading.tags[first] in ("DT", "PRP$", "CD"))
        end = noun - (noun > start and reading.tags[noun - 1] == "POS")
        if start >= end:
            after = reading.chunk_at(noun + 2) if noun + 2 < len(reading.words) and reading.lower[noun + 1] in ("for", "of") else None
            if after is None:
                return None
            start, end = after[0] + (reading.tags[after[0]] == "DT"), after[1]
        if any(reading.tags[t] in ("NNP", "NNPS") for t in range(start, end)):
            return reading.prose.span_text(start, end)
        body = self.called(reading.lower[end - 1], first)
        return self.name(body) if body else None
