"""Who speaks in a corpus: a person, organisation or document behind all its spellings, or a kind of source that has no name.

A spelling is what an article calls a speaker. What it stands for is decided once for the corpus where it can be (by its key, by the full
names of that surname, by abbreviations that articles explain), else article by article (a bare surname that several persons have).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

import pandas as pd

from onrecord import lexicons
from onrecord.corpus.name_keys import PersonName, can_be_one, fold, is_nickname, is_proper, kind_key, organisation_key, read_person
from onrecord.corpus.persons import Bearers, Individual, Occurrence, Usage, compared, group

PERSON, ORGANISATION, DOCUMENT, KIND, NOBODY = "person", "organisation", "document", "kind", "nobody"
NAMED = {"named_person": PERSON, "named_organization": ORGANISATION, "document": DOCUMENT}
EXPLAINED = 0.8  # of the articles that explain an abbreviation, for one full name to be what it means in all
ROUNDS = 2
Occurrences = Callable[[Iterable[str]], Iterable[Occurrence]]


@dataclass
class Identities:
    """What the spellings of a corpus stand for.

    `everywhere` is {spelling: (what, key, how)}; `here` the same for (article, spelling) where it depends on the article. `names` are
    {(what, key): the name to show}.
    """

    everywhere: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    here: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)


def find_people(
    spellings: pd.DataFrame, occurrences: Occurrences, explained: pd.DataFrame, corrections: dict[str, tuple[str, str]] | None = None
) -> Identities:
    """What every spelling stands for.

    `spellings` has a row for each (speaker, identification) with its `weight` in attributions; `occurrences` gives the occurrences of
    spellings, article after article; `explained` has the columns kind, article, short, name, count: abbreviations and full names that
    articles give, and `plain` where a name with a suffix stands beside the same without one. `corrections` are {spelling: (what, name)}
    made by hand.
    """
    corrections = corrections or {}
    found = Identities()
    weights = _weigh(spellings)
    votes = _vote(weights)
    particles = _particles(votes)
    persons = [spelling for spelling, what in votes.items() if what == PERSON and spelling not in corrections]
    full = {spelling: name for spelling in persons if (name := read_person(spelling)).full}
    full = {spelling: name for spelling, name in full.items() if not _begins_with_particle(name, particles)}
    known: dict[str, list[PersonName]] = defaultdict(list)
    for name in full.values():
        known[name.surname].append(name)
    titled = {spelling: name for spelling, what in votes.items() if what != PERSON and (name := _behind_title(spelling, known))}
    full |= {spelling: name for spelling, name in titled.items() if spelling not in corrections}
    bare = [spelling for spelling in persons if spelling not in full]
    _resolve_persons(found, full, bare, occurrences, explained)
    found.everywhere |= {spelling: _by_key(spelling, what) for spelling, what in votes.items() if what != PERSON and spelling not in full}
    _spell_out(found, explained)
    for spelling, (what, name) in corrections.items():
        found.everywhere[spelling] = (what, _key_of(found, what, name), "corrected by hand")
        found.here = {place: value for place, value in found.here.items() if place[1] != spelling}
    _name(found, {spelling: sum(counted.values()) for spelling, counted in weights.items()}, corrections)
    return found


def _weigh(spellings: pd.DataFrame) -> dict[str, Counter[str]]:
    """How many attributions of each spelling take it for what."""
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    common = _common(spellings["speaker"])
    for speaker, identification, weight in spellings[["speaker", "identification", "weight"]].itertuples(index=False):
        weights[speaker][_what(speaker, identification, common)] += weight
    return weights


def _by_key(spelling: str, what: str) -> tuple[str, str, str]:
    """What a spelling that is no person's stands for."""
    if what in (KIND, NOBODY):
        return what, kind_key(spelling), "kind"
    return what, organisation_key(spelling), "name"


def _common(speakers: Iterable[str]) -> frozenset[str]:
    """Phrases that some article writes without a capital where they are no beginning of a sentence."""
    return frozenset(kind_key(speaker) for speaker in speakers if speaker == speaker.lower())


def _what(speaker: str, identification: Any, common: frozenset[str]) -> str:
    """What one article takes a spelling for; a phrase without a name in it is a kind, whatever it is taken for."""
    key = kind_key(speaker)
    if not key or key in lexicons.words("determiners", "pronoun") or key in lexicons.words("nouns_of_time", "when"):
        return NOBODY
    what = KIND if pd.isna(identification) else NAMED.get(identification, KIND)
    if what == PERSON:
        return PERSON if any(letter.isupper() for letter in speaker) else KIND
    return what if what == KIND or is_proper(speaker, common) else KIND


def _vote(weights: dict[str, Counter[str]]) -> dict[str, str]:
    """What most attributions of all spellings that differ in capitals and marks only take it for."""
    folded: dict[str, Counter[str]] = defaultdict(Counter)
    for spelling, counted in weights.items():
        folded[fold(spelling)].update(counted)
    best = {key: max(counted, key=lambda what: (counted[what], what)) for key, counted in folded.items()}
    return {spelling: best[fold(spelling)] for spelling in weights}


def _particles(spellings: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The particles that stand inside names, each with the last word: ("van", "moss") and ("der", "moss") of "Ilka van der Moss"."""
    words = (spelling.split() for spelling in spellings)
    return frozenset((word, fold(found[-1])) for found in words for word in found[1:-1] if word in lexicons.words("name_particles"))


def _begins_with_particle(name: PersonName, particles: frozenset[tuple[str, str]]) -> bool:
    """Whether what looks like a given name is the particle of a surname that begins a sentence: "De Moss"."""
    return not name.middle and (name.given, name.surname) in particles


def _behind_title(spelling: str, known: dict[str, list[PersonName]]) -> PersonName | None:
    """The name of a known person that is a spelling, or ends it after a title: "Harbour City Mayor Ada Quill"."""
    words = spelling.split()
    for at in range(len(words) - 1):
        if at and words[at - 1] in lexicons.words("attaching_prepositions"):
            return None
        if words[at][0].isupper() and (not at or fold(words[at - 1]) in _titles()):
            name = read_person(" ".join(words[at:]))
            if name.full and any(can_be_one(name, other) for other in known.get(name.surname, ())):
                return name
    return None


@cache
def _titles() -> frozenset[str]:
    return lexicons.words("titles") | lexicons.words("roles")


def _resolve_persons(
    found: Identities, full: dict[str, PersonName], bare: list[str], occurrences: Occurrences, explained: pd.DataFrame
) -> None:
    """Group full names into persons, and give bare names to them."""
    usage, beside = _add_up(full, occurrences, explained)
    by_surname: dict[str, list[PersonName]] = defaultdict(list)
    by_given: dict[str, list[PersonName]] = defaultdict(list)
    for name in usage:
        by_surname[name.surname].append(name)
        by_given[name.given].append(name)
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
        return _bearers(name, by_surname, by_given, person_of)

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


def _add_up(
    full: dict[str, PersonName], occurrences: Occurrences, explained: pd.DataFrame
) -> tuple[dict[PersonName, Usage], list[tuple[Occurrence, PersonName]]]:
    """How each full name is used, and the full names that stand in articles whose speaker goes by a bare one: evidence for whose it is."""
    kept = {name for pair in compared(full.values()) for name in pair} | {name for name in full.values() if name.suffix}
    usage: dict[PersonName, Usage] = defaultdict(Usage)
    for occurrence in occurrences(full):
        name = full[occurrence.spelling]
        usage[name].add(occurrence, name in kept)
    of_surname: dict[str, list[PersonName]] = defaultdict(list)
    for name in usage:
        of_surname[name.surname].append(name)
    beside = []
    for article, _, fuller, weight in _told(explained, "person"):
        read = read_person(fuller)
        same = [read] if read in usage else [other for other in of_surname[read.surname] if can_be_one(read, other)]
        if same:
            name = max(same, key=lambda other: (usage[other].weight, other))
            occurrence = Occurrence("", article, "", "", weight)
            usage[name].add(occurrence, name in kept)
            beside.append((occurrence, name))
    return usage, beside


def _told(explained: pd.DataFrame, kind: str) -> Iterator[tuple[str, str, str, int]]:
    """(article, short, name, count) of the names of one kind that articles give."""
    rows = explained[explained["kind"] == kind]
    return zip(*(rows[column].tolist() for column in ("article", "short", "name", "count")), strict=True)


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
    """The parts of a name whose bearer is asked for: a lone word is a surname, or a given name."""
    return full.get(spelling) or read_person(spelling)._replace(given="")


def _give(
    found: Identities, waiting: list[Occurrence], full: dict[str, PersonName], bearers: Bearers,
    whose: Callable[[PersonName], list[Individual]], key: dict[Individual, str],
) -> list[Occurrence]:  # fmt: skip
    """Give the names that several persons may have to those who dominate; what was given is evidence for what is left."""
    left, given = [], []
    for occurrence in waiting:
        name = _as_asked(occurrence.spelling, full)
        candidates = whose(name)
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


def _bearers(name: PersonName, by_surname: dict, by_given: dict, person_of: dict[PersonName, Individual | None]) -> list[Individual]:
    """The persons whose a name can be: of its surname, else of that given name."""
    if name.full:
        names = [other for other in by_surname[name.surname] if can_be_one(name, other)]
    else:
        names = by_surname.get(name.surname) or by_given.get(name.surname) or []
        if not names:
            names = [other for given, others in by_given.items() if is_nickname(given, name.surname) for other in others]
    found = dict.fromkeys(person_of[other] for other in names)
    return [person for person in found if person is not None]


def _spell_out(found: Identities, explained: pd.DataFrame) -> None:
    """Give abbreviations the key of what articles say they stand for: everywhere where nearly all agree, else in each article."""
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    here: dict[tuple[str, str], str] = {}
    for article, short, name, _ in _told(explained, "acronym"):
        meanings[short][organisation_key(name)] += 1
        here[article, short] = organisation_key(name)
    by_key: dict[str, list[str]] = defaultdict(list)
    for spelling, (what, key, _) in found.everywhere.items():
        if what == ORGANISATION and key in meanings:
            by_key[key].append(spelling)
    for short, spellings in by_key.items():
        (best, count), total = meanings[short].most_common(1)[0], meanings[short].total()
        for spelling in spellings:
            if count >= EXPLAINED * total:
                found.everywhere[spelling] = (ORGANISATION, best, "abbreviation")
            for (article, other), key in here.items():
                if other == short and key != best:
                    found.here[article, spelling] = (ORGANISATION, key, "abbreviation, by article")


def _key_of(found: Identities, what: str, name: str) -> str:
    """The key of a name given by hand: that of the spelling where there is one."""
    known = found.everywhere.get(name)
    return known[1] if known and known[0] == what else kind_key(name) if what == KIND else organisation_key(name)


def _name(found: Identities, weights: dict[str, int], corrections: dict[str, tuple[str, str]]) -> None:
    """The name to show of everybody: the most frequent of the fullest spellings; of kinds the most frequent phrase without its article."""
    best: dict[tuple[str, str], tuple[Any, str]] = {}
    spelled = [(spelling, value) for spelling, value in found.everywhere.items()]
    spelled += [(spelling, value) for (_, spelling), value in found.here.items()]
    for spelling, (what, key, how) in spelled:
        rank = (how in ("full name", "name", "kind", "only name"), weights.get(spelling, 0), spelling)
        if (what, key) not in best or rank > best[what, key][0]:
            best[what, key] = (rank, spelling)
    found.names = {place: _shown(place[0], spelling, place[1]) for place, (_, spelling) in best.items()}
    for what, name in corrections.values():
        found.names[what, _key_of(found, what, name)] = name


def _shown(what: str, spelling: str, key: str) -> str:
    """A spelling as a name: without the words before it that are no part of it."""
    words = spelling.split()
    if what == KIND:
        return key
    if what == PERSON:
        first = read_person(spelling)
        lead = first.given or first.surname
        while len(words) > 1 and fold(words[0]).rstrip(".") != lead and not fold(words[0]).startswith(f"{lead}."):
            words = words[1:]
    elif words and fold(words[0]) in lexicons.words("determiners") and len(words) > 1:
        words = words[1:]
    return " ".join(words)
