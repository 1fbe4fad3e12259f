"""The report page in headless Chromium: measured, clicked, corrected, printed; screenshots go to `build/screenshots/`."""

import csv
import re

import pytest
from pypdf import PdfReader

from onrecord import Article, analyse, paths
from pages import ANALYSES, CHROMIUM, SENTENCES, SHOTS, Visit, write_page
from samples import Made, said

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: see tests/requirements-browser.txt")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: see tests/requirements-browser.txt")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

TEXT = "It rained in the evening. “We were never asked about it.” Then the lamps went out.\n" + "\n".join(SENTENCES) + "\n"
LEAD = "“It carried more than 2,000 people a year, and now it carries none,”"

STOPS = """() => {
  const article = document.querySelector('#article');
  const stops = [...document.querySelectorAll('a[href], button, input, summary, select, [tabindex="0"]')];
  return stops.filter(stop => stop.compareDocumentPosition(article) & Node.DOCUMENT_POSITION_FOLLOWING).length;
}"""
NARROWEST = """() => [...document.querySelectorAll('.panel .tab:not([hidden]) td:not(.n)')].filter(cell => {
  const style = getComputedStyle(cell);
  return cell.textContent.length > 8 && cell.clientWidth < 8 * parseFloat(style.fontSize) * 0.5;
}).length"""
CLIPPED = """() => [...document.querySelectorAll('main td, main p, main li, main h1, main dd')].filter(part => {
  const box = part.getBoundingClientRect();
  return box.width && (box.right > document.documentElement.clientWidth + 1) && !part.closest('.scroll');
}).length"""


@pytest.fixture(scope="module")
def page_of(tmp_path_factory):
    """The page of an analysis by its name, written once."""
    folder = tmp_path_factory.mktemp("pages")
    written = {}

    def write(name):
        if name not in written:
            written[name] = write_page(ANALYSES[name](), folder / f"{name}.html")
        return written[name]

    return write


@pytest.fixture(scope="module")
def pier(tmp_path_factory):
    """The page of a small article that was read from a file, and its analysis; corrections of it are looked for in the page's folder."""
    folder = tmp_path_factory.mktemp("pier")
    article = Article.from_text(TEXT)
    analysis = analyse(Article(text=article.text, lines=article.lines, paragraphs=article.paragraphs, origin="/somewhere/Pier.txt"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "CORRECTIONS", folder)
        return write_page(analysis, folder / "pier.html"), analysis


@pytest.fixture
def desk(browser, pier):
    """That page, open; (visit, analysis)."""
    page, analysis = pier
    with Visit(browser, page) as visit:
        yield visit, analysis


@pytest.mark.parametrize("name", ANALYSES)
def test_page_is_measured(browser, page_of, name):
    path = page_of(name)
    with Visit(browser, path) as visit:
        page = visit.page
        page.screenshot(path=SHOTS / f"page-{name}.png")
        screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
        assert visit.complaints == [] and all(url.startswith(("file:", "data:")) for url in visit.requests)
        assert page.title().endswith("On the Record")
        assert screens <= (5 if name != "5500-words" else 22)
        assert page.evaluate(STOPS) < 60
        assert not re.search(r"\bNone\b|<NA>|\bnan\b", page.inner_text("main"))
        assert page.evaluate(NARROWEST) == 0 and page.evaluate(CLIPPED) == 0
    assert path.stat().st_size < 1.5e6


@pytest.mark.parametrize("name", ["800-words", "40-speakers", "80-figures"])
def test_page_fits_a_telephone(browser, page_of, name):
    with Visit(browser, page_of(name), width=390, height=844) as visit:
        visit.page.screenshot(path=SHOTS / f"phone-{name}.png")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        visit.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        visit.page.screenshot(path=SHOTS / f"phone-{name}-open.png", full_page=True)


def test_a_telephone_leads_from_the_top_to_what_was_found(browser, page_of):
    with Visit(browser, page_of("800-words"), width=390, height=844) as visit:
        visit.page.locator(".jump a", has_text="Figures").click()
        visit.page.locator("#figures h2").wait_for()
        assert visit.page.locator("#figures h2").bounding_box()["y"] < 844
    with Visit(browser, page_of("800-words")) as visit:
        assert not visit.page.locator(".jump").is_visible()


def test_the_article_stands_beside_its_panel_which_stays(desk):
    page = desk[0].page
    box = {name: page.locator(name).bounding_box() for name in ("#article", ".panel")}
    assert box["#article"]["x"] + box["#article"]["width"] <= box[".panel"]["x"]
    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).position") == "sticky"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["800-words", "80-figures"])
def test_page_has_no_serious_violation_of_accessibility(browser, page_of, name, scheme):
    with Visit(browser, page_of(name), color_scheme=scheme) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        visit.page.screenshot(path=SHOTS / f"page-{name}-{scheme}.png", full_page=True)
        violations = axe.Axe().run(visit.page).response["violations"]
    serious = [found for found in violations if found["impact"] in ("serious", "critical")]
    assert [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in serious] == []


def test_without_script_the_page_reads_in_order(browser, page_of):
    with Visit(browser, page_of("800-words"), java_script_enabled=False) as visit:
        tops = [visit.page.locator(name).bounding_box()["y"] for name in ("h1", ".findings", "#article", ".fold >> nth=0")]
        assert tops == sorted(tops)
        assert all(visit.page.locator(f"#{name} h2").is_visible() for name in ("check", "sources", "figures", "terms"))


def test_a_flag_leads_to_its_sentence_and_back(desk):
    page = desk[0].page
    page.locator(".check a", has_text="never asked").first.click()
    assert "here" in page.locator("#article span.flag").first.get_attribute("class")
    page.go_back()
    page.locator("#article span.flag").first.click()
    assert page.locator("#check").is_visible() and page.locator("#check li.here").count() == 1


def test_a_click_path_leads_from_a_flag_to_its_sentence_to_the_list_of_its_source_and_back(browser, tmp_path):
    rows = [said(LEAD, "Abel Moss", 0, confidence=0.4, doubt="end"), said("“It is over,”", "Abel Moss", 1)]
    made = Made(f"{LEAD} said Abel Moss. It rained. “It is over,” Moss said.", rows, [])
    with Visit(browser, write_page(made, tmp_path / "path.html")) as visit:
        page = visit.page
        page.locator("#check a", has_text="It carried").click()
        sentence = page.locator("#article mark.content", has_text="It carried")
        assert page.locator("#article .here").inner_text().startswith("“It carried")
        sentence.click(position={"x": 5, "y": 5})
        assert page.locator("#sources").is_visible() and page.locator(".spoken li").count() == 2
        page.locator(".spoken li a").nth(1).click()
        assert page.locator("#article .here").inner_text().startswith("“It is over")
        page.go_back()
        assert page.locator("#article .here").inner_text().startswith("“It carried") and visit.complaints == []


def test_words_in_the_article_lead_to_all_that_their_source_says(desk):
    page = desk[0].page
    page.locator("#article mark.content", has_text="It carried").click(position={"x": 5, "y": 5})
    assert page.locator("#sources").is_visible()
    assert page.locator(".spoken h3").inner_text() == "Abel Moss" and page.locator(".spoken li").count() >= 2
    assert page.locator("#article mark.lit[id]").count() == page.locator(".spoken li").count()
    page.screenshot(path=SHOTS / "source-lit.png")
    page.locator(".spoken li a").nth(1).click()
    assert "here" in page.locator("#article mark.content", has_text="tin of paint").get_attribute("class")
    page.keyboard.press("Escape")
    assert page.locator("#article mark.lit").count() == 0


def test_a_source_in_the_list_lights_its_words(desk):
    page = desk[0].page
    page.get_by_role("link", name=re.compile("^Sources")).click()
    page.locator("#sources a", has_text="Ida Marsh").click()
    assert page.locator("#article mark.lit").all_inner_texts()[0].startswith("that the ferry")


def test_a_figure_leads_to_its_row_and_back(desk):
    page = desk[0].page
    page.locator("#article u.quantity a.back").first.click()
    assert page.locator("#figures tr.here").get_attribute("id") == "row-q1"
    page.locator("#row-q1 a").first.click()
    assert "here" in page.locator("#q1").get_attribute("class")


def test_search_finds_words_across_marks(desk):
    page = desk[0].page
    page.get_by_label("Search the article").fill("2,000 people")
    assert page.locator(".found p").inner_text() == "1 place"
    assert page.evaluate("CSS.highlights.get('found').size") == 1
    page.get_by_label("Search the article").fill("no such words")
    assert page.locator(".found p").inner_text() == "No places"


def test_tables_sort_by_a_click(desk):
    page = desk[0].page
    page.get_by_role("link", name=re.compile("^Sources")).click()
    names = lambda: page.locator("#sources tbody tr td:first-child").all_inner_texts()  # noqa: E731
    page.locator("#sources").get_by_role("button", name="Speaker").click()
    assert names() == sorted(names(), key=str.lower)
    page.locator("#sources").get_by_role("button", name="Speaker").click()
    assert names() == sorted(names(), key=str.lower, reverse=True)


def correct(page, words: str, column: str, value: str) -> None:
    """Say on the page what is wrong with the attribution of some words, and collect the line."""
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    page.locator("tr[data-fix=attribution]", has_text=words).get_by_role("button", name="Not right?").click()
    form = page.locator("tr[data-fix=attribution] + tr.fixing form")
    form.locator("select").select_option(column)
    form.get_by_label("The right value").fill(value)
    form.get_by_label("Your name").fill("Orla, Finch")
    form.get_by_role("button", name="Collect").click()


def test_a_correction_made_on_the_page_holds_after_an_edit_elsewhere(desk, tmp_path, monkeypatch):
    visit, _ = desk
    correct(visit.page, "It carried", "speaker", 'Zoë "Z" Lind')
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=re.compile("^Download")).click()
    assert download.value.suggested_filename == "pier.csv"
    download.value.save_as(tmp_path / "pier.csv")
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path)
    edited = Article.from_text("It rained all morning in Eastmere.\n" + TEXT)
    again = analyse(Article(text=edited.text, lines=edited.lines, paragraphs=edited.paragraphs, origin="/somewhere/Pier.txt"))
    row = again.attributions[again.attributions["text"] == LEAD].iloc[0]
    assert row["speaker"] == 'Zoë "Z" Lind' and row["corrected"].startswith("speaker by Orla Finch on 2")
    assert "correction_does_not_fit" not in set(again.flags["flag"])


def test_the_line_on_the_page_is_that_of_the_file(desk):
    visit, analysis = desk
    correct(visit.page, "It carried", "rename", "A, Moss")
    line = visit.page.locator("form.fix textarea").input_value()
    column, value, text, offset, around, sha256, by, _ = next(csv.reader([line]))
    assert (column, value, text, int(offset), around) == ("rename", "A, Moss", LEAD, TEXT.index(LEAD), "")
    assert analysis.article.sha256.startswith(sha256) and len(sha256) == 16 and by == "Orla, Finch"


def test_the_form_of_a_correction_leaves_the_table_as_wide_as_it_is(desk):
    page = desk[0].page
    page.get_by_role("link", name=re.compile("^Figures")).click()
    page.locator("#row-q1").get_by_role("button", name="Not right?").click()
    assert page.locator("#row-q1 + tr.fixing form").is_visible()
    assert page.locator("#figures .scroll").evaluate("box => box.scrollWidth - box.clientWidth") == 0
    page.locator("#figures").get_by_role("button", name="As written").click()  # sorting closes it
    assert page.locator("form.fix").count() == 0


def test_a_page_prints_article_and_lists(browser, page_of):
    with Visit(browser, page_of("800-words")) as visit:
        visit.page.emulate_media(media="print")
        assert all(visit.page.locator(f"#{name}").is_visible() for name in ("article", "check", "sources", "figures"))
        assert not visit.page.get_by_label("Search the article").is_visible()
        assert visit.page.locator(".article .number").first.is_visible()
        breaks = [visit.page.evaluate(f"getComputedStyle(document.querySelector('{part}')).breakInside") for part in (".check > li", "tr")]
        assert breaks == ["auto", "avoid"]  # a long group goes on over the page, a row does not


def test_an_article_of_800_words_prints_on_six_pages_with_every_rule_and_the_hash_of_its_text(browser, page_of):
    with Visit(browser, page_of("800-words")) as visit:
        visit.page.pdf(path=SHOTS / "page-800-words.pdf", format="A4")
        rules = visit.page.locator("td[data-label=Rule]").all_text_contents()
        sha256 = visit.page.locator(".desk").get_attribute("data-article")
    pages = PdfReader(SHOTS / "page-800-words.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) <= 6 and sha256 in text
    assert all(text.count(rule) >= rules.count(rule) for rule in set(rules))


def test_a_long_name_leaves_room_beside_it_in_print(browser, tmp_path):
    name = "the latest report of the inspector of harbours on the state of wooden piers and landing stages in the Eastmere region"
    row = said("“It is over,”", name, 0, role="senior keeper of harbour lights", affiliation="Board of Lights and Ferries of Eastmere")
    with Visit(browser, write_page(Made("“It is over,” it said.", [row], []), tmp_path / "long.html"), width=688) as visit:
        visit.page.emulate_media(media="print")
        beside = visit.page.locator("#sources td[data-label='Described as']")
        assert beside.evaluate("cell => cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize)") > 14


def test_what_is_folded_has_its_heading_beside_its_sign(browser, page_of):
    with Visit(browser, page_of("800-words")) as visit:
        boxes = [visit.page.locator(f".fold summary{part} >> nth=0").bounding_box() for part in ("", " h2")]
        assert boxes[1]["x"] > boxes[0]["x"] and boxes[0]["height"] < 2 * boxes[1]["height"]
