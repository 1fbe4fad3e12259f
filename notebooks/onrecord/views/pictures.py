"""Charts in a page: as SVG that follows light and dark, and drawn anew for a narrow screen."""

import base64

from onrecord.charts.base import Chart
from onrecord.views.markup import View, render

READINGS = {
    "words_per_speaker": "The longer the bar, the more words are handed to that source. Full colour is direct quotation, hatched partly "
    "quoted, pale reported speech. It says nothing about who was asked and did not answer.",
    "speakers_along": "Each strip is a stretch of attributed words; where all rows are empty, the reporter speaks.",
    "reported_quantities": "A dot is a value, a bar a range, an arrow points to the open end. A hollow dot is not exact. What nobody "
    "is named for has the colour of the text. Only figures that share a unit or a counted thing are drawn.",
    "top_terms": "Each tick is one occurrence, from the first word of the article to the last.",
}


def pictures(*charts: Chart) -> View:
    """Each chart with the sentence that says how to read it; the sentence of the chart alone where there is nothing to draw."""
    entries = [
        {"chart": chart, "reading": READINGS.get(chart.name, ""), "wide": _address(chart), "narrow": _address(chart.narrow())}
        for chart in charts
    ]
    return render("pictures", charts=entries)


def _address(chart: Chart) -> str:
    """A chart's SVG as a data address, "" where there is none."""
    if chart.figure is None:
        return ""
    return f"data:image/svg+xml;base64,{base64.b64encode(chart.adaptive_svg()).decode()}"
