"""Which paragraphs ask, which answer and which are the reporter's, from the features of each.

An article is read as prose, with interviews in which questions, answers and asides (subheads, captions, stage directions) change. Every
feature adds its points of `data/lexicons/turn_points.tsv`; the reading with the largest sum is taken, found with the Viterbi algorithm.
"""

from onrecord.attribution.dialogue.dialogue_tables import paragraph_patterns, part_points, phrases, points

PROSE, ASKING, ANSWERING, ASIDE = range(4)
PARTS = (ASKING, ANSWERING, ASIDE)
STEPS = {PROSE: "(from prose)", ASKING: "(from a question)", ANSWERING: "(from an answer)", ASIDE: "(from an aside)"}
# The fewest questions of an interview without labels, and the most changes that count.
FEWEST_QUESTIONS, MOST_CHANGES = 2, 6

# What the share of questions ("q") or answers ("a") that have one of the features speaks for.
SHARES = {
    "answers that speak of themselves": ("a", ["speaks of itself"]),
    "answers that reply": ("a", ["opens with a reply", "is brief"]),
    "answers to somebody": ("a", ["speaks to somebody"]),
    "questions to somebody": ("q", ["speaks to somebody"]),
    "questions of themselves": ("q", ["says I"]),
    "questions set off": ("q", ["is set off"]),
}


def features(text: str) -> set[str]:
    """The features of a paragraph, given without its label and without what stands in quotation marks."""
    return {"(always)"} | {name for name, known in paragraph_patterns() if known.search(text)}


def divide(found: list[set[str]], labelled: dict[int, int]) -> list[int]:
    """The part of every paragraph from the features of each; `labelled` are the parts that labels tell, by the number of the paragraph."""
    known = part_points()
    best, back = {PROSE: 0.0}, []
    for number, own in enumerate(found):
        values = {part: sum(known[name][part - 1] for name in sorted(own)) for part in PARTS} | {PROSE: 0.0}
        for part in PARTS if number in labelled else ():
            values[part] += known["(labelled as the part)" if labelled[number] == part else "(labelled as the other part)"][part - 1]
        ways = {part: max((best[before] + _step(before, part, number in labelled), before) for before in best) for part in values}
        best = {part: ways[part][0] + value for part, value in values.items()}
        back.append({part: before for part, (_, before) in ways.items()})
    parts = [max(best, key=best.__getitem__)] if found else []
    for step in reversed(back[1:]):
        parts.append(step[parts[-1]])
    return parts[::-1]


def _step(before: int, part: int, labelled: bool) -> float:
    """What a step from one part to another adds; to a paragraph with a label only the step from prose does."""
    if part == PROSE or labelled and before != PROSE:
        return 0.0
    return part_points()["(from prose to a label)" if labelled else STEPS[before]][part - 1]


def is_interview(found: list[set[str]], parts: list[int], introduction: str) -> bool:
    """Whether the questions and answers of an article without labels are an interview."""
    questions = [own for own, part in zip(found, parts, strict=True) if part == ASKING]
    changes = [number for number in range(1, len(parts)) if parts[number - 1] == ASKING and parts[number] == ANSWERING]
    if len(changes) < FEWEST_QUESTIONS:
        return False
    answers = [set[str]().union(*_answer(found, parts, number)) for number in changes]
    headline = introduction.strip().partition("\n")[0]
    told = {"announced": introduction, "presented": introduction, "headline": headline, "headline speaks": headline}
    value = {tells: float(any(known.search(text) for known in phrases(tells))) for tells, text in told.items()}
    sides = {"q": questions, "a": answers}
    value |= {name: _share(sides[of], *names) for name, (of, names) in SHARES.items()}
    value |= {"always": 1.0, "changes": min(len(changes), MOST_CHANGES)}
    return sum(points("article")[name] * times for name, times in value.items()) > 0


def _share(found: list[set[str]], *names: str) -> float:
    """The share of the questions or answers that have one of the features."""
    return sum(not own.isdisjoint(names) for own in found) / len(found)


def _answer(found: list[set[str]], parts: list[int], first: int) -> list[set[str]]:
    """The features of the paragraphs of the answer that begins with one."""
    last = next((number for number in range(first, len(parts)) if parts[number] != ANSWERING), len(parts))
    return found[first:last]
