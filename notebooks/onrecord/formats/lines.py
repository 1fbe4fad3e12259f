"""What a line of a page shows: its length, its end mark, the known phrases of pages in it, and what stands near it."""
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.formats.dates import find_date

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
END_MARK = re.compile(r"[.!?:;][\"”'’»)\]*]*$|[\"”»]$")
ELLIPSIS = re.compile(r"(?:\.\.\.|…)\W*$")
NEW_SENTENCE = re.compile(r"[.!?][\"”'’»)]* +[\"“'‘«(]?[^\W\d_]")
SEPARATOR = re.compile(r"[|•·»›→]|\s/\s")
ADDRESS = re.compile(r"https?:|www\.|\.com\b|@\w")
QUOTATION = re.compile(r"[“\"«]")
READER = re.compile(r"\b(?:you|your|our|us)\b", re.IGNORECASE)
LENGTHS = ((4, "1 to 3"), (8, "4 to 7"), (15, "8 to 14"), (25, "15 to 24"), (50, "25 to 49"), (10**9, "50 and more"))
REPEATED = re.compile(r"([^\w\s])\1+")
LONGEST_PHRASE = 1500  # characters of a line that can be a phrase of pages
NEAR = 3  # longer lines within which a headline, byline or date announces the article
PROSE = {f"{length} words, end mark" for length in ("15 to 24", "25 to 49", "50 and more")}
SHORT = {f"{length} words, {mark}" for length in ("1 to 3", "4 to 7") for mark in ("end mark", "no end mark")}
ANNOUNCED = {"before a date", "before a byline", "after a date", "after a byline"}
MARKS = {
    "headline": "headline", "byline": "phrase: byline", "date": "date", "comment": "phrase: comments", "related link": "phrase: related",
}


class Phrase(NamedTuple):
    """A phrase of pages: its class, the kind of line that it makes, and why."""

    name: str
    kind: str
    words: int
    pattern: re.Pattern[str]
    why: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of `data/lexicons/line_phrases.tsv`."""
    return tuple(
        Phrase(row["class"], row["kind"], int(row["words"]), re.compile(row["pattern"], re.IGNORECASE), row["why"])
        for row in lexicons.table("line_phrases")
    )


def known_phrase(line: str) -> Phrase | None:
    """The first known phrase of pages that `line` holds; None for a line of the article's own."""
    if len(line) > LONGEST_PHRASE:
        return None
    line = REPEATED.sub(r"\1", line)
    count = len(WORD.findall(line))
    return next((phrase for phrase in phrases() if count <= phrase.words and phrase.pattern.search(line)), None)


def features(lines: list[str]) -> list[set[str]]:
    """The features of every line, named as in the table of weights."""
    counts = Counter(line.lower() for line in lines)
    title = page_title(lines)
    title_words = content_words(title)
    found = []
    for number, line in enumerate(lines):
        own = _shape(line)
        phrase = known_phrase(line)
        if phrase:
            own.add(f"phrase: {phrase.name}")
        if counts[line.lower()] > 1:
            own.add("repeated on the page")
        if len(WORD.findall(line)) >= 4 and line in lines[max(0, number - 2) : number] + lines[number + 1 : number + 3]:
            own.add("repeated at once")
        if title and is_title(line, title):
            own.add("headline")
        elif title_words & content_words(line):
            own.add("shares a word with the headline")
        found.append(own)
    _announce(found, "after", range(len(found)))
    _announce(found, "before", range(len(found) - 1, -1, -1))
    for number in range(len(found) - 1):
        if "phrase: picture" in found[number + 1]:
            found[number].add("right before a credit")
    _place(found)
    return found


def _announce(found: list[set[str]], side: str, order: range) -> None:
    """Tell the lines that follow a headline, byline, date or comment (in the given order, over NEAR longer lines) that they do."""
    left: dict[str, int] = {}
    for number in order:
        own = found[number]
        short = any(name.startswith("1 to 3") for name in own) or "phrase: control" in own
        told = {f"{side} a {name}" for name, lines in left.items() if lines > 0}
        left = {name: lines - (not short) for name, lines in left.items()}
        left.update({name: NEAR for name, mark in MARKS.items() if mark in own})
        own |= told


def _place(found: list[set[str]]) -> None:
    """Tell the lines above the headline, below the comments and below several headings of related articles that they are."""
    prose = [bool(own & PROSE) for own in found]
    for number in range(1, len(found)):
        if "headline" in found[number] and (found[number] & ANNOUNCED or 3 * sum(prose[number:]) >= sum(prose)):
            for own in found[:number]:
                own.add("above the headline")
            break
    read = headings = 0
    commented = False
    for number, own in enumerate(found):
        read += prose[number]
        commented |= "phrase: comments" in own and read >= 3
        headings += "phrase: related" in own and read >= 3 and bool(own & SHORT)
        if commented:
            own.add("below the comments")
        if headings > 1:
            own.add("below related links")


def _shape(line: str) -> set[str]:
    """The features of a line by itself."""
    words = WORD.findall(line)
    letters = [word for word in words if word[0].isalpha()]
    long = [word for word in letters if len(word) > 3]
    ends = bool(END_MARK.search(line)) and not ELLIPSIS.search(line) and not (len(words) < 4 and line.endswith((":", ";")))
    length = next(name for limit, name in LENGTHS if len(words) < limit)
    tests = {
        f"{length} words, {'end mark' if ends else 'no end mark'}": True,
        "several sentences": len(words) >= 8 and NEW_SENTENCE.search(line),
        "title case": len(words) >= 4 and long and sum(word[0].isupper() for word in long) >= 0.7 * len(long),
        "all capitals": len(words) >= 3 and line.isupper(),
        "running lower case": len(words) >= 6 and letters and sum(word[0].islower() for word in letters) >= 0.6 * len(letters),
        "quotation": len(words) >= 6 and QUOTATION.search(line),
        "date": len(words) < 15 and find_date(line),
        "separator": SEPARATOR.search(line),
        "address": ADDRESS.search(line),
        "ellipsis": ELLIPSIS.search(line),
        "question": line.endswith("?"),
        "speaks to the reader": len(words) >= 4 and not QUOTATION.search(line) and READER.search(line),
    }
    return {name for name, holds in tests.items() if holds}


def content_words(line: str) -> set[str]:
    """The words of a line that are long enough to mean something, in lower case, cut to six letters so that inflections meet."""
    return {word.lower()[:6] for word in WORD.findall(line) if len(word) > 3}


def page_title(lines: list[str]) -> str:
    """The headline as the page's first line gives it, when the page repeats it; else ""."""
    first = lines[0] if lines else ""
    repeats = [line for line in lines[1:] if len(WORD.findall(line)) >= 3 and is_title(line, first)]
    return max(repeats, key=len, default="")


def is_title(line: str, title: str) -> bool:
    """Whether `line` is `title`, or one is the beginning of the other with the publisher's name after it."""
    short, long = sorted((_bare(line), _bare(title)), key=len)
    return len(short) >= 12 and long.startswith(short) and len(short) >= 0.5 * len(long)


def _bare(line: str) -> str:
    """Letters and digits only, in lower case."""
    return "".join(character for character in line.lower() if character.isalnum())
