"""HTML views of an analysis, for notebooks and pages: static, no script, everything from the article escaped."""

from onrecord.views.annotated import annotated_article
from onrecord.views.check import check_list
from onrecord.views.frames import shown
from onrecord.views.listings import (
    attributions_table,
    concordance,
    flags_table,
    lines_table,
    quantities_table,
    rows_table,
    sources_table,
    terms_table,
)
from onrecord.views.markup import View
from onrecord.views.pictures import pictures
from onrecord.views.reading_desk import folded, reading_desk
from onrecord.views.summary import findings_list, masthead, method

__all__ = [
    "View",
    "annotated_article",
    "attributions_table",
    "check_list",
    "concordance",
    "findings_list",
    "flags_table",
    "folded",
    "lines_table",
    "masthead",
    "method",
    "pictures",
    "quantities_table",
    "reading_desk",
    "rows_table",
    "shown",
    "sources_table",
    "terms_table",
]
