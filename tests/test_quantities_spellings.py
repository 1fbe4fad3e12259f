"""Figures in the spellings of wires, archives, trade, science and sports pages: bounds and unit."""

import pytest

from quantity_cases import table

SPELLINGS = [
    ("Kessan lifted its output to one mln bpd in April.", 1e6, 1e6, "barrel per day"),
    ("The loan came to 88 mln dlrs.", 88e6, 88e6, "dollar"),
    ("Pounds 21 million went on the pier.", 21e6, 21e6, "pound sterling"),
    ("The state plans a budget of 3.5 lakh crore rupees.", 3.5e12, 3.5e12, "indian rupee"),
    ("Varn Holdings raised 50 MUSD in new shares.", 50e6, 50e6, "dollar"),
    ("The stadium may cost S$1mil.", 1e6, 1e6, "singapore dollar"),
    ("It costs EUR 2.5 m a year.", 2.5e6, 2.5e6, "euro per year"),
    ("The bridge is put at 10m-12m euros.", 10e6, 12e6, "euro"),
    ("The plan adds 1000 to 2000 beds.", 1000, 2000, "bed"),
    ("Exports were seen at 24.2 to 33-35 billion euros.", 24.2e9, 35e9, "euro"),
    ("The fund holds $3-4 billion in bonds.", 3e9, 4e9, "dollar"),
    ("Between 10 and 20 per cent of the crop was lost.", 10, 20, "percentage"),
    ("Doses of 0.5-1 mg were safe.", 0.5, 1, "milligram"),
    ("A 12-to-15-foot wall ringed the yard.", 12, 15, "foot"),
    ("The lamp uses 5 W.", 5, 5, "watt"),
    ("The cell stores 300 Wh per kg.", 300, 300, "watt hour per kilogram"),
    ("The probe passed at 12 km/s.", 12, 12, "kilometre per second"),
    ("The well yields 4,000 boe/d.", 4000, 4000, "barrel of oil equivalent per day"),
    ("Several dozen riders turned back.", 12, 120, "rider"),
    ("Foss averaged 18.4 points a game.", 18.4, 18.4, "point per game"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), SPELLINGS)
def test_spelling(text, low, high, unit):
    found = table(text)
    assert found[["low", "high", "unit"]].to_numpy().tolist() == [[low, high, unit]]
