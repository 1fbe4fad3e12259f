"""Numbers that are no quantities: dates, years, times of day, names, labels, scores, list numbers, bare ages, idioms.

Each rule is a function of a `Context`; `RULES` says in which order they are asked, and under which name they answer.
"""
import re
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose import Prose
from onrecord.quantities.mentions import Mention


class Context(NamedTuple):
    """A mention and its surroundings: the sentence's text and offset, and the tokens `first` to before `last` that hold the figure."""

    mention: Mention
    text: str
    prose: Prose
    first: int
    last: int
    opens: int
    closes: int

    def word(self, number: int) -> str:
        """The token `number` in lower case, "" outside of the sentence."""
        return self.prose.lower[number] if self.opens <= number < self.closes else ""

    def tag(self, number: int) -> str:
        """The tag of the token `number`, "" outside of the sentence."""
        return self.prose.tags[number] if self.opens <= number < self.closes else ""

    @property
    def written(self) -> str:
        """The number as written."""
        return self.text[self.mention.number_start : self.mention.number_end]

    @property
    def bare(self) -> bool:
        """Whether no unit and no sign of money stands by the number."""
        return self.mention.unit is None or self.mention.elided


NUMERIC_PREFIX = re.compile(r"\b(?:sub|magnitude|minus|then|now|plus|over|under|the|a|about|up|some|additional)\s?[-–]\s?\Z", re.IGNORECASE)
JOINED_BEFORE = re.compile(r"[^\W]\Z|\w[-–/.:'&+]\Z|[#@_]\Z")
JOINED_AFTER = re.compile(r"[^\W]|[.:]\d|/\d|[-–]\d|-[A-Z]{1,3}\b")
PLAIN_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-4][0-9]")
CLOCK_BEFORE = re.compile(r"\d[:.]\Z|(?:\bat|\bby|\bfrom|\buntil|\bbefore|\bafter)\s+\Z", re.IGNORECASE)
CLOCK_AFTER = re.compile(r"[:.]?\d*\s?-?(?:[ap]\.?m\b|o'clock|(?:hours\s+)?(?:GMT|UTC|BST|EST|EDT|PST|PDT|CET)\b)", re.IGNORECASE)
YEARS = re.compile(r"(?:1\d|20)\d\d\s?[-–/]\s?(?:(?:1\d|20)?\d\d)")
AGED = frozenset(("aged", "age", "ages"))


def is_joined(at: Context) -> bool:
    """Part of a longer word or code: "XC40", "COVID-19", "3D", "22-506", "555-0199", "1990s", "4th"."""
    before, after = at.text[max(0, at.mention.start - 14) : at.mention.start], at.text[at.mention.end : at.mention.end + 8]
    if re.search(r"(?:\A|[-–/])0\d", at.written):
        return True
    if JOINED_BEFORE.search(before) and not NUMERIC_PREFIX.search(before):
        return not (before[-1] in "-–/" and before[-2:-1].isdigit() and not at.bare)
    return bool(JOINED_AFTER.match(after))


def is_idiom(at: Context) -> bool:
    """Inside a phrase that tells no quantity ("one another", "24/7")."""
    if at.mention.unit and " per " in at.mention.unit.name or at.word(at.first) not in idiom_words():
        return False
    windows = ((first, last) for first in range(max(at.opens, at.first - 4), at.first + 1) for last in range(at.last, min(at.closes, at.last + 4) + 1))
    return any(" ".join(at.prose.lower[first:last]) in lexicons.words("number_idioms") for first, last in windows)


@cache
def idiom_words() -> frozenset[str]:
    """All words of the lexicon of idioms."""
    return frozenset(word for phrase in lexicons.words("number_idioms") for word in phrase.split())


def is_date(at: Context) -> bool:
    """The day or the year beside a month."""
    if not at.bare or at.mention.style != "digits" or "," in at.written:
        return False
    beside = (at.word(at.first - 1), at.word(at.last))
    if at.word(at.last - 1) in lexicons.words("calendar", "month"):
        return True
    for word, place in zip(beside, (at.first - 1, at.last), strict=True):
        if word in lexicons.words("calendar", "month") and at.prose.words[place][:1].isupper():
            return at.mention.high <= 31 or bool(PLAIN_YEAR.fullmatch(at.written))
    return beside[1] in lexicons.words("calendar", "era")


def is_year(at: Context) -> bool:
    """Four digits that are a year: no unit, no plural noun behind them and no modifier before them."""
    if re.match(r"(?:[12]\d)?\d0'?s\b", at.text[at.mention.number_start : at.mention.number_start + 8]) or YEARS.fullmatch(at.written) and at.bare:
        return True
    if not at.bare or not PLAIN_YEAR.fullmatch(at.written):
        return False
    recent, before = at.written[:2] in ("19", "20"), at.word(at.first - 1)
    if recent and (at.word(at.last) in lexicons.words("calendar", "behind a year") or at.tag(at.first - 1) in ("DT", "PRP$", "POS") and at.word(at.first - 1) != "some"):
        return True
    if counts_a_noun(at) and at.tag(at.last) != "NNP" and (at.mention.modified or not recent or at.tag(at.first - 1)[:2] == "VB"):
        return before in ("in", "since", "until", "during")
    return not at.mention.modified or before in YEAR_WORDS


YEAR_WORDS = frozenset("in since during until till of from by before after between late early mid mid- through for and to , ( fiscal".split())


def is_time(at: Context) -> bool:
    """A time of day."""
    after = at.text[at.mention.number_end : at.mention.number_end + 16]
    return bool(re.match(r":\d\d", after)) or at.text[max(0, at.mention.start - 1) : at.mention.start] == ":" or bool(CLOCK_AFTER.match(after)) and at.mention.low < 2401


def is_label(at: Context) -> bool:
    """The number of an article, a flight, a page."""
    if not at.bare or at.mention.style == "vague" or at.mention.modified:
        return False
    before = at.word(at.first - 1)
    if before not in lexicons.words("number_labels"):
        return False
    return at.prose.words[at.first - 1][:1].isupper() or not counts_a_noun(at)


def is_name(at: Context) -> bool:
    """The number that belongs to a name: "Galaxy 20", "Big 12", "787 Dreamliner", "Six Flags"."""
    mention = at.mention
    if not at.bare or mention.style in ("vague", "part", "ratio") or mention.is_range or mention.modified or not re.fullmatch(r"-?\w+", at.written):
        return False
    before, after = at.first - 1, at.last
    proper = at.tag(after) in ("NNP", "FW") and at.tag(after + 1) not in ("NNS", "NN", "NNPS") and not is_plural_acronym(at.prose.words[after])
    if mention.style != "digits":
        capital = at.written[:1].isupper() and at.first > at.opens and at.tag(before) not in ("``", "''", ":", "-LRB-")
        return capital and (proper or at.tag(after) == "NNPS" or at.tag(before) == "NNP" and not counts_a_noun(at))
    word = at.prose.words[before] if at.opens <= before else ""
    named = word != word.lower() and (at.tag(before) in ("NNP", "NNPS") or before > at.opens) and word.lower() not in lexicons.words("calendar", "weekday")
    placed = at.tag(before - 1) == "IN" and before - 1 == at.opens and at.tag(after) == "NNS"
    return mention.low < 1000 and (named and not placed or proper)


def is_plural_acronym(word: str) -> bool:
    """Whether a word is capitals with a plural s ("MPs", "TDs")."""
    return len(word) > 2 and word[:-1].isupper() and word.endswith("s")


def is_score(at: Context) -> bool:
    """The score of a game or a vote ("2-1", "a 9-2 lead"): two small numbers joined by a hyphen that count nothing in the plural."""
    mention = at.mention
    if not at.bare or not mention.is_range or mention.modified or not re.fullmatch(r"\d{1,3}\s?[-–]\s?\d{1,3}", at.written):
        return False
    return not counts_a_noun(at) or at.tag(at.last) in ("NN", "NNP", "IN", "RB") and at.tag(at.last + 1) != "NNS"


def is_reference(at: Context) -> bool:
    """The number of a note or of a list item."""
    before, after = at.text[max(0, at.mention.start - 24) : at.mention.start], at.text[at.mention.end : at.mention.end + 24]
    if re.search(r"\[[\d\s,–-]*\Z", before) and re.match(r"[\d\s,–-]*\]", after):
        return True
    return at.mention.start < 3 and not before.strip("( ") and at.mention.style == "digits" and bool(re.match(r"[.)]\s+\S", after)) and at.bare


def is_bare_age(at: Context) -> bool:
    """The age behind a name ("Ann Roe, 25, said"), or in "aged 18 to 34"."""
    if not at.bare or at.mention.low is None or not 0 < at.mention.low <= 115:
        return False
    before = at.first - 1 - (at.word(at.first - 1) in ("between", "from", "over", "under", "about"))
    if at.word(before) in AGED or at.word(at.first - 1) == "of" and at.word(at.first - 2) == "age":
        return True
    apposed = ("NNP", "NNPS") if at.word(at.last) != "," else ("NNP", "NNPS", "NN")
    return at.word(at.first - 1) == "," and at.tag(at.first - 2) in apposed and at.word(at.last) in (",", ".", ")", ";", "--", "—", "–", "―", "") \
        and at.mention.style == "digits" and "." not in at.written


def is_pronoun(at: Context) -> bool:
    """A number word that stands for things named before ("the two agreed"), and the pronoun "one", with nothing that they count."""
    mention = at.mention
    if not at.bare or mention.modified or mention.style != "words" or mention.low is None or mention.low > 10:
        return False
    before, of = at.word(at.first - 1), at.word(at.last) == "of"
    if counts_a_noun(at):
        return of and before in POINTING
    if at.written.lower() != "one":
        return before in POINTING and at.tag(at.last) not in ("NNP", "NNPS")
    return at.tag(at.last) not in ("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "CD") or at.tag(at.first - 1) in ("JJ", "JJR", "JJS")


POINTING = frozenset("the these those this that which every each any no some other us you".split())


def counts_a_noun(at: Context) -> bool:
    """Whether the words right behind the figure, up to the first that is no adjective or noun, end in a common noun or a plural."""
    number, noun = at.last, ""
    while at.tag(number)[:2] in ("JJ", "NN", "VB", "CD", "RB", "PO", "HY") and at.tag(number) not in ("VBZ", "VBP", "VBD", "VB", "MD"):
        noun = at.tag(number) if at.tag(number).startswith("NN") else noun
        number += 1
        if number - at.last > 6:
            break
    return noun in ("NN", "NNS", "NNPS") or at.word(at.last) == "of"


RULES = (("joined", is_joined), ("idiom", is_idiom), ("time", is_time), ("date", is_date), ("year", is_year), ("label", is_label),
         ("score", is_score), ("reference", is_reference), ("age", is_bare_age), ("name", is_name), ("pronoun", is_pronoun))
LINKED = re.compile(r"\s*(?:[-–,/&]|,?\s+(?:and|to|or|through|until))\s*(?:and\s+|or\s+)?", re.IGNORECASE)


def why_excluded(at: Context) -> str | None:
    """The name of the first rule that says that the number is no quantity."""
    return next((name for name, rule in RULES if rule(at)), None)
