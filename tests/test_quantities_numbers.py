"""Numbers: what the digits and words of a figure come to."""

import pytest

from quantity_cases import rows

DIGITS = [
    ("The depot holds 2,000 crates.", 2000),
    ("The depot holds 2000 crates.", 2000),
    ("The census counted 1,345,002 goats.", 1345002),
    ("The census counted 12,34,567 goats.", 1234567),
    ("The census counted 1 345 002 goats.", 1345002),
    ("The census counted 1.345.002 goats.", 1345002),
    ("The town bought 1.5 million masks.", 1500000),
    ("The town bought 1.5m masks.", 1500000),
    ("The town bought 3bn masks.", 3000000000),
    ("The town bought 40k masks.", 40000),
    ("The town bought 4 hundred masks.", 400),
    ("The dam cost $5.2bn.", 5200000000),
    ("The dam cost 3,5 million euros.", 3500000),
    ("The dam cost EUR 3.5 m.", 3500000),
    ("The dam cost $2.1 trillion.", 2100000000000),
    ("The walk took 2½ hours.", 2.5),
    ("The walk took 7 1/2 hours.", 7.5),
    ("The walk took 7   1/2   hours.", 7.5),
    ("The index slid by .5 points.", 0.5),
    ("The probe weighs 2×10^3 kilograms.", 2000),
    ("The loan was worth 6 lakh rupees.", 600000),
    ("It was minus 30 degrees in Orvik.", -30),
    ("Shares in Velmo: -1.3%.", -1.3),
    ("The pool holds 100元.", 100),
    ("The stadium drew 1.2M visitors.", 1200000),
    ("The lot sold for ¾ of a dollar.", 0.75),
]

WORDS = [
    ("Twelve nurses resigned.", 12),
    ("Forty-two nurses resigned.", 42),
    ("A hundred nurses resigned.", 100),
    ("Three hundred and five nurses resigned.", 305),
    ("Two thousand nurses resigned.", 2000),
    ("Nineteen hundred nurses resigned.", 1900),
    ("A dozen nurses resigned.", 12),
    ("Half a dozen nurses resigned.", 6),
    ("Two dozen nurses resigned.", 24),
    ("Some two hundred thousand nurses resigned.", 200000),
    ("The town spent half a million euros.", 500000),
    ("The town spent two and a half million euros.", 2500000),
    ("The town spent a million and a half euros.", 1500000),
    ("The town spent a quarter of a million euros.", 250000),
    ("The town spent one hundred and twenty-five million euros.", 125000000),
    ("The clerk waited three and a half hours.", 3.5),
    ("The clerk waited a year and a half for a reply.", 1.5),
    ("They walked about a mile and a quarter.", 1.25),
    ("The Rovers lost by three-and-a-half points.", 3.5),
    ("A couple of hundred nurses resigned.", 200),
    ("A couple of dozen nurses resigned.", 24),
    ("The town spent three quarters of a million euros.", 750000),
    ("The town spent two thousand three hundred euros.", 2300),
    ("About a thousand nurses resigned.", 1000),
    ("The town spent two point five million euros.", 2500000),
    ("The town spent $57million.", 57e6),
    ("The town spent 3billion crowns.", 3e9),
    ("The index fell zero point zero three percent.", 0.03),
    ("The index fell two point seventy-one percent.", 2.71),
    ("The index fell two point seven one percent.", 2.71),
    ("The town spent one billion and a half euros.", 1.5e9),
    ("The town spent two million three hundred thousand and six euros.", 2300006),
    ("The town spent a thousand million euros.", 1e9),
    ("The town spent 3 lakh crore rupees.", 3e12),
    ("The town owns 1.234.567 lamps.", 1234567),
    ("The town owns 12,34,567 lamps.", 1234567),
    ("The town owns 1'234'567 lamps.", 1234567),
    ("The road is 12,5 miles long.", 12.5),
    ("The road is 2 1/2 miles long.", 2.5),
    ("The town counts 3 x 10^6 lamps.", 3e6),
    ("The town counts 2.5e3 lamps.", 2500),
]

SHARES = [
    ("A third of the crew fell ill.", 1 / 3),
    ("Two thirds of the crew fell ill.", 2 / 3),
    ("Two-thirds of the crew fell ill.", 2 / 3),
    ("Three quarters of the crew fell ill.", 0.75),
    ("Half of the crew fell ill.", 0.5),
    ("Half the crew fell ill.", 0.5),
    ("One in four sailors fell ill.", 0.25),
    ("One out of five sailors fell ill.", 0.2),
    ("3 in 10 sailors fell ill.", 0.3),
    ("One in 10 sailors fell ill.", 0.1),
    ("Six in 10 sailors fell ill.", 0.6),
    ("One of every three sailors fell ill.", 1 / 3),
    ("The crew was cut by a third.", 1 / 3),
    ("Sick leave fell by half.", 0.5),
    ("They run one train in eight on Sundays.", 1 / 8),
    ("We turn away one ship in three.", 1 / 3),
    ("Odds of rain are three to one.", 3),
    ("Twice as many sailors fell ill.", 2),
]

RANGES = [
    ("The fee is eight or nine euros.", 8, 9),
    ("Between five and six ships sank.", 5, 6),
    ("The sect has 14,000 to 18,000 members.", 14000, 18000),
    ("The sect has 14,000-18,000 members.", 14000, 18000),
    ("The sect has from 200 to 300 members.", 200, 300),
    ("Repairs take six to 12 months.", 6, 12),
    ("Repairs cost $1.7 to 3 million.", 1700000, 3000000),
    ("Repairs cost 24.2-35 billion euros.", 24.2e9, 35e9),
    ("Repairs cost between $160 million and $171 million.", 160e6, 171e6),
    ("Repairs cost $6 billion to $8 billion.", 6e9, 8e9),
    ("The share went from 6 percent in 2011 to 8 percent in 2017.", 6, 8),
    ("The tax is 10% to 15%.", 10, 15),
    ("Snow fell for 25 – 40 minutes.", 25, 40),
    ("Dozens of boats were lost.", 12, 120),
    ("Hundreds of boats were lost.", 100, 1000),
    ("Thousands of boats were lost.", 1000, 10000),
    ("Tens of thousands of boats were lost.", 10000, 100000),
    ("Millions of fish died.", 1e6, 1e7),
    ("Scores of boats were lost.", 20, 200),
    ("Hundreds of thousands of boats were lost.", 1e5, 1e6),
    ("The lake is 3 to 4 million years old.", 3e6, 4e6),
    ("Snow fell for 25-40 minutes.", 25, 40),
    ("The toll ranges from $2 to about $5.", 2, 5),
    ("The guild asks for raises of 7 to 9 percent.", 7, 9),
    ("The rent fell by 2 to 2.5 percent.", 2, 2.5),
    ("Where would the four to six per cent go?", 4, 6),
    ("Girls of the 12- to 14-year-old group won.", 12, 14),
]

SEVERAL = [
    ("Output rose 5% to $20 million.", [5, 20e6]),
    ("Output rose by 5% to 12%.", [5, 12]),
    ("Shares fell 60 to 1,200 points.", [60, 1200]),
    ("Nine boys and 12 girls sang.", [9, 12]),
    ("The trip takes 26 hours and 39 minutes.", [26, 39]),
    ("Two of the seven judges left.", [2, 7]),
    ("Roe beat Doe by 57 percent to 31 percent.", [57, 31]),
    ("Roe won 53% to 44%.", [53, 44]),
    ("It cost 1 $ 2 then.", [1, 2]),
    ("They met in 2014 — seven months before the flood.", [7]),
    ("Roe leads Doe 42%-32.7% in Velm.", [42, 32.7]),
    ("Of the men, four in 10 — 38 percent — agreed.", [0.4, 38]),
    ("They hired twenty and five millers left.", [20, 5]),
    ("They hired two hundred, five of them millers.", [200, 5]),
]


@pytest.mark.parametrize(("text", "value"), DIGITS + WORDS + SHARES)
def test_value(text, value):
    assert rows(text, "low", "high") == [(pytest.approx(value), pytest.approx(value))]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_range(text, low, high):
    assert rows(text, "low", "high", "modifier") == [(pytest.approx(low), pytest.approx(high), "between")]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_neighbours_stay_apart(text, values):
    assert [low for low, _ in rows(text, "low", "high")] == values
