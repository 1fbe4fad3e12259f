"""The same text printed again: copies that differ in dateline, credit, cuts and house style, found by MinHash.

Articles are compared by the runs of words that they share (Broder 1997, "On the resemblance and containment of documents").
"""

import re
from collections.abc import Iterable

import numpy as np
from datasketch import MinHash, MinHashLSH

WORD = re.compile(r"\w+")
RUN = 3  # words that are compared together
PERMUTATIONS = 128
SCHEME = "affine32"
ALIKE = 0.45  # resemblance from which a text is a copy; different articles on one event stay far below
BANDS = (32, 4)  # bands and rows: pairs of that resemblance are missed once in a thousand times
FEWEST = 20  # words, below which a text resembles too many


def signature(text: str) -> list[int]:
    """The MinHash signature of a text; empty for a text of a few words."""
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) < FEWEST:
        return []
    found = MinHash(num_perm=PERMUTATIONS, seed=1, scheme=SCHEME)
    found.update_batch(sorted({" ".join(words[at : at + RUN]).encode("utf-8", "replace") for at in range(len(words) - RUN + 1)}))
    return [int(value) for value in found.hashvalues]


def find_copies(signatures: Iterable[tuple[str, list[int]]]) -> dict[str, str]:
    """{article: the first article of which it is a copy} for articles given with their signatures, the first ones first."""
    index = MinHashLSH(num_perm=PERMUTATIONS, params=BANDS)
    first: dict[str, str] = {}
    held: dict[str, MinHash] = {}
    for article, values in signatures:
        if not len(values):
            continue
        own = MinHash(num_perm=PERMUTATIONS, seed=1, scheme=SCHEME, hashvalues=np.array(values, dtype=np.uint32))
        alike = [name for name in index.query(own) if own.jaccard(held[name]) >= ALIKE]
        if alike:
            first[article] = max(alike, key=lambda name: (own.jaccard(held[name]), name))
        else:
            held[article] = own
            index.insert(article, own)
    return first
