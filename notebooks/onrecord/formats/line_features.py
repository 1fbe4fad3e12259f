"""What a line of a page shows: its length, its end mark, the known phrase in it, and what stands near it.

A feature is a name in the table of weights (`data/lexicons/line_weights.tsv`), which says how much it speaks for the article.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise

from onrecord import lexicons
from onrecord.formats.dates import find_date
from onrecord.formats.page_phrases import WORD, is_phrase, known_phrase

END_MARK = re.compile(r"[.!?:;][\"”'’»)\]*]*$|[\"”»]$")
SENTENCE_END = re.compile(r"[.:;][\"”'’»)\]*]*$")
ELLIPSIS = re.compile(r"(?:\.\.\.|…)\W*$")
SEPARATOR = re.compile(r"[|•·»›→]|\s/\s")
ADDRESS = re.compile(r"https?:|www\.|\.com\b|@\w")
NO_LETTER = re.compile(r"[\W_]+")
QUOTATION = re.compile(r"[“\"«]")
LENGTHS = ((4, "1 to 3"), (8, "4 to 7"), (15, "8 to 14"), (25, "15 to 24"), (50, "25 to 49"), (10**9, "50 and more"))
PROSE = {f"{length} words, end mark" for length in ("15 to 24", "25 to 49", "50 and more")}
LINK = "link below a heading"
LONGEST_HEADING = 40  # characters of a heading of related articles
AROUND = 5  # longer lines, up and down, among which paragraphs are counted
AMOUNTS = ((0.001, "none"), (0.1, "little"), (0.3, "some"), (10.0, "much"))  # of a page's prose
RECURRENCE = ((0.15, "hardly"), (0.35, "partly"), (0.6, "mostly"), (1.1, "nearly all"))
AGO = re.compile(r"\b(?:\d+|an?|few) ?(?:s|m|h|d|w|y|sec|min|hr|second|minute|hour|day|week|month|year)s?\.? ago\b", re.IGNORECASE)
TAIL = 40  # characters in which a line's end mark stands
NEAR = 3  # longer lines within which a headline, byline or date announces the article
MARKS = {
    "headline": "headline",
    "byline": "phrase: byline",
    "date": "date",
    "comment": "phrase: comments",
    "related link": "phrase: related",
    "time ago": "time ago",
}
ANNOUNCED = {"before a date", "before a byline", "after a date", "after a byline"}


def features(lines: list[str]) -> list[set[str]]:
    """The features of every line, named as in the table of weights."""
    title = page_title(lines)
    title_words = content_words(title)
    found: list[set[str]] = []
    for number, line in enumerate(lines):
        phrase = known_phrase(line)
        is_headline = bool(title) and is_title(line, title)
        near = lines[max(0, number - 2) : number] + lines[number + 1 : number + 3]
        tests = {
            "date": len(WORD.findall(line)) < 15 and find_date(line),
            "time ago": len(line) < 200 and AGO.search(line),
            "repeated at once": len(line) > 15 and line in near,
            "headline": is_headline,
            "shares a word with the headline": not is_headline and not phrase and title_words & content_words(line),
        }
        below = bool(number) and (LINK in found[-1] or is_phrase(lines[number - 1], "related", LONGEST_HEADING))
        own = {f"phrase: {phrase.name}"} if phrase else {LINK} if below and _is_link(line) else _shape(line)
        found.append(own | _holding(tests))
    short = [len(WORD.findall(line)) < 4 or "phrase: control" in own for line, own in zip(lines, found, strict=True)]
    _announce(found, short, "after", range(len(found)))
    _announce(found, short, "before", range(len(found) - 1, -1, -1))
    _caption(found)
    _surround(found, lines)
    _place(found, [len(WORD.findall(line)) < 8 for line in lines])
    return found


def _holding(tests: Mapping[str, object]) -> set[str]:
    """The names of the tests that hold."""
    return {name for name, holds in tests.items() if holds}


def _caption(found: list[set[str]]) -> None:
    """Tell a line over a credit that it is a caption, down to the first paragraph; further down it could as well be a paragraph."""
    lead = next((number for number, own in enumerate(found) if own & PROSE), 0)
    for own, below in list(pairwise(found))[: lead + 1]:
        if "phrase: picture" in below:
            own.add("right before a credit")


def _is_link(line: str) -> bool:
    """Whether a line can be the headline of another article: some words without an end mark."""
    return 3 <= len(WORD.findall(line)) <= 20 and not SENTENCE_END.search(line[-TAIL:])


def _shape(line: str) -> set[str]:
    """The features of a line by itself."""
    words = WORD.findall(line)
    letters = [word for word in words if word[0].isalpha()]
    length = next(name for limit, name in LENGTHS if len(words) < limit)
    tests = {
        f"{length} words, {'end mark' if _ends(line, len(words)) else 'no end mark'}": True,
        "title case": len(words) >= 4 and _share([word for word in letters if len(word) > 3], str.isupper) >= 0.7,
        "running lower case": len(words) >= 6 and _share(letters, str.islower) >= 0.6,
        "quotation": len(words) >= 6 and QUOTATION.search(line),
        "separator": SEPARATOR.search(line),
        "address": ADDRESS.search(line),
        "ellipsis": ELLIPSIS.search(line[-TAIL:]),
        "question": line.endswith("?"),
    }
    return _holding(tests)


def _ends(line: str, words: int) -> bool:
    """Whether a line of so many words ends as a sentence does: no label with a colon, nothing cut off."""
    end = line[-TAIL:]
    is_label = words < 4 and line.endswith((":", ";"))
    return bool(END_MARK.search(end)) and not ELLIPSIS.search(end) and not is_label


def _share(words: list[str], case: Callable[[str], bool]) -> float:
    """The share of words whose first letter is of a case; 0 for no words."""
    return sum(case(word[0]) for word in words) / max(1, len(words))


def _announce(found: list[set[str]], short: list[bool], side: str, order: range) -> None:
    """Tell the lines that follow a headline, byline, date or comment (in the given order, over NEAR longer lines) that they do."""
    left: dict[str, int] = {}
    for number in order:
        told = {f"{side} a {name}" for name, lines in left.items() if lines > 0}
        left = {name: lines - (not short[number]) for name, lines in left.items()}
        left.update({name: NEAR for name, mark in MARKS.items() if mark in found[number]})
        found[number] |= told


def _surround(found: list[set[str]], lines: list[str]) -> None:
    """Tell every line how much of the page's prose stands above and below it, and in the next lines; and the longer ones how far their
    words recur in other prose of the page, as those of one article do."""
    lengths = [len(WORD.findall(line)) for line in lines]
    prose = [length if own & PROSE else 0 for own, length in zip(found, lengths, strict=True)]
    above = [0, *accumulate(prose)]
    total = max(1, above[-1])
    longer = [number for number, length in enumerate(lengths) if length >= 4]
    places = {number: place for place, number in enumerate(longer)}
    words = [content_words(line) if length >= 8 else set() for line, length in zip(lines, lengths, strict=True)]
    lines_with = Counter(word for number, held in enumerate(words) if prose[number] for word in held)
    for number, own in enumerate(found):
        own.add(f"prose below: {_level(AMOUNTS, 1 - above[number + 1] / total)}")
        own.add(f"prose above: {_level(AMOUNTS, above[number] / total)}")
        if number in places:
            place = places[number]
            sides = {"up": longer[max(0, place - AROUND) : place], "down": longer[place + 1 : place + 1 + AROUND]}
            own |= {f"paragraphs next {side}: {min(3, sum(prose[near] > 0 for near in held))}" for side, held in sides.items()}
        if words[number]:
            recurring = sum(lines_with[word] > (prose[number] > 0) for word in words[number])
            own.add(f"words recur: {_level(RECURRENCE, recurring / len(words[number]))}")


def _level(levels: tuple[tuple[float, str], ...], amount: float) -> str:
    """The name of an amount: of the first level that it lies under."""
    return next(name for limit, name in levels if amount < limit)


def _place(found: list[set[str]], short: list[bool]) -> None:
    """Tell the lines above the headline, below the comments and below several headings of related articles that they are."""
    prose = list(accumulate((bool(own & PROSE) for own in found), initial=0))
    announced = (
        number
        for number, own in enumerate(found[1:], 1)
        if "headline" in own and (own & ANNOUNCED or 3 * (prose[-1] - prose[number]) >= prose[-1])
    )
    for own in found[: next(announced, 0)]:
        own.add("above the headline")
    headings, commented = 0, False
    for own, read, is_short in zip(found, prose[1:], short, strict=True):
        commented |= "phrase: comments" in own and read >= 3
        headings += "phrase: related" in own and read >= 3 and is_short
        if commented:
            own.add("below the comments")
        if headings > 1:
            own.add("below related links")


def content_words(line: str) -> set[str]:
    """The words of a line that mean something, in lower case, cut to six letters so that inflections meet."""
    words = (word.lower() for word in WORD.findall(line) if len(word) > 3)
    return {word[:6] for word in words if word not in lexicons.words("function_words")}


def page_title(lines: list[str]) -> str:
    """The headline as the page's first line gives it, when the page repeats it; else "". A paragraph is no headline."""
    first = lines[0] if lines and _shape(lines[0]).isdisjoint(PROSE) else ""
    repeats = [line for line in lines[1:] if len(WORD.findall(line)) >= 2 and is_title(line, first)]
    return max(repeats, key=len, default="")


def is_title(line: str, title: str) -> bool:
    """Whether `line` is `title`, or one is the beginning of the other with the publisher's name after it."""
    short, long = sorted((_bare(line), _bare(title)), key=len)
    return len(short) >= 8 and long.startswith(short) and len(short) >= 0.5 * len(long)


def _bare(line: str) -> str:
    """Letters and digits only, in lower case, of as much of a line as a headline has."""
    return NO_LETTER.sub("", line[:300].lower())
