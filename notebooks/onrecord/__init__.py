"""On the Record: which words a news article leans on, who says what in it, and which figures it reports and who gave them."""

from typing import TYPE_CHECKING

from onrecord.imports import on_demand

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

__getattr__ = on_demand(__name__, _HOMES)
