"""The kind of every line of a text, clean or copied from a page, and why it is taken for that."""

import re
from itertools import groupby

from onrecord.formats.bylines import looks_like_name, looks_like_name_and_date, looks_like_name_and_role
from onrecord.formats.dates import find_date
from onrecord.formats.line_features import features
from onrecord.formats.line_shapes import END_MARK, LINK, TAIL, content_words
from onrecord.formats.page_phrases import phrase_mark
from onrecord.formats.segmentation import AFTER, BEFORE, INSET, divide

Kind = tuple[str, str]  # of a line, and why it is taken for that
ABOVE = ("boilerplate", "above the article")
SUBHEAD = ("subhead", "a short line without an end mark between paragraphs")
PROSE = ("body", "part of the article")
FREE = (ABOVE, SUBHEAD)  # of which nothing is known yet
# What a line is by where it stands, and within the article by a feature of it, the first that it has.
OUTSIDE = {BEFORE: ABOVE, AFTER: ("boilerplate", "below the article")}
OF_FEATURES = {
    "right before a credit": ("caption", "stands right before the credit of a picture"),
    "repeated at once": ("boilerplate", "stands twice in the same place"),
    LINK: ("boilerplate", "a link below a heading of related articles"),
}
INSETS = {INSET: ("boilerplate", "an inset within the article")}
# What a line between the headline and the article is as a byline.
INTRODUCTION = ("byline", "introduces the byline")
NAME_AND_ROLE = ("byline", "a name and a role between the headline and the article")
NAME_AND_DATE = ("byline", "a name and a date between the headline and the article")
NAME = ("byline", "a name between the headline and the article")
SUBHEAD_WORDS, DATE_WORDS = 8, 16  # the most that a subhead has, and a line that states the date
LIST_LINES = 3  # short lines running that are a list
DATE_CHARACTERS = 60  # fewer in a line above the headline that states the date
BEGINNING = 15  # lines of the article that its headline is compared with
LAST_LINES = 4  # lines above the article that can be its headline
NAME_WORDS = 3  # fewer are rather the name of a person
HEADLINE_WORDS = 4  # fewer are rather the name of a paper or a section
ABOVE_TITLE = 3  # lines above the headline in which a date or byline still belongs to it
BY_ALONE = re.compile(r"(?:words |written |story |posted )?by:?", re.IGNORECASE)
SECTION = re.compile(r"(?!.*(?:https?:|[|»>@]))\w[\w&'’.-]*(?: [\w&'’.-]+){0,3}")
BULLET = re.compile(r"[-–—•*·‣▪o] |\(?\d{1,2}[.)] ")
NO_TITLE = re.compile(r"https?:|[/»|:>]$|^\W*$")
TEAM = r"[^\W\d_a-z][\w'’.&-]*(?: (?:[^\W\d_a-z][\w'’.&-]*|of|and|de)){0,3}"
SCORE = re.compile(rf"(?:[\w-]+(?: \w+)?: )?{TEAM},? \d{{1,3}}(?:[,;]? {TEAM},? \d{{1,3}}| ?[-–:] ?\d{{1,3}} {TEAM})(?: \(.*\))?")
LONGEST_SCORE = 80  # characters


def classify(lines: list[str]) -> list[Kind]:
    """The kind of every line, and why."""
    found = features(lines)
    kinds: list[Kind] = list(map(_kind, lines, found, divide(found)))
    top = next((number for number, (kind, _) in enumerate(kinds) if kind == "body"), len(kinds))
    first, last = _possible(lines[:top], kinds, found)
    body = lines[top : top + BEGINNING]
    title = _title(lines[:top], kinds, found, body, first)
    is_kicker = title is None or len(lines[title].split()) < HEADLINE_WORDS
    if is_kicker and _is_bare_headline(lines, kinds, top):
        title, top = top, top + 1
    title = _title(lines[:top], kinds, found, body, last) if title is None else title
    _name_section(lines, kinds, title)
    _name_dates(lines[:top], kinds, title or 0)
    _name_bylines(lines[:top], kinds, title or 0)
    _name_lists(lines, kinds, top)
    return kinds


def _kind(line: str, own: set[str], state: int) -> Kind:
    """The kind of a line and why: what its phrase says, else where it stands, else a feature of it, else its shape."""
    of_feature = next((kind for feature, kind in OF_FEATURES.items() if feature in own), None)
    is_short = len(line.split()) <= SUBHEAD_WORDS and not END_MARK.search(line[-TAIL:]) and not line.startswith("(")
    return next(filter(None, (phrase_mark(line), OUTSIDE.get(state), of_feature, INSETS.get(state), (PROSE, SUBHEAD)[is_short])))


def _name_section(lines: list[str], kinds: list[Kind], title: int | None) -> None:
    """Name the headline, and the short line above it that is the name of a section."""
    if title is None:
        return
    kinds[title] = ("title", "the headline above the article")
    if title and kinds[title - 1] in FREE and SECTION.fullmatch(lines[title - 1]):
        kinds[title - 1] = ("section", "a short line above the headline")


def _name_lists(lines: list[str], kinds: list[Kind], top: int) -> None:
    """Name the short lines within the article that are a list and no subheads: three or more running, below a colon, or with a bullet."""
    runs = [list(run) for is_short, run in groupby(range(top, len(kinds)), lambda number: kinds[number] == SUBHEAD) if is_short]
    for run in runs:
        is_list = len(run) >= LIST_LINES or lines[run[0] - 1].endswith(":")
        for number in (number for number in run if is_list or BULLET.match(lines[number])):
            kinds[number] = ("body", "an item of a list in the article")


def _possible(head: list[str], kinds: list[Kind], found: list[set[str]]) -> tuple[list[int], list[int]]:
    """The lines above the article that can be its headline, and those that are taken when there is no other: the score of a match, and
    what points to an article below a word such as "Analysis"."""
    named = [number for number, line in enumerate(head) if not NO_TITLE.search(line)]
    free = [number for number in named if kinds[number] in FREE or "phrase: capitals" in found[number]]
    scores = [number for number in free if SCORE.fullmatch(head[number][:LONGEST_SCORE])]
    pointers = [number for number in named if "phrase: pointer" in found[number]]
    return [number for number in free if number not in scores], pointers or scores


def _title(head: list[str], kinds: list[Kind], found: list[set[str]], body: list[str], possible: list[int]) -> int | None:
    """The number of the headline among the possible lines above the article.

    It is the line that the page's first line repeats. Else it is, of the last lines above the byline or date, the one that has the
    largest share of its words in the body as well; of equals the last that is no sentence.
    """
    repeated = [number for number in possible if "headline" in found[number] and len(head[number].split()) >= HEADLINE_WORDS]
    last = repeated[-1:] or _above_date(possible, head, kinds, found)
    words = content_words(" ".join(body))
    return max(last, key=lambda number: (_share(content_words(head[number]), words), number), default=None)


def _share(own: set[str], words: set[str]) -> float:
    """The share of a line's own words that are among other words, in tenths."""
    return round(len(own & words) / max(1, len(own)), 1)


def _above_date(possible: list[int], head: list[str], kinds: list[Kind], found: list[set[str]]) -> list[int]:
    """The last of the possible headlines above the byline or date: no name of a person, a paper or a section where there is another."""
    dated = [number for number, line in enumerate(head) if kinds[number][0] == "byline" or _is_date(line, found[number])]
    undated = [number for number in possible if number not in dated and not looks_like_name_and_role(head[number])]
    sizes = {number: len(head[number].split()) for number in undated}
    ranks = {
        number: (size >= NAME_WORDS, number < max(dated, default=0), size >= HEADLINE_WORDS, not head[number].endswith("."))
        for number, size in sizes.items()
    }
    best = max(ranks.values(), default=())
    return [number for number in undated if ranks[number] == best][-LAST_LINES:]


def _is_date(line: str, own: set[str]) -> bool:
    """Whether a line states little more than a date."""
    return "date" in own and len(line) < DATE_CHARACTERS


def _is_bare_headline(lines: list[str], kinds: list[Kind], top: int) -> bool:
    """Whether the article, with nothing above it, begins with its headline: a line without an end mark, above a paragraph with one."""
    body = [line[-TAIL:] for line, (kind, _) in zip(lines[top + 1 :], kinds[top + 1 :], strict=True) if kind == "body"]
    size = len(" ".join(lines[top : top + 1]).split())
    return HEADLINE_WORDS <= size <= 20 and not END_MARK.search(lines[top][-TAIL:]) and bool(END_MARK.search("".join(body[:1])))


def _name_dates(head: list[str], kinds: list[Kind], title: int) -> None:
    """Name the date lines right above and below the headline."""
    for number in range(max(0, title - ABOVE_TITLE), len(head)):
        if kinds[number] in FREE and len(head[number].split()) <= DATE_WORDS and find_date(head[number]):
            kinds[number] = ("dateline", "states a date beside the headline")


def _name_bylines(head: list[str], kinds: list[Kind], title: int) -> None:
    """Name the lines below the headline that are a name.

    A name is a byline with a role after it, beside a date or another byline, below "By", or right below the headline.
    """
    for number in range(title + 1, len(head)):
        line, is_free = head[number], kinds[number] in FREE
        beside = {kinds[near][0] for near in (number - 1, number + 1) if title <= near < len(head)} & {"dateline", "byline", "title"}
        tests = {
            INTRODUCTION: BY_ALONE.fullmatch(line),
            NAME_AND_ROLE: is_free and looks_like_name_and_role(line),
            NAME_AND_DATE: looks_like_name_and_date(line),
            NAME: is_free and (beside or BY_ALONE.fullmatch(head[number - 1])) and looks_like_name(line),
        }
        kinds[number] = next((kind for kind, holds in tests.items() if holds), kinds[number])
