"""What an article says of its organisations, documents and unnamed sources in one place and takes as known everywhere else."""

from functools import cache, partial
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.attached import phrase_end
from onrecord.entities.descriptions import is_role
from onrecord.entities.people import People
from onrecord.entities.phrase_patterns import PhraseTest, vocabulary
from onrecord.entities.source_types import NOTHING, TOLD, Found, Kinds, sure, told
from onrecord.prose.reading import Reading
from onrecord.prose.retagging import saying_verbs
from onrecord.prose.token_patterns import RowsByToken, TokenPattern, read_pattern


class Naming(NamedTuple):
    """A row of the table: which of the two names a body, what describes it ("" the other), what the noun phrase must be, and the pattern of
    what stands behind it."""

    named: str
    kind: str
    phrase: PhraseTest
    pattern: TokenPattern


def learn(reading: Reading, people: People) -> Kinds:
    """The kinds of an article's noun phrases, with what its own descriptions tell of names and nouns."""
    kinds = Kinds(reading)
    chunks = sorted({chunk for chunk in reading.chunks if chunk})
    for first, last in chunks:
        _learn_apposition(reading, kinds, first, last)
        person = people.at.get(last - 1)
        if person is None or person.first > first and not _is_founder(reading, last):
            _learn_beside(reading, kinds, first, last)
        _learn_executives(reading, kinds, first, last)
    for first, last in chunks:
        if last - 1 not in people.at:
            _learn_noun(reading, kinds, first, last)
    return kinds


def _learn_noun(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A noun whose kind the phrase around it tells: "the letter" once "a letter from the museum's insurer" has been read."""
    head = kinds.head(first, last)
    noun = reading.lower[head]
    end = partial(issuer_end, reading, last)
    if noun in lexicons.words("documents"):
        found = kinds.document(first, end())
    elif noun in lexicons.words("organisations") or reading.tags[head] in ("NNP", "NNPS"):
        found = kinds.organisation(first, end())
        if found.strength == TOLD:
            kinds.places.append(head)
            kinds.placed.append(found.kind)
    elif noun in lexicons.words("roles", "role") and reading.lower[last : last + 1] in (["of"], ["at"], ["for"]):
        found = kinds.affiliation(first, head, last, end())
    else:
        return
    if found.strength == TOLD and (end() > last or head > first):
        kinds.nouns.setdefault(noun, found.kind)


def issuer_end(reading: Reading, token: int) -> int:
    """Past what follows a noun phrase, participles with "by", "for" or "from" too ("signed by the ushers")."""
    end = phrase_end(reading, token)
    signed = reading.tags[end : end + 1] in (["VBN"], ["VBD"]) and reading.lower[end + 1 : end + 2] in (["by"], ["from"], ["for"])
    chunk = reading.chunk_at(end + 2) if signed else None
    return phrase_end(reading, chunk[1]) if chunk else end


def _learn_executives(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A name that has a chief executive or shareholders is a company's: "Quellmark's chief executive"."""
    possessive = next((token for token in range(first, last) if reading.tags[token] == "POS"), last)
    if not reading.words[possessive - 1][0].isupper():
        return
    behind = {" ".join(reading.lower[token:last]) for token in range(max(possessive + 1, last - 3), last)}
    if not behind.isdisjoint(lexicons.words("executives")):
        _note(reading, kinds, first, possessive, "business")


def _learn_beside(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A name right behind the noun of an organisation: "the charity Open Hand"."""
    organisations = lexicons.words("organisations")
    nouns = (token for token in range(last - 2, first - 1, -1) if reading.lower[token] in organisations and reading.words[token].islower())
    name = next(nouns, last) + 1
    found = sure(kinds.organisation(first, name)) if name < last and reading.words[name][0].isupper() else NOTHING
    if found.strength:
        _note(reading, kinds, name, phrase_end(reading, last), found.kind)
        _note(reading, kinds, name, last, found.kind)


def _is_founder(reading: Reading, token: int) -> bool:
    """Whether what stands behind a name says what he or she did with it: "the charity Ann Bell founded"."""
    return reading.tag(token) == "VBD" and reading.lemma(token) not in saying_verbs()


def _learn_apposition(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A name and a noun phrase that describes it, by the rows of `data/lexicons/namings.tsv`: "Quellmark, a chain of clinics"."""
    for row in namings().at(reading, last):
        behind = row.pattern.match(reading, last) if row.phrase(reading, first, last) else None
        if behind is not None:
            named, other = ((first, last), behind) if row.named == "first" else (behind, (first, last))
            found = told(row.kind) if row.kind else sure(kinds.organisation(*other))
            _learn_name(reading, kinds, *named, found)


def _learn_name(reading: Reading, kinds: Kinds, first: int, last: int, found: Found) -> None:
    """Remember what has been found of a name, and of the longer one whose last part it may be: "Committee for Freight"."""
    if found.strength:
        _note(reading, kinds, first, last, found.kind)
        _note(reading, kinds, _name_start(reading, first), last, found.kind)


@cache
def namings() -> RowsByToken[Naming]:
    """The rows of the table, ready to be matched."""
    rows = lexicons.table("namings")
    return RowsByToken(Naming(row["named"], row["kind"], PHRASES[row["phrase"]], read_pattern(row["pattern"], TESTS)) for row in rows)


def _is_proper(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase ends in a proper noun."""
    return reading.tags[last - 1] in ("NNP", "NNPS")


def _is_body(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is of an organisation and of nobody's role."""
    return reading.lower[last - 1] in lexicons.words("organisations") and not is_role(reading, first, last)


def _are_fighters(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is of combatants."""
    return reading.prose.lemmas[last - 1] in lexicons.words("roles", "combatant")


PHRASES: dict[str, PhraseTest] = {"proper": _is_proper, "fighters": _are_fighters}
TESTS = vocabulary({}, {"proper": _is_proper, "body": _is_body})


def _name_start(reading: Reading, first: int) -> int:
    """Where a name begins whose last part this is: "Committee for Freight"."""
    while reading.lower[first - 1 : first] in (["of"], ["for"], ["and"]) and reading.words[max(0, first - 2)][0].isupper():
        first = (reading.chunk_at(first - 2) or (first - 2,))[0]
    return first


def _note(reading: Reading, kinds: Kinds, first: int, last: int, kind: str) -> None:
    """Remember the kind of a name without its article; what is told first stays."""
    first += reading.tags[first] == "DT"
    kinds.named.setdefault(" ".join(reading.lower[first:last]), kind)
