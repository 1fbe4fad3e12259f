"""The tables of an analysis as HTML: what a reader needs of each, every row with a link to its place in the article."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from onrecord import schema
from onrecord.analysis import Analysis
from onrecord.article import Article
from onrecord.terms.leading import TOLD
from onrecord.views.annotated import flag_anchors, speaker_numbers
from onrecord.views.fixes import Fix, fix
from onrecord.views.markup import View, render
from onrecord.wording import amount, by_hand, counted, given, giver, label, number, numbered, plural, shorten, speaker

NO_SOURCES = "The article attributes no words to a source."
NO_FIGURES = "The article reports no figures."
NO_TERMS = "The article holds no words to count."


class Cell(NamedTuple):
    """A cell: its text, the anchor it leads to, its value if it is a number; or several links (text, anchor).

    `find` is a word that the page's script searches for, `who` the number of a speaker whose words it shows.
    """

    text: str
    href: str = ""
    value: float | None = None
    links: tuple[tuple[str, str], ...] = ()
    find: str = ""
    who: str = ""


class ListingRow(NamedTuple):
    """A row: its cells, its anchor, and what a correction of it needs."""

    cells: list[Cell]
    anchor: str = ""
    fix: Fix | None = None


def _words(value: object) -> Cell:
    return Cell(label(str(value)) if given(value) else "")


def _text(value: object) -> Cell:
    return Cell(str(value) if given(value) else "")


def _count(value: Any) -> Cell:
    return Cell(number(float(value)), value=float(value)) if given(value) else Cell("")


def _share(value: Any) -> Cell:
    return Cell(f"{value:.0%}", value=float(value)) if given(value) else Cell("")


def _table(caption: str, columns: list[str], rows: Iterable[ListingRow], nothing: str, note: str = "") -> View:
    """A table with its rows, or the sentence `nothing` where there are none; columns in "n: " hold numbers."""
    named = [(name.removeprefix("n: "), name.startswith("n: ")) for name in columns]
    return render("table", caption=caption, columns=named, rows=list(rows), nothing=nothing, note=note)


def sources_table(analysis: Analysis) -> View:
    """Who speaks: one row for each speaker, with what the article says of them."""
    places, changed = _first_places(analysis), _changed(analysis)
    rows = [
        ListingRow(
            [
                Cell(speaker(row) + changed.get(row["speaker"], ""), places.get(row["speaker"], "")),
                _words(row["identification"]),
                _words(row["source_type"]),
                _text(row["role"]),
                _text(row["affiliation"]),
                _count(row["attributions"]),
                _count(row["words"]),
                _share(row["share"]),
            ]
        )
        for row in _speakers(analysis)
    ]
    columns = ["Speaker", "Identified as", "Source type", "Role", "Affiliation", "n: Attributions", "n: Words", "n: Share"]
    return _table("Who speaks, by words attributed", columns, rows, NO_SOURCES)


def sources_brief(analysis: Analysis) -> View:
    """Who speaks, for the panel beside the article: name with role, source type, attributions, share of the words."""
    places, changed, numbers, granted = _first_places(analysis), _changed(analysis), speaker_numbers(analysis), _anonymous(analysis)
    rows = []
    for row in _speakers(analysis):
        about = ", ".join(str(row[name]) for name in ("role", "affiliation") if given(row[name]))
        about = "" if about.lower() in speaker(row).lower() else about
        about = "; ".join(part for part in (about, granted.get(row["speaker"], "")) if part)
        name = speaker(row) + changed.get(row["speaker"], "")
        who = numbers.get(row["speaker"], "0")
        cells = [
            Cell(name, places.get(row["speaker"], ""), who=who),
            Cell(shorten(about, 90) if about else ""),
            _words(row["source_type"]),
            _count(row["attributions"]),
            _share(row["share"]),
        ]
        rows.append(ListingRow(cells, f"source-{who}"))
    columns = ["Speaker", "Described as", "Source type", "n: Times", "n: Words"]
    return _table("Who speaks, by share of the words attributed", columns, rows, NO_SOURCES)


def _speakers(analysis: Analysis) -> list[dict]:
    """The rows of the table of sources, those who are not resolved as one, last."""
    return sorted(schema.records(analysis.sources), key=lambda row: not given(row["speaker"]))


def _first_places(analysis: Analysis) -> dict[str, str]:
    """{speaker: the anchor of their first words}; `pd.NA` for those not resolved."""
    first = analysis.attributions.drop_duplicates("speaker")
    return {name: f"#{numbered(place)}" for name, place in zip(first["speaker"], first["attribution"], strict=True)}


def _anonymous(analysis: Analysis) -> dict[str, str]:
    """{speaker: that they are anonymous, and the reason that the article gives for it}."""
    found = analysis.attributions[analysis.attributions["identification"] == "anonymous_source"].dropna(subset="speaker")
    reasons = found.groupby("speaker", sort=False)["anonymity_reason"].first()
    return {str(name): f"anonymous: {reason}" if given(reason) else "anonymous, no reason given" for name, reason in reasons.items()}


def _changed(analysis: Analysis) -> dict[str, str]:
    """{speaker: the remark on what was corrected of theirs by hand}."""
    rows = analysis.attributions[analysis.attributions["corrected"].notna() & analysis.attributions["speaker"].notna()]
    return {row["speaker"]: by_hand(row) for row in reversed(schema.records(rows))}


def attributions_table(analysis: Analysis) -> View:
    """Who says what: one row for each attribution, with the cue and the rule that found it."""
    rows = []
    sure = "confidence" in analysis.attributions.columns and analysis.attributions["confidence"].notna().any()
    for _, stretches in analysis.attributions.groupby("attribution", sort=False):
        row, sign = stretches.iloc[0].to_dict(), numbered(stretches["attribution"].iloc[0])
        cells = [
            Cell(sign, f"#{sign}"),
            Cell(speaker(row) + by_hand(row)),
            _words(row["speech"]),
            _text(row["cue"]),
            Cell(shorten(" … ".join(stretches["text"]), 180)),
            _words(row["rule"]),
        ]
        cells += [_share(row["confidence"])] if sure else []
        rows.append(ListingRow(cells, f"row-{sign}", fix(analysis.article, "attribution", row)))
    columns = ["Place", "Speaker", "Speech", "Cue", "Content", "Rule"] + ["n: Confidence"] * bool(sure)
    return _table("Who says what, in order", columns, rows, NO_SOURCES)


def quantities_table(analysis: Analysis) -> View:
    """Which figures are reported, what they count, and who gave them."""
    rows = [
        ListingRow(
            [
                Cell(f"q{place}", f"#q{place}"),
                Cell(row["text"]),
                Cell(amount(row)),
                _words(row["modifier"]),
                Cell(counted(row)),
                _words(row["kind"]),
                _giver(row),
            ],
            f"row-q{place}",
            fix(analysis.article, "quantity", row),
        )
        for place, row in enumerate(schema.records(analysis.quantities), start=1)
    ]
    columns = ["Place", "As written", "Read as", "Modifier", "Counted", "Kind", "Given by"]
    return _table("Which figures are reported, and who gave them", columns, rows, NO_FIGURES)


def quantities_brief(analysis: Analysis) -> View:
    """Which figures are reported, for the panel beside the article."""
    rows = [
        ListingRow(
            [Cell(f"q{place}", f"#q{place}"), Cell(row["text"]), Cell(_otherwise(row)), Cell(counted(row)), _giver(row)],
            f"row-q{place}",
            fix(analysis.article, "quantity", row),
        )
        for place, row in enumerate(schema.records(analysis.quantities), start=1)
    ]
    columns = ["Place", "As written", "Read as", "Counted", "Given by"]
    return _table("Which figures are reported, and who gave them", columns, rows, NO_FIGURES)


def _otherwise(row: dict) -> str:
    """A figure in short where that is not how it is written."""
    return "" if amount(row) == str(row["text"]) else amount(row)


def _giver(row: dict) -> Cell:
    """Who gave a figure, with a link to the words that hold it."""
    return Cell(giver(row), f"#{numbered(row['attribution'])}" if given(row["attribution"]) else "")


def terms_table(analysis: Analysis, top: int = 20) -> View:
    """The most frequent terms, with how unusual that is."""
    numbers = ("count", "per_1000", "paragraphs", "g2", "log_ratio")
    rows = [
        ListingRow([Cell(row["term"]), _words(row["kind"]), *(_count(row[name]) for name in numbers)])
        for row in schema.records(analysis.terms.head(top))
    ]
    columns = ["Term", "Kind", "n: Count", "n: Per 1,000 words", "n: Paragraphs", "n: Keyness (G2)", "n: Log ratio"]
    return _table("Which terms are most frequent, and how unusual that is", columns, rows, NO_TERMS)


def terms_brief(analysis: Analysis, top: int = 20) -> View:
    """The leading terms, for the panel beside the article."""
    rows = [
        ListingRow([Cell(row["term"], "#article", find=row["term"]), *(_count(row[name]) for name in ("count", "paragraphs", "log_ratio"))])
        for row in schema.records(analysis.leading_terms(top))
    ]
    columns = ["Term", "n: Count", "n: Paragraphs", "n: Log ratio"]
    note = f"{TOLD} Log ratio: how often the frequency in ordinary English is doubled; none for phrases."
    return _table("Which terms it leans on", columns, rows, NO_TERMS, note)


def concordance(lines: pd.DataFrame, term: str) -> View:
    """The lines of a concordance (`onrecord.terms.concordance`) with the term in the middle."""
    shown = lines.fillna({"left": "", "right": ""})
    return render("concordance", term=term, lines=schema.records(shown), places=plural(len(lines), "place"))


def flags_table(analysis: Analysis) -> View:
    """What an editor should check: one row for each kind of flag and reason, with links to the places."""
    flags = analysis.flags.assign(order=range(len(analysis.flags)), anchor=flag_anchors(analysis))
    rows = []
    for (flag, why), found in sorted(flags.groupby(["flag", "why"], sort=False), key=lambda group: group[1]["order"].iloc[0]):
        links = tuple(
            (shorten(text, 60), f"#{anchor}" if anchor else "")
            for text, anchor in zip(found["text"], found["anchor"], strict=True)
            if given(text)
        )
        rows.append(ListingRow([_words(flag), Cell(str(why)), Cell("", links=links)]))
    return _table("What to check", ["Flag", "Why", "Places"], rows, "Nothing to check was found.")


def rows_table(rows: pd.DataFrame, caption: str) -> View:
    """Rows of attributions or quantities, of one article or of a corpus: who, what, where."""
    where = "article" in rows.columns
    shown = [
        ListingRow(
            [Cell(shorten(row["text"], 180)), Cell(speaker(row)), Cell(str(row["paragraph"] + 1)), *[_text(row.get("article"))] * where]
        )
        for row in schema.records(rows)
    ]
    return _table(caption, ["Words", "Speaker", "Paragraph"] + ["Article"] * where, shown, "No row fits.")


def lines_table(article: Article, dropped_only: bool = False) -> View:
    """What each line of the text was taken for, and why."""
    lines = article.lines
    if dropped_only:
        lines = lines[~lines["kind"].isin(["body", "subhead", "title"])]
    rows = []
    for row in schema.records(lines):
        text = article.text[row["start"] : row["end"]]
        place = {"start": row["start"], "end": row["start"] + len(text.rstrip())}
        cells = [_words(row["kind"]), Cell(shorten(text, 120)), _text(row["why"])]
        rows.append(ListingRow(cells, "", fix(article, "line", place) if text.strip() else None))
    caption = "Lines that are not body text, and why" if dropped_only else "What each line was taken for, and why"
    return _table(caption, ["Kind", "Line", "Why"], rows, "Every line was read as body text.")
