"""What an article says of its organisations, documents and unnamed sources in one place and takes as known everywhere else."""

from onrecord import lexicons
from onrecord.entities.attached import phrase_end
from onrecord.entities.descriptions import is_role
from onrecord.entities.people import People
from onrecord.entities.source_types import TOLD, Kinds
from onrecord.prose.reading import Reading
from onrecord.prose.retagging import SAYING

EXECUTIVES = frozenset(
    (
        "ceo",
        "cfo",
        "chief executive",
        "managing director",
        "chief financial officer",
        "chief operating officer",
        "shareholders",
        "profits",
        "shares",
    )
)


def learn(reading: Reading, people: People) -> Kinds:
    """The kinds of an article's noun phrases, with what its own descriptions tell of names and nouns."""
    kinds = Kinds(reading)
    chunks = sorted({chunk for chunk in reading.chunks if chunk})
    for first, last in chunks:
        _learn_apposition(reading, kinds, first, last)
        if last - 1 not in people.at or reading.tags[last : last + 1] != ["VBD"] or reading.lower[last] in SAYING:
            _learn_beside(reading, kinds, first, last)
        if last - 1 not in people.at:
            _learn_executives(reading, kinds, first, last)
    for first, last in chunks:
        if last - 1 not in people.at:
            _learn_noun(reading, kinds, first, last)
    return kinds


def _learn_noun(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A noun whose kind the phrase around it tells: "the letter" once "a letter from the museum's insurer" has been read."""
    head = kinds.head(first, last)
    noun = reading.lower[head]
    end = issuer_end(reading, last)
    if noun in lexicons.words("documents"):
        found = kinds.document(first, end)
    elif noun in lexicons.words("organisations") or reading.tags[head] in ("NNP", "NNPS"):
        found = kinds.organisation(first, end)
        if found.strength == TOLD:
            kinds.places.append(head)
            kinds.placed.append(found.kind)
    elif noun in lexicons.words("roles", "role") and reading.lower[last : last + 1] in (["of"], ["at"], ["for"]):
        found = kinds.affiliation(first, head, last, end)
    else:
        return
    if found.strength == TOLD and (end > last or head > first):
        kinds.nouns.setdefault(noun, found.kind)


def issuer_end(reading: Reading, token: int) -> int:
    """Past what follows a noun phrase, participles with "by", "for" or "from" too ("signed by the ushers")."""
    end = phrase_end(reading, token)
    if end + 1 < len(reading.words) and reading.tags[end] in ("VBN", "VBD") and reading.lower[end + 1] in ("by", "from", "for"):
        chunk = reading.chunk_at(end + 2)
        if chunk:
            return phrase_end(reading, chunk[1])
    return end


def _learn_executives(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A name that has a chief executive or shareholders is a company's: "Quellmark's chief executive"."""
    lower = reading.lower
    possessive = next((token for token in range(first, last) if reading.tags[token] == "POS"), None)
    if not possessive or not reading.words[possessive - 1][0].isupper():
        return
    if any(" ".join(lower[token:last]) in EXECUTIVES for token in range(max(possessive + 1, last - 3), last)):
        _note(reading, kinds, first + (reading.tags[first] == "DT"), possessive, "business")


def _learn_beside(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A name right behind the noun of an organisation: "the charity Open Hand"."""
    first += reading.tags[first] == "DT"
    organisations = lexicons.words("organisations")
    nouns = (token for token in range(last - 2, first - 1, -1) if reading.lower[token] in organisations and reading.words[token].islower())
    name = next(nouns, first - 1) + 1
    if name == first or not reading.words[name][0].isupper():
        return
    if reading.lower[name] in lexicons.words("titles") or is_role(reading, first, name):
        return
    found = kinds.organisation(first, name)
    if found.strength == TOLD:
        _note(reading, kinds, name, phrase_end(reading, last), found.kind)
        _note(reading, kinds, name, last, found.kind)


def _learn_apposition(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A name by the noun in apposition, "Quellmark, a chain of clinics"; a force by its fighters, "rebels of the Dale Front"."""
    lower, tags = reading.lower, reading.tags
    if reading.prose.lemmas[last - 1] in lexicons.words("roles", "combatant") and lower[last : last + 1] in (["of"], ["from"]):
        force = reading.chunk_at(last + 1)
        if force and tags[force[1] - 1] in ("NNP", "NNPS"):
            _note(reading, kinds, force[0] + (tags[force[0]] == "DT"), force[1], "combatant")
            kinds.nouns[lower[force[1] - 1]] = "combatant"
    first += tags[first] == "DT"
    beside = reading.chunk_at(last + 1) if lower[last : last + 1] == [","] and tags[last - 1] in ("NNP", "NNPS") else None
    if not beside or beside[0] != last + 1 or tags[last + 1] not in ("DT", "CD"):
        return
    behind = "".join(tags[beside[1] : beside[1] + 1])  # "" at the end of the text
    headed = lower[beside[1] - 1] in lexicons.words("organisations") and behind[:2] not in ("NN", "JJ")
    if headed and not is_role(reading, *beside):
        found = kinds.organisation(last + 1, phrase_end(reading, beside[1]))
        if found.strength == TOLD:
            _note(reading, kinds, first, last, found.kind)
            _note(reading, kinds, _name_start(reading, first), last, found.kind)


def _name_start(reading: Reading, first: int) -> int:
    """Where a name begins whose last part this is: "Committee for Freight"."""
    while first > 1 and reading.lower[first - 1] in ("of", "for", "and") and reading.words[first - 2][0].isupper():
        first = (reading.chunk_at(first - 2) or (first - 2,))[0]
        first += reading.tags[first] == "DT"
    return first


def _note(reading: Reading, kinds: Kinds, first: int, last: int, kind: str) -> None:
    """Remember the kind of a name; what is told first stays."""
    kinds.named.setdefault(" ".join(reading.lower[first:last]), kind)
