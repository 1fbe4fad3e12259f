"""Units and money: the unit's name, the kind of the figure and its characters."""

import pytest

from quantity_cases import only, rows

UNITS = [
    ("The dam cost $5 million.", "dollar", "money", "$5 million"),
    ("The dam cost US$5 million.", "dollar", "money", "US$5 million"),
    ("The dam cost $US5 million.", "dollar", "money", "$US5 million"),
    ("The dam cost 5 million dollars.", "dollar", "money", "5 million dollars"),
    ("The dam cost A$5 million.", "australian dollar", "money", "A$5 million"),
    ("The dam cost HK$5 million.", "hong kong dollar", "money", "HK$5 million"),
    ("The dam cost C$5 million.", "canadian dollar", "money", "C$5 million"),
    ("The dam cost 5 million Canadian dollars.", "canadian dollar", "money", "5 million Canadian dollars"),
    ("The dam cost £5m.", "pound sterling", "money", "£5m"),
    ("The dam cost 5 million pounds.", "pound sterling", "money", "5 million pounds"),
    ("The dam cost €5m.", "euro", "money", "€5m"),
    ("The dam cost EUR 5m.", "euro", "money", "EUR 5m"),
    ("The dam cost 1,200€.", "euro", "money", "1,200€"),
    ("The dam cost 5 million yen.", "japanese yen", "money", "5 million yen"),
    ("The dam cost RM5 million.", "malaysian ringgit", "money", "RM5 million"),
    ("The dam cost 5 million Danish crowns.", "danish krone", "money", "5 million Danish crowns"),
    ("The dam cost 5 million Swiss francs.", "swiss franc", "money", "5 million Swiss francs"),
    ("The dam cost 5 million rupees.", "indian rupee", "money", "5 million rupees"),
    ("The stamp cost 60 cents.", "cent", "money", "60 cents"),
    ("The stamp cost 60 pence.", "penny", "money", "60 pence"),
    ("The stamp cost 60p.", "penny", "money", "60p"),
    ("The firm pays 60 cents a share.", "cent per share", "money", "60 cents a share"),
    ("The firm pays $60 per share.", "dollar per share", "money", "$60 per share"),
    ("The firm pays $60,000 a year.", "dollar per year", "money", "$60,000 a year"),
    ("The tax is 12%.", "percentage", "percent", "12%"),
    ("The tax is 12 percent.", "percentage", "percent", "12 percent"),
    ("The tax is 12 per cent.", "percentage", "percent", "12 per cent"),
    ("The tax rose 12 percentage points.", "percentage point", "percent", "12 percentage points"),
    ("The rate rose 25 basis points.", "basis point", "percent", "25 basis points"),
    ("The wall is 3 metres high.", "metre", "measure", "3 metres"),
    ("The wall is 3 meters high.", "metre", "measure", "3 meters"),
    ("The wall is 3m high.", "metre", "measure", "3m"),
    ("The peak is 7,000m high.", "metre", "measure", "7,000m"),
    ("The peak is 7,000 feet high.", "foot", "measure", "7,000 feet"),
    ("The road is 11 km long.", "kilometre", "measure", "11 km"),
    ("The farm covers 11 hectares.", "hectare", "measure", "11 hectares"),
    ("The flat covers 57 sq m.", "square metre", "measure", "57 sq m"),
    ("The flat covers 57 square metres.", "square metre", "measure", "57 square metres"),
    ("The fish weighed 278kg.", "kilogram", "measure", "278kg"),
    ("The cat weighs 9 lb.", "pound-mass", "measure", "9 lb"),
    ("The car did 87 mph.", "mile per hour", "measure", "87 mph"),
    ("The car did 87 miles per hour.", "mile per hour", "measure", "87 miles per hour"),
    ("The engine makes 204 hp.", "horsepower", "measure", "204 hp"),
    ("The engine makes 450 lb-ft of torque.", "foot pound-force", "measure", "450 lb-ft"),
    ("The site yields 30 gigawatts.", "gigawatt", "measure", "30 gigawatts"),
    ("The chip runs at 2.4 GHz.", "gigahertz", "measure", "2.4 GHz"),
    ("The disk holds 64GB.", "gigabyte", "measure", "64GB"),
    ("It was 21 degrees Celsius.", "celsius", "measure", "21 degrees Celsius"),
    ("It was 21°C.", "celsius", "measure", "21°C"),
    ("The strike lasted six weeks.", "week", "duration", "six weeks"),
    ("The strike lasted six to 12 months.", "month", "duration", "six to 12 months"),
    ("The six-week strike ended.", "week", "duration", "six-week"),
    ("They work 40 hours a week.", "hour per week", "duration", "40 hours a week"),
    ("The boy is 12 years old.", "year of age", "age", "12 years old"),
    ("A 12-year-old boy sang.", "year of age", "age", "12-year-old"),
    ("The index closed at 2,316 points.", "point", "measure", "2,316 points"),
    ("Sales were four times the forecast.", "time", "ratio", "four times"),
    ("The rotor turns 300 times a minute.", "time per minute", "ratio", "300 times a minute"),
    ("The mayor spent tens of thousands of dollars.", "dollar", "money", "tens of thousands of dollars"),
    ("The car burns 5.4 l/100km.", "litre per 100 kilometres", "measure", "5.4 l/100km"),
    ("The car emits 123 g/km.", "gram per kilometre", "measure", "123 g/km"),
    ("The field yields 52,000 barrels a day.", "barrel per day", "measure", "52,000 barrels a day"),
    ("They ran the 400m final.", "metre", "measure", "400m"),
    ("Rates fell half a percentage point.", "percentage point", "percent", "half a percentage point"),
    ("It hit a 7.8-magnitude peak.", "magnitude", "measure", "7.8-magnitude"),
    ("The bus fare is 2 dollars per person.", "dollar per person", "money", "2 dollars per person"),
    ("The dam cost Y240 billion.", "japanese yen", "money", "Y240 billion"),
    ("The dam cost 5 million Norwegian kroner.", "norwegian krone", "money", "5 million Norwegian kroner"),
    ("Voters 45 and older turned out.", "year of age", "age", "45"),
    ("People over 65 ride free.", "year of age", "age", "65"),
    ("Twice as many boats came.", "time", "ratio", "Twice"),
    ("The 15-plus years of war ended.", "year", "duration", "15-plus years"),
    ("She sold 12 pounds of tea.", "pound-mass", "measure", "12 pounds"),
    ("She sold 12 million pounds of debt.", "pound sterling", "money", "12 million pounds"),
    ("Winds of 40 kt were felt.", "knot", "measure", "40 kt"),
    ("They dug 40 kt of copper.", "kiloton", "measure", "40 kt"),
    ("The bus fare is 15 kn.", "croatian kuna", "money", "15 kn"),
    ("The tug made 15 kn.", "knot", "measure", "15 kn"),
    ("The storm deepened to 940 mb.", "millibar", "measure", "940 mb"),
    ("The file takes 940 mb.", "megabyte", "measure", "940 mb"),
    ("The capacitor holds 2.5 F.", "farad", "measure", "2.5 F"),
    ("The dose was 2 R per day.", "roentgen per day", "measure", "2 R per day"),
    ("The magnet reaches 3 T.", "tesla", "measure", "3 T"),
    ("The cellar has 70 F.", "fahrenheit", "measure", "70 F"),
    ("The dam cost 5 million won.", "south korean won", "money", "5 million won"),
    ("The dam got 12 A grades.", "grade", "count", "12"),
    ("It was 21C there.", "celsius", "measure", "21C"),
    ("The dam was worth half a million pounds.", "pound sterling", "money", "half a million pounds"),
    ("The dam cost C $6 million.", "canadian dollar", "money", "C $6 million"),
    ("The dam has 12 real gates.", "real gate", "count", "12"),
    ("The dam has 12 gates.", "gate", "count", "12"),
    ("The dam lost a third of its gates.", None, "ratio", "a third"),
]

COUNTS = [
    ("The army lost 40 heavy tanks.", "heavy tank"),
    ("The camp held 8,000 of their sons, daughters and cousins.", "son"),
    ("Up to 3,000 were foreign traders.", "foreign trader"),
    ("There are 14,000 rebel riders active in Orvia.", "rebel rider"),
    ("Thousands of women marched.", "woman"),
    ("The war caused 900 combat and civilian deaths.", "combat and civilian death"),
    ("The firm has 900 trained clerks worldwide.", "trained clerk"),
    ("Two of Orvia's most gifted singers left.", "Orvia gifted singer"),
    ("They wrote a 12-page letter.", "page"),
    ("They wrote a 12 page letter.", "page"),
    ("They ran two bus series.", "bus series"),
    ("They kept one glass jar.", "glass jar"),
    ("They opened 12 newly built schools.", "school"),
    ("The grant reached 9 million small- and middle-sized farms.", "small- and middle-sized farm"),
    ("The vessel holds 2 TVs.", "TV"),
    ("The town opened nine charging stations.", "charging station"),
    ("The war cost 500 IS fighters.", "IS fighter"),
    ("The raid left 30 wounded.", "wounded"),
    ("The firm sold 12 buses.", "bus"),
    ("The port lost a bus and nine glass lenses.", "glass lens"),
    ("The law reached 2 million more people.", "people"),
    ("Roe wants 20 million Americans to vote.", "American"),
    ("Two millers backing the plan spoke.", "miller"),
    ("The lab makes 300 tests per day.", "test per day"),
    ("The cave held 12 plesiosaurs.", "plesiosaur"),
    ("They killed 12.", None),
    ("The town has 2 DS buses.", "DS bus"),
]

ELIDED = [
    ("The screen measures 7 or 8 inches.", ["inch", "inch"]),
    ("It comes with a 5- or 6-inch screen.", ["inch", "inch"]),
    ("It was a 73-to-25 percent win.", ["percentage", "percentage"]),
    ("The highest bid was 91.25 cents, while the lowest was 83.12.", ["cent", "cent"]),
    ("The club has raised 260 million of the 340 million euros it needs.", ["euro", "euro"]),
    ("The dam cost 333 million yen ($3 million).", ["japanese yen", "dollar"]),
    ("The firm pays $6 (£4) per share.", ["dollar per share", "pound sterling per share"]),
    ("Thrift went from 12 to 17 mpg to 26 at once.", ["mile per gallon", "mile per gallon"]),
    ("The field is eight miles (13 km) wide.", ["mile", "kilometre"]),
    ("The mast is 1.5m-tall.", ["metre"]),
    ("The mast is 204 metres tall, well above its rival's 150.", ["metre", "metre"]),
    ("The mast is 204 metres tall, well above its rival's 150 lamps.", ["metre", "lamp"]),
    ("The index closed at 7,425, down 62 points.", ["point", "point"]),
    ("The index (7,425 up 62 points) closed early.", ["point", "point"]),
    ("The index lost 62 points to close at 7,425.", ["point", "point"]),
    ("The index lost 62 points, or 2 percent, to close at 7,425.", ["point", "percentage", "point"]),
    ("The share shed 3.5p to 125.8.", ["penny", "penny"]),
    ("The index rose 3 percent to 7,425.", ["percentage", None]),
    ("The team lost 62 points to 12 rivals.", ["point", "rival"]),
    ("At dawn it was minus 1.4 degrees and at noon 2.1 again.", ["degree", "degree"]),
]


@pytest.mark.parametrize(("text", "unit", "kind", "shown"), UNITS)
def test_unit(text, unit, kind, shown):
    assert only(text, "unit", "kind", "text") == (unit, kind, shown)


@pytest.mark.parametrize(("text", "unit"), COUNTS)
def test_unit_of_a_count_is_one_of_the_things_counted(text, unit):
    assert only(text, "unit", "kind") == (unit, "count")


@pytest.mark.parametrize(("text", "units"), ELIDED)
def test_unit_of_a_neighbour(text, units):
    assert [unit for (unit,) in rows(text, "unit")] == units


def test_a_figure_counts_in_the_unit_of_the_one_that_lends_it_its_thing():
    assert [unit for (unit,) in rows("The barn has 30 goats in spring and 50 in autumn.", "unit")] == ["goat", "goat"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The well gives 90 barrels of oil a day.", "barrel per day"),
        ("The toll is 9 euros a trip.", "euro per trip"),
        ("The pit ships 1,100 lamps a day.", "lamp per day"),
        ("The screen is a 12in one.", "inch"),
        ("The 90-strong choir sang.", "choir"),
    ],
)
def test_what_a_figure_is_counted_by_and_joined_to(text, unit):
    assert only(text, "unit") == (unit,)
