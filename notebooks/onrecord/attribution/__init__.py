"""Who says what: attributions with their content, cue, source and speaker, by rules and lexicons that can be followed."""

from typing import Any

import pandas as pd

from onrecord import schema
from onrecord.article import Article
from onrecord.attribution.extraction import find_drafts
from onrecord.attribution.table import rows, summarise_sources
from onrecord.attribution.uncued import LABELLED
from onrecord.prose import Prose
from onrecord.prose.reading import Reading

__all__ = ["LABELLED", "attribution_rows", "find_attributions", "summarise_sources"]


def find_attributions(article: Article, prose: Prose) -> pd.DataFrame:
    """The table "attributions": one row per contiguous stretch of content, sorted, never overlapping."""
    return schema.make("attributions", attribution_rows(article, prose))


def attribution_rows(article: Article, prose: Prose) -> list[dict[str, Any]]:
    """The rows of the table "attributions", by column; what is missing is None or not there."""
    reading = Reading(article, prose)
    return rows(reading, find_drafts(reading))
