"""Where the article starts, pauses and ends on a page, from the features of its lines.

The page is read as page, article with insets, page. Every feature of a line adds its weight of `data/lexicons/line_weights.tsv`: for the
line being part of the article, for the article starting there, ending there, or pausing for an inset. The division of the page with the
largest sum is taken, found with the Viterbi algorithm: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001).
"""

from functools import cache

from onrecord import lexicons

BEFORE, ARTICLE, INSET, AFTER = range(4)
IMPOSSIBLE = float("-inf")


@cache
def weights() -> dict[str, dict[str, float]]:
    """`{column: {feature: weight}}` of the table of weights."""
    rows = lexicons.table("line_weights")
    return {column: {row["feature"]: float(row[column]) for row in rows if row[column]} for column in rows[0] if column != "feature"}


def _sum(column: str, own: set[str]) -> float:
    """What the features of a line add up to in a column of the table."""
    known = weights()[column]
    return sum(known[name] for name in sorted(own) if name in known)


def divide(found: list[set[str]]) -> list[int]:
    """The state of every line (BEFORE, ARTICLE, INSET or AFTER) from the features of every line."""
    if not found:
        return []
    always = {column: weights()[column].get("always", 0.0) for column in weights()}
    inset_line, resumes = (weights()[column]["within an inset"] for column in ("article", "starts"))
    best = [0.0, _sum("article", found[0]), IMPOSSIBLE, IMPOSSIBLE]
    back: list[list[int]] = []
    for own in found[1:]:
        line, starts, ends, inset = (cost + _sum(column, own) for column, cost in always.items())
        ways = (
            [(best[BEFORE], BEFORE)],
            [(best[ARTICLE] + line, ARTICLE), (best[BEFORE] + starts + line, BEFORE), (best[INSET] + resumes + line, INSET)],
            [(best[INSET] + inset_line, INSET), (best[ARTICLE] + inset + inset_line, ARTICLE)],
            [(best[AFTER], AFTER), (best[ARTICLE] + ends, ARTICLE)],
        )
        chosen = [max(way) for way in ways]
        best = [value for value, _ in chosen]
        back.append([state for _, state in chosen])
    states = [ARTICLE if best[ARTICLE] >= best[AFTER] else AFTER]
    for step in reversed(back):
        states.append(step[states[-1]])
    return states[::-1]
