"""The prose of an article: sentences, tokens, tags, lemmas and noun phrases, all by offset into `Article.text`.

Built on NLTK and simplemma, with nothing downloaded. Tokens are numbered from 0 through the whole article, in parallel lists.
"""

from onrecord.article import Article
from onrecord.prose.layers import Chunk, Prose, Sentence, lemma
from onrecord.prose.retagging import retagged
from onrecord.prose.sentences import sentence_spans
from onrecord.prose.tagger import tagger
from onrecord.prose.tokens import straighten, token_spans

__all__ = ["Chunk", "Prose", "Sentence", "lemma", "read_prose"]


def read_prose(article: Article) -> Prose:
    """The prose of the article's paragraphs."""
    straight = straighten(article.text)
    sentences, by_sentence, starts, ends = [], [], [], []
    for number, (paragraph_start, paragraph_end) in enumerate(article.paragraphs):
        for start, end in sentence_spans(straight[paragraph_start:paragraph_end]):
            start, end = paragraph_start + start, paragraph_start + end
            spans = token_spans(straight[start:end])
            if not spans:
                continue
            first = len(starts)
            starts += [start + a for a, _ in spans]
            ends += [start + b for _, b in spans]
            by_sentence.append([straight[a:b] for a, b in zip(starts[first:], ends[first:], strict=True)])
            sentences.append(Sentence(first, len(starts), start, end, number))
    tags = [tag for sentence in tagger().tag(by_sentence) for tag in sentence]
    words = [word for words in by_sentence for word in words]
    return Prose(article.text, sentences, words, retagged(words, tags), starts, ends)
