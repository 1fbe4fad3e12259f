"""Figures of two numbers: ranges ("14,000 to 18,000"), ratios ("one in four"), double bounds, tolerances, and the two ends of a change."""

from dataclasses import replace
from itertools import pairwise

from onrecord.quantities.mention import Mention
from onrecord.quantities.pairs import find_pair, shared_factor


def join_close(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with what belongs together by its form alone put together: "14-18" and "one in four"."""
    return join_pairs(text, mentions, "close")


def join_ranges(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, once their modifiers and trends are known, with the bounds of each range put together."""
    return join_pairs(text, mentions, "range")


def join_pairs(text: str, mentions: list[Mention], way: str) -> list[Mention]:
    """The mentions with neighbours merged that are tied in one `way`, and the terms of ratios divided."""
    joined = mentions[:1]
    for mention in mentions[1:]:
        tie = find_pair(text, joined[-1], mention, "ratio", way)
        joined[len(joined) - bool(tie) :] = [JOINS[tie](joined[-1], mention) if tie else mention]
    return joined


def divide(one: Mention, other: Mention) -> Mention:
    """The ratio of two mentions."""
    share = one.low / other.low
    return replace(one, end=other.end, number_end=other.number_end, low=share, high=share, style="ratio")


def merge(one: Mention, other: Mention) -> Mention:
    """The range from one mention to the other."""
    low, high = sorted((one.low * shared_factor(one, other), other.high))
    own = one.unit is not None and (other.unit is None or " per " not in other.unit.name)
    return replace(
        one,
        end=other.end,
        number_end=other.number_end,
        low=low,
        high=high,
        factor=other.factor,
        unit=one.unit if own else other.unit,
        unit_start=other.unit_start,
        modifier="between",
        trend=one.trend,
        is_range=True,
    )


JOINS = {"ratio": divide, "close": merge, "range": merge}


def set_roles(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the two ends of each change told apart: "rose from 5 to 8", "rose to 8 from 5", "8, up from 5"."""
    told, levels = list(mentions), [number for number, mention in enumerate(mentions) if mention.kind != "duration"]
    for one, other in sorted({*pairwise(range(len(mentions))), *pairwise(levels)}):  # "to 8 in the four months to May, up from 5"
        if roles := find_pair(text, mentions[one], mentions[other], "from to", "to from"):
            told[one], told[other] = ends(told[one], told[other], *roles.split())
    return told


def ends(one: Mention, other: Mention, role: str, other_role: str) -> tuple[Mention, Mention]:
    """The two ends of a change, each with its role, and the first with the unit and the scale that are written for both at the second."""
    factor = shared_factor(one, other)
    first = replace(one, low=one.low * factor, high=one.high * factor, unit=one.unit or other.unit, elided=one.unit is None, role=role)
    return first, replace(other, role=other_role)


def set_tolerances(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with each "plus or minus 100" put into the figure before it."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and find_pair(text, kept[-1], mention, "tolerance"):
            kept[-1] = replace(kept[-1], tolerance=mention.high)
        else:
            kept.append(mention)
    return kept
