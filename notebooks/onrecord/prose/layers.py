"""The layers of an article's prose: sentences, tokens, tags, lemmas and noun phrases, in parallel lists over one text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import simplemma

from onrecord import lexicons
from onrecord.prose.chunks import chunk_spans

INFLECTED = frozenset(("NNS", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJR", "JJS", "RBR", "RBS"))


class Sentence(NamedTuple):
    """A sentence: its tokens [first, last), its characters [start, end) and the number of its paragraph."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int


class Chunk(NamedTuple):
    """A base noun phrase: its tokens [first, last)."""

    first: int
    last: int


@lru_cache(maxsize=1 << 16)
def lemma(word: str, tag: str) -> str:
    """The lower-case dictionary form of a word with that Penn Treebank tag; only inflected words are looked up.

    What simplemma has wrong stands in `data/lexicons/lemmas.txt`.
    """
    folded = word.lower()
    if tag not in INFLECTED or not folded.isalpha():
        return folded
    return lexicons.classes("lemmas").get(folded) or simplemma.lemmatize(folded, lang="en").lower()


@dataclass(frozen=True)
class Prose:
    """An article's body, read. `words`, `lower`, `tags`, `starts` and `ends` run in parallel; words have straight quotation marks."""

    text: str
    sentences: list[Sentence]
    words: list[str]
    tags: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def lemmas(self) -> list[str]:
        """The dictionary form of every token."""
        return [lemma(word, tag) for word, tag in zip(self.words, self.tags, strict=True)]

    @cached_property
    def chunks(self) -> list[Chunk]:
        """The base noun phrases, in order, never overlapping."""
        found = []
        for first, last, *_ in self.sentences:
            found += [Chunk(first + start, first + end) for start, end in chunk_spans(self.tags[first:last])]
        return found

    @cached_property
    def chunk_of(self) -> list[int]:
        """For every token the number of the noun phrase that holds it, or -1."""
        numbers = [-1] * len(self.words)
        for number, (first, last) in enumerate(self.chunks):
            numbers[first:last] = [number] * (last - first)
        return numbers

    @cached_property
    def sentence_of(self) -> list[int]:
        """For every token the number of its sentence."""
        return [number for number, sentence in enumerate(self.sentences) for _ in range(sentence.first, sentence.last)]

    def token_from(self, offset: int) -> int:
        """The number of the first token that ends after `offset` (len(self) when there is none)."""
        return bisect_right(self.ends, offset)

    def token_before(self, offset: int) -> int:
        """The number of the first token that starts at or after `offset`: the half-open end of a span of characters."""
        return bisect_left(self.starts, offset)

    def span_text(self, first: int, last: int) -> str:
        """The article's own characters from token `first` to before token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""
