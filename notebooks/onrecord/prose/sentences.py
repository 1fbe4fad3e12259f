"""Where sentences end: NLTK's Punkt with its parameters given by hand, so that nothing is downloaded or trained."""

import re
from functools import cache

from onrecord import lexicons
from onrecord.prose.toolkit import PunktParameters, PunktSentenceTokenizer

# A new sentence cannot begin here: a digit after "No." or "Nos.", a lower-case word after a quotation's own ? or ! or an ellipsis.
NUMBERED = re.compile(r"(?:^|\W)(?:No|Nos|Fig|Sec|Art|Vol|pp?)\.$")
ENDS_INSIDE = re.compile(r"[?!.…][\"'”’)\]]+$|…$|\.\.\.$")
# Initials with full stops, such as an agency has; and those of a person, which open a sentence or stand behind a comma or a verb of saying.
INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.){2,}$")
PERSONAL_INITIALS = re.compile(r"(?:^|[,\"]\s?|\b(?:said|says|by|and)\s)(?!U\.|D\.C|E\.U|N\.[YJHC]|L\.A)(?:[A-Z]\.){2}$")


@cache
def punkt() -> PunktSentenceTokenizer:
    """The sentence tokeniser with the abbreviations of `data/lexicons/abbreviations.txt`."""
    parameters = PunktParameters()
    parameters.abbrev_types = {entry.rstrip(".") for entry in lexicons.words("abbreviations")}
    parameters.sent_starters = set(lexicons.words("sentence_starters"))
    return PunktSentenceTokenizer(parameters)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the sentences of one paragraph of straightened text, without the white space around them."""
    spans: list[tuple[int, int]] = []
    for start, end in punkt().span_tokenize(text):
        if spans and _belongs_together(text[spans[-1][0] : spans[-1][1]], text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _belongs_together(before: str, after: str) -> bool:
    """Whether Punkt split a sentence in two here."""
    if after[0].isdigit() and NUMBERED.search(before):
        return True
    if after[0].isupper() and after.split(maxsplit=1)[0].lower() not in lexicons.words("sentence_starters"):
        return bool(PERSONAL_INITIALS.search(before))
    return after[0].islower() and bool(ENDS_INSIDE.search(before) or INITIALS.search(before))
