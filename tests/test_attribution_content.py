"""Which words a cue hands to its source, and where they begin and end."""

import pytest

from attributing import attribute, column

DIRECT = [
    pytest.param("“We won,” Ann Bell said.", ["“We won,”"], id="source and cue after the quotation"),
    pytest.param("“We won,” said Ann Bell.", ["“We won,”"], id="cue before source after the quotation"),
    pytest.param("Ann Bell said, “We won.”", ["“We won.”"], id="cue and comma before the quotation"),
    pytest.param("Ann Bell said: “We won.”", ["“We won.”"], id="cue and colon before the quotation"),
    pytest.param(
        "“We won,” Ann Bell said, “and we will win again.”", ["“We won,”", "“and we will win again.”"], id="cue inside the sentence"
    ),
    pytest.param("“We won,” Ann Bell said. “It was hard.”", ["“We won,”", "“It was hard.”"], id="a second sentence after the cue"),
    pytest.param("“We won,” Ann Bell told reporters on Monday.", ["“We won,”"], id="addressee and time after the cue"),
    pytest.param("“We won,” Ann Bell said in a statement.", ["“We won,”"], id="occasion after the cue"),
    pytest.param("“We won,” she later said.", ["“We won,”"], id="adverb before the cue"),
    pytest.param("“We won,” Ann Bell has said.", ["“We won,”"], id="auxiliary before the cue"),
    pytest.param("“We won,” according to Ann Bell.", ["“We won,”"], id="quotation and according to"),
    pytest.param("“Will it rain?” Ann Bell asked the clerk.", ["“Will it rain?”"], id="question"),
    pytest.param("Ann Bell told the clerk, “Ring the bell.”", ["“Ring the bell.”"], id="addressee before the quotation"),
    pytest.param("Ann Bell said, in her usual dry manner, “We won.”", ["“We won.”"], id="parenthesis before the quotation"),
    pytest.param("Ann Bell left the room, saying: “We are done here.”", ["“We are done here.”"], id="participle and colon"),
    pytest.param(
        "Ann Bell had a word for it: “A swindle from start to end.”",
        ["“A swindle from start to end.”"],
        id="colon without a verb of saying",
    ),
    pytest.param("“Meh,” wrote a neighbour who keeps bees.", ["“Meh,”"], id="one word"),
    pytest.param("Still, “it is hard to tell,” Ann Bell said.", ["“it is hard to tell,”"], id="an opening word is left out"),
    pytest.param(
        "She gave one reason: “We had no money,” Ann Bell said.",
        ["“We had no money,”"],
        id="what leads up to the quotation with a colon is left out",
    ),
    pytest.param("“The mill is safe.”\n\n— Ann Bell, Troy", ["“The mill is safe.”"], id="signed in the line below"),
    pytest.param("“The mill is safe.” — Ann Bell", ["“The mill is safe.”"], id="signed after a dash"),
    pytest.param(
        "Ann Bell issued a statement, “The mill will stay open this year.”",
        ["“The mill will stay open this year.”"],
        id="a sentence after a comma, without a verb of saying",
    ),
    pytest.param("“We won!” Ann Bell crowed.", ["“We won!”"], id="manner of speaking"),
    pytest.param("“We lost,” Ann Bell fired back.", ["“We lost,”"], id="verb with a particle"),
]


@pytest.mark.parametrize("text, contents", DIRECT)
def test_direct_content(text, contents):
    assert column(text, "text") == contents
    assert set(column(text, "speech")) == {"direct"}


INDIRECT = [
    pytest.param("Ann Bell said that the mill would close.", ["that the mill would close"], id="that is inside and the full stop outside"),
    pytest.param("Ann Bell said the mill would close.", ["the mill would close"], id="without that"),
    pytest.param("Ann Bell said on Monday that the mill would close.", ["that the mill would close"], id="time before that"),
    pytest.param("Ann Bell said in an interview that the mill would close.", ["that the mill would close"], id="occasion before that"),
    pytest.param("Ann Bell told the council that the mill would close.", ["that the mill would close"], id="addressee before that"),
    pytest.param("Ann Bell told the council the mill would close.", ["the mill would close"], id="addressee without that"),
    pytest.param("Ann Bell said, however, that the mill would close.", ["that the mill would close"], id="parenthesis before that"),
    pytest.param("The mill would close, Ann Bell said.", ["The mill would close"], id="cue at the end"),
    pytest.param("The mill would close, said Ann Bell, the mayor.", ["The mill would close"], id="inverted cue at the end"),
    pytest.param("The mill, Ann Bell said, would close in May.", ["The mill", "would close in May"], id="cue inside the clause"),
    pytest.param(
        "In any case, Ann Bell said, the mill would close.", ["the mill would close"], id="an opening phrase before the cue is left out"
    ),
    pytest.param("According to Ann Bell, the mill would close.", ["the mill would close"], id="according to first"),
    pytest.param("The mill would close, according to Ann Bell.", ["The mill would close"], id="according to last"),
    pytest.param(
        "The mill would close, according to Ann Bell, who owns it.", ["The mill would close"], id="according to with a relative clause"
    ),
    pytest.param("Ann Bell asked whether the mill would close.", ["whether the mill would close"], id="whether"),
    pytest.param("Ann Bell asked why the mill had closed.", ["why the mill had closed"], id="question word"),
    pytest.param("Ann Bell promised to reopen the mill.", ["to reopen the mill"], id="infinitive"),
    pytest.param("Ann Bell denied that the mill would close.", ["that the mill would close"], id="denial"),
    pytest.param("Nobody believed Ann Bell's claim that the mill was safe.", ["that the mill was safe"], id="noun of saying"),
    pytest.param("The study found that bees sleep.", ["that bees sleep"], id="study as source"),
    pytest.param("A poll shows most voters want the mill to stay.", ["most voters want the mill to stay"], id="poll without that"),
    pytest.param("Officials admit they were slow.", ["they were slow"], id="present tense"),
    pytest.param("Ann Bell put the cost at 4 million crowns.", ["the cost at 4 million crowns"], id="estimate"),
    pytest.param("Ann Bell would not say whether the mill would close.", ["whether the mill would close"], id="negated cue"),
    pytest.param("As Ann Bell said, the mill would close.", ["the mill would close"], id="as she said"),
    pytest.param("There were reports that the mill had burned.", ["that the mill had burned"], id="there were reports"),
    pytest.param("The company has been accused of hiding its losses.", ["hiding its losses"], id="passive accusation"),
    pytest.param("The clerk was told by Ann Bell that the mill would close.", ["that the mill would close"], id="was told by"),
    pytest.param(
        "Because of the rain, Ann Bell said, the fair was off.", ["Because of the rain", "the fair was off"], id="cause before the cue"
    ),
    pytest.param("The mill was full, the Velm Times said, including the yard.", ["The mill was full"], id="a newspaper is no time"),
    pytest.param("The mill was full, Ann Bell said after meeting the clerks.", ["The mill was full"], id="not what follows a preposition"),
    pytest.param(
        "Among the old mills at risk, according to Ann Bell, are two of wood.",
        ["Among the old mills at risk", "are two of wood"],
        id="around according to",
    ),
    pytest.param("In May, Ann Bell said, the fair was off.", ["the fair was off"], id="a short opening is left out"),
    pytest.param(
        "The fire, they said, spread from the barn to the mill.", ["The fire", "spread from the barn to the mill"], id="subject before"
    ),
    pytest.param("It was, she said, the worst day of her life.", ["It was", "the worst day of her life"], id="subject and verb before"),
    pytest.param("Asked whether the mill would close, Ann Bell smiled.", ["whether the mill would close"], id="asked, at the head"),
    pytest.param("Asked what the mill had cost her, Ann Bell smiled.", ["what the mill had cost her"], id="asked what, at the head"),
    pytest.param("Ann Bell warned against a sale of the mill.", ["a sale of the mill"], id="preposition of the verb"),
    pytest.param("Ann Bell boasted of her years at the old mill.", ["her years at the old mill"], id="boasted of"),
    pytest.param("Ann Bell pointed to the dry years behind them.", ["the dry years behind them"], id="to before a noun is left out"),
    pytest.param("Ann Bell affirmed that the mill was safe.", ["that the mill was safe"], id="affirmed that"),
    pytest.param("A warning from Ann Bell that the dam leaked was ignored.", ["that the dam leaked was ignored"], id="noun and from"),
    pytest.param("He recalled her promise to mend the dam.", ["her promise to mend the dam"], id="outermost of two"),
    pytest.param("Few believe her promise to mend the dam.", ["to mend the dam"], id="noun and infinitive"),
]


@pytest.mark.parametrize("text, contents", INDIRECT)
def test_indirect_content(text, contents):
    assert column(text, "text") == contents
    assert set(column(text, "speech")) == {"indirect"}


SEVERAL = [
    pytest.param(
        "Ann Bell said the mill would close and added that the shop would stay.",
        ["the mill would close", "that the shop would stay"],
        id="two verbs joined by and",
    ),
    pytest.param(
        "Ann Bell said the mill would close, adding that the shop would stay.",
        ["the mill would close", "that the shop would stay"],
        id="participle after a comma",
    ),
    pytest.param(
        "“The mill will close,” Ann Bell said, adding that the shop would stay.",
        ["“The mill will close,”", "that the shop would stay"],
        id="participle after a quotation",
    ),
    pytest.param(
        "Ann Bell said the mill would close, but Joe Hill said it would stay.",
        ["the mill would close", "it would stay"],
        id="two sources in one sentence",
    ),
    pytest.param(
        "Ann Bell said the mill would close. She said the shop would stay.",
        ["the mill would close", "the shop would stay"],
        id="two sentences",
    ),
    pytest.param("“We won,” Ann Bell said. “We lost,” Joe Hill said.", ["“We won,”", "“We lost,”"], id="two quotations in a paragraph"),
    pytest.param(
        "Ann Bell said Joe Hill had said the mill was safe.", ["Joe Hill had said the mill was safe"], id="only the outermost counts"
    ),
    pytest.param(
        "Joe Hill said the mill was safe, according to Ann Bell.",
        ["Joe Hill said the mill was safe"],
        id="a closing source governs the sentence",
    ),
    pytest.param("Ann Bell, who said the mill was safe, left the room.", ["the mill was safe"], id="relative clause ends with its comma"),
    pytest.param(
        "Ann Bell said the mill would close, citing two dry summers in a row.",
        ["the mill would close", "two dry summers in a row"],
        id="participle with a noun phrase",
    ),
]


@pytest.mark.parametrize("text, contents", SEVERAL)
def test_several_attributions(text, contents):
    assert column(text, "text") == contents


MIXED = [
    pytest.param("Ann Bell called the plan “a swindle.”", ["the plan “a swindle.”"], id="naming"),
    pytest.param(
        "Ann Bell said the plan was “a swindle from start to end.”",
        ["the plan was “a swindle from start to end.”"],
        id="quotation at the end",
    ),
    pytest.param("Ann Bell said that “the mill” would stay.", ["that “the mill” would stay"], id="quotation inside"),
    pytest.param("The plan is “a swindle,” Ann Bell said.", ["The plan is “a swindle,”"], id="words before the quotation"),
    pytest.param("Ann Bell accused the firm of “plain greed.”", ["the firm of “plain greed.”"], id="accusation"),
    pytest.param(
        "Ann Bell said it was ‘a scandal’ that nobody had rung.", ["it was ‘a scandal’ that nobody had rung"], id="single marks inside"
    ),
    pytest.param(
        "In those days, “we wrote letters by hand,” Ann Bell said.",
        ["In those days, “we wrote letters by hand,”"],
        id="an opening phrase that the quotation goes on from",
    ),
]


@pytest.mark.parametrize("text, contents", MIXED)
def test_mixed_content(text, contents):
    assert column(text, "text") == contents
    assert set(column(text, "speech")) == {"mixed"}


SPOKEN = "“The mill is old,” Ann Bell said. "
GOING_ON = "But “nobody here wants it to close before the harvest is in.”"


def test_a_sentence_goes_on_with_the_speech_before_it():
    assert attribute(SPOKEN + GOING_ON)[1]["text"] == GOING_ON
    assert attribute(SPOKEN + GOING_ON)[1]["speaker"] == "Ann Bell"


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("\n\n" + GOING_ON, id="in another paragraph"),
        pytest.param("But the sign says “nobody here wants it to close before the harvest is in.”", id="with a verb of its own"),
        pytest.param("Not so in the old hall of the lower town, “in May.”", id="most of it outside the marks"),
    ],
)
def test_a_sentence_does_not_go_on_with_the_speech_before_it(behind):
    assert [row["text"] for row in attribute(SPOKEN + behind) if row["speaker"] == "Ann Bell"] == ["“The mill is old,”"]


NONE = [
    pytest.param("The reports were late and the claims were many.", id="nouns that look like verbs of saying"),
    pytest.param("She added sugar and stirred the tea.", id="added without words"),
    pytest.param("He told a joke.", id="told without words"),
    pytest.param("The clerk declined to say.", id="declined to say"),
    pytest.param("She spoke for an hour.", id="spoke without words"),
    pytest.param("The mill closed in May.", id="plain statement"),
    pytest.param("Ann Bell would not smile when asked about the statement.", id="no more than a topic"),
    pytest.param("A worker, who asked not to be named, left early.", id="a wish to stay unnamed"),
]


@pytest.mark.parametrize("text", NONE)
def test_no_attribution(text):
    assert attribute(text) == []


def test_a_colon_hands_the_next_paragraph_to_its_source():
    rows = attribute("Ann Bell said:\n\n“We won.”")
    assert [(row["text"], row["speaker"]) for row in rows] == [("“We won.”", "Ann Bell")]


def test_an_announced_paragraph_without_marks_is_content():
    rows = attribute("Ann Bell wrote:\n\nThe mill was the heart of the town.\n\nIt closed in May.")
    assert [row["text"] for row in rows] == ["The mill was the heart of the town"]


def test_a_transcript_gives_each_turn_to_its_label():
    rows = attribute("BELL: Where were you?\n\nHILL: At the mill.\n\nBELL: All night?\n\nHILL: All night.")
    assert [(row["source"], row["text"]) for row in rows] == [
        ("BELL", "Where were you?"),
        ("HILL", "At the mill."),
        ("BELL", "All night?"),
        ("HILL", "All night."),
    ]


def test_questions_and_answers_are_turns():
    rows = attribute("Q: Where were you?\n\nA: At the mill.\n\nQ: All night?\n\nA: All night.")
    assert [row["source"] for row in rows] == ["Q", "A", "Q", "A"]


def test_a_quotation_alone_in_its_paragraph_belongs_to_who_spoke_before():
    rows = attribute("“We won,” Ann Bell said.\n\n“It was hard.”")
    assert [row["speaker"] for row in rows] == ["Ann Bell", "Ann Bell"]


def test_a_quotation_after_a_sentence_about_somebody_else_is_that_persons():
    rows = attribute("“We won,” Ann Bell said.\n\nJoe Hill shook his head. “They cheated all year long.”")
    assert [row["speaker"] for row in rows] == ["Ann Bell", "Joe Hill"]


def test_a_quotation_after_a_question_belongs_to_who_is_asked():
    rows = attribute("Ann Bell runs the mill.\n\nAsked what the mill needs, she paused.\n\n“Rain, and plenty of it.”")
    assert [(row["source"], row["speaker"]) for row in rows][0] == (None, None)
    assert rows[-1]["cue"] != "Asked"


def test_a_promise_that_there_is_without_that_is_no_error():
    assert column("There was a promise to mend the dam.", "text") == []


@pytest.mark.parametrize(
    "text", ["Ann Bell disputed that.", "The mayor, Ann Bell, denied this.", "The toll had doubled. Ann Bell said that."]
)
def test_a_word_that_points_back_is_no_content_and_no_source(text):
    assert column(text, "text") == []


LED_UP_TO = [
    pytest.param("There was one rule: “Never sell,” Ann Bell said.", "“Never sell,”", id="a colon leads up to the quotation"),
    pytest.param("There was one rule – “Never sell,” Ann Bell said.", "“Never sell,”", id="a dash leads up to it"),
    pytest.param("Finally, “Never sell,” Ann Bell said.", "“Never sell,”", id="an adverb and a comma lead up to it"),
    pytest.param("In dry years, “We sold hay,” Ann Bell said.", "“We sold hay,”", id="a phrase and a comma lead up to a sentence"),
    pytest.param(
        "In dry years, “we sold hay,” Ann Bell said.", "In dry years, “we sold hay,”", id="a small letter goes on with the phrase"
    ),
    pytest.param("The mill is “plain old,” Ann Bell said.", "The mill is “plain old,”", id="a quotation inside the sentence"),
    pytest.param("“Never sell.” “Never buy,” Ann Bell said.", "“Never buy,”", id="the last of two quotations"),
    pytest.param("The mill is old, as Ann Bell said.", "The mill is old", id="as before the source"),
]


@pytest.mark.parametrize("text, content", LED_UP_TO)
def test_content_before_a_cue_begins_behind_what_leads_up_to_it(text, content):
    assert column(text, "text")[-1] == content


def test_quotations_that_follow_one_another_are_one_content():
    assert column("Ann Bell said: “We won.” “We ran.”", "text") == ["“We won.” “We ran.”"]


@pytest.mark.parametrize("text", ["Said Ann Bell.", "As Ann Bell said, no."])
def test_nothing_is_claimed_where_hardly_a_word_stands(text):
    assert column(text, "text") == []
