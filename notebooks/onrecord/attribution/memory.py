"""What an article says of its organisations, documents and unnamed sources in one place and takes as known everywhere else."""
from onrecord import lexicons
from onrecord.attribution.kinds import TOLD, Found, Kinds
from onrecord.attribution.people import People
from onrecord.attribution.reading import Reading
from onrecord.attribution.roles import phrase_end

EXECUTIVES = frozenset(("ceo", "cfo", "chief executive", "managing director", "chief financial officer", "chief operating officer", "shareholders", "profits", "shares"))


def learn(reading: Reading, people: People) -> Kinds:
    """The kinds of an article's noun phrases, with what its own descriptions tell of names and nouns."""
    kinds = Kinds(reading)
    first = 0
    size = len(reading.words)
    while first < size:
        chunk = reading.chunk_at(first)
        if chunk is None:
            first += 1
            continue
        if chunk[1] - 1 not in people.at:
            _learn_names(reading, kinds, *chunk)
            _learn_noun(reading, kinds, *chunk)
        first = max(chunk[1], first + 1)
    return kinds


def _learn_noun(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """A noun whose kind the phrase around it tells: "the letter" once "a letter from the museum's insurer" has been read."""
    noun = reading.lower[last - 1]
    if noun in kinds.nouns or last - first == 1 and reading.lower[last : last + 1] not in (["of"], ["by"], ["from"], ["for"], ["at"]):
        return
    end = phrase_end(reading, last)
    found = Found()
    if noun in lexicons.words("documents"):
        found = kinds.document(first, end)
    elif noun in lexicons.words("organisations"):
        found = kinds.organisation(first, end)
    elif noun in lexicons.words("roles", "role"):
        found = kinds.affiliation(first, last - 1, last, end)
    if found.strength == TOLD:
        kinds.nouns[noun] = found.kind


def _learn_names(reading: Reading, kinds: Kinds, first: int, last: int) -> None:
    """Names of organisations by what is said beside them: "Quellmark, a chain of clinics", "the charity Open Hand", "Quellmark's chief executive"."""
    lower, tags = reading.lower, reading.tags
    first += tags[first] == "DT"
    name = next((token for token in range(first, last) if tags[token] in ("NNP", "NNPS")), None)
    if name is None:
        return
    if name > first and reading.words[name - 1].islower():
        found = kinds.organisation(first, name)
        if found.strength == TOLD and lower[name - 1] in lexicons.words("organisations"):
            _note(reading, kinds, name, last, found.kind)
    possessive = next((token for token in range(name, last) if tags[token] == "POS"), None)
    if possessive is not None:
        if any(" ".join(lower[token:last]) in EXECUTIVES for token in range(max(possessive + 1, last - 3), last)):
            _note(reading, kinds, name, possessive, "business")
    elif lower[last : last + 1] == [","] and (beside := reading.chunk_at(last + 1)) and beside[0] == last + 1 and tags[last + 1] in ("DT", "CD"):
        found = kinds.organisation(last + 1, phrase_end(reading, beside[1]))
        if found.strength == TOLD and any(lower[token] in lexicons.words("organisations") for token in range(*beside)):
            _note(reading, kinds, first, last, found.kind)


def _note(reading: Reading, kinds: Kinds, first: int, last: int, kind: str) -> None:
    """Remember the kind of a name, whole and by its last word; what is told first stays."""
    kinds.named.setdefault(" ".join(reading.lower[first:last]), kind)
