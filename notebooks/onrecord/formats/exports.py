"""Exports of Nexis, Factiva and ProQuest, which hold many articles in one text: where each begins and ends, and what its fields say."""

import re
from collections.abc import Iterator

from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.document import Draft

NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE | re.IGNORECASE)
NEXIS_COUNT = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE | re.IGNORECASE)
FACTIVA_END = re.compile(r"^(?:AN[ \t]+)?Document [A-Za-z0-9]{16,}[ \t]*$", re.MULTILINE)
CODED = re.compile(r"^(?P<code>HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|CR|SE|CLM|ART|IPD|IPC)(?:[ \t]+(?P<rest>.*))?$")
NAMED = re.compile(
    r"^(?P<name>byline|section|length|dateline|highlight|body|load-date|language|publication-type|graphic|classification|copyright|headline|"
    r"correction|subject|series|source|document-type|journal code|publication type|company|organization|industry|geographic|person):?[ \t]*"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
WORDS = re.compile(r"^(?:length:\s*)?[\d,]+ words$", re.IGNORECASE)
TAIL = frozenset(
    [
        "load-date",
        "language",
        "publication-type",
        "publication type",
        "graphic",
        "classification",
        "copyright",
        "subject",
        "document-type",
        "journal code",
        "company",
        "organization",
        "industry",
        "geographic",
        "person",
        "source",
    ]
)
FIELDS = {"HD": "title", "BY": "authors", "PD": "date", "SN": "publisher", "SE": "section", "LP": "text", "TD": "text"}


NEXIS_FIELDS = {"byline": "authors", "headline": "title", "body": "text"}
OPENS_TEXT = {"body": "text", "length": "text"}
NO_TITLE = re.compile(
    r"(?:[\w'’-]+ ){0,4}edition|(?:correction|clarification|editor['’]?s note)s? appended|\d+ of \d+ documents?", re.IGNORECASE
)
PROQUEST_END = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
LABELLED = re.compile(r"^(?P<name>[A-Z][A-Za-z /]{2,40}):(?:[ \t]+(?P<rest>.*))?$")
LABELS = {
    "title": "title",
    "author": "authors",
    "publication title": "publisher",
    "publication date": "date",
    "section": "section",
    "full text": "text",
}


def is_export(text: str) -> bool:
    """Whether a text is an export of Nexis, Factiva or ProQuest."""
    head = text[:200_000]
    if _is_proquest(head):
        return True
    if FACTIVA_END.search(head):
        return bool(re.search(r"^(?:WC[ \t]+)?[\d,]+ words$", head, re.MULTILINE))
    return bool((NEXIS_COUNT.search(head) or NEXIS_END.search(head)) and re.search(r"^[ \t]*(?:length:|load-date:)", head, re.M | re.I))


PROQUEST_TAIL = ("subject", "publication year", "copyright")


def _is_proquest(text: str) -> bool:
    """Whether a text is an export of ProQuest: lines of underscores between documents with their fields by name."""
    return bool(PROQUEST_END.search(text)) and "Full text:" in text and "Publication title:" in text


def divide(draft: Draft) -> Iterator[Draft]:
    """The articles of an export, each with the fields that the export names."""
    text = draft.text
    factiva = FACTIVA_END.search(text) is not None
    proquest = _is_proquest(text)
    known_ends = (FACTIVA_END, NEXIS_END, NEXIS_COUNT)
    ends = PROQUEST_END if proquest else next(end for end in known_ends if end.search(text))
    for number, part in enumerate((part for part in ends.split(text) if len(part.split()) > 20), 1):
        lines = [line.strip() for line in part.strip("\n").split("\n")]
        if proquest and "Full text:" not in part:
            continue
        coded = factiva and sum(bool(CODED.match(line)) for line in lines) >= 4
        fields = _labelled(lines) if proquest else _coded(lines) if coded else _displayed(lines) if factiva else _nexis(lines)
        yield _draft(fields, {**draft.known, "origin": f"{draft.known.get('origin', 'export')}, article {number}"})


def _draft(fields: dict[str, list[str]], known: dict[str, object]) -> Draft:
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
    return Draft(text, known={**known, **{name: value for name, value in held.items() if value}})


def _labelled(lines: list[str]) -> dict[str, list[str]]:
    """The fields of a document of ProQuest: "Title: …", each up to the next name."""
    fields: dict[str, list[str]] = {}
    field = None
    for line in lines:
        label = LABELLED.match(line)
        name = label.group("name").lower() if label else ""
        if label and (name in LABELS or field != "text" or name in PROQUEST_TAIL):
            field, line = LABELS.get(name), label.group("rest") or ""
        if field:
            fields.setdefault(field, []).append(line)
    return fields


def _coded(lines: list[str]) -> dict[str, list[str]]:
    """The fields of a Factiva article in coded form: "HD  Headline"."""
    fields: dict[str, list[str]] = {}
    field = None
    for line in lines:
        code = CODED.match(line)
        if code:
            field = FIELDS.get(code.group("code"))
            line = code.group("rest") or ""
            if field == "text" and fields.get("text"):
                fields["text"].append("")
        if field:
            fields.setdefault(field, []).append(line)
    return fields


def _displayed(lines: list[str]) -> dict[str, list[str]]:
    """The fields of a Factiva article as it is displayed: headline, byline, words, date, paper and code, language, copyright, text."""
    held = [number for number, line in enumerate(lines) if line]
    count = next((number for number in held if WORDS.match(lines[number])), held[0])
    top, rest = [lines[number] for number in held if number < count], [number for number in held if number > count]
    fields = {"title": top[:1] or [""], "authors": [line for line in top[1:] if line.lower().startswith("by ")]}
    last = count
    for place, number in enumerate(rest[:9]):
        if find_date(lines[number]) and "date" not in fields:
            fields["date"] = [lines[number]]
            fields["publisher"] = [lines[following] for following in rest[place + 1 : place + 2]]
        if re.match(r"(?:copyright|\(c\)|©)", lines[number], re.IGNORECASE):
            last = number
            break
    fields["text"] = lines[last + 1 :]
    return fields


def _nexis(lines: list[str]) -> dict[str, list[str]]:
    """The fields of a Nexis article: headline, paper and date on top, named fields, the text, named fields at the end."""
    fields: dict[str, list[str]] = {"text": []}
    top: list[str] = []
    field = "top"
    for line in lines:
        name, rest = _named_field(line)
        if name in TAIL and field in ("text", "tail"):
            field = "tail"
        elif name and field != "tail":
            field = OPENS_TEXT.get(name, field)
            held = NEXIS_FIELDS.get(name, name)
            fields.update({} if name == "length" else {held: [] if held == "text" else [rest]})
        elif field == "top" and line:
            top.append(line)
        elif field == "text":
            fields["text"].append(line)
    return _top_fields([line for line in top if not NO_TITLE.fullmatch(line)]) | fields


def _named_field(line: str) -> tuple[str, str]:
    """The name of the field that a line begins, in lower case, and the rest of the line; "" for a line that begins none."""
    named = NAMED.match(line) if len(line.split()) < 60 else None
    if named and (":" in line or line.lower() in ("body", "classification")):
        return named.group("name").lower(), named.group("rest")
    return "", ""


def _top_fields(top: list[str]) -> dict[str, list[str]]:
    """Date, publisher and title of the lines on top: the paper stands above the date, the headline above or below both."""
    dated = next((number for number, line in enumerate(top) if find_date(line)), None)
    if dated is None:
        return {}
    title = top[: dated - 1] if dated > 1 else top[dated + 1 : dated + 2]
    return {"date": [top[dated]], "publisher": top[dated - 1 : dated] if dated else [], "title": title}
