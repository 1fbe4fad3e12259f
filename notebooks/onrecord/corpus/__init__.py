"""Many articles: analysed on Dask, kept as Parquet tables, compared."""

from onrecord.corpus.run import CorpusError, Run, run_corpus

__all__ = ["CorpusError", "Run", "run_corpus"]
