"""The counted thing: the noun phrase that a figure counts or measures, with its complement."""

import re
from dataclasses import replace
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose import lemma
from onrecord.prose.noun_phrases import (
    DETERMINERS,
    FARTHEST,
    FINITE,
    MODIFYING,
    NOUNS,
    base_phrase,
    is_time,
    noun_phrase,
    whole_subject,
    without_determiners,
)
from onrecord.prose.window import Place
from onrecord.quantities.mention import Mention
from onrecord.quantities.units import Unit, Written, with_per

COPULA = frozenset(("were", "are", "was", "is", "be", "been", "being", "became", "become"))
VERBS = FINITE | {"VBN", "VBG"}
PRONOUNS = frozenset(("PRP", "WP", "WDT"))
MOVES = frozenset(("up", "down"))
BEFORE_VERBS = NOUNS | VERBS | {"PRP", ",", "CC"}
SINGLED = frozenset(("NN", "NNS", "NNPS", "JJ", "JJR", "JJS"))
RELATIVE = frozenset(("last", "next", "past", "previous", "earlier"))  # "2.1 last year"
LEFT_OUT = frozenset(("RBS", "POS"))  # "most", "'s"
HOW_MANY = frozenset(("more", "fewer", "many", "few", "several", "additional"))
PLURAL = re.compile("(?<=[^aeiousw])s$")  # of words that the lemmatiser does not know
ACRONYMS = re.compile("[A-Z]{2,}s")
ENDS = frozenset((",", ".", ":", "CC", "IN", ""))
LINKS = frozenset(("of", "worth", "in", "for"))


class Counted(NamedTuple):
    """The characters [start, end) of the article that name what a figure is about; `counts` says that the figure counts just that."""

    start: int
    end: int
    counts: bool


def find_counted(at: Place, mention: Mention, sentence_start: int) -> Counted | None:
    """What the mention counts or measures, or None.

    A count takes the noun phrase behind it; a stretch of time the phrase that its unit heads ("years in prison"); a sum, a share, a
    measure or a level what it is said of.
    """
    kind, end = mention.unit.kind if mention.unit else None, sentence_start + mention.end
    if kind == "duration" and not mention.elided:
        return timed(at, sentence_start + mention.unit_start, end)
    share = mention.style in ("part", "ratio")
    found = counted_behind(at, share) if mention.unit is None else None
    if found:
        return characters(at, found, end if found[0] >= at.behind else 0, not share)
    if mention.unit is None and not share and not is_level(at):
        return None
    found = phrase_before(at) if kind == "age" and not mention.unit_start else measured(at)
    return characters(at, found, 0, False) if found else None


def characters(at: Place, phrase: tuple[int, int], behind: int, counts: bool) -> Counted:
    """The characters of a phrase, from its first letter or digit that lies behind `behind` (it may begin within the figure's token)."""
    start, end = max(at.prose.starts[phrase[0]], behind), at.prose.ends[phrase[1] - 1]
    while start < end - 1 and not at.prose.text[start].isalnum():
        start += 1
    return Counted(start, end, counts)


def counted_unit(at: Place, counted: Counted) -> str:
    """The unit of a count: what one of the things counted is, the noun phrase up to its head with every word in its dictionary form.

    Of "page letter" in "a 12-page letter" that is the page: the word that begins within the figure's token.
    """
    prose = at.prose
    first, end = prose.token_from(counted.start), prose.token_before(counted.end)
    if prose.starts[first] < counted.start:
        return lemma(prose.text[counted.start : prose.ends[first]], "NNS")
    last = min(base_phrase(at, first) or end, end)
    named = (number for number in range(first, last) if prose.tags[number] not in LEFT_OUT and prose.lower[number] not in HOW_MANY)
    words = (one_of(prose.words[number], prose.tags[number]) for number in named)
    return with_per(prose.text, Written(Unit(" ".join(words), "count"), counted.start, prose.ends[last - 1])).unit.name


def one_of(word: str, tag: str) -> str:
    """A word of a noun phrase as it names one thing: nouns and adjectives in their dictionary form, names and participles as written."""
    if ACRONYMS.fullmatch(word):
        return word[:-1]
    if tag == "NN" and word.endswith("s"):  # a plural that the tagger missed; of a singular the lemma is the word itself
        tag = "NNS"
    single = lemma(word, tag) if tag in SINGLED else word
    if tag in ("NNS", "NNPS") and single == word.lower():
        single = PLURAL.sub("", single)
    return word[0] + single[1:] if tag == "NNPS" else single


def timed(at: Place, unit_start: int, end: int) -> Counted:
    """The phrase of which a unit of time is the head: "years in prison", "months of talks", "week strike"."""
    linked = at.word(at.last) in ("of", "in")
    phrase = noun_phrase(at, at.last + linked) if linked or at.tag(at.last) in MODIFYING else None
    if phrase and not is_time(at, phrase[1]) and at.tag(phrase[0]) != "NNP":
        end = at.prose.ends[phrase[1] - 1]
    return Counted(unit_start, end, True)


def counted_behind(at: Place, share: bool) -> tuple[int, int] | None:
    """What a count counts: the noun phrase behind the figure, behind its "of" ("of them children"), or behind "were"."""
    if share and at.first + 2 < at.last and at.tag(at.first + 1) in NOUNS:  # "one train in eight"
        return at.first + 1, at.first + 2
    number = at.behind
    while at.tag(number) in ("RB", "``", "''") and at.tag(number + 1) in MODIFYING | {"RB"}:
        number += 1
    if at.word(number) == "of":
        return noun_phrase(at, number + (2 if at.tag(number + 1) in PRONOUNS else 1))
    if at.written(number) in COPULA and at.word(at.first - 1) != "of":
        found = noun_phrase(at, number + 1)
        return found if found and at.tag(found[0]) not in VERBS else None
    finite = at.tag(number) in FINITE and not at.written(number).isupper()  # "IS fighters"
    if number in at.figures and number >= at.last or finite or at.tag(number) in DETERMINERS and not share:
        return None
    if at.tag(number) in ("JJ", "VBN", "VBG") and at.tag(number + 1) in ENDS:  # "30 wounded"
        return number, number + 1
    if at.word(number) in lexicons.words("figure_verbs", "base") and at.tag(number + 1) not in NOUNS:  # "about 1,000 come from Sunder"
        return None
    found = noun_phrase(at, number)
    return None if found and at.word(found[0]) in RELATIVE and is_time(at, found[1]) else found


def measured(at: Place) -> tuple[int, int] | None:
    """What a sum, a share or a measure is about: "10% of X", "a $5 fee", "$5 in damages", else what stands before it."""
    if at.word(at.last) == "(" and at.last + 1 in at.figures:  # behind a conversion in brackets
        closes = next((number for number in range(at.last + 2, min(at.last + 8, at.closes)) if at.word(number) == ")"), None)
        at = replace(at, last=closes + 1) if closes else at
    linked = at.word(at.last) in LINKS
    if linked or goes_on(at):
        found = noun_phrase(at, at.last + linked)
        if found and not is_time(at, found[1]) and not (at.tag(found[0]) == "NNP" and at.word(at.last) != "of"):
            adverbial = at.word(found[1]) in ("for", "with", "to") or at.tag(found[0]) in ("CD", "VBG")  # "in exchange for"
            if at.word(at.last) not in ("in", "for") or not adverbial:
                return found
    return phrase_before(at)


def goes_on(at: Place) -> bool:
    """Whether the noun phrase of the figure goes on behind its unit: "a 5% fee", but not "47 feet deep" and "23 percent favored Roe"."""
    if at.last in at.figures or at.tag(at.last) not in MODIFYING or at.word(at.last) in lexicons.words("dimensions"):
        return False
    return at.tag(at.last) not in ("VBN", "VBG") or at.tag(at.first - 1) in DETERMINERS and at.word(at.first - 1) != "some"


def phrase_before(at: Place) -> tuple[int, int] | None:
    """The nearest noun phrase before the figure ("a fine of $5", "cut the rate to 5%"), or the subject of the verb that stands between."""
    chunks, chunk_of = at.prose.chunks, at.prose.chunk_of
    number, verb = at.first - 1, False
    while number >= max(at.opens, at.first - FARTHEST) and at.word(number) != ";":
        chunk = chunk_of[number]
        if number in at.figures or chunk < 0:
            verb = verb or at.tag(number) in VERBS or at.word(number) in MOVES
            number -= 1
            continue
        first, last = behind_figures(at, max(chunks[chunk].first, at.opens), number + 1), number + 1
        number = chunks[chunk].first - 1
        if any(at.word(last - 1) in lexicons.words(verbs, "inflected") for verbs in ("figure_verbs",)):
            last, verb = last - 1, True
        if first < last and at.tag(first) == "CD" and at.tag(first - 1) in NOUNS and chunk_of[first - 1] >= 0:  # "the Fiat 500"
            chunk = chunk_of[first - 1]
            first, number = behind_figures(at, chunks[chunk].first, first), chunks[chunk].first - 1
        while first < last and at.tag(first) in ("VBN", "VBG") and at.tag(first - 1) in BEFORE_VERBS:
            first += 1
        if says_something(at, first, last):
            return whole_subject(at, first) if verb else first, last
        if verb and at.tag(last - 1) in ("PRP", "EX") and at.tag(number) != "IN":
            return None
    return None


def behind_figures(at: Place, first: int, last: int) -> int:
    """Where the part of a noun phrase [first, last) behind its figures and determiners begins."""
    figure = next((number for number in range(last - 1, first - 1, -1) if number in at.figures), first - 1)
    return without_determiners(at, figure + 1, last)


def says_something(at: Place, first: int, last: int) -> bool:
    """Whether a noun phrase can be what a figure is about: no pronoun, no time, none of "total" and "average"."""
    if first < last - 1 and at.tag(last - 1) == "CD" and at.tag(last - 2) == "NNP":  # a name with a number
        last -= 1
    if first >= last or at.tag(last - 1) not in NOUNS or is_time(at, last) or not at.word(last - 1)[:1].isalnum():
        return False
    return at.written(last - 1) not in lexicons.words("light_nouns") and at.word(last - 1) not in lexicons.words("modifiers")


def is_level(at: Place) -> bool:
    """Whether a bare number is the level of something ("rose to 6,300", "a total of 200"), or stands in brackets."""
    number = at.first - 1
    while at.tag(number) in ("RB", "JJR", "RBR", "DT", "$") or at.word(number) in ("about", "than"):
        number -= 1
    return at.word(number) in ("to", "at", "of", "by", "from", "(")
