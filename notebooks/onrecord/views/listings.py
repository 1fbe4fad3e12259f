"""The tables of an analysis as HTML: what a reader needs of each, every row with a link to its place in the article."""

from typing import NamedTuple

import pandas as pd

from onrecord.analysis import Analysis
from onrecord.article import Article
from onrecord.views.markup import View, render
from onrecord.wording import BY_HAND, amount, by_hand, counted, given, giver, label, number, shorten, speaker


class Cell(NamedTuple):
    """A cell: its text, the anchor that it leads to, whether it is a number; or several links (text, anchor)."""

    text: str
    href: str = ""
    numeric: bool = False
    links: tuple[tuple[str, str], ...] = ()


def _words(value: object) -> Cell:
    return Cell(label(str(value)) if given(value) else "")


def _count(value: object) -> Cell:
    return Cell(number(float(value)) if given(value) else "", numeric=True)


def _table(caption: str, columns: list[str], rows: list[list[Cell]], none: str, anchors: list[str] | None = None) -> View:
    """A table with one list of cells a row, or the sentence `none` where there are no rows."""
    numeric = [bool(rows) and rows[0][number].numeric for number in range(len(columns))]
    return render(
        "table",
        caption=caption,
        columns=list(zip(columns, numeric, strict=True)),
        rows=list(zip(anchors or [""] * len(rows), rows, strict=True)),
        none=none,
    )


def sources_table(analysis: Analysis) -> View:
    """Who speaks: one row for each speaker, with what the article says of them."""
    first = analysis.attributions.drop_duplicates("speaker").set_index("speaker")["attribution"].to_dict()
    changed = set(analysis.attributions.loc[analysis.attributions["corrected"].notna(), "speaker"].dropna())
    rows = [
        [
            Cell(
                speaker(row) + (BY_HAND if given(row["speaker"]) and row["speaker"] in changed else ""),
                f"#a{first[row['speaker']]}" if given(row["speaker"]) and row["speaker"] in first else "",
            ),
            _words(row["identification"]),
            _words(row["source_type"]),
            Cell(row["role"] if given(row["role"]) else ""),
            Cell(row["affiliation"] if given(row["affiliation"]) else ""),
            _count(row["attributions"]),
            _count(row["words"]),
            Cell(f"{row['share']:.0%}" if given(row["share"]) else "", numeric=True),
        ]
        for _, row in analysis.sources.iterrows()
    ]
    columns = ["Speaker", "Identified as", "Source type", "Role", "Affiliation", "Attributions", "Words", "Share"]
    return _table("Who speaks, by words attributed", columns, rows, "The article attributes no words to a source.")


def attributions_table(analysis: Analysis) -> View:
    """Who says what: one row for each attribution, with the cue and the rule that found it."""
    rows, anchors = [], []
    for attribution, stretches in analysis.attributions.groupby("attribution", sort=False):
        row = stretches.iloc[0]
        content = " … ".join(stretches["text"])
        rows.append(
            [
                Cell(f"a{attribution}", f"#a{attribution}"),
                Cell(speaker(row) + by_hand(row)),
                _words(row["speech"]),
                Cell(row["cue"] if given(row["cue"]) else ""),
                Cell(shorten(content, 180)),
                _words(row["rule"]),
            ]
        )
        anchors.append(f"row-a{attribution}")
    return _table(
        "Who says what, in order",
        ["Place", "Speaker", "Speech", "Cue", "Content", "Rule"],
        rows,
        "The article attributes no words to a source.",
        anchors,
    )


def quantities_table(analysis: Analysis) -> View:
    """Which figures are reported, what they count, and who gave them."""
    rows, anchors = [], []
    for place, (_, row) in enumerate(analysis.quantities.iterrows(), start=1):
        rows.append(
            [
                Cell(f"q{place}", f"#q{place}"),
                Cell(row["text"]),
                Cell(amount(row)),
                _words(row["modifier"]),
                Cell(counted(row)),
                _words(row["kind"]),
                Cell(giver(row), f"#a{row['attribution']}" if given(row["attribution"]) else ""),
            ]
        )
        anchors.append(f"row-q{place}")
    columns = ["Place", "As written", "Read as", "Modifier", "Counted", "Kind", "Given by"]
    return _table("Which figures are reported, and who gave them", columns, rows, "The article reports no figures.", anchors)


def terms_table(analysis: Analysis, top: int = 20) -> View:
    """The terms that are most unusual for ordinary English, by the conservative log ratio where there is one, else by count."""
    rows = [
        [
            Cell(row["term"]),
            _words(row["kind"]),
            _count(row["count"]),
            _count(row["per_1000"]),
            _count(row["paragraphs"]),
            _count(row["g2"]),
            _count(row["log_ratio"]),
        ]
        for _, row in analysis.terms.head(top).iterrows()
    ]
    columns = ["Term", "Kind", "Count", "Per 1,000 words", "Paragraphs", "Keyness (G2)", "Log ratio"]
    return _table("Which terms are most frequent, and how unusual that is", columns, rows, "The article holds no words to count.")


def concordance(lines: pd.DataFrame, term: str) -> View:
    """The lines of a concordance (`onrecord.terms.concordance`) with the term in the middle."""
    return render("concordance", term=term, lines=lines.to_dict("records"))


def flags_table(analysis: Analysis) -> View:
    """What an editor should check: one row for each kind of flag and reason, with links to the places."""
    flags = analysis.flags.assign(order=range(len(analysis.flags)))
    places = {start: f"#q{number}" for number, start in enumerate(analysis.quantities["start"], start=1)}
    rows = []
    for (flag, why), found in sorted(flags.groupby(["flag", "why"], sort=False), key=lambda group: group[1]["order"].iloc[0]):
        links = tuple(
            (shorten(row["text"], 60), places.get(row["start"]) or _paragraph_anchor(analysis.article, row["start"]))
            for _, row in found.iterrows()
            if given(row["start"])
        )
        rows.append([_words(flag), Cell(why), Cell("", links=links)])
    return _table("What to check", ["Flag", "Why", "Places"], rows, "Nothing to check was found.")


def _paragraph_anchor(article: Article, start: int) -> str:
    """The anchor of the paragraph that holds an offset, "" where none does."""
    return next((f"#p{number}" for number, span in enumerate(article.paragraphs, start=1) if span.start <= start < span.end), "")


def lines_table(article: Article, dropped_only: bool = False) -> View:
    """What each line of the text was taken for, and why."""
    lines = article.lines
    if dropped_only:
        lines = lines[~lines["kind"].isin(["body", "subhead", "title"])]
    rows = [
        [_words(row["kind"]), Cell(shorten(article.text[row["start"] : row["end"]], 120)), Cell(row["why"] if given(row["why"]) else "")]
        for _, row in lines.iterrows()
    ]
    caption = "Lines that are not body text, and why" if dropped_only else "What each line was taken for, and why"
    return _table(caption, ["Kind", "Line", "Why"], rows, "Every line was read as body text.")
