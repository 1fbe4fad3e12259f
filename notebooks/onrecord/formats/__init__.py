"""Whatever an analyst has becomes an `Article`: one small reader a format, chosen by content first and by name second."""

from onrecord.formats.loading import read_article, read_articles, require_english

__all__ = ["read_article", "read_articles", "require_english"]
