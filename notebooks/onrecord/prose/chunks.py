"""Base noun phrases by NLTK's regular expressions over tags."""

from functools import cache

from nltk import RegexpParser, Tree

GRAMMAR = r"""
NP: {<PDT>?<DT|PRP\$|WP\$>?<RB.*|CD|JJ.*|VBN|VBG|HYPH|\$>*<NN.*>+(<POS><CD|JJ.*|VBN|VBG>*<NN.*>+)*}
    {<PRP|WP|EX>}
    {<DT>?<JJ.*>*<CD>+}
    {<DT>(?=<VB.*|MD|IN|,|\.>)}
"""


@cache
def parser() -> RegexpParser:
    """The noun-phrase parser."""
    return RegexpParser(GRAMMAR)


def chunk_spans(tagged: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """The spans (first, last), half-open token numbers, of the base noun phrases of one sentence of (word, tag) pairs."""
    spans, at = [], 0
    for node in parser().parse(tagged):
        size = len(node) if isinstance(node, Tree) else 1
        if isinstance(node, Tree):
            spans.append((at, at + size))
        at += size
    return spans
