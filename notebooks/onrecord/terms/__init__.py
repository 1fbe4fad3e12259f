"""Which words an article leans on: words and multi-word terms counted, compared with ordinary English or other articles, and located.

`read_words` makes the words of an article's prose; everything else takes them.
"""

from onrecord.terms.compare import WordCounts, compare, count_words
from onrecord.terms.concordance import collocates, concordance, trend
from onrecord.terms.frequency import count_terms
from onrecord.terms.leading import leading_terms
from onrecord.terms.profile import profile
from onrecord.terms.stopwords import default_stop_words
from onrecord.terms.words import Words, find, read_words

__all__ = [
    "WordCounts",
    "Words",
    "collocates",
    "compare",
    "concordance",
    "count_terms",
    "count_words",
    "default_stop_words",
    "find",
    "leading_terms",
    "profile",
    "read_words",
    "trend",
]
