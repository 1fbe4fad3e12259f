"""The tables of a corpus, read back: only the parts that are whole, in an order that does not depend on how they were made."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.article import ArticleError
from onrecord.corpus import parquet
from onrecord.schema import TEXT

TYPES = {pa.string(): TEXT, pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype()}.get
NAMED = ("named_person", "named_organization", "document")
OFFICIAL = ("government", "military_security", "intergovernmental")


class Corpus:
    """The tables in a folder that `run_corpus` has written. Raises ArticleError where there are none."""

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        self.parts = [manifest["part"] for manifest in parquet.read_manifests(self.folder)]
        if not self.parts:
            raise ArticleError(f"{folder} holds no tables of a corpus: make them with report.py --corpus")

    def pieces(self, table: str, columns: list[str] | None = None) -> Iterator[pd.DataFrame]:
        """A table part by part, which never needs more memory than a part does."""
        for part in self.parts:
            yield pq.read_table(self.folder / table / f"{part}.parquet", columns=columns).to_pandas(types_mapper=TYPES)

    def table(self, table: str, columns: list[str] | None = None) -> pd.DataFrame:
        """A table, or some of its columns, in the order of the articles' ids and then of the articles themselves."""
        wanted = list(dict.fromkeys(["article", *columns])) if columns else None
        rows = pd.concat(list(self.pieces(table, wanted)), ignore_index=True)
        return rows.sort_values("article", kind="stable", ignore_index=True)

    def articles(self) -> pd.DataFrame:
        """The articles that were analysed, without their texts and without duplicates, and with the year of each."""
        columns = ["sha256", "duplicate_of", "outlet", "date", "month", "title", "authors", "section", "language", "words", "attributed"]
        rows = self.table("articles", columns)
        rows["year"] = rows["date"].str.extract(r"^(\d{4})", expand=False).astype(TEXT)
        return rows[rows["duplicate_of"].isna()].reset_index(drop=True)

    def attributions(self) -> pd.DataFrame:
        """One row for each attribution (not for each of its stretches): who speaks, and how well the source is named."""
        columns = ["attribution", "speech", "speaker", "identification", "source_type"]
        rows = self.table("attributions", columns).drop_duplicates(["article", "attribution"], ignore_index=True)
        rows["named"] = pd.array(["named" if kind in NAMED else "not named" for kind in rows["identification"]], dtype=TEXT)
        rows["source_type"] = rows["source_type"].fillna("unspecified")
        rows["official"] = pd.array([_officially(kind) for kind in rows["source_type"]], dtype=TEXT)
        return rows

    def persons(self) -> pd.DataFrame:
        """One row for each named person who speaks in an article: woman, man, or unknown where the article does not say."""
        rows = self.table("sources", ["speaker", "identification", "source_type", "gender"])
        rows = rows[rows["identification"] == "named_person"].reset_index(drop=True)
        return rows.assign(gender=rows["gender"].fillna("unknown"))

    def failures(self) -> pd.DataFrame:
        """The articles that could not be had, by id, with what failed and why; with them those that have the same text as one of them."""
        rows = self.table("failures", ["failed", "message"])
        copies = self.table("articles", ["duplicate_of"]).dropna()
        copies = copies[copies["duplicate_of"].isin(rows["article"])]
        same = [f"{copy.article} has the same text as {copy.duplicate_of}, which failed" for copy in copies.itertuples()]
        copies = copies.assign(failed=pd.array(["duplicate"] * len(copies), dtype=TEXT), message=pd.array(same, dtype=TEXT))
        return pd.concat([rows, copies[rows.columns]]).sort_values("article", kind="stable", ignore_index=True)


def _officially(source_type: str) -> str:
    """Whether a source type is official, other, or not known."""
    return "official" if source_type in OFFICIAL else "not known" if source_type == "unspecified" else "other"
