"""What a line of a page shows by itself: its length, its end mark, its capitals, and which lines are the headline.

A feature is a name in the table of weights (`data/lexicons/line_weights.tsv`), which says how much it speaks for the article.
"""

import re
from collections.abc import Callable, Mapping

from onrecord import lexicons
from onrecord.formats.page_phrases import WORD

END_MARK = re.compile(r"[.!?:;][\"”'’»)\]*]*$|[\"”»]$")
SENTENCE_END = re.compile(r"[.:;][\"”'’»)\]*]*$")
ELLIPSIS = re.compile(r"(?:\.\.\.|…)\W*$")
SEPARATOR = re.compile(r"[|•·»›→]|\s/\s")
ADDRESS = re.compile(r"https?:|www\.|\.com\b|@\w")
NO_LETTER = re.compile(r"[\W_]+")
TWICE = re.compile(r"(.{10,}) \1")  # the name of a picture and that of the article that it points to
LONGEST_TWICE = 400
QUOTATION = re.compile(r"[“\"«]")
LENGTHS = ((4, "1 to 3"), (8, "4 to 7"), (15, "8 to 14"), (25, "15 to 24"), (50, "25 to 49"), (10**9, "50 and more"))
PROSE = {f"{length} words, end mark" for length in ("15 to 24", "25 to 49", "50 and more")}
LINK = "link below a heading"
RUNNING_WORDS, FEWEST = 12, 3  # the least words of a line of running text, and the least such lines of a page that say how it is set
NEARLY_ALL = 0.8  # of them
TAIL = 40  # characters in which a line's end mark stands


def shape(line: str, is_unmarked: bool = False) -> set[str]:
    """The features of a line by itself; on a page that sets no marks at the ends of its paragraphs, running text has one all the same."""
    words = WORD.findall(line)
    letters = [word for word in words if word[0].isalpha()]
    is_running = len(words) >= 6 and _share(letters, str.islower) >= 0.6
    ended = "end mark" if _ends(line, len(words)) or (is_unmarked and _is_unmarked(line)) else "no end mark"
    length = f"{next(name for limit, name in LENGTHS if len(words) < limit)} words, {ended}"
    tests = {
        length: True,
        f"{length}, running": ended == "no end mark" and is_running,
        "title case": len(words) >= 4 and _share([word for word in letters if len(word) > 3], str.isupper) >= 0.7,
        "running lower case": is_running,
        "quotation": len(words) >= 6 and QUOTATION.search(line),
        "separator": SEPARATOR.search(line),
        "address": ADDRESS.search(line),
        "ellipsis": ELLIPSIS.search(line[-TAIL:]),
        "question": line.endswith("?"),
        "repeats itself": TWICE.match(line[:LONGEST_TWICE]),
    }
    return holding(tests)


def sets_no_marks(lines: list[str]) -> bool:
    """Whether nearly all lines of running text have no mark at their end, as on some pages all paragraphs."""
    running = [line for line in lines if _is_unmarked(line) or not PROSE.isdisjoint(shape(line))]
    return len(running) >= FEWEST and sum(map(_is_unmarked, running)) > NEARLY_ALL * len(running)


def _is_unmarked(line: str) -> bool:
    """Whether a line is running text that goes on to its end without a mark: nothing cut off, and no row of links."""
    words = WORD.findall(line)
    is_long = len(words) >= RUNNING_WORDS and not END_MARK.search(line[-TAIL:]) and not ELLIPSIS.search(line[-TAIL:])
    return is_long and _share([word for word in words if word[0].isalpha()], str.islower) >= 0.6


def _ends(line: str, words: int) -> bool:
    """Whether a line of so many words ends as a sentence does: no label with a colon, nothing cut off."""
    end = line[-TAIL:]
    is_label = words < 4 and line.endswith((":", ";"))
    return bool(END_MARK.search(end)) and not ELLIPSIS.search(end) and not is_label


def _share(words: list[str], case: Callable[[str], bool]) -> float:
    """The share of words whose first letter is of a case; 0 for no words."""
    return sum(case(word[0]) for word in words) / max(1, len(words))


def holding(tests: Mapping[str, object]) -> set[str]:
    """The names of the tests that hold."""
    return {name for name, holds in tests.items() if holds}


def is_link(line: str) -> bool:
    """Whether a line can be the headline of another article: some words without an end mark."""
    return 3 <= len(WORD.findall(line)) <= 20 and not SENTENCE_END.search(line[-TAIL:])


def content_words(line: str) -> set[str]:
    """The words of a line that mean something, in lower case, cut to six letters so that inflections meet."""
    words = (word.lower() for word in WORD.findall(line) if len(word) > 3)
    return {word[:6] for word in words if word not in lexicons.words("function_words")}


def page_title(lines: list[str]) -> str:
    """The headline as the page's first line gives it, when the page repeats it; else "". A paragraph is no headline."""
    first = lines[0] if lines and shape(lines[0]).isdisjoint(PROSE) else ""
    repeats = [line for line in lines[1:] if len(WORD.findall(line)) >= 2 and is_title(line, first)]
    return max(repeats, key=len, default="")


def is_title(line: str, title: str) -> bool:
    """Whether `line` is `title`, or one is the beginning of the other with the publisher's name after it."""
    short, long = sorted((_bare(line), _bare(title)), key=len)
    return len(short) >= 8 and long.startswith(short) and len(short) >= 0.5 * len(long)


def _bare(line: str) -> str:
    """Letters and digits only, in lower case, of as much of a line as a headline has."""
    return NO_LETTER.sub("", line[:300].lower())
