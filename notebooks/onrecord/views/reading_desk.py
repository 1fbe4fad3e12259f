"""The reading desk of the report page: the marked article, and beside it what to check, the sources, the figures and the terms."""

from typing import NamedTuple

from markupsafe import Markup

from onrecord import paths
from onrecord.analysis import Analysis
from onrecord.views.annotated import annotated_article
from onrecord.views.check import check_count, check_list
from onrecord.views.fixes import choices
from onrecord.views.listings import quantities_brief, sources_brief, terms_brief
from onrecord.views.markup import View, render


class Section(NamedTuple):
    """A section of the panel: its anchor, its name, how many entries it has, and its HTML."""

    anchor: str
    name: str
    entries: int
    html: Markup


def reading_desk(analysis: Analysis, top: int = 20) -> View:
    """The article on the left and a panel with four sections on the right; without room for two columns, one after the other."""
    article = analysis.article
    sections = [
        Section("check", "Check", check_count(analysis), Markup(check_list(analysis).html)),
        Section("sources", "Sources", int(analysis.sources["speaker"].notna().sum()), Markup(sources_brief(analysis).html)),
        Section("figures", "Figures", len(analysis.quantities), Markup(quantities_brief(analysis).html)),
        Section("terms", "Terms", 0, Markup(terms_brief(analysis, top).html)),
    ]
    return render(
        "reading",
        article=Markup(annotated_article(analysis).html),
        sections=sections,
        choices=choices(),
        sha256=article.sha256[:16],
        file=f"{paths.slug(article.origin)}.csv" if article.origin else "corrections.csv",
    )


def folded(title: str, *views: View, printed: bool = True) -> View:
    """Views under a heading that opens them; `printed` says whether they are part of the page on paper."""
    return render("folded", title=title, parts=[Markup(view.html) for view in views], printed=printed)
