"""Base noun phrases by regular expressions over tags, written in NLTK's notation: <NN.*> stands for a token with such a tag."""

import re
import string
from collections.abc import Sequence
from functools import lru_cache

# "current and former officials", where no verb or noun before it has the first adjective.
COORDINATED = r"(?<!<VB.*|MD|RB.*|NN.*|PRP|POS>)<PDT>?<DT|PRP\$|WP\$>?<CD>?<JJ.*|VBN>+<CC><JJ.*|VBN|NNP>+<NN.*>+"
# Each rule takes what the rules before it have left over.
GRAMMAR = (
    r"<PDT>?<DT|PRP\$|WP\$>?<RB.*|CD|JJ.*|VBN|VBG|HYPH|\$>*<NN.*>+(<POS><CD|JJ.*|VBN|VBG>*<NN.*>+)*",
    r"<PRP|WP|EX>",
    r"<DT>?<JJ.*>*<CD>+",
    r"<DT>(?=<VB.*|MD|IN|WP|,|\.>)",
    r"<DT><JJ.*|VBN>+(?=<VBD|VBZ|VBP|MD|,|\.>)",
)
TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
)  # fmt: skip
LONGEST = 500  # tokens read at once: a table of numbers may be a sentence of any length, and a run of modifiers costs its square
# A letter a tag: a sentence is a string then, and its tokens are numbered as the characters are; those in a phrase are taken out.
LETTERS: dict[str, str] = dict(zip(TAGS, string.ascii_letters, strict=False))
TAKEN = "-"


def _letters(pattern: re.Match) -> str:
    """The letters, as a class, of the tags that a pattern between < and > stands for."""
    return f"[{''.join(letter for tag, letter in LETTERS.items() if re.fullmatch(pattern[1], tag))}]"


RULES = tuple(re.compile(re.sub("<([^<>!]+)>", _letters, rule)) for rule in (COORDINATED, *GRAMMAR))


def chunk_spans(tags: Sequence[str]) -> list[tuple[int, int]]:
    """The spans (first, last), half-open token numbers, of the base noun phrases of one sentence, which its tags decide."""
    pieces = range(0, len(tags), LONGEST)
    return [(piece + first, piece + last) for piece in pieces for first, last in _spans(tuple(tags[piece : piece + LONGEST]))]


@lru_cache(maxsize=128)  # several analyses ask for the sentences of one article
def _spans(tags: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The spans of at most `LONGEST` tokens."""
    spans: list[tuple[int, int]] = []

    def take(match: re.Match[str]) -> str:
        spans.append(match.span())
        return TAKEN * len(match[0])

    sentence = "".join([LETTERS[tag] for tag in tags])
    for rule in RULES:
        sentence = rule.sub(take, sentence)
    return tuple(sorted(spans))
