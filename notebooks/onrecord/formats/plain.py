"""Plain text, clean or copied from a page: what each line is, and what the lines say about the article."""
import re

from onrecord.article import Article, Date, Line, split_lines
from onrecord.formats.dates import find_date
from onrecord.formats.lines import END_MARK, features, known_phrase
from onrecord.formats.segments import AFTER, BEFORE, INSET, divide

BEFORE_IT = "above the article"
BY = re.compile(r"^(?:(?:words|text|written|story|reported|posted|published|report) )?by:?\s+", re.IGNORECASE)
NAME = re.compile(r"[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|de|van|von|der|la|le|bin|al|el|da|dos|di))+")
DATELINE = re.compile(r"^(?P<place>[A-Z][A-Z.'’ ]+[A-Z.](?:, [A-Z][\w. ]+)?)(?: \([\w /]+\))?\s*[—–-]+ ")


def read_plain(text: str, **known: object) -> Article:
    """The article in `text`, already decoded and cleaned; `known` holds what the caller knows already (origin, publisher …)."""
    rows = split_lines(text)
    stripped = [text[row.start : row.end].strip() for row in rows]
    rows = [row._replace(kind=kind, why=why) for row, (kind, why) in zip(rows, classify(stripped), strict=True)]
    return Article.from_lines(text, rows, **{**stated(rows, stripped), **known})


def classify(lines: list[str]) -> list[tuple[str, str]]:
    """The kind of every line, and why."""
    found = features(lines)
    states = divide(found)
    kinds = [_kind(line, own, state) for line, own, state in zip(lines, found, states, strict=True)]
    first = next((number for number, (kind, _) in enumerate(kinds) if kind == "body"), len(kinds))
    title = _title(lines[:first], kinds, found)
    if title is not None:
        kinds[title] = ("title", "the headline above the article")
        if title and kinds[title - 1][1] == BEFORE_IT and len(lines[title - 1].split()) <= 4:
            kinds[title - 1] = ("section", "a short line above the headline")
    return kinds


def _kind(line: str, own: set[str], state: int) -> tuple[str, str]:
    """The kind of a line and why, from its features and where it stands."""
    phrase = known_phrase(line)
    if phrase:
        return phrase.kind, phrase.why
    if state == BEFORE:
        return ("byline", "states a date above the article") if "date" in own and len(line.split()) <= 12 else ("boilerplate", BEFORE_IT)
    if state == AFTER:
        return "boilerplate", "below the article"
    if "right before a credit" in own:
        return "caption", "stands right before the credit of a picture"
    if "repeated at once" in own:
        return "boilerplate", "stands twice in the same place"
    if state == INSET:
        return "boilerplate", "an inset within the article"
    if len(line.split()) <= 8 and not END_MARK.search(line):
        return "subhead", "a short line without an end mark between paragraphs"
    return "body", "part of the article"


def _title(head: list[str], kinds: list[tuple[str, str]], found: list[set[str]]) -> int | None:
    """The number of the headline among the lines above the article."""
    candidates = [number for number, line in enumerate(head) if kinds[number][1] in (BEFORE_IT,) and len(line.split()) >= 3]
    repeated = [number for number in candidates if "headline" in found[number]]
    return (repeated or candidates or [None])[-1]


def stated(rows: list[Line], lines: list[str]) -> dict[str, object]:
    """What the lines say about the article: title, authors, section, dateline, date and where the date stands."""
    known: dict[str, object] = {}
    for row, line in zip(rows, lines, strict=True):
        if row.kind in ("title", "section"):
            known.setdefault(row.kind, line)
        elif row.kind == "byline":
            authors = tuple(NAME.findall(BY.sub("", line))) if BY.match(line) else ()
            if authors:
                known.setdefault("authors", authors)
            date = find_date(line)
            if date:
                known.setdefault("date", date)
                known.setdefault("date_source", "byline")
        elif row.kind == "body" and "dateline" not in known:
            dateline = DATELINE.match(line)
            known["dateline"] = dateline.group("place").strip() if dateline else None
    known.setdefault("date", Date())
    return known
