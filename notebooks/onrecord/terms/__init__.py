"""Which words an article leans on: words and multi-word terms counted, compared with ordinary English, and located."""
from onrecord.terms.table import count_terms
from onrecord.terms.words import Words, default_stop_words, find, read_words

__all__ = ["Words", "count_terms", "default_stop_words", "find", "read_words"]
