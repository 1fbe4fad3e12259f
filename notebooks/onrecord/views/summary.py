"""The head of a page, its findings, and its account of method and versions."""

from onrecord.analysis import Analysis
from onrecord.findings import findings
from onrecord.prose.tokens import count_words
from onrecord.provenance import versions
from onrecord.views.markup import View, render
from onrecord.wording import day, given, headline, plural

METHOD = (
    "Terms are counted by dictionary form over the body of the article, stop words left out, and compared with ordinary English. "
    "Attributions are found by rules over words of saying, quotation marks and part-of-speech tags; each row names the rule that found it. "
    "Figures are given to the source whose words hold them. Rules miss some attributions and misread others: a row is a pointer to a "
    "sentence, to be read before it is used. Nothing is judged true or false here."
)


def masthead(analysis: Analysis) -> View:
    """The headline, and what the article says of itself."""
    article = analysis.article
    words = sum(count_words(article.text[span.start : span.end]) for span in article.paragraphs)
    date = (
        f"{day(str(article.date))} (from the {article.date_source})"
        if str(article.date) and given(article.date_source)
        else day(str(article.date)) or "not stated"
    )
    known = {
        "Section": article.section,
        "By": ", ".join(article.authors),
        "Publisher": article.publisher,
        "Dateline": article.dateline,
        "Date": date,
        "Length": f"{plural(len(article.paragraphs), 'paragraph')}, {words:,} words",
    }
    return render("masthead", headline=headline(article), known=[(name, value) for name, value in known.items() if given(value) and value])


def findings_list(analysis: Analysis) -> View:
    """The findings, computed from the tables."""
    return render("findings", findings=findings(analysis))


def method(analysis: Analysis) -> View:
    """How the page was made, and with which versions."""
    facts = {"SHA-256 of the text": analysis.article.sha256, **versions()}
    return render("method", method=METHOD, versions=list(facts.items()))
