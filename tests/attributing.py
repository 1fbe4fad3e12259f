"""What the tests of attribution share: a text in, the rows of its table out."""

from onrecord.article import Article
from onrecord.attribution import find_attributions
from onrecord.prose import read_prose


def attribute(text: str) -> list[dict]:
    """The rows of the attributions of a text, missing values as None."""
    article = Article.from_text(text)
    table = find_attributions(article, read_prose(article))
    return [
        {key: None if value is None or value != value or str(value) == "<NA>" else value for key, value in row.items()}
        for row in table.astype(object).where(table.notna(), None).to_dict("records")
    ]


def column(text: str, name: str) -> list:
    """One column of the attributions of a text."""
    return [row[name] for row in attribute(text)]
