"""The way back: from a bar to its quotations, from a quotation to its place on the page of its article, from the tables alone."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

import corpora
from onrecord import ArticleError
from onrecord.charts.corpus import quantity_over_time
from onrecord.corpus import Corpus, follow, keyness, people, quotations, search, split
from onrecord.corpus.pages import FOLDER, WayBack, article_pages, file_of

TEXTS = {
    "a": "The ferry of Orvale stayed in the harbour on Monday.\n\n"
    "“The dam will hold,” said Ilka Doren, the mayor. “It was tested twice,” she said.",
    "b": "Ilka Doren told the council that 40 boats were lost. Tomas Vey, a fisherman, said that the ferry had been late.",
    "c/<b>.txt": "“The ferry is old,” said Tomas Vey. <script>alert(1)</script> was painted on its side, and 12 boats lay beside it.",
}
OUTLETS = {"a": "Tidings", "b": "The <i>Gull</i>", "c/<b>.txt": "Tidings"}
DATES = {"a": "2031-05-04", "b": "2031-06-05"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return corpora.make_corpus(tmp_path_factory.mktemp("tables"), TEXTS, outlet=OUTLETS, date=DATES)


def test_quotations_of_somebody_come_with_their_articles_the_latest_first(corpus):
    rows = quotations(corpus, name="Ilka Doren")
    assert rows[["article", "date", "outlet"]].values.tolist() == [
        ["b", "2031-06-05", "The <i>Gull</i>"],
        *[["a", "2031-05-04", "Tidings"]] * 2,
    ]
    assert rows["text"].tolist()[1:] == ["“The dam will hold,”", "“It was tested twice,”"]


def test_a_quotation_begins_where_it_is_said_to(corpus):
    rows = quotations(corpus)
    assert all(corpus.text(row.article)[row.start :].startswith(row.text.split(" … ")[0]) for row in rows.itertuples())


def test_only_so_many_are_fetched_and_the_number_of_all_is_told(corpus):
    rows = quotations(corpus, 1, ("name",), name=["Ilka Doren", "Tomas Vey"])
    assert rows[["name", "place", "of"]].values.tolist() == [["Ilka Doren", 1, 3], ["Tomas Vey", 1, 2]]


def test_what_is_missing_can_be_asked_for(corpus, tmp_path):
    assert set(quotations(corpus, outlet=None)["article"]) == set()
    bare = corpora.make_corpus(tmp_path, {"x": TEXTS["b"], "y": TEXTS["a"]}, outlet={"y": "Tidings"})
    assert set(quotations(bare, outlet=None)["article"]) == {"x"}
    assert set(quotations(bare, outlet=[None, "Tidings"])["article"]) == {"x", "y"}


def test_a_column_that_is_none_is_a_clear_error(corpus):
    with pytest.raises(ArticleError, match="no column “colour”"):
        quotations(corpus, colour="red")


def test_words_are_found_in_their_context_over_the_corpus(corpus):
    rows = search(corpus, "ferr(y|ies)")
    assert rows["article"].tolist() == ["b", "a", "c/<b>.txt"] and set(rows["match"]) == {"ferry"}
    assert all(corpus.text(row.article)[row.start : row.end] == row.match for row in rows.itertuples())
    assert rows["left"].tolist()[1] == "The " and rows["right"].tolist()[1].startswith(" of Orvale")


def test_a_search_stops_where_it_was_told_to(corpus):
    assert len(search(corpus, "the", top=2)) == 2


@pytest.mark.parametrize("pattern", ["(", r"(?<=a)b"])
def test_a_pattern_that_is_none_is_a_clear_error(corpus, pattern):
    with pytest.raises(ArticleError):
        search(corpus, pattern)


@pytest.fixture(scope="module")
def back(corpus, tmp_path_factory):
    """The lists behind all bars, and the pages that they lead to."""
    out = tmp_path_factory.mktemp("out")
    way = WayBack(corpus, out)
    kinds = {"source_type": "types", "gender": "women and men"}
    words = way.words(keyness(corpus, split(corpus), minimum=1), ("one", "other"))
    lists = [way.people({"": people(corpus, "person")}), way.values(kinds), words, way.figures(follow(corpus, "boats"))]
    return SimpleNamespace(written=way.write(), lists=lists, out=out)


def links(back):
    return [link for view in back.lists for link in re.findall(r'href="([^"]*)"', view.html)]


def test_every_link_leads_to_a_place_on_the_page_of_an_article(back):
    found = links(back)
    assert len(found) > 10
    for link in found:
        page, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (back.out / page).read_text(encoding="utf-8"), link


def test_a_bar_shows_its_number_and_its_quotations(back):
    persons = back.lists[0].html
    assert re.search(r'Ilka Doren <span class="count">3</span>', persons) and "“The dam will hold,”" in persons


def test_a_person_is_led_to_the_very_quotation(back):
    link = re.search(r'It was tested twice,” .*?href="([^"]*)"', back.lists[0].html)[1]
    page, _, anchor = link.partition("#")
    marked = re.search(rf'<mark[^>]*id="{anchor}"[^>]*>(.*?)<', (back.out / page).read_text(encoding="utf-8"))
    assert marked[1] == "“It was tested twice,”"


def test_what_articles_hold_is_shown_as_text(back):
    pages = [path.read_text(encoding="utf-8") for path in (back.out / FOLDER).iterdir()]
    assert not any(re.search(r"<(script|b|i)>", page) for page in [*pages, *(view.html for view in back.lists)])
    assert all("Content-Security-Policy" in page for page in pages)


def test_only_articles_that_are_linked_have_a_page(back):
    assert back.written == len({link.partition("#")[0] for link in links(back)}) == len(list((back.out / FOLDER).iterdir()))


def test_all_articles_have_a_page_where_that_is_asked_for(corpus, tmp_path):
    assert WayBack(corpus, tmp_path, "all").write() == 3
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == set(map(file_of, TEXTS))


@pytest.mark.parametrize("options", [{}, {"out": "x", "pages": "none"}])
def test_without_pages_there_are_no_links(corpus, tmp_path, monkeypatch, options):
    monkeypatch.chdir(tmp_path)
    way = WayBack(corpus, **options)
    view = way.people({"": people(corpus)})
    assert "Ilka Doren" in view.html and "href" not in view.html and way.write() == 0 and not list(tmp_path.iterdir())


def test_another_kind_of_pages_is_a_clear_error(corpus):
    with pytest.raises(ArticleError, match="linked, all or none, not “some”"):
        WayBack(corpus, "", "some")


def test_the_same_tables_give_the_same_pages(corpus):
    assert list(article_pages(corpus)) == list(article_pages(Corpus(corpus.folder)))


def test_a_figure_is_followed_only_where_three_articles_report_it():
    rows = pd.DataFrame({"article": ["a", "b", "b"], "date": ["2031-05-04"] * 3, "low": [1.0, 2.0, 2.0], "high": [1.0, 2.0, 2.0]})
    missing = dict.fromkeys(("speaker", "source_type", "unit", "attribution"), pd.NA)
    rows = rows.assign(conflicts=0, modifier="exactly", kind="count", counted="boats", text="1", **missing)
    assert quantity_over_time(rows, "boats|ships", "").figure is None
    assert "boats, ships" in quantity_over_time(rows.assign(article=["a", "b", "c"]), "boats|ships", "").title
