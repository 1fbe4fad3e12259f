"""What strangers write is text on every page: no script runs, nothing is asked for, no dialog opens, and the page's own policy holds."""

import dataclasses
import os
import shutil
import subprocess
import sys

import ipywidgets
import pytest

from onrecord import Article, analyse, paths, views
from onrecord.corpus.pages import FOLDER
from onrecord.explorer import Explorer
from onrecord.formats.dates import find_date

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: see tests/requirements-browser.txt")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

EVIL = (
    "<script>window.hit=1;alert(1)</script><img src=http://evil.invalid/a onerror=window.hit=1><svg onload=alert(2)>"
    '</style></script><script>window.hit=2</script>" onmouseover="window.hit=3" x="[a](javascript:alert(4)) {{7*7}} {% raw %}'
)
NAME = "<img src=x onerror=window.hit=4> ferry"
PLAIN = """The harbour board of Eastmere will close its old pier at the end of the month, and no ferry will come back before the spring.

People who work on the other side of the river have been told that they should take the bus, which is an hour longer.

"""
ARTICLE = f"""Ferry <script>window.hit=1;alert(1)</script><img src=x onerror=window.hit=1> late

By Orla Finch 4 May 2031

{PLAIN}The pier is closed from Monday, the board said in a statement that was sent to all of the people in the town. {EVIL}

"It carried more than 2,000 people a year <svg onload=alert(2)>, and now it carries none," said Abel Moss, the board's chairman.

According to Greta <img src=x onerror=window.hit=6> Lund, 300 boats <b onclick=alert(5)> were lost in the harbour over the winter.

{PLAIN}"It was rotten </span><script>window.hit=7</script>," Moss said on Tuesday, and he said that nobody would have been surprised.
"""
PAGES = ("*/report.html", "*/05_corpus.html", "index.html")
TOLD = ("title", "authors", "outlet", "section")
RUN = """
import sys
from onrecord.cli import main
out, article, corpus = sys.argv[1:]
sys.exit(main([article, "--out", out]) or main(["--corpus", corpus, "--out", out, "-p", "workers", "1"]))
"""
CORRECTIONS = "offset,column,value\n{offset},speaker,{evil}\n{offset},role,{evil}\n999999,speaker,{evil}\n"
TRY_TO_RUN = """() => new Promise(done => {
  const broken = [];
  document.addEventListener('securitypolicyviolation', event => broken.push(event.effectiveDirective.split('-')[0]));
  const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script);
  const picture = document.createElement('img'); picture.src = 'http://evil.invalid/b'; document.body.append(picture);
  setTimeout(() => done([window.ran === undefined, [...new Set(broken)].sort()]), 300);
})"""
ACTIVE = """() => [...document.querySelectorAll('*')].flatMap(element => [...element.attributes]).filter(
  attribute => attribute.name.startsWith('on') || /^\\s*javascript:/i.test(attribute.value)).map(attribute => attribute.name)"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A copy of the project with a hostile article, its corrections and a hostile corpus, and the folder of the pages on them."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(paths.NOTEBOOKS, project / "notebooks", ignore=shutil.ignore_patterns("*.pyc.*"))  # which are being written
    (project / "data" / "corrections").mkdir(parents=True)
    for name in ("lexicons", "models"):
        (project / "data" / name).symlink_to(paths.DATA / name)
    articles = project / "data" / "articles" / "corpus"
    articles.mkdir(parents=True)
    quoted = '"' + EVIL.replace('"', '""') + '"'
    for name in (f"{NAME}.txt", "b.txt"):
        (articles / name).write_text(ARTICLE, encoding="utf-8")
        correction = CORRECTIONS.format(offset=ARTICLE.index("It carried"), evil=quoted)
        (project / "data" / "corrections" / f"{paths.slug(name)}.csv").write_text(correction, encoding="utf-8")
    (articles / "b.txt").write_text(ARTICLE.replace("300", "310"), encoding="utf-8")
    rows = "".join(f'"{name}",{",".join([quoted] * len(TOLD))}\n' for name in (f"{NAME}.txt", "b.txt"))
    (articles / "metadata.csv").write_text(f"file,{','.join(TOLD)}\n{rows}", encoding="utf-8")
    command = [sys.executable, "-c", RUN, str(project / "out"), str(articles / f"{NAME}.txt"), str(articles)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=600, cwd=project / "notebooks", env={**os.environ, "PYTHONPATH": ""}
    )
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def page(browser):
    """A page with the network off that notes what it asks for and which dialogs it opens."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.asked, opened.dialogs = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()


def assert_quiet(page):
    for element in page.query_selector_all("summary"):
        element.dispatch_event("click")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None and page.dialogs == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert page.evaluate(ACTIVE) == []


def test_what_an_article_says_of_itself_is_shown_as_text(page):
    told = {"title": EVIL, "authors": (EVIL,), "section": EVIL, "publisher": EVIL, "dateline": EVIL, "date_source": EVIL}
    article = dataclasses.replace(Article.from_text(ARTICLE), **told, date=find_date("4 May 2031"))
    page.set_content(f"<!doctype html><body>{views.masthead(analyse(article)).html}")
    assert page.evaluate("document.body.textContent").count(EVIL) == len(told)
    assert_quiet(page)


@pytest.mark.parametrize("which", [*PAGES, f"*/{FOLDER}/*.html"])
def test_a_page_shows_hostile_text_and_runs_nothing(written, page, which):
    path = next((written / "out").glob(which))
    page.goto(path.as_uri())
    assert "window.hit=" in page.evaluate("document.body.textContent")
    assert_quiet(page)


def test_what_the_script_of_a_page_shows_is_text(written, page):
    page.goto(next((written / "out").glob("*/report.html")).as_uri())
    page.get_by_label("Search the article").fill("<script>")
    assert page.locator(".found li").count() >= 2
    for section in ("Sources", "Figures", "Check"):
        page.get_by_role("navigation", name="Sections of the panel").get_by_role("link", name=section).click()
        for link in page.locator(".tab:visible [data-who]").all():
            link.click()
            assert page.evaluate(ACTIVE) == []  # of this source's words: the next takes their place
        for button in page.locator(".tab:visible .wrong").all():
            button.dispatch_event("click")
            page.locator("form.fix [name=value]").fill(EVIL)
            page.locator("form.fix [name=by]").fill(EVIL)
            page.get_by_role("button", name="Collect").click()
    assert page.locator(".spoken li").count() and page.locator(".collected button").count() == 1
    assert_quiet(page)


@pytest.mark.parametrize("which", PAGES)
def test_the_policy_of_a_page_stops_scripts_and_requests_that_are_put_in_later(written, page, which):
    page.goto(next((written / "out").glob(which)).as_uri())
    nothing_ran, broken = page.evaluate(TRY_TO_RUN)
    assert nothing_ran and broken == ["img", "script"]


def test_explore_shows_hostile_text_and_runs_nothing(written, page, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "ARTICLES", written / "data" / "articles")
    explorer = Explorer(tmp_path)
    explorer.search.value = "rotten"
    held = [explorer.show()]
    shown = [held[0].first]  # what is seen where no kernel runs
    while held:
        widget = held.pop()
        held += getattr(widget, "children", ())
        shown += [widget.value] if isinstance(widget, ipywidgets.HTML) else []
    for word in ("lost", EVIL):  # with tags before it, and as one
        explorer.search.value = word
        shown.append(explorer.lines.value)
    explorer.article.value = EVIL  # no such file, which a message says
    assert "window.hit=" in explorer.message.value
    shown.append(explorer.message.value)
    explorer.search.value = ""
    explorer.article.value = str(next((written / "out").glob("*/tables")))  # of the corpus, whose outlets and file names are hostile
    assert any("window.hit=" in label for label, _ in explorer.rows.options)
    for table in ("attributions", "quantities"):
        explorer.table.value = table
        shown += [explorer.lines.value, explorer.place.value, explorer.below.value]
    page.set_content("<!doctype html><body>" + "".join(shown))
    assert "window.hit=" in page.evaluate("document.body.textContent")
    assert_quiet(page)
