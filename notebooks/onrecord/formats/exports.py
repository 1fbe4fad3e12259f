"""Exports of archives, which hold many articles in one text: where each begins and ends, and what its fields say."""

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from onrecord import lexicons
from onrecord.formats.bylines import authors, looks_like_name
from onrecord.formats.dates import find_date
from onrecord.formats.document import ArticleDraft

HEAD = 200_000  # characters in which an export shows what it is
FEWEST_WORDS = 20  # of a part that can be an article
MOST_HEAD_LINES = 9  # lines below the count of words of a displayed article that can be its head
TITLE_WORDS = 4  # of a headline; a line of fewer above a longer one is the name of a section
FEWEST_CODES = 4  # lines with a code in a coded article

NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE | re.IGNORECASE)
NEXIS_COUNT = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE | re.IGNORECASE)
NEXIS_FIELD = re.compile(r"^[ \t]*(?:length:|load-date:)", re.MULTILINE | re.IGNORECASE)
FACTIVA_END = re.compile(r"^(?:AN[ \t]+)?Document [A-Za-z0-9]{16,}[ \t]*$", re.MULTILINE)
FACTIVA_COUNT = re.compile(r"^(?:WC[ \t]+)?[\d,]+ words$", re.MULTILINE)
PROQUEST_END = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
EUROPRESSE_END = re.compile(r"^(?:(?:référence|document) ?: ?)?(?:news|public|web)·\d{8}·[\w·]+[ \t]*$", re.MULTILINE | re.IGNORECASE)
PROQUEST_TEXT, PROQUEST_PAPER = re.compile(r"Full text:|^FULL TEXT\s*$", re.MULTILINE), re.compile("Publication title:")

WORDS = re.compile(r"^(?:length:\s*)?[\d,]+ words$", re.IGNORECASE)
COPYRIGHT = re.compile(r"copyright|\(c\)|©", re.IGNORECASE)
BY = re.compile(r"by ", re.IGNORECASE)
NO_TITLE = re.compile(
    r"(?:[\w'’-]+ ){0,4}edition(?: ?[-–,;/] ?\w+(?: \w+)?)?|(?:correction|clarification|editor['’]?s note)s? appended|"
    r"(?:document )?\d+ of \d+(?: documents?)?|proquest document link|"
    # The cover page: what was asked for, and the list of what it found.
    r"(?:user name|date and time|job number|client/matter|search terms|search type|narrowed by|content type|documents? \(\d+\)).*|\d+\. .+",
    re.IGNORECASE,
)
# A line that begins a field, and the names of the fields that are kept, for each archive.
CODED = re.compile(r"^(?P<name>HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|CR|SE|CLM|ART|IPD|IPC)(?:[ \t]+(?P<rest>.*))?$")
CODES = {"hd": "title", "by": "authors", "pd": "date", "sn": "publisher", "se": "section", "lp": "text", "td": "text"}
HEADING = "(?:FULL TEXT|ABSTRACT|DETAILS|LINKS)$"  # of a part in an export with few labels
LABELLED = re.compile(rf"^(?=[A-Z])(?P<name>(?={HEADING})[A-Z ]+|[A-Za-z /]{{3,41}}(?=:)):?(?:[ \t]+(?P<rest>.*))?$")
LABELS = {
    "title": "title",
    "author": "authors",
    "publication title": "publisher",
    "publication date": "date",
    "section": "section",
    "full text": "text",
}
IN_TEXT = f"(?i:{'|'.join(LABELS)}|subject|publication year|copyright)"
LABELLED_IN_TEXT = re.compile(rf"^(?=[A-Z])(?P<name>(?={HEADING})[A-Z ]+|{IN_TEXT}(?=:)):?(?:[ \t]+(?P<rest>.*))?$")
NAMES = "|".join(lexicons.classes("export_fields"))
NAMED = re.compile(rf"^(?:(?P<name>{NAMES}):[ \t]*(?P<rest>.*)|(?P<alone>body|classification))$", re.IGNORECASE)
NEXIS_FIELDS = {"byline": "authors", "headline": "title"}
# The part of an article of Nexis that a field opens, in each part; what follows stands in it.
OPENS = {"body": "body", "length": "text"}
CLOSES = dict.fromkeys(lexicons.words("export_fields", "tail"), "tail")
PARTS = {"top": OPENS, "text": OPENS | CLOSES, "body": OPENS | CLOSES}

Fields = dict[str, list[str]]


class Archive(NamedTuple):
    """An archive: what ends each of its articles, what its exports hold somewhere, what each article holds, and how its fields are read."""

    end: re.Pattern[str]
    holds: tuple[re.Pattern[str], ...]
    article: re.Pattern[str]
    fields: Callable[[list[str]], Fields]


def is_export(text: str) -> bool:
    """Whether a text is an export of one of the `ARCHIVES`."""
    return _archive(text) is not None


def divide(draft: ArticleDraft) -> Iterator[ArticleDraft]:
    """The articles of an export, each with the fields that the export names."""
    archive = _archive(draft.text)
    if archive is None:
        return
    parts = [part for part in archive.end.split(draft.text) if len(part.split()) > FEWEST_WORDS]
    for number, part in enumerate(parts, 1):
        if archive.article.search(part):
            lines = [line.strip() for line in part.strip("\n").split("\n")]
            yield _draft(archive.fields(lines), {**draft.known, "origin": f"{draft.known.get('origin', 'export')}, article {number}"})


def _archive(text: str) -> Archive | None:
    """The archive that a text was exported from."""
    head = text[:HEAD]
    return next((archive for archive in ARCHIVES if all(pattern.search(head) for pattern in (archive.end, *archive.holds))), None)


def _draft(fields: Fields, known: dict[str, object]) -> ArticleDraft:
    """The draft of an article's fields."""
    first = {name: " ".join(" ".join(lines).split()) for name, lines in fields.items()}
    date = find_date(first.get("date", ""))
    held = {
        "title": first.get("title"),
        "publisher": first.get("publisher"),
        "section": first.get("section"),
        "authors": authors(first.get("authors", "")),
        "date": date,
        "date_source": "export field date" if date else None,
        "dateline": first.get("dateline"),
    }
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(fields.get("text", []))).strip()
    return ArticleDraft(text, known={**known, **{name: value for name, value in held.items() if value}})


def _walk(lines: list[str], names: dict[str, str], begins: re.Pattern[str], in_text: re.Pattern[str]) -> Fields:
    """The fields of an article, each up to the line that begins the next; in the text only some lines do. What has no name is under ""."""
    fields: Fields = {}
    field = ""
    for line in lines:
        begun = (in_text if field == "text" else begins).match(line)
        if begun:
            field, line = names.get(begun["name"].lower(), ""), f"\n{begun['rest'] or ''}"
        fields.setdefault(field, []).append(line)
    return fields


def _labelled(lines: list[str]) -> Fields:
    """The fields of a document of ProQuest: "Title: …"; where no label names the headline, it is the last line above the first label."""
    above = [line for line in takewhile(lambda line: not LABELLED.match(line), lines) if line and not NO_TITLE.fullmatch(line)]
    return {"title": above[-1:], **_walk(lines, LABELS, LABELLED, LABELLED_IN_TEXT)}


def _factiva(lines: list[str]) -> Fields:
    """The fields of a Factiva article, in coded form ("HD  Headline") or as it is displayed."""
    is_coded = sum(bool(CODED.match(line)) for line in lines) >= FEWEST_CODES
    return _walk(lines, CODES, CODED, CODED) if is_coded else _displayed(lines)


def _displayed(lines: list[str]) -> Fields:
    """The fields of a Factiva article as it is displayed: headline, byline, words, date, paper and code, language, copyright, text."""
    held = [number for number, line in enumerate(lines) if line]
    count = next((place for place, number in enumerate(held) if WORDS.match(lines[number])), 0)
    above, head = [lines[number] for number in held[:count]], held[count + 1 : count + 1 + MOST_HEAD_LINES]
    sizes = [min(TITLE_WORDS, len(line.split())) for line in above]
    titled = sizes.index(max(sizes)) if sizes else 0
    last = next((place for place, number in enumerate(head) if COPYRIGHT.match(lines[number])), None)
    dated = next((place for place, number in enumerate(head[:last]) if find_date(lines[number])), len(head))
    return {
        "title": above[titled : titled + 1],
        "section": above[:titled],
        "authors": [line for line in above[titled + 1 :] if BY.match(line) or looks_like_name(line)],
        "date": [lines[number] for number in head[dated : dated + 1]],
        "publisher": [lines[number] for number in held[count + 2 + dated : count + 3 + dated]],
        "text": lines[(held[count] if last is None else head[last]) + 1 :],
    }


def _europresse(lines: list[str]) -> Fields:
    """The fields of an article of Europresse: paper, date, headline, byline where there is one, text, copyright."""
    held = [number for number, line in enumerate(lines) if line]
    dated = next((place for place, number in enumerate(held) if find_date(lines[number])), 0)
    head = [lines[number] for number in held]
    title, below = head[dated + 1 : dated + 2], head[dated + 2 : dated + 3]
    signed = [line for line in below if looks_like_name(BY.sub("", line))]
    end = next((number for number in held[dated + 1 :] if COPYRIGHT.match(lines[number])), len(lines))
    start = held[min(len(held) - 1, dated + 1 + len(title) + len(signed))]
    return {"title": title, "authors": signed, "date": head[dated : dated + 1], "publisher": head[:dated][-1:], "text": lines[start:end]}


def _nexis(lines: list[str]) -> Fields:
    """The fields of a Nexis article: headline, paper and date on top, named fields of one line, the text, named fields at the end."""
    fields: Fields = {}
    part = "top"
    for line in lines:
        named = NAMED.match(line) if part in PARTS else None
        name = (named["name"] or named["alone"]).lower() if named else part
        part = PARTS.get(part, {}).get(name, part)
        fields.setdefault(NEXIS_FIELDS.get(name, name), []).append((named["rest"] or "") if named else line)
    text = fields.get("body", fields.get("text", []))
    return _top_fields([line for line in fields.get("top", []) if line and not NO_TITLE.fullmatch(line)]) | fields | {"text": text}


def _top_fields(top: list[str]) -> Fields:
    """Date, publisher and title of the lines on top: the paper stands above the date, the headline above or below both."""
    dated = next((number for number, line in enumerate(top) if find_date(line)), None)
    if dated is None:
        return {}
    title = top[: dated - 1] if dated > 1 else top[dated + 1 : dated + 2]
    return {"date": [top[dated]], "publisher": top[dated - 1 : dated] if dated else [], "title": title}


# The archives, the surest first.
ARCHIVES = (
    Archive(PROQUEST_END, (PROQUEST_TEXT, PROQUEST_PAPER), PROQUEST_TEXT, _labelled),
    Archive(EUROPRESSE_END, (COPYRIGHT,), COPYRIGHT, _europresse),
    Archive(FACTIVA_END, (FACTIVA_COUNT,), re.compile(""), _factiva),
    Archive(NEXIS_END, (NEXIS_FIELD,), re.compile(""), _nexis),
    Archive(NEXIS_COUNT, (NEXIS_FIELD,), re.compile(""), _nexis),
)
