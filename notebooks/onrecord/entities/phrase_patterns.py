"""Token patterns in which a noun phrase, with what is attached to it, counts as one element: `<name>` and `...`."""

from collections.abc import Callable, Mapping

from onrecord.entities.attached import phrase_end
from onrecord.prose.reading import FINITE, Reading
from onrecord.prose.token_patterns import AHEAD, BACK, Step, TokenTest, Vocabulary

PhraseTest = Callable[[Reading, int, int], bool]
NONE: Mapping[str, TokenTest] = {}
SIGNS: Mapping[str, TokenTest] = {
    "digits": lambda reading, token: reading.written(token).isdigit(),
    "finite": lambda reading, token: reading.tag(token) in FINITE,
}


def vocabulary(
    tokens: Mapping[str, TokenTest],
    phrases: Mapping[str, PhraseTest],
    way: int = AHEAD,
    runs: Mapping[str, TokenTest] = NONE,
    signs: Mapping[str, TokenTest] = NONE,
) -> Vocabulary:
    """What a table about people, organisations and sources names: tests of tokens (`:name`), of the noun phrases that begin at a token or,
    going back, end there (`<name>`; "any": any), of the tokens of a run that is passed as far as it goes (`<name>`), and of a token alone.

    `...` are the prepositional phrases that follow, if any.
    """
    named = {name: past(test, way) for name, test in {"any": lambda reading, first, last: True, **phrases}.items()}
    named |= {name: run(test, way) for name, test in runs.items()}
    return Vocabulary(tokens, {"...": phrase_end} | {f"<{name}>": step for name, step in named.items()}, {**SIGNS, **signs})


def past(test: PhraseTest, way: int) -> Step:
    """The step past a noun phrase that begins at a token, or going back ends there, if a test holds of it."""
    back = way == BACK

    def step(reading: Reading, token: int) -> int | None:
        chunk = reading.chunk_at(token)
        near, far = chunk[::way] if chunk else (-1, -1)
        return far - back if chunk and near - back == token and test(reading, *chunk) else None

    return step


def run(test: TokenTest, way: int) -> Step:
    """The step past all tokens on end of which a test holds."""

    def step(reading: Reading, token: int) -> int:
        while reading.holds(token) and test(reading, token):
            token += way
        return token

    return step
