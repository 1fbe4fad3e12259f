"""The organisations that an article names, and which of them "the company" or "a council spokesman" stands for."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.people import People
from onrecord.entities.source_types import LONGEST, UNSPECIFIED, Kinds
from onrecord.prose.reading import FINITE, Reading

NAMES = frozenset(("NNP", "NNPS"))
JOINING = frozenset(("of", "for", "and", "&"))
GENERIC = lexicons.words("generic_bodies")
# Words of a name that a short form of it may have, and letters that its initials must have.
LONGEST_SHORT, FEWEST_INITIALS = 4, 3


class Body(NamedTuple):
    """A named organisation: its tokens [first, last), the words of its name in lower case, and its kind of source where it is told."""

    first: int
    last: int
    words: tuple[str, ...]
    kind: str


class Bodies:
    """The named organisations of an article, in order."""

    def __init__(self, reading: Reading, people: People, kinds: Kinds):
        self.reading, self.people, self.kinds = reading, people, kinds
        chunks = sorted({chunk for chunk in reading.chunks if chunk})
        found = (self._body(*chunk) for chunk in chunks)
        self.found = [body for body in found if body is not None]
        self.beginning = {body.first: body for body in self.found}
        self.by_word: dict[str, list[Body]] = defaultdict(list)
        self.by_short: dict[tuple[str, ...], Body] = {}
        for body in self.found:
            for word in dict.fromkeys(body.words):
                self.by_word[word].append(body)
            for short in self._short_forms(body):
                self.by_short.setdefault(short, body)

    def _short_forms(self, body: Body) -> Iterator[tuple[str, ...]]:
        """What the name may be shortened to: its first or last words, if they name an organisation, and its initials."""
        for size in range(1, min(len(body.words), LONGEST_SHORT + 1)):
            yield from (short for short in (body.words[:size], body.words[-size:]) if not lexicons.words("organisations").isdisjoint(short))
        initials = "".join(word[0] for word in self.reading.words[body.first : body.last] if word[0].isupper())
        if len(initials) >= FEWEST_INITIALS:
            yield (initials.lower(),)

    @cached_property
    def most_named(self) -> dict[str, Body]:
        """For every kind of source the organisation named most often, at its first mention."""
        counts = Counter(body.words for body in self.found)
        found: dict[str, Body] = {}
        for body in self.found:
            best = found.get(body.kind)
            if best is None or counts[body.words] > counts[best.words]:
                found[body.kind] = body
        return found

    def _body(self, first: int, last: int) -> Body | None:
        """The organisation whose name ends or goes on after the noun phrase [first, last)."""
        person = last - 1 in self.people.at and " ".join(self.reading.lower[first:last]) not in self.kinds.named
        if person or not self._is_name(last - 1):
            return None
        first, last = self._name_start(first, last), self._name_end(last)
        words = tuple(self.reading.lower[first:last])
        kind = self.kinds.organisation(first, last).kind
        is_body = kind != UNSPECIFIED or not lexicons.words("organisations").isdisjoint(words) or self._acts(last)
        return Body(first, last, words, kind) if is_body and not _is_common(words) else None

    def _name_start(self, first: int, last: int) -> int:
        """Where the name begins that ends with a noun phrase; "the Oats & Barley Board" before its noun phrase."""
        lower = self.reading.lower
        first = next((token + 1 for token in range(last - 1, first - 1, -1) if not self._is_name(token)), first)
        paired = lower[first - 1 : first] in (["and"], ["&"]) and lower[first - 3 : first - 2] == ["the"]
        return first - 2 if paired and self._is_name(first - 2) else first

    def _name_end(self, last: int) -> int:
        """Where the name ends that goes on behind a noun phrase: "the Board of Oats and Barley"."""
        farthest = last + LONGEST
        while last < farthest and (after := self._joined(last)) is not None:
            end = next((token for token in range(last + 1, after[1]) if not self._is_name(token)), after[1])
            if end == last + 1:
                break
            last = end
        return last

    def _joined(self, last: int) -> tuple[int, int] | None:
        """The noun phrase behind "of", "for" or "and"."""
        return self.reading.chunk_at(last + 1) if not JOINING.isdisjoint(self.reading.lower[last : last + 1]) else None

    def _is_name(self, token: int) -> bool:
        """Whether the token is a capitalised noun, or begins a sentence as one of an organisation."""
        reading = self.reading
        noun = reading.lower[token] in lexicons.words("organisations") or self._named_beside(token)
        named = reading.tags[token] in ("NNP", "NNPS") or noun and reading.tags[token] in ("NN", "NNS")
        return named and reading.words[token][0].isupper()

    def _named_beside(self, token: int) -> bool:
        """Whether the noun after or before it is written as a name too."""
        reading = self.reading
        beside = {max(token - 1, 0), min(token + 1, len(reading.words) - 1)} - {token}
        return any(reading.words[at][0].isupper() and reading.tags[at].startswith("NN") for at in beside)

    def _acts(self, last: int) -> bool:
        """Whether a name does something, as a company does: "Quellmark said"."""
        return not FINITE.isdisjoint(self.reading.tags[last : last + 1])

    def name(self, body: Body) -> str:
        """The name as the article writes it."""
        return self.reading.prose.span_text(body.first, body.last)

    def full(self, first: int, last: int) -> Body | None:
        """The fuller name that a short one stands for."""
        words = tuple(word.replace(".", "") for word in self.reading.lower[first:last])
        return self.by_short.get(words)

    def called(self, first: int, last: int) -> Body | None:
        """The organisation that "the company", "the statistics office" stands for: by a word of its name, else by its kind.

        The nouns before the last must be in the name: "the health office" is not the Roads Office.
        """
        lower = self.reading.lower
        noun = lower[last - 1]
        told = {lower[token] for token in range(first, last - 1) if self.reading.tags[token].startswith("NN")}
        named = ([body for body in self._alike(word, noun) if told.issubset(body.words)] for word in reversed(lower[first:last]))
        same = next(filter(None, named), None)
        if same:
            return same[max(bisect_left(same, first, key=lambda body: body.first) - 1, 0)]
        if noun not in GENERIC:
            return None
        kind = lexicons.classes("organisations").get(noun, "").removeprefix("organisation").strip()
        return self.most_named.get(kind) or self.most_named.get(UNSPECIFIED)

    def _alike(self, word: str, noun: str) -> list[Body]:
        """The organisations with a word in their names that a noun can mean: "the Velm campaign" is not the Velm Foundation."""
        return [body for body in self.by_word.get(word, []) if noun in body.words or body.words[-1] not in lexicons.words("organisations")]

    def spoken_for(self, first: int, last: int) -> str | None:
        """The organisation whose unnamed spokesperson the tokens name: "a council spokesman", "a spokesman for the department"."""
        noun = next((t for t in range(first, last) if self.reading.lower[t].startswith("spokes")), None)
        body = self._spoken_for(first, noun) if noun is not None else (first, first)
        if body[0] >= body[1] or body[1] - 1 in self.people.at:
            return None
        if not NAMES.isdisjoint(self.reading.tags[slice(*body)]):
            return self.reading.prose.span_text(*body)
        called = self.called(*body)
        return self.name(called) if called else None

    def _spoken_for(self, first: int, noun: int) -> tuple[int, int]:
        """The tokens for whom a spokesperson speaks, before the noun or else behind it; none where they are not told."""
        reading = self.reading
        start = first + (reading.tags[first] in ("DT", "PRP$", "CD"))
        end = noun - (reading.tags[noun - 1] == "POS")
        behind = reading.chunk_at(noun + 2) if reading.lower[noun + 1 : noun + 2] in (["for"], ["of"]) else None
        first, last = (start, end) if start < end else behind or (start, start)
        return first + (reading.tags[first] == "DT"), last


def _is_common(words: tuple[str, ...]) -> bool:
    """Whether words in capitals name no organisation: a place, a day, or the bare noun of an organisation."""
    bare = len(words) == 1 and words[0] in lexicons.words("organisations")
    return bare or " ".join(words) in lexicons.words("places") or words[-1] in lexicons.words("nouns_of_time", "when")
