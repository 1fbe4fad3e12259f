"""Role and affiliation: what a description says that a person is, and of what ("director", "the rescue service")."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.attached import link_end
from onrecord.entities.descriptions import is_role
from onrecord.entities.people import Description
from onrecord.prose.reading import Reading

# Parts of speech before a role that are no part of it.
DETERMINING = frozenset(("DT", "PRP$", "WP$", "CD"))


class Role(NamedTuple):
    """What a person is and of what, as the article words it; either may be missing."""

    role: str | None
    affiliation: str | None


UNKNOWN = Role(None, None)


def read_role(reading: Reading, description: Description) -> Role:
    """Split a description into role and affiliation; whose kin somebody is is no affiliation."""
    found = READERS[description.form](reading, *description)
    last_word = (found.role or "").lower().rpartition(" ")[2]
    return found._replace(affiliation=None) if lexicons.classes("roles").get(last_word) == "kin" else found


def _nothing(reading: Reading, first: int, last: int, form: str) -> Role:
    """Letters, an age, a relative clause: no role in words."""
    return UNKNOWN


def _led(reading: Reading, first: int, last: int, form: str) -> Role:
    """ "leads the Harvest Party": what stands behind the verb."""
    return _belonging(reading, first + 1, last, form)


def _belonging(reading: Reading, first: int, last: int, form: str) -> Role:
    """ "the Harvest Party": all of it, if it is named."""
    return Role(None, _text(reading, _undetermined(reading, first, last), last) if _is_named(reading, first, last) else None)


def _unnamed(reading: Reading, first: int, last: int, form: str) -> Role:
    """An unnamed source, if it is somebody by what he or she does."""
    return _divided(reading, first, last, form) if is_role(reading, *_bare(reading, first, last, form)) else UNKNOWN


def _divided(reading: Reading, first: int, last: int, form: str) -> Role:
    """A title or apposition: what is left of it without determiners, divided in the first way that can be taken."""
    first, last = _bare(reading, first, last, form)
    return next(_divisions(reading, first, last), UNKNOWN) if first < last else UNKNOWN


READERS = {"title": _divided, "apposition": _divided, "unnamed": _unnamed, "of": _belonging, "clause": _led}
READERS |= dict.fromkeys(("letters", "age", "circumstance"), _nothing) | {"owner": _nothing}


def _divisions(reading: Reading, first: int, last: int) -> Iterator[Role]:
    """The ways in which a description can be divided: at a possessive, at a link, behind the names before the role."""
    links = [(token, end) for token in range(first, last) if (end := link_end(reading, token)) > token and not _joins_role(reading, token)]
    before_link = links[0][0] if links else last
    possessives = (token for token in range(first, before_link) if reading.tags[token] == "POS")
    yield from (Role(_text(reading, token + 1, last), _text(reading, first, token)) for token in possessives)
    for token, end in links:
        if token > first and _is_named(reading, end, _next_link(reading, end, last)):
            yield Role(_text(reading, first, token), _text(reading, _undetermined(reading, end, last), last))
    yield _leading_names(reading, first, last)


def _joins_role(reading: Reading, token: int) -> bool:
    """Whether a link is part of a role: "chief of staff"."""
    return " ".join(reading.lower[max(0, token - 1) : token + 2]) in lexicons.words("roles")


def _next_link(reading: Reading, first: int, last: int) -> int:
    """Where the next link stands behind the first of the tokens; their end where none does."""
    return next((token for token in range(first + 1, last) if link_end(reading, token) > token), last)


def _undetermined(reading: Reading, first: int, last: int) -> int:
    """Where a noun phrase begins without its article."""
    return first + (reading.tags[first : min(first + 1, last)] == ["DT"])


def _bare(reading: Reading, first: int, last: int, form: str) -> tuple[int, int]:
    """A description without determiners, numbers, honorifics and a relative pronoun."""
    honorifics = lexicons.words("titles", "honorific")
    loose_before = honorifics | lexicons.words("quantifiers")
    while first < last and (reading.tags[first] in DETERMINING or reading.lower[first] in loose_before):
        first += 1
    loose = {"who", "that", "which"} | (honorifics if form == "title" else frozenset())
    while first < last and reading.lower[last - 1] in loose:
        last -= 1
    return first, last


def _is_named(reading: Reading, first: int, last: int) -> bool:
    """Whether a name or the noun of an organisation is among the tokens."""
    organisations = lexicons.words("organisations")
    return any(reading.tags[t].startswith("NNP") or reading.lower[t] in organisations for t in range(first, last))


def _leading_names(reading: Reading, first: int, last: int) -> Role:
    """ "White House press secretary", "rescue service director": names, or an organisation's noun, before the role are the affiliation."""
    roles = lexicons.words("roles")
    role = next((t for t in range(max(first, last - 3), last) if " ".join(reading.lower[t:last]) in roles), last - 1)
    token = next((t for t in range(first, role) if not _is_leading(reading, t)), max(first, role))
    if _fields().issuperset(reading.lower[first:token]):
        token = first
    organisations = lexicons.words("organisations") - _own()
    token = next((t + 1 for t in range(role - 1, token - 1, -1) if reading.lower[t] in organisations), token)
    belongs = token > first and is_role(reading, token, last)
    return Role(_text(reading, token, last), _text(reading, first, token)) if belongs else Role(_text(reading, first, last), None)


def _is_leading(reading: Reading, token: int) -> bool:
    """Whether a token before a role can be part of a name."""
    capital = reading.words[token][0].isupper() and reading.tags[token].startswith(("NNP", "JJ"))
    return capital and reading.lower[token] not in _own()


@cache
def _own() -> frozenset[str]:
    """Words that belong to the role and to no name before it."""
    titles = lexicons.words("titles") - lexicons.words("affiliating_titles")
    return lexicons.words("roles") | titles | lexicons.words("quantifiers")


@cache
def _fields() -> frozenset[str]:
    """What somebody is busy with, and no organisation."""
    return lexicons.words("fields") - lexicons.words("organisations") - lexicons.words("organisation_names")


def _text(reading: Reading, first: int, last: int) -> str | None:
    """The words, without a comma or "and" at their end."""
    while reading.lower[first:last][-1:] in ([","], ["and"]):
        last -= 1
    return reading.prose.span_text(first, last) or None
