"""The counted thing: the noun phrase that a figure is about, the best of its candidates by the weights of data/models/counted.tsv."""

import re
from functools import cache
from typing import NamedTuple

from onrecord import lexicons, paths
from onrecord.prose import Prose, lemma
from onrecord.prose.noun_phrases import base_phrase
from onrecord.prose.window import Place
from onrecord.quantities.counted_candidates import Candidate, find_candidates, is_compound_plural
from onrecord.quantities.mention import Mention
from onrecord.quantities.units import UnitOfMeasure, Written, with_per

WEIGHTS = paths.MODELS / "counted.tsv"
SINGLED = frozenset(("NN", "NNS", "NNPS", "JJ", "JJR", "JJS"))
PLURALS = ("NNS", "NNPS")
LEFT_OUT = frozenset(("RB", "RBS", "POS"))  # "newly", "most", "'s"
DESCRIBING = frozenset(("JJ", "VBN", "VBG"))
LONGEST = 300  # characters of what names a thing: it stands in the row of every figure that it is lent to
PLURAL = re.compile("(?<=[^aeiousw])s$")  # of words that the lemmatiser does not know


class Counted(NamedTuple):
    """The characters [start, end) of the article that name what a figure is about; `counts` says that the figure counts just that."""

    start: int
    end: int
    counts: bool


@cache
def weights() -> dict[str, float]:
    """`{feature: weight}`."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}


def score(candidate: Candidate) -> float:
    """What the features of a candidate add up to."""
    known = weights()
    return sum(known[feature] for feature in sorted(candidate.features) if feature in known)


def find_counted(at: Place, mention: Mention, sentence_start: int) -> Counted | None:
    """What the mention counts or measures, or None where that is not said."""
    best = max(find_candidates(at, mention), key=score)
    if best.first == best.last:
        return None
    behind = sentence_start + max(mention.end, mention.counts_from) if best.first >= at.behind else 0
    found = characters(at, best, behind)
    return found if found.end - found.start <= LONGEST else None


def characters(at: Place, phrase: Candidate, behind: int) -> Counted:
    """The characters of a phrase, from its first letter or digit that lies behind `behind` (it may begin within the figure's token)."""
    last = next((token for token in range(phrase.last - 1, phrase.first, -1) if any(map(str.isalnum, at.written(token)))), phrase.first)
    start, end = max(at.prose.starts[phrase.first], behind), at.prose.ends[last]
    first = next((place for place in range(start, end) if at.prose.text[place].isalnum()), start)
    return Counted(first, end, phrase.counts)


def lend_counted(mentions: list[Mention], counted: list[Counted | None]) -> list[Counted | None]:
    """What is counted, with what its lender or the last one of its unit counts for a mention that counts nothing itself, or converts."""
    lent, last = list(counted), {}
    for number, mention in enumerate(mentions):
        own = lent[number]
        if mention.lender is not None and (mention.converts or not (own and own.counts)):
            lent[number] = lent[mention.lender]
        elif own is None and (mention.unit or mention.style in ("digits", "words")):
            lent[number] = last.get(mention.unit)
        lent[number] = now = counting_on(lent[number], last.get(None))
        if now and (mention.unit or now.counts):
            last[mention.unit] = now
    return lent


def counting_on(found: Counted | None, last: Counted | None) -> Counted | None:
    """What a figure is about, which it counts if the last count did: "20 cows in Velm and 30 in Orvik"."""
    return last if found and last and found[:2] == last[:2] else found


def counted_unit(at: Place, counted: Counted, several: bool) -> str:
    """The unit of a count: what one of the things counted is, the noun phrase up to its head with every word in its dictionary form.

    Of "page letter" in "a 12-page letter" that is the page: the word that begins within the figure's token, or one of `several` things
    that are told in the singular ("a 12 page letter").
    """
    prose = at.prose
    first, end = prose.token_from(counted.start), prose.token_before(counted.end)
    if prose.starts[first] < counted.start:
        return lemma(prose.text[counted.start : prose.ends[first]], "NNS")
    last = min(base_phrase(at, first) or end, end)
    if several:  # "members worldwide"
        last = next((number + 1 for number in range(last - 1, first - 1, -1) if prose.tags[number] in PLURALS), last)
    if several and prose.tags[first] == prose.tags[last - 1] == "NN" and not prose.lower[last - 1].endswith("s"):  # "two bus series"
        last = first + 1
    named = (number for number in range(first, last) if not is_left_out(prose, number))
    words = (one_of(prose.words[number], prose.tags[number]) for number in named)
    end = max(prose.ends[last - 1], prose.ends[at.last - 1])  # "90 cases a day", "cases fell to 90 a day"
    return with_per(prose.text, Written(UnitOfMeasure(" ".join(words), "count"), counted.start, end)).unit.name


def is_left_out(prose: Prose, number: int) -> bool:
    """Whether a word of a noun phrase does not name the thing: it compares, or an adverb before it describes ("12 newly built homes")."""
    described = prose.tags[number - 1] == "RB" and prose.tags[number] in DESCRIBING
    return described or prose.tags[number] in LEFT_OUT or prose.lower[number] in lexicons.words("how_many_more")


def one_of(word: str, tag: str) -> str:
    """A word of a noun phrase as it names one thing: nouns and adjectives in their dictionary form, names and participles as written."""
    if (acronym := word.removesuffix("s")).isupper():
        return acronym
    if is_compound_plural(word):
        former, mark, latter = word.rpartition("-")
        return former + mark + lemma(latter, "NNS")
    if tag == "NN" and word.endswith("s"):  # a plural that the tagger missed; of a singular the lemma is the word itself
        tag = "NNS"
    single = lemma(word, tag) if tag in SINGLED else word
    if tag in ("NNS", "NNPS") and single == word.lower():
        single = PLURAL.sub("", single)
    return word[0] + single[1:] if tag == "NNPS" else single
