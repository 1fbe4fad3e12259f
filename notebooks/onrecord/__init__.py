"""On the Record: which words a news article leans on, who says what in it, and which figures it reports and who gave them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.analysis import Analysis, analyse
    from onrecord.article import Article, ArticleError
    from onrecord.formats import read_article

__version__ = "0.2.0"
__all__ = ["Analysis", "Article", "ArticleError", "analyse", "read_article"]

# Where the public names live. They are fetched when first asked for, so that a part can be used without loading all of it.
_HOMES = {
    "Analysis": "analysis",
    "Article": "article",
    "ArticleError": "article",
    "analyse": "analysis",
    "read_article": "formats",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
