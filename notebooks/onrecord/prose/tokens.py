"""Words and their offsets: NLTK's word tokeniser over text whose curly marks have been straightened one for one."""

import re

from nltk.tokenize import NLTKWordTokenizer

# One character for one, so that offsets stay those of the article.
STRAIGHT = str.maketrans(
    {
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
)
TOKENIZER = NLTKWordTokenizer()
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
PLAIN = re.compile(r"\w+|[^\w\s]")


def straighten(text: str) -> str:
    """`text` with straight quotation marks and plain spaces, character for character."""
    return text.translate(STRAIGHT)


def token_spans(text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the tokens of one straightened sentence, as NLTK's tokeniser cuts them."""
    try:
        return list(TOKENIZER.span_tokenize(text))
    except ValueError:  # NLTK cannot align some mixtures of quotation marks
        return [match.span() for match in PLAIN.finditer(text)]


def count_words(text: str) -> int:
    """The number of words in `text`, hyphens and apostrophes kept."""
    return len(WORD.findall(text))
