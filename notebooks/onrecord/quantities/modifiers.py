"""Modifiers: what the words around a figure say about how it is meant ("more than", "or so"), and the bounds that follow from it."""

import re
from dataclasses import replace
from functools import cache

from onrecord import lexicons
from onrecord.prose.token_patterns import BACK, read_pattern
from onrecord.prose.window import Place
from onrecord.quantities.evidence_tables import FIGURES
from onrecord.quantities.mention import YEAR_OF_AGE, Mention
from onrecord.quantities.units import unit_behind

REACH, LONGEST = 12, 5  # words before a figure, words of a phrase
QUOTES = "\"'("
MARKS = frozenset(("", "``", "''", *QUOTES))
PEOPLE = read_pattern("@figure_words/people_whose_age_is_told over|under|above|below", FIGURES, BACK)
MANY = 10  # from here on "over" tells how many ("over ten looms")
SIGNS = 5  # characters of "> = " and the one before
MARK = re.compile(r"(?:^|[\s(\[\w])((?:[<>]\s?=|=\s?[<>]|[~≈∼<>≤≥]))\s*\Z")
STRENGTH, BOUNDS = {None: 0, "exactly": 1, "about": 2}, 3  # the rest sets a bound
WEAK = ("about", "exactly")
LOWER, UPPER = ("more than", "at least"), ("less than", "up to")


@cache
def behind() -> re.Pattern[str]:
    """What stands behind a figure: no "or more" of "5 or more than 8", no "and up" of "5 and up 8"."""
    phrases = sorted(lexicons.words("modifiers_behind"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf",?\s?-?(?P<phrase>{'|'.join(map(re.escape, phrases))})(?![^\W_]|\s+(?:than\b|[\d$£€]))", re.IGNORECASE)


def modifier_before(text: str, mention: Mention, at: Place) -> str | None:
    """The modifier in the words before the mention; the one that bounds wins over "about" and "exactly" ("up to about 50")."""
    if mark := MARK.search(text, max(0, mention.start - SIGNS), mention.start):
        return lexicons.classes("modifiers").get(re.sub(r"\s", "", mark[1]))
    words = words_before(text, mention, at)
    found, article = None, False
    while words:
        phrase = last_phrase(words)
        if phrase:
            words, name = words[: -len(phrase.split())], lexicons.classes("modifiers")[phrase]
            if article and name not in WEAK or not is_meant(phrase, words, mention, at):
                break
            found = stronger(found, name)
        elif words[-1] in lexicons.words("modifier_fillers"):
            article = words.pop() in ("a", "an")
        else:
            break
    return found


def words_before(text: str, mention: Mention, at: Place) -> list[str]:
    """The words of the sentence before the mention, as many as may tell how it is meant, with what its own token begins with ("sub-50")."""
    own = text[at.prose.starts[at.first] - at.prose.starts[at.opens] : mention.start].lower()
    words = [*at.prose.lower[max(at.opens, at.first - REACH) : at.first], own.rstrip("-").strip(QUOTES)]
    return [word for word in words if word not in MARKS]


def last_phrase(words: list[str]) -> str | None:
    """The longest modifier that the words end in, or None."""
    ends = (" ".join(words[-size:]).rstrip("-") for size in range(min(LONGEST, len(words)), 0, -1))
    return next((phrase for phrase in ends if phrase in lexicons.words("modifiers")), None)


def stronger(found: str | None, name: str) -> str | None:
    """Of the modifier nearer to the figure and the one before it, the one that says more."""
    return name if STRENGTH.get(found, BOUNDS) < STRENGTH.get(name, BOUNDS) else found


def is_meant(phrase: str, words: list[str], mention: Mention, at: Place) -> bool:
    """Whether a phrase behind `words` modifies the figure: not "up to" in "went up to 8", nor "over" in "fell over 8 days"."""
    if phrase in lexicons.words("figure_words", "where something is") and is_a_few_things(mention, at):
        return False
    before = set(words[-1:])
    lasting = mention.kind == "duration" or at.word(at.last) in lexicons.words("nouns_of_time")  # "8 days", "8 summers"
    if phrase == "over" and (lasting or "".join(before)[-1:].isdigit()):
        return not lexicons.words("lasting").isdisjoint(before)
    return phrase != "up to" or lexicons.words("going_up").isdisjoint(before)


def is_a_few_things(mention: Mention, at: Place) -> bool:
    """Whether a figure is a small count in words before its noun: what is "over two fences" is in a place, not a number."""
    counted = (mention.unit, mention.style) == (None, "words") and at.tag(at.behind)[:2] in ("NN", "JJ", "VB")
    return counted and mention.high < MANY


def with_modifier(text: str, mention: Mention, at: Place) -> Mention:
    """The mention with the modifier of the words before and behind it; an indefinite plural and a range stay `between`.

    What people are "over" or "under" is their age, unless another unit is written.
    """
    if mention.modifier == "between":
        return mention
    older = mention.unit is None and PEOPLE.stands(at, at.first - 1)
    mention = replace(mention, unit=YEAR_OF_AGE if older else mention.unit)
    found = modifier_before(text, mention, at)
    match = behind().match(text, mention.end)
    if match:
        return modified_behind(text, mention, match)
    return replace(mention, modifier=found or "exactly", modified=mention.modified or found is not None)


def modified_behind(text: str, mention: Mention, match: re.Match[str]) -> Mention:
    """The mention with the modifier behind it, and the unit that stands behind that ("50 or more years", "12 and older")."""
    phrase = match["phrase"].lower()
    found = replace(mention, counts_from=match.end(), modifier=lexicons.classes("modifiers_behind")[phrase], modified=True)
    if mention.unit is not None:
        return found
    if phrase.endswith(("older", "younger")):
        return replace(found, unit=YEAR_OF_AGE)
    unit = unit_behind(text, match.end())
    return replace(found, unit=unit.unit, unit_start=unit.start, end=unit.end) if unit else found


def bounds(mention: Mention) -> tuple[float | None, float | None]:
    """The bounds of the mention by its modifier: no upper one for "more than", no lower one for "up to"."""
    if mention.modifier in LOWER:
        return mention.low, None
    if mention.modifier in UPPER:
        return None, mention.high
    return mention.low, mention.high
