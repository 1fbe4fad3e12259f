"""What is used of NLTK: its word tokeniser and Punkt; loaded without scipy's statistics."""

from typing import Any

from onrecord.imports import STATISTICS, without

with without(*STATISTICS):
    from nltk.metrics import association
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

__all__ = ["NLTKWordTokenizer", "PunktParameters", "PunktSentenceTokenizer"]


def _fisher_exact(*table: Any, **options: Any) -> Any:
    """The test of scipy, loaded when somebody who uses NLTK in the same process asks for it."""
    from scipy.stats import fisher_exact

    return fisher_exact(*table, **options)


association.fisher_exact = _fisher_exact
