"""Whether a text is English, by the share of its words that are English function words."""

import re

from onrecord import lexicons

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENOUGH = 25  # words below which nothing can be said
ENGLISH = 0.1  # share of these words: running English has .2 to .5, lists less, other languages below .05


def language(text: str) -> str | None:
    """ "en", "other", or None when the text is too short to tell."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(text[:200_000])]
    if len(words) < ENOUGH:
        return None
    known = lexicons.words("function_words")
    return "en" if sum(word in known for word in words) >= ENGLISH * len(words) else "other"
