"""What English makes of a word by its rules, the word lists and the lemmas know: the forms of a verb, the numbers, the units of Unicode."""

import re

import pytest
from babel import Locale

from onrecord import lexicons
from onrecord.prose import lemma
from quantity_cases import table

# Verbs of change whose past and participle follow no rule, as grammars list them.
IRREGULAR = {
    "fall": ("fell", "fallen"), "grow": ("grew", "grown"), "rise": ("rose", "risen"), "shrink": ("shrank", "shrunk"),
    "sink": ("sank", "sunk"), "slide": ("slid",), "cut": ("cut",), "shed": ("shed",), "lose": ("lost",), "creep": ("crept",),
    "swing": ("swung",), "leap": ("leapt",), "swell": ("swollen",), "dive": ("dived",), "begin": ("began",), "beat": ("beat",),
    "build": ("built",), "buy": ("bought",), "cost": ("cost",), "drive": ("drove",), "fly": ("flew",), "get": ("got",),
    "give": ("gave",), "go": ("went",), "hit": ("hit",), "hold": ("held",), "leave": ("left",), "make": ("made",), "meet": ("met",),
    "pay": ("paid",), "run": ("ran",), "say": ("said",), "sell": ("sold",), "speak": ("spoke",), "spend": ("spent",),
    "stand": ("stood",), "take": ("took",), "throw": ("threw",), "win": ("won",), "come": ("came",), "find": ("found",),
    "sing": ("sang",), "hear": ("heard",), "write": ("wrote",), "tell": ("told",), "read": ("read",), "quip": ("quipped",),
}  # fmt: skip


def third_person(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else f"{verb}s"


def doubled(verb: str) -> str:
    """A verb before a vowel: a short one of one syllable doubles its last letter."""
    return verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb) else verb


def past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{doubled(verb)}ed"


def present_participle(verb: str) -> str:
    return f"{verb[:-1]}ing" if re.search(r"[^eoy]e$", verb) else f"{doubled(verb)}ing"


def verbs_of(entries: set[str]) -> list[str]:
    """The verbs of which a list holds at least two forms, by their base."""
    made = {stem for entry in entries for stem in (entry, entry.removesuffix("s"), entry.removesuffix("es"), re.sub("ies$", "y", entry))}
    found = {verb for verb in made if len(forms(verb) & entries) >= 2 and not re.search(r"([xs]|sh|ch|[^d]i)e$|s$|^.{0,2}$", verb)}
    return sorted(found)


def forms(verb: str) -> set[str]:
    """Its base, third person, past and participle."""
    return {verb, third_person(verb), *IRREGULAR.get(verb, (past(verb),))}


NO_VERBS = re.compile("a noun|beside a verb")


def test_a_verb_of_change_is_known_in_all_its_forms():
    known = {entry for entry, kind in lexicons.classes("changes").items() if not NO_VERBS.search(kind)}
    needed = {form for verb in verbs_of(known) for form in (*forms(verb), present_participle(verb))}
    assert len(needed) > 300 and needed - known == set()


def test_a_verb_that_takes_a_figure_is_known_in_its_finite_forms():
    known = set(lexicons.classes("figure_verbs"))
    needed = {form for verb in verbs_of(known) for form in forms(verb)} - {"added"}  # which takes what is said, too
    assert len(needed) > 200 and needed - known == set()


# Verbs that are inflected by rule alone: no doubling that depends on the stress, and none that is a noun, too.
REGULAR = re.compile(r"[a-z]*([^aeiou][^aeiouo]|[^aeiou]e|[aeiou]{2}[^aeiouo]|y)")
SAID_TWICE = ("lambast", "muse", "thank", "adjudge")  # "lambasted" is of "lambaste", too; the others' forms are other words


@pytest.mark.parametrize(("inflect", "tag"), [(third_person, "VBZ"), (past, "VBD"), (present_participle, "VBG")])
def test_a_regular_form_of_a_verb_of_saying_leads_back_to_the_verb(inflect, tag):
    verbs = [row["cue"] for row in lexicons.table("cues") if REGULAR.fullmatch(row["cue"])]
    verbs = [verb for verb in verbs if verb not in IRREGULAR and verb not in SAID_TWICE]
    assert len(verbs) > 150 and [verb for verb in verbs if lemma(inflect(verb), tag) != verb] == []


# The kinds of measure in the Unicode locale data, as the table of units calls them, with the units among them that news do not write.
KINDS = {
    "length": ("length", "earth-radius mile-scandinavian solar-radius point"),
    "area": ("area", ""),
    "volume": ("volume", "pint-metric cup-metric cup dessert-spoon dessert-spoon-imperial drop dram jigger pinch gallon-imperial "
               "fluid-ounce-imperial quart-imperial fluid-ounce quart bushel"),
    "duration": ("time", "quarter year-person month-person week-person day-person"),
    "speed": ("speed", "beaufort light-speed"),
    "mass": ("mass", "stone earth-mass solar-mass grain dalton"),
    "power": ("power", ""),
    "pressure": ("pressure", "pound-force-per-square-inch bar gasoline-energy-density"),
    "digital": ("data", ""),
    "frequency": ("frequency", ""),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "en_GB"])
def test_a_unit_of_the_unicode_locale_data_is_read_as_one_of_its_dimension(kind, language):
    dimension, rare = KINDS[kind]
    patterns = Locale.parse(language)._data["unit_patterns"]
    names = [name for name in patterns if name.startswith(f"{kind}-") and name.removeprefix(f"{kind}-") not in rare.split()]
    written = [patterns[name]["long"]["other"].format("12") for name in names]
    found = table("\n\n".join(f"The log says {figure}." for figure in written))
    units = {row["unit"]: row["dimension"] for row in lexicons.table("units")}
    read = [(text, units.get(unit)) for text, unit in zip(found["text"], found["unit"], strict=True)]
    assert written and read == [(figure, dimension) for figure in written]
