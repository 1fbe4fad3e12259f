"""What a capital letter says: a name, an acronym, emphasis, or only the beginning of a sentence."""

import re
from itertools import groupby

from onrecord.terms.dictionary import is_common_only
from onrecord.terms.stopwords import default_stop_words

INNER_CAPITAL = re.compile(r"^[^\W\d_A-Z].*[A-Z]|[^\W_][A-Z]")  # iPhone, McDonald, pro-Russian, 5G
OPENS = re.compile(r"[\"':(\[]")  # after one of these a capital letter proves nothing
HEADLINE = 0.7  # share of capitalised words from which a sentence is set like a headline, so that capitals prove nothing
SHOUTED = 3  # words in a row


def is_acronym(form: str) -> bool:
    """Whether a word is written in capitals alone, two at least: "UN", "U.S."."""
    return form.isupper() and len(form) > 1 and sum(map(str.isalpha, form)) > 1


def unshouted(words: list[str]) -> list[str]:
    """The words, with a capital letter only for those in a row of three or more all in capitals: that is emphasis and not acronyms."""
    quiet = []
    for shouted, run in groupby(words, is_acronym):
        run = list(run)
        quiet += [word.capitalize() for word in run] if shouted and len(run) >= SHOUTED else run
    return quiet


def capitals_owed(text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """For every word of a sentence whether it would have a capital anyhow: it comes first, or after a quotation mark, colon or bracket, or
    the sentence is set like a headline."""
    headline = len(spans) > 3 and sum(text[start].isupper() for start, _ in spans) > HEADLINE * len(spans)
    before = [0, *(end for _, end in spans)]
    return [
        headline or last == 0 or (start - last > 1 and bool(OPENS.search(text, last, start)))
        for last, (start, _) in zip(before, spans, strict=False)
    ]


def named(forms: list[str], tags: list[str], opening: list[bool]) -> list[bool]:
    """For every word whether it is a name, to be kept as in `forms`, judged by its capitals in the whole article.

    A capital after another letter ("UN", "iPhone", "pro-Russian") makes a name. A capital first letter does where the article never writes
    the word small, and where it is not owed to the beginning of a sentence: the word has it elsewhere too, or its tag is that of a name and
    the dictionary does not know it as a common word.
    """
    closed = default_stop_words()
    small = {word for word in forms if word[0].islower()} | closed
    proven = {word.lower() for word, first in zip(forms, opening, strict=True) if not first and word[0].isupper()}
    names = []
    for form, tag, first in zip(forms, tags, opening, strict=True):
        word, tagged = form.lower(), tag.startswith("NNP")
        if word == form:
            names.append(False)
        elif INNER_CAPITAL.search(form) or is_acronym(form):
            names.append(True)
        elif word in small:
            names.append(not first and tagged and word in closed and word[-1] != ".")  # "May", "Will", but not "Mr."
        else:
            names.append(form[0].isupper() and (not first or word in proven or (tagged and not is_common_only(word))))
    return names
