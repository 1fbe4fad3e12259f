"""The same text printed again: copies that differ in dateline, credit, cuts and house style, found by MinHash.

Articles are compared by the runs of words that they share (Broder 1997, "On the resemblance and containment of documents").
"""

import hashlib
import re
from collections.abc import Iterable

import duckdb
from datasketch import MinHash

WORD = re.compile(r"\w+")
RUN = 3  # words that are compared together
PERMUTATIONS = 128
SCHEME = "affine32"
ALIKE = 0.45  # resemblance from which a text is a copy; different articles on one event stay far below
BANDS = (32, 4)  # bands and rows: pairs of that resemblance are missed once in a thousand times
FEWEST = 20  # words, below which a text resembles too many
FETCHED = 5000  # pairs
# Signatures that have the same values in some band may be alike; the share of equal values is the resemblance. The best come first.
PAIRS = """
with bands as (select place, band, hash(signature[band * {rows} + 1 : band * {rows} + {rows}]) as held
  from {table}, range({bands}) as bands(band) where len(signature) > 0),
near as (select distinct a.place as later, b.place as earlier from bands a join bands b using (band, held) where a.place > b.place),
alike as (select a.place, a.article, b.article as earlier,
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

    The database finds the pairs that may be alike, so that the signatures of a million articles need not be held.
    """
    first: dict[str, str] = {}
    with database.cursor() as cursor:
        cursor.execute(PAIRS.format(table=table, bands=BANDS[0], rows=BANDS[1], size=PERMUTATIONS, alike=ALIKE))
        while found := cursor.fetchmany(FETCHED):
            for article, earlier in found:
                if article not in first and earlier not in first:
                    first[article] = earlier
    return first
