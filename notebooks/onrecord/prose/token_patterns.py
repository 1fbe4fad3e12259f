"""Token patterns: what the rows of a table want to stand at a token and behind it, or before it.

A pattern is a row of elements, separated by spaces. An element is a choice (`|`) of

    word  word+            the token in lower case, or how it begins     @lexicon  @lexicon/class   a word of a lexicon (`_` for a space)
    /NN  /NN+              its tag, or how its tag begins                _  $   any token; none, the edge of the window
    ^  ^^                  with a capital; all in capitals               :name   a named test of the table's own

where `a&b` wants both and `!a` the opposite; or it is one of

    <name>  ...  a named step over more than one token, of the table's own (entities/phrase_patterns.py)
    {  }         what the row yields begins and ends here

`=` before an element: it stands here and is not passed; `~`: it does not stand here. `?` behind it: perhaps; `*`: up to ten times.
A pattern is matched from a token on, or back from it (then its last element is the nearest).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from onrecord import lexicons
from onrecord.prose.window import Tagged, Window

AHEAD, BACK = 1, -1
REPEATS = 10
MOST_KNOWN = 1 << 15  # words with their tags whose rows are remembered
COUNTS = {"?": (0, 1), "*": (0, REPEATS)}
TokenTest = Callable[[Any, int], bool]  # of a window, which may be of a class that the table's own tests know
Step = Callable[[Any, int], int | None]  # from a token to the one behind what stands there, None where it does not stand
SIGNS: dict[str, TokenTest] = {
    "^": lambda window, token: window.written(token)[:1].isupper(),
    "^^": lambda window, token: window.written(token).isupper(),
    "_": lambda window, token: window.opens <= token < window.closes,
    "$": lambda window, token: not window.opens <= token < window.closes,
}
STAYS: dict[str, Step] = {"{": lambda window, token: token, "}": lambda window, token: token}
# What an element that is only looked at makes of the ends that it was found to have.
LOOKS: dict[str, Callable[[int, list[int]], list[int]]] = {
    "=": lambda token, ends: [token] * bool(ends),
    "~": lambda token, ends: [token] * (not ends),
}


class Vocabulary(NamedTuple):
    """What a table names besides words and tags: tests of tokens (`:name`), and steps over several (`<name>`, `...`).

    `signs` are the tests that need a token's word and tag alone, nothing that stands around it.
    """

    tokens: Mapping[str, TokenTest] = {}
    steps: Mapping[str, Step] = {}
    signs: Mapping[str, TokenTest] = {}


class Alternatives(NamedTuple):
    """What one token of an element may be: one of these words, with one of these tags, or what a test says."""

    words: frozenset[str]
    tags: frozenset[str]
    other: TokenTest


class Slot(NamedTuple):
    """One element: how it is stepped over, how often at least and at most, and the sign before it where it is only looked at.

    It is `plain` when it stands there once and is passed, as most do.
    """

    step: Step
    least: int
    most: int
    look: str
    plain: bool

    def ends(self, window: Window, token: int) -> list[int]:
        """Where it may end when it begins at a token, the farthest first."""
        ends = [token]
        while len(ends) <= self.most and (end := self.step(window, ends[-1])) is not None:
            ends.append(end)
        found = ends[self.least :][::-1]
        return LOOKS[self.look](token, found) if self.look else found


class TokenPattern(NamedTuple):
    """A pattern ready to be matched, at which of its elements what it yields begins and ends, and what its first token must be at least."""

    elements: tuple[Slot, ...]
    opens: int
    closes: int
    gate: TokenTest

    def match(self, window: Window, token: int) -> tuple[int, int] | None:
        """The tokens [first, last) that the pattern yields where it stands at a token, else None."""
        places = _places(window, self.elements, token)
        return (places[self.opens], places[self.closes]) if places else None

    def stands(self, window: Window, token: int) -> bool:
        """Whether the pattern stands at a token."""
        return not self.elements or bool(_places(window, self.elements, token))


class HasPattern(Protocol):
    """A row of a table with its pattern."""

    @property
    def pattern(self) -> TokenPattern: ...


Row = TypeVar("Row", bound=HasPattern)


class RowsByToken(Generic[Row]):
    """The rows of a table by the tokens at which they may stand, so that most need not be tried."""

    def __init__(self, rows: Iterable[Row]):
        self.rows = tuple(rows)
        self.known: dict[tuple[str, str], tuple[Row, ...]] = {}

    def at(self, window: Window, token: int) -> tuple[Row, ...]:
        """The rows that the word and the tag of a token do not rule out, in their order."""
        seen = window.written(token), window.tag(token)
        found = self.known.get(seen)
        if found is None:
            alone = Tagged(*([part] if part else [] for part in seen))
            found = tuple(row for row in self.rows if row.pattern.gate(alone, 0))
            if len(self.known) < MOST_KNOWN:
                self.known[seen] = found
        return found


def _places(window: Window, elements: tuple[Slot, ...], token: int) -> list[int]:
    """Where each of the elements begins and where the last ends, from a token on; empty where they do not stand."""
    places = [token]
    for number, slot in enumerate(elements, start=1):
        if not slot.plain:
            rests = (_places(window, elements[number:], end) for end in slot.ends(window, token))
            return next(([*places, *rest] for rest in rests if rest), [])
        end = slot.step(window, token)
        if end is None:
            return []
        places.append(token := end)
    return places


def read_pattern(written: str, known: Vocabulary, way: int = AHEAD) -> TokenPattern:
    """A pattern of a table, to be matched ahead or back; without marks it yields all that it passes."""
    parts = written.split()[::way]
    opens, closes = (parts.index(mark) if mark in parts else edge for mark, edge in (("{", 0), ("}", len(parts))))
    return TokenPattern(tuple(_element(part, known, way) for part in parts), opens, closes, _gate(parts, known))


def _gate(parts: list[str], known: Vocabulary) -> TokenTest:
    """What must hold of the word and tag of a token at which a pattern stands; anything may, where its first element is no single token."""
    body = next((part.removeprefix("=") for part in parts if part not in STAYS and part[0] != "~"), "")
    if not body or body in known.steps or body[1:][-1:] in COUNTS:
        return _anything
    opened = _pass(_choice(body, known, _alone), AHEAD)
    return lambda window, token: opened(window, token) is not None


def _alone(atom: str, known: Vocabulary) -> TokenTest:
    """A condition as far as the word and tag of a token tell whether it holds."""
    name = atom.lstrip("!")
    told = name[1:] in known.signs if name[0] == ":" and len(name) > 1 else name not in ("_", "$")
    return _atom(atom, known) if told else _anything


def _anything(window: Window, token: int) -> bool:
    """The test that always holds."""
    return True


def _nothing(window: Window, token: int) -> bool:
    """The test that never holds."""
    return False


def _element(written: str, known: Vocabulary, way: int) -> Slot:
    """An element from its notation."""
    look = written[:1] if written[:1] in LOOKS else ""
    body = written.removeprefix(look)
    least, most = COUNTS.get(body[1:][-1:], (1, 1))
    body = body if least else body[:-1]
    step = STAYS.get(body) or known.steps.get(body)
    return Slot(step or _pass(_choice(body, known, _atom), way), least, most, look, (least, most, look) == (1, 1, ""))


def _pass(choice: Alternatives, way: int) -> Step:
    """The step past a token of a choice."""
    words, tags, other = choice

    def among(window: Window, token: int) -> int | None:
        if window.opens <= token < window.closes and (window.lower[token] in words or window.tags[token] in tags):
            return token + way
        return token + way if other(window, token) else None

    def told(window: Window, token: int) -> int | None:
        return token + way if other(window, token) else None

    return among if words or tags else told


def _choice(body: str, known: Vocabulary, atom: Callable[[str, Vocabulary], TokenTest]) -> Alternatives:
    """What an element chooses from; `atom` makes a test of what is no word and no tag."""
    words, tags, tests = set(), set(), []
    for choice in body.split("|"):
        if choice.isalpha():
            words.add(choice)
        elif choice[:1] == "/" and choice[1:].isalpha():
            tags.add(choice[1:])
        elif choice[:1] == "@" and "&" not in choice:
            words |= _words_of(choice[1:])
        else:
            tests.append(reduce(_both, (atom(part, known) for part in choice.split("&"))))
    return Alternatives(frozenset(words), frozenset(tags), reduce(_either, tests) if tests else _nothing)


def _either(one: TokenTest, other: TokenTest) -> TokenTest:
    """The test that one of two holds."""
    return lambda window, token: one(window, token) or other(window, token)


def _both(one: TokenTest, other: TokenTest) -> TokenTest:
    """The test that two hold."""
    return lambda window, token: one(window, token) and other(window, token)


def _atom(atom: str, known: Vocabulary) -> TokenTest:
    """One condition of a token."""
    kind = NOTATIONS.get(atom[0]) if len(atom) > 1 else None
    return SIGNS.get(atom) or (kind(atom[1:], known) if kind else _written(atom))


def _not(atom: str, known: Vocabulary) -> TokenTest:
    """The opposite of a condition."""
    turned = _atom(atom, known)
    return lambda window, token: not turned(window, token)


def _named(atom: str, known: Vocabulary) -> TokenTest:
    """A test of the table's own, which holds of tokens alone and not beyond the edge of the window."""
    holds = known.tokens.get(atom) or known.signs[atom]
    return lambda window, token: window.opens <= token < window.closes and holds(window, token)


def _written(atom: str) -> TokenTest:
    """A word as written in lower case, or how it begins."""
    fits = _text(atom)
    return lambda window, token: fits(window.word(token))


def _tagged(atom: str, known: Vocabulary) -> TokenTest:
    """A tag, or how it begins."""
    fits = _text(atom)
    return lambda window, token: fits(window.tag(token))


def _text(atom: str) -> Callable[[str], bool]:
    """Whether a word or tag is this one; with "+" at the end, whether it begins so."""
    start = atom.removesuffix("+")
    return (lambda text: text.startswith(start)) if start != atom else start.__eq__


def _listed(atom: str, known: Vocabulary) -> TokenTest:
    """A word of a lexicon, or of one of its classes."""
    words = _words_of(atom)
    return lambda window, token: window.word(token) in words


def _words_of(atom: str) -> frozenset[str]:
    """The words of a lexicon, or of one of its classes."""
    name, _, heading = atom.partition("/")
    return lexicons.words(name, heading.replace("_", " ") or None)


NOTATIONS: dict[str, Callable[[str, Vocabulary], TokenTest]] = {"/": _tagged, "@": _listed, "!": _not, ":": _named}
