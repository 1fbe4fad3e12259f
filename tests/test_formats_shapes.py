"""Input shapes that analysts have: each of `shapes` is read to the same two articles, with outlet and date."""

import pytest

from onrecord import Article
from onrecord.formats import read_articles
from onrecord.formats.tables import read_table
from onrecord.formats.understood import summary, table_summary
from shapes import DATES, MBOX, NO_OUTLET, OUTLET, ROWS, SHAPES, TEXTS, TITLES, dated, lines, mail, table, write


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_articles(name, tmp_path):
    articles = list(read_articles(write(tmp_path, name)))
    assert [" ".join(article.text.split()) for article in articles] == [" ".join(text.split()) for text in TEXTS]
    assert [(article.title, article.publisher, str(article.date)) for article in articles] == [
        (title, OUTLET, date) for title, date in zip(TITLES, DATES, strict=True)
    ]


@pytest.mark.parametrize("name", [name for name in SHAPES if name.endswith((".csv", ".jsonl", ".parquet", ".gz", ".zip", ".tsv"))])
def test_a_corpus_reads_the_same_rows(name, tmp_path):
    rows = list(read_table(write(tmp_path, name)))
    assert [(row.known["text"], row.known["outlet"], row.known["date"]) for row in rows] == [
        (text, OUTLET, date) for text, date in zip(TEXTS, DATES, strict=True)
    ]


@pytest.mark.parametrize("data", [f"{mail(0)}\n", MBOX])
def test_mail_is_one_article_a_message(data, tmp_path):
    (tmp_path / "x.mbox").write_text(data)
    articles = list(read_articles(tmp_path / "x.mbox"))
    assert [(article.title, str(article.date)) for article in articles] == list(zip(TITLES, DATES, strict=True))[: len(articles)]
    assert len(articles) == data.count("Subject:")


def test_a_date_of_numbers_stays_open_where_no_row_settles_the_order(tmp_path):
    (tmp_path / "x.csv").write_text(table(rows=dated("3/4/2031", "5/6/2031")))
    assert [row.known["date"] for row in read_table(tmp_path / "x.csv")] == ["2031", "2031"]


def test_a_column_that_shows_both_orders_settles_none(tmp_path):
    (tmp_path / "x.csv").write_text(table(rows=[*dated("13/4/2031", "4/13/2031"), *dated("3/4/2031", "3/3/2031")]))
    assert [row.known["date"] for row in read_table(tmp_path / "x.csv")] == ["2031-04-13", "2031-04-13", "2031", "2031-03-03"]


def test_columns_can_be_named(tmp_path):
    (tmp_path / "x.csv").write_text(table(names={"title": "a", "date": "b", "outlet": "c", "text": "d"}))
    row = next(read_table(tmp_path / "x.csv", text_column="D", outlet_column="c", date_column="b", title_column="a"))
    assert row.known == {"text": TEXTS[0], "outlet": OUTLET, "date": DATES[0], "title": TITLES[0]}


def test_an_outlet_comes_from_the_folder_below_the_corpus(tmp_path):
    (tmp_path / "Lantern").mkdir()
    (tmp_path / "Lantern" / "articles.csv").write_text(table(rows=NO_OUTLET))
    assert next(read_table(tmp_path / "Lantern" / "articles.csv", root=tmp_path)).known["outlet"] == "Lantern"


def test_a_bad_line_costs_one_row(tmp_path):
    (tmp_path / "x.jsonl").write_text(lines([ROWS[0]]) + "\n{broken\n" + lines([ROWS[1]]))
    rows = list(read_table(tmp_path / "x.jsonl"))
    assert [row.problem is None for row in rows] == [True, False, True]
    errors = []
    assert len(list(read_articles(tmp_path / "x.jsonl", on_error=errors.append))) == 2
    assert "row 2 is not JSON" in str(errors[0])


def test_what_was_understood_is_one_line(tmp_path):
    article = next(iter(read_articles(write(tmp_path, "comma.csv"))))
    assert summary(article).startswith(f"Title “{TITLES[0]}”; no byline; date {DATES[0]} (column date); outlet {OUTLET}; ")
    assert "text from “text”" in summary(article)
    assert table_summary(read_table(tmp_path / "comma.csv")).startswith("2 rows: 2 with text, 2 with a date, 2 with an outlet; columns: ")


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        (str.lower, "no capitals to tell names by"),
        (str.upper, "all in capitals, which tell no names"),
        (lambda text: text.replace('"', ""), "no quotation marks in the text"),
    ],
)
def test_what_a_text_lacks_is_said(change, doubt):
    text = 'The board met on Monday. "It is late," said Ada Marlowe. ' * 20
    assert doubt in summary(Article.from_text(change(text))) and doubt not in summary(Article.from_text(text))
