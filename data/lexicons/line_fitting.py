"""The fitting of the weights of lines: the linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) of
`onrecord.formats.segmentation`.

Lines labelled null, and where insets lie, are summed over. Signs are held to what is known, so that a phrase of pages never speaks for the
article. A division that loses words of the article or keeps others is held off by a margin for each of them (softmax-margin, Gimpel & Smith
2010). scipy's L-BFGS-B finds the weights, with a ridge, from nought: the same each time.
"""

from bisect import bisect_left
from collections import Counter

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

BEFORE, ARTICLE, INSET, AFTER = range(4)
Weights = dict[str, dict[str, float]]
RIDGE = 10.0
HELD_END = 1.8  # taken from what an end scores, so that a clean article with a short last paragraph stays whole
LEAST = 15  # lines in which a feature has to occur
LOST, KEPT = 0.02, 0.02  # what a word of the article that is lost, or another that is kept, costs
MOST_WORDS = 50  # of a line that count
HEIGHTS = (60, 130, 260)  # lines of pages that are put together, so that little of a rectangle is empty
STEPS = 80  # of the optimiser
FARTHEST = -1e5  # a logarithm for the impossible
# What never speaks for the article.
AGAINST = ("below", "above", "right before", "repeated", "repeats", "link", "after a comment", "after a sender", "between comments")
# Which features a column has, by how their names begin, and the signs that are held: -1, 1 or 0 for either.
COLUMNS = {
    "article": (("",), dict.fromkeys((*AGAINST, "phrase:"), -1)),
    "starts": (
        ("after a", "before a", "headline", "prose", "paragraphs", "words recur", "cohesion", "beside", "lines since"),
        {},
    ),
    "ends": (
        (
            "phrase:",
            "link",
            "prose below",
            "after a comment",
            "after a sender",
            "below",
            "paragraphs",
            "words recur",
            "before",
            "cohesion",
            "beside",
            "recurs",
            "in a list",
            "lines since",
            "between",
        ),
        {"phrase:": 1, "link": 1},
    ),
    "inset": (
        (
            "phrase:",
            "link",
            "title case",
            "prose",
            "paragraphs",
            "words recur",
            "cohesion",
            "recurs",
            "in a list",
            "lines since",
            "between",
        ),
        {"phrase:": 1, "link": 1},
    ),
}
ALWAYS = (
    ("starts", "always", -1),
    ("ends", "always", -1),
    ("inset", "always", -1),
    ("article", "within an inset", 0),
    ("starts", "within an inset", -1),
)


class Design:
    """All pages as arrays, those of about the same height together; every weight has the same place in each."""

    def __init__(self, pages: list[dict]) -> None:
        counts = Counter(name for page in pages for line in page["found"] for name in line)
        names = {
            column: [name for name in sorted(counts) if counts[name] >= LEAST and name.startswith(starts)]
            for column, (starts, _) in COLUMNS.items()
        }
        self.keys = [(column, name) for column, own in names.items() for name in own] + [key[:2] for key in ALWAYS]
        heights = np.array([bisect_left(HEIGHTS, len(page["found"])) for page in pages])
        self.rows = [np.flatnonzero(heights == height) for height in sorted(set(heights))]
        self.parts = [Rectangle([pages[row] for row in rows], names) for rows in self.rows]

    def bounds(self) -> list[tuple[float | None, float | None]]:
        """The least and the largest value of every weight."""
        own = self.keys[: -len(ALWAYS)]
        signs = [next((sign for start, sign in COLUMNS[column][1].items() if name.startswith(start)), 0) for column, name in own]
        signs += [sign for *_, sign in ALWAYS]
        return [(0 if sign > 0 else None, 0 if sign < 0 else None) for sign in signs]


class Rectangle:
    """Pages as arrays: a sparse matrix of features a column, the labels, and the place of every line in a rectangle of pages."""

    def __init__(self, pages: list[dict], names: dict[str, list[str]]) -> None:
        self.names = names
        lines = [line for page in pages for line in page["found"]]
        self.matrices = {column: _matrix(lines, own) for column, own in names.items()}
        height = max(len(page["found"]) for page in pages)
        self.where = np.array([(row, place) for row, page in enumerate(pages) for place in range(len(page["found"]))])
        self.shape = (len(pages), height)
        self.labels = self.spread(np.array([label for page in pages for label in page["labels"]], float), -1)
        self.words = self.spread(np.array([min(MOST_WORDS, words) for page in pages for words in page["words"]], float), 0)
        self.there = self.spread(np.ones(len(lines)), 0) > 0

    def spread(self, values: np.ndarray, empty: float) -> np.ndarray:
        """Values of lines in the rectangle of pages."""
        spread = np.full(self.shape, float(empty))
        spread[self.where[:, 0], self.where[:, 1]] = values
        return spread

    def split(self, values: np.ndarray) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """The weights of each column, and those that are the same on every line."""
        columns, start = {}, 0
        for column, names in self.names.items():
            columns[column] = values[start : start + len(names)]
            start += len(names)
        return columns, values[start:]


def _matrix(lines: list[set[str]], names: list[str]) -> csr_matrix:
    """A row a line, a column a feature."""
    number = {name: place for place, name in enumerate(names)}
    cells = [(row, number[name]) for row, line in enumerate(lines) for name in line if name in number]
    rows, columns = np.array(cells).T if cells else (np.zeros(0, int), np.zeros(0, int))
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(lines), len(names)))


def _loss(values: np.ndarray, design: Design, counted: np.ndarray) -> tuple[float, np.ndarray]:
    """The negative log-likelihood of the counted pages' labels, with the margin of words and the ridge, and its gradient."""
    told = [_explained(values, part, counted[rows]) for part, rows in zip(design.parts, design.rows, strict=True)]
    total, gradient = (sum(parts) for parts in zip(*told, strict=True))
    return RIDGE / 2 * float(values @ values) - total, RIDGE * values - gradient


def _explained(values: np.ndarray, design: Rectangle, counted: np.ndarray) -> tuple[float, np.ndarray]:
    """The log-likelihood of the counted pages' labels with the margin of words, and its gradient."""
    columns, (starts, ends, insets, within, resumes) = design.split(values)
    scores = {column: design.spread(design.matrices[column] @ columns[column], 0) for column in columns}
    line = scores["article"]
    outside, inside = np.where(design.labels == 1, FARTHEST, 0), np.where(design.labels == 0, FARTHEST, 0)
    lost, kept = np.where(design.labels == 1, LOST, 0) * design.words, np.where(design.labels == 0, KEPT, 0) * design.words
    total, sums = 0.0, None
    for sign, out, within_article in ((1, outside, inside), (-1, lost, kept)):
        ways = {
            (0, 0): out,
            (1, 1): line + within_article,
            (0, 1): line + within_article + starts + scores["starts"],
            (2, 1): line + within_article + resumes,
            (2, 2): out + within,
            (1, 2): out + within + insets + scores["inset"],
            (3, 3): out,
            (1, 3): out + ends + scores["ends"],
        }
        first = np.full((len(line), 4), 2 * FARTHEST)
        first[:, 0], first[:, 1] = out[:, 0], (line + within_article)[:, 0]
        logs, expected = _expected(ways, first, design.there)
        total += sign * float((logs * counted).sum())
        expected = {way: sign * value * counted[:, None] for way, value in expected.items()}
        sums = expected if sums is None else {way: sums[way] + expected[way] for way in sums}
    flat = {way: value[design.where[:, 0], design.where[:, 1]] for way, value in sums.items()}
    by_column = {
        "article": flat[1, 1] + flat[0, 1] + flat[2, 1],
        "starts": flat[0, 1],
        "ends": flat[1, 3],
        "inset": flat[1, 2],
    }
    gradient = [design.matrices[column].T @ by_column[column] for column in columns]
    always = (flat[0, 1], flat[1, 3], flat[1, 2], flat[2, 2] + flat[1, 2], flat[2, 1])
    gradient.append([one.sum() for one in always])
    return total, np.concatenate(gradient)


def _expected(ways: dict, first: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, dict]:
    """The logarithm of the sum over all divisions of every page, and how often each way is gone at each line (forward-backward, scaled)."""
    pages, height = there.shape
    largest = np.max(list(ways.values()), axis=0)
    moves = np.zeros((height, pages, 4, 4))
    for (before, after), score in ways.items():
        moves[:, :, before, after] = np.exp(score - largest).T
    moves[~there.T] = np.eye(4)
    logs = np.where(there, largest, 0)[:, 1:].sum(axis=1)
    forward, backward = np.zeros((height, pages, 4)), np.zeros((height, pages, 4))
    top = first.max(axis=1)
    forward[0] = np.exp(first - top[:, None])
    for place in range(1, height):
        forward[place] = np.matmul(forward[place - 1][:, None, :], moves[place])[:, 0]
        size = forward[place].sum(axis=1)
        logs += np.log(size)
        forward[place] /= size[:, None]
    backward[-1][:, (ARTICLE, AFTER)] = 1
    for place in range(height - 1, 0, -1):
        backward[place - 1] = np.matmul(moves[place], backward[place][:, :, None])[:, :, 0]
        backward[place - 1] /= backward[place - 1].sum(axis=1)[:, None]
    logs += top + np.log((forward[-1] * backward[-1]).sum(axis=1))
    gone = forward[:-1, :, :, None] * moves[1:] * backward[1:, :, None, :]
    gone /= gone.sum(axis=(2, 3))[:, :, None, None]
    expected = {way: np.zeros((pages, height)) for way in ways}
    for way in ways:
        expected[way][:, 1:] = gone[:, :, way[0], way[1]].T * there[:, 1:]
    held = forward[0] * backward[0]
    expected[ARTICLE, ARTICLE][:, 0] = held[:, ARTICLE] / held.sum(axis=1)
    return logs, expected


def fit(design: Design, counted: np.ndarray) -> np.ndarray:
    """The weights that explain the counted pages best."""
    nought, options = np.zeros(len(design.keys)), {"maxiter": STEPS}
    return minimize(_loss, nought, (design, counted), jac=True, method="L-BFGS-B", bounds=design.bounds(), options=options).x


def as_table(design: Design, values: np.ndarray) -> Weights:
    """The weights as the segmentation reads them, rounded; those near nought are left out."""
    table: Weights = {column: {} for column in COLUMNS}
    for (column, name), value in zip(design.keys, values, strict=True):
        if abs(value) >= 0.05 or (column, name) in [key[:2] for key in ALWAYS]:
            table[column][name] = round(float(value), 1) + 0.0
    table["ends"]["always"] = round(table["ends"]["always"] - HELD_END, 1)
    return table
