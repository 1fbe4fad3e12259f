"""Words as a linguist counts them, with what they are counted as.

"U.S." and "U.S.-backed" are one word each; hyphens, apostrophes and ampersands inside a word stay ("well-known", "O'Neill", "R&D");
a possessive 's is taken off; a contraction is one word ("don't"); numbers stand apart and are not words; addresses are neither.
"""
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicons
from onrecord.prose import Prose
from onrecord.prose.tokens import straighten

ADDRESS = r"(?:https?://|www\.)\S+|\S+@\S+\.\w+"
INITIALS = r"(?:[^\W\d_]{1,2}\.){2,}(?:-\w+)*"  # U.S., a.m., Ph.D., U.S.-backed
LETTER = r"[\w\u0300-\u036f]"  # with accents written as characters of their own
JOINT = r"(?:[-\u2010\u2011'&]|\.(?=[a-z])|(?<=\d)[.,:/](?=\d))"  # what may stand inside a word
WORD = re.compile(rf"(?P<address>{ADDRESS})|{INITIALS}|{LETTER}+(?:{JOINT}{LETTER}+)*")
NUMBER = re.compile(r"[\d.,:/‐-‑-]*\d[\d.,:/‐‑-]*[a-zµ]{0,3}")  # 14,000  1990s  21st  5bn  9/11
CLITIC = re.compile(r"(?<=\w)'(?:s|re|ve|ll|d|m)$", re.IGNORECASE)
INNER_CAPITAL = re.compile(r"[^\W\d_][A-Z]")  # iPhone, McDonald, counter-IS
OPENS = re.compile(r"[\"':(\[]")  # after one of these a capital letter proves nothing
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


@cache
def default_stop_words() -> frozenset[str]:
    """The stop words used unless others are given: the closed-class words of `data/lexicons/stopwords.txt` and the contractions."""
    return lexicons.words("stopwords") | lexicons.words("contractions")


def is_stopped(term: str, stop_words: frozenset[str]) -> bool:
    """Whether a term is among the stop words, capitals aside; a name like "US" or "May" is not what the closed-class word is."""
    folded = term.lower()
    return term in stop_words or (folded in stop_words and folded not in default_stop_words())


def is_stop_word(words: "Words", at: int, stop_words: frozenset[str]) -> bool:
    """Whether the word number `at` is among the stop words, by its form or by what it is counted as."""
    return is_stopped(words.terms[at], stop_words) or (not words.is_name[at] and words.forms[at].lower() in stop_words)


def word_spans(text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the words of straightened text: no numbers, no addresses, no clitics."""
    contractions = lexicons.words("contractions")
    spans = []
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        if match.lastgroup or (not word[0].isalpha() and NUMBER.fullmatch(word)):
            continue
        if start and text[start - 1] == "'" and f"'{word.lower()}" in contractions:
            start -= 1
        if "'" in word and word.lower() not in contractions:
            end = start + len(CLITIC.sub("", word))
        spans.append((start, end))
    return spans


def is_acronym(form: str) -> bool:
    """Whether a word is written in capitals alone, two at least: "UN", "U.S."."""
    return form.isupper() and len(form) > 1 and sum(map(str.isalpha, form)) > 1


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
        shouted = sum(map(is_acronym, words)) * 2 > len(words)
        before = [0, *(end for _, end in spans)]
        opening += [position == 0 or shouted or bool(OPENS.search(text[last:start]))
                    for position, (last, (start, _)) in enumerate(zip(before, spans, strict=False))]
        forms += [word.lower() if shouted and len(words) > 3 else word for word in words]
        starts += [sentence.start + start for start, _ in spans]
        ends += [sentence.start + end for _, end in spans]
        sentences += [number] * len(spans)
        paragraphs += [sentence.paragraph] * len(spans)
    tokens = _token_numbers(starts, prose.ends)
    is_name = _names(forms, [prose.tags[token] for token in tokens], opening)
    terms = [form if named else form.lower() for form, named in zip(forms, is_name, strict=True)]
    if by == "lemma":
        terms = [term if named else _lemma(term, prose, token)
                 for term, named, token in zip(terms, is_name, tokens, strict=True)]
    capitals = [named or (form[:1].isupper() and not first) for form, named, first in zip(forms, is_name, opening, strict=True)]
    return Words(prose, by, forms, terms, is_name, capitals, starts, ends, sentences, paragraphs, tokens)


def _token_numbers(starts: Sequence[int], token_ends: Sequence[int]) -> list[int]:
    """For every start of a word the number of the token that holds it."""
    numbers, token = [], 0
    for start in starts:
        while token_ends[token] <= start:
            token += 1
        numbers.append(token)
    return numbers


def _lemma(term: str, prose: Prose, token: int) -> str:
    """The lemma of a word that is one token; a word of several tokens ("don't", "cannot") stays as it is."""
    return prose.lemmas[token] if prose.lower[token] == term else term


def _names(forms: list[str], tags: list[str], opening: list[bool]) -> list[bool]:
    """For every word whether it is a name, to be kept as written, judged by its capitals in the whole article.

    A capital after another letter ("UN", "iPhone", "counter-IS") makes a name. A capital first letter does where the article never writes
    the word small, and where it is not owed to the beginning of a sentence: the word has it elsewhere too, or its tag is that of a name.
    """
    closed = default_stop_words()
    small = {form for form in forms if form[:1].islower()} | closed
    proven = {form.lower() for form, first in zip(forms, opening, strict=True) if not first and form[:1].isupper()}
    names = []
    for form, tag, first in zip(forms, tags, opening, strict=True):
        word, tagged = form.lower(), tag.startswith("NNP")
        if word == form:
            names.append(False)
        elif INNER_CAPITAL.search(form) or is_acronym(form):
            names.append(True)
        elif word in small:
            names.append(not first and tagged and word in closed)  # "May" and "Will" inside a sentence
        else:
            names.append(form[0].isupper() and (not first or tagged or word in proven))
    return names


def find(words: Words, term: str) -> list[tuple[int, int]]:
    """The places of a word or phrase, as word numbers [first, last), in order, never overlapping.

    Words counted by lemma are found in all their forms, by whichever of them is asked for. Capitals do not matter, but acronyms are told
    apart from the words they look like ("US" from "us", "IS" from "is").
    """
    text = straighten(term)
    wanted = [_places(words, text[start:end]) for start, end in word_spans(text)]
    places: list[tuple[int, int]] = []
    for at in sorted(wanted[0]) if wanted else ():
        if (not places or places[-1][1] <= at) and all(at + offset in found for offset, found in enumerate(wanted)):
            places.append((at, at + len(wanted)))
    return places


def _places(words: Words, wanted: str) -> set[int]:
    """The numbers of the words that are `wanted`, in any form where words are counted by lemma."""
    if is_acronym(wanted):
        return {at for at, form in enumerate(words.forms) if form == wanted}
    folded = wanted.lower()
    terms = {folded} | {term for form, term in zip(words.forms, words.terms, strict=True) if form.lower() == folded}
    return {at for at, (form, term) in enumerate(zip(words.forms, words.terms, strict=True))
            if not is_acronym(form) and (form.lower() == folded or term in terms)}
