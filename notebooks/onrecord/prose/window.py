"""A bounds-safe look at the tokens around one another, and where a figure stands among those of its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.prose.layers import Prose, Sentence


class Window:
    """The tokens [opens, closes) of an article; what lies outside of them is an empty word with an empty tag."""

    words: list[str]
    lower: list[str]
    tags: list[str]
    opens: int
    closes: int

    def tag(self, number: int) -> str:
        """The tag of the token `number`."""
        return self.tags[number] if self.opens <= number < self.closes else ""

    def word(self, number: int) -> str:
        """The token `number` in lower case."""
        return self.lower[number] if self.opens <= number < self.closes else ""

    def written(self, number: int) -> str:
        """The token `number` as it is written."""
        return self.words[number] if self.opens <= number < self.closes else ""


class Tagged(Window):
    """Tokens with the tags that they have so far."""

    def __init__(self, words: Sequence[str], tags: Sequence[str]):
        self.words, self.lower, self.tags = list(words), [word.lower() for word in words], list(tags)
        self.opens, self.closes = 0, len(self.words)


@dataclass(frozen=True)
class Place(Window):
    """The tokens of a figure [first, last), of its sentence [opens, closes) and of all the sentence's figures.

    `behind` is the token that holds the next character behind the figure: the last of its own in "12-page".
    """

    prose: Prose
    words: list[str]
    lower: list[str]
    tags: list[str]
    first: int
    last: int
    behind: int
    opens: int
    closes: int
    figures: frozenset[int]

    def is_figure(self, number: int) -> bool:
        """Whether the token `number` belongs to a figure."""
        return number in self.figures


def tokens_of(prose: Prose, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The tokens [first, last) of the characters [start, end) of the sentence."""
    first = prose.token_from(sentence.start + start)
    return first, max(prose.token_before(sentence.start + end), first + 1)


def place_of(prose: Prose, sentence: Sentence, start: int, end: int, counts_from: int, figures: frozenset[int] = frozenset()) -> Place:
    """The place of the characters [start, end) of the sentence, with the tokens of its figures; what they count begins at `counts_from`."""
    first, last = tokens_of(prose, sentence, start, end)
    behind = prose.token_from(sentence.start + max(end, counts_from))
    return Place(prose, prose.words, prose.lower, prose.tags, first, last, behind, sentence.first, sentence.last, figures)
