"""The same text printed again: copies that differ in dateline, credit, cuts and house style, found by MinHash.

Articles are compared by the runs of words that they share (Broder 1997, "On the resemblance and containment of documents").
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

import duckdb
import numpy as np
import pyarrow as pa
from datasketch import MinHash
from numpy.typing import NDArray

WORD = re.compile(r"\w+")
RUN = 3  # words that are compared together
PERMUTATIONS = 128
SCHEME = "affine32"
ALIKE = 0.45  # resemblance from which a text is a copy; different articles on one event stay far below
BANDS = (32, 4)  # bands and rows: pairs of that resemblance are missed once in a thousand times
FEWEST = 20  # words, below which a text resembles too many
FETCHED = 5000  # signatures, or pairs
Whole = NDArray[np.int64]
FACTORS = np.random.default_rng(1).integers(0, 2**63, BANDS[1], dtype=np.uint64) * 2 + 1
SIGNED = "select place, signature from {table} where len(signature) > 0"
# The share of equal values is the resemblance. The best come first.
ALIKE_PAIRS = """
with alike as (select a.place, a.article, b.article as earlier,
    len(list_filter(range(1, {size} + 1), lambda slot: a.signature[slot] = b.signature[slot])) / {size} as resemblance
  from near join {table} a on a.place = near.later join {table} b on b.place = near.earlier)
select article, earlier from alike where resemblance >= {alike} order by place, resemblance desc, earlier desc
"""


def signature(text: str) -> list[int]:
    """The MinHash signature of a text; empty for a text of a few words."""
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) < FEWEST:
        return []
    found = MinHash(num_perm=PERMUTATIONS, seed=1, scheme=SCHEME)
    found.update_batch(sorted({" ".join(words[at : at + RUN]).encode("utf-8", "replace") for at in range(len(words) - RUN + 1)}))
    return [int(value) for value in found.hashvalues]


def paragraph_marks(paragraphs: Iterable[str]) -> list[int]:
    """A number for each paragraph, the same for all that differ in capitals and white space only."""
    folded = (" ".join(paragraph.split()).lower() for paragraph in paragraphs)
    digests = (hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest() for text in folded)
    return [int.from_bytes(digest, "big", signed=True) for digest in digests]


def find_copies(database: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """{article: the first article of which it is a copy}, from a table with the columns place (the first is 0), article and signature.

    Of a signature no more is held than a number for each band, so that those of a million articles need not be.
    """
    near = pa.table(dict(zip(("later", "earlier"), _near(*_read_bands(database, table)), strict=True)))
    first: dict[str, str] = {}
    with database.cursor() as cursor:
        cursor.register("near", near)
        cursor.execute(ALIKE_PAIRS.format(table=table, size=PERMUTATIONS, alike=ALIKE))
        while found := cursor.fetchmany(FETCHED):
            for article, earlier in found:
                if article not in first and earlier not in first:
                    first[article] = earlier
        cursor.unregister("near")
    return first


def _read_bands(database: duckdb.DuckDBPyConnection, table: str) -> tuple[Whole, NDArray[np.uint32]]:
    """The places of the articles, and a number for each band of their signatures (articles by bands).

    Bands of the same values have the same number, others nearly never (multiply-shift hashing: Dietzfelbinger 1996).
    """
    places, bands = [np.empty(0, dtype=np.int64)], [np.empty((0, BANDS[0]), dtype=np.uint32)]
    with database.cursor() as cursor:
        for batch in cursor.sql(SIGNED.format(table=table)).to_arrow_reader(FETCHED):
            values = batch.column(1).flatten().to_numpy(zero_copy_only=False).astype(np.uint64)
            places.append(batch.column(0).to_numpy(zero_copy_only=False))
            bands.append(((values.reshape(-1, *BANDS) * FACTORS).sum(axis=2, dtype=np.uint64) >> np.uint64(32)).astype(np.uint32))
    return np.concatenate(places), np.concatenate(bands)


def _near(places: Whole, bands: NDArray[np.uint32]) -> tuple[Whole, Whole]:
    """The pairs of places whose signatures have the same values in some band: the later ones, and the earlier ones."""
    pairs = {(later, earlier) for band in bands.T for later, earlier in _equal(places, band)}
    found = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _equal(places: Whole, values: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """The pairs of places that have one value, the later place first."""
    order = np.lexsort((places, values))
    for apart in range(1, len(order)):
        same = values[order[apart:]] == values[order[:-apart]]
        if not same.any():
            return
        yield from zip(places[order[apart:][same]].tolist(), places[order[:-apart][same]].tolist(), strict=True)
