"""One object that holds an article's tables, each computed once, when it is first asked for."""

from functools import cached_property
from typing import Any

import pandas as pd

from onrecord import schema
from onrecord.article import Article, Span
from onrecord.attribution import LABELLED, attribution_rows, summarise_sources
from onrecord.correcting import Unfit, correct_attributions, correct_lines, correct_quantities
from onrecord.corrections import corrections_for
from onrecord.flags import raise_flags
from onrecord.formats import require_english
from onrecord.prose import Prose, read_prose
from onrecord.quantities import quantity_rows
from onrecord.terms import Words, count_terms, leading_terms, read_words

TABLES = ("terms", "attributions", "sources", "quantities", "flags")


class Analysis:
    """The tables of one article: `terms`, `attributions`, `sources`, `quantities`, `flags` (columns in `onrecord.schema`).

    Only terms can be had of an article that is not in English; the other tables then raise ArticleError.
    Corrections made by hand (`onrecord.corrections`) are applied to all of them.
    """

    def __init__(self, article: Article, **term_options: Any):
        self.corrections = corrections_for(article)
        self.article, unfit = correct_lines(article, self.corrections)
        self.unfit: dict[str, list[Unfit]] = {"lines": unfit}
        self.term_options = term_options
        self.left_out: dict[str, int] = {}  # how many rows of each table do not point at their words: left out, and flagged

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by name: all five, or only the terms of an article that is not in English."""
        return {name: getattr(self, name) for name in (TABLES if self.article.language != "other" else TABLES[:1])}

    @cached_property
    def prose(self) -> Prose:
        """The article's sentences, tokens, tags and noun phrases."""
        return read_prose(self.article)

    @cached_property
    def terms(self) -> pd.DataFrame:
        """One row for each word or multi-word term."""
        return count_terms(self.article, self.prose, **self.term_options)

    @cached_property
    def words(self) -> Words:
        """The words of the article's prose, counted as the table of terms counts them."""
        return read_words(self.prose, by=self.term_options.get("by", "lemma"))

    @cached_property
    def labels(self) -> list[Span]:
        """The labels of turns, as in "Ines Aro: Never."."""
        if self.article.language == "other":
            return []
        labelled = self.attributions[self.attributions["rule"].eq(LABELLED) & self.attributions["source_start"].notna()]
        return [Span(start, end) for start, end in zip(labelled["source_start"], labelled["source_end"], strict=True)]

    def leading_terms(self, top: int, fewest: int = 1) -> pd.DataFrame:
        """The `top` terms that the article leans on (see `onrecord.terms.leading_terms`), of those that occur `fewest` times or more."""
        return leading_terms(self.terms, self.words, top, self.labels, fewest)

    @cached_property
    def attributions(self) -> pd.DataFrame:
        """One row for each contiguous stretch of content that is handed to a source."""
        require_english(self.article)
        found = self._sound("attributions", attribution_rows(self.article, self.prose))
        table, self.unfit["attributions"] = correct_attributions(found, self.article, self.corrections)
        return table

    @cached_property
    def sources(self) -> pd.DataFrame:
        """One row for each speaker."""
        return summarise_sources(self.article, self.attributions)

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """One row for each reported quantity."""
        require_english(self.article)
        found = self._sound("quantities", quantity_rows(self.article, self.prose, self.attributions))
        table, self.unfit["quantities"] = correct_quantities(found, self.article, self.corrections)
        return table

    @cached_property
    def flags(self) -> pd.DataFrame:
        """One row for each thing that an editor should check."""
        attributions, quantities = self.attributions, self.quantities
        unfit = [remark for remarks in self.unfit.values() for remark in remarks]
        return raise_flags(self.article, attributions, self.sources, quantities, unfit, self.left_out)

    def _sound(self, name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
        """The table of the rows that point at their words; the others are counted, for no article is lost over one row."""
        kept = [row for row in rows if schema.is_sound(row, self.article.text)]
        self.left_out[name] = len(rows) - len(kept)
        return schema.make(name, kept)


def analyse(article: Article, *, any_language: bool = False, **term_options: Any) -> Analysis:
    """The analysis of an article; nothing is computed before a table is asked for.

    `term_options` go to `onrecord.terms.count_terms`. Raises ArticleError for an article that is not in English, unless `any_language`
    says that its terms are wanted all the same.
    """
    if not any_language:
        require_english(article)
    return Analysis(article, **term_options)
