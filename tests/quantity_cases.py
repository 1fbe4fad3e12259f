"""What the tests of the quantities share: the table of a text, and a row of it in short."""

from collections.abc import Iterable, Mapping

import pandas as pd

from onrecord import schema
from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.quantities import find_quantities


def table(text: str, attributions: Iterable[Mapping] = ()) -> pd.DataFrame:
    """The quantities of `text`, with the attributions given as rows."""
    article = Article.from_text(text)
    return find_quantities(article, read_prose(article), schema.make("attributions", attributions))


def rows(text: str, *columns: str) -> list[tuple]:
    """The given columns of the quantities of `text`, with None for what is missing."""
    found = table(text)
    return [tuple(None if value is pd.NA else value for value in row) for row in found[list(columns)].itertuples(index=False, name=None)]


def only(text: str, *columns: str) -> tuple:
    """The given columns of the one quantity of `text`."""
    (row,) = rows(text, *columns)
    return row
