"""Token patterns: what the rows of a table want to stand at a token and behind it, a noun phrase taken as one.

A pattern is a row of elements, separated by spaces. An element is a choice (`|`) of

    word  word+            the token in lower case, or how it begins     @lexicon  @lexicon/class   a word of a lexicon (`_` for a space)
    /NN  /NN+              its tag, or how its tag begins                _   any token
    ^  ^^                  with a capital; all in capitals               :name   a named test (":finite" verb, ":digits")

where `a&b` wants both and `!a` the opposite; or it is one of

    <name>   a noun phrase that begins here, of which a named test holds ("any": any)
    ...      the prepositional phrases that follow, if any
    {  }     what the row yields begins and ends here

`=` before an element: it stands here and is not passed; `~`: it does not stand here. `?` behind it: perhaps; `*`: as often as it stands.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.attached import phrase_end
from onrecord.prose.reading import FINITE, Reading

REPEATS = 10
COUNTS = {"?": (0, 1), "*": (0, REPEATS)}
TokenTest = Callable[[Reading, int], bool]
PhraseTest = Callable[[Reading, int, int], bool]
Step = Callable[[Reading, int], int | None]  # from a token to the one behind what stands there, None where it does not stand
SIGNS: dict[str, TokenTest] = {
    ":digits": lambda reading, token: reading.words[token].isdigit(),
    "^": lambda reading, token: reading.words[token][0].isupper(),
    "^^": lambda reading, token: reading.words[token].isupper(),
    "_": lambda reading, token: True,
    ":finite": lambda reading, token: reading.tags[token] in FINITE,
}
STEPS: dict[str, Step] = {"...": phrase_end, "{": lambda reading, token: token, "}": lambda reading, token: token}
# What an element that is only looked at makes of the ends that it was found to have.
LOOKS: dict[str, Callable[[int, list[int]], list[int]]] = {
    "=": lambda token, ends: [token] * bool(ends),
    "~": lambda token, ends: [token] * (not ends),
}


class Vocabulary(NamedTuple):
    """The named tests of a table's engine: of tokens, and of noun phrases."""

    tokens: Mapping[str, TokenTest] = {}
    phrases: Mapping[str, PhraseTest] = {}


class Slot(NamedTuple):
    """One element: how it is stepped over, how often at least and at most, and the sign before it where it is only looked at."""

    step: Step
    least: int
    most: int
    look: str

    def ends(self, reading: Reading, token: int) -> list[int]:
        """Where it may end when it begins at a token, the farthest first."""
        ends = [token]
        while len(ends) <= self.most and (end := self.step(reading, ends[-1])) is not None:
            ends.append(end)
        found = ends[self.least :][::-1]
        return LOOKS[self.look](token, found) if self.look else found


class TokenPattern(NamedTuple):
    """A pattern ready to be matched, and at which of its elements what it yields begins and ends."""

    elements: tuple[Slot, ...]
    opens: int
    closes: int

    def match(self, reading: Reading, token: int) -> tuple[int, int] | None:
        """The tokens [first, last) that the pattern yields where it stands at a token, else None."""
        places = _places(reading, self.elements, token)
        return (places[self.opens], places[self.closes]) if places else None


def _places(reading: Reading, elements: tuple[Slot, ...], token: int) -> list[int]:
    """Where each of the elements begins, one after the other from a token on, and where the last ends; empty where they do not stand."""
    if not elements:
        return [token]
    ways = (_places(reading, elements[1:], end) for end in elements[0].ends(reading, token))
    rest = next(filter(None, ways), [])
    return [token] * bool(rest) + rest


def read_pattern(written: str, tests: Vocabulary) -> TokenPattern:
    """A pattern of a table; without marks it yields all that it passes."""
    parts = written.split()
    opens, closes = (parts.index(mark) if mark in parts else edge for mark, edge in (("{", 0), ("}", len(parts))))
    return TokenPattern(tuple(_element(part, tests) for part in parts), opens, closes)


def _element(written: str, tests: Vocabulary) -> Slot:
    """An element from its notation."""
    look = written[0] if written[0] in LOOKS else ""
    body = written.removeprefix(look)
    least, most = COUNTS.get(body[1:][-1:], (1, 1))
    body = body if least else body[:-1]
    return Slot(STEPS.get(body) or _stepping(body, tests), least, most, look)


def _stepping(body: str, tests: Vocabulary) -> Step:
    """How a noun phrase or a token is stepped over."""
    if body.startswith("<"):
        return partial(_phrase, tests.phrases.get(body[1:-1], _any))
    choices = [[_atom(atom, tests) for atom in choice.split("&")] for choice in body.split("|")]
    return partial(_token, choices)


def _token(choices: list[list[TokenTest]], reading: Reading, token: int) -> int | None:
    """Past a token of which all tests of a choice hold."""
    inside = token < len(reading.words)
    return token + 1 if inside and any(all(test(reading, token) for test in tests) for tests in choices) else None


def _phrase(test: PhraseTest, reading: Reading, token: int) -> int | None:
    """Past a noun phrase that begins at a token."""
    chunk = reading.chunk_at(token)
    return chunk[1] if chunk and chunk[0] == token and test(reading, *chunk) else None


def _any(reading: Reading, first: int, last: int) -> bool:
    """Any noun phrase."""
    return True


def _atom(atom: str, tests: Vocabulary) -> TokenTest:
    """One condition of a token."""
    if atom.startswith("!"):
        turned = _atom(atom[1:], tests)
        return lambda reading, token: not turned(reading, token)
    known: TokenTest | None = SIGNS.get(atom) or tests.tokens.get(atom[1:])
    kind = NOTATIONS.get(atom[0])
    return known or (kind(atom[1:]) if kind and len(atom) > 1 else _written(atom))


def _written(atom: str) -> TokenTest:
    """A word as written in lower case, or how it begins."""
    fits = _text(atom)
    return lambda reading, token: fits(reading.lower[token])


def _tagged(atom: str) -> TokenTest:
    """A tag, or how it begins."""
    fits = _text(atom)
    return lambda reading, token: fits(reading.tags[token])


def _text(atom: str) -> Callable[[str], bool]:
    """Whether a word or tag is this one; with "+" at the end, whether it begins so."""
    start = atom.removesuffix("+")
    return (lambda text: text.startswith(start)) if start != atom else start.__eq__


def _listed(atom: str) -> TokenTest:
    """A word of a lexicon, or of one of its classes."""
    name, _, heading = atom.partition("/")
    known = lexicons.words(name, heading.replace("_", " ") or None)
    return lambda reading, token: reading.lower[token] in known


NOTATIONS: dict[str, Callable[[str], TokenTest]] = {"/": _tagged, "@": _listed}
