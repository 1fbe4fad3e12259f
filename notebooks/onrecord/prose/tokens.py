"""Words and their offsets: NLTK's word tokeniser over text whose curly marks have been straightened one for one."""

import re
from typing import Any

from onrecord.prose.toolkit import NLTKWordTokenizer, compile_pattern

# One character for one, so that offsets stay those of the article.
STRAIGHT = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "`": "'",
    "´": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
PLAIN = re.compile(r"\w+|[^\w\s]")


def _untimed(rules: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """NLTK's rules without the limit in time that it sets to every match: they are linear, and looking at the clock is half of the cost."""
    return [(compile_pattern(pattern, timeout=None), replacement) for pattern, replacement in rules]


class Tokenizer(NLTKWordTokenizer):
    """NLTK's word tokeniser."""

    STARTING_QUOTES = _untimed(NLTKWordTokenizer.STARTING_QUOTES)
    PUNCTUATION = _untimed(NLTKWordTokenizer.PUNCTUATION)
    ENDING_QUOTES = _untimed(NLTKWordTokenizer.ENDING_QUOTES)
    PARENS_BRACKETS, DOUBLE_DASHES = _untimed([NLTKWordTokenizer.PARENS_BRACKETS, NLTKWordTokenizer.DOUBLE_DASHES])


TOKENIZER = Tokenizer()


def straighten(text: str) -> str:
    """`text` with straight quotation marks and plain spaces, character for character."""
    for mark, straight in STRAIGHT.items():  # most are not in the text, which `replace` sees at a glance
        text = text.replace(mark, straight)
    return text


def token_spans(text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the tokens of one straightened sentence, as NLTK's tokeniser cuts them."""
    try:
        return list(TOKENIZER.span_tokenize(text))
    except ValueError:  # NLTK cannot align some mixtures of quotation marks
        return [match.span() for match in PLAIN.finditer(text)]


def count_words(text: str) -> int:
    """The number of words in `text`, hyphens and apostrophes kept."""
    return len(WORD.findall(text))
