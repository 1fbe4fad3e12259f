"""Generated articles: the vocabulary and the sentences of the sample articles, shuffled with a fixed seed."""

import random

from onrecord import paths
from onrecord.article import Article
from onrecord.prose import read_prose


def sentences() -> list[str]:
    """The sentences of all articles that come with the project."""
    found = []
    for path in sorted(paths.ARTICLES.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found += [text[sentence.start : sentence.end] for sentence in read_prose(Article.from_text(text)).sentences]
    return [sentence for sentence in found if len(sentence) > 40 and "\n" not in sentence]


def article(words: int, seed: int) -> str:
    """An article of about `words` words, three sentences a paragraph."""
    pool, draw = sentences_once(), random.Random(seed)
    chosen, size = [], 0
    while size < words:
        chosen.append(draw.choice(pool))
        size += chosen[-1].count(" ") + 1
    return "\n".join(" ".join(chosen[at : at + 3]) for at in range(0, len(chosen), 3))


_POOL: list[str] = []


def sentences_once() -> list[str]:
    """The sentences, read once."""
    if not _POOL:
        _POOL.extend(sentences())
    return _POOL
