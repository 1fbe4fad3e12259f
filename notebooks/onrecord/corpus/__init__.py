"""Many articles: analysed on Dask, kept as Parquet tables, compared."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.corpus.breakdown import by_outlet_and_month
    from onrecord.corpus.coding import coding_sheet, guide, read_sheet, score_sheet
    from onrecord.corpus.comparison import keyness, rows_of, split
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

# Where the public names live. They are fetched when first asked for: a process that only analyses needs none of them.
_HOMES = {
    "breakdown": ("by_outlet_and_month",),
    "coding": ("coding_sheet", "guide", "read_sheet", "score_sheet"),
    "comparison": ("keyness", "rows_of", "split"),
    "listing": ("find_source",),
    "passages": ("quotations", "search"),
    "proportions": ("compare_shares", "shares"),
    "publishing": ("findings", "footer", "save"),
    "recurring": ("recurring_lines",),
    "roster": ("counts", "genders", "people", "spellings"),
    "run": ("CorpusError", "Run", "run_corpus"),
    "soundness": ("health",),
    "store": ("Corpus",),
    "tracking": ("follow",),
}


def __getattr__(name: str) -> object:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
