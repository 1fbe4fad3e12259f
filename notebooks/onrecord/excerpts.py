"""The words of the article around a figure: few enough for a list, and as they stand."""

import re

from onrecord import lexicons
from onrecord.analysis import Analysis
from onrecord.article import Span

BEFORE, BEHIND = 4, 3  # words at most
WORD = re.compile(r"\S+")
CLAUSE_END = re.compile(r"[,;:.?!…\"”»)—–]+$")
CLAUSE_START = re.compile(r"^[\"“«(—–]")
Place = tuple[int, int]
OUTER = '"“”«»()[],;:.—– '  # signs that are left off at both ends


def around(analysis: Analysis, start: int, end: int) -> str:
    """A figure with the words beside it in its clause, up to other figures: "expected to raise £2.4 million".

    What only joins words is left off at both ends, unless it says how the figure is meant ("more than"). Where nothing is left beside
    the figure, those before it in its sentence stand there, whatever they are.
    """
    text = analysis.article.text
    sentence = next((sentence for sentence in analysis.prose.sentences if sentence.start <= start < sentence.end), Span(start, end))
    words = [match.span() for match in WORD.finditer(text, sentence.start, sentence.end)]
    before = [span for span in words if span[1] <= start][-BEFORE:]
    behind = [span for span in words if span[0] >= end][:BEHIND]
    inside = [(start, end), *(span for span in words if span[0] < end and start < span[1])]  # "40" of "40-year-old", too
    core = (min(first for first, _ in inside), max(last for _, last in inside))
    figures = list(zip(analysis.quantities["start"], analysis.quantities["end"], strict=True))
    left = _until(text, core, before[::-1], figures, (CLAUSE_START, CLAUSE_END))[::-1]
    right = _until(text, core, behind, figures, (CLAUSE_END, CLAUSE_START))
    found = _trimmed(text, left, core, right)
    return found if found != text[slice(*core)].strip(OUTER) else _trimmed(text, before, core, right)


def _until(text: str, core: Place, words: list[Place], figures: list[Place], signs: tuple[re.Pattern[str], re.Pattern[str]]) -> list[Place]:
    """The words up to another figure or the end of the clause, told by the signs behind its last word and before the next one's first."""
    behind, before = signs
    taken: list[Place] = []
    for word in words:
        nearer = text[slice(*(taken or [core])[-1])]
        figure = any(start < word[1] and word[0] < end for start, end in figures)
        if figure or behind.search(nearer) or before.search(text[slice(*word)]):
            break
        taken.append(word)
    return taken


def _trimmed(text: str, left: list[Place], core: Place, right: list[Place]) -> str:
    """The words on one line, without those at both ends that only join."""
    joining, meant = lexicons.words("stopwords"), lexicons.words("modifiers")
    before, behind = ([text[slice(*word)] for word in words] for words in (left, right))
    while before and before[0].lower() in joining and not any(" ".join(before[:size]).lower() in meant for size in range(1, BEFORE + 1)):
        del before[0]
    while behind and behind[-1].lower().strip(OUTER) in joining:
        del behind[-1]
    return " ".join(" ".join([*before, text[slice(*core)], *behind]).split()).strip(OUTER)
