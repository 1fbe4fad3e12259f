"""The same text printed again: copies that differ in dateline, credit, cuts and house style, found by MinHash.

Articles are compared by the runs of words that they share (Broder 1997, "On the resemblance and containment of documents").
"""

import hashlib
import re
from collections.abc import Callable, Iterable

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
LOWER = np.uint64(2**32 - 1)
FETCHED = 5000  # signatures, or pairs
FACTORS = np.random.default_rng(1).integers(0, 2**63, BANDS[1], dtype=np.uint64) * 2 + 1
SIGNED = "select article, signature from signatures where len(signature) > 0"
NEAR = "(select unnest([one, other]) as article from near)"
# The share of equal values is the resemblance. The best come first.
ALIKE_PAIRS = """
with held as materialized (
  select article, signature, row_number() over (order by date, article) as place from {articles} semi join {near} using (article)),
pairs as (select unnest([one, other]) as article, unnest([other, one]) as earlier from near),
alike as (select a.article, a.place, b.article as earlier, b.place as before,
    len(list_filter(range(1, {size} + 1), lambda slot: a.signature[slot] = b.signature[slot])) / {size} as resemblance
  from pairs join held a on a.article = pairs.article join held b on b.article = pairs.earlier where a.place > b.place)
select article, earlier from alike where resemblance >= {alike} order by place, resemblance desc, before
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


def find_copies(database: duckdb.DuckDBPyConnection, holding: Callable[[str], str]) -> dict[str, str]:
    """{article: the first article of which it is a copy}, from `signatures` (article, signature).

    `holding` gives in SQL where the date and the signature of the articles of a table stand. Of a signature no more is held than a number
    for each band, so that those of a million articles need not be.
    """
    articles, bands = _read_bands(database)
    pairs = np.array(sorted(_near(bands)), dtype=np.int64).reshape(-1, 2)
    if not len(pairs):
        return {}
    database.register("made", pa.table({"one": articles.take(pa.array(pairs[:, 0])), "other": articles.take(pa.array(pairs[:, 1]))}))
    database.sql("create or replace table near as from made")
    database.unregister("made")
    first: dict[str, str] = {}
    with database.cursor() as cursor:
        cursor.execute(ALIKE_PAIRS.format(size=PERMUTATIONS, alike=ALIKE, near=NEAR, articles=holding(NEAR)))
        while found := cursor.fetchmany(FETCHED):
            for article, earlier in found:
                if article not in first and earlier not in first:
                    first[article] = earlier
    return first


def _read_bands(database: duckdb.DuckDBPyConnection) -> tuple[pa.ChunkedArray, NDArray[np.uint32]]:
    """The articles, and a number for each band of their signatures (articles by bands).

    Bands of the same values have the same number, others nearly never (multiply-shift hashing: Dietzfelbinger 1996).
    """
    articles, bands = [pa.array([], pa.string())], [np.empty((0, BANDS[0]), dtype=np.uint32)]
    with database.cursor() as cursor:
        for batch in cursor.sql(SIGNED).to_arrow_reader(FETCHED):
            values = batch.column(1).flatten().to_numpy(zero_copy_only=False).astype(np.uint64)
            articles.append(batch.column(0))
            bands.append(((values.reshape(-1, BANDS[1]) @ FACTORS) >> np.uint64(32)).astype(np.uint32).reshape(-1, BANDS[0]))
    return pa.chunked_array(articles), np.concatenate(bands)


def _near(bands: NDArray[np.uint32]) -> set[tuple[int, int]]:
    """The pairs of rows that have the same number in some column."""
    pairs: set[tuple[int, int]] = set()
    rows = np.arange(len(bands), dtype=np.uint64)
    for band in bands.T:
        found = np.sort(band.astype(np.uint64) << np.uint64(32) | rows)  # the number, then the row
        numbers = found >> np.uint64(32)
        for apart in range(1, len(found)):
            same = np.flatnonzero(numbers[apart:] == numbers[:-apart])
            if not len(same):
                break
            pairs.update(zip((found[same] & LOWER).tolist(), (found[same + apart] & LOWER).tolist(), strict=True))
    return pairs
