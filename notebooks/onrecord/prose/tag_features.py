"""What the tagger looks at: the one definition of its features, read by `prose/tagger.py` and by `data/models/train_tagger.py`.

A feature joins attributes of the words around a token, and tags that the tokens before it have been given. In the weights it has no name
but a number, by multiply-shift hashing (Dietzfelbinger et al. 1997) of its attributes' CRC-32 sums: the same on every machine and in every
run.
"""

import re
from array import array
from functools import lru_cache
from zlib import crc32

import numpy as np

# What is read of a word, in which 0 stands for every digit; all but `written` and `shape` read it in lower case.
ATTRIBUTES = ("word", "written", "shape", "prefix1", "prefix3", "suffix1", "suffix2", "suffix3", "suffix4", "suffix5")
# A feature is written as the attributes that it joins: "word-1 word" is the word before and the word itself, "" is there for every token.
WORD_FEATURES = (
    "", "word", "written", "shape", "prefix1", "prefix3", "suffix1", "suffix2", "suffix3", "suffix4", "suffix5", "suffix3 shape",
    "word-2", "word-1", "word+1", "word+2", "suffix3-1", "suffix3+1",
    "shape-1 shape", "shape shape+1", "word-1 word", "word word+1", "word-1 word+1", "word-2 word-1", "word+1 word+2",
)  # fmt: skip
TAG_FEATURES = ("tag-1", "tag-2 tag-1", "tag-1 word", "tag-1 suffix3", "tag-1 word+1", "tag-1 suffix3+1")
REACH = 2  # how many tokens before and after a word its features look at
BITS = 22  # of a feature's number
SHIFT = np.uint64(64 - BITS)
ODD = 0x9E3779B97F4A7C15  # 2 ** 64 divided by the golden ratio, as is usual
MULTIPLIERS = tuple(pow(ODD, power, 1 << 64) for power in (2, 3, 4))
PART = re.compile(r"([a-z]+\d?)([-+]\d)?")


def _parts(feature: str) -> list[tuple[str, int, int]]:
    """The attributes that a feature joins, each with its offset in tokens and its multiplier."""
    found = [part for part in map(PART.fullmatch, feature.split()) if part]
    return [(part[1], int(part[2] or 0), multiplier) for part, multiplier in zip(found, MULTIPLIERS, strict=False)]


def _table(features: tuple[str, ...]) -> tuple[np.ndarray, list[tuple[np.ndarray, np.ndarray, np.ndarray]]]:
    """For every feature its own summand, and for its first and second attribute of a word: which it is, offset, multiplier (0: none)."""
    salts = np.array([crc32(feature.encode()) * ODD % (1 << 64) for feature in features], dtype=np.uint64)
    of_words = [[part for part in _parts(feature) if part[0] in ATTRIBUTES] + [("word", 0, 0)] * 2 for feature in features]
    rows = [[(ATTRIBUTES.index(name), offset, multiplier) for name, offset, multiplier in parts[:2]] for parts in of_words]
    columns = [tuple(zip(*part, strict=True)) for part in zip(*rows, strict=True)]
    return salts, [(np.array(names), np.array(offsets), np.array(factors, dtype=np.uint64)) for names, offsets, factors in columns]


WORD_TABLE, TAG_TABLE = _table(WORD_FEATURES), _table(TAG_FEATURES)


@lru_cache(maxsize=1 << 14)
def attributes(word: str) -> bytes:
    """The CRC-32 sums of a word's ATTRIBUTES, four bytes each."""
    written = re.sub(r"\d", "0", word)
    lower = written.lower()
    letters = "".join("x" if letter.islower() else "X" if letter.isalpha() else letter for letter in written)
    shape = re.sub(r"(.)\1+", r"\1", letters)
    texts = (lower, written, shape, lower[:1], lower[:3], *(lower[-length:] for length in (1, 2, 3, 4, 5)))
    return array("I", [crc32(text.encode("utf-8", "replace")) for text in texts]).tobytes()


class Tokens:
    """The words of sentences in the order in which they are tagged: the first word of every sentence, then every second one, and so on.

    `order` tells which of the words, counted through all sentences, stands at each place, `active` how many sentences have an n-th word
    (they come in order of length, the longest first), `word_features` (places, WORD_FEATURES) has the features' numbers, `tag_keys`
    (places, TAG_FEATURES) what `tag_numbers` needs to tell them.
    """

    def __init__(self, sentences: list[list[str]]):
        lengths = np.array([len(sentence) for sentence in sentences], dtype=np.intp)
        ranks = np.argsort(np.argsort(-lengths, kind="stable"), kind="stable")
        words = np.arange(lengths.sum())
        steps = words - np.repeat(np.cumsum(lengths) - lengths, lengths)
        self.order, self.active = np.lexsort((np.repeat(ranks, lengths), steps)), np.bincount(steps)
        gap = attributes("") * REACH
        sums = np.frombuffer(gap + b"".join([b"".join(map(attributes, sentence)) + gap for sentence in sentences]), dtype=np.uint32)
        self._sums = sums.astype(np.uint64)
        self._places = (words + np.repeat(REACH * np.arange(1, len(lengths) + 1), lengths))[self.order, None]
        self.word_features, self.tag_keys = (self._keys(*WORD_TABLE) >> SHIFT).astype(np.intp), self._keys(*TAG_TABLE)

    def _keys(self, salts: np.ndarray, table: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> np.ndarray:
        """The keys (places, features), of 64 bits, without what tags add to them."""
        return salts + sum(self._sums[(self._places + offset) * len(ATTRIBUTES) + name] * multiplier for name, offset, multiplier in table)


def tag_sums(tags: list[str]) -> np.ndarray:
    """What the last two tags add to the keys of the TAG_FEATURES: (last but one, last, TAG_FEATURES); one number more is for no tag."""
    sums = np.array([crc32(tag.encode()) for tag in [*tags, ""]], dtype=np.uint64)[:, None]
    before, previous = (np.array([_multiplier(feature, offset) for feature in TAG_FEATURES], dtype=np.uint64) for offset in (-2, -1))
    return (sums * before)[:, None] + sums * previous


def _multiplier(feature: str, offset: int) -> int:
    """The multiplier of the tag at `offset` in a feature, 0 where the feature does not look at it."""
    return sum(multiplier for name, at, multiplier in _parts(feature) if name == "tag" and at == offset)


def tag_numbers(tag_keys: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """The numbers of TAG_FEATURES, from what words and what tags make of them."""
    return (tag_keys + sums >> SHIFT).astype(np.intp)
