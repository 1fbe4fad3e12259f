"""What was understood of an article or a table, in one sentence, so that a user sees at once what was not."""

import re
from collections.abc import Iterable

from onrecord.article import Article
from onrecord.formats.document import SET_OFF
from onrecord.formats.tables import Row

SHORT = 20  # words of a text in which capitals can be expected
LONG = 150  # words of an article in which quotation marks can be expected
FEWEST = 0.005  # of the letters that are capitals in a text with capitals: one in every two sentences
WITHOUT = {
    "no_capitals": "no capitals to tell names by",
    "all_in_capitals": "all in capitals, which tell no names",
    "no_quotation_marks": "no quotation marks in the text",
}
QUOTATION = re.compile(r"[\"“”«»„‘]|(?<!\w)'\w[^'\n]*[.,?!…]'(?!\w)")
FEW = 3  # authors named in full
OUT = ("boilerplate", "caption")
LANGUAGES = {"en": "English", "other": "not English", None: "language not told (too short)"}


def summary(article: Article) -> str:
    """What was read of an article: title, byline, date, outlet, language, lines left out, encoding, and the columns of its table.

    summary(read_article(path)) -> 'Title “…”; by …; date 2031-03-08 (JSON-LD datePublished); outlet …; English; 4 of 12 lines left out; …'
    """
    names = ", ".join(article.authors[:FEW]) + _told(" and {} more", max(0, len(article.authors) - FEW))
    left_out = int(article.lines["kind"].isin(OUT).sum())
    source = article.date_source or "as the text states"
    parts = [
        _told("Title “{}”", article.title, "No title"),
        _told("by {}", names, "no byline"),
        _told("date {} ({})", str(article.date), "no date", source),
        _told("outlet {}", article.publisher, "no outlet"),
        LANGUAGES[article.language],
        *_doubts(article),
        f"{left_out} of {len(article.lines)} lines left out",
        _told("encoding {}", article.encoding),
        _columns(article.columns),
    ]
    return "; ".join(filter(None, parts)) + "."


def _told(words: str, value: object, otherwise: str = "", *more: str) -> str:
    """Words with a value in them, or other words where there is none."""
    return words.format(value, *more) if value else otherwise


def _doubts(article: Article) -> list[str]:
    """What the text lacks that its quotations and names are found by, and what was put in its place."""
    is_set_off = bool((article.lines["why"] == SET_OFF.why).any())
    return [*(WITHOUT[what] for what in lacking(article)), *(["quotation marks added where the page sets a quotation off"] * is_set_off)]


def lacking(article: Article) -> list[str]:
    """What the article lacks that names and quotations are found by: keys of `WITHOUT`. A short text lacks nothing that can be told."""
    body = " ".join(article.text[start:end] for start, end in article.paragraphs)
    words, upper = len(body.split()), sum(map(str.isupper, body))
    cased = upper + sum(map(str.islower, body))
    capitals = upper / max(1, cased)
    lacks = {
        "no_capitals": words >= SHORT and capitals < FEWEST,
        "all_in_capitals": words >= SHORT and capitals > 1 - FEWEST,
        "no_quotation_marks": words >= LONG and not QUOTATION.search(body),
    }
    return [what for what, holds in lacks.items() if holds and cased]


def table_summary(rows: Iterable[Row]) -> str:
    """What was read of a table: how many of its rows have text, a date and an outlet, which cannot be read, and the columns used."""
    counts = {"rows": 0, "text": 0, "date": 0, "outlet": 0, "problems": 0}
    columns: tuple[tuple[str, str], ...] = ()
    for row in rows:
        counts["rows"] += 1
        counts["problems"] += row.problem is not None
        for field in ("text", "date", "outlet"):
            counts[field] += field in row.known
        columns = row.columns or columns
    with_each = ", ".join(
        f"{counts[field]:,} with {what}" for field, what in (("text", "text"), ("date", "a date"), ("outlet", "an outlet"))
    )
    problems = _told("{:,} cannot be read", counts["problems"])
    return "; ".join(filter(None, (f"{counts['rows']:,} rows: {with_each}", problems, _columns(columns)))) + "."


def _columns(columns: Iterable[tuple[str, str]]) -> str:
    """The columns used, in words."""
    return _told("columns: {}", ", ".join(f"{field} from “{column}”" for field, column in columns))
