"""A coding sheet of random attributions, and what a coder who fills it in finds of them: precision, recall, agreement."""

import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from onrecord import schema
from onrecord.article import ArticleError
from onrecord.corpus.proportions import wilson
from onrecord.corpus.store import Corpus

TO_FILL = ("correct", "right_speaker", "source_type_coded", "missed")
SHEET = ("number", "kind", *TO_FILL, "paragraph", "source", "speaker", "source_type", "rule", "article", "start", "of")
GUIDE = {
    "correct": "rows of kind attribution: 1 if the article hands the words between ⟦ and ⟧ to a source, 0 if not",
    "right_speaker": "rows of kind attribution: 1 if the speaker beside them is the right one, 0 if not; empty where correct is 0",
    "source_type_coded": "rows of kind attribution: your own choice of source type, made before you look at the program's",
    "missed": "rows of kind paragraph: how many attributions in the paragraph stand outside ⟦ and ⟧",
}
# What is drawn is numbered through the corpus, in the order of the articles' ids, without holding a row for each attribution or paragraph.
NUMBERED = {
    "attribution": "select article, count(*) as size from attributions where head group by article",
    "paragraph": "select article, len(paragraph_starts) as size from articles where duplicate_of is null",
}
PLACES = """
with counted as (select article, size, sum(size) over (order by article) - size as before from sizes)
select c.article, cast(d.place - c.before as bigint) as nth from (select cast(place as bigint) as place from drawn) d join counted c
  on d.place >= c.before and d.place < c.before + c.size order by d.place
"""
HEADS = """
select h.* exclude (nth) from (select article, cast(nth as bigint) as nth from drawn_places) join (
  select article, attribution, start, source, speaker, source_type, rule, row_number() over (partition by article order by attribution) - 1
    as nth from {attributions} semi join drawn_places using (article) where head) h using (article, nth)
order by article, attribution
"""
STRETCHES = 'select article, attribution, start, "end" from {attributions} semi join drawn_articles using (article) order by all'
TEXTS = "select article, text, paragraph_starts, paragraph_ends from {articles} semi join drawn_articles using (article)"
YES, NO = ("1", "1.0", "yes", "y", "true"), ("0", "0.0", "no", "n", "false")


def coding_sheet(corpus: Corpus, size: int = 50, seed: int = 1) -> pd.DataFrame:
    """A sheet to code by hand: `size` random attributions, each marked in its paragraph, then `size` random paragraphs with all marks.

    The attributions are for precision, the paragraphs for what was missed. `of` is the number of attributions, and of paragraphs, in the
    corpus from which they were drawn. The same seed draws the same rows. The columns that `GUIDE` names are to be filled in.
    """
    draw = random.Random(seed)
    total, drawn = _draw(corpus, "attribution", size, draw)
    corpus.register("drawn_places", drawn, ["article", "nth"])
    heads = corpus.sql(HEADS.format(attributions=corpus.holding("drawn_places", "attributions")))
    paragraphs, places = _draw(corpus, "paragraph", size, draw)
    articles = sorted({*heads["article"], *(article for article, _ in places)})
    corpus.register("drawn_articles", [(article,) for article in articles], ["article"])
    attributions, articles_of = (corpus.holding("drawn_articles", table) for table in ("attributions", "articles"))
    stretches = corpus.sql(STRETCHES.format(attributions=attributions))
    texts = {name: (text, list(starts), list(ends)) for name, text, starts, ends in corpus.stream(TEXTS.format(articles=articles_of))}
    rows = []
    for head in schema.records(heads):
        text, starts, ends = texts[head["article"]]
        at = max(bisect_right(starts, head["start"]) - 1, 0)
        own = stretches[(stretches["article"] == head["article"]) & (stretches["attribution"] == head["attribution"])]
        known = {name: head[name] for name in ("source", "speaker", "source_type", "rule")}
        marked = _mark_stretches(text, starts[at], ends[at], own)
        rows.append({"kind": "attribution", "of": total, "article": head["article"], "start": starts[at], "paragraph": marked, **known})
    for article, at in places:
        text, starts, ends = texts[article]
        marked = _mark_stretches(text, starts[at], ends[at], stretches[stretches["article"] == article])
        rows.append({"kind": "paragraph", "of": paragraphs, "article": article, "start": starts[at], "paragraph": marked})
    return pd.DataFrame(rows, columns=SHEET).assign(number=range(1, len(rows) + 1))


def _draw(corpus: Corpus, kind: str, size: int, draw: random.Random) -> tuple[int, list[tuple[str, int]]]:
    """How many attributions or paragraphs there are, and (article, number in the article) of `size` random ones, in order."""
    corpus.database.sql(f"create or replace table sizes as {NUMBERED[kind]}")
    total = int(corpus.sql("select coalesce(sum(size), 0) as n from sizes")["n"][0])
    corpus.register("drawn", [(at,) for at in draw.sample(range(total), min(size, total))], ["place"])
    return total, list(corpus.stream(PLACES))


def _mark_stretches(text: str, start: int, end: int, stretches: pd.DataFrame) -> str:
    """A paragraph on one line, with marks around the stretches that begin in it."""
    marked, at = "", start
    for first, last in sorted(zip(stretches["start"], stretches["end"], strict=True)):
        if start <= first < end:
            marked, at = f"{marked}{text[at:first]}⟦{text[first:last]}⟧", last
    return " ".join((marked + text[at:end]).split())


def read_sheet(path: str | Path) -> pd.DataFrame:
    """A sheet that came back as CSV; raises ArticleError when columns are missing or nothing is filled in."""
    try:
        sheet = pd.read_csv(path, dtype=str, encoding="utf-8-sig", sep=None, engine="python")
    except (OSError, ValueError) as error:
        raise ArticleError(f"the coding sheet {path} cannot be read: {error}") from None
    missing = [name for name in ("number", "of", "source_type", *TO_FILL) if name not in sheet.columns]
    if missing:
        raise ArticleError(f"the coding sheet {path} has no column {', '.join(missing)}")
    if not sheet["correct"].notna().any():
        raise ArticleError(f"in the coding sheet {path} nothing is filled in: put 1 or 0 into the column “correct”")
    return sheet


def guide() -> pd.DataFrame:
    """The columns of a sheet that are to be filled in: column, what goes into it."""
    return pd.DataFrame({"column": list(GUIDE), "what goes into it": list(GUIDE.values())})


def score_sheet(sheet: pd.DataFrame) -> pd.DataFrame:
    """What a filled-in sheet says: measure, value, 95 % bounds, and the number of rows behind it.

    Precision is the share of the attributions that are right; recall sets the right ones beside those missed, each scaled from its sample
    to the corpus. Alpha is Krippendorff's between program and coder, for the source types of the attributions that are right.
    """
    correct = sheet["correct"].map(_mark)
    judged = correct.dropna()
    speaker = sheet["right_speaker"].map(_mark)[correct == 1].dropna()
    missed = pd.to_numeric(sheet["missed"], errors="coerce").dropna()
    rows = [_share("precision", judged), _share("right speaker", speaker)]
    rows.append(_recall(judged, missed, sheet["of"].astype(float)))
    both = sheet.loc[correct == 1, ["source_type", "source_type_coded"]].dropna()
    alpha = krippendorff_alpha(both.to_numpy().tolist())
    rows.append({"measure": "alpha of source types", "value": alpha, "low": np.nan, "high": np.nan, "rows": len(both)})
    return pd.DataFrame(rows)


def _recall(judged: pd.Series, missed: pd.Series, of: pd.Series) -> dict[str, object]:
    """Right ones beside right and missed ones, with the bounds of 2,000 bootstrap samples (Efron & Tibshirani 1993), always the same."""
    row: dict[str, object] = {"measure": "recall", "value": np.nan, "low": np.nan, "high": np.nan, "rows": len(missed)}
    if not len(judged) or not len(missed):
        return row
    scales = of[judged.index[0]], of[missed.index[0]]
    draw = np.random.default_rng(1)
    samples = [draw.choice(marks.to_numpy(), (2000, len(marks))).mean(axis=1) for marks in (judged, missed)]
    means = [np.append(marks.mean(), drawn) for marks, drawn in zip((judged, missed), samples, strict=True)]
    right, lost = (mean * scale for mean, scale in zip(means, scales, strict=True))
    recalls = right / np.maximum(right + lost, 1e-12)
    low, high = np.quantile(recalls[1:], (0.025, 0.975))
    return row | {"value": float(recalls[0]), "low": float(low), "high": float(high)}


def _mark(value: object) -> float:
    """1 or 0 as the coder wrote it; not a number where the cell is empty or says something else."""
    word = str(value).strip().lower()
    return 1.0 if word in YES else 0.0 if word in NO else float("nan")


def _share(measure: str, marks: pd.Series) -> dict[str, object]:
    """A share of ones with Wilson's interval."""
    size = len(marks)
    low, high = wilson(np.array(marks.mean()), np.array(float(size))) if size else (np.nan, np.nan)
    return {"measure": measure, "value": float(marks.mean()) if size else np.nan, "low": float(low), "high": float(high), "rows": size}


def krippendorff_alpha(units: Iterable[Iterable[Hashable]]) -> float:
    """Krippendorff's alpha for nominal data: for every unit the values that its coders gave, None where one gave none.

    1 - observed / expected disagreement over all pairs of values within units (Krippendorff 2011, "Computing Krippendorff's
    alpha-reliability"). Units with fewer than two values count for nothing. Not a number where all values are one.
    """
    pairs: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        size = values.total()
        for one, count in values.items() if size > 1 else ():
            for other, others in values.items():
                pairs[one, other] += count * (others - (one == other)) / (size - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (one, _), weight in pairs.items():
        totals[one] += weight
    size = sum(totals.values())
    observed = sum(weight for (one, other), weight in pairs.items() if one != other)
    expected = sum(totals[one] * totals[other] for one in totals for other in totals if one != other)
    return float(1 - (size - 1) * observed / expected) if expected else float("nan")
