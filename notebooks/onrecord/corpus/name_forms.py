"""One name in several forms: with and without hyphens, before and after a marriage, a double surname with and without given names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pandas as pd

from onrecord.corpus.name_keys import PersonName, read_person
from onrecord.prose.occurrences import Occurrences

CALLED_BEFORE = re.compile(r",? \(?(?:formerly|née|born) ((?:[A-Z][\w’'-]* ?)+)")


def told(explained: pd.DataFrame, kind: str) -> Iterator[tuple[str, str, str, int]]:
    """(article, short, name, count) of the names of one kind that articles give."""
    rows = explained[explained["kind"] == kind]
    return zip(*(rows[column].tolist() for column in ("article", "short", "name", "count")), strict=True)


def settle(full: dict[str, PersonName], explained: pd.DataFrame) -> dict[str, PersonName]:
    """The full names of a corpus, each in one form; without those that are the double surname of somebody ("López Ortega").

    "Kim Dae Sung" is "Kim Dae-sung" where both are written, and "Wenhua Li" is "Li Wenhua"; a former name is the present one where an
    article has both.
    """
    full = _turned(_hyphenated(full))
    double = {(name.middle[-1], name.surname) for name in full.values() if name.middle and len(name.middle[-1]) > 1}
    given = {name.given for name in full.values() if (name.given, name.surname) not in double}
    full = {
        spelling: name for spelling, name in full.items() if name.middle or name.given in given or (name.given, name.surname) not in double
    }
    former = {read_person(name): full[short] for _, short, name, _ in told(explained, "former") if short in full}
    return {spelling: former.get(name, name) for spelling, name in full.items()}


def _hyphenated(full: dict[str, PersonName]) -> dict[str, PersonName]:
    """Names that differ only in hyphens take the form that has most of them."""
    forms: dict[tuple[str, str], set[PersonName]] = defaultdict(set)
    for name in full.values():
        forms[_plain(name)].add(name)
    best = {plain: min(held, key=lambda name: (len(name.middle), name)) for plain, held in forms.items()}
    return {spelling: best[_plain(name)] for spelling, name in full.items()}


def _turned(full: dict[str, PersonName]) -> dict[str, PersonName]:
    """Names of two words that stand in both orders take the order whose surname is the more common, if nobody else has the other word."""
    names = set(full.values())
    held = Counter(part for name in names for part in (name.given, *name.middle, name.surname))
    turned = {name: name._replace(given=name.surname, surname=name.given) for name in names}
    both = {name: other for name, other in turned.items() if other in names and min(held[name.given], held[name.surname]) == 2}
    kept = {name: max(name, other, key=lambda one: (held[one.surname], one)) for name, other in both.items()}
    return {spelling: kept.get(name, name) for spelling, name in full.items()}


def _plain(name: PersonName) -> tuple[str, str]:
    """The words of a name with spaces for hyphens, and its suffix."""
    return " ".join((name.given, *name.middle, name.surname)).replace("-", " "), name.suffix


def told_former_names(speaker: str, places: Occurrences) -> Iterator[str]:
    """What a text says somebody was called before: "Ada Quill" where it has "Ada Moss, formerly Ada Quill" or "Ada Moss (née Quill)"."""
    told = (CALLED_BEFORE.match(places.text, start + len(speaker)) for start in places.of(speaker))
    for before in (match[1].strip() for match in told if match):
        yield before if " " in before else f"{' '.join(speaker.split()[:-1])} {before}"


def former_names(speaker: str) -> Iterable[str]:
    """What somebody with a double-barrelled surname was called before, if it was one of its parts: "Ada Quill" of "Ada Quill-Moss"."""
    *before, surname = speaker.split()
    parts = surname.split("-")
    return [" ".join((*before, part)) for part in parts] if before and len(parts) == 2 and all(part[:1].isupper() for part in parts) else []
