"""Numbers that are no quantities: dates, years, times of day, names, labels, scores, list numbers, bare ages, idioms.

Each rule is a function of a `Context`; `RULES` says in which order they are asked.
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord import lexicons
from onrecord.prose import Prose, Sentence
from onrecord.prose.window import Place, place_of
from onrecord.quantities.mentions import OLDEST, Mention


@dataclass(frozen=True)
class Context(Place):
    """The place of a mention, the mention itself and the sentence's text."""

    mention: Mention | None = None
    text: str = ""

    @property
    def number(self) -> str:
        """The number as written."""
        return self.text[self.mention.number_start : self.mention.number_end]

    @property
    def bare(self) -> bool:
        """Whether no unit and no sign of money stands by the number."""
        return self.mention.unit is None or self.mention.elided

    def before(self, size: int) -> str:
        """The `size` characters before the figure."""
        return self.text[max(0, self.mention.start - size) : self.mention.start]

    def after(self, size: int) -> str:
        """The `size` characters behind the figure."""
        return self.text[self.mention.end : self.mention.end + size]


NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
PROPER = frozenset(("NNP", "NNPS"))
FINITE = frozenset(("VBZ", "VBP", "VBD", "VB", "MD"))
OPENING = frozenset(("``", "''", ":", "-LRB-"))
AGED = frozenset(("aged", "age", "ages"))
PERSONS = frozenset(("man", "woman", "boy", "girl"))
TURNS = frozenset(("turn", "turns", "turned", "turning"))
BEING = frozenset(("is", "was", "are", "were", "am", "'s", "'re", "'m"))
AROUND_AGES = frozenset(("between", "from", "over", "under", "about"))
BEHIND_AGES = frozenset((",", ".", ")", ";", "--", "—", "–", "―", ""))
POINTING = frozenset(("the", "these", "those", "this", "that", "which", "every", "each", "any", "no", "some", "other", "us", "you"))
BEFORE_YEARS = frozenset(
    (
        "in",
        "since",
        "during",
        "until",
        "till",
        "of",
        "from",
        "by",
        "before",
        "after",
        "between",
        "late",
        "early",
        "mid",
        "mid-",
        "through",
        "for",
        "and",
        "to",
        ",",
        "(",
        "fiscal",
    )
)
NUMERIC_PREFIX = re.compile(r"\b(?:sub|magnitude|minus|then|now|plus|over|under|the|a|about|up|some|additional)\s?[-–]\s?\Z", re.IGNORECASE)
JOINED_BEFORE = re.compile(r"\w\Z|\w[-–/.:'&+]\Z|[#@]\Z|=[\"']?\Z")
JOINED_AFTER = re.compile(r"\w|[.:/–-]\d|-[A-Z]{1,3}\b|\(\w\)")
CODE = re.compile(r"(?:\A|[-–/])0\d")
YEAR = re.compile(r"1\d{3}|20\d{2}|21[0-4]\d")
YEARS = re.compile(r"(?:1\d|20)\d\d\s?[-–/]\s?(?:(?:1\d|20)?\d\d)")
DECADE = re.compile(r"(?:[12]\d)?\d0'?s\b")
HOURS = frozenset(("past", "at", "till", "until"))
ORDINAL_ENDS = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
CLOCK = re.compile(r":\d\d|[:.]?\d*\s?-?(?:[ap]\.?m\b|o'clock|(?:hours\s+)?(?:GMT|UTC|BST|EST|EDT|PST|PDT|CET)\b)", re.IGNORECASE)
SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}")
NOTE, NOTE_ENDS = re.compile(r"\[[\d\s,–-]*\Z"), re.compile(r"[\d\s,–-]*\]")
ITEM_ENDS = re.compile(r"[.)](?:\s+\S|\s*\Z)")
LINKED = re.compile(r"\s*(?:[-–,/&]|,?\s+(?:and|to|or|through|until))\s*(?:and\s+|or\s+)?|\s+", re.IGNORECASE)


def is_joined(at: Context) -> bool:
    """Part of a longer word or code: "XC40", "COVID-19", "3D", "22-506", "555-0199", "401(k)", "4th"."""
    before = at.before(14)
    if CODE.search(at.number):
        return True
    if JOINED_BEFORE.search(before) and not NUMERIC_PREFIX.search(before):
        return at.bare or before[-1] not in "-–/" or not before[-2:-1].isdigit()
    return bool(JOINED_AFTER.match(at.after(8))) or at.bare and bool(ORDINAL_ENDS.match(at.after(8)))


def is_idiom(at: Context) -> bool:
    """Inside a phrase that tells no quantity ("one another", "24/7")."""
    if at.mention.unit and " per " in at.mention.unit.name or at.word(at.first) not in idiom_words():
        return False
    firsts, lasts = range(max(at.opens, at.first - 4), at.first + 1), range(at.last, min(at.closes, at.last + 4) + 1)
    return any(" ".join(at.prose.lower[first:last]) in lexicons.words("number_idioms") for first in firsts for last in lasts)


@cache
def idiom_words() -> frozenset[str]:
    """All words of the lexicon of idioms."""
    return frozenset(word for phrase in lexicons.words("number_idioms") for word in phrase.split())


def is_time(at: Context) -> bool:
    """A time of day: "5:30", "10.45pm", "7 o'clock", "at seven", "half past ten"."""
    if at.word(at.last) == "past" and at.tag(at.last + 1) == "CD":
        return True
    if at.bare and at.mention.style == "words" and 1 <= at.mention.low <= 12 and at.word(at.first - 1) in HOURS and not is_bound(at):
        return True
    clock = CLOCK.match(at.text[at.mention.number_end : at.mention.number_end + 16])
    return at.before(1) == ":" or bool(clock) and at.mention.low <= 2400


def is_date(at: Context) -> bool:
    """The day or the year beside a month."""
    if not at.bare or at.mention.style != "digits" or "," in at.number:
        return False
    months = lexicons.words("calendar", "month")
    if at.word(at.last - 1) in months:
        return True
    if at.word(at.last) in ("to", "and", "or", "-") and at.tag(at.last + 1) == "CD" and at.word(at.last + 2) in months:
        return at.mention.high <= 31 and at.written(at.last + 2)[:1].isupper()
    if any(at.word(beside) in months and at.written(beside)[:1].isupper() for beside in (at.first - 1, at.last)):
        return at.mention.high <= 31 or bool(YEAR.fullmatch(at.number))
    return at.word(at.last) in lexicons.words("calendar", "era")


def is_year(at: Context) -> bool:
    """A decade, "'16", or four digits that are a year: no unit, no plural noun behind them and no modifier before them."""
    if at.bare and at.before(1) == "'" and len(at.number) == 2 and at.number.isdigit() and not counts_a_noun(at):
        return True
    if DECADE.match(at.text[at.mention.number_start : at.mention.number_start + 8]):
        return True
    if not at.bare or not YEAR.fullmatch(at.number):
        return at.bare and bool(YEARS.fullmatch(at.number))
    before, recent = at.first - 1, at.number[:2] in ("19", "20")
    determined = at.tag(before) in ("DT", "PRP$", "POS") and at.word(before) != "some"
    if recent and (determined or at.word(at.last) in lexicons.words("calendar", "behind a year")):
        return True
    governed = at.tag(before).startswith("VB") or at.word(before) in lexicons.words("figure_verbs")
    if counts_a_noun(at) and at.tag(at.last) != "NNP" and (at.mention.modified or governed or not recent):
        return at.word(before) in ("in", "since", "until", "during")
    return not at.mention.modified or at.word(before) in BEFORE_YEARS


def is_label(at: Context) -> bool:
    """The number of an article, a flight, a page."""
    if not at.bare or at.mention.style == "vague" or at.mention.modified or at.word(at.first - 1) not in lexicons.words("number_labels"):
        return False
    return at.written(at.first - 1)[:1].isupper() or not counts_a_noun(at)


def is_name(at: Context) -> bool:
    """The number that belongs to a name: "Galaxy 20", "Big 12", "787 Dreamliner", "Six Flags"."""
    mention = at.mention
    whole = mention.style in ("digits", "words") and not mention.is_range and not mention.modified and re.fullmatch(r"-?[\w-]+", at.number)
    if not at.bare or not whole:
        return False
    if mention.style == "words":
        capital = at.number[:1].isupper() and at.first > at.opens and at.tag(at.first - 1) not in OPENING
        return capital and (begins_name(at) or at.tag(at.last) == "NNPS" or at.tag(at.first - 1) == "NNP" and not counts_a_noun(at))
    return mention.low < 1000 and (ends_name(at) or begins_name(at))


def begins_name(at: Context) -> bool:
    """Whether the word behind the number is a proper name that no common noun follows."""
    word, end = at.written(at.last), at.last
    plural_acronym = len(word) > 2 and word[:-1].isupper() and word.endswith("s")  # "2 TVs"
    while at.tag(end) in ("NNP", "FW") and end < at.last + 6:
        end += 1
    return end > at.last and at.tag(end) not in ("NNS", "NN", "NNPS") and not plural_acronym


def ends_name(at: Context) -> bool:
    """Whether the word before the number is a name, and not the place of "In Orvik 12 people died"."""
    before = at.first - 1
    if at.written(before) == at.word(before) or at.word(before) in lexicons.words("calendar", "weekday"):
        return False
    if at.tag(before - 1) == "IN" and before - 1 == at.opens and at.tag(at.last) == "NNS":
        return False
    return at.tag(before) in PROPER or before > at.opens


def is_score(at: Context) -> bool:
    """The score of a game or a vote ("2-1", "a 9-2 lead"): two small numbers joined by a hyphen that count nothing in the plural."""
    if not at.bare or not at.mention.is_range or at.mention.modified or not SCORE.fullmatch(at.number):
        return False
    return not counts_a_noun(at) or at.tag(at.last) in ("NN", "NNP", "IN", "RB") and at.tag(at.last + 1) != "NNS"


def is_reference(at: Context) -> bool:
    """The number of a note, of a list item or of a point made ("Two, the road is long")."""
    if NOTE.search(at.before(24)) and NOTE_ENDS.match(at.after(24)):
        return True
    if at.mention.start >= 3 or at.before(3).strip("( ") or not at.bare:
        return False
    return at.after(1) == "," if at.mention.style == "words" else at.mention.style == "digits" and bool(ITEM_ENDS.match(at.after(24)))


def is_bare_age(at: Context) -> bool:
    """The age behind a name ("Ann Roe, 25, said"), in "aged 18 to 34", "she is 45" and "he turned 70"."""
    if not at.bare or not 0 < at.mention.low <= OLDEST:
        return False
    before = at.first - 1
    if at.word(before - (at.word(before) in AROUND_AGES)) in AGED or at.word(before) == "of" and at.word(before - 1) in AGED | PERSONS:
        return True
    is_told = at.word(before) in BEING and at.tag(before - 1) in ("PRP", "WP") and at.tag(at.last) in (",", ".", ":", "CC", "")
    if is_told or at.word(before) in TURNS:
        return True
    apposed = at.word(before) == "," and at.word(at.last) in BEHIND_AGES and at.number.isdigit()
    return apposed and (at.tag(before - 1) in PROPER or at.tag(before - 1) == "NN" and at.word(at.last) == ",")


def is_pronoun(at: Context) -> bool:
    """A number word that stands for things named before ("the two agreed"), and the pronoun "one", with nothing that they count."""
    if not at.bare or at.mention.modifier != "exactly" or at.mention.style != "words" or not 0 <= at.mention.low <= 10:
        return False
    pointed = at.word(at.first - 1) in POINTING and at.tag(at.first - 1) != "IN"  # "said that two of them"
    if at.tag(at.last) == "POS":
        return True
    if at.word(at.last) == "of":
        return pointed or at.mention.low == 1 and at.tag(at.last + 1) == "PRP"
    if is_bound(at):
        return False
    if at.number.lower() != "one":
        return pointed and at.tag(at.last) not in PROPER
    return at.tag(at.last) not in NOUNS | {"JJ", "JJS", "CD"} or at.tag(at.first - 1).startswith("JJ")


def is_bound(at: Context) -> bool:
    """Whether the figure counts a noun, or is the first of "three to four million crowns" or "one or two"."""
    return counts_a_noun(at) or at.word(at.last) in ("to", "or") and at.tag(at.last + 1) == "CD"


def counts_a_noun(at: Context) -> bool:
    """Whether the words right behind the figure, up to the first that is no adjective or noun, end in a common noun or a plural."""
    noun = ""
    for number in range(at.last, at.last + 7):
        tag = at.tag(number)
        if tag in FINITE or tag[:2] not in ("JJ", "NN", "VB", "CD", "RB", "PO", "HY"):
            break
        noun = tag if tag in NOUNS else noun
    return noun in ("NN", "NNS", "NNPS") or at.word(at.last) == "of"


RULES = (is_joined, is_idiom, is_time, is_date, is_year, is_label, is_score, is_reference, is_bare_age, is_name, is_pronoun)


def without_excluded(text: str, mentions: list[Mention], prose: Prose, sentence: Sentence) -> list[Mention]:
    """The mentions that are quantities; what is tied to an excluded number and has no unit goes with it ("Games 6 and 7")."""
    kept: list[Mention] = []
    excluded: Mention | None = None
    for mention in mentions:
        place = place_of(prose, sentence, mention.start, mention.end, mention.counts_from)
        at = Context(**vars(place), mention=mention, text=text)
        alone = at.bare and at.tag(at.last)[:2] not in ("NN", "JJ")
        tied = alone and excluded is not None and LINKED.fullmatch(text, excluded.end, mention.start)
        if tied or any(rule(at) for rule in RULES):
            excluded = mention
        else:
            kept.append(mention)
    return kept
