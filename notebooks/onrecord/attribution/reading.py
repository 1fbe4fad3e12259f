"""The article as attribution reads it: its prose with quotations laid over it, in units that no quotation crosses."""
from functools import cached_property
from typing import NamedTuple

from onrecord.article import Article
from onrecord.attribution.marks import Quotation, quotations
from onrecord.prose import Prose

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Unit(NamedTuple):
    """A sentence, or the sentences that one quotation joins: its tokens [first, last) and its paragraph."""

    first: int
    last: int
    paragraph: int


class Quoted(NamedTuple):
    """A quotation by tokens [first, last), with its number in `Reading.quotations`."""

    first: int
    last: int
    number: int


class Reading:
    """Prose and quotations of one article, by token."""

    def __init__(self, article: Article, prose: Prose):
        self.article, self.prose, self.text = article, prose, article.text
        self.words, self.lower, self.tags = prose.words, prose.lower, prose.tags
        self.quotations: list[Quotation] = quotations(article.text, article.paragraphs)
        self.quoted = [Quoted(prose.token_from(q.start), prose.token_before(q.end), n) for n, q in enumerate(self.quotations)]
        self.quote_of: list[Quoted | None] = [None] * len(prose)
        for quoted in self.quoted:
            self.quote_of[quoted.first : quoted.last] = [quoted] * (quoted.last - quoted.first)

    @cached_property
    def units(self) -> list[Unit]:
        """The units, in order: sentences joined wherever a quotation crosses their border."""
        units: list[Unit] = []
        for sentence in self.prose.sentences:
            first, last = sentence.first, sentence.last
            crossing = units and units[-1].paragraph == sentence.paragraph and self.quote_of[first] is not None
            if crossing and self.quote_of[first] is self.quote_of[first - 1] or self._opens_late(units, first, sentence.paragraph):
                units[-1] = Unit(units[-1].first, last, sentence.paragraph)
            else:
                units.append(Unit(first, last, sentence.paragraph))
        return units

    def _opens_late(self, units: list[Unit], first: int, paragraph: int) -> bool:
        """Whether a "sentence" goes on in lower case after a quotation's own full stop."""
        return bool(units) and units[-1].paragraph == paragraph and self.quote_of[first - 1] is not None and self.words[first][:1].islower()

    def is_quote(self, token: int) -> bool:
        """Whether the token lies inside quotation marks."""
        return 0 <= token < len(self.quote_of) and self.quote_of[token] is not None

    def chunk_at(self, token: int) -> tuple[int, int] | None:
        """The noun phrase [first, last) that holds the token, if any."""
        if not 0 <= token < len(self.tags):
            return None
        number = self.prose.chunk_of[token]
        return None if number < 0 else self.prose.chunks[number]

    def ends_quote_or_comma(self, token: int) -> bool:
        """Whether the token is a comma or closes a quotation."""
        return token >= 0 and (self.words[token] in (",", "--", "—", "–") or self.quote_of[token] is not None)

    def has_clause(self, first: int, last: int) -> bool:
        """Whether the tokens hold a finite verb outside quotations, or a quotation of three words or more."""
        return any(
            self.tags[token] in FINITE if self.quote_of[token] is None else self.quote_of[token].last - self.quote_of[token].first > 4
            for token in range(first, last)
        )

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens [first, last)."""
        return self.prose.starts[first], self.prose.ends[last - 1]

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """The tokens without punctuation at the edges, other than what belongs to a quotation."""
        while first < last and self.quote_of[first] is None and not self.words[first][-1].isalnum() and self.words[first] not in ("(", "[", "$", "#", "@"):
            first += 1
        while first < last and self.quote_of[last - 1] is None and not self.words[last - 1][-1].isalnum() and self.words[last - 1] not in (")", "]", "%"):
            last -= 1
        return first, last
