"""How values, speakers and articles are put into words: the same in charts, tables and pages."""

import re
from functools import cache
from typing import Any

import pandas as pd

from onrecord import lexicons
from onrecord.article import Article

REPORTER = "the article itself"
UNRESOLVED = "source not resolved"
BY_HAND = "corrected by hand"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
SIGNS = {"about": "≈ ", "more than": "> ", "at least": "≥ ", "less than": "< ", "up to": "≤ "}
UNIT_JOINTS = (" per ", " of ")
ENDINGS = tuple(  # of plurals: boxes, countries, boats
    (re.compile(pattern), ending) for pattern, ending in (("(?<=[sxz])$|(?<=[cs]h)$", "es"), ("(?<=[^aeiou])y$", "ies"), ("$", "s"))
)
SYMBOLS = {"dollar": "$", "euro": "€", "pound sterling": "£"}


def given(value: Any) -> bool:
    """Whether a table's cell holds something."""
    return value is not None and not pd.isna(value)


def label(name: str) -> str:
    """A column's value ("ngo_civil_society") as words ("NGOs and civil society"), from `data/lexicons/labels.tsv` where it stands there."""
    return _labels().get(str(name)) or str(name).replace("_", " ")


@cache
def _labels() -> dict[str, str]:
    """The values of the tables that are put into words of their own."""
    return {row["value"]: row["words"] for row in lexicons.table("labels")}


def number(value: float) -> str:
    """A value as a reader writes it: 2,000; 1.5 million; 0.333."""
    for size, name in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:.3g}"


def money(values: list[float]) -> list[str]:
    """Amounts of money: like numbers, but with two places where one of them has cents: 1.90 and 2.00; 2,000; 1.5 million."""
    cents = any(value != int(value) and abs(value) < SCALES[-1][0] for value in values)
    return [f"{value:,.2f}" if cents and abs(value) < SCALES[-1][0] else number(value) for value in values]


def measured_in(row: pd.Series | dict) -> str:
    """The unit of a row of `quantities` that measures, "" for a count: its unit only says what is counted."""
    return str(row["unit"]) if given(row["unit"]) and row["kind"] != "count" else ""


def amount(row: pd.Series | dict) -> str:
    """A row of `quantities` in short: "> 2,000", "14,000–18,000", "≈ $1.5 million"."""
    sign = SIGNS.get(row["modifier"], "")
    if vague(row):
        return sign + str(row["text"])
    unit = measured_in(row)
    bounds = [float(row[name]) for name in ("low", "high") if given(row[name])]
    currency, joint, rest = unit.partition(" per ")
    before = SYMBOLS.get(currency, "")
    written = money(bounds) if before else [number(bound) for bound in bounds]
    after = joint + rest if before else _behind(unit, one=set(bounds) == {1.0})
    if row["modifier"] == "between" and len(bounds) == 2:
        return f"{before}{written[0]}–{written[1]}{after}"
    return f"{sign}{before}{written[0]}{after}"


def _behind(unit: str, one: bool) -> str:
    """What stands behind a number that is measured: "%", " month", " months"; nothing where there is no unit."""
    if unit == "percentage":
        return "%"
    return f" {unit if one else units(unit)}" if unit else ""


def vague(row: pd.Series | dict) -> bool:
    """Whether a figure is shown as written: "a third", "one in five", "dozens"."""
    text = str(row["text"]).lower()
    bounds = [float(row[name]) for name in ("low", "high") if given(row[name])]
    if any(sign.isdigit() for sign in text):
        return " in " in text
    whole = all(bound == int(bound) for bound in bounds)
    return not whole or (len(set(bounds)) == 2 and " " not in text)


def counted(row: pd.Series | dict) -> str:
    """What a row of `quantities` counts, "" where the text does not say it or it is the unit."""
    what = str(row["counted"]) if given(row["counted"]) else ""
    unit = measured_in(row)
    said = str(row["text"]).lower() if vague(row) else ""
    return "" if (unit and what.lower() in (unit, units(unit))) or (what and what.lower() in said) else what


def told(row: pd.Series | dict) -> str:
    """A row of `quantities` with what it counts, or in brackets what it measures: "> 2,000 boats", "6–12 months", "18% (net income)"."""
    what = counted(row)
    return f"{amount(row)} ({what})" if what and (measured_in(row) or vague(row)) else f"{amount(row)} {what}".strip()


def day(edtf: str) -> str:
    """A date in EDTF for a reader, who is told what it does not state: "2019-?-11 (month not stated)"."""
    names = ("year", "month", "day")
    missing = [name for name, part in zip(names, edtf.split("-"), strict=False) if "X" in part]
    return f"{re.sub('X+', '?', edtf)} ({' and '.join(missing)} not stated)" if missing else edtf


def numbered(attribution: int) -> str:
    """The sign of an attribution on a page, and its anchor there, counted from 1 as figures are: "a1" for the attribution 0."""
    return f"a{int(attribution) + 1}"


def giver(row: pd.Series | dict) -> str:
    """Who gave a row of `quantities`: a speaker, somebody not resolved, or nobody but the article."""
    if given(row["speaker"]):
        return str(row["speaker"]) + by_hand(row)
    return UNRESOLVED if given(row["attribution"]) else REPORTER


def units(unit: str) -> str:
    """The plural of a unit's name: "months", "feet", "miles per hour", "pounds sterling", "years of age"."""
    head, joint, rest = next(((*unit.partition(by),) for by in UNIT_JOINTS if by in unit), (unit, "", ""))
    irregular = _plurals()
    first, _, last = ("", "", head) if head in irregular else head.rpartition(" ")
    regular = next((pattern.sub(ending, last) for pattern, ending in ENDINGS if pattern.search(last)), "")
    return " ".join(part for part in (first, irregular.get(last) or regular) if part) + joint + rest


@cache
def _plurals() -> dict[str, str]:
    """Units whose plural is not their name with an s."""
    return {row["unit"]: row["plural"] for row in lexicons.table("unit_plurals")}


def speaker(row: pd.Series | dict) -> str:
    """Who a row of `attributions` or `sources` is given to."""
    return str(row["speaker"]) if given(row["speaker"]) else UNRESOLVED


def by_hand(row: pd.Series | dict, *columns: str) -> str:
    """A remark where one of the columns of a row was corrected by hand, with who and when if the corrections say so; else ""."""
    corrected = str(row["corrected"]).split(", ") if given(row["corrected"]) else []
    remarks = [remark.partition(" ")[2] for remark in corrected if not columns or remark.partition(" ")[0] in columns]
    who = "; ".join(dict.fromkeys(remark for remark in remarks if remark))
    return (f" ({BY_HAND} {who})" if who else f" ({BY_HAND})") if remarks else ""


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


def tied(names: list[str]) -> str:
    """Those who share a place, of whom two are named: "Ida Marsh and Abel Moss", "Ida Marsh and 3 others"."""
    others = names[1:] if len(names) < 3 else [plural(len(names) - 1, "other")]
    return " and ".join([names[0], *others])


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 speaker", "14 speakers"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
