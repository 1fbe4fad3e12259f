"""HTML views of an analysis, for notebooks and pages: static, no script, everything from the article escaped."""

from onrecord.views.annotated import annotated_article
from onrecord.views.base import View
from onrecord.views.summary import findings_list, masthead, method
from onrecord.views.tables import attributions_table, concordance, flags_table, lines_table, quantities_table, sources_table, terms_table

__all__ = [
    "View",
    "annotated_article",
    "attributions_table",
    "concordance",
    "findings_list",
    "flags_table",
    "lines_table",
    "masthead",
    "method",
    "quantities_table",
    "sources_table",
    "terms_table",
]
