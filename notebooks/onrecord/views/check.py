"""What to check, the most useful first: one entry for each place, figures without a source in one."""

from typing import NamedTuple

from onrecord import schema
from onrecord.analysis import Analysis
from onrecord.corrections import TELLING
from onrecord.excerpts import around
from onrecord.flags import by_weight, rank
from onrecord.prose.tokens import count_words
from onrecord.views.annotated import flag_anchors
from onrecord.views.fixes import Fix, fix
from onrecord.views.markup import View, render
from onrecord.wording import given, label, shorten

GROUPED = "quantity_without_giver"
LONGEST = 140  # characters of an entry
MOST = 24  # entries of the group that are shown at once; one line more is left for the others


class CheckEntry(NamedTuple):
    """A place to check: its words, where it stands, why, and what a correction of it needs."""

    text: str
    href: str
    why: str
    anchor: str
    fix: Fix | None


class CheckGroup(NamedTuple):
    """All places of one kind, with the one reason that they share, if they do."""

    name: str
    why: str
    entries: list[CheckEntry]
    together: bool


def check_list(analysis: Analysis) -> View:
    """A ranked list of what an editor should look at, each with a link to its place."""
    flags = schema.records(analysis.flags)
    found: dict[str, list[CheckEntry]] = {}
    weights = {start: place for place, start in enumerate(by_weight(analysis.quantities)["start"])}
    places = zip(flag_anchors(analysis), flags, strict=True)
    for anchor, row in sorted(places, key=lambda place: weights.get(place[1]["start"], 0) if place[1]["flag"] == GROUPED else 0):
        needs = fix(analysis.article, "missing", row) if row["flag"] == "quotation_without_source" and given(row["start"]) else None
        own = f"check-{anchor}" if anchor.startswith("f") else ""
        text = _words(analysis, row) if given(row["text"]) else ""
        found.setdefault(row["flag"], []).append(CheckEntry(text, f"#{anchor}" if anchor else "", row["why"], own, needs))
    groups = []
    for name in sorted(found, key=rank):
        reasons = {entry.why for entry in found[name]}
        shared = next(iter(reasons)) if len(reasons) == 1 else ""
        groups.append(CheckGroup(label(name), shared, found[name], name == GROUPED))
    return render("check", groups=groups, most=MOST)


def check_count(analysis: Analysis) -> int:
    """How many entries the list has; figures without a source are one."""
    names = list(analysis.flags["flag"])
    return len([name for name in names if name != GROUPED]) + (GROUPED in names)


def _words(analysis: Analysis, row: dict) -> str:
    """The words of a flag, or the sentence of few words that say nothing alone; a figure with the words beside it."""
    if row["flag"] == GROUPED:
        return around(analysis, row["start"], row["end"])
    if count_words(row["text"]) >= TELLING:
        return shorten(row["text"], LONGEST)
    whole = next((sentence for sentence in analysis.prose.sentences if sentence.start <= row["start"] < sentence.end), None)
    return shorten(analysis.article.text[whole.start : whole.end] if whole else row["text"], LONGEST)
