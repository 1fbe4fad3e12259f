"""Words and their offsets: NLTK's word tokeniser over text whose curly marks have been straightened one for one."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from onrecord.prose.toolkit import NLTKWordTokenizer

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


# What a text must hold for a rule of NLTK's tokeniser to change it, one entry a rule.
MARKS_OF_STARTING_QUOTES = ["«“‘„`", '"', ["``"], ['"', "''"], "'"]
MARKS_OF_PUNCTUATION = [".", ":,", ":,", [".."], ";@#$%&", "\u2012\u2013\u2014\u2015", ".", "?!", "'", "*"]
MARKS_OF_ENDING_QUOTES = ["»”’", ["''"], '"', " ", "'", ["'", "n't", "N'T"]]


class Rule(NamedTuple):
    """A rule of NLTK's tokeniser that looks at its pattern only where the text holds one of the `marks` that the pattern asks for.

    The patterns are linear, so they run without the limit in time that NLTK sets to each, and without its template made anew each time.
    """

    pattern: re.Pattern[str]
    marks: Iterable[str]

    def sub(self, replacement: str, text: str) -> str:
        """`text` with the pattern's matches replaced; a backslash in `replacement` names a group."""
        for mark in self.marks:
            if mark in text:
                return self.pattern.sub(replacement, text)
        return text


class Contractions(NamedTuple):
    """NLTK's rules that divide "cannot" and "gonna": tried only where one of these words stands."""

    patterns: list[re.Pattern[str]]
    words: list[str]

    def sub(self, replacement: str, text: str) -> str:
        """`text` with the matches of all patterns replaced, one after another."""
        lower = text.lower()
        if any(word in lower for word in self.words):
            for pattern in self.patterns:
                text = pattern.sub(replacement, text)
        return text


def _rules(rules: list[tuple[Any, str]], marks: list[Iterable[str]]) -> list[tuple[Rule, str]]:
    return [(Rule(re.compile(rule.pattern), needed), replacement) for (rule, replacement), needed in zip(rules, marks, strict=True)]


def _contractions(patterns: list[re.Pattern[str]]) -> Contractions:
    return Contractions(patterns, ["".join(re.findall(r"\(([a-z']+)\)", pattern.pattern)) for pattern in patterns])


class Tokenizer(NLTKWordTokenizer):
    """NLTK's word tokeniser."""

    STARTING_QUOTES = _rules(NLTKWordTokenizer.STARTING_QUOTES, MARKS_OF_STARTING_QUOTES)
    PUNCTUATION = _rules(NLTKWordTokenizer.PUNCTUATION, MARKS_OF_PUNCTUATION)
    ENDING_QUOTES = _rules(NLTKWordTokenizer.ENDING_QUOTES, MARKS_OF_ENDING_QUOTES)
    PARENS_BRACKETS, DOUBLE_DASHES = _rules([NLTKWordTokenizer.PARENS_BRACKETS, NLTKWordTokenizer.DOUBLE_DASHES], ["()[]{}<>", ["--"]])
    CONTRACTIONS2 = [_contractions(NLTKWordTokenizer.CONTRACTIONS2 + NLTKWordTokenizer.CONTRACTIONS3)]
    CONTRACTIONS3 = []


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
