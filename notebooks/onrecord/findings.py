"""What the tables say, in a few sentences; every number in them is computed."""

from onrecord.analysis import Analysis
from onrecord.prose.tokens import count_words
from onrecord.wording import REPORTER, given, label, plural, told


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
    named = int((sources["identification"] == "named_person").sum())
    words = sum(count_words(text) for text in attributions["text"])
    body = sum(count_words(analysis.article.text[start:end]) for start, end in analysis.article.paragraphs)
    quoted = sum(count_words(text) for text in attributions.loc[attributions["speech"] == "direct", "text"])
    return (
        f"{plural(len(sources), 'speaker')}, {named} of them named persons; "
        f"{words:,} of {body:,} words are attributed to a source, {quoted:,} of them in direct quotation."
    )


def _kinds(analysis: Analysis) -> str:
    """Which source types get the most words."""
    sources = analysis.sources
    if sources.empty or not sources["words"].sum():
        return ""
    by_type = (
        sources.groupby(sources["source_type"].fillna("unspecified"))["words"]
        .sum()
        .sort_index()
        .sort_values(ascending=False, kind="stable")
    )
    parts = [f"{label(name)} {words / by_type.sum():.0%}" for name, words in by_type.head(3).items()]
    top = sources.iloc[0]
    most = top["speaker"] if given(top["speaker"]) else "sources not resolved"
    return f"By words, the sources are {', '.join(parts)}; most go to {most} ({top['share']:.0%})."


def _quantities(analysis: Analysis) -> str:
    """How many figures there are and how many nobody gave."""
    table = analysis.quantities
    if table.empty:
        return "The article reports no figures."
    own = table[table["speaker"].isna()]
    if own.empty:
        return f"{plural(len(table), 'figure')} reported, each given by a source."
    return f"{len(own)} of {plural(len(table), 'figure')} have no source but {REPORTER}, such as “{told(own.iloc[0])}”."


def _terms(analysis: Analysis) -> str:
    """The terms that stand out most against ordinary English."""
    table = analysis.terms
    if table.empty:
        return "The article holds no words to count."
    frequent = table[table["count"] >= 3]
    key = frequent.sort_values(["g2", "term"], ascending=[False, True], na_position="last").head(5)
    return (
        f"Terms that stand out against ordinary English: {', '.join(key['term'])}." if len(key) else "No term occurs three times or more."
    )


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
