"""Quotation marks and their pairing."""

import pytest

from attributing import attribute, column

CONTENTS = [
    pytest.param('"We won," Ann Bell said.', ['"We won,"'], id="straight double marks"),
    pytest.param("“We won,” Ann Bell said.", ["“We won,”"], id="curly double marks"),
    pytest.param("''We won,'' Ann Bell said.", ["''We won,''"], id="doubled single marks"),
    pytest.param("``We won,'' Ann Bell said.", ["``We won,''"], id="backticks open and doubled singles close"),
    pytest.param("«We won,» Ann Bell said.", ["«We won,»"], id="guillemets"),
    pytest.param("„We won,“ Ann Bell said.".replace("“", "”"), ["„We won,”"], id="low opening mark"),
    pytest.param("‘We won the cup,’ Ann Bell said.", ["‘We won the cup,’"], id="single curly marks as outer marks"),
    pytest.param("'We won the cup,' Ann Bell said.", ["'We won the cup,'"], id="single straight marks as outer marks"),
    pytest.param(
        "‘We don’t know the players’ names,’ Ann Bell said.", ["‘We don’t know the players’ names,’"], id="apostrophes inside single marks"
    ),
    pytest.param(
        "'It's the players' cup,' Ann Bell said.", ["'It's the players' cup,'"], id="straight apostrophes inside straight single marks"
    ),
    pytest.param(
        "‘He told me “never again” and left,’ Ann Bell said.", ["‘He told me “never again” and left,’"], id="doubles nested in singles"
    ),
    pytest.param(
        "“He told me ‘never again’ and left,” Ann Bell said.", ["“He told me ‘never again’ and left,”"], id="singles nested in doubles"
    ),
    pytest.param(
        "''He told me, 'Never again,''' Ann Bell said.", ["''He told me, 'Never again,'''"], id="three marks close two quotations"
    ),
    pytest.param("“Will it rain?” Ann Bell asked.", ["“Will it rain?”"], id="a question mark ends the quotation"),
    pytest.param("“Stop!” Ann Bell shouted.", ["“Stop!”"], id="an exclamation mark ends the quotation"),
    pytest.param("“We won —” Ann Bell said.", ["“We won —”"], id="a dash breaks the quotation off"),
    pytest.param("“We won. We will win again,” Ann Bell said.", ["“We won. We will win again,”"], id="two sentences in one quotation"),
    pytest.param(
        "“The plan [to close the mill] is dead,” Ann Bell said.",
        ["“The plan [to close the mill] is dead,”"],
        id="brackets inside a quotation",
    ),
]


@pytest.mark.parametrize("text, contents", CONTENTS)
def test_content_includes_its_quotation_marks(text, contents):
    assert column(text, "text") == contents


NOT_SPEECH = [
    pytest.param("The “smart” meters were fitted on Monday.", id="scare quotes"),
    pytest.param("Critics liked her novel “The Long Way to Troy” this spring.", id="a title"),
    pytest.param("Joe “Fingers” Malloy left the club on Friday.", id="a nickname"),
    pytest.param("The rock 'n' roll band played until two.", id="an elision"),
    pytest.param("The players' and coaches' buses left at noon.", id="possessive plurals"),
    pytest.param("The 6'2\" guard and the 5'11\" guard left the team.", id="feet and inches"),
    pytest.param("It opened in the '90s and closed in the '00s.", id="decades"),
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_marks_that_nothing_attributes_are_no_attribution(text):
    assert attribute(text) == []


def test_an_unbalanced_mark_ends_with_its_paragraph():
    text = "“We won, Ann Bell said.\n\nThe bus left at noon. It rained.\n\nThe mill is open, Joe Hill said."
    assert all("bus" not in content for content in column(text, "text"))


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker():
    rows = attribute("“We won,” Ann Bell said. “It was hard.\n\n“It was worth it.”\n\nThe bus left.")
    assert [row["speaker"] for row in rows] == ["Ann Bell"] * len(rows)
    assert [row["text"] for row in rows[1:]] == ["“It was hard.", "“It was worth it.”"]


def test_a_quotation_over_paragraphs_is_one_attribution():
    rows = attribute("“We won,” Ann Bell said. “It was hard.\n\n“It was worth it.”")
    assert len({row["attribution"] for row in rows}) == 1


def test_a_missing_closing_mark_does_not_reach_the_next_quotation():
    rows = attribute("Ann Bell said, “We won. It was hard.\n\nJoe Hill said, “They lost.”")
    assert [row["speaker"] for row in rows] == ["Ann Bell", "Joe Hill"]


def test_a_heading_in_single_marks_is_no_speech_where_the_article_quotes_with_double_marks():
    rows = attribute("“We won,” Ann Bell said. “It was hard.”\n\n‘A Long Way Home’\n\nThe bus left at noon.")
    assert all("Long Way" not in row["text"] for row in rows)


def test_a_year_without_its_century_opens_no_quotation():
    assert column("They met in ‘98 and ‘fell out’ at once, Ann Bell said.", "speech") == ["mixed"]


def test_a_year_behind_an_opening_mark_may_begin_a_quotation():
    assert column("‘20 people came,’ Ann Bell said.", "text") == ["‘20 people came,’"]


def test_an_opening_mark_in_the_place_of_a_closing_one_closes():
    assert column("“We won,“ said Ann Bell. “It was hard.”", "text") == ["“We won,“", "“It was hard.”"]
