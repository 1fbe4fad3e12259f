"""Who says what: attributions with their content, cue, source and speaker, by rules and lexicons that can be followed."""

import pandas as pd

from onrecord import schema
from onrecord.article import Article
from onrecord.attribution.extraction import find_drafts
from onrecord.attribution.table import rows, summarise_sources
from onrecord.attribution.uncued import LABELLED
from onrecord.prose import Prose
from onrecord.prose.reading import Reading

__all__ = ["LABELLED", "find_attributions", "summarise_sources"]


def find_attributions(article: Article, prose: Prose) -> pd.DataFrame:
    """The table "attributions": one row per contiguous stretch of content, sorted, never overlapping."""
    reading = Reading(article, prose)
    return schema.make("attributions", rows(reading, find_drafts(reading)))
