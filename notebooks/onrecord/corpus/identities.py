"""Who speaks in a corpus: a person, organisation or document behind all its spellings, or a kind of source that has no name.

A spelling is what an article calls a speaker. What it stands for is decided once for the corpus where it can be (by its key, by the full
names of that surname, by abbreviations that articles explain), else article by article (a bare surname that several persons have).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from onrecord import lexicons
from onrecord.corpus.bearers import Occurrences, add_usage, resolve_persons
from onrecord.corpus.name_forms import settle, told
from onrecord.corpus.name_keys import PersonName, can_be_one, fold, is_proper, kind_key, organisation_key, read_person, without_descriptor
from onrecord.corpus.persons import DOCUMENT, KIND, NOBODY, ORGANISATION, PERSON, Identities

NAMED = {"named_person": PERSON, "named_organization": ORGANISATION, "document": DOCUMENT}
UNNAMED = "unnamed"  # a kind that an article takes for an organisation
EXPLAINED = 0.8  # of the articles that explain an abbreviation, for one full name to be what it means in all
SHORT_OF = 2  # words that a key has at the least for a phrase without capitals to be the organisation's name


def find_people(
    spellings: pd.DataFrame, occurrences: Occurrences, explained: pd.DataFrame, corrections: dict[str, tuple[str, str]] | None = None
) -> Identities:
    """What every spelling stands for.

    `spellings` has a row for each (speaker, identification) with its `weight` in attributions and in how many articles they are of `women`
    and of `men`; `occurrences` gives the occurrences of spellings, article after article; `explained` has the columns kind, article, short,
    name, count: abbreviations and full names that articles give, and `plain` where a name with a suffix stands beside the same without one.
    `corrections` are {spelling: (what, name)} made by hand.
    """
    corrections = corrections or {}
    found = Identities()
    weights = _weigh(spellings)
    votes = _vote(weights)
    particles = _particles(votes)
    shorts = _short_names(votes, explained)
    votes |= dict.fromkeys(shorts, ORGANISATION)
    persons = [spelling for spelling, what in votes.items() if what == PERSON and spelling not in corrections]
    full = {spelling: name for spelling in persons if _is_full(name := read_person(spelling), particles)}
    full = settle(full, explained)
    known: dict[str, list[PersonName]] = defaultdict(list)
    for name in full.values():
        known[name.surname].append(name)
    titled = {spelling: name for spelling, what in votes.items() if what != PERSON and (name := _behind_title(spelling, known))}
    full |= {spelling: name for spelling, name in titled.items() if spelling not in corrections}
    taken = full.keys() | corrections.keys()
    bare = [spelling for spelling, what in votes.items() if spelling not in taken and _is_bare(spelling, what, known)]
    resolve_persons(found, add_usage(full, spellings), full, bare, occurrences, explained)
    given = {*full, *bare}
    found.everywhere |= {spelling: _by_key(spelling, what) for spelling, what in votes.items() if what != PERSON and spelling not in given}
    _raise_kinds(found, weights)
    _spell_out(found, explained, shorts)
    for spelling, (what, name) in corrections.items():
        found.everywhere[spelling] = (what, _key_of(found, what, name), "corrected by hand")
        found.here = {place: value for place, value in found.here.items() if place[1] != spelling}
    _name(found, {spelling: sum(counted.values()) for spelling, counted in weights.items()}, explained, corrections)
    return found


def _weigh(spellings: pd.DataFrame) -> dict[str, Counter[str]]:
    """How many attributions of each spelling take it for what."""
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    common = _common(spellings["speaker"])
    for speaker, identification, weight in spellings[["speaker", "identification", "weight"]].itertuples(index=False):
        weights[speaker][_what(speaker, identification, common)] += weight
    return weights


def _short_names(votes: dict[str, str], explained: pd.DataFrame) -> dict[str, str]:
    """{spelling: key of the organisation} of one-word names for which articles have a longer one ("Velmar": "Velmar Holdings plc").

    Nearly all of these have to agree, and no person may have that surname.
    """
    surnames = {name.surname for spelling, what in votes.items() if what == PERSON and (name := read_person(spelling)).full}
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    for _, short, name, _ in told(explained, "organisation"):
        meanings[short][organisation_key(name)] += 1
    found = {}
    for spelling, counted in meanings.items():
        best, count = counted.most_common(1)[0]
        if spelling in votes and fold(spelling) not in surnames and count >= EXPLAINED * counted.total():
            found[spelling] = best
    return found


def _by_key(spelling: str, what: str) -> tuple[str, str, str]:
    """What a spelling that is no person's stands for."""
    if what in (KIND, NOBODY):
        return what, kind_key(spelling), "kind"
    return what, organisation_key(without_descriptor(spelling) if what == ORGANISATION else spelling), "name"


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
    if what == KIND or is_proper(speaker, common):
        return what
    return UNNAMED if what == ORGANISATION else KIND


def _vote(weights: dict[str, Counter[str]]) -> dict[str, str]:
    """What most attributions of all spellings that differ in capitals and marks only take it for."""
    folded: dict[str, Counter[str]] = defaultdict(Counter)
    for spelling, counted in weights.items():
        for what, weight in counted.items():
            folded[fold(spelling)][KIND if what == UNNAMED else what] += weight
    best = {key: max(counted, key=lambda what: (counted[what], what)) for key, counted in folded.items()}
    return {spelling: best[fold(spelling)] for spelling in weights}


def _particles(spellings: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The particles that stand inside names, each with the last word: ("van", "moss") and ("der", "moss") of "Ilka van der Moss"."""
    words = (spelling.replace("-", " ").split() for spelling in spellings)
    return frozenset((word, fold(found[-1])) for found in words for word in found[1:-1] if word in lexicons.words("name_particles"))


def _is_full(name: PersonName, particles: frozenset[tuple[str, str]]) -> bool:
    """Whether a name has a given name that is no particle of a surname at the beginning of a sentence ("De Moss")."""
    return name.full and (bool(name.middle) or (name.given, name.surname) not in particles)


def _behind_title(spelling: str, known: dict[str, list[PersonName]]) -> PersonName | None:
    """The name of a known person that is a spelling, or ends it after a title: "Harbour City Mayor Ada Quill".

    An article before it ("A Harl poll") is no initial of a given name.
    """
    words = spelling.split()
    for at in range(len(words) - len(kind_key(spelling).split()), len(words) - 1):
        if at and words[at - 1] in lexicons.words("attaching_prepositions"):
            return None
        if words[at][0].isupper() and (not at or fold(words[at - 1]) in _titles()):
            name = read_person(" ".join(words[at:]))
            if name.full and any(can_be_one(name, other) for other in known.get(name.surname, ())):
                return name
    return None


def _is_bare(spelling: str, what: str, known: dict[str, list[PersonName]]) -> bool:
    """Whether a spelling is a person's without a full name: "Moss", and "Curator Moss" where a person of that surname is known."""
    if what == PERSON:
        return True
    *role, surname = spelling.split() or [""]
    written = bool(role) and all(word[0].isupper() for word in (*role, surname))
    return written and fold(surname) in known and all(fold(word) in lexicons.words("roles") for word in role)


@cache
def _titles() -> frozenset[str]:
    return lexicons.words("titles") | lexicons.words("roles")


def _raise_kinds(found: Identities, weights: dict[str, Counter[str]]) -> None:
    """A phrase without capitals that some article takes for an organisation is that whose name it is: "the transport ministry"."""
    keys = {key for what, key, _ in found.everywhere.values() if what == ORGANISATION}
    for spelling, (what, _, how) in list(found.everywhere.items()):
        key = organisation_key(spelling)
        if what == KIND and key in keys and len(key.split()) >= SHORT_OF and weights[spelling][UNNAMED]:
            found.everywhere[spelling] = (ORGANISATION, key, how)


def _spell_out(found: Identities, explained: pd.DataFrame, shorts: dict[str, str]) -> None:
    """Give abbreviations the key of what articles say they stand for: everywhere where nearly all agree, else in each article."""
    found.everywhere |= {spelling: (ORGANISATION, key, "short name") for spelling, key in shorts.items()}
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    here: dict[str, dict[str, str]] = defaultdict(dict)
    for article, short, name, _ in told(explained, "acronym"):
        meanings[short][organisation_key(name)] += 1
        here[short][article] = organisation_key(name)
    by_key: dict[str, list[str]] = defaultdict(list)
    for spelling, (what, key, _) in found.everywhere.items():
        short = organisation_key(spelling) if what == KIND and spelling == spelling.upper() else key if what == ORGANISATION else ""
        if short in meanings:
            by_key[short].append(spelling)
    for short, spellings in by_key.items():
        (best, count), total = meanings[short].most_common(1)[0], meanings[short].total()
        for spelling in spellings:
            agreed = count >= EXPLAINED * total
            if agreed:
                found.everywhere[spelling] = (ORGANISATION, best, "abbreviation")
            for article, key in here[short].items():
                if not (agreed and key == best):
                    found.here[article, spelling] = (ORGANISATION, key, "abbreviation, by article")


def _key_of(found: Identities, what: str, name: str) -> str:
    """The key of a name given by hand: that of the spelling where there is one."""
    known = found.everywhere.get(name)
    return known[1] if known and known[0] == what else kind_key(name) if what == KIND else organisation_key(name)


def _name(found: Identities, weights: dict[str, int], explained: pd.DataFrame, corrections: dict[str, tuple[str, str]]) -> None:
    """The name to show of everybody: the most frequent of the fullest spellings; of kinds the most frequent phrase without its article.

    An organisation that speaks only under its abbreviation or short name has the name that articles give for it.
    """
    written = {organisation_key(name): name for kind in ("acronym", "organisation") for _, _, name, _ in told(explained, kind)}
    best: dict[tuple[str, str], tuple[Any, str]] = {}
    spelled = [(spelling, value) for spelling, value in found.everywhere.items()]
    spelled += [(spelling, value) for (_, spelling), value in found.here.items()]
    for spelling, (what, key, how) in spelled:
        rank = (how in ("full name", "name", "kind", "only name"), weights.get(spelling, 0), spelling)
        if (what, key) not in best or rank > best[what, key][0]:
            best[what, key] = (rank, spelling)
    found.names = {
        (what, key): _shown(what, spelling if rank[0] or what != ORGANISATION else written.get(key, spelling), key)
        for (what, key), (rank, spelling) in best.items()
    }
    for what, name in corrections.values():
        found.names[what, _key_of(found, what, name)] = name


def _shown(what: str, spelling: str, key: str) -> str:
    """A spelling as a name: without the words before it that are no part of it."""
    words = spelling.replace(" ,", ",").split()
    if what == KIND:
        return key
    if what == PERSON:
        name = read_person(spelling)
        while len(words) > 1 and read_person(" ".join(words[1:])) == name:
            words = words[1:]
    elif words and fold(words[0]) in lexicons.words("determiners") and len(words) > 1:
        words = words[1:]
    if what == ORGANISATION:
        words = without_descriptor(" ".join(words)).split()
    return " ".join(words)
