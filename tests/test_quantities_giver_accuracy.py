"""Who gave each figure, measured on articles written for the purpose (`tests/articles/givers.txt`)."""

from collections import Counter
from pathlib import Path

import pandas as pd

from onrecord.article import Article
from onrecord.attribution import find_attributions
from onrecord.prose import read_prose
from onrecord.quantities import find_quantities

ARTICLES = Path(__file__).parent / "articles" / "givers.txt"


def read_articles() -> list[list[tuple[str, str]]]:
    """The articles, each a list of (giver, paragraph)."""
    lines = ARTICLES.read_text(encoding="utf-8").split("\n")
    blocks = "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n")
    return [[tuple(part.strip() for part in line.split(" | ", 1)) for line in block.split("\n")] for block in blocks]


def judge(paragraphs: list[tuple[str, str]]) -> list[tuple[bool, str, str, str]]:
    """For every figure of an article: whether its giver is right, the right one, the one found and the paragraph."""
    article = Article.from_text("\n".join(text for _, text in paragraphs))
    prose = read_prose(article)
    judged, seen = [], Counter()
    for row in find_quantities(article, prose, find_attributions(article, prose)).to_dict("records"):
        givers, text = paragraphs[row["paragraph"]]
        giver = givers.split("; ")[min(seen[text], givers.count(";"))]
        seen[text] += 1
        found = "-" if pd.isna(row["attribution"]) else "somebody" if pd.isna(row["speaker"]) else row["speaker"]
        judged.append((found == giver if "-" in (found, giver) else giver.lower() in found.lower(), giver, found, text))
    return judged


def test_nine_in_ten_figures_have_the_right_giver():
    judged = [figure for paragraphs in read_articles() for figure in judge(paragraphs)]
    wrong = [figure[1:] for figure in judged if not figure[0]]
    assert len(judged) >= 150
    assert 1 - len(wrong) / len(judged) >= 0.9, wrong
