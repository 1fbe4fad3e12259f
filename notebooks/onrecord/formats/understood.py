"""What was understood of an article or a table, in one sentence, so that a user sees at once what was not."""

import re
from collections.abc import Iterable

from onrecord.article import Article
from onrecord.formats.document import SET_OFF
from onrecord.formats.tables import Row

LONG = 150  # words of an article in which quotation marks can be expected
QUOTATION = re.compile(r"[\"“”«»„‘]")
FEW = 3  # authors named in full
OUT = ("boilerplate", "caption")
LANGUAGES = {"en": "English", "other": "not English", None: "language not told (too short)"}


def summary(article: Article) -> str:
    """What was read of an article: title, byline, date, outlet, language, lines left out, encoding, and the columns of its table.

    summary(read_article(path)) -> 'Title “…”; by …; date 2031-03-08 (JSON-LD datePublished); outlet …; English; 4 of 12 lines left out; …'
    """
    names = ", ".join(article.authors[:FEW]) + (f" and {len(article.authors) - FEW} more" if len(article.authors) > FEW else "")
    left_out = int(article.lines["kind"].isin(OUT).sum())
    parts = [
        f"Title “{article.title}”" if article.title else "No title",
        f"by {names}" if names else "no byline",
        f"date {article.date} ({article.date_source or 'as the text states'})" if str(article.date) else "no date",
        f"outlet {article.publisher}" if article.publisher else "no outlet",
        LANGUAGES[article.language],
        *_doubts(article),
        f"{left_out} of {len(article.lines)} lines left out",
        f"encoding {article.encoding}" if article.encoding else "",
        _columns(article.columns),
    ]
    return "; ".join(part for part in parts if part) + "."


def _doubts(article: Article) -> list[str]:
    """What the text lacks that its quotations and names are found by, capitals and quotation marks, and what was put in their place."""
    body = " ".join(article.text[start:end] for start, end in article.paragraphs)
    lacks = (
        (body.islower() or body.isupper(), "no capitals to tell names by" if body.islower() else "all in capitals, which tell no names"),
        (bool((article.lines["why"] == SET_OFF.why).any()), "quotation marks added where the page sets a quotation off"),
        (len(body.split()) >= LONG and not QUOTATION.search(body), "no quotation marks in the text"),
    )
    return [what for holds, what in lacks if holds]


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
    problems = f"{counts['problems']:,} cannot be read" if counts["problems"] else ""
    return "; ".join(part for part in (f"{counts['rows']:,} rows: {with_each}", problems, _columns(columns)) if part) + "."


def _columns(columns: Iterable[tuple[str, str]]) -> str:
    """The columns used, in words."""
    used = ", ".join(f"{field} from “{column}”" for field, column in columns)
    return f"columns: {used}" if used else ""
