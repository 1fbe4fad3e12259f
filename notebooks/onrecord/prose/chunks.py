"""Base noun phrases by NLTK's regular expressions over tags."""

from functools import cache, lru_cache

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
    return list(_spans(tuple(tag for _, tag in tagged)))


@lru_cache(maxsize=128)  # several analyses ask for the sentences of one article
def _spans(tags: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The spans, which the tags alone decide."""
    spans, at = [], 0
    for node in parser().parse([("", tag) for tag in tags]):
        size = len(node) if isinstance(node, Tree) else 1
        if isinstance(node, Tree):
            spans.append((at, at + size))
        at += size
    return tuple(spans)
