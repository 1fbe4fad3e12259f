"""Roles and affiliations: what the article says a person is, in titles, appositions, relative clauses and letters behind the name."""

import re
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.people import Mention, People
from onrecord.prose.reading import FINITE, Reading

LINKING = frozenset(("of", "at", "with", "for", "from", "in", "on", "to"))
LONG_LINKS = (("in", "support", "of"), ("on", "behalf", "of"), ("in", "charge", "of"))
BE = frozenset(("is", "was", "'s", "are", "were"))
HELPING = frozenset(
    ("has", "had", "have", "is", "was", "now", "also", "been", "once", "still", "currently", "jointly", "who", "previously", "then")
)
PARTY = re.compile(r"[DRI]-[A-Z]")
STEPS = 4


class Description(NamedTuple):
    """Tokens [first, last) that describe a person, and how: "title", "apposition", "of", "clause" (what he or she leads or does),
    "letters" (behind the name) or "circumstance" (an age, a relative clause about his or her life)."""

    first: int
    last: int
    form: str


class Role(NamedTuple):
    """What a person is and of what, as the article words it; either may be missing."""

    role: str | None
    affiliation: str | None


def describe(reading: Reading, people: People) -> None:
    """Note for every person where the article describes him or her."""
    for mention in people.mentions:
        for found in (_title(reading, mention), _apposition_before(reading, mention), *behind(reading, mention.last)):
            if found is not None:
                mention.person.descriptions.append(found)
                _note_gender(reading, mention, found)


def _note_gender(reading: Reading, mention: Mention, found: Description) -> None:
    """Count the first word of a description that tells a gender."""
    if found.form in ("title", "apposition"):
        genders = (lexicons.classes("gendered").get(word) for word in reading.lower[found.first : found.last])
        gender = next((gender for gender in genders if gender), None)
        if gender:
            mention.person.genders[gender] += 3


def is_role(reading: Reading, first: int, last: int) -> bool:
    """Whether one of the tokens is a role noun, or an occupation in lower case."""
    roles, trades = lexicons.words("roles"), lexicons.words("trades")
    for token in range(first, last):
        word = reading.lower[token]
        known = word in roles or reading.prose.lemmas[token] in roles or word in trades and reading.words[token].islower()
        if known and not reading.tags[token].startswith("VB"):
            return True
    return False


def _title(reading: Reading, mention: Mention) -> Description | None:
    """White House press secretary X; Cllr X."""
    chunk = reading.chunk_at(mention.name_first)
    first = min(mention.first, chunk[0]) if chunk else mention.first
    if not is_role(reading, first, mention.first):
        first = mention.first
    while first < mention.name_first and reading.tags[first] in ("DT", "PRP$"):
        first += 1
    titled = is_role(reading, first, mention.name_first) or reading.lower[mention.name_first - 1] in lexicons.words("titles")
    return Description(first, mention.name_first, "title") if titled and first < mention.name_first else None


def behind(reading: Reading, token: int) -> list[Description]:
    """What follows a name that ends before `token`; after an apposition a relative clause too ("a potter who leads the council")."""
    found = _directly_behind(reading, token)
    if found and found.form == "apposition" and reading.lower[found.last : found.last + 1] == ["who"]:
        clause = _clause(reading, found.last)
        return [found, clause] if clause.form == "clause" else [found]
    if found and found.form == "letters":
        return [found, *behind(reading, found.last)]
    return [found] if found else []


def _directly_behind(reading: Reading, token: int) -> Description | None:
    """What follows a name that ends before `token`: an apposition, a relative clause, an age, letters, "is a …", "of …", "'s mother"."""
    size = len(reading.words)
    if token + 1 >= size:
        return None
    if reading.tags[token] == "POS" and lexicons.classes("roles").get(reading.lower[token + 1]) == "kin":
        return Description(token, token + 1, "circumstance")
    if reading.lower[token] in lexicons.words("credentials") and reading.words[token].isupper():
        return Description(token, token + 1, "letters")
    if reading.words[token] == "(" and PARTY.match(reading.words[token + 1]):
        return Description(token + 1, token + 2, "letters")
    if reading.lower[token] in BE:
        chunk = reading.chunk_at(token + 1)
        named = chunk and chunk[0] == token + 1 and reading.tags[token + 1] == "DT" and is_role(reading, *chunk)
        return Description(chunk[0], phrase_end(reading, chunk[1]), "apposition") if named else None
    if reading.words[token] in (",", "(", "-", "–", "—", "--"):
        return _apposition_after(reading, token)
    if reading.lower[token] in ("of", "with", "from", "at") and reading.tags[token + 1] in ("NNP", "DT", "NNPS"):
        return Description(token, phrase_end(reading, token), "of")
    return None


def _apposition_after(reading: Reading, comma: int) -> Description | None:
    """X, the mayor of Troy, …; X, 61, a potter from Troy; X, who chairs the council; X, Esker Bay Trust."""
    size, token, aged = len(reading.words), comma + 1, False
    letters = lexicons.words("credentials")
    while token + 2 < size and (
        reading.words[token].isdigit() and reading.words[token + 1] in (",", ".", ";", ")") or reading.lower[token] in letters
    ):
        aged = aged or reading.words[token].isdigit()
        token += 2 if reading.words[token + 1] == "," else 1
    circumstance = Description(comma + 1, comma + 2, "circumstance") if aged else None
    if token >= size:
        return circumstance
    if reading.lower[token] in ("who", "whose"):
        return _clause(reading, token)
    behind = "".join(reading.words[token + 1 : token + 2])  # "" at the end of the text
    if reading.tags[token] == "VBG" and reading.prose.lemmas[token] in role_verbs() and behind in ("", ",", ".", "for"):
        return Description(token, token + 1, "clause")
    chunk = reading.chunk_at(token) or (reading.chunk_at(token + 1) if reading.tags[token] in ("VBG", "VBN", "RB", "JJ") else None)
    if not chunk or not token <= chunk[0] <= token + 1:
        return circumstance
    ends = phrase_end(reading, chunk[1])
    if ends < size and reading.tags[chunk[1] : chunk[1] + 1] and reading.tags[chunk[1]] in FINITE:
        return circumstance
    if is_role(reading, token, chunk[1]):
        return Description(token, ends, "apposition")
    names = range(chunk[0] + (reading.tags[chunk[0]] == "DT"), chunk[1])
    organisations = lexicons.words("organisations")
    if all(reading.tags[t] in ("NNP", "NNPS") for t in names) and any(reading.lower[t] in organisations for t in names):
        return Description(token - 1, ends, "of")
    return circumstance


def _clause(reading: Reading, relative: int) -> Description:
    """Who chairs the traders' association; who teaches law; whose boat carries passengers."""
    token, size = relative + 1, len(reading.words)
    limit = min(size, relative + 6)
    while token < limit and reading.lower[token] in HELPING:
        token += 1
    if token < limit and reading.lower[relative] == "who":
        if reading.lower[token - 1] in BE and (chunk := reading.chunk_at(token)) and is_role(reading, *chunk):
            return Description(token, phrase_end(reading, chunk[1]), "apposition")
        if reading.prose.lemmas[token] in role_verbs():
            chunk = reading.chunk_at(token + 1)
            return Description(token, phrase_end(reading, _joined(reading, chunk[1])) if chunk else token + 1, "clause")
        chunk = reading.chunk_at(token + 2) if reading.lower[token + 1 : token + 2] in (["as"], ["for"], ["at"], ["in"]) else None
        if chunk and reading.prose.lemmas[token] == "work":
            as_role = reading.lower[token + 1] == "as" and is_role(reading, *chunk)
            return Description(chunk[0] - (not as_role), phrase_end(reading, chunk[1]), "apposition" if as_role else "of")
    return Description(relative, relative + 1, "circumstance")


def _joined(reading: Reading, token: int) -> int:
    """Past the noun phrases that follow without a word between ("the software company | Quarl")."""
    while token < len(reading.words) and (chunk := reading.chunk_at(token)) and reading.tags[chunk[0]] not in ("DT", "PRP", "PRP$", "WP"):
        token = chunk[1]
    return token


@cache
def role_verbs() -> dict[str, str]:
    """The kind that a verb of role tells, by its dictionary form; "object" where what is led decides."""
    return {row["verb"]: row["kind"] for row in lexicons.table("role_verbs")}


def _apposition_before(reading: Reading, mention: Mention) -> Description | None:
    """The mayor of Troy, X, …"""
    comma = mention.first - 1
    if comma < 1 or reading.words[comma] != ",":
        return None
    floor = reading.prose.sentences[reading.prose.sentence_of[comma]].first
    chunk = reading.chunk_at(comma - 1)
    for _ in range(STEPS):
        if not chunk or chunk[0] < floor:
            return None
        if is_role(reading, *chunk):
            break
        link = chunk[0] - 1
        if link <= floor or reading.lower[link] not in LINKING or not reading.chunk_at(link - 1):
            break
        chunk = reading.chunk_at(link - 1)
    if not chunk or not is_role(reading, *chunk):
        return None
    described = reading.tags[chunk[0]] in ("DT", "PRP$") or any(reading.tags[t] == "POS" for t in range(*chunk)) or chunk[0] == floor
    return Description(chunk[0], comma, "apposition") if described else None


def phrase_end(reading: Reading, token: int) -> int:
    """Past the prepositional phrases that follow a noun phrase; the end is kept for every token on the way."""
    ends, passed = reading.phrase_ends, []
    while token not in ends:
        passed.append(token)
        following = _next_phrase(reading, token)
        if following is None:
            ends[token] = token
        else:
            token = following
    ends.update(dict.fromkeys(passed, ends[token]))
    return ends[token]


def _next_phrase(reading: Reading, token: int) -> int | None:
    """Past the one prepositional phrase that follows a noun phrase, or None where none follows in its sentence."""
    sentence_end = reading.prose.sentences[reading.prose.sentence_of[token - 1]].last
    if token + 1 >= sentence_end:
        return None
    lower = reading.lower
    link = tuple(lower[token : token + 3]) in LONG_LINKS
    after = token + 3 if link else token + 1
    chunk = reading.chunk_at(after) if after < sentence_end else None
    if not (link or lower[token] in LINKING or lower[token] == "and") or not chunk or chunk[0] != after:
        return None
    return None if lower[token] == "and" and chunk[1] < sentence_end and reading.tags[chunk[1]] in FINITE else chunk[1]


def read_role(reading: Reading, description: Description) -> Role:
    """Split a description into role and affiliation; whose kin somebody is is no affiliation."""
    found = _split(reading, description)
    last_word = (found.role or "").lower().rpartition(" ")[2]
    return found._replace(affiliation=None) if lexicons.classes("roles").get(last_word) == "kin" else found


def _split(reading: Reading, description: Description) -> Role:
    """A description's role and affiliation as it words them."""
    first, last, form = description
    if form in ("circumstance", "letters"):
        return Role(None, None)
    if form in ("of", "clause"):
        first += 1
        first += first < last and reading.tags[first] == "DT"
        return Role(None, _text(reading, first, last) if _is_named(reading, first, last) else None)
    first, last = _bare(reading, first, last, form)
    if first >= last or form == "unnamed" and not is_role(reading, first, last):
        return Role(None, None)
    possessive = next((token for token in range(first, last) if reading.tags[token] == "POS"), None)
    if possessive is not None and not any(reading.lower[t] in LINKING for t in range(first, possessive)):
        return Role(_text(reading, possessive + 1, last), _text(reading, first, possessive))
    for token in range(first + 1, last):
        wide = tuple(reading.lower[token : token + 3]) in LONG_LINKS
        start = token + 3 if wide else token + 1
        if (wide or reading.lower[token] in LINKING) and _is_affiliation(reading, start, last):
            if start < last and reading.tags[start] == "DT":
                start += 1
            return Role(_text(reading, first, token), _text(reading, start, last))
    return _leading_names(reading, first, last)


def _bare(reading: Reading, first: int, last: int, form: str) -> tuple[int, int]:
    """A description without determiners, numbers, honorifics and a relative pronoun."""
    honorifics = lexicons.words("titles", "honorific")
    loose_before = honorifics | lexicons.words("quantifiers")
    while first < last and (reading.tags[first] in ("DT", "PRP$", "WP$", "CD") or reading.lower[first] in loose_before):
        first += 1
    loose = {"who", "that", "which"} | (honorifics if form == "title" else frozenset())
    while first < last and reading.lower[last - 1] in loose:
        last -= 1
    return first, last


def _is_affiliation(reading: Reading, first: int, last: int) -> bool:
    """Whether a complement names something: a name, or the noun of an organisation ("of the rescue service")."""
    last = next((token for token in range(first + 1, last) if reading.lower[token] in LINKING), last)
    return _is_named(reading, first, last)


def _is_named(reading: Reading, first: int, last: int) -> bool:
    """Whether a name or the noun of an organisation is among the tokens."""
    organisations = lexicons.words("organisations")
    return any(reading.tags[t].startswith("NNP") or reading.lower[t] in organisations for t in range(first, last))


def _leading_names(reading: Reading, first: int, last: int) -> Role:
    """ "White House press secretary", "rescue service director": names, or an organisation's noun, before the role are the affiliation."""
    roles, titles = lexicons.words("roles"), lexicons.words("titles")
    token = first
    own = roles | titles - {"u.s.", "us", "uk", "republican", "democratic", "gop", "labour", "conservative"}
    role = next((t for t in range(max(first, last - 3), last) if " ".join(reading.lower[t:last]) in roles), last - 1)
    fields = lexicons.words("fields") - lexicons.words("organisations") - lexicons.words("organisation_names")
    while token < role and reading.words[token][0].isupper() and reading.tags[token].startswith(("NNP", "JJ")):
        if reading.lower[token] in own or reading.lower[token] in lexicons.words("quantifiers"):
            break
        token += 1
    if all(word in fields for word in reading.lower[first:token]):
        token = first
    organisations = lexicons.words("organisations") - own
    token = next((t + 1 for t in range(role - 1, token - 1, -1) if reading.lower[t] in organisations), token)
    if token == first or not is_role(reading, token, last):
        return Role(_text(reading, first, last), None)
    return Role(_text(reading, token, last), _text(reading, first, token))


def _text(reading: Reading, first: int, last: int) -> str | None:
    while first < last and reading.words[last - 1] in (",", "and"):
        last -= 1
    return reading.prose.span_text(first, last) or None
