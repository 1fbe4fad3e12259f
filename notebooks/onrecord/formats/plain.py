"""Plain text, clean or copied from a page: what each line is, and what the lines say about the article."""
import re

from onrecord.article import Article, Date, Line, split_lines
from onrecord.formats import lines as scoring
from onrecord.formats.dates import find_date

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
    start, end = scoring.best_stretch([scoring.score(line) for line in lines]) if lines else (0, 0)
    first = next((number for number in range(start, end) if _is_own_prose(lines[number])), start)
    kinds = [_outside(line, "before") for line in lines[:first]]
    kinds += [_inside(line) for line in lines[first:end]]
    kinds += [_outside(line, "after") for line in lines[end:]]
    title = _title(lines[:first], kinds)
    if title is not None:
        kinds[title] = ("title", "the headline above the article")
        if title and kinds[title - 1][1] == "before the article" and len(lines[title - 1].split()) <= 4:
            kinds[title - 1] = ("section", "a short line above the headline")
    return kinds


def _is_own_prose(line: str) -> bool:
    """Whether a line is running text and no known phrase of a page."""
    return scoring.is_prose(line) and scoring.known_phrase(line) is None


def _outside(line: str, where: str) -> tuple[str, str]:
    """The kind of a line outside the article."""
    phrase = scoring.known_phrase(line)
    if phrase:
        return phrase.kind, phrase.why
    if where == "before" and len(line.split()) <= 12 and find_date(line):
        return "byline", "states a date above the article"
    return "boilerplate", f"{where} the article"


def _inside(line: str) -> tuple[str, str]:
    """The kind of a line within the article."""
    phrase = scoring.known_phrase(line)
    if phrase:
        return phrase.kind, phrase.why
    if not scoring.END_MARK.search(line) and len(line.split()) <= 8:
        return "subhead", "a short line without an end mark between paragraphs"
    return "body", "within the article"


def _title(head: list[str], kinds: list[tuple[str, str]]) -> int | None:
    """The number of the headline among the lines above the article."""
    for number in reversed(range(len(head))):
        if kinds[number] == ("boilerplate", "before the article") and len(head[number].split()) >= 3:
            return number
    return None


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
