"""On the Record: which words a news article leans on, who says what in it, and which figures it reports and who gave them."""

from onrecord.analysis import Analysis, analyse
from onrecord.article import Article, ArticleError
from onrecord.formats import read_article

__version__ = "0.1.0"
__all__ = ["Analysis", "Article", "ArticleError", "analyse", "read_article"]
