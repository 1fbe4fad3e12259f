"""The counted thing: the noun phrase that a figure is about."""

import pytest

from quantity_cases import rows

COUNTED = [
    ("The army lost 40 tanks.", ["tanks"]),
    ("The army lost 40 heavy tanks.", ["heavy tanks"]),
    ("The army lost 40 of its tanks.", ["tanks"]),
    ("The camp held 8,000 of their sons, daughters and cousins.", ["sons, daughters and cousins"]),
    ("Up to 3,000 were foreign traders.", ["foreign traders"]),
    ("There are 14,000 to 18,000 rebel riders active in Orvia and Sunder.", ["rebel riders active in Orvia and Sunder"]),
    ("Thousands of farmers marched.", ["farmers"]),
    ("They wrote a 12-page letter.", ["page letter"]),
    ("The town hired two teachers and a cook.", ["teachers"]),
    ("The mine employs 14 or 16 cooks.", ["cooks", "cooks"]),
    ("The court freed 40 people, 12 of them children.", ["people", "children"]),
    ("They run one train in eight on Sundays.", ["train"]),
    ("Ten percent of the harvest was lost.", ["harvest"]),
    ("A third of the harvest was lost.", ["harvest"]),
    ("The judge imposed a fine of $500.", ["fine"]),
    ("The firm won a $5 million contract.", ["contract"]),
    ("Exports to Sunder dropped 7%.", ["Exports to Sunder"]),
    ("Imports sank 9% to $4.1 billion.", ["Imports", "Imports"]),
    ("The bank cut the rate to 3%.", ["rate"]),
    ("Velmo rose 2%, while Quint fell 3%.", ["Velmo", "Quint"]),
    ("She spent three years in prison.", ["prison"]),
    ("The trial lasted six weeks.", ["trial"]),
    ("Operating costs were $33 million.", ["Operating costs"]),
    ("The forward has scored six this season.", [None]),
    ("The tunnel runs under 9 miles (14 kilometres) of marsh.", ["marsh", "marsh"]),
    ("They killed 12.", [None]),
    ("Roe has 19 seats, Doe has 12 and Poe seven.", ["seats", "seats", "seats"]),
    ("The blast killed 12 people and injured 30.", ["people", "people"]),
    ("Four people were shot, two fatally.", ["people", "people"]),
    ("Some 23 percent supported Roe.", [None]),
    ("The club has $8 million in cash on hand.", ["cash"]),
    ("The war cost 500 IS fighters.", ["IS fighters"]),
    ("The raid left 30 wounded.", ["wounded"]),
    ("More than 100,000 homes lost power.", ["homes"]),
    ("The battery stores 75 kWh.", ["battery"]),
    ("The Velmo 225 closed at 20,555.29.", ["Velmo 225"]),
    ("The Q&Z 700 fell 3%.", ["Q&Z 700"]),
    ("Orders fell 900 last week.", ["Orders"]),
    ("The barn has 30 goats in spring and 50 in autumn.", ["goats", "goats"]),
    ("Roe held two debates Monday.", ["debates"]),
    ("The plan helps 9 million low- and middle-income families.", ["low- and middle-income families"]),
    ("The firm has 900 shops, 200 of which are shut.", ["shops", "shops"]),
    ("Rain fell on one or more villages.", ["villages"]),
    ("The tax raised $3 billion in exchange for peace.", ["tax"]),
    ("Shares of Roe and Doe fell 3%.", ["Shares of Roe and Doe"]),
    ("The firm sold 7.1 million helmets, up from 6.2 million.", ["helmets", "helmets"]),
    ("Some 900 come from Sunder.", [None]),
    ("The mean angle was 17.4 degrees in June and 3.6 in July.", ["mean angle", "mean angle"]),
    ("The town offers $14 and $9 permits.", ["permits", "permits"]),
    ('Roe sells 19" or 18" wheels.', ["wheels", "wheels"]),
    ("Huts from $60,000 to $90,000 stay empty.", ["Huts"]),
    ("The winners are being awarded prizes of 5,000 euros.", ["prizes"]),
    ("Shares in Velmo closed on Tuesday at $185.", ["Shares in Velmo"]),
    ("Dozens of private and public mills closed.", ["private and public mills"]),
    ("Roe leaves five sons and three great-grandsons.", ["sons", "great-grandsons"]),
    ("Roe leaves five grandchildren and three great-grandchildren.", ["grandchildren", "great-grandchildren"]),
    ("Six past and current clerks sued.", ["past and current clerks"]),
    ("There are two reasons Orvik gave.", ["reasons"]),
    ("One of Velm's 12 mills burned down.", ["mills", "mills"]),
    ("Roe made 30 saves and Velm beat Orvik.", ["saves"]),
    ("Roe won 12 of the last 13 races.", ["races", "races"]),
    ("The club sold 5 of the town's 40 boats.", ["boats", "boats"]),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_counted(text, counted):
    assert [found for (found,) in rows(text, "counted")] == counted


@pytest.mark.parametrize("text", ["5," * 40, "Roe sold 12 " + "x" * 400 + "."], ids=["the token of many figures", "a word without end"])
def test_what_cannot_be_a_thing_is_not_counted(text):
    assert {found for (found,) in rows(text, "counted")} == {None}
