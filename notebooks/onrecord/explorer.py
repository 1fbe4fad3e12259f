"""The controls of `explore.ipynb`: any article, address or corpus's tables; filters and a search at once; a row in its place; saving."""

from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd
from markupsafe import Markup

from onrecord import paths, schema
from onrecord.analysis import Analysis, analyse
from onrecord.article import ArticleError
from onrecord.charts import reported_quantities, words_per_speaker
from onrecord.corrections import CorrectionsError
from onrecord.formats import read_article
from onrecord.publish import save_chart, write_csv
from onrecord.terms import concordance
from onrecord.views import annotated_article, pictures, rows_table
from onrecord.views import concordance as show_concordance
from onrecord.views.markup import render
from onrecord.wording import giver, label, plural, shorten, speaker, told

ALL = "all"
FILTERS = {"attributions": ("speaker", "source_type", "speech"), "quantities": ("speaker", "kind")}
MOST = 200  # rows that are listed at once


class Selection(Analysis):
    """An analysis of which only some attributions and quantities are shown."""

    def __init__(self, whole: Analysis, attributions: pd.DataFrame, quantities: pd.DataFrame):
        self.__dict__ |= whole.__dict__ | {"prose": whole.prose, "attributions": attributions, "quantities": quantities}
        self.__dict__.pop("sources", None)
        self.__dict__.pop("flags", None)


class Shown(widgets.VBox):
    """All controls, one under the other; where there is no kernel, a picture of their first state."""

    first = ""

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """The controls, and what a reader without a kernel sees instead."""
        bundle: Any = super()._repr_mimebundle_(**options)  # of what a widget gives, typed too narrowly
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, "text/html": self.first}, metadata


def list_articles() -> list[tuple[str, str]]:
    """(name shown, path) of every file in `data/articles` and the folders in it, sorted."""
    found = sorted(path for path in paths.ARTICLES.rglob("*") if path.is_file() and path.suffix in (".txt", ".html", ".md"))
    return [(str(path.relative_to(paths.ARTICLES)), str(path)) for path in found if path.name != "README.md"]


def select(table: pd.DataFrame, chosen: dict[str, str], search: str = "") -> pd.DataFrame:
    """The rows that have the chosen value in every column (`ALL` stands for any) and hold the words searched for."""
    rows = table
    for column, value in chosen.items():
        if value != ALL:
            rows = rows[rows[column].fillna("") == value]
    return rows[rows["text"].str.contains(search.strip(), case=False, regex=False)] if search.strip() else rows


class Explorer:
    """The controls over one article, or the tables of a corpus, at a time. Every control can be set from code, too."""

    def __init__(self, out: str | Path):
        self.out = Path(out)
        self.analysis: Analysis | None = None
        self.tables: dict[str, pd.DataFrame] = {}
        style = {"description_width": "7rem"}
        wide = widgets.Layout(width="60rem", max_width="98%")
        names = [name for name, _ in list_articles()]
        first = "iraqi-foreign-fighters.txt" if "iraqi-foreign-fighters.txt" in names else (names or [""])[0]
        told = "a file in data/articles, any path or address, or the folder of a corpus's tables"
        self.article = widgets.Combobox(
            options=names, value=first, placeholder=told, continuous_update=False, description="Article", style=style, layout=wide
        )
        self.table = widgets.ToggleButtons(options=list(FILTERS), description="Show", style=style)
        columns = list(dict.fromkeys(name for names in FILTERS.values() for name in names))
        self.filters = {name: widgets.Dropdown(description=label(name), options=[ALL], style=style) for name in columns}
        self.search = widgets.Text(description="Search", placeholder="a word or phrase", continuous_update=False, style=style, layout=wide)
        self.rows = widgets.Select(options=[], rows=8, description="Rows", style=style, layout=wide)
        self.place, self.lines, self.below, self.message = (widgets.HTML(layout=wide) for _ in range(4))
        self.save = widgets.Button(description="Save selection", tooltip="CSV of the rows, chart as PNG and SVG")
        self.article.observe(self._read, "value")
        self.table.observe(self._offer, "value")
        for control in (*self.filters.values(), self.search):
            control.observe(self._filter, "value")
        self.rows.observe(self._point, "value")
        self.save.on_click(self._save)
        self._read()

    def show(self) -> widgets.Widget:
        """All controls, one under the other, with what is selected below them."""
        filters = widgets.HBox(list(self.filters.values()), layout=widgets.Layout(flex_flow="row wrap"))
        saving = widgets.HBox([self.save, self.message])
        shown = Shown([self.article, self.table, filters, self.search, self.rows, self.place, self.lines, saving, self.below])
        what = Markup("<p><strong>{}</strong> of {}</p>").format(label(self._of), self.article.value)
        shown.first = "\n".join((what, self.place.value, self.below.value))
        return shown

    @property
    def _of(self) -> str:
        """The name of the chosen table."""
        return str(self.table.value)

    @property
    def selection(self) -> Selection:
        """The analysis of the article with the rows that are shown; of the other table, all."""
        tables = {**self.tables, self._of: self.shown}
        assert self.analysis is not None  # it is asked for where an article was chosen
        return Selection(self.analysis, tables["attributions"], tables["quantities"])

    def _read(self, _: object = None) -> None:
        """Read and analyse the chosen article, or take the tables of the chosen corpus."""
        name = self.article.value.strip()
        try:
            self.analysis, self.tables = _open(name)
            self.message.value = ""
        except (ArticleError, CorrectionsError, OSError) as error:
            self.message.value = render("note", note=str(error))._repr_html_()
            return
        self._offer()

    def _offer(self, _: object = None) -> None:
        """Offer, for the chosen table, the values that its columns hold."""
        rows = self.tables[self._of]
        for name, control in self.filters.items():
            fits = name in FILTERS[self._of]
            control.layout.display = None if fits else "none"
            values = [(label(value), value) for value in sorted(rows[name].dropna().unique())] if fits else []
            control.unobserve(self._filter, "value")
            control.options = [(ALL, ALL), *values]
            control.value = ALL
            control.observe(self._filter, "value")
        self._filter()

    def _filter(self, _: object = None) -> None:
        """Show the rows that fit, in the list, in the table and in the chart."""
        chosen = {name: str(self.filters[name].value) for name in FILTERS[self._of]}
        self.shown = select(self.tables[self._of], chosen, self.search.value)
        rows = schema.records(self.shown.head(MOST))
        self.rows.options = [(self._line(row), place) for place, row in enumerate(rows)]
        self.rows.value = 0 if rows else None
        self._point()
        self._find()
        self.below.value = self._below()

    def _below(self) -> str:
        """The rows that are selected as a table, and the chart of them."""
        told = f"{plural(len(self.shown), 'row')} selected" + (f", the first {MOST} shown" if len(self.shown) > MOST else "")
        html = rows_table(self.shown.head(MOST), told)._repr_html_()
        if self.analysis is None:
            return html
        draw = words_per_speaker if self.table.value == "attributions" else reported_quantities
        return html + pictures(draw(self.selection))._repr_html_()

    def _line(self, row: dict) -> str:
        """A row in one line."""
        what = f"{told(row)} | {giver(row)}" if self.table.value == "quantities" else f"{speaker(row)} | {row['speech']}"
        return f"{what} | {shorten(row['text'], 110)}" + (f" | {row['article']}" if "article" in row else "")

    def _point(self, _: object = None) -> None:
        """Show the chosen row in its paragraph, or in a corpus with the name of its article."""
        if self.rows.value is None:
            self.place.value = render("note", note="No row fits.")._repr_html_()
            return
        row = self.shown.iloc[self.rows.value]
        if self.analysis is None:
            self.place.value = render("note", note=f"{row['article']}, paragraph {row['paragraph'] + 1}: {row['text']}")._repr_html_()
        else:
            self.place.value = annotated_article(self.selection, only=int(row["paragraph"]))._repr_html_()

    def _find(self) -> None:
        """Show the places of the word that is searched for, in context."""
        word = self.search.value.strip()
        found = concordance(self.analysis.words, word) if self.analysis is not None and word else None
        self.lines.value = "" if found is None else show_concordance(found, word)._repr_html_()

    def _save(self, _: object = None) -> None:
        """Save the rows as CSV and, of an article, their chart as PNG and SVG."""
        folder = self.out / paths.slug(self.article.value)
        draw = words_per_speaker if self.table.value == "attributions" else reported_quantities
        stem = f"selection_{self.table.value}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_csv(self.shown, folder / f"{stem}.csv")
            names = [f"{stem}.csv"] + ([] if self.analysis is None else save_chart(draw(self.selection), folder, stem=f"{stem}_chart"))
            note = f"Saved {', '.join(names)} in {folder}"
        except OSError as error:
            note = f"Cannot write to {folder}: {error.strerror}"
        self.message.value = render("note", note=note)._repr_html_()


def _open(name: str) -> tuple[Analysis | None, dict[str, pd.DataFrame]]:
    """The analysis of an article with its tables; or None and the tables of a corpus, where `name` is the folder that holds them."""
    if Path(name).is_dir():
        from onrecord.corpus import Corpus

        folder = next((found for found in (Path(name), Path(name) / "tables") if (found / "attributions").is_dir()), Path(name))
        corpus = Corpus(folder)
        return None, {table: corpus.table(table) for table in FILTERS}
    analysis = analyse(read_article(paths.article(name)))
    return analysis, {table: getattr(analysis, table) for table in FILTERS}
