"""What stands around a line of a page: what announces it, how much prose is near it, and whether that goes on with the same words.

Each function tells the lines, as further features, what it finds.
"""

import re
from collections import Counter
from itertools import accumulate, groupby, pairwise

from onrecord.formats.line_shapes import PROSE, WORD, content_words, holding

AROUND = 5  # longer lines, up and down, among which paragraphs are counted
AMOUNTS = ((0.001, "none"), (0.1, "little"), (0.3, "some"), (10.0, "much"))  # of a page's prose
RECURRENCE = ((0.15, "hardly"), (0.35, "partly"), (0.6, "mostly"), (1.1, "nearly all"))
COHESION = ((0.1, "hardly"), (0.2, "partly"), (0.35, "mostly"), (1.1, "nearly all"))
NEAR = 3  # longer lines within which a headline, byline or date announces the article
MARKS = {
    "headline": "headline",
    "byline": "phrase: byline",
    "date": "date",
    "comment": "phrase: comments",
    "related link": "phrase: related",
    "sender": "phrase: press",
    "time ago": "time ago",
}
ANNOUNCED = {"before a date", "before a byline", "after a date", "after a byline"}
BEGUN = 3  # paragraphs after which the article has begun, so that a phrase can be below it
LINES_ABOVE, LINES_BELOW = 15, 5  # paragraphs whose words are compared with those of the next ones
FEWEST = 3  # paragraphs on both sides that say anything about that
OFTEN, LONGEST_RECURRING = 3, 12  # times and words of a line that recurs on the page, as labels of teasers and comments do
DATED = {"date", "time ago"}
RECURRING = ((2, "one"), (99, "several"))  # such lines near a line
PICTURE_NUMBER = re.compile(r"\d{1,3}")
LETTER = re.compile(r"[^\W\d_]")
BESIDE = 4  # lines up and down that are near
THREAD = 8  # lines up and down within which a thread of comments goes on
ALIKE = 4  # lines running that begin alike, as those of a list of dates or results do
SIGNS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
GAPS = ((1, "none"), (3, "1 or 2"), (6, "3 to 5"), (13, "6 to 12"), (10**9, "more"))  # lines since the last paragraph


def surround(found: list[set[str]], lines: list[str]) -> None:
    """Tell every line what stands around it."""
    lengths = [len(WORD.findall(line)) for line in lines]
    _tell_begun(found)
    short = [length < 4 or "phrase: control" in own for length, own in zip(lengths, found, strict=True)]
    _announce(found, short, "after", range(len(found)))
    _announce(found, short, "before", range(len(found) - 1, -1, -1))
    _caption(found, lines)
    _prose_around(found, lines)
    _place(found, [length < 8 for length in lengths])
    _cohere(found, lines, lengths)
    _since_prose(found)
    _list(found, lines, lengths)
    _recur(found, lines, lengths)
    _thread(found)
    _alike(found, lines)


def _caption(found: list[set[str]], lines: list[str]) -> None:
    """Tell a line over a credit that it is a caption, down to the first paragraph; further down, where it could as well be a paragraph,
    when the number of the picture stands above it."""
    lead = next((number for number, own in enumerate(found) if own & PROSE), 0)
    for number, (own, below) in enumerate(pairwise(found)):
        if "phrase: picture" in below and (number <= lead or PICTURE_NUMBER.fullmatch(lines[number - 1])):
            own.add("right before a credit")


def _announce(found: list[set[str]], short: list[bool], side: str, order: range) -> None:
    """Tell the lines that follow a headline, byline, date or comment (in the given order, over NEAR longer lines) that they do."""
    left: dict[str, int] = {}
    for number in order:
        told = {f"{side} a {name}" for name, lines in left.items() if lines > 0}
        left = {name: lines - (not short[number]) for name, lines in left.items()}
        left.update({name: NEAR for name, mark in MARKS.items() if mark in found[number]})
        found[number] |= told


def _prose_around(found: list[set[str]], lines: list[str]) -> None:
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
    for own in found[: prose.count(0)]:  # a link to the comments above the article announces none
        own.discard("after a comment")
    headings, commented = 0, False
    for own, read, is_short in zip(found, prose[1:], short, strict=True):
        commented |= "phrase: comments" in own and read >= BEGUN
        headings += "phrase: related" in own and read >= BEGUN and is_short
        if commented:
            own.add("below the comments")
        if headings > 1:
            own.add("below related links")


def _tell_begun(found: list[set[str]]) -> None:
    """Tell the phrases of pages that stand below the first paragraphs that they do."""
    for own, read in zip(found, accumulate((bool(own & PROSE) for own in found), initial=0), strict=False):
        own |= {f"{name}, below prose" for name in _phrases(own) if read >= BEGUN}


def _cohere(found: list[set[str]], lines: list[str], lengths: list[int]) -> None:
    """Tell the phrases and longer lines how far the next paragraphs go on with the words of those above: a text goes over to another
    where its words change (Hearst 1997, TextTiling)."""
    prose = [number for number, own in enumerate(found) if own & PROSE]
    words = [content_words(lines[number]) for number in prose]
    read = 0
    for number, (own, length) in enumerate(zip(found, lengths, strict=True)):
        read += read < len(prose) and prose[read] < number
        sides = words[max(0, read - LINES_ABOVE) : read], words[read : read + LINES_BELOW]
        if min(map(len, sides)) >= FEWEST and (length >= 4 or _phrases(own)):
            above, below = (set().union(*held) for held in sides)
            own.add(f"cohesion: {_level(COHESION, len(above & below) / max(1, len(below)))}")


def _phrases(own: set[str]) -> list[str]:
    """The features that name a known phrase."""
    return [name for name in own if name.startswith("phrase: ")]


def _since_prose(found: list[set[str]]) -> None:
    """Tell every line how many lines that are no paragraphs stand between it and the last paragraph."""
    last = None
    for number, own in enumerate(found):
        own.add(f"lines since prose: {'no prose yet' if last is None else _level(GAPS, number - last - 1)}")
        last = number if own & PROSE else last


def _list(found: list[set[str]], lines: list[str], lengths: list[int]) -> None:
    """Tell the lines below a colon, up to the next paragraph or phrase of pages, that they are items of a list."""
    is_list = False
    for own, line, length in zip(found, lines, lengths, strict=True):
        is_list &= not (own & PROSE or _phrases(own))
        own |= {"in a list below a colon"} if is_list else set()
        is_list |= length >= 2 and line.endswith(":") and not _phrases(own)


def _recur(found: list[set[str]], lines: list[str], lengths: list[int]) -> None:
    """Tell the short lines that stand several times on the page, and those near them, that they do: the labels of teasers and comments.
    Dates stand for each other."""
    labels = ["date" if own & DATED else line for own, line in zip(found, lines, strict=True)]
    times = Counter(label for label, length in zip(labels, lengths, strict=True) if length <= LONGEST_RECURRING and LETTER.search(label))
    held = [times[label] >= OFTEN and length <= LONGEST_RECURRING for label, length in zip(labels, lengths, strict=True)]
    for number, own in enumerate(found):
        near = sum(held[max(0, number - BESIDE) : number]) + sum(held[number + 1 : number + 1 + BESIDE])
        tests = {f"beside recurring lines: {_level(RECURRING, near)}": near, "recurs on the page": held[number]}
        own |= holding(tests)


def _thread(found: list[set[str]]) -> None:
    """Tell the lines that have a phrase of comments above and below them, both near, that they stand in a thread of comments."""
    held = ["phrase: comments" in own for own in found]
    for number, own in enumerate(found):
        if any(held[max(0, number - THREAD) : number]) and any(held[number + 1 : number + 1 + THREAD]):
            own.add("between comments")


def _alike(found: list[set[str]], lines: list[str]) -> None:
    """Tell the lines running that begin with the same signs and figures that they are alike, as the items of a list are."""
    for beginning, run in groupby(range(len(lines)), lambda number: _beginning(lines[number])):
        numbers = list(run)
        if len(numbers) >= ALIKE and not beginning.isalpha():
            for number in numbers:
                found[number].add("in a list of lines alike")


def _beginning(line: str) -> str:
    """The first three words, figures and signs of a line, words as "a" and figures as "0"."""
    return "".join("a" if sign.isalpha() else "0" if sign.isdigit() else sign for sign in SIGNS.findall(line[:100])[:3])
