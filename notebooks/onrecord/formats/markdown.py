"""Markdown files: headings are title and subheads, the marks of emphasis, links and quotations are taken off."""

import re
from collections.abc import Iterator

from onrecord import lexicons
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean, decode
from onrecord.formats.document import ArticleDraft, LineMark, Source

FRONT_MATTER = re.compile(r"\A---\n(?P<fields>.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^(?P<name>[A-Za-z_-]+):[ \t]*(?P<value>.*)$", re.MULTILINE)
OUTLET = tuple(name for name, field in lexicons.classes("column_names").items() if field == "outlet")
HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<text>.*)$")
NOT_TEXT = re.compile(r"^(?:[-*_]{3,}|={3,}|```.*|~~~.*|[ :|-]+|\[[^\]]+\]:\s.*|<!--.*-->)$")
FOOTNOTE = re.compile(r"^\[\^[^\[\]]+\]:[ \t]*(?P<text>.*)$")
SHORT_LINK = re.compile(r"(?<!\])\[(?P<name>[^\[\]]+)\](?![\[(:])")
REFERENCE = re.compile(r"^ {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ \t]*\S", re.MULTILINE)
MARKS = (
    (re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])"), ""),
    (re.compile(r"\[\^[^\[\]]+\]"), ""),
    (re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^<>]+)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"^[ \t]*(?:>[ \t]?)+"), ""),
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def read(source: Source) -> Iterator[ArticleDraft]:
    """The one article of a Markdown file. Raises ArticleError when the bytes are no text."""
    decoded = decode(source.data, source.charset)
    text = clean(decoded.text).lstrip("\n")
    front = FRONT_MATTER.match(text)
    known = _fields(front.group("fields")) if front else {}
    lines: list[tuple[str, LineMark | None]] = []
    text = text[front.end() :] if front else text
    names = frozenset(name.casefold() for name in REFERENCE.findall(text))
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines += _paragraph(paragraph, names)
    if any(mark and mark.kind == "title" for _, mark in lines):
        known.pop("title", None)
    yield ArticleDraft.of_lines(lines, encoding=decoded.description, **known)


def _fields(front: str) -> dict[str, object]:
    """What the front matter says about the article."""
    values = {match.group("name").lower(): match.group("value").strip(" \t\"'[]") for match in FIELD.finditer(front)}
    known: dict[str, object] = {"title": values["title"]} if values.get("title") else {}
    publisher = next((values[name] for name in OUTLET if values.get(name)), "")
    if publisher and "://" not in publisher:
        known["publisher"] = publisher
    names = authors(values.get("author") or values.get("authors") or "")
    date = find_date(values.get("date", ""))
    if names:
        known["authors"] = names
    if date:
        known.update(date=date, date_source="front matter: date")
    return known


def _paragraph(paragraph: str, names: frozenset[str]) -> list[tuple[str, LineMark | None]]:
    """The lines of a paragraph as Markdown joins them: list items and headings stand alone, other lines run on."""
    lines: list[tuple[str, LineMark | None]] = []
    runs_on = False
    for raw in paragraph.split("\n"):
        heading, note = HEADING.match(raw.strip()), FOOTNOTE.match(raw.strip())
        if note:
            lines.append((_plain(note.group("text")), LineMark("boilerplate", "a footnote")))
            runs_on = False
            continue
        raw = raw if REFERENCE.match(raw) else SHORT_LINK.sub(lambda link: _shown(link, names), raw)
        text = _plain(heading.group("text").rstrip(" \t#") if heading else raw)
        if not text or NOT_TEXT.match(raw.strip()):
            runs_on = False
        elif heading:
            top = len(heading.group("level")) == 1
            lines.append((text, LineMark("title", "the main heading") if top else LineMark("subhead", "a heading")))
            runs_on = False
        elif runs_on and not re.match(r"\s*(?:[-*+]|\d{1,2}[.)])\s", raw):
            lines[-1] = (f"{lines[-1][0]} {text}", None)
        else:
            lines.append((text, None))
            runs_on = not raw.endswith("  ")
    return lines


def _shown(link: re.Match[str], names: frozenset[str]) -> str:
    """What a link in short form, "[name]", shows: its name where the file says where it leads."""
    return link["name"] if link["name"].casefold() in names else link.group()


def _plain(line: str) -> str:
    """A line without the marks of Markdown."""
    for pattern, instead in MARKS:
        line = pattern.sub(instead, line)
    return line.strip()
