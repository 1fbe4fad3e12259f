"""HTML views of an analysis, for notebooks and pages: static, no script, everything from the article escaped."""

from onrecord.views.annotated import annotated_article
from onrecord.views.listings import attributions_table, concordance, flags_table, lines_table, quantities_table, sources_table, terms_table
from onrecord.views.markup import View
from onrecord.views.summary import findings_list, masthead, method

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
