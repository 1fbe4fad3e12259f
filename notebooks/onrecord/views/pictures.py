"""Charts in a page: as SVG that follows light and dark, and drawn anew for a narrow screen."""

import base64

from onrecord.charts.base import Chart
from onrecord.views.markup import View, render


def pictures(*charts: tuple[Chart, str]) -> View:
    """Each chart with the sentence that says how to read it; the sentence of the chart alone where there is nothing to draw."""
    return render(
        "pictures",
        charts=[
            {"chart": chart, "reading": reading, "wide": _address(chart), "narrow": _address(chart.narrow()) if chart.figure else ""}
            for chart, reading in charts
        ],
    )


def _address(chart: Chart) -> str:
    """A chart's SVG as a data address, "" where there is none."""
    if chart.figure is None:
        return ""
    return f"data:image/svg+xml;base64,{base64.b64encode(chart.adaptive_svg()).decode()}"
