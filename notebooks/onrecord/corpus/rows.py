"""From a record to rows: an article is read and analysed, and its tables get its id and hash."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count

import pandas as pd

from onrecord import schema
from onrecord.analysis import Analysis
from onrecord.article import Article, ArticleError
from onrecord.corpus.copies import paragraph_marks, signature
from onrecord.corpus.name_forms import former_names, told_former_names
from onrecord.corpus.name_keys import acronyms_in, is_organisation, read_person
from onrecord.corpus.places import open_file
from onrecord.corpus.records import Record
from onrecord.entities.genders import find_genders
from onrecord.entities.names import SUFFIX
from onrecord.formats import read_articles
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.loading import LARGEST_FILE, article_of
from onrecord.prose.occurrences import Occurrences
from onrecord.prose.tokens import count_words
from onrecord.schema import TEXT, WHOLE

LONGEST = 1_000_000  # characters: the length of a long book, which no article has
REACH = 100  # characters before a bare name in which the rest of it stands
NAMES_BEFORE = re.compile(r"(?<![\w.’'-])(?:[A-Z][\w.’'-]*\s){1,3}\Z")
NOT_JOINED, NOT_GOING_ON = re.compile(r"(?<![\w.’'-])"), re.compile(r"(?![\w-])")
GOING_ON = re.compile(r"(?: (?:& )?[A-Z][\w’'-]*){1,4}")
SUFFIXED = re.compile(rf",?\s+(?:{SUFFIX.pattern})\b", re.IGNORECASE)
ANALYSES = ("attributions", "sources", "quantities", "terms", "names")
ARTICLE = {"article": TEXT, "sha256": TEXT}
YES_NO = pd.BooleanDtype()
COLUMNS = {
    "articles": ARTICLE
    | dict.fromkeys(("record", "duplicate_of", "outlet", "date", "month", "title", "authors", "section", "language"), TEXT)
    | {
        "words": WHOLE,
        "attributed": WHOLE,
        "paragraph_starts": object,
        "paragraph_ends": object,
        "text": TEXT,
        "signature": object,
        "paragraph_marks": object,
    },
    "attributions": ARTICLE | schema.COLUMNS["attributions"] | {"head": YES_NO},
    "sources": ARTICLE | schema.COLUMNS["sources"] | {"gender": TEXT},
    "quantities": ARTICLE | schema.COLUMNS["quantities"],
    "terms": ARTICLE | schema.COLUMNS["terms"],
    "names": ARTICLE | {"kind": TEXT, "short": TEXT, "name": TEXT, "count": WHOLE},
    "failures": {"article": TEXT, "failed": TEXT, "message": TEXT},
}
Analyse = Callable[[Article], Analysis]


class Failure(Exception):
    """An article that cannot be had: which, in what ("reading", "analysis"), and why."""

    def __init__(self, article: str, failed: str, message: str):
        super().__init__(article, failed, message)
        self.row = {"article": article, "failed": failed, "message": message}


def read(record: Record) -> Iterator[tuple[str, Article | Failure]]:
    """The articles of a record with their ids, the record's own and with a number after it from the second on; or why there is none."""
    names = (record.id if number == 1 else f"{record.id}#{number}" for number in count(1))
    errors: list[ArticleError] = []
    try:
        for article in _articles(record, errors.append):
            yield from _failures(names, errors, record)
            yield next(names), article
    except ArticleError as error:
        errors.append(error)
    except Exception as error:
        errors.append(ArticleError(f"{type(error).__name__}: {error}"))
    yield from _failures(names, errors, record)


def _articles(record: Record, on_error: Callable[[ArticleError], None]) -> Iterator[Article]:
    """The articles of a record. Raises ArticleError when there is none, OSError when its file cannot be had."""
    if record.problem:
        raise ArticleError(record.problem)
    if record.path is not None:
        with open_file(record.path) as file:
            data = file.read(LARGEST_FILE + 1)
        return read_articles(Source(data, record.id, record.id.rpartition("/")[2]), on_error=on_error)
    return iter((article_of(record.draft or ArticleDraft(record.text or ""), record.id),))


def _failures(names: Iterator[str], errors: list[ArticleError], record: Record) -> Iterator[tuple[str, Failure]]:
    """Failures for the articles of a record that could not be read so far."""
    while errors:
        error, name = errors.pop(0), next(names)
        yield name, Failure(name, "reading", _one_line(error))


def analyse_one(name: str, record: Record, article: Article, analyse: Analyse) -> tuple[dict[str, object], dict[str, pd.DataFrame]]:
    """The row of `articles` of one article and its other tables; a duplicate has none. Raises Failure when the analysis does."""
    if len(article.text) > LONGEST:
        raise Failure(name, "reading", f"{name} is too long for one article: {len(article.text):,} characters, of at most {LONGEST:,}")
    if record.duplicate_of:
        return _article_row(name, record, article, {}), {}
    try:
        analysis = analyse(article)
        found = {table: getattr(analysis, table) for table in ANALYSES if table != "names"}
        genders = find_genders(article.text, found["attributions"])
    except ArticleError as error:
        raise Failure(name, "reading", _one_line(error)) from None
    except Exception as error:
        raise Failure(name, "analysis", f"{type(error).__name__}: {_one_line(error)}") from error
    found["names"] = name_evidence(article.text, found["attributions"])
    found["attributions"] = found["attributions"].assign(head=~found["attributions"]["attribution"].duplicated())
    found["sources"] = found["sources"].assign(gender=pd.array([genders.get(name) for name in found["sources"]["speaker"]], dtype=TEXT))
    return _article_row(name, record, analysis.article, found), found


def name_evidence(text: str, attributions: pd.DataFrame) -> pd.DataFrame:
    """The table "names" of an article: what tells over a corpus who is who.

    Rows of kind "acronym" are abbreviations that the text explains, of kind "person" full names in the text that end in the bare name of a
    speaker, of kind "plain" a speaker's name with a suffix (Jr.) that stands in the text without it, too, of kind "former" what a speaker
    was called before (the text says so, or has the surname with one of its two parts), of kind "organisation" longer names that begin with
    a speaker's one word.
    """
    found = Counter(("acronym", short, name) for short, name in acronyms_in(text))
    places = Occurrences(text)
    formers = cache(lambda former: sum(_is_alone(text, start, former) for start in places.of(former)))
    persons = attributions.loc[attributions["identification"] == "named_person", "speaker"].dropna()
    for speaker in dict.fromkeys(persons):
        name = read_person(speaker)
        if not name.full:
            found.update(("person", speaker, f"{before} {speaker}") for before in _names_before(places, speaker))
        elif name.suffix:
            plain = re.sub(rf",?\s+{name.suffix}\.?$", "", speaker, flags=re.IGNORECASE)
            found["plain", speaker, ""] += sum(not SUFFIXED.match(text, start + len(plain)) for start in places.of(plain, any_case=True))
        found.update(("former", speaker, former) for former in told_former_names(speaker, places) if name.full)
        found.update({("former", speaker, former): formers(former) for former in former_names(speaker)})
    known = {speaker for kind, speaker, _ in found if kind == "person"}
    for speaker in dict.fromkeys(attributions["speaker"].dropna()):
        if speaker.isalnum() and speaker[:1].isupper() and speaker not in known:
            longer = (GOING_ON.match(text, start + len(speaker)) for start in places.of(speaker) if NOT_JOINED.match(text, start))
            names = [f"{speaker}{match[0]}" for match in longer if match]
            found.update(("organisation", speaker, name) for name in names if is_organisation(name))
    found = +found
    rows = [{"kind": kind, "short": short, "name": name, "count": count} for (kind, short, name), count in sorted(found.items())]
    return pd.DataFrame(rows, columns=["kind", "short", "name", "count"])


def _names_before(places: Occurrences, speaker: str) -> Iterator[str]:
    """The names that stand before a bare name, wherever it stands as a word of its own."""
    for start in places.of(speaker):
        before = NAMES_BEFORE.search(places.text, max(0, start - REACH), start)
        if before and _is_alone(places.text, start, speaker):
            yield " ".join(before[0].split())


def _is_alone(text: str, start: int, name: str) -> bool:
    """Whether a name that begins at `start` is joined to no other word."""
    return text[start - 1 : start] != "-" and bool(NOT_GOING_ON.match(text, start + len(name)))


def _article_row(name: str, record: Record, article: Article, found: dict[str, pd.DataFrame]) -> dict[str, object]:
    """The row of an article: what it says about itself; what the table or folder says is known apart."""
    date = article.date
    body = [article.text[start:end] for start, end in article.paragraphs]
    return {
        "article": name,
        "sha256": article.sha256,
        "record": record.id,
        "duplicate_of": record.duplicate_of,
        "outlet": article.publisher,
        "date": str(date),
        "month": f"{date.year:04d}-{date.month:02d}" if date.year and date.month else None,
        "title": article.title,
        "authors": ", ".join(article.authors),
        "section": article.section,
        "language": article.language,
        "words": _running_words(found["terms"]) if found and len(found["terms"]) else sum(map(count_words, body)),
        "attributed": sum(map(count_words, found["attributions"]["text"])) if found else None,
        "paragraph_starts": [span.start for span in article.paragraphs],
        "paragraph_ends": [span.end for span in article.paragraphs],
        "text": article.text,
        "signature": signature("\n".join(body)),
        "paragraph_marks": paragraph_marks(body),
    }


def _running_words(terms: pd.DataFrame) -> int:
    """The number of words that the rates of a table of terms are based on, which is what keyness needs."""
    first = terms.iloc[0]
    return round(1000 * first["count"] / first["per_1000"])


def _one_line(error: Exception) -> str:
    """The message of an error on one line, cut where it is endless."""
    return " ".join(str(error).split())[:500]
