"""Where a figure stands among the tokens of its sentence."""

from dataclasses import dataclass, field

from onrecord.prose import Prose, Sentence


@dataclass(frozen=True)
class Place:
    """The tokens of a figure [first, last), of its sentence [opens, closes) and of all the sentence's figures.

    `behind` is the token that holds the next character behind the figure: the last of its own in "12-page".
    """

    prose: Prose
    first: int
    last: int
    behind: int
    opens: int
    closes: int
    figures: frozenset[int] = field(default_factory=frozenset)

    def tag(self, number: int) -> str:
        """The tag of the token `number`, "" outside of the sentence."""
        return self.prose.tags[number] if self.opens <= number < self.closes else ""

    def word(self, number: int) -> str:
        """The token `number` in lower case, "" outside of the sentence."""
        return self.prose.lower[number] if self.opens <= number < self.closes else ""

    def written(self, number: int) -> str:
        """The token `number` as it is written, "" outside of the sentence."""
        return self.prose.words[number] if self.opens <= number < self.closes else ""


def place_of(prose: Prose, sentence: Sentence, start: int, end: int, counts_from: int) -> Place:
    """The place of the characters [start, end) of the sentence; what they count begins at `counts_from`."""
    first = prose.token_from(sentence.start + start)
    last = max(prose.token_before(sentence.start + end), first + 1)
    behind = prose.token_from(sentence.start + max(end, counts_from))
    return Place(prose, first, last, behind, sentence.first, sentence.last)
