"""An article's words in figures: how many there are, how varied they are, how hard they are to read."""

from collections import Counter
from typing import SupportsFloat

import pandas as pd

from onrecord import schema
from onrecord.statistics import diversity, readability
from onrecord.statistics.syllables import count_syllables
from onrecord.terms.stopwords import default_stop_words
from onrecord.terms.words import Words

FEWEST_WORDS = 100  # below which a readability score or a diversity says nothing
FEWEST_SENTENCES = 30  # for SMOG
WINDOW = 100  # words, for the moving-average type-token ratio
LONG, COMPLEX = 7, 3  # letters of a long word (LIX); syllables of a complex one (Fog, SMOG)


def profile(words: Words) -> pd.DataFrame:
    """Size, lexical diversity and readability of an article, one measure a row; where there is too little text, `why` says so instead.

    Words are counted as `words` counts them (by lemma or by form); numbers are left out throughout. Lexical density is the share of words
    that are not closed-class words (Ure 1971).
    """
    counts = list(Counter(words.terms).values())
    size, sentences = len(words), len(set(words.sentences))
    syllables = [count_syllables(form) for form in words.forms]
    letters = [sum(map(str.isalnum, form)) for form in words.forms]
    complex_words = sum(number >= COMPLEX for number in syllables)
    sizes = {
        "words": size,
        "different words": len(counts),
        "words used once": counts.count(1),
        "sentences": sentences,
        "paragraphs": len(set(words.paragraphs)),
        "words per sentence": size / sentences if sentences else None,
        "syllables per word": sum(syllables) / size if size else None,
        "lexical density": 1 - sum(form.lower() in default_stop_words() for form in words.forms) / size if size else None,
    }
    varied = {
        "type-token ratio": diversity.ttr(counts),
        f"MATTR ({WINDOW} words)": diversity.mattr(words.terms, WINDOW),
        "Guiraud's R": diversity.guiraud_r(counts),
        "Herdan's C": diversity.herdan_c(counts),
        "Maas' a2": diversity.maas_a2(counts),
        "Yule's K": diversity.yule_k(counts),
    }
    readable = {
        "Flesch reading ease": readability.flesch(size, sentences, sum(syllables)),
        "Flesch-Kincaid grade": readability.flesch_kincaid(size, sentences, sum(syllables)),
        "Gunning fog": readability.fog(size, sentences, complex_words),
        "SMOG": readability.smog(sentences, complex_words),
        "ARI": readability.ari(size, sentences, sum(letters)),
        "Coleman-Liau": readability.coleman_liau(size, sentences, sum(letters)),
        "LIX": readability.lix(size, sentences, sum(number >= LONG for number in letters)),
    }
    rows = [{"group": "size", "measure": measure, "value": value} for measure, value in sizes.items()]
    rows += [_row("diversity", measure, value, size, FEWEST_WORDS, "words") for measure, value in varied.items()]
    rows += [
        _row(
            "readability",
            measure,
            value,
            *((sentences, FEWEST_SENTENCES, "sentences") if measure == "SMOG" else (size, FEWEST_WORDS, "words")),
        )
        for measure, value in readable.items()
    ]
    return schema.make("profile", rows)


def _row(group: str, measure: str, value: SupportsFloat, size: int, fewest: int, unit: str) -> dict[str, object]:
    """The row of a measure, or of the reason why there is none."""
    if size < fewest:
        return {"group": group, "measure": measure, "why": f"too few: {size} of at least {fewest} {unit}"}
    return {"group": group, "measure": measure, "value": float(value)}
