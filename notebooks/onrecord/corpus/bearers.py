"""Whose a name is that several persons may have: a bare surname goes to the one who dominates where it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby

import pandas as pd

from onrecord import lexicons
from onrecord.corpus.name_forms import told
from onrecord.corpus.name_keys import PersonName, can_be_one, fold, is_nickname, read_person
from onrecord.corpus.persons import PERSON, Identities, Individual, Occurrence, Usage, compared, group

Occurrences = Callable[[Iterable[str]], Iterable[Occurrence]]
ROUNDS = 2
# Where a name that several persons may have is looked up, the widest place first, and what the wider place counts for in the narrower one,
# in articles (in the article itself, in attributions).
LEVELS = (("corpus", 0.0), ("outlet", 10.0), ("outlet and month", 5.0), ("article", 1.0))
DOMINANT = 0.7  # share that one of them has to have


class Bearers:
    """Whose a name is that several persons may have: the one who dominates where it stands."""

    def __init__(self) -> None:
        self.weights: dict[tuple[str, ...], Counter[Individual]] = defaultdict(Counter)

    def add(self, person: Individual, occurrence: Occurrence) -> None:
        """Note a full name of a person: once for each article in the wider places, in the article as often as it speaks."""
        *wider, article = occurrence.places()
        person.roles.add(fold(occurrence.role))
        if not self.weights[article][person]:
            for place in filter(None, wider):
                self.weights[place][person] += 1
        self.weights[article][person] += occurrence.weight

    def forget(self, article: str) -> None:
        """Note no longer who speaks in an article: nobody has to be told there."""
        self.weights.pop(("article", article), None)

    def elsewhere(self, article: str, candidates: list[Individual]) -> list[Individual]:
        """Those of some persons who do not speak in an article under another full name, or all of them where all do."""
        there = self.weights.get(("article", article), {})
        return [one for one in candidates if one not in there] or candidates

    def choose(self, occurrence: Occurrence, candidates: list[Individual]) -> tuple[Individual | None, str]:
        """The person, and the narrowest place that speaks of one; None where nobody dominates.

        The shares of each place are smoothed by those of the wider one (additive smoothing with a back-off prior: MacKay & Peto 1995,
        "A hierarchical Dirichlet language model"). Who is spoken of as the other gender is out. Where the article gives a role that one
        of them alone has elsewhere, it is that one.
        """
        open_to = [one for one in candidates if not occurrence.gender or one.gender in ("", occurrence.gender)]
        if not open_to:
            return None, ""
        same = [one for one in open_to if occurrence.role and fold(occurrence.role) in one.roles]
        if len(same) == 1:
            return same[0], "role"
        shares = dict.fromkeys(open_to, 1 / len(open_to))
        told = ""
        for (level, strength), place in zip(LEVELS, occurrence.places(), strict=True):
            counted = self.weights.get(place, {})
            total = sum(counted.get(one, 0) for one in open_to)
            if total:
                shares = {one: (counted.get(one, 0) + strength * shares[one]) / (total + strength) for one in open_to}
                told = level
        best = max(open_to, key=lambda one: (shares[one], one.names))
        return (best, told) if told and shares[best] >= DOMINANT else (None, "")


def add_usage(full: dict[str, PersonName], spellings: pd.DataFrame) -> dict[PersonName, Usage]:
    """How each full name is used under all its spellings, from the table that `onrecord.corpus.identities.find_people` is given."""
    usage: dict[PersonName, Usage] = defaultdict(Usage)
    known = spellings[spellings["speaker"].isin(full)]
    for spelling, *counts in known[["speaker", "weight", "women", "men"]].itertuples(index=False):
        usage[full[spelling]].add(*counts)
    return usage


def resolve_persons(
    found: Identities, usage: dict[PersonName, Usage], full: dict[str, PersonName], bare: list[str], occurrences: Occurrences,
    explained: pd.DataFrame,
) -> None:  # fmt: skip
    """Group full names into persons, and give bare names to them."""
    beside = _note_articles(usage, full, occurrences, explained)
    by_surname: dict[str, list[PersonName]] = defaultdict(list)
    by_given: dict[str, list[PersonName]] = defaultdict(list)
    by_double: dict[str, list[PersonName]] = defaultdict(list)
    for name in usage:
        by_surname[name.surname].append(name)
        by_given[name.given].append(name)
        by_double["".join(name.middle[-1:])].append(name)
    person_of: dict[PersonName, Individual | None] = {}
    apart = _beside_plain(explained, usage)
    for names in by_surname.values():
        person_of |= group({name: usage[name] for name in names}, apart)
    key = {person: " ".join(filter(None, _longest(person))) for person in person_of.values() if person}
    for spelling, name in full.items():
        person = person_of[name]
        if person is not None:
            found.everywhere[spelling] = (PERSON, key[person], "full name")

    def whose(name: PersonName) -> list[Individual]:
        return _bearers(name, by_surname, by_given, by_double, person_of)

    open_names = [*bare, *(spelling for spelling, name in full.items() if person_of[name] is None)]
    waiting = list(occurrences(open_names))
    asked = {person for spelling in open_names for person in whose(_as_asked(spelling, full))}
    known = {spelling: person for spelling, name in full.items() if (person := person_of[name]) in asked}
    bearers = _note_bearers(known, occurrences, {occurrence.article for occurrence in (*waiting, *(one for one, _ in beside))})
    for occurrence, name in beside:
        if (person := person_of[name]) in asked:
            bearers.add(person, occurrence)
    for _ in range(ROUNDS):
        waiting = _give(found, waiting, full, bearers, whose, key)


def _note_articles(
    usage: dict[PersonName, Usage], full: dict[str, PersonName], occurrences: Occurrences, explained: pd.DataFrame
) -> list[tuple[Occurrence, PersonName]]:
    """Note where the names stand that are compared by their articles.

    Returns the full names that stand in articles whose speaker goes by a bare one: evidence for whose it is.
    """
    kept = {name for pair in compared(full.values()) for name in pair} | {name for name in full.values() if name.suffix}
    for occurrence in occurrences(spelling for spelling, name in full.items() if name in kept):
        usage[full[occurrence.spelling]].articles.add(occurrence.article)
    of_surname: dict[str, list[PersonName]] = defaultdict(list)
    for name in usage:
        of_surname[name.surname].append(name)
    beside = []
    for article, _, fuller, weight in told(explained, "person"):
        read = read_person(fuller)
        same = [read] if read in usage else [other for other in of_surname[read.surname] if can_be_one(read, other)]
        if same:
            name = max(same, key=lambda other: (usage[other].weight, other))
            usage[name].add(weight)
            if name in kept:
                usage[name].articles.add(article)
            beside.append((Occurrence("", article, "", "", weight), name))
    return beside


def _note_bearers(known: dict[str, Individual], occurrences: Occurrences, open_articles: set[str]) -> Bearers:
    """Where the persons speak who may be meant by names that several have; article by article only where such a name stands."""
    bearers = Bearers()
    for article, held in groupby(occurrences(known), key=lambda occurrence: occurrence.article):
        for occurrence in held:
            bearers.add(known[occurrence.spelling], occurrence)
        if article not in open_articles:
            bearers.forget(article)
    return bearers


def _as_asked(spelling: str, full: dict[str, PersonName]) -> PersonName:
    """The parts of a name whose bearer is asked for: a lone word is a surname, or a given name; two may be a double surname.

    A role before it ("Curator Moss") is no part of it.
    """
    if spelling in full:
        return full[spelling]
    name = read_person(spelling)
    no_names = lexicons.words("name_particles") | lexicons.words("roles")
    before = tuple(part for part in (name.given, *name.middle) if part and part not in no_names)
    return name._replace(given="", middle=before)


def _give(
    found: Identities, waiting: list[Occurrence], full: dict[str, PersonName], bearers: Bearers,
    whose: Callable[[PersonName], list[Individual]], key: dict[Individual, str],
) -> list[Occurrence]:  # fmt: skip
    """Give the names that several persons may have to those who dominate; what was given is evidence for what is left."""
    left, given = [], []
    for occurrence in waiting:
        name = _as_asked(occurrence.spelling, full)
        candidates = bearers.elsewhere(occurrence.article, whose(name)) if name.full else whose(name)
        if not candidates:
            found.everywhere[occurrence.spelling] = (PERSON, name.surname, "only name")
            continue
        person, level = bearers.choose(occurrence, candidates)
        own = " ".join(filter(None, (name.given, *name.middle, name.surname)))
        if person is None:
            left.append(occurrence)
            own += "" if name.full else f" ({occurrence.article})"  # nobody knows which of them: never pooled
        else:
            given.append((person, occurrence))
        how = f"{'full name of several' if name.full else 'surname'}, by {level}" if person else "not told whose"
        found.here[occurrence.article, occurrence.spelling] = (PERSON, key[person] if person else own, how)
    for person, occurrence in given:
        bearers.add(person, occurrence)
    return left


def _beside_plain(explained: pd.DataFrame, usage: dict[PersonName, Usage]) -> frozenset[tuple[PersonName, PersonName]]:
    """Names with a suffix in whose articles the same name stands without it, too: father and son."""
    pairs = set()
    for speaker, rows in explained[explained["kind"] == "plain"].groupby("short"):
        son = read_person(str(speaker))
        articles = usage[son].articles if son in usage else set()
        if len(articles & set(rows["article"])) * 2 > len(articles):
            pairs |= {(son, name) for name in usage if name.given == son.given and name.surname == son.surname and not name.suffix}
    return frozenset(pairs)


def _longest(person: Individual) -> tuple[str, ...]:
    """The parts of a person's fullest name, which tells persons apart."""
    name = max(person.names, key=lambda name: (len(name.given) > 1, len(name.middle), name.suffix, name))
    return (name.given, *name.middle, name.surname, name.suffix)


def _bearers(
    name: PersonName, by_surname: dict, by_given: dict, by_double: dict, person_of: dict[PersonName, Individual | None]
) -> list[Individual]:
    """The persons whose a name can be: of its surname, else of that given name, else of a double surname that begins with it."""
    if name.full:
        names = [other for other in by_surname[name.surname] if can_be_one(name, other)]
    else:
        names = by_surname.get(name.surname) or by_given.get(name.surname) or by_double.get(name.surname) or []
        if name.middle:
            names = [other for other in names if other.middle[-1:] == name.middle[-1:]]
        if not names:
            names = [other for given, others in by_given.items() if is_nickname(given, name.surname) for other in others]
        names = [other for other in names if name.suffix in ("", other.suffix)]
    found = dict.fromkeys(person_of[other] for other in names)
    return [person for person in found if person is not None]
