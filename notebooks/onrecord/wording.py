"""How values, speakers and articles are put into words: the same in charts, tables and pages."""

import pandas as pd

from onrecord.article import Article

REPORTER = "the article itself"
UNRESOLVED = "source not resolved"
BY_HAND = " (corrected by hand)"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "degree": "degrees",
    "celsius": "celsius",
    "fahrenheit": "fahrenheit",
    "horsepower": "horsepower",
}
SYMBOLS = {"dollar": "$", "euro": "€", "pound sterling": "£"}


def given(value: object) -> bool:
    """Whether a table's cell holds something."""
    return value is not None and not pd.isna(value)


def label(name: str) -> str:
    """A column's value ("named_person") as words ("named person")."""
    return str(name).replace("_", " ")


def number(value: float) -> str:
    """A value as a reader writes it: 2,000; 1.5 million; 0.333."""
    for size, name in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:.3g}"


def money(value: float) -> str:
    """An amount of money: like a number, but with two places for cents: 1.90; 2,000; 1.5 million."""
    return number(value) if value == int(value) or abs(value) >= SCALES[-1][0] else f"{value:,.2f}"


def measured_in(row: pd.Series | dict) -> str:
    """The unit of a row of `quantities` that measures, "" for a count: its unit only says what is counted."""
    return str(row["unit"]) if given(row["unit"]) and row["kind"] != "count" else ""


def amount(row: pd.Series) -> str:
    """A row of `quantities` in short: "> 2,000", "14,000–18,000", "≈ $1.5 million"."""
    unit = measured_in(row)
    low, high = row["low"], row["high"]
    before = SYMBOLS.get(unit, "")
    written = money if before else number
    one = {float(bound) for bound in (low, high) if given(bound)} == {1.0}
    after = "" if before or not unit else "%" if unit == "percentage" else f" {unit if one else units(unit)}"
    if row["modifier"] == "between" and given(low) and given(high):
        return f"{before}{written(low)}–{written(high)}{after}"
    sign = {"about": "≈ ", "more than": "> ", "at least": "≥ ", "less than": "< ", "up to": "≤ "}.get(row["modifier"], "")
    return f"{sign}{before}{written(low if given(low) else high)}{after}"


def counted(row: pd.Series) -> str:
    """What a row of `quantities` counts, "" where the text does not say it or it is the unit."""
    what = str(row["counted"]) if given(row["counted"]) else ""
    unit = measured_in(row)
    return "" if unit and what.lower() in (unit, units(unit)) else what


def told(row: pd.Series) -> str:
    """A row of `quantities` with what it counts: "> 2,000 boats", "6–12 months"."""
    return f"{amount(row)} {counted(row)}".strip()


def giver(row: pd.Series) -> str:
    """Who gave a row of `quantities`: a speaker, somebody not resolved, or nobody but the article."""
    if given(row["speaker"]):
        return str(row["speaker"]) + by_hand(row)
    return UNRESOLVED if given(row["attribution"]) else REPORTER


def units(unit: str) -> str:
    """The plural of a unit's name: "months", "feet", "miles per hour", "percentage points"."""
    head, per, rest = unit.partition(" per ")
    first, _, last = head.rpartition(" ")
    return " ".join(part for part in (first, PLURALS.get(last, f"{last}s")) if part) + per + rest


def speaker(row: pd.Series) -> str:
    """Who a row of `attributions` or `sources` is given to."""
    return str(row["speaker"]) if given(row["speaker"]) else UNRESOLVED


def by_hand(row: pd.Series, *columns: str) -> str:
    """A remark where one of the columns of a row of `attributions` or `quantities` was corrected by hand, else ""."""
    corrected = str(row["corrected"]).split(", ") if given(row["corrected"]) else []
    return BY_HAND if set(columns or corrected) & set(corrected) else ""


def headline(article: Article) -> str:
    """The article's title, or its first words where it has none."""
    if article.title:
        return article.title
    body = " ".join(article.text[slice(*article.paragraphs[0])].split()) if article.paragraphs else ""
    return shorten(body, 70) or "Untitled article"


def shorten(text: str, size: int) -> str:
    """`text` on one line, cut at a word so that it has at most `size` characters."""
    flat = " ".join(str(text).split())
    if len(flat) <= size:
        return flat
    cut = flat[: size - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[size // 2 :] else cut).rstrip(" ,;:") + "…"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 speaker", "14 speakers"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
