"""The words that name a source, as they stand in the article."""

import pytest

from attributing import attribute

SOURCES = [
    pytest.param("Ann Bell said the mill would close.", "Ann Bell", id="name"),
    pytest.param("“We won,” said Ann Bell.", "Ann Bell", id="name after the cue"),
    pytest.param("She said the mill would close.", "She", id="pronoun"),
    pytest.param("Mayor Ann Bell said the mill would close.", "Mayor Ann Bell", id="title"),
    pytest.param("Ann Bell, the mayor of Troy, said the mill would close.", "Ann Bell, the mayor of Troy", id="apposition"),
    pytest.param("“We won,” said Ann Bell, the mayor of Troy.", "Ann Bell, the mayor of Troy", id="apposition after the cue"),
    pytest.param("Ann Bell, 61, said the mill would close.", "Ann Bell, 61", id="age"),
    pytest.param("Ann Bell, who runs the mill, said it would close.", "Ann Bell, who runs the mill", id="relative clause"),
    pytest.param("Ann Bell (Independent) said the mill would close.", "Ann Bell (Independent)", id="brackets"),
    pytest.param("The mayor of Troy said the mill would close.", "The mayor of Troy", id="prepositional phrase"),
    pytest.param("A spokesman for the mill said it would close.", "A spokesman for the mill", id="spokesman for"),
    pytest.param("People who live nearby said the mill was loud.", "People who live nearby", id="people who"),
    pytest.param("A report released in May said the mill was loud.", "A report released in May", id="participle"),
    pytest.param("Ann Bell on Monday said the mill would close.", "Ann Bell", id="time before the cue is left out"),
    pytest.param("Police said the road was shut.", "Police", id="collective"),
    pytest.param("Residents and shopkeepers said the road was shut.", "Residents and shopkeepers", id="two nouns"),
    pytest.param("Several of them said the road was shut.", "Several of them", id="quantifier"),
    pytest.param(
        "The mill would close, according to two people familiar with the plan.",
        "two people familiar with the plan",
        id="people familiar with",
    ),
    pytest.param("According to a survey by the union, the mill is loud.", "a survey by the union", id="survey by"),
    pytest.param("In May, Ann Bell said the mill would close.", "Ann Bell", id="an opening phrase is left out"),
    pytest.param("At a meeting in the hall, the mayor said the mill would close.", "the mayor", id="a place before is left out"),
    pytest.param("The mill, whose owner said it would close, is old.", "whose owner", id="possessive relative"),
    pytest.param("The clerk was told by Ann Bell that the mill would close.", "Ann Bell", id="passive with by"),
    pytest.param("The clerk was told that the mill would close.", None, id="passive without by"),
    pytest.param("There were reports that the mill had burned.", None, id="nobody"),
    pytest.param("Her claim that the mill was safe surprised nobody.", "Her", id="possessive pronoun"),
    pytest.param("Ann Bell's claim that the mill was safe surprised nobody.", "Ann Bell", id="possessive name"),
    pytest.param("“We won,” the tired but happy goalkeeper said.", "the tired but happy goalkeeper", id="adjectives"),
    pytest.param("Current and former ushers said the hall was cold.", "Current and former ushers", id="adjectives joined"),
    pytest.param("Neither Bell nor Hill said the hall was cold.", "Neither Bell nor Hill", id="neither nor"),
    pytest.param("Shopkeepers, ushers, and many guests said the hall was cold.", "Shopkeepers, ushers, and many guests", id="list"),
    pytest.param("Friends of Ann Bell and Joe Hill said the hall was cold.", "Friends of Ann Bell and Joe Hill", id="two in a phrase"),
    pytest.param("He called her a thief, and ushers said the hall was cold.", "ushers", id="a clause before is no list"),
    pytest.param("They met in Troy, Ohio, and ushers said the hall was cold.", "ushers", id="a place before is no list"),
    pytest.param("J.M. Bell, a clerk, said the hall was cold.", "J.M. Bell, a clerk", id="initials"),
    pytest.param("The hall was cold, said J.M. Bell.", "J.M. Bell", id="initials after the cue"),
    pytest.param("The hall was cold, the 43-year-old said.", "the 43-year-old", id="adjective as a noun"),
    pytest.param("Ann Bell herself said the hall was cold.", "Ann Bell herself", id="reflexive"),
    pytest.param("Ann Bell, for her part, said the hall was cold.", "Ann Bell", id="aside"),
    pytest.param("Ann Bell of the Troy Choir said the hall was cold.", "Ann Bell of the Troy Choir", id="of a body"),
    pytest.param("“We won,” Ann Bell, the captain, said.", "Ann Bell, the captain", id="apposition between quotation and cue"),
    pytest.param("“We won,” one B&K Mills worker told a reporter.", "one B&K Mills worker", id="ampersand in the name"),
    pytest.param(
        "“We won,” farm historians Ann Bell and Joe Hill of the Troy Institute wrote.",
        "farm historians Ann Bell and Joe Hill of the Troy Institute",
        id="all that stands between the quotation and the cue",
    ),
    pytest.param(
        "“We won,” another neighbour, Ann Bell told a reporter.", "another neighbour, Ann Bell", id="role and name before the cue"
    ),
    pytest.param("“We won,” said Bailly, smiling.", "Bailly", id="a name that ends like an adverb"),
    pytest.param("“Is it raining?” Harper asked.", "Harper", id="a name that ends like a comparative"),
    pytest.param("Ann Bell (I-Troy), said on Monday that the mill would close.", "Ann Bell (I-Troy)", id="brackets and a comma"),
    pytest.param("The mill would close, according to trojan-news.example.", "trojan-news.example", id="an address"),
    pytest.param("The master of the anti-rent rally said the road was shut.", "The master of the anti-rent rally", id="rally is a noun"),
    pytest.param("Ann Bell spoke in Troy, citing the flood of last spring.", "Ann Bell", id="subject of the main verb"),
    pytest.param(
        "Ann Bell, who runs the mill, asked why it had closed.", "Ann Bell, who runs the mill", id="asked after a relative clause"
    ),
]


@pytest.mark.parametrize("text, source", SOURCES)
def test_source(text, source):
    assert [row["source"] for row in attribute(text)][:1] == [source]


def test_who_speaks_again_behind_a_relative_clause_is_whom_it_describes():
    assert [row["source"] for row in attribute("Ann Bell, who said she seldom came, said the hall was cold.")] == ["who", "Ann Bell"]


CUES = [
    pytest.param("Ann Bell has also said the mill would close.", "has also said", id="auxiliary and adverb"),
    pytest.param("According to Ann Bell, the mill would close.", "According to", id="according to"),
    pytest.param("Ann Bell pointed out that the mill was old.", "pointed out", id="particle"),
    pytest.param("Ann Bell went on to say that nobody milled there.", "went on to say", id="chain"),
    pytest.param("Her claim that the mill was safe surprised nobody.", "claim", id="noun"),
    pytest.param("“The mill is safe.” — Ann Bell", "—", id="dash"),
    pytest.param("Ann Bell would not say whether it was safe.", "would not say", id="negation"),
]


@pytest.mark.parametrize("text, cue", CUES)
def test_cue(text, cue):
    assert [row["cue"] for row in attribute(text)] == [cue]


STANCES = [
    pytest.param("Ann Bell said the mill would close.", "neutral", id="neutral"),
    pytest.param("Ann Bell claimed the mill would close.", "claim", id="claim"),
    pytest.param("Ann Bell admitted the mill would close.", "concession", id="concession"),
    pytest.param("Ann Bell denied that the mill would close.", "denial", id="denial"),
    pytest.param("Ann Bell asked whether the mill would close.", "question", id="question"),
    pytest.param("Ann Bell promised that the mill would stay.", "promise", id="promise"),
]


@pytest.mark.parametrize("text, stance", STANCES)
def test_stance_is_the_class_of_the_cue(text, stance):
    assert [row["stance"] for row in attribute(text)] == [stance]


def test_the_source_is_never_inside_the_content():
    for row in attribute("“We won,” Ann Bell, the captain, said, “and we will win again.”"):
        assert row["source_end"] <= row["start"] or row["end"] <= row["source_start"]


def test_the_rule_names_what_fired():
    assert attribute("According to Ann Bell, the mill is old.")[0]["rule"].startswith("according to")
