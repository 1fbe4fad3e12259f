"""Plain text, clean or copied from a page, becomes an article: its lines with their kinds, and what they say about it."""

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import takewhile

from onrecord.article import Article, Date, blocks, split_lines
from onrecord.formats.bylines import authors, signature
from onrecord.formats.datelines import find_dateline, read_dateline
from onrecord.formats.dates import find_date
from onrecord.formats.document import FOUND, LEFT_OUT, ArticleDraft, LineMark
from onrecord.formats.language import language
from onrecord.formats.line_kinds import ABOVE, ABOVE_TITLE, OUTSIDE, Kind, classify
from onrecord.formats.line_shapes import is_title, page_title
from onrecord.formats.page_phrases import phrase_mark
from onrecord.formats.segmentation import AFTER

EDGES = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
# What the source or the user says of a line.
NAMED_TITLE = ("title", "the headline that the source names")
DROPPED = ("boilerplate", "dropped by the user")
KEPT = ("body", "kept by the user")
UPDATED = re.compile(r"\b(?:updated|modified|corrected)\b", re.IGNORECASE)
SIGNING = (LEFT_OUT, OUTSIDE[AFTER])  # the lines below the article of which nothing more is known


def read_plain(draft: ArticleDraft, keep: Collection[str] = (), drop: Collection[str] = (), **known: object) -> Article:
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
    lines = [rows[number]._replace(kind=kind, why=why) for group, (kind, why) in zip(groups, classified, strict=True) for number in group]
    article = Article.from_lines(text, lines, **{**stated(held, classified), **known})
    body = " ".join(text[start:end] for start, end in article.paragraphs)
    return replace(article, language=language(body))


def _apart(groups: list[range], marks: tuple[LineMark | None, ...]) -> list[range]:
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
    held: list[str], marks: list[LineMark | None], keep: Collection[str], drop: Collection[str], title: str
) -> list[tuple[str, str]]:
    """The kind of every line and why: the user decides first, then the format's own marks, then what the line looks like."""
    keep, drop = ({" ".join(line.split()) for line in chosen} for chosen in (keep, drop))
    decided: list[tuple[str, str]] = []
    can_be_title = bool(title)
    for line, mark, looks in zip(held, marks, classify(held), strict=True):
        of_source = {NAMED_TITLE: can_be_title and is_title(line, title), ABOVE: can_be_title and looks[0] == "title"}
        known = None if mark in (FOUND, LEFT_OUT) and looks[0] in ("byline", "dateline") else mark
        kind = known or next((kind for kind, holds in of_source.items() if holds), looks)
        by_user = {DROPPED: line in drop, KEPT: line in keep and kind[0] not in ("body", "subhead")}
        decided.append(next((kind for kind, holds in by_user.items() if holds), (kind[0], kind[1])))
        can_be_title &= decided[-1][0] != "body"
    return decided


def stated(lines: list[str], classified: list[tuple[str, str]]) -> dict[str, object]:
    """What the lines say about the article: title, authors, section, publisher, dateline, date and where the date stands."""
    kinds = [kind for kind, _ in classified]
    first, title = (kinds.index(kind) if kind in kinds else last for kind, last in (("body", len(lines)), ("title", 0)))
    last = max((number for number, kind in enumerate(kinds) if kind == "body"), default=0)
    top = max(0, title - ABOVE_TITLE)
    near = [(lines[number], kinds[number]) for number in (*range(title, first), *range(top, min(title, first)))]
    names = [name for line, kind in near if kind == "byline" for name in authors(line)]
    named = {kind: line for line, kind in near if kind in ("title", "section")}
    headline = page_title(lines)
    is_headed = headline and "title" in named and lines[0].startswith(headline)
    return {
        **named,
        "authors": tuple(dict.fromkeys(names)) or _signed(list(zip(lines, classified, strict=True))[last:]),
        **_place_and_date(near, lines[first : first + 1]),
        **({"publisher": _bare(lines[0][len(headline) :]) or None} if is_headed else {}),
    }


def _place_and_date(near: list[tuple[str, str]], opening: list[str]) -> dict[str, object]:
    """The dateline, the date and where it stands: beside the headline (the date of an update last), else where the article begins."""
    stating = [held for held in near if held[1] in ("byline", "dateline")]
    openings = [*(read_dateline(line) for line, kind in stating if kind == "dateline"), *map(find_dateline, opening)]
    dates = [(find_date(line), kind) for line, kind in sorted(stating, key=lambda held: bool(UPDATED.search(held[0])))]
    dates += [(found.date, "dateline") for found in openings]
    date, date_source = next((pair for pair in dates if pair[0]), (Date(), None))
    return {"dateline": next((found.place for found in openings if found.place), None), "date": date, "date_source": date_source}


def _signed(below: list[tuple[str, Kind]]) -> tuple[str, ...]:
    """The people whom the last line of an article, or a line right below it among phrases of pages, names as its authors."""
    near = [*below[:1], *takewhile(lambda held: held[1] == phrase_mark(held[0]) or signature(held[0]), below[1:])]
    own = (line for line, kind in near if kind[0] == "body" or kind in SIGNING or kind == phrase_mark(line))
    return next(filter(None, map(signature, own)), ())


def _bare(text: str) -> str:
    """A text from its first letter or digit to its last."""
    held = EDGES.search(text)
    return held.group() if held else ""
