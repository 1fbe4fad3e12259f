"""The number of syllables of an English word, by rule."""

import re
from functools import cache, lru_cache

from onrecord import lexicons

VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], int], ...]:
    """The rules of `data/lexicons/syllables.tsv`: a pattern and what each match adds."""
    return tuple((re.compile(row["pattern"]), int(row["syllables"])) for row in lexicons.table("syllables"))


@lru_cache(maxsize=1 << 16)
def count_syllables(word: str) -> int:
    """The syllables of a word: its vowel groups, put right by the rules; at least one for each part of a compound.

    A word of consonants or capitals alone ("BBC", "U.S.") is taken to be spelled out, a syllable a letter and three for W. On the 35,000
    most frequent English words the rules agree with a pronouncing dictionary for 99 of 100 words of running text.
    """
    parts = PARTS.findall(word)
    if len(word) > 1 and (word.isupper() or not VOWELS.search(word.lower())):
        return sum(len(part) + 2 * part.lower().count("w") for part in parts)
    return sum(_count_part(part.lower()) for part in parts)


def _count_part(part: str) -> int:
    return max(1, len(VOWELS.findall(part)) + sum(added * len(pattern.findall(part)) for pattern, added in _rules()))
