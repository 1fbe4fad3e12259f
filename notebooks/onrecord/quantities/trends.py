"""The trend of a figure: up or down where it is the amount of a change ("rose 4 %", "a 4 % drop"), nothing for the level reached."""

from dataclasses import replace

from onrecord import lexicons
from onrecord.prose.window import Place
from onrecord.quantities.evidence_tables import Evidence, held
from onrecord.quantities.mention import Mention

REACH = 12
STEPS = {"before": -1, "behind": 1}


def evidence(mention: Mention, at: Place) -> list[Evidence]:
    """The rows of data/lexicons/trend_evidence.tsv that hold of a figure."""
    sign = "negative" if mention.high < 0 else "positive"
    return held("trend_evidence", at, (f"kind {mention.kind}", sign))


def find_trend(mention: Mention, at: Place) -> str | None:
    """up or down for the amount of a change, else None."""
    found = evidence(mention, at)
    if sum(row.points for row in found) <= 0:
        return None
    side = max(found, key=lambda row: row.points).yields
    return direction(at, STEPS[side]) if side in STEPS else side


def direction(at: Place, step: int) -> str | None:
    """Which way the nearest word of change on one side of a figure points, or None."""
    known, first = lexicons.classes("changes"), at.first - 1 if step < 0 else at.last
    numbers = range(first, first + step * REACH, step)
    ways = (known.get(at.word(number), "").split(",")[0] for number in numbers)
    return next((way for way in ways if way in ("up", "down")), None)


def with_trend(mention: Mention, at: Place) -> Mention:
    """The mention with its trend, and whether a word of change stands before it."""
    return replace(mention, trend=find_trend(mention, at), changes=changes_before(at))


def changes_before(at: Place) -> bool:
    """Whether a word of change stands before a figure in its clause, so that "from 5 to 8" tells two levels and no range."""
    for number in range(at.first - 1, at.first - REACH, -1):
        if at.word(number) == ";" or at.word(number) in lexicons.words("changes") and not describes(at, number):
            return at.word(number) != ";"
    return False


def describes(at: Place, number: int) -> bool:
    """Whether a word of change only describes the noun behind it: "a rising scale of fines from 5 to 8"."""
    noun = at.tag(number + 1).startswith("NN") or at.tag(number + 1).startswith("JJ") and at.tag(number + 2).startswith("NN")
    return noun and at.tag(number) in ("VBG", "VBN", "JJ") and at.tag(number - 1) in ("DT", "JJ", "PRP$", "IN", "")
