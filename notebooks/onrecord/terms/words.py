"""Words as a linguist counts them, with what they are counted as.

"U.S." and "U.S.-backed" are one word each; hyphens, apostrophes and ampersands inside a word stay ("well-known", "O'Neill", "R&D");
a possessive 's is taken off; a contraction is one word ("don't"); numbers stand apart and are not words; addresses are neither.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord import lexicons
from onrecord.prose import Prose, lemma
from onrecord.prose.tokens import straighten
from onrecord.terms.addresses import without_addresses
from onrecord.terms.capitals import capitals_owed, is_acronym, named, unshouted
from onrecord.terms.stopwords import is_stopped

PIECE = r"(?:(?:[^\W\d_]{1,2}\.){2,}|[^\W_][\w\u0300-\u036f]*)"  # initials (U.S., Ph.D.), or letters and their accents
JOINT = r"(?:[-\u2010\u2011'&]|\.(?=[a-z])|(?<=\d)[.,:/](?=\d))"  # what may stand inside a word
WORD = re.compile(rf"{PIECE}(?:{JOINT}{PIECE})*")
NUMBER = re.compile(r"\d[\d.,:/\u2010\u2011-]*[a-zµ]{0,3}")  # 14,000  1990s  21st  5bn  9/11
CLITIC = re.compile(r"(?<=[\w.])(?:'(?:s|re|ve|ll|d|m))+$", re.IGNORECASE)
STOP = re.compile(r"\.(?=,|\s+\S)")  # of an abbreviation, not of the sentence
BY = ("lemma", "form")


@dataclass(frozen=True)
class Words:
    """The words of an article's prose, in order, in parallel lists.

    `forms` are the words as written (straight apostrophes, no possessive), `terms` what they are counted as: names as written, all else
    in lower case, and by lemma or by form as `by` says. `capitals` are the words whose capital is not owed to the beginning of a sentence.
    `tokens` are the numbers of the prose tokens in which they start.
    """

    prose: Prose
    by: str
    forms: list[str]
    terms: list[str]
    is_name: list[bool]
    capitals: list[bool]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    paragraphs: list[int]
    tokens: list[int]

    def __len__(self) -> int:
        """The number of words."""
        return len(self.forms)

    @cached_property
    def keys(self) -> list[str]:
        """What the words are looked up by: capitals and tags apart, so that all ways to write and to tag a phrase are one."""
        return [key_of(form, self.by) for form in self.forms]

    @cached_property
    def joined(self) -> list[bool]:
        """For every word whether only white space stands between it and the word before, in one sentence."""
        gaps = zip(self.ends, self.starts[1:], self.sentences, self.sentences[1:], strict=False)
        return [False, *(here == before and self.prose.text[end:start].isspace() for end, start, before, here in gaps)]

    def is_stop_word(self, at: int, stop_words: frozenset[str]) -> bool:
        """Whether the word number `at` is among the stop words, by its form or by what it is counted as."""
        return is_stopped(self.terms[at], stop_words) or (not self.is_name[at] and self.forms[at].lower() in stop_words)


def word_spans(text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the words of straightened text: no numbers, no addresses, no clitics."""
    contractions, abbreviations = lexicons.words("contractions"), lexicons.words("abbreviations")
    text = without_addresses(text)
    spans = []
    for match in WORD.finditer(text):
        start, word = match.start(), match[0]
        if "'" in word and word.lower() not in contractions:
            word = CLITIC.sub("", word)
        if not word[0].isalpha() and (NUMBER.fullmatch(word) or not any(map(str.isalpha, word))):
            continue
        end = start + len(word)
        if start and text[start - 1] == "'" and f"'{word.lower()}" in contractions:
            start -= 1
        elif STOP.match(text, end) and ((len(word) == 1 and word.isupper()) or word.lower() in abbreviations):
            end += 1  # the J. of a name, Mr., Gov., Inc.
        spans.append((start, end))
    return spans


def read_words(prose: Prose, *, by: str = "lemma") -> Words:
    """The words of `prose`, counted `by` "lemma" or by "form"; raises ValueError for anything else."""
    if by not in BY:
        raise ValueError(f"by is {by!r}; words are counted by one of {', '.join(BY)}")
    straight = straighten(prose.text)
    forms, starts, ends, sentences, paragraphs, opening = [], [], [], [], [], []
    for number, sentence in enumerate(prose.sentences):
        text = straight[sentence.start : sentence.end]
        spans = word_spans(text)
        words = [text[start:end] for start, end in spans]
        quiet = unshouted(words)
        forms += quiet
        opening += [owed or form != word for owed, form, word in zip(capitals_owed(text, spans), quiet, words, strict=True)]
        starts += [sentence.start + start for start, _ in spans]
        ends += [sentence.start + end for _, end in spans]
        sentences += [number] * len(spans)
        paragraphs += [sentence.paragraph] * len(spans)
    tokens = _token_numbers(starts, prose.ends)
    is_name = named(forms, [prose.tags[token] for token in tokens], opening)
    terms = [form if name else form.lower() for form, name in zip(forms, is_name, strict=True)]
    if by == "lemma":
        terms = [term if name else _lemma(term, prose, token) for term, name, token in zip(terms, is_name, tokens, strict=True)]
    capitals = [name or (form[:1].isupper() and not first) for form, name, first in zip(forms, is_name, opening, strict=True)]
    return Words(prose, by, forms, terms, is_name, capitals, starts, ends, sentences, paragraphs, tokens)


def _token_numbers(starts: Sequence[int], token_ends: Sequence[int]) -> list[int]:
    """For every start of a word the number of the token that holds it."""
    numbers, token = [], 0
    for start in starts:
        while token_ends[token] <= start and token < len(token_ends) - 1:
            token += 1
        numbers.append(token)
    return numbers


def _lemma(term: str, prose: Prose, token: int) -> str:
    """The lemma of a word that starts in that token; a word of several tokens ("don't", "cannot") stays as it is."""
    if len(prose.lower[token]) < len(term):
        return term
    if prose.lower[token] != term or prose.tags[token].startswith("NNP"):  # the tag was given to more, or for a capital that proves nothing
        return lemma(term, "NNS")
    return prose.lemmas[token]


def key_of(form: str, by: str) -> str:
    """What a word is looked up by: acronyms as written, all else in lower case and, by lemma, whatever its tag, as its dictionary form."""
    if is_acronym(form):
        return form
    return lemma(form, "NNS") if by == "lemma" else form.lower()


def find(words: Words, term: str) -> list[tuple[int, int]]:
    """The places of a word or phrase, as word numbers [first, last), in order, never overlapping.

    A word that is in the table of terms is found where it was counted as that. Any other, and the words of a phrase, are found in all their
    forms where words are counted by lemma. Capitals do not matter then, but acronyms are told apart from the words they look like ("US"
    from "us", "IS" from "is").
    """
    text = straighten(term)
    wanted = [text[start:end] for start, end in word_spans(f"{text} _")]  # the stop of "Gov." is its own, as inside a sentence
    if len(wanted) == 1 and wanted[0] in words.terms:
        return [(at, at + 1) for at, found in enumerate(words.terms) if found == wanted[0]]
    return find_keys(words, tuple(key_of(word, words.by) for word in wanted))


def find_keys(words: Words, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    """The places of words with those keys that follow one another directly."""
    size, places = len(wanted), []
    for at, key in enumerate(words.keys):
        if not size or key != wanted[0] or tuple(words.keys[at : at + size]) != wanted or not all(words.joined[at + 1 : at + size]):
            continue
        if not places or places[-1][1] <= at:
            places.append((at, at + size))
    return places
