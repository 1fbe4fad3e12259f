"""Where the article says what a person is: in titles, appositions, relative clauses and letters behind the name.

What stands behind a name is read by the rows of `data/lexicons/descriptions.tsv`.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.attached import phrase_end
from onrecord.entities.people import Description, People, Person, PersonMention
from onrecord.entities.phrase_patterns import vocabulary
from onrecord.prose.reading import Reading
from onrecord.prose.token_patterns import RowsByToken, TokenPattern, read_pattern

GENDERED = ("title", "apposition")
TOLD = 3  # what a word that tells a gender counts, in pronouns
# What tells more of a person than his or her life does.
OWNER = "owner"  # what a firm tells of whose it is
TELLING, LIFE = ("apposition", "of", "clause", OWNER), ("age", "circumstance")
# In how many tokens and noun phrases before a name its apposition may begin.
FAR, STEPS = 40, 5
APPOSING = frozenset((",", "is", "was"))  # what stands between it and the name
APPOSED = frozenset((",", ".", "", ";", "—", "–", "(", "who"))  # what stands behind an apposition that is a name


class DescriptionPattern(NamedTuple):
    """A row of the table: what it yields, and its pattern."""

    form: str
    pattern: TokenPattern


def describe(reading: Reading, people: People) -> None:
    """Note for every person where the article describes him or her."""
    for mention in people.mentions:
        found = [*_title(reading, mention), *_apposition_before(reading, mention), *behind(reading, mention.last)]
        mention.person.descriptions += found
        genders = [_gender(reading, description) for description in found]
        mention.person.genders.update([gender for gender in genders if gender] * TOLD)
    for person, description in _taken_up(reading, people):
        if not any(known.form in ("title", *TELLING) for known in person.descriptions):
            person.descriptions.append(description)


def _taken_up(reading: Reading, people: People) -> Iterator[tuple[Person, Description]]:
    """A sentence that opens with what the one person of the sentence before is: "The surgeon, 46, had …"."""
    named = {}
    for mention in people.mentions:
        named.setdefault(reading.prose.sentence_of[mention.first], {})[mention.person] = None
    for number, sentence in enumerate(reading.prose.sentences):
        found, before = _read(reading, "sentence", sentence.first), list(named.get(number - 1, ()))
        if found is not None and len(before) == 1:
            yield before[0], found


def _gender(reading: Reading, found: Description) -> str | None:
    """The gender that the first word of a title or apposition tells that tells one."""
    genders = map(lexicons.classes("gendered").get, reading.lower[found.first : found.last])
    return next(filter(None, genders), None) if found.form in GENDERED else None


def is_role(reading: Reading, first: int, last: int) -> bool:
    """Whether one of the tokens is a role noun, or an occupation in lower case."""
    return any(_is_role_noun(reading, token) for token in range(first, last))


def _is_role_noun(reading: Reading, token: int) -> bool:
    word, lemma = reading.lower[token], reading.prose.lemmas[token]
    role = not lexicons.words("roles").isdisjoint((word, lemma))
    trade = word in lexicons.words("trades") and reading.words[token].islower()
    return (role or trade) and not reading.tags[token].startswith("VB")


def _title(reading: Reading, mention: PersonMention) -> list[Description]:
    """White House press secretary X; Cllr X."""
    chunk = reading.chunk_at(mention.first) or (mention.first,)
    whole = min(mention.first, chunk[0])
    first = whole if is_role(reading, whole, mention.first) else mention.first
    first = next((token for token in range(first, mention.name_first) if reading.tags[token] not in ("DT", "PRP$")), mention.name_first)
    title = reading.lower[first : mention.name_first][-1:]
    titled = is_role(reading, first, mention.name_first) or not lexicons.words("titles").isdisjoint(title)
    return [Description(first, mention.name_first, "title")] if titled else []


def behind(reading: Reading, token: int) -> list[Description]:
    """What describes a person behind the name that ends before `token`; an age or the like only where nothing better does."""
    found = [Description(token, token, "name")]
    while (described := _read(reading, found[-1].form, found[-1].last)) is not None:
        found.append(described)
    told = any(described.form in TELLING for described in found)
    return [
        described for described in found if described.form in TELLING or described.form == "letters" or described.form in LIFE and not told
    ]


def _read(reading: Reading, after: str, token: int) -> Description | None:
    """What the first row yields that stands at a token behind what has been read."""
    found = ((row.pattern.match(reading, token), row.form) for row in rows(after).at(reading, token))
    return next((Description(*span, form) for span, form in found if span), None)


@cache
def rows(after: str) -> RowsByToken[DescriptionPattern]:
    """The rows of the table that may stand behind what has been read, ready to be matched."""
    table = (row for row in lexicons.table("descriptions") if after in row["after"].split())
    return RowsByToken(DescriptionPattern(row["form"], read_pattern(row["pattern"], TESTS)) for row in table)


def _leads(reading: Reading, token: int) -> bool:
    """Whether a verb says what somebody is."""
    return reading.prose.lemmas[token] in role_verbs()


def _is_bare(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase goes on with the one before it ("the software company | Quarl")."""
    return reading.tags[first] not in ("DT", "PRP", "PRP$", "WP")


def _is_organisation(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is the name of an organisation, by its nouns."""
    names = range(first + (reading.tags[first] == "DT"), last)
    organisations = lexicons.words("organisations")
    return all(reading.tags[t] in ("NNP", "NNPS") for t in names) and any(reading.lower[t] in organisations for t in names)


@cache
def role_verbs() -> dict[str, str]:
    """The kind that a verb of role tells, by its dictionary form; "object" where what is led decides."""
    return {row["verb"]: row["kind"] for row in lexicons.table("role_verbs")}


def _is_aged_role(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase tells an age and a role: "the 46-year-old surgeon"."""
    return is_role(reading, first, last) and any(word.endswith("-year-old") for word in reading.lower[first:last])


def _is_firm(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is a firm that somebody has: "whose bakery"."""
    return reading.lower[first] == "whose" and lexicons.classes("organisations").get(reading.lower[last - 1]) == "business"


ROLES = {"role": is_role, "aged_role": _is_aged_role}
TESTS = vocabulary({"role_verb": _leads}, ROLES | {"bare": _is_bare, "organisation": _is_organisation, "firm": _is_firm})


def _apposition_before(reading: Reading, mention: PersonMention) -> list[Description]:
    """The mayor of Troy, X, …: the nearest noun phrase with a role, where it goes on to the comma and says whom it means."""
    comma = mention.first - 1
    roles = (chunk for chunk in _phrases_before(reading, comma) if is_role(reading, *chunk))
    chunk = next(roles, None) if reading.words[max(comma, 0)] in APPOSING else None
    if chunk is None or phrase_end(reading, chunk[1]) != comma or not _is_definite(reading, *chunk):
        return []
    return [Description(chunk[0], comma, "apposition")] if _is_apposed(reading, chunk[0], mention) else []


def _is_apposed(reading: Reading, first: int, mention: PersonMention) -> bool:
    """Whether a noun phrase before a name describes it, and is not governed by a preposition, "in a letter to the mayor, Ann Bell"."""
    return reading.word(mention.last) in APPOSED or reading.tag(first - 1) not in ("IN", "TO")


def _phrases_before(reading: Reading, token: int) -> list[tuple[int, int]]:
    """The noun phrases of a sentence before a token, the nearest first."""
    floor = reading.prose.sentences[reading.prose.sentence_of[token]].first
    return list(filter(None, dict.fromkeys(reading.chunks[max(floor, token - FAR) : max(token, 0)][::-1])))[:STEPS]


def _is_definite(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase says which one it means: "the mayor", "its director", "Troy's mayor", or opens its sentence."""
    opens = first == reading.prose.sentences[reading.prose.sentence_of[first]].first
    return opens or not {"DT", "PRP$", "POS"}.isdisjoint(reading.tags[first:last])
