"""What must never happen, on any text."""

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.article import Article
from onrecord.prose import read_prose
from onrecord.terms import collocates, concordance, count_terms, profile, read_words, trend

pieces = st.sampled_from(
    [
        "The",
        "mill",
        "mills",
        "U.S.",
        "isn't",
        "Orlek's",
        "IS",
        "foreign fighters",
        "“",
        "”",
        "’s",
        "'",
        "…",
        ".",
        ",",
        "\n\n",
        "14,000",
        "—",
        "x",
        "É",
        "J.",
        "https://a.example/b",
        "d’Or",
        "R&D",
        "NATO",
        "well-",
        "-known",
        "'em",
    ]
)
texts = st.one_of(
    st.lists(pieces, min_size=1, max_size=40).map(" ".join),
    st.lists(pieces, min_size=1, max_size=30).map("".join),
    st.text(min_size=1, max_size=60),
).filter(str.strip)


def read(text):
    article = Article.from_text(text)
    return article, read_prose(article)


@example("ho " * 20)
@example("1 2 3 ...")
@example("One mill stood by the old river and the people of the town went there to see it every day.")
@given(texts)
def test_every_row_of_terms_is_sensible(text):
    article, prose = read(text)
    table, size = count_terms(article, prose), len(read_words(prose))
    assert (table["count"] >= 1).all()
    assert not table.duplicated(["term", "kind"]).any()
    assert table.dispersion.dropna().between(0, 1 + 1e-9).all()
    assert table.dispersion[table["count"] < 5].isna().all()
    assert (table.paragraphs <= len(article.paragraphs)).all()
    assert table["count"][table.kind == "word"].sum() <= size
    assert all(any(map(str.isalpha, term)) for term in table.term)


@given(texts)
def test_every_word_is_written_where_it_is_said_to_stand(text):
    _, prose = read(text)
    words = read_words(prose, by="form")
    for start, end, form in zip(words.starts, words.ends, words.forms, strict=True):
        assert len(text[start:end]) == len(form)
        assert text[start:end].strip() == text[start:end] != ""
    assert words.starts == sorted(words.starts)


@given(texts)
def test_a_term_of_the_table_is_found_as_often_as_it_is_counted(text):
    article, prose = read(text)
    words = read_words(prose)
    for row in count_terms(article, prose).itertuples():
        assert len(concordance(words, row.term)) == row.count


@given(texts, st.sampled_from(["mill", "U.S.", "foreign fighters", "IS"]))
def test_the_tables_of_a_term_agree_with_one_another(text, term):
    _, prose = read(text)
    words = read_words(prose)
    lines = concordance(words, term)
    assert trend(words, [term])["count"].sum() == len(lines)
    assert trend(words, [term], segments=None)["count"].sum() == len(lines)
    near = collocates(words, term, minimum=1, stop_words=frozenset())
    assert (near["count"] == near.left + near.right).all()
    assert (near["count"] <= near.total).all()
    assert lines.empty or lines.position.between(0, 1).all()


@given(texts)
def test_a_profile_always_has_a_value_or_a_reason(text):
    _, prose = read(text)
    rows = profile(read_words(prose)).query("group != 'size'")
    assert (rows.value.isna() == rows.why.notna()).all()
