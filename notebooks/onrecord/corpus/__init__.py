"""Many articles: analysed on Dask, kept as Parquet tables, compared."""

from typing import TYPE_CHECKING

from onrecord.imports import on_demand

if TYPE_CHECKING:
    from onrecord.corpus.breakdown import by_outlet_and_month, overall
    from onrecord.corpus.coding import coding_sheet, guide, read_sheet, score_sheet
    from onrecord.corpus.comparison import compare_halves, keyness, split
    from onrecord.corpus.listing import find_source
    from onrecord.corpus.passages import quotations, search
    from onrecord.corpus.proportions import compare_shares, shares
    from onrecord.corpus.publishing import findings, footer, save
    from onrecord.corpus.recurring import recurring_lines
    from onrecord.corpus.roster import counts, genders, people, spellings
    from onrecord.corpus.run import CorpusError, Run, run_corpus
    from onrecord.corpus.soundness import health
    from onrecord.corpus.store import Corpus
    from onrecord.corpus.tracking import follow

__all__ = [
    "Corpus",
    "CorpusError",
    "Run",
    "by_outlet_and_month",
    "coding_sheet",
    "compare_halves",
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
    "overall",
    "people",
    "quotations",
    "read_sheet",
    "recurring_lines",
    "run_corpus",
    "save",
    "score_sheet",
    "search",
    "shares",
    "spellings",
    "split",
]

# Where the public names live. They are fetched when first asked for: a process that only analyses needs none of them.
_HOMES = {
    "Corpus": "store",
    "CorpusError": "run",
    "Run": "run",
    "by_outlet_and_month": "breakdown",
    "coding_sheet": "coding",
    "compare_halves": "comparison",
    "compare_shares": "proportions",
    "counts": "roster",
    "find_source": "listing",
    "findings": "publishing",
    "follow": "tracking",
    "footer": "publishing",
    "genders": "roster",
    "guide": "coding",
    "health": "soundness",
    "keyness": "comparison",
    "overall": "breakdown",
    "people": "roster",
    "quotations": "passages",
    "read_sheet": "coding",
    "recurring_lines": "recurring",
    "run_corpus": "run",
    "save": "publishing",
    "score_sheet": "coding",
    "search": "passages",
    "shares": "proportions",
    "spellings": "roster",
    "split": "comparison",
}

__getattr__ = on_demand(__name__, _HOMES)
