"""The kind of every line of a text, clean or copied from a page, and why it is taken for that."""

import re

from onrecord.formats.bylines import looks_like_name, looks_like_name_and_role
from onrecord.formats.dates import find_date
from onrecord.formats.line_features import END_MARK, LINK, TAIL, content_words, features
from onrecord.formats.page_phrases import known_phrase
from onrecord.formats.segmentation import AFTER, BEFORE, INSET, divide

ABOVE = ("boilerplate", "above the article")
SUBHEAD = ("subhead", "a short line without an end mark between paragraphs")
BEGINNING = 15  # lines of the article that its headline is compared with
LAST_LINES = 4  # lines above the article that can be its headline
HEADLINE_WORDS = 4  # fewer are rather the name of a paper or a section
ABOVE_TITLE = 3  # lines above the headline in which a date or byline still belongs to it
BY_ALONE = re.compile(r"(?:words |written |story |posted )?by:?", re.IGNORECASE)
SECTION = re.compile(r"(?!.*(?:https?:|[|»>@]))\w[\w&'’.-]*(?: [\w&'’.-]+){0,3}")
BULLET = re.compile(r"[-–—•*·‣▪o] |\(?\d{1,2}[.)] ")
NO_TITLE = re.compile(r"https?:|[/»|:>]$|^\W*$")


def classify(lines: list[str]) -> list[tuple[str, str]]:
    """The kind of every line, and why."""
    found = features(lines)
    states = divide(found)
    kinds = [_kind(line, own, state) for line, own, state in zip(lines, found, states, strict=True)]
    top = next((number for number, (kind, _) in enumerate(kinds) if kind == "body"), len(kinds))
    title = _title(lines[:top], kinds, found, lines[top : top + BEGINNING])
    if title is None and _is_bare_headline(lines, kinds, top):
        title, top = top, top + 1
    if title is not None:
        kinds[title] = ("title", "the headline above the article")
        if title and kinds[title - 1] in (ABOVE, SUBHEAD) and SECTION.fullmatch(lines[title - 1]):
            kinds[title - 1] = ("section", "a short line above the headline")
    _name_bylines(lines[:top], kinds, 0 if title is None else title)
    _name_lists(lines, kinds, top)
    return kinds


def _kind(line: str, own: set[str], state: int) -> tuple[str, str]:
    """The kind of a line and why, from its features and where it stands."""
    phrase = known_phrase(line)
    if phrase:
        return phrase.kind, phrase.why
    if state == BEFORE:
        return ABOVE
    if state == AFTER:
        return "boilerplate", "below the article"
    if "right before a credit" in own:
        return "caption", "stands right before the credit of a picture"
    if "repeated at once" in own:
        return "boilerplate", "stands twice in the same place"
    if LINK in own:
        return "boilerplate", "a link below a heading of related articles"
    if state == INSET:
        return "boilerplate", "an inset within the article"
    if len(line.split()) <= 8 and not END_MARK.search(line[-TAIL:]):
        return SUBHEAD
    return "body", "part of the article"


def _name_lists(lines: list[str], kinds: list[tuple[str, str]], top: int) -> None:
    """Name the short lines within the article that are a list and no subheads: three or more running, below a colon, or with a bullet."""
    start = top
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == SUBHEAD:
            end += 1
        for number in range(start, end):
            if end - start >= 3 or lines[start - 1].endswith(":") or BULLET.match(lines[number]):
                kinds[number] = ("body", "an item of a list in the article")
        start = end + 1


def _title(head: list[str], kinds: list[tuple[str, str]], found: list[set[str]], body: list[str]) -> int | None:
    """The number of the headline among the lines above the article.

    It is the line that the page's first line repeats. Else it is, of the last lines above the byline or date, the one that has the
    largest share of its words in the body as well; of equals the last that is no sentence.
    """
    free = [number for number in range(len(head)) if kinds[number] in (ABOVE, SUBHEAD) or "phrase: capitals" in found[number]]
    possible = [number for number in free if not NO_TITLE.search(head[number])]
    repeated = [number for number in _longer(possible, head, HEADLINE_WORDS) if "headline" in found[number]]
    if repeated:
        return repeated[-1]
    last = _above_date(possible, head, kinds, found)
    words = content_words(" ".join(body))
    shares = {number: round(len(content_words(head[number]) & words) / max(1, len(content_words(head[number]))), 1) for number in last}
    return max(last, key=lambda number: (shares[number], number), default=None)


def _above_date(possible: list[int], head: list[str], kinds: list[tuple[str, str]], found: list[set[str]]) -> list[int]:
    """The last of the possible headlines above the byline or date: no name of a person, a paper or a section where there is another."""
    dated = [number for number in range(len(head)) if kinds[number][0] == "byline" or ("date" in found[number] and len(head[number]) < 60)]
    undated = [number for number in possible if number not in dated and not looks_like_name_and_role(head[number])]
    named = _longer(undated, head, 3) or undated[-1:]
    above = [number for number in named if dated and number < dated[-1]] or named
    above = _longer(above, head, HEADLINE_WORDS) or above
    return [number for number in above if not head[number].endswith(".")][-LAST_LINES:] or above[-1:]


def _longer(numbers: list[int], head: list[str], words: int) -> list[int]:
    """The numbers of lines of so many words at least."""
    return [number for number in numbers if len(head[number].split()) >= words]


def _is_bare_headline(lines: list[str], kinds: list[tuple[str, str]], top: int) -> bool:
    """Whether the article, with nothing above it, begins with its headline: a line without an end mark, above a paragraph with one."""
    first = lines[top] if top < len(lines) else ""
    following = next((line for line, (kind, _) in zip(lines[top + 1 :], kinds[top + 1 :], strict=True) if kind == "body"), "")
    return HEADLINE_WORDS <= len(first.split()) <= 20 and not END_MARK.search(first[-TAIL:]) and bool(END_MARK.search(following[-TAIL:]))


def _name_bylines(head: list[str], kinds: list[tuple[str, str]], title: int) -> None:
    """Name the date lines right above and below the headline, and the lines below it that are a name.

    A name is a byline with a role after it, beside a date or another byline, below "By", or right below the headline.
    """
    for number in range(max(0, title - ABOVE_TITLE), len(head)):
        if kinds[number] in (ABOVE, SUBHEAD) and len(head[number].split()) <= 16 and find_date(head[number]):
            kinds[number] = ("dateline", "states a date beside the headline")
    for number in range(title + 1, len(head)):
        beside = {kinds[near][0] for near in (number - 1, number + 1) if title <= near < len(head)}
        if BY_ALONE.fullmatch(head[number]):
            kinds[number] = ("byline", "introduces the byline")
        elif kinds[number] not in (ABOVE, SUBHEAD):
            continue
        elif looks_like_name_and_role(head[number]):
            kinds[number] = ("byline", "a name and a role between the headline and the article")
        elif looks_like_name(head[number]) and (beside & {"dateline", "byline", "title"} or BY_ALONE.fullmatch(head[number - 1])):
            kinds[number] = ("byline", "a name between the headline and the article")
