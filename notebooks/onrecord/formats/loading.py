"""The way in: a path, an address or an open file becomes an `Article`, or one clear line that says what is wrong and what to do."""

import itertools
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import IO, cast

from onrecord.article import Article, ArticleError
from onrecord.formats import exports, registry
from onrecord.formats.columns import Chosen
from onrecord.formats.decoding import clean
from onrecord.formats.document import ArticleDraft, Source
from onrecord.formats.page_phrases import known_phrase
from onrecord.formats.plain import read_plain

LARGEST_TEXT = 20 * 1024 * 1024  # bytes of a single article's file
LONGEST_TEXT = 2_000_000  # characters of an article's text
LARGEST_FILE = 1024 * 1024 * 1024  # bytes of a file of many articles
STUBS = {"stub": 30, "wall": 60}  # words that an article has at least where its page has a phrase of the class
MOST_REFUSED = 20_000  # articles of a file that cannot be read, one behind the other
TIMEOUT = 20.0  # seconds for an address, from the first byte to the last


def read_article(
    source: str | Path | IO,
    *,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    text_column: str | None = None,
    outlet_column: str | None = None,
    date_column: str | None = None,
    title_column: str | None = None,
    allow_private: bool = False,
    timeout: float = TIMEOUT,
) -> Article:
    """The one article in `source`: a path, an http(s) address or an open file.

    `keep` and `drop` are lines that the user decides about. `text_column`, `outlet_column`, `date_column` and
    `title_column` name the columns of a table where their names are unusual. `allow_private` lets an address lead into a private network,
    and `timeout` is how many seconds it may take.
    Raises ArticleError, which says in one line what is wrong and what to do.
    """
    columns = Chosen(text_column, outlet_column, date_column, title_column)
    found = list(itertools.islice(_articles(_load(source, columns, allow_private, timeout), keep, drop), 2))
    if len(found) > 1:
        raise ArticleError(f"{found[0].origin} is one of several articles in that file: use read_articles or the corpus notebook")
    return found[0]


def read_articles(
    source: str | Path | IO | Source,
    *,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    text_column: str | None = None,
    outlet_column: str | None = None,
    date_column: str | None = None,
    title_column: str | None = None,
    allow_private: bool = False,
    timeout: float = TIMEOUT,
    on_error: Callable[[ArticleError], None] | None = None,
) -> Iterator[Article]:
    """The articles in `source`, one after the other: a table, an export of Nexis or Factiva, a feed, or any single article.

    The parameters are those of `read_article`. An article that cannot be read is handed to `on_error`, or raised when there is none.
    Raises ArticleError when the source itself cannot be read.
    """
    columns = Chosen(text_column, outlet_column, date_column, title_column)
    return _articles(_load(source, columns, allow_private, timeout), keep, drop, on_error)


def holds_many(source: Source) -> bool:
    """Whether a source can hold many articles: by its format, or as an export in plain text."""
    try:
        known = registry.find(source)
    except ArticleError:
        return False
    return known.many or (known.name == "text" and exports.is_export(source.data[: exports.HEAD].decode("utf-8", "replace")))


def read_drafts(source: Source) -> Iterator[ArticleDraft]:
    """The articles in a source as its format hands them over, divided but not read line by line, which `article_of` does."""
    return _drafts(source)


def article_of(draft: ArticleDraft, origin: str) -> Article:
    """The article of a draft that is from `origin`. Raises ArticleError, as `read_article` does."""
    if draft.problem:
        raise ArticleError(draft.problem)
    return _article(draft, Source(b"", origin, origin), (), ())


def _articles(
    source: Source, keep: Collection[str], drop: Collection[str], on_error: Callable[[ArticleError], None] | None = None
) -> Iterator[Article]:
    """The articles of a source that is loaded."""
    empty, refused = True, 0
    for draft in _drafts(source):
        empty, refused = False, refused + 1
        try:
            if draft.problem:
                raise ArticleError(draft.problem)
            article = _article(draft, source, keep, drop)
        except ArticleError as error:
            if on_error is None:
                raise
            on_error(error)
            if refused == MOST_REFUSED:
                on_error(ArticleError(f"{source.origin} has {refused:,} such articles in a row, and the rest is not read: check the file"))
                return
        else:
            refused = 0
            yield article
    if empty:
        raise ArticleError(f"{source.origin} holds no article: check that it is the right file")


def _drafts(source: Source) -> Iterator[ArticleDraft]:
    """The drafts of a source; a text that turns out to be an export of many articles is divided."""
    try:
        for draft in registry.reader(source)(source):
            yield from exports.divide(draft) if exports.is_export(draft.text) else (draft,)
    except (ArticleError, GeneratorExit):
        raise
    except Exception as error:  # a library tripped over a damaged file in a way that its reader does not know
        raise ArticleError(f"{source.origin} cannot be read ({type(error).__name__}): save it again, or its text as .txt") from error


def _article(draft: ArticleDraft, source: Source, keep: Collection[str], drop: Collection[str]) -> Article:
    """The article of a draft."""
    origin = str(draft.known.get("origin") or source.origin)
    if len(draft.text) > LONGEST_TEXT:
        raise ArticleError(f"{origin} is too large: an article may have {LONGEST_TEXT // 10**6} million characters; cut it into articles")
    if not any(character.isalnum() for character in draft.text):
        raise ArticleError(f"{origin} is empty: it holds no words; give a file that holds an article")
    article = read_plain(draft, keep, drop, origin=origin)
    _refuse_stub(article, origin)
    if not article.paragraphs:
        raise ArticleError(f"{origin} holds no sentence that reads like an article: check the file, or name the lines to keep")
    return article


def _refuse_stub(article: Article, origin: str) -> None:
    """Raise ArticleError for a page that shows a check for robots or a wall instead of an article."""
    words = sum(len(article.text[start:end].split()) for start, end in article.paragraphs)
    if words >= max(STUBS.values()):
        return
    phrases = map(known_phrase, (" ".join(line.split()) for line in article.text.split("\n")))
    stub = next((phrase for phrase in phrases if phrase and words < STUBS.get(phrase.name, 0)), None)
    if stub:
        raise ArticleError(f"{origin} shows {stub.why} instead of an article: open it in a browser and save the page as a file")


def require_english(article: Article) -> None:
    """Raise ArticleError when the article is in another language than English, whose attributions and figures cannot be read."""
    if article.language == "other":
        raise ArticleError(f"{article.origin or 'the article'} is not in English: only its terms can be counted, and only when asked for")


def _load(source: str | Path | IO | Source, columns: Chosen, allow_private: bool, timeout: float) -> Source:
    """The bytes of a path, an address or an open file."""
    if isinstance(source, Source):
        loaded = source
    elif (read := getattr(source, "read", None)) is not None:
        data = read(LARGEST_FILE + 1)
        name = str(getattr(source, "name", "") or "")
        loaded = Source(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data), name or "the open file", name)
    elif isinstance(source, str) and source.strip().lower().startswith(("http://", "https://")):
        from onrecord.formats.web import fetch

        page = fetch(source.strip(), LARGEST_TEXT, timeout, allow_private)
        loaded = Source(page.data, page.address, page.name, page.charset)
    else:
        loaded = _load_file(cast("str | Path", source))  # what is neither open nor an address
    if not loaded.data.strip():
        raise ArticleError(f"{loaded.origin} is empty: give a file that holds an article")
    if len(loaded.data) > (LARGEST_FILE if registry.holds_many(loaded) else LARGEST_TEXT):
        raise ArticleError(f"{loaded.origin} is too large for one article: cut it, or give a table with one article a row")
    return loaded._replace(columns=columns)


def _load_file(source: str | Path) -> Source:
    """The bytes of a file."""
    try:
        path = Path(source)
        if path.is_dir():
            raise ArticleError(f"{path} is a folder: give one of the files in it")
        if not path.exists():
            raise ArticleError(f"there is no file {_short(str(source))}: check the path, or use Article.from_text for text")
        if not path.is_file():
            raise ArticleError(f"{path} is a pipe, a socket or a device, which is not read: save its content as a file")
        if path.stat().st_size > LARGEST_FILE:
            raise ArticleError(f"{path} is larger than {LARGEST_FILE // 1024**3} GB: cut it into several files")
        return Source(path.read_bytes(), str(source), path.name)
    except (OSError, ValueError, TypeError) as error:
        raise ArticleError(f"{_short(str(source))} cannot be read ({_short(str(error))}): check the path and its permissions") from None


def _short(text: str) -> str:
    """A text in one line, shortened."""
    return " ".join(clean(text).split())[:200]
