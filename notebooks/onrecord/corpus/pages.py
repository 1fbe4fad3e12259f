"""The way back from a page on a corpus: what stands behind each bar, and a page for each article, made from the tables.

It draws on the views, and with them on matplotlib, of which the processes that analyse have no use: import it where a page is made.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from onrecord import schema
from onrecord.analysis import Analysis
from onrecord.article import Article, ArticleError, Span
from onrecord.corpus.parquet import read_part
from onrecord.corpus.passages import first_places, quotations
from onrecord.corpus.publishing import findings
from onrecord.corpus.store import TYPES, Corpus
from onrecord.templating import environment, seal
from onrecord.views import View, annotated_article, attributions_table, quantities_table
from onrecord.views.markup import render
from onrecord.wording import UNRESOLVED, day, given, label, number, numbered, shorten, told

FOLDER = "articles"  # of the pages, beside the page on the corpus
EACH = 20  # quotations that stand behind a person
FEW = 8  # and behind a bar of another kind
MOST = 100  # articles whose figures are listed
PAGES = ("linked", "all", "none")  # of which articles pages are made
LONGEST = 300  # characters of a quotation
ONLY = {"gender": {"what": "person"}}  # of whom a column of `said` is told
TABLES = ("attributions", "quantities", "sources")
IN_HEADING = 3  # bars that a heading names
HELD = ["article", "duplicate_of", "text", "sha256", "paragraph_starts", "paragraph_ends"]
KNOWN = "select article, title, outlet, date, section, authors from {articles} semi join opened using (article)"


class Bar(NamedTuple):
    """What a bar is called and says, the rows behind it, and how many there are in all."""

    name: str
    rows: list[dict[str, str]]
    of: int

    @property
    def told(self) -> str:
        """The number of rows behind it."""
        return f"{self.of:,}"

    @property
    def note(self) -> str:
        """What is left out, if something is."""
        return f"The latest {len(self.rows)} of {self.of:,}." if self.of > len(self.rows) else ""


class WayBack:
    """What stands behind the bars of a page on a corpus, with links to pages of the articles where the page is written into `out`.

    `pages` says which articles have a page: those that are "linked", "all", or "none". Raises ArticleError for anything else.
    """

    def __init__(self, corpus: Corpus, out: str | Path = "", pages: str = PAGES[0]):
        if pages not in PAGES:
            raise ArticleError(f"pages are made of articles that are {', '.join(PAGES[:-1])} or {PAGES[-1]}, not “{pages}”")
        self.corpus, self.pages = corpus, pages
        self.out = Path(out) if str(out) and pages != PAGES[-1] else None
        self.linked: dict[str, None] = {}

    def people(self, tables: dict[str, pd.DataFrame], each: int = FEW) -> View:
        """The quotations of those in tables of `onrecord.corpus.people`, each under its heading."""
        groups = []
        for heading, table in tables.items():
            what, keys = sorted(set(table["what"])), list(table["key"])
            found = quotations(self.corpus, each, ("what", "key"), what=what, key=keys) if keys else table.assign(text="")
            held = dict(iter(found.groupby("key", sort=False)))
            bars = [self._bar(row["name"], held[row["key"]]) for row in schema.records(table) if row["key"] in held]
            first = ", ".join(f"{bar.name} {bar.told}" for bar in bars[:IN_HEADING])
            groups.append((f"{heading}: {first}" if heading and first else heading, bars))
        return render("quotations", groups=groups)

    def values(self, columns: dict[str, str], each: int = FEW) -> View:
        """The quotations behind each value of some columns of `said`, {column: heading}, the most frequent value first."""
        groups = []
        for column, heading in columns.items():
            found = quotations(self.corpus, each, (column,), **ONLY.get(column, {}))
            held = sorted(found.groupby(column, dropna=False), key=lambda pair: -int(pair[1]["of"].iloc[0]))
            groups.append((heading, [self._bar(label(str(value)) if given(value) else "unknown", rows) for value, rows in held]))
        return render("quotations", groups=groups)

    def words(self, table: pd.DataFrame, names: tuple[str, str], top: int = 12, each: int = FEW) -> View:
        """The passages behind the words of a table of `onrecord.corpus.keyness` that its chart shows, under the `names` of the halves."""
        halves = (table[table["g2"] > 0].head(top)["term"], table[table["g2"] < 0].tail(top)["term"])
        held = dict(iter(first_places(self.corpus, [word for half in halves for word in half], each).groupby("term")))
        groups = [
            (f"words of {name}", [self._bar(word, held[word]) for word in half if word in held])
            for name, half in zip(names, halves, strict=True)
        ]
        return render("quotations", groups=groups)

    def figures(self, rows: pd.DataFrame) -> View:
        """The sentences behind the figures of a table of `onrecord.corpus.follow`, article by article."""
        articles = rows["article"].unique()
        shown = rows[rows["article"].isin(articles[:MOST])]
        said = {name: ", ".join(dict.fromkeys(map(told, schema.records(found)))) for name, found in shown.groupby("article")}
        shown = shown.assign(text=shown["sentence"], name=shown["speaker"], of=shown.groupby("article")["article"].transform("size"))
        held = shown.groupby("article", sort=False)
        bars = [self._bar(": ".join(filter(None, (_where(found.iloc[0]), said[article]))), found) for article, found in held]
        return render("quotations", groups=[(f"The first {MOST} of {len(articles):,} articles" if len(articles) > MOST else "", bars)])

    def write(self) -> int:
        """Write the pages of the articles into the folder `articles` of `out`; returns how many. Raises OSError."""
        if self.out is None:
            return 0
        folder = self.out / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        written = 0
        for article, page in article_pages(self.corpus, None if self.pages == "all" else self.linked):
            (folder / file_of(article)).write_text(page, encoding="utf-8", errors="backslashreplace")
            written += 1
        return written

    def _bar(self, name: str, rows: pd.DataFrame) -> Bar:
        """A bar with the rows behind it."""
        found = [self._row(row) for row in schema.records(rows)]
        return Bar(shorten(name, 80), [row | {"who": row["who"] * (row["who"] != name)} for row in found], int(rows["of"].iloc[0]))

    def _row(self, row: Mapping[Any, Any]) -> dict[str, str]:
        """A quotation, or a passage, as the page shows it."""
        self.linked[row["article"]] = None
        place = numbered(row["attribution"]) if given(row.get("attribution")) else f"p{row['paragraph'] + 1}"
        title = row.get("title")
        return {
            "text": shorten(row["text"], LONGEST),
            "who": str(row["name"]) if given(row.get("name")) else UNRESOLVED if given(row.get("attribution")) else "",
            "href": f"{FOLDER}/{file_of(row['article'])}#{place}" if self.out is not None else "",
            "title": shorten(str(title), 90) if given(title) else row["article"],
            "where": _where(row),
        }


def _where(row: Any) -> str:
    """Outlet and date of an article, as far as they are known."""
    return ", ".join(day(str(row[name])) if name == "date" else str(row[name]) for name in ("outlet", "date") if given(row[name]))


def file_of(article: str) -> str:
    """The name of an article's page: told from its id, which may hold anything."""
    return f"{hashlib.sha256(article.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.html"


def in_short(corpus: Corpus) -> View:
    """The findings of a corpus as a list."""
    return render("findings", findings=findings(corpus))


class KeptAnalysis(Analysis):
    """An article with its attributions, quantities and sources, as the tables of a corpus hold them: nothing is analysed again."""

    def __init__(self, article: Article, tables: dict[str, pd.DataFrame]):
        self.__dict__ |= {"article": article, "flags": schema.make("flags", []), **tables}


def article_pages(corpus: Corpus, wanted: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
    """(id, HTML) of some articles, or of all: the text with what was found in it marked, and the tables below. A part is held at a time."""
    asked = None if wanted is None else set(wanted)
    for part in corpus.parts:
        rows = read_part(corpus.files, "articles", part, columns=["article", "duplicate_of"]).to_pandas()
        names = [name for name in rows.loc[rows["duplicate_of"].isna(), "article"] if asked is None or name in asked]
        if names:
            yield from _pages_of(corpus, part, names)


def _pages_of(corpus: Corpus, part: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """The pages of some articles of a part."""
    held = {table: _read(corpus, table, part, names) for table in TABLES}
    corpus.register("opened", [(name,) for name in names], ["article"])
    known = corpus.sql(KNOWN.format(articles=corpus.holding("opened", "articles"))).set_index("article")
    texts = read_part(corpus.files, "articles", part, columns=HELD, filters=[("article", "in", names)])
    for row in texts.to_pylist():
        name = row["article"]
        spans = tuple(Span(start, end) for start, end in zip(row["paragraph_starts"], row["paragraph_ends"], strict=True))
        article = Article(row["text"], schema.make("lines", []), spans, language="en")
        tables = {table: found.get(name, schema.make(table, [])) for table, found in held.items()}
        yield name, _page(KeptAnalysis(article, tables), known.loc[name].to_dict(), name)


def _read(corpus: Corpus, table: str, part: str, names: list[str]) -> dict[str, pd.DataFrame]:
    """The rows of each article in a part of a table."""
    found = read_part(corpus.files, table, part, filters=[("article", "in", names)]).to_pandas(types_mapper=TYPES)
    return dict(iter(found.groupby("article", sort=False)))


def _page(analysis: Analysis, known: dict[str, Any], name: str) -> str:
    """The page of one article."""
    title = shorten(known["title"], 200) if given(known["title"]) else name
    known_of = {"Outlet": known["outlet"], "Date": known["date"], "Section": known["section"], "By": known["authors"], "Id": name}
    facts = [(what, day(value) if what == "Date" else value) for what, value in known_of.items() if given(value)]
    facts.append(("Length", f"{number(len(analysis.article.text))} characters"))
    views = (annotated_article(analysis), attributions_table(analysis), quantities_table(analysis))
    parts = [render("masthead", headline=title, known=facts), *views]
    return seal(environment().get_template("article.html.j2").render(title=title, parts=[Markup(view.html) for view in parts]))
