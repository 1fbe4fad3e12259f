"""Many articles: analysed on Dask, kept as Parquet tables, compared."""

from onrecord.corpus.breakdown import by_outlet_and_month
from onrecord.corpus.coding import coding_sheet, guide, read_sheet, score_sheet
from onrecord.corpus.comparison import keyness, rows_of, split
from onrecord.corpus.health import health
from onrecord.corpus.listing import find_source
from onrecord.corpus.passages import quotations, search
from onrecord.corpus.proportions import compare_shares, shares
from onrecord.corpus.publishing import findings, footer, save
from onrecord.corpus.recurring import recurring_lines
from onrecord.corpus.roster import counts, genders, people, spellings
from onrecord.corpus.run import CorpusError, Run, run_corpus
from onrecord.corpus.store import Corpus
from onrecord.corpus.tracking import follow

__all__ = [
    "Corpus",
    "CorpusError",
    "Run",
    "by_outlet_and_month",
    "coding_sheet",
    "compare_shares",
    "counts",
    "find_source",
    "findings",
    "follow",
    "footer",
    "genders",
    "guide",
    "health",
    "keyness",
    "people",
    "quotations",
    "read_sheet",
    "recurring_lines",
    "rows_of",
    "run_corpus",
    "save",
    "score_sheet",
    "search",
    "shares",
    "spellings",
    "split",
]
