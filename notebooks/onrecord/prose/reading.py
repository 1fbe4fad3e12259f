"""The article as attribution reads it: its prose with quotations laid over it, in units that no quotation crosses."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from onrecord import lexicons
from onrecord.article import Article
from onrecord.prose.chunks import chunk_spans
from onrecord.prose.layers import Prose, lemma
from onrecord.prose.name_chunks import joined
from onrecord.prose.quotations import Quotation, quotations
from onrecord.prose.retagging import DASHES
from onrecord.prose.window import Window

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Initials inside a name, where no sentence ends.
INITIALS = re.compile(r"(?!U\.|D\.C|E\.U|N\.[YJHC]|L\.A)(?:[A-Z]\.){1,3}")
# What stands for people or things before "of".
QUANTITIES = lexicons.words("determiners", "quantity") | {"none"}
# The tokens of the longest unit: the rules look through a unit more than once, and a text may have no full stops.
LONGEST = 800
DATELINE = 14
MARKS = frozenset(('"', "''", "``", "'"))
# The characters of quotation marks.
OUTER_MARKS = "\"'`“”„‟«»‘’‚‛"


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


class Reading(Window):
    """Prose and quotations of one article, by token."""

    def __init__(self, article: Article, prose: Prose):
        self.article, self.prose, self.text = article, prose, article.text
        self.words, self.lower, self.tags = prose.words, prose.lower, prose.tags
        self.opens, self.closes = 0, len(prose)
        self.quotations: list[Quotation] = quotations(article.text, article.paragraphs)
        self.quoted = [Quoted(prose.token_from(q.start), prose.token_before(q.end), n) for n, q in enumerate(self.quotations)]
        self.quoted = [quoted for quoted in self.quoted if not self._is_nickname(quoted)]
        self.quote_of: list[Quoted | None] = [None] * len(prose)
        for quoted in self.quoted:
            self.quote_of[quoted.first : quoted.last] = [quoted] * (quoted.last - quoted.first)
        self.kept: dict[tuple[Any, ...], Any] = {}  # what functions under `kept` have found
        self.phrase_ends: dict[int, int] = {}  # what `entities.descriptions.phrase_end` has found, by token
        # What `attribution.sources.subject_of_unit` has found, by a unit's first token: the token to look at next, and the subject.
        self.subjects: dict[int, tuple[int, tuple[int, int] | None]] = {}

    def _is_nickname(self, quoted: Quoted) -> bool:
        """Whether a single word in marks stands between two words of a name: 'Rodolfo "Rudy" Estavan'."""
        names = [self.tags[token] for token in (quoted.first - 1, quoted.first + 1, quoted.last) if 0 <= token < len(self.tags)]
        return quoted.last - quoted.first == 3 and quoted.first > 0 and names == ["NNP"] * 3 and self.words[quoted.first + 1].isalpha()

    @cached_property
    def units(self) -> list[Unit]:
        """The units, in order: sentences joined wherever a quotation crosses their border."""
        units: list[Unit] = []
        for sentence in self.prose.sentences:
            opening = self._past_dateline(sentence.first, sentence.last) if self._opens_paragraph(sentence.first) else sentence.first
            if opening > sentence.first:
                units.append(Unit(sentence.first, opening, sentence.paragraph))
            for first in range(opening, sentence.last, LONGEST):
                last = min(first + LONGEST, sentence.last)
                if (
                    units
                    and units[-1].paragraph == sentence.paragraph
                    and last - units[-1].first <= LONGEST
                    and self._continues(first, opening)
                ):
                    units[-1] = units[-1]._replace(last=last)
                else:
                    units.append(Unit(first, last, sentence.paragraph))
        return units

    def _opens_paragraph(self, token: int) -> bool:
        """Whether the token is the first of its paragraph."""
        return not token or self.paragraph_of(token) != self.paragraph_of(token - 1)

    def _past_dateline(self, first: int, last: int) -> int:
        """The token behind a dateline that opens a paragraph: capitals, and at most a few names, a date and an agency, before a dash."""
        dash = next((token for token in range(first + 1, min(last - 1, first + DATELINE)) if self.words[token] in DASHES), None)
        if dash is None or len(self.words[first]) < 2 or not self.words[first].isupper() or self.has_clause(first, dash):
            return first
        plain = [word for word in self.words[first:dash] if word.isalpha() and word.islower()]
        return first if plain else dash + 1

    def _continues(self, first: int, opening: int) -> bool:
        """Whether what begins at the token goes on with what stands before it, in spite of a full stop.

        Inside a quotation; in lower case; after initials in a name; after a quotation that ends with a question, an exclamation or a comma.
        """
        here, before = self.quote_of[first], self.quote_of[first - 1]
        if first == opening and self.words[first - 1] in DASHES and here is None:
            return False
        if here is not None:
            return here is before
        if self.words[first][0].islower():
            return True
        if INITIALS.fullmatch(self.words[first - 1]) and first > 1:
            return self.tags[first] == self.tags[first - 2] == "NNP"
        return before is not None and self.ends_with(first - 1, ",?!")

    def inside(self, quoted: Quoted) -> tuple[int, int]:
        """The characters of a quotation without its marks."""
        quotation = self.quotations[quoted.number]
        words = self.text[quotation.start : quotation.end]
        opening = len(words) - len(words.lstrip(OUTER_MARKS))
        closing = len(words) - len(words.rstrip(OUTER_MARKS)) if quotation.closed else 0
        return quotation.start + opening, quotation.end - closing

    def ends_with(self, token: int, marks: str) -> bool:
        """Whether the quotation that ends at the token has one of these marks before its closing mark."""
        last = token - 1 if self.words[token] in MARKS else token
        return self.words[last].rstrip("'\"")[-1:] in tuple(marks)

    def lemma(self, token: int) -> str:
        """The dictionary form of a token."""
        return lemma(self.words[token], self.tags[token])

    def chunk_at(self, token: int) -> tuple[int, int] | None:
        """The noun phrase [first, last) that holds the token, if any."""
        if not 0 <= token < len(self.tags):
            return None
        return self.chunks[token]

    @cached_property
    def chunks(self) -> list[tuple[int, int] | None]:
        """For every token the base noun phrase [first, last) that holds it; a participle at its head is left out."""
        chunks: list[tuple[int, int] | None] = [None] * len(self.words)
        for sentence in self.prose.sentences:
            start = sentence.first
            for first, last in chunk_spans(self.tags[start : sentence.last]):
                first, last = start + first, start + last
                apart = self.tags[first] == "VBN" and self.lower[first] in lexicons.words("leading_participles")
                first += (apart or self.tags[first] == "VBG") and first + 1 < last
                before = chunks[first - 1] if first > start else None
                if before and self.tags[first] == "JJ" and self.tags[first - 1] in ("NNP", "NNPS"):
                    first = before[0]
                chunks[first:last] = [(first, last)] * (last - first)
            for token in range(start, sentence.last - 1):
                if chunks[token] is None and self.lower[token + 1] == "of" and self.lower[token] in QUANTITIES:
                    chunks[token] = (token, token + 1)
        return joined(chunks, self)

    def quoted_in(self, first: int, last: int) -> list[Quoted]:
        """The quotations that begin in tokens [first, last), in order."""
        begin, end = (bisect_left(self.quoted, token, key=lambda quoted: quoted.first) for token in (first, last))
        return self.quoted[begin:end]

    def ends_quote_or_comma(self, token: int) -> bool:
        """Whether the token is a comma or closes a quotation."""
        return token >= 0 and (self.words[token] in (",", "--", "—", "–") or self.quote_of[token] is not None)

    def opens_lower(self, mark: int) -> bool:
        """Whether the quotation that opens at the token begins in lower case, inside a sentence."""
        start, end = self.span(mark, min(mark + 2, len(self.words)))
        return next((sign.islower() for sign in self.text[start:end] if sign.isalpha()), False)

    def has_clause(self, first: int, last: int) -> bool:
        """Whether the tokens hold a finite verb outside quotations, or a quotation of three words or more."""
        return any(
            self.is_finite(token) if quoted is None else quoted.last - quoted.first > 4
            for token, quoted in enumerate(self.quote_of[first:last], first)
        )

    def is_finite(self, token: int) -> bool:
        """Whether the token is a finite verb, or a participle or base form right after a noun, which may be one."""
        return (
            self.tags[token] in FINITE
            or self.tags[token] in ("VBN", "VB")
            and token > 0
            and self.tags[token - 1] in ("NN", "NNS", "NNP", "NNPS", "PRP")
        )

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens [first, last)."""
        return self.prose.starts[first], self.prose.ends[last - 1]

    def is_word(self, token: int) -> bool:
        """Whether the token holds a letter or digit."""
        return any(map(str.isalnum, self.words[token]))

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """The tokens without punctuation at the edges, other than what belongs to a quotation."""
        while (
            first < last and self.quote_of[first] is None and not self.is_word(first) and self.words[first] not in ("(", "[", "$", "#", "@")
        ):
            first += 1
        while (
            first < last
            and self.quote_of[last - 1] is None
            and not self.is_word(last - 1)
            and self.words[last - 1] not in (")", "]", "%", "?", "!")
        ):
            last -= 1
        return first, last

    def is_direct(self, first: int, last: int) -> bool:
        """Whether the tokens stand inside quotation marks from the first to the last."""
        return self.quote_of[first] is not None and self.quote_of[last - 1] is not None

    def holds(self, token: int) -> bool:
        """Whether the token lies inside."""
        return self.opens <= token < self.closes

    def is_quoted(self, token: int) -> bool:
        """Whether the token lies inside and is quoted."""
        return self.holds(token) and self.quote_of[token] is not None

    def part(self, opens: int, closes: int) -> "Part":
        """The tokens [opens, closes), as if nothing stood around them."""
        return Part(self, opens, closes)

    def paragraph_of(self, token: int) -> int:
        """The paragraph that holds a token."""
        return self.prose.sentences[self.prose.sentence_of[token]].paragraph

    def paragraph_end(self, paragraph: int) -> int:
        """The token after the last of a paragraph."""
        return self.prose.token_before(self.article.paragraphs[paragraph].end)


Where = TypeVarTuple("Where")
Found = TypeVar("Found")


def kept(look: Callable[[Reading, *Where], Found]) -> Callable[[Reading, *Where], Found]:
    """What looks for something at a place, where several rules ask for the same: the reading keeps what has been found."""

    @wraps(look)
    def found(reading: Reading, *where: *Where) -> Found:
        asked = (look, reading.opens, reading.closes, *where)
        if asked not in reading.kept:
            reading.kept[asked] = look(reading, *where)
        return reading.kept[asked]

    return found


class Part(Reading):
    """The tokens [opens, closes) of a reading, with the same numbers: what lies outside is an empty word, no noun phrase, unquoted."""

    def __init__(self, whole: Reading, opens: int, closes: int):
        self.__dict__.update(whole.__dict__, chunks=whole.chunks)
        self.opens, self.closes = opens, closes

    def chunk_at(self, token: int) -> tuple[int, int] | None:
        """The noun phrase that holds the token, if any, cut off at the edges."""
        chunk = self.chunks[token] if self.holds(token) else None
        return chunk and (max(chunk[0], self.opens), min(chunk[1], self.closes))
