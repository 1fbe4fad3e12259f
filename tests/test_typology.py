"""What kind of source a speaker is: identification, source type, role, affiliation and the reason for anonymity, one phenomenon a case."""

import pytest

from attributing import attribute

P, ORG, D, A, U, G = "named_person", "named_organization", "document", "anonymous_source", "unnamed_person", "unnamed_group"

# text, identification, source type; the kind is that of the first attribution.
PEOPLE = {
    "mayor before the name": ("Mayor Orla Venn said the bridge would stay shut.", "government"),
    "mayor in apposition before": ("The mayor of Tarn Hollow, Orla Venn, said the bridge would stay shut.", "government"),
    "mayor in apposition behind": ("Orla Venn, the mayor of Tarn Hollow, said the bridge would stay shut.", "government"),
    "councillor by short title": ("Cllr Orla Venn said the bridge would stay shut.", "government"),
    "minister by field": ("Fisheries minister Tomas Brode said the quota would not change.", "government"),
    "member of parliament by letters": ("Tomas Brode MP said the quota would not change.", "government"),
    "senator with party and state": ("Sen. Dale Corwin (D-Ohio) said the bill would pass.", "government"),
    "judge": ("Judge Harriet Lume told the jury to ignore the remark.", "government"),
    "prosecutor": ("Federal prosecutor Ennio Salt said the charges would stand.", "government"),
    "director of a public agency": ("Lotte Brinke, director of the national weather service, said the storm would turn.", "government"),
    "director of a charity": ("Lotte Brinke, director of the charity Open Larder, said demand had doubled.", "ngo_civil_society"),
    "director of a museum": ("Lotte Brinke, director of the Maritime Museum, said the roof would hold.", "celebrity_sport_culture"),
    "director of a firm": ("Lotte Brinke, director of a haulage company in Wessport, said costs had doubled.", "business"),
    "director of a research institute": ("Lotte Brinke, director of an Institute for Rural Studies, said villages were ageing.", "expert"),
    "possessive affiliation": ("The hospital's chief executive, Ines Marl, said the wards were full.", "expert"),
    "chief executive of an unknown name": ("Quellmark's chief executive, Ines Marl, said sales would recover.", "business"),
    "chief executive of a charity": ("Ines Marl, chief executive of the wildlife trust, said the colony was lost.", "ngo_civil_society"),
    "chief executive of a council": ("Ines Marl, chief executive of the county council, said the roads were safe.", "government"),
    "finance director": ("Finance director Abel Stone said margins were thin.", "business"),
    "shop owner": ("Abel Stone, who owns a bakery on Dock Street, said trade was dead.", "business"),
    "farmer": ("Abel Stone, a sheep farmer near Corrie, said the lambs were late.", "business"),
    "analyst at a bank": ("Mina Hale, an analyst at Garnet Bank, said the shares were dear.", "expert"),
    "professor": ("Prof. Mina Hale of the University of Selby said the sample was small.", "expert"),
    "doctor by title": ("Dr Mina Hale said the sample was small.", "expert"),
    "lawyer of a party": ("Mina Hale, a lawyer for the family, said they would appeal.", "expert"),
    "who teaches": ("Mina Hale, who teaches law at Selby, said the ruling was narrow.", "expert"),
    "union leader": ("Gus Arden, general secretary of the Bakers' Union, said members would walk out.", "ngo_civil_society"),
    "association of a trade": ("Gus Arden, chairman of the Federation of Brewers, said barley was scarce.", "business"),
    "association of teachers": ("Gus Arden, president of the Teachers' Association, said classes were full.", "ngo_civil_society"),
    "residents' association": ("Gus Arden, who chairs the residents' association, said nobody had asked them.", "ngo_civil_society"),
    "finance officer": ("Chief Financial Officer Ann Bell said the bells would ring.", "business"),
    "priest": ("Father Leo Marsh said the bells would ring.", "ngo_civil_society"),
    "campaigner": ("Campaigner Ruth Elder said the trees were healthy.", "ngo_civil_society"),
    "friends of": ("Ruth Elder of Friends of the Canal said the trees were healthy.", "ngo_civil_society"),
    "opposition leader": ("Opposition leader Karl Venning said the budget was a fraud.", "political_other"),
    "party chairwoman": ("Party chairwoman Dora Lind said members would vote again.", "political_other"),
    "leads a party": ("Karl Venning, who leads the Harvest Party, said the budget was a fraud.", "political_other"),
    "campaign manager": ("Dora Lind, campaign manager for Karl Venning, said turnout was high.", "political_other"),
    "police chief": ("Police chief Rod Hannay said two men were held.", "military_security"),
    "detective by rank": ("Det Insp Rod Hannay said two men were held.", "military_security"),
    "colonel": ("Col. Rod Hannay said the convoy was safe.", "military_security"),
    "army spokesman": ("Army spokesman Rod Hannay said the convoy was safe.", "military_security"),
    "rebel commander": ("Rebel commander Issa Dorn said the town was theirs.", "combatant"),
    "spokesman of a world body": ("Lena Ford-Hay, a spokeswoman for the United Nations, said aid was on its way.", "intergovernmental"),
    "envoy of a world body": ("U.N. envoy Lena Ford-Hay said talks would resume.", "intergovernmental"),
    "reporter": ("Alma Reese, a reporter for the Selby Gazette, said she was turned away.", "media"),
    "editor": ("Alma Reese, editor of the Selby Gazette, said she was turned away.", "media"),
    "striker": ("Striker Dean Molloy said the side was tired.", "celebrity_sport_culture"),
    "head coach": ("Head coach Dean Molloy said the side was tired.", "celebrity_sport_culture"),
    "composer": ("The composer Ada Winterson said the hall was too dry.", "celebrity_sport_culture"),
    "novelist in apposition": ("Ada Winterson, a novelist, said the prize was a shock.", "celebrity_sport_culture"),
    "resident": ("Joan Petty, a resident of Mill Lane, said the water came at night.", "civilian"),
    "age and a clause": ("Joan Petty, 61, who was lifted from her roof, said the water came at night.", "civilian"),
    "parent": ("Joan Petty, a mother of three, said the school was cold.", "civilian"),
    "known by a relative": ("Joan Petty's husband was at sea. Joan Petty said the water came at night.", "civilian"),
    "bus driver": ("Joan Petty, a bus driver, said the brakes were poor.", "civilian"),
    "nothing tells": ("Joan Petty said the water came at night.", "unspecified"),
    "role told later": ("Joan Petty said the road was safe. Petty, the transport minister, was speaking in Selby.", "government"),
    "occupation and what is led": ("Joan Petty, the nurse who leads Save Mill Lane, said the pool could be kept.", "ngo_civil_society"),
    "hotel manager is no coach": ("Hotel manager Joan Petty said the rooms were dry.", "business"),
}


@pytest.mark.parametrize(("text", "kind"), PEOPLE.values(), ids=PEOPLE.keys())
def test_a_person_is_of_the_kind_that_the_description_tells(text, kind):
    row = attribute(text)[0]
    assert (row["identification"], row["source_type"]) == (P, kind)


OTHERS = {
    "ministry": ("The Ministry of Rivers said the dam was sound.", ORG, "government"),
    "institute of the weather": ("The Selby Weather Institute said rain would follow.", ORG, "government"),
    "water authority": ("The Tarn Water Authority said the dam was sound.", ORG, "government"),
    "spokesman of a council": ("A council spokesman said the bins would be emptied.", ORG, "government"),
    "spokeswoman for a company": ("A spokeswoman for the airline said the flight was full.", ORG, "business"),
    "spokesman alone": ("A spokesman said the bins would be emptied.", U, "unspecified"),
    "officials": ("Officials said the toll would rise.", G, "government"),
    "officials of a party": ("Party officials said the vote was fair.", G, "political_other"),
    "officials of a union": ("Union officials said the vote was fair.", G, "ngo_civil_society"),
    "police": ("Police said two men were held.", ORG, "military_security"),
    "army": ("The Ostrian army said the convoy was safe.", ORG, "military_security"),
    "rebels": ("Rebels said the town was theirs.", G, "combatant"),
    "company by its noun": ("The company said sales had doubled.", ORG, "business"),
    "company by its apposition": ("Quellmark, a chain of bakeries, said sales had doubled.", ORG, "business"),
    "company by its suffix": ("Selby Holdings said sales had doubled.", ORG, "business"),
    "charity beside the name": ("The charity Open Larder said demand had doubled.", ORG, "ngo_civil_society"),
    "union by its members": ("The Federation of Shop Workers said wages were low.", ORG, "ngo_civil_society"),
    "lobby by its members": ("The Association of Cider Makers said apples were scarce.", ORG, "business"),
    "well-known body": ("The Red Cross said aid was on its way.", ORG, "ngo_civil_society"),
    "well-known body in capitals": ("WHO said the outbreak was over.", ORG, "intergovernmental"),
    "university": ("The University of Selby said the course would close.", ORG, "expert"),
    "newspaper": ("The Selby Gazette reported that the course would close.", ORG, "media"),
    "football club": ("Selby Rovers said the gates would open at noon.", ORG, "celebrity_sport_culture"),
    "residents": ("Residents said the water came at night.", G, "civilian"),
    "witness": ("One witness said the car was grey.", U, "civilian"),
    "economists": ("Economists said rates would rise.", G, "expert"),
    "farmers": ("Farmers said the lambs were late.", G, "business"),
    "activists": ("Activists said the trees were healthy.", G, "ngo_civil_society"),
    "players": ("Two players said the pitch was poor.", G, "celebrity_sport_culture"),
    "people of a country": ("Many Canadians said the price was too high.", G, "unspecified"),
    "people who know": ("Two people familiar with the talks said a deal was near.", G, "unspecified"),
    "study": ("A study found that sleep was short.", D, "expert"),
    "report by an office": ("A report by the national audit office said the sum was missing.", D, "government"),
    "letter from an insurer": ("A letter from the museum's insurer said the alarm was old.", D, "business"),
    "report of a company": ("The company's annual report said the sum was missing.", D, "business"),
    "letter again": ("A letter from the water company reached the farm. The letter said the well was dry.", D, "business"),
    "document seen by a paper": ("A memo seen by the Selby Gazette said the sum was missing.", D, "unspecified"),
}


@pytest.mark.parametrize(("text", "identification", "kind"), OTHERS.values(), ids=OTHERS.keys())
def test_a_source_without_a_person_is_identified_by_its_noun(text, identification, kind):
    row = attribute(text)[0]
    assert (row["identification"], row["source_type"]) == (identification, kind)


ROLES = {
    "title": ("Mayor Orla Venn said the road was shut.", "Mayor", None),
    "title with an organisation": ("Rescue service director Orla Venn said the road was shut.", "director", "Rescue service"),
    "apposition behind": ("Orla Venn, director of the rescue service, said the road was shut.", "director", "rescue service"),
    "apposition before": ("The mayor of Tarn Hollow, Orla Venn, said the road was shut.", "mayor", "Tarn Hollow"),
    "possessive": ("Quellmark's chief executive, Ines Marl, said sales would recover.", "chief executive", "Quellmark"),
    "honorific": ("Mr Abel Stone said the road was shut.", None, None),
    "from a university": ("Mina Hale of the University of Selby said the sample was small.", None, "University of Selby"),
    "leads": ("Karl Venning, who leads the Harvest Party, said the budget was a fraud.", None, "Harvest Party"),
    "unnamed": ("An official at the transport ministry said the road was shut.", "official", "transport ministry"),
    "no role": ("The breach came at night, said Orla Venn.", None, None),
}


@pytest.mark.parametrize(("text", "role", "affiliation"), ROLES.values(), ids=ROLES.keys())
def test_role_and_affiliation_are_the_words_of_the_article(text, role, affiliation):
    row = attribute(text)[0]
    assert (row["role"], row["affiliation"]) == (role, affiliation)


ANONYMOUS = {
    "condition of anonymity": (
        "An aide, who spoke on condition of anonymity because the talks are private, said a deal was near.",
        "because the talks are private",
    ),
    "asked not to be named": (
        "A guard, who asked not to be named for fear of losing his job, said the alarm was off.",
        "for fear of losing his job",
    ),
    "not authorised": ("The deal is near, said an official who was not authorised to speak publicly.", "not authorised to speak publicly"),
    "names not published": ("Two engineers, speaking on condition that their names not be published, said the gate was late.", None),
    "remain anonymous": ("One teacher, who asked to remain anonymous, said the classes were full.", None),
}


@pytest.mark.parametrize(("text", "reason"), ANONYMOUS.values(), ids=ANONYMOUS.keys())
def test_who_is_kept_unnamed_is_anonymous_and_the_reason_is_told(text, reason):
    row = attribute(text)[0]
    assert (row["identification"], row["anonymity_reason"]) == (A, reason)


def test_anonymity_holds_for_the_other_sentences_of_the_same_source():
    text = "An official, who asked not to be named, said the deal was near.\n\nNobody smiled.\n\nThe official said the price was high."
    rows = attribute(text)
    assert [row["identification"] for row in rows] == [A, A]


def test_somebody_without_a_name_is_not_anonymous():
    assert attribute("One passenger said the train was cold.")[0]["identification"] == U


def test_a_manager_is_of_sport_in_an_article_about_sport():
    text = "The match turned before half-time when the striker hit the crossbar and the goalkeeper stood still. "
    text += "The league leaders scored a penalty and a late equaliser. Manager Abel Stone said the season was long."
    assert attribute(text)[-1]["source_type"] == "celebrity_sport_culture"


def test_the_kind_of_a_speaker_holds_for_every_mention():
    rows = attribute('Venn said the road was shut. Orla Venn, the mayor, said the bridge was safe. "We wait," she said.')
    assert {row["source_type"] for row in rows} == {"government"}


MAYOR = "Orla Venn, the mayor of Tarn Hollow, left early. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(MAYOR + "Her letter said the bridge would stay shut.", "government", id="her letter"),
        pytest.param(MAYOR + "Venn's diary said the bridge would stay shut.", "government", id="possessive name"),
        pytest.param(MAYOR + "A letter from Orla Venn said the bridge would stay shut.", "government", id="letter from her"),
        pytest.param(MAYOR + "A spokeswoman for Orla Venn said the bridge would stay shut.", "government", id="spokeswoman for her"),
        pytest.param(MAYOR + "A letter about Orla Venn said the bridge would stay shut.", "unspecified", id="letter about her"),
        pytest.param(MAYOR + "A neighbour of Orla Venn said the bridge would stay shut.", "civilian", id="neighbour of hers"),
        pytest.param("The mayor's office said the bridge would stay shut.", "government", id="office of a role"),
        pytest.param("The prime minister's spokesman said the bridge would stay shut.", "government", id="spokesman of a role"),
        pytest.param(
            "A U.N. report said the bridge was old. The inspector general report said the bridge would stay shut.",
            "government",
            id="report of a role",
        ),
        pytest.param("The mayor's sister said the bridge would stay shut.", "civilian", id="sister of a role"),
    ],
)
def test_documents_and_spokespeople_are_of_the_kind_of_whom_they_speak_for(text, kind):
    assert attribute(text)[-1]["source_type"] == kind


def test_letters_behind_a_name_are_no_part_of_it():
    assert attribute("Harriet Lume KC said the case was weak.")[0]["speaker"] == "Harriet Lume"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The Tarn Water Authority said the dam was sound.", "Tarn Water Authority", id="proper name"),
        pytest.param(
            "The Association of Cider Makers said apples were scarce.", "Association of Cider Makers", id="name with a small word"
        ),
        pytest.param("The campaign said the poll was wrong.", "The campaign", id="common noun keeps it"),
    ],
)
def test_the_article_before_a_proper_name_is_left_out(text, speaker):
    assert attribute(text)[0]["speaker"] == speaker


def test_an_interview_is_between_its_author_and_the_person_it_opens_with():
    text = "Interview by Abel Stone\n\nMina Hale keeps bees on a roof in Selby. Hale, a botanist, began with one hive.\n\n"
    text += "Q: Do they sting?\n\nA: Only on Mondays.\n\nQ: Why?\n\nA: Nobody knows."
    turns = attribute(text)[-4:]
    assert [(row["speaker"], row["source_type"]) for row in turns] == [("Abel Stone", "media"), ("Mina Hale", "expert")] * 2


BY_FORM = [
    ("The chief negotiator of the union is Ann Bell. “It may rain,” Bell said.", "ngo_civil_society"),
    ("Ann Bell came home. She is a professor of law. “It may rain,” Bell said.", "expert"),
    ("Ann Bell, whose bakery has shut, said it may rain.", "business"),
    ("The actor's sister Ann Bell said it may rain.", "civilian"),
]


@pytest.mark.parametrize("text, kind", BY_FORM)
def test_a_person_is_told_by_more_forms_of_description(text, kind):
    assert attribute(text)[-1]["source_type"] == kind


@pytest.mark.parametrize("handled", ["seen", "examined", "reviewed"])
def test_a_document_is_not_of_the_kind_of_who_only_saw_it(handled):
    rows = attribute(f"A memo {handled} by the Velm Dispatch said that the gate was open. The memo warned that the lock was old.")
    assert [row["source_type"] for row in rows] == ["unspecified", "unspecified"]
