"""Charts: a table of an analysis becomes a matplotlib figure with its data, title and alt text."""

from onrecord.charts.base import Chart
from onrecord.charts.contrast import key_terms, term_trend
from onrecord.charts.quantities import reported_quantities
from onrecord.charts.terms import top_terms
from onrecord.charts.voices import speakers_along, words_per_speaker

__all__ = ["Chart", "key_terms", "reported_quantities", "speakers_along", "term_trend", "top_terms", "words_per_speaker"]
