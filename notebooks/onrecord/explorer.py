"""The controls of `explore.ipynb`: choose an article, search, filter, look at a row in its place, save what is selected."""

from pathlib import Path

import ipywidgets as widgets
import pandas as pd

from onrecord import paths
from onrecord.analysis import Analysis, analyse
from onrecord.article import ArticleError
from onrecord.charts import reported_quantities, words_per_speaker
from onrecord.corrections import CorrectionsError
from onrecord.formats import read_article
from onrecord.publish import save_chart, write_csv
from onrecord.terms import concordance, read_words
from onrecord.views import annotated_article
from onrecord.views import concordance as show_concordance
from onrecord.views.markup import render
from onrecord.wording import giver, label, shorten, speaker, told

ALL = "all"
FILTERS = {"attributions": ("speaker", "source_type", "speech"), "quantities": ("speaker", "kind")}


class Selection(Analysis):
    """An analysis of which only some attributions and quantities are shown."""

    def __init__(self, whole: Analysis, attributions: pd.DataFrame, quantities: pd.DataFrame):
        self.__dict__ |= whole.__dict__ | {"prose": whole.prose, "attributions": attributions, "quantities": quantities}
        self.__dict__.pop("sources", None)
        self.__dict__.pop("flags", None)


def list_articles() -> list[tuple[str, str]]:
    """(name shown, path) of every file in `data/articles` and the folders in it, sorted."""
    found = sorted(path for path in paths.ARTICLES.rglob("*") if path.is_file() and path.suffix in (".txt", ".html", ".md"))
    return [(str(path.relative_to(paths.ARTICLES)), str(path)) for path in found if path.name != "README.md"]


def select(analysis: Analysis, table: str, chosen: dict[str, str]) -> pd.DataFrame:
    """The rows of "attributions" or "quantities" that have the chosen value in every column; `ALL` stands for any value."""
    rows = getattr(analysis, table)
    for column, value in chosen.items():
        if value != ALL:
            rows = rows[rows[column].fillna("") == value]
    return rows


class Explorer:
    """The controls over one article at a time. `show` gives the widget; every control can be set from code, too."""

    def __init__(self, out: str | Path):
        self.out = Path(out)
        style = {"description_width": "7rem"}
        wide = widgets.Layout(width="60rem", max_width="98%")
        self.article = widgets.Dropdown(options=list_articles(), description="Article", style=style, layout=wide)
        self.table = widgets.ToggleButtons(options=list(FILTERS), description="Show", style=style)
        self.filters = {
            name: widgets.Dropdown(description=label(name), options=[ALL], style=style)
            for name in ("speaker", "source_type", "speech", "kind")
        }
        self.rows = widgets.Select(options=[], rows=8, description="Rows", style=style, layout=wide)
        self.place = widgets.HTML(layout=wide)
        self.search = widgets.Text(description="Search", placeholder="a word or phrase", continuous_update=False, style=style)
        self.lines = widgets.HTML(layout=wide)
        self.save = widgets.Button(description="Save selection", tooltip="CSV of the rows, chart as PNG and SVG")
        self.message = widgets.HTML()
        self.article.observe(self._read, "value")
        self.table.observe(self._offer, "value")
        for control in self.filters.values():
            control.observe(self._filter, "value")
        self.rows.observe(self._point, "value")
        self.search.observe(self._find, "value")
        self.save.on_click(self._save)
        self._read()

    def show(self) -> widgets.Widget:
        """All controls, one under the other."""
        filters = widgets.HBox(list(self.filters.values()), layout=widgets.Layout(flex_flow="row wrap"))
        saving = widgets.HBox([self.save, self.message])
        return widgets.VBox([self.article, self.table, filters, self.rows, self.place, saving, self.search, self.lines])

    @property
    def selection(self) -> Selection:
        """The analysis with the rows that are shown; of the other table, all."""
        tables = {"attributions": self.analysis.attributions, "quantities": self.analysis.quantities, self.table.value: self.shown}
        return Selection(self.analysis, tables["attributions"], tables["quantities"])

    def _read(self, _: object = None) -> None:
        """Read and analyse the chosen article."""
        try:
            self.analysis = analyse(read_article(self.article.value))
            self.analysis.quantities  # noqa: B018  computed here, so that what is wrong shows here
            self.message.value = ""
        except (ArticleError, CorrectionsError) as error:
            self.message.value = render("note", note=str(error)).html
            return
        self._offer()
        self._find()

    def _offer(self, _: object = None) -> None:
        """Offer, for the chosen table, the values that its columns hold."""
        rows = getattr(self.analysis, self.table.value)
        for name, control in self.filters.items():
            fits = name in FILTERS[self.table.value]
            control.layout.display = None if fits else "none"
            values = sorted(rows[name].dropna().unique()) if fits else []
            with control.hold_trait_notifications():
                control.options = [ALL, *values]
                control.value = ALL
        self._filter()

    def _filter(self, _: object = None) -> None:
        """Show the rows that fit."""
        chosen = {name: self.filters[name].value for name in FILTERS[self.table.value]}
        self.shown = select(self.analysis, self.table.value, chosen)
        self.rows.options = [(self._line(row), place) for place, (_, row) in enumerate(self.shown.iterrows())]
        self.rows.value = 0 if len(self.shown) else None
        self._point()

    def _line(self, row: pd.Series) -> str:
        """A row in one line."""
        if self.table.value == "quantities":
            return f"{told(row)} | {giver(row)}"
        return f"{speaker(row)} | {row['speech']} | {shorten(row['text'], 110)}"

    def _point(self, _: object = None) -> None:
        """Show the chosen row in its paragraph."""
        if self.rows.value is None:
            self.place.value = render("note", note="No row fits.").html
            return
        row = self.shown.iloc[self.rows.value]
        self.place.value = annotated_article(self.selection, only=int(row["paragraph"]))._repr_html_()

    def _find(self, _: object = None) -> None:
        """Show the places of the word that is searched for, in context."""
        if not self.search.value.strip():
            self.lines.value = ""
            return
        found = concordance(read_words(self.analysis.prose), self.search.value)
        self.lines.value = show_concordance(found, self.search.value)._repr_html_()

    def _save(self, _: object = None) -> None:
        """Save the rows as CSV and their chart as PNG and SVG."""
        folder = self.out / paths.slug(self.article.value)
        draw = words_per_speaker if self.table.value == "attributions" else reported_quantities
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_csv(self.shown, folder / f"selection_{self.table.value}.csv")
            names = [
                f"selection_{self.table.value}.csv",
                *save_chart(draw(self.selection), folder, stem=f"selection_{self.table.value}_chart"),
            ]
            note = f"Saved {', '.join(names)} in {folder}"
        except OSError as error:
            note = f"Cannot write to {folder}: {error.strerror}"
        self.message.value = render("note", note=note).html
