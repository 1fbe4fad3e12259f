"""Plain text, clean or copied from a page: what each line is, and what the lines say about the article."""
import re
from collections.abc import Collection
from dataclasses import replace

from onrecord.article import Article, Date, blocks, split_lines
from onrecord.formats.bylines import authors, looks_like_name, looks_like_name_and_role
from onrecord.formats.dates import find_date
from onrecord.formats.draft import Draft, Mark
from onrecord.formats.language import language
from onrecord.formats.lines import END_MARK, LINK, content_words, features, is_title, page_title
from onrecord.formats.phrases import known_phrase
from onrecord.formats.segments import AFTER, BEFORE, INSET, divide

ABOVE = ("boilerplate", "above the article")
SUBHEAD = ("subhead", "a short line without an end mark between paragraphs")
BEGINNING = 15  # lines of the article that its headline is compared with
LAST_LINES = 4  # lines above the article that can be its headline
ABOVE_TITLE = 3  # lines above the headline in which a date or byline still belongs to it
BY_ALONE = re.compile(r"(?:words |written |story |posted )?by:?", re.IGNORECASE)
SECTION = re.compile(r"(?!.*(?:https?:|[|»>@]))\w[\w&'’.-]*(?: [\w&'’.-]+){0,3}")
NO_TITLE = re.compile(r"https?:|[/»|:>]$|^\W*$")
AROUND = re.compile(r"^[\W_]+|[\W_]+$")
DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]*)*(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)*)?(?:, [A-Z][a-z]+\.? \d{1,2})?)"
    r"\s*(?:\((?P<agency>[^()]{2,40})\)\s*)?(?:[—–]|--?(?= ))\s*"
)


def read_plain(draft: Draft, keep: Collection[str] = (), drop: Collection[str] = (), **known: object) -> Article:
    """The article of a draft, whose text is decoded and cleaned.

    `keep` and `drop` are lines (as they stand, white space aside) that are article or are not, whatever they look like; `known` and the
    draft hold the fields of the article that are known already.
    """
    text, rows = draft.text, split_lines(draft.text)
    marks = draft.marks or (None,) * len(rows)
    groups = _apart(blocks(text, rows), marks)
    held = [" ".join(text[rows[group[0]].start : rows[group[-1]].end].split()) for group in groups]
    known = {**draft.known, **known}
    classified = _decided(held, [marks[group[0]] for group in groups], keep, drop, str(known.get("title") or ""))
    lines = [
        rows[number]._replace(kind=kind, why=why) for group, (kind, why) in zip(groups, classified, strict=True) for number in group
    ]
    article = Article.from_lines(text, lines, **{**stated(held, classified), **known})
    body = " ".join(text[start:end] for start, end in article.paragraphs)
    return replace(article, language=language(body))


def _apart(groups: list[range], marks: tuple[Mark | None, ...]) -> list[range]:
    """The blocks of lines, with every marked line on its own."""
    apart: list[range] = []
    for group in groups:
        start = group.start
        for number in group:
            if marks[number] is not None and len(group) > 1:
                apart += [range(start, number), range(number, number + 1)]
                start = number + 1
        apart.append(range(start, group.stop))
    return [group for group in apart if group]


def _decided(
    held: list[str], marks: list[Mark | None], keep: Collection[str], drop: Collection[str], title: str
) -> list[tuple[str, str]]:
    """The kind of every line and why: the user decides first, then the format's own marks, then what the line looks like."""
    keep, drop = ({" ".join(line.split()) for line in chosen} for chosen in (keep, drop))
    decided = []
    top = True
    for line, mark, (kind, why) in zip(held, marks, classify(held), strict=True):
        if mark is not None:
            kind, why = mark
        elif top and title and is_title(line, title):
            kind, why = "title", "the headline that the source names"
        elif top and title and kind == "title":
            kind, why = ABOVE
        if line in drop:
            kind, why = "boilerplate", "dropped by the user"
        elif line in keep and kind not in ("body", "subhead"):
            kind, why = "body", "kept by the user"
        top = top and kind != "body"
        decided.append((kind, why))
    return decided


def classify(lines: list[str]) -> list[tuple[str, str]]:
    """The kind of every line, and why."""
    found = features(lines)
    states = divide(found)
    kinds = [_kind(line, own, state) for line, own, state in zip(lines, found, states, strict=True)]
    top = next((number for number, (kind, _) in enumerate(kinds) if kind == "body"), len(kinds))
    title = _title(lines[:top], kinds, found, lines[top : top + BEGINNING])
    if title is not None:
        kinds[title] = ("title", "the headline above the article")
        if title and kinds[title - 1] in (ABOVE, SUBHEAD) and SECTION.fullmatch(lines[title - 1]):
            kinds[title - 1] = ("section", "a short line above the headline")
    _name_bylines(lines[:top], kinds, 0 if title is None else title)
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
    if len(line.split()) <= 8 and not END_MARK.search(line):
        return SUBHEAD
    return "body", "part of the article"


def _title(head: list[str], kinds: list[tuple[str, str]], found: list[set[str]], body: list[str]) -> int | None:
    """The number of the headline among the lines above the article.

    It is the line that the page's first line repeats. Else it is, of the last lines above the byline or date, the one that has the
    largest share of its words in the body as well; of equals the last that is no sentence.
    """
    possible = [number for number in range(len(head)) if kinds[number] in (ABOVE, SUBHEAD) and not NO_TITLE.search(head[number])]
    repeated = [number for number in possible if "headline" in found[number]]
    if repeated:
        return repeated[-1]
    dated = [number for number in range(len(head)) if kinds[number][0] == "byline" or ("date" in found[number] and len(head[number]) < 60)]
    undated = [number for number in possible if number not in dated and not looks_like_name_and_role(head[number])]
    named = [number for number in undated if len(head[number].split()) >= 3] or undated[-1:]
    above = [number for number in named if dated and number < dated[-1]] or named
    last = [number for number in above if not head[number].endswith(".")][-LAST_LINES:] or above[-1:]
    words = content_words(" ".join(body))
    shares = {number: round(len(content_words(head[number]) & words) / max(1, len(content_words(head[number]))), 1) for number in last}
    return max(last, key=lambda number: (shares[number], number), default=None)


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


def stated(lines: list[str], classified: list[tuple[str, str]]) -> dict[str, object]:
    """What the lines say about the article: title, authors, section, publisher, dateline, date and where the date stands."""
    first = next((number for number, (kind, _) in enumerate(classified) if kind == "body"), len(lines))
    title = next((number for number, (kind, _) in enumerate(classified) if kind == "title"), 0)
    near = [(lines[number], classified[number][0]) for number in range(max(0, title - ABOVE_TITLE), first)]
    near = near[title - max(0, title - ABOVE_TITLE) :] + near[: title - max(0, title - ABOVE_TITLE)]
    known: dict[str, object] = {kind: line for line, kind in near if kind in ("title", "section")}
    names = [name for line, kind in near if kind == "byline" for name in authors(line)]
    known["authors"] = tuple(dict.fromkeys(names))
    dates = [(find_date(line), kind) for line, kind in near if kind in ("byline", "dateline") and find_date(line)]
    known["date"], known["date_source"] = dates[0] if dates else (Date(), None)
    headline = page_title(lines)
    if headline and "title" in known and lines[0].startswith(headline):
        known["publisher"] = AROUND.sub("", lines[0][len(headline) :]) or None
    known["dateline"] = _dateline(lines[first]) if first < len(lines) else None
    return known


def _dateline(line: str) -> str | None:
    """The place at the beginning of the first paragraph, as in "WASHINGTON (AP) —"."""
    match = DATELINE.match(line)
    return match.group("place") if match else None
