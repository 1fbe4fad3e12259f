"""What an editor should check, each with its place and the reason in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from onrecord import lexicons, schema
from onrecord.article import Article, Span
from onrecord.formats.understood import lacking
from onrecord.prose.quotations import quotations
from onrecord.prose.tokens import count_words
from onrecord.wording import given, label, plural, speaker, told

SHORTEST = 4  # words in quotation marks below which they may be a title, a nickname or scare quotes
FEW = 3  # sources below which one type among them tells nothing
# Types of which all sources may be without a word missing: nobody asks for an outsider in a match report. None where no type is known.
NO_MIX = ("unspecified", "celebrity_sport_culture")
DOUBTFUL = 0.5  # confidence up to which an attribution is as likely wrong as right
# What a text can lack that names and quotations are found by (the keys of `lacking`), and what comes of it.
LACKING = {
    "no_capitals": "The text has no capitals, by which names are told: people and organisations are missed.",
    "all_in_capitals": "The text is all in capitals, by which no name is told from other words: people and organisations are missed.",
    "no_quotation_marks": "There is no quotation mark in the text: if they were lost on the way, direct speech is missed.",
}
PARTS = ("year", "month", "day")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
DOUBTS = {
    "claim": "whether these words are a claim at all",
    "start": "where the source's words begin",
    "end": "where the source's words end",
    "source": "which words name the source",
    "speaker": "who the source is",
}
# The order in which they help an editor: what may be nobody's words first; what the rules doubt, and figures without a giver, last.
RANKS = (
    "row_left_out",
    "correction_does_not_fit",
    "quotation_without_source",
    "speaker_not_resolved",
    "anonymity_without_reason",
    "figure_told_in_two_ways",
    "contested_figure_with_one_source",
    "quotation_mark_not_closed",
    "no_capitals",
    "all_in_capitals",
    "no_quotation_marks",
    "no_named_person",
    "one_source_type",
    "date_incomplete",
    "doubtful_attribution",
    "quantity_without_giver",
)

Row = dict[str, Any]  # of one of the tables


def raise_flags(
    article: Article,
    attributions: pd.DataFrame,
    sources: pd.DataFrame,
    quantities: pd.DataFrame,
    unfit: Iterable[tuple[str, int | None, int | None]] = (),
    left_out: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """The table "flags" (flag, start, end, text, why), in order of place; flags on the whole article come first.

    `unfit` are corrections that could not be applied: (why, start, end) each; `left_out` says how many rows of
    each table did not point at their words. Columns "confidence" and "doubt" of the attributions are used
    where there are any.
    """
    said, figures = schema.records(attributions), schema.records(quantities)
    first_of = list({row["attribution"]: row for row in reversed(said)}.values())[::-1]
    rows = [
        *(_flag("correction_does_not_fit", *remark) for remark in unfit),
        *_unsound(left_out or {}),
        *_date(article),
        *(_flag(what, LACKING[what]) for what in lacking(article) if what != "no_quotation_marks" or not _has_direct(said)),
        *_mix(schema.records(sources)),
        *_own_quantities(article, figures, said),
        *_contested(article, figures),
        *_sources(first_of),
        *_doubtful(first_of),
        *_quotations(article, said),
    ]
    for row in rows:
        if given(row.get("start")):
            row["text"] = article.text[row["start"] : row["end"]]
    rows.sort(key=lambda row: (row.get("start", -1), row["flag"]))
    return schema.make("flags", rows)


def _has_direct(said: list[Row]) -> bool:
    """Whether direct speech was found: between single marks, or in the turns of an interview."""
    return any(schema.value(row, "speech") == "direct" for row in said)


def rank(flag: str) -> int:
    """The place of a kind of flag in a list that has the most useful first."""
    return RANKS.index(flag) if flag in RANKS else len(RANKS)


def _flag(name: str, why: str, start: int | None = None, end: int | None = None) -> dict[str, Any]:
    """A row of the table, on a stretch of the article or on all of it."""
    return {"flag": name, "why": why} | ({} if start is None or end is None else {"start": int(start), "end": int(end)})


def _unsound(left_out: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Rows that were left out because they do not point at their words: a mistake of the rules, which is told and not hidden."""
    for name, count in left_out.items():
        if count:
            yield _flag("row_left_out", f"{plural(count, 'row')} of {name} did not point at the article's words and was left out.")


def _date(article: Article) -> Iterator[dict[str, Any]]:
    date = article.date
    missing = [name for name in PARTS if getattr(date, name) is None]
    if str(date) and missing:
        yield _flag("date_incomplete", f"The article gives its date as “{date.text}”, without the {' and the '.join(missing)}.")


def without_giver(article: Article, table: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The rows of `quantities` that nobody is named for, each figure once.

    Not the word "one", nor a part of a compound ("two-man", "four-year"), nor what says of a source who it is ("two officials said"),
    nor what stands in words that a source is given: where it is doubtful whether they are, that is what is to be checked.
    """
    lacking_one = _lack_givers(article, schema.records(table), schema.records(attributions))
    return table.loc[pd.Series(lacking_one, index=table.index, dtype=bool)]


def _lack_givers(article: Article, figures: list[Row], said: list[Row]) -> list[bool]:
    """For each figure whether nobody is named for it."""
    given_words = [(row["start"], row["end"]) for row in said if given(row["speaker"]) or given(row["source"])]
    inside = _within(figures, _source_words(said) + given_words)
    return [_lacks_giver(article, row) and not held for row, held in zip(figures, inside, strict=True)]


def _in_compound(article: Article, row: Row) -> bool:
    """Whether a hyphen joins a figure to a word beside it, or its number to its unit."""
    unit = str(row["unit"]).split() if given(row["unit"]) else []
    beside = (article.text[row["start"] - 1 : row["start"]], article.text[row["end"] : row["end"] + 1])
    return "-" in beside or not set(unit).isdisjoint(str(row["text"]).lower().split("-")[1:])


def by_weight(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of `quantities`, what an editor asks about first in front: money and percentages, figures in digits, those in words."""
    written = ~table["text"].str.contains(r"\d", regex=True)
    order = pd.DataFrame({"written": written, "counted": ~table["kind"].isin(["money", "percent"])}).astype(bool)
    return table.loc[order.sort_values(["written", "counted"], kind="stable").index]


def of_sources(table: pd.DataFrame, attributions: pd.DataFrame) -> pd.Series:
    """For each row of `quantities` whether it stands in the words that name a source: "two officials", "a clerk there for nine years"."""
    return pd.Series(_within(schema.records(table), _source_words(schema.records(attributions))), index=table.index, dtype=bool)


def _lacks_giver(article: Article, row: Row) -> bool:
    """Whether nobody is named for a figure that is told here for the first time; the word "one" and a part of a compound are none."""
    told_of = any(given(row[name]) for name in ("attribution", "speaker", "same_as"))
    return not told_of and not _in_compound(article, row) and row["text"].lower() != "one"


def _source_words(said: list[Row]) -> list[tuple[int, int]]:
    """Where the words that name a source stand."""
    return [(row["source_start"], row["source_end"]) for row in said if given(row["source_start"])]


def _within(figures: list[Row], places: list[tuple[int, int]]) -> list[bool]:
    """For each figure whether it stands in one of the places."""
    return [any(first <= row["start"] and row["end"] <= last for first, last in places) for row in figures]


def _own_quantities(article: Article, figures: list[Row], said: list[Row]) -> Iterator[dict[str, Any]]:
    """Figures that nobody is named for."""
    for row, lacks in zip(figures, _lack_givers(article, figures, said), strict=True):
        if lacks:
            why = "The article gives this figure without saying who it is from."
            yield _flag("quantity_without_giver", why, row["start"], row["end"])


def _contested(article: Article, figures: list[Row]) -> Iterator[dict[str, Any]]:
    """Figures of one thing, kind and time whose bounds exclude each other."""
    differing: dict[int, list[Row]] = {}
    for row in figures:
        if given(row["conflict"]):
            differing.setdefault(row["conflict"], []).append(row)
    for _, rows in sorted(differing.items()):
        pair = next(((one, two) for at, one in enumerate(rows) for two in rows[:at] if _exclude(article, one, two)), None)
        if pair is None:
            continue
        givers = list(dict.fromkeys(row["speaker"] for row in rows if given(row["speaker"])))
        if len(givers) < 2:
            who = f"only {givers[0]} is named for one of them" if givers else "nobody is named for any of them"
            why = f"Differing figures are reported here, and {who}."
            yield _flag("contested_figure_with_one_source", why, rows[0]["start"], rows[0]["end"])
        later, earlier = pair
        first, second = (f"“{told(row)}” (paragraph {row['paragraph'] + 1})" for row in (earlier, later))
        why = f"{first} and {second} cannot both be true of one thing at one time."
        yield _flag("figure_told_in_two_ways", why, later["start"], later["end"])


def _exclude(article: Article, one: Row, other: Row) -> bool:
    """Whether two figures are of one kind, unit and time, and their bounds leave no common value."""
    same = all(schema.value(one, name) == schema.value(other, name) for name in ("kind", "unit"))
    when, then = (_times(article, row) for row in (one, other))
    (low, high), (lower, higher) = (_bounds(row) for row in (one, other))
    return same and (when == then or not when or not then) and (low > higher or lower > high)


def _bounds(row: Row) -> tuple[float, float]:
    """The bounds of a figure, open ones at infinity."""
    low, high = schema.value(row, "low"), schema.value(row, "high")
    return (float("-inf") if low is None else float(low), float("inf") if high is None else float(high))


def _times(article: Article, row: Row) -> frozenset[str]:
    """The years, months and days that are named within the figure's line, 60 characters to either side."""
    around = article.text[max(0, row["start"] - 60) : row["end"] + 60]
    calendar = lexicons.words("calendar", "month") | lexicons.words("calendar", "weekday")
    names = (word.lower() for word in WORD.findall(around) if word[0].isupper())
    return frozenset(YEAR.findall(around)) | calendar.intersection(names)


def _sources(said: list[Row]) -> Iterator[dict[str, Any]]:
    for row in said:
        place = (row["source_start"], row["source_end"]) if given(row["source_start"]) else (row["start"], row["end"])
        if schema.value(row, "identification") == "anonymous_source" and not given(row["anonymity_reason"]):
            yield _flag("anonymity_without_reason", "Anonymity was granted here, and the article does not say why.", *place)
        if given(row["source"]) and not given(row["speaker"]):
            why = f"“{row['source']}” could not be tied to anybody whom the article names."
            yield _flag("speaker_not_resolved", why, *place)


def _doubtful(said: list[Row]) -> Iterator[dict[str, Any]]:
    """Attributions that are as likely wrong as right, or likelier, with what is least sure of them."""
    for row in said:
        nobody = not given(row["speaker"]) and not given(row["source"])  # which is a flag of its own
        if given(row.get("confidence")) and row["confidence"] <= DOUBTFUL and not nobody and not given(row["corrected"]):
            doubt = str(row["doubt"]) if given(row.get("doubt")) else ""
            least = f"; least sure is {DOUBTS.get(doubt, label(doubt))}" if doubt else ""
            why = f"Given to {speaker(row)}. About {row['confidence']:.0%} of attributions found in this way are right{least}."
            yield _flag("doubtful_attribution", why, row["start"], row["end"])


def _quotations(article: Article, said: list[Row]) -> Iterator[dict[str, Any]]:
    """Quotations that nobody is given, and marks that are not closed, unless the next paragraph carries the quotation on."""
    found = quotations(article.text, article.paragraphs)
    opening = {quotation.paragraph for quotation in found if quotation.start == article.paragraphs[quotation.paragraph].start}
    spans = [(row["start"], row["end"], not given(row["speaker"]) and not given(row["source"])) for row in said]
    for quotation in found:
        span = Span(quotation.start, quotation.end)
        if not quotation.closed and quotation.paragraph + 1 not in opening:
            yield _flag("quotation_mark_not_closed", "A quotation is opened here and not closed in its paragraph.", *span)
        over = [unsaid for start, end, unsaid in spans if start < span.end and span.start < end]
        if all(over) and not _is_name(article.text, span, article.paragraphs[quotation.paragraph].start):
            yield _flag("quotation_without_source", "These words are in quotation marks, and no source was found for them.", *span)


def _is_name(text: str, span: Span, paragraph: int) -> bool:
    """Whether the words in quotation marks are a title, a nickname or scare quotes: few, or all capitalised, or after a word of naming.

    What ends in a sentence's point or a comma inside the marks is speech, unless it is a title.
    """
    inside = text[span.start : span.end]
    words = WORD.findall(inside)
    if count_words(inside) < SHORTEST:
        return True
    long = [word for word in words if word.lower() not in lexicons.words("stopwords")]
    if len(long) > 1 and all(word[0].isupper() for word in long):
        return True
    before = [word.lower() for word in WORD.findall(text[max(paragraph, span.start - 40) : span.start])[-3:]]
    return not re.search(r"[,.?!…][\"'”’»]*$", inside) and bool(set(before) & lexicons.words("naming_words"))


def _mix(sources: list[Row]) -> Iterator[dict[str, Any]]:
    named = [row for row in sources if given(row["speaker"])]
    if named and not any(schema.value(row, "identification") == "named_person" for row in named):
        yield _flag("no_named_person", f"No named person is among the {plural(len(named), 'source')}.")
    types = {row["source_type"] for row in named if given(row["source_type"])}
    if len(named) >= FEW and len(types) == 1 and types.isdisjoint(NO_MIX):
        yield _flag("one_source_type", f"All {len(named)} sources are of one type: {label(types.pop())}.")
