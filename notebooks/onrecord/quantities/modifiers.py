"""Modifiers: what the words around a figure say about how it is meant ("more than", "or so"), and the bounds that follow from it."""

import re
from functools import cache

from onrecord import lexicons
from onrecord.quantities.mentions import YEAR_OF_AGE, Mention
from onrecord.quantities.units import unit_behind

WINDOW = 48
LONGEST = 5
FILLERS = frozenset(("another", "additional", "further", "extra", "or"))
ARTICLES = frozenset(("a", "an"))
# Behind these "over" means "more than" with a stretch of time ("for over two years"); elsewhere it means "during".
LASTING = frozenset(
    (
        "for",
        "of",
        "in",
        "after",
        "take",
        "takes",
        "took",
        "taken",
        "taking",
        "last",
        "lasts",
        "lasted",
        "lasting",
        "spend",
        "spent",
        "is",
        "was",
        "are",
        "were",
        "been",
        "just",
        "well",
        "little",
    )
)
QUOTES = "\"'("
WORD = re.compile(r"[^\s]+")
MARK = re.compile(r"(?:^|[\s(\[\w])((?:[<>]\s?=|=\s?[<>]|[~≈∼<>≤≥]))\s*\Z")
WEAK = ("about", "exactly")
LOWER, UPPER = ("more than", "at least"), ("less than", "up to")


@cache
def behind() -> re.Pattern[str]:
    """What stands behind a figure."""
    phrases = sorted(lexicons.words("modifiers_behind"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf",?\s?-?(?P<phrase>{'|'.join(map(re.escape, phrases))})(?![^\W_])", re.IGNORECASE)


def modifier_before(text: str, mention: Mention) -> str | None:
    """The modifier in the words before the mention; the one that bounds wins over "about" and "exactly" ("up to about 50")."""
    known = lexicons.classes("modifiers")
    left = text[max(0, mention.start - WINDOW) : mention.start]
    if mark := MARK.search(left):
        return known.get(re.sub(r"\s", "", mark[1]))
    words = [word.lower().lstrip(QUOTES) for word in WORD.findall(left)]
    found, article = None, False
    while words:
        size = next((size for size in range(min(LONGEST, len(words)), 0, -1) if " ".join(words[-size:]).rstrip("-") in known), 0)
        phrase = " ".join(words[-size:]).rstrip("-")
        if size:
            name = known[phrase]
            words = words[:-size]
            if article and name not in WEAK or phrase == "over" and not is_longer(text, words, mention):
                break
            found = name if found in (None, *WEAK) and not (found and name == "exactly") else found
        elif words[-1] in FILLERS or words[-1] in ARTICLES:
            article = words.pop() in ARTICLES
        else:
            break
    return found


def is_longer(text: str, words: list[str], mention: Mention) -> bool:
    """Whether "over" behind `words` means "more than" and not "during"."""
    if mention.unit is None:
        following = WORD.search(text, mention.end)
        lasting = bool(following) and following[0].lower().strip(",.;") in lexicons.words("nouns_of_time")
    else:
        lasting = mention.unit.kind == "duration"
    return not lasting or not words or words[-1] in LASTING


def set_modifier(text: str, mention: Mention) -> None:
    """Give the mention its modifier from the words before and behind it; an indefinite plural and a range stay `between`."""
    if mention.modifier == "between":
        return
    found = modifier_before(text, mention)
    match = behind().match(text, mention.end)
    if match and found in (None, *WEAK):
        phrase = match["phrase"].lower()
        found = lexicons.classes("modifiers_behind")[phrase]
        if mention.unit is None and phrase.endswith(("older", "younger")):
            mention.unit = YEAR_OF_AGE
        mention.counts_from = match.end()
        if mention.unit is None and (unit := unit_behind(text, match.end())):
            mention.unit, mention.unit_start, mention.end = unit.unit, unit.start, unit.end
    mention.modifier, mention.modified = found or "exactly", found is not None


def bounds(mention: Mention) -> tuple[float | None, float | None]:
    """The bounds of the mention by its modifier: no upper one for "more than", no lower one for "up to"."""
    if mention.modifier in LOWER:
        return mention.low, None
    if mention.modifier in UPPER:
        return None, mention.high
    return mention.low, mention.high
