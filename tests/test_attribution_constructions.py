"""Constructions of reported speech in which the words claimed are easily mistaken: each sentence with its content and its speaker."""

import pytest

from attributing import attribute

FOUND = [
    pytest.param("Before leaving the hall, Ann Bell added, “We shall return.”", ["“We shall return.”"], "Ann Bell", id="lead-in of when"),
    pytest.param("Asked about her plans, Ann Bell replied: “I have none.”", ["“I have none.”"], "Ann Bell", id="lead-in of a question"),
    pytest.param(
        "According to villagers the pump had been dry since May.", ["the pump had been dry since May"], "villagers", id="no comma, a noun"
    ),
    pytest.param(
        "According to the Land Office over 40 barns have been lost.",
        ["over 40 barns have been lost"],
        "Land Office",
        id="no comma, a number",
    ),
    pytest.param("In the words of one carter, the road was “a bad joke”.", ["the road was “a bad joke”"], "one carter", id="words of"),
    pytest.param(
        "The barn is a loss to the town, in the view of the farmers.", ["The barn is a loss to the town"], "the farmers", id="view of"
    ),
    pytest.param(
        "Farmers said they had lost the crop, according to figures that Ann Bell keeps.",
        ["Farmers said they had lost the crop"],
        "figures",
        id="claim inside what a document is said to tell",
    ),
    pytest.param("Bell has in the past said the barn was old.", ["the barn was old"], "Bell", id="a time inside the verb group"),
    pytest.param("Bell has over the years warned that the barn was old.", ["that the barn was old"], "Bell", id="years inside it"),
    pytest.param("A clerk later took back the letter, saying that the barn was old.", ["that the barn was old"], "A clerk", id="later"),
    pytest.param("Ann Bell asked him to sell the barn.", ["him to sell the barn"], "Ann Bell", id="infinitive with its subject"),
    pytest.param("Ann Bell asked to sell the barn.", ["sell the barn"], "Ann Bell", id="infinitive without one"),
    pytest.param(
        "On Radio Dale’s “Market,” Ann Bell said if the hay was sold the barn would be “a ruin.”",
        ["if the hay was sold the barn would be “a ruin.”"],
        "Ann Bell",
        id="title in the opening",
    ),
    pytest.param("At last, “The barn is a ruin,” Ann Bell said.", ["“The barn is a ruin,”"], "Ann Bell", id="quotation behind an opening"),
    pytest.param(
        "Ann Bell told the farmers before she left that the barn was old.",
        ["that the barn was old"],
        "Ann Bell",
        id="clause of time between addressee and claim",
    ),
    pytest.param("In Ann Bell’s view, the barn was a ruin.", ["the barn was a ruin"], "Ann Bell", id="view of an owner, first"),
    pytest.param(
        "Joe Hill insists that in her view the barn is safe.", ["that in her view the barn is safe"], "Joe Hill", id="view inside a claim"
    ),
    pytest.param("The barn is “a ruin,” in Ann Bell’s words.", ["The barn is “a ruin,”"], "Ann Bell", id="words of an owner, last"),
    pytest.param("Insisting the barn was safe, Ann Bell left.", ["the barn was safe"], "Ann Bell", id="participle, then source"),
    pytest.param(
        "After saying “the barn is safe,” Ann Bell, the owner, left.",
        ["“the barn is safe,”"],
        "Ann Bell",
        id="quoting participle, then source",
    ),
    pytest.param("Having said that the barn was safe, Ann Bell left.", ["that the barn was safe"], "Ann Bell", id="perfect participle"),
    pytest.param("Ann Bell made the point that the barn was old.", ["that the barn was old"], "Ann Bell", id="noun with a support verb"),
    pytest.param("Ann Bell’s answer was that the barn was old.", ["that the barn was old"], "Ann Bell", id="what a noun of saying is"),
    pytest.param("The old barn by the lake, according to Bell, was sold.", ["The old barn by the lake", "was sold"], "Bell", id="around"),
    pytest.param("The barn, according to Bell, was sold.", ["The barn", "was sold"], "Bell", id="around, short"),
    pytest.param("On Monday, according to Bell, the barn was sold.", ["the barn was sold"], "Bell", id="behind an opening"),
    pytest.param(
        "The road to the barn was, according to Bell, “a bad joke”.", ["The road to the barn was", "“a bad joke”"], "Bell", id="open verb"
    ),
    pytest.param("The barn had been open, according to Bell, and was shut.", ["The barn had been open"], "Bell", id="clause before"),
    pytest.param("A letter from the farm shows May was dry.", ["May was dry"], "A letter from the farm", id="a month that is a subject"),
    pytest.param("The barn, said Bell, was sold.", ["The barn", "was sold"], "Bell", id="source between commas"),
    pytest.param(
        "Ann Bell, the owner, said the barn, an old one, was sold.", ["the barn, an old one, was sold"], "Ann Bell", id="apposed source"
    ),
    pytest.param(
        "Ann Bell, the owner, said the barn by the lake, was sold.", ["the barn by the lake, was sold"], "Ann Bell", id="stray comma"
    ),
    pytest.param("Nothing, Bell said afterwards, had been sold.", ["Nothing", "had been sold"], "Bell", id="adverb behind the cue"),
    pytest.param("Bell dismissed the barn as “a ruin”.", ["the barn as “a ruin”"], "Bell", id="as, behind a verb that no list names"),
    pytest.param("According to Bell the barn was sold.", ["the barn was sold"], "Bell", id="no comma, a name"),
    pytest.param(
        "TROY, Ohio (OPA) — The bridge will be painted, the mayor said.",
        ["The bridge will be painted"],
        "the mayor",
        id="dateline and agency",
    ),
    pytest.param("TROY, May 4 - Two cows escaped, the sheriff said.", ["Two cows escaped"], "the sheriff", id="dateline and date"),
    pytest.param(
        "The mill will close its gate, company officials said early Friday.",
        ["The mill will close its gate"],
        "company officials",
        id="time behind the cue",
    ),
    pytest.param(
        "Ann Bell has said she will stay but on Sunday said the barn would go.",
        ["she will stay", "the barn would go"],
        "Ann Bell",
        id="two days, two claims",
    ),
    pytest.param(
        "The council said it had read the letter and found it odd.",
        ["it had read the letter and found it odd"],
        "The council",
        id="a verb that goes on with the claim",
    ),
    pytest.param(
        "So despite Ann Bell's vow to mend the dam, the water rose.", ["to mend the dam"], "Ann Bell", id="noun in an opening phrase"
    ),
    pytest.param("The barn was locked, Ann Bell was quoted as saying.", ["The barn was locked"], "Ann Bell", id="quoted as saying"),
    pytest.param("In Ann Bell's words, “The barn is ours.”", ["“The barn is ours.”"], "Ann Bell", id="in somebody's words"),
    pytest.param("Ann Bell attacked the fee as a “tax on hay”.", ["a “tax on hay”"], "Ann Bell", id="quoted words behind an object"),
    pytest.param("Ann Bell attacked the “hay fee” as “unfair”.", ["“unfair”"], "Ann Bell", id="quoted words behind a quoted object"),
    pytest.param("Ann Bell described how the barn had burned.", ["how the barn had burned"], "Ann Bell", id="described how"),
    pytest.param("The barn, the neighbours fear, will fall.", ["The barn", "will fall"], "the neighbours", id="parenthetic fear"),
    pytest.param(
        "We have counted the cows twice,” the farmer Ann Bell said.",
        ["We have counted the cows twice,”"],
        "Ann Bell",
        id="lost opening mark",
    ),
    pytest.param("However, the barn was empty, farmers said.", ["the barn was empty"], "farmers", id="the reporter's adverb"),
    pytest.param("Old farmers in the valley, however, say the rule is bad.", ["the rule is bad"], "Old farmers in the valley", id="aside"),
    pytest.param("Two farmers both said the well was dry.", ["the well was dry"], "Two farmers", id="both"),
    pytest.param(
        "It is unlikely that it will rain, U.F.O. officials said.", ["It is unlikely that it will rain"], "U.F.O. officials", id="initials"
    ),
    pytest.param(
        "The barn was safe, the farm said in a note pinned to its gate.",
        ["The barn was safe"],
        "the farm",
        id="participle behind an occasion",
    ),
]

NOTHING = [
    pytest.param("An estimated 20 to 30 cows a week drink here.", id="an estimated"),
    pytest.param("Guests must show a ticket with a stamp at the gate.", id="showing a card"),
    pytest.param("The long drought showed no signs of an end.", id="showing signs"),
    pytest.param("Visitors could claim 20 crowns if their boat had been late.", id="claiming money"),
    pytest.param("Ann Bell, who wrote “The Barn of Troy” and “Night Hay”, will read in May.", id="titles"),
    pytest.param("Troy Mills, which reports on May 12, fell.", id="reporting on a day"),
    pytest.param("Ann Bell painted the barn in “sky blue”.", id="quoted words behind a verb that no list names"),
]


@pytest.mark.parametrize("text, contents, speaker", FOUND)
def test_construction(text, contents, speaker):
    found = attribute(text)
    assert ([row["text"] for row in found], {row["speaker"] for row in found}) == (contents, {speaker})


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(text):
    assert attribute(text) == []


def test_what_police_found_does_not_take_their_claim_from_them():
    found = attribute("The carter had been drinking, according to police, who found two bottles in the barn.")
    assert (found[0]["text"], found[0]["speaker"]) == ("The carter had been drinking", "police")


def test_two_sources_contradict_each_other():
    found = attribute("The letter shows that Bell agreed, but both the mayor and the clerk said Sunday that she had refused.")
    assert [row["text"] for row in found] == ["that Bell agreed", "that she had refused"]


def test_a_participle_with_a_source_of_its_own():
    found = attribute("The farmers reported losses, with traders saying the worst was over.")
    assert (found[-1]["text"], found[-1]["speaker"]) == ("the worst was over", "traders")


def test_a_name_before_a_colon_announces_the_next_paragraph():
    found = attribute("Two friends wrote.\n\nAnd from Ann Bell:\n\n“The barn was always warm, and nobody ever locked it.”")
    assert found[-1]["speaker"] == "Ann Bell"


def test_the_sentence_before_says_who_talks():
    found = attribute("Ann Bell began talking to the clerk. “The last cart left at six.” The clerk shrugged.")
    assert found[0]["speaker"] == "Ann Bell"
