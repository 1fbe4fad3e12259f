"""Token patterns in which a noun phrase, with what is attached to it, counts as one element: `<name>` and `...`."""

from collections.abc import Callable, Mapping

from onrecord.entities.attached import phrase_end
from onrecord.prose.reading import FINITE, Reading
from onrecord.prose.token_patterns import Step, TokenTest, Vocabulary

PhraseTest = Callable[[Reading, int, int], bool]
TOKENS: Mapping[str, TokenTest] = {
    "digits": lambda reading, token: reading.written(token).isdigit(),
    "finite": lambda reading, token: reading.tag(token) in FINITE,
}


def vocabulary(tokens: Mapping[str, TokenTest], phrases: Mapping[str, PhraseTest]) -> Vocabulary:
    """What a table about people and organisations names: tests of tokens, and of the noun phrases that begin at a token ("any": any).

    `...` are the prepositional phrases that follow, if any.
    """
    named = {"any": lambda reading, first, last: True, **phrases}
    return Vocabulary({**TOKENS, **tokens}, {"...": phrase_end} | {f"<{name}>": past(test) for name, test in named.items()})


def past(test: PhraseTest) -> Step:
    """The step past a noun phrase that begins at a token, if a test holds of it."""

    def step(reading: Reading, token: int) -> int | None:
        chunk = reading.chunk_at(token)
        return chunk[1] if chunk and chunk[0] == token and test(reading, *chunk) else None

    return step
