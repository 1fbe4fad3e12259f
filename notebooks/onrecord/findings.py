"""What the tables say, in a few sentences; every number in them is computed."""

import pandas as pd

from onrecord.analysis import Analysis
from onrecord.excerpts import around
from onrecord.flags import by_weight, without_giver
from onrecord.prose.tokens import count_words
from onrecord.schema import REAL
from onrecord.wording import REPORTER, given, label, plural, tied

MOST_TERMS = 40  # leading terms among which those that stand out are looked for


def findings(analysis: Analysis) -> list[str]:
    """The findings of an article, one sentence each: sources, their kinds, quantities, terms, lines dropped."""
    about_all = (_terms, _lines)
    checks = about_all if "attributions" not in analysis.tables else (_speakers, _kinds, _quantities, *about_all)
    return [sentence for check in checks if (sentence := check(analysis))]


def _speakers(analysis: Analysis) -> str:
    """How many speak, how many of them are named, and how much of the article is theirs."""
    sources, attributions = analysis.sources, analysis.attributions
    if attributions.empty:
        return "The article attributes no words to a source."
    speakers = sources[sources["speaker"].notna()]
    named = int((speakers["identification"] == "named_person").sum())
    words = sum(count_words(text) for text in attributions["text"])
    body = sum(count_words(analysis.article.text[start:end]) for start, end in analysis.article.paragraphs)
    quoted = sum(count_words(text) for text in attributions.loc[attributions["speech"] == "direct", "text"])
    persons = "a named person" if named == 1 else "named persons"
    who = plural(named, "named person") if len(speakers) == named else f"{plural(len(speakers), 'speaker')}, {named} of them {persons}"
    if speakers.empty:
        who = "No speaker could be resolved"
    direct = "all" if quoted == words else f"{quoted:,}" if quoted else "none"
    return f"{who}; {words:,} of {body:,} words are attributed to a source, {direct} of them in direct quotation."


def _kinds(analysis: Analysis) -> str:
    """Which source types get the most words, and who does."""
    sources = analysis.sources
    if sources.empty or not sources["words"].sum():
        return ""
    types = sources["source_type"].fillna("unspecified")
    by_type = sources.groupby(types)["words"].sum().sort_index().sort_values(ascending=False, kind="stable") / sources["words"].sum()
    told = _types(by_type[by_type.index != "unspecified"], float(by_type.get("unspecified", 0.0)))
    speakers = sources[sources["speaker"].notna()].sort_values(["words", "speaker"], ascending=[False, True])
    if len(speakers) < 2:
        return f"{told}."
    share = speakers["share"].iloc[0]
    level = list(speakers.loc[speakers["words"] == speakers["words"].iloc[0], "speaker"])
    if len(level) > 1:
        return f"{told}; {tied(level)} are given the largest shares ({share:.0%} each)."
    return f"{told}; {level[0]} is given {'most of the words' if share > 0.5 else 'the largest share'} ({share:.0%})."


def _types(known: pd.Series, unknown: float) -> str:
    """The three source types with the largest shares of the words, the share of all others, and that for which there is none."""
    if unknown > 0.5:
        return f"For {unknown:.0%} of the attributed words the type of source is not known"
    if len(known) == 1 and not unknown:
        return f"All attributed words go to one type of source: {label(known.index[0])}"
    parts = ", ".join(f"{label(str(name))} {share:.0%}" for name, share in known.head(3).items())
    others = float(known.iloc[3:].sum())
    parts += f", others {others:.0%}" if others else ""
    return f"By words, the sources are {parts}" + (f" (of no known type: {unknown:.0%})" if unknown else "")


def _quantities(analysis: Analysis) -> str:
    """How many figures there are and how many nobody gave."""
    table = analysis.quantities
    if table.empty:
        return "The article reports no figures."
    own = without_giver(analysis.article, table, analysis.attributions)
    if (table["attribution"].notna() | table["speaker"].notna()).all():
        return f"{plural(len(table), 'figure')} reported, {'each ' if len(table) > 1 else ''}given by a source."
    if own.empty:
        return f"{plural(len(table), 'figure')} reported."
    have = "has" if len(own) == 1 else "have"
    first = by_weight(own).iloc[0]
    words = around(analysis, first["start"], first["end"])
    return f"{len(own)} of {plural(len(table), 'figure')} {have} no source but {REPORTER}, such as “{words}”."


def _terms(analysis: Analysis) -> str:
    """The terms that stand out most against ordinary English, without those of news writing at large."""
    table = analysis.terms
    if table.empty:
        return "The article holds no words to count."
    known = dict(zip(table["term"].str.lower(), table["g2"], strict=True))
    key = analysis.leading_terms(MOST_TERMS, fewest=3)
    of_parts = [max((known[part] for part in _parts(term) if given(known.get(part))), default=pd.NA) for term in key["term"]]
    key = key.assign(g2=key["g2"].fillna(pd.Series(of_parts, dtype=REAL)))
    key = key[key["g2"].notna()].sort_values(["g2", "term"], ascending=[False, True]).head(5)
    if key.empty:
        return "No term occurs three times or more."
    return f"Terms that stand out against ordinary English: {', '.join(key['term'])}."


def _parts(term: str) -> list[str]:
    """The words of a phrase, as they stand and without a plural's s."""
    return [form for word in term.lower().split() for form in (word, word.removesuffix("s"))]


def _lines(analysis: Analysis) -> str:
    """How many lines were set aside."""
    dropped = int((analysis.article.lines["kind"] == "boilerplate").sum())
    return (
        f"{plural(dropped, 'line')} of the page {'was' if dropped == 1 else 'were'} set aside as not part of the article."
        if dropped
        else ""
    )


def counts(analysis: Analysis) -> dict[str, int]:
    """The number of rows of each table."""
    return {name: len(table) for name, table in analysis.tables.items()}
