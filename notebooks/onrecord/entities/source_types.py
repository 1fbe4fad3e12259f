"""Kinds: which source type the words of a description tell, by their roles, organisations, fields and documents.

The words are looked up from the head of the noun phrase outwards, the longest first, in the lexicons that `data/lexicons/source_words.tsv`
names; how their classes are to be read stands at the head of each file.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.attached import base_end, links
from onrecord.prose.reading import Reading

UNSPECIFIED = "unspecified"
WIDEST = 4  # words that an entry of the lexicons may have
LONGEST = 60  # tokens of a name or description that are looked at: no real one has more, and made-up ones have no end
# How sure a kind is: told by what somebody leads, told by the words themselves, presumed for such a role or organisation, presumed of
# somebody's kin.
LED, TOLD, PRESUMED, KIN = 4, 3, 2, 1
SPORTING = 6  # words of sport in an article about it
# Offices that are the state's, whatever their field ("insurance commissioner"), but where what they head is one of these.
BESIDE_OFFICE = frozenset(("celebrity_sport_culture", "intergovernmental", "military_security"))
# What a body of such people is, where it is not of their kind: "residents' association".
MEMBERS: dict[str, str] = dict.fromkeys(("expert", "civilian", "role"), "ngo_civil_society")
POSSESSIVE = frozenset(("'s", "'", "’s", "’"))
OWNERS = frozenset(("its", "their", "whose"))
CAMPAIGNING = frozenset(("for", "against", "without"))
NO_PARTY = ("political_other", "government")  # a word of parties before the noun of a public body: "Federal Labour Agency"
OF_MEMBERS = "ngo_civil_society"  # presumed of bodies whose members decide what they are: "National Federation of Brewers"
ABOUT = frozenset(("of", "for", "on"))


class Found(NamedTuple):
    """A kind and how sure it is; nothing found is the kind "unspecified" and 0."""

    kind: str = UNSPECIFIED
    strength: int = 0


NOTHING = Found()


class Entry(NamedTuple):
    """Words of a lexicon in the text: their tokens [first, last), their class, and the kind that the class presumes, if any.

    A class that is a kind tells it: "business". The others say how the kind is found, and what is presumed else: "role business".
    """

    first: int
    last: int
    how: str
    presumed: str


def strongest(*found: Found) -> Found:
    """The surest of what has been found; the first of those that are equally sure."""
    return max(found, key=lambda found: found.strength)


def first_found(ways: Iterable[Found], least: int = KIN) -> Found:
    """What the first of several ways finds that is as sure as that; the ways behind it are not gone."""
    return next((found for found in ways if found.strength >= least), NOTHING)


class Kinds:
    """Kinds of the noun phrases of one article, with what the article says of its organisations elsewhere."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.named: dict[str, str] = {}
        self.nouns: dict[str, str] = {}
        self.places: list[int] = []
        self.placed: list[str] = []

    @cached_property
    def sporting(self) -> bool:
        """Whether the article is about sport."""
        words = lexicons.words("settings", "sport")
        return sum(word in words for word in self.reading.lower) >= SPORTING

    def role(self, first: int, last: int) -> Found:
        """The kind that a description of somebody tells: "director of the rescue service"."""
        entry = next(self._entries("role", first, base_end(self.reading, first, last)), None)
        if entry is None:
            return NOTHING
        if entry.how == "setting":
            entry = entry._replace(how="celebrity_sport_culture" if self.sporting else "role")
        return ROLES[entry.how](self, entry, first, last) if entry.how in ROLES else Found(entry.how, TOLD)

    def kin(self, entry: Entry, first: int, last: int) -> Found:
        """Somebody's mother."""
        return Found("civilian", KIN)

    def office(self, entry: Entry, first: int, last: int) -> Found:
        """The state's, but where what is headed is of another kind: "commissioner of the league"."""
        found = self.affiliation(first, entry.first, entry.last, last)
        return found if found.kind in BESIDE_OFFICE else Found("government", TOLD)

    def affiliated(self, entry: Entry, first: int, last: int) -> Found:
        """By the affiliation: "director of the trust"."""
        return first_found(self._ways_of_role(entry, first, last))

    def _ways_of_role(self, entry: Entry, first: int, last: int) -> Iterator[Found]:
        found = self.affiliation(first, entry.first, entry.last, last)
        yield sure(found)
        yield self.owner(first) if entry.presumed != "expert" else NOTHING  # "its lead author"
        yield presumed(entry.presumed)
        yield found
        alone = entry.last - first <= 2
        yield self.noun(self.reading.prose.lemmas[entry.last - 1]) if alone else NOTHING  # "the director"
        yield self.spoken_of(first) if alone and self.reading.lower[first] == "the" else NOTHING

    def noun(self, noun: str) -> Found:
        """The kind of a noun whose kind the article has told elsewhere."""
        return told(self.nouns.get(noun))

    def owner(self, token: int) -> Found:
        """The kind of the last organisation spoken of before "its" or "their"."""
        return self.spoken_of(token) if self.reading.lower[token] in OWNERS else NOTHING

    def spoken_of(self, token: int) -> Found:
        """The kind of the last organisation spoken of before a token."""
        number = bisect_left(self.places, token)
        return Found(self.placed[number - 1], PRESUMED) if number else NOTHING

    def affiliation(self, first: int, start: int, stop: int, last: int) -> Found:
        """The kind of what stands before or behind a role: "[rescue service] director", "director [of the rescue service]"."""
        owner = self.reading.tags[max(0, start - 1)] == "POS"
        led = sure(self.role(first, start - 1)) if owner else NOTHING  # "the [mayor]'s spokesman"
        return strongest(self.organisation(stop + 1, last), self.organisation(first, start), self._field(first, start), led)

    def concern(self, first: int, last: int) -> Found:
        """The kind of whom a source is close to, or of whose matter it has been told: "the mediator", "the investigation"."""
        field = self._field(first, base_end(self.reading, first, last))
        return strongest(self.organisation(first, last), self.role(first, last), field)

    def organisation(self, first: int, last: int) -> Found:
        """The kind that the name or description of an organisation tells."""
        return first_found(self._ways_of_organisation(first, min(last, first + LONGEST))) if first < last else NOTHING

    def _ways_of_organisation(self, first: int, last: int) -> Iterator[Found]:
        """What is known of the name, its nouns or its owner, its first word, and what it is part of."""
        owner = self.owner(first)
        first += self.reading.tags[first] in ("DT", "PRP$")
        base = base_end(self.reading, first, last)
        base -= self.reading.lower[base - 1] in POSSESSIVE
        if base <= first:
            return
        for end in (base, last):  # "Committee for Freight" is a name as a whole
            yield told(self.named.get(" ".join(self.reading.lower[first:end])))
        entry = next(self._entries("organisation", first, base), None)
        yield strongest(self._headed(entry, first, last) if entry else NOTHING, owner)
        yield self._cause(first, last)
        yield NOTHING if entry else self.noun(self.reading.lower[base - 1])
        yield self.organisation(base + 1, last) if base < last and self.reading.lower[base] in links("part") else NOTHING

    def _cause(self, first: int, last: int) -> Found:
        """The kind of a name that begins as those of campaigns do: "Save the Quay", "Mothers Against Noise"."""
        cause = self.look("causes", first, first + 1) if first + 1 < last else None
        people = self.look("roles", first, first + 1) if self.reading.words[first][0].isupper() else None
        campaign = people is not None and not CAMPAIGNING.isdisjoint(self.reading.lower[first + 1 : last][:1])
        return told(cause or ("ngo_civil_society" if campaign else None))

    def _headed(self, entry: Entry, first: int, last: int) -> Found:
        """The kind of an organisation by its noun: its own, or that of what stands around it."""
        return first_found(self._around(entry, first, last)) if entry.how == "organisation" else Found(entry.how, TOLD)

    def _around(self, entry: Entry, first: int, last: int) -> Iterator[Found]:
        """Whose an organisation is: "weather institute", "institute for weather", "the bakers' institute", or what such one is."""
        reading = self.reading
        about = not ABOUT.isdisjoint(reading.lower[entry.last : min(entry.last + 1, last)])
        behind = self._field(entry.last + 1, base_end(reading, entry.last + 1, last)) if about else NOTHING
        before = self._field(first, entry.first)
        before = before if (before.kind, entry.presumed) != NO_PARTY else NOTHING
        yield from (behind, before) if entry.presumed == OF_MEMBERS else (before, behind)
        possessive = next((token for token in range(entry.first - 1, first, -1) if reading.tags[token] == "POS"), first)
        yield self.organisation(first, possessive)
        yield sure(self.role(first, possessive))  # "the mayor's office"
        yield self.noun(reading.lower[entry.last - 1])
        yield presumed(entry.presumed)

    def _field(self, first: int, last: int) -> Found:
        """The kind of the field or the members that the words name, the last first."""
        return told(next((entry.how for entry in self._entries("field", first, last)), None))

    def document(self, first: int, last: int) -> Found:
        """The kind of who issued a document: "a report by the audit office", "the company's report"."""
        head = self.head(first, base_end(self.reading, first, last))
        heading = self.look("documents", head, head + 1)
        issuing = links("issuing") - ({"for"} if heading != "document" else set())  # "a poll for the Tribune"
        found = first_found(self._ways_of_document(first, head, last, issuing))
        return found if found.strength or heading == "document" else presumed(heading)

    def _ways_of_document(self, first: int, head: int, last: int, issuing: frozenset[str]) -> Iterator[Found]:
        """By, from or for whom it is; who sent it; whose it is; what stands before its noun; what is known of such one."""
        reading = self.reading
        last = next((token for token in range(head + 1, last) if reading.lower[token] in links("clause")), last)
        for token in range(head + 1, last - 1):
            if reading.lower[token] in issuing and reading.lower[token - 1] not in lexicons.words("handling"):
                end = base_end(reading, token + 1, last)
                yield strongest(self.organisation(token + 1, end), self.role(token + 1, end))
        sender = reading.chunk_at(last + 1) if reading.lower[last : last + 1] in (["that"], ["which"]) else None
        yield self.organisation(*sender) if sender else NOTHING
        yield self.owner(first)
        yield sure(strongest(self.organisation(first, head), self._field(first, head), self.role(first, head)))
        yield self.noun(reading.lower[head])
        yield self.spoken_of(first) if reading.lower[first:head] == ["the"] else NOTHING

    def head(self, first: int, last: int) -> int:
        """The token of the noun that heads a noun phrase; participles behind it do not count ("a message sent")."""
        return next((token for token in range(last - 1, first - 1, -1) if self.reading.tags[token].startswith("NN")), last - 1)

    def _entries(self, sought: str, first: int, last: int) -> Iterator[Entry]:
        """The words that the lexicons know, the last first, and of those that end there the longest first."""
        for end in range(last, max(first, last - LONGEST), -1):
            for start in range(max(first, end - WIDEST), end):
                for row in rows(sought):
                    heading = LOOKS.get(row["lexicon"], Kinds.look)(self, row["lexicon"], start, end)
                    if heading and FORMS[row["form"]](self, start, end, heading):
                        yield YIELDS[row["yields"]](start, end, heading)

    def look(self, lexicon: str, first: int, last: int) -> str | None:
        """The class of tokens [first, last), the last of them as written or in its dictionary form."""
        known = lexicons.classes(lexicon)
        lower = self.reading.lower
        return known.get(" ".join(lower[first:last])) or known.get(" ".join([*lower[first : last - 1], self.singular(last - 1)]))

    def ending(self, lexicon: str, first: int, last: int) -> str | None:
        """The class of a compound by its last part: "boatbuilders"."""
        word = self.reading.lower[last - 1]
        return next((kind for ending, kind in lexicons.classes(lexicon).items() if word.endswith(ending)), None)

    def singular(self, token: int) -> str:
        """The dictionary form of a noun, of one that the tagger took for a name too ("Pupils")."""
        lemma = self.reading.prose.lemmas[token].lower()
        return lemma.removesuffix("s") if self.reading.tags[token] in ("NNP", "NNPS") and len(lemma) > 4 else lemma

    def name(self, first: int, last: int) -> str | None:
        """The class of a well-known organisation that the article writes as a name; a short one ("WHO") in capitals."""
        heading = lexicons.classes("organisation_names").get(" ".join(self.reading.lower[first:last]).replace(" 's", "'s"))
        if heading is None:
            return None
        words = self.reading.words[first:last]
        written = "".join(words)
        capitals = all(word[0].isupper() or word[0].isdigit() or word in lexicons.words("name_links") for word in words)
        return heading if capitals and (written.isupper() or len(written) > 3) else None


@cache
def rows(sought: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/lexicons/source_words.tsv` for what is sought."""
    return tuple(row for row in lexicons.table("source_words") if row["sought"] == sought)


def told(kind: str | None) -> Found:
    """What words tell that are of a kind."""
    return Found(kind, TOLD) if kind else NOTHING


def sure(found: Found) -> Found:
    """What has been found, if it is told."""
    return found if found.strength >= TOLD else NOTHING


def presumed(kind: str | None) -> Found:
    """What is presumed of such a role, organisation or document."""
    return Found(kind, PRESUMED) if kind else NOTHING


def _entry(first: int, last: int, heading: str) -> Entry:
    """The words of a class, "role business", "setting sport"."""
    how, _, rest = heading.partition(" ")
    return Entry(first, last, how, rest.removeprefix("sport").strip())


def _members(first: int, last: int, heading: str) -> Entry:
    """The words for those of whom a body is made up."""
    kind = heading.split()[-1]
    return Entry(first, last, MEMBERS.get(kind, kind), "")


# How the class of a role is read that is no kind, by its first word.
ROLES: dict[str, Callable[[Kinds, Entry, int, int], Found]] = {"kin": Kinds.kin, "office": Kinds.office, "role": Kinds.affiliated}
# How words are looked up in lexicons that hold something else than nouns, and the forms and yields of the table.
LOOKS: dict[str, Callable[[Kinds, str, int, int], str | None]] = {
    "organisation_names": lambda kinds, lexicon, first, last: kinds.name(first, last),
    "member_endings": Kinds.ending,
}
FORMS: dict[str, Callable[[Kinds, int, int, str], bool]] = {
    "": lambda kinds, first, last, heading: True,
    "common": lambda kinds, first, last, heading: kinds.reading.words[first].islower(),
    "telling": lambda kinds, first, last, heading: not heading.startswith("organisation"),
    "several": lambda kinds, first, last, heading: heading != "kin" and kinds.singular(last - 1) != kinds.reading.lower[last - 1],
}
YIELDS: dict[str, Callable[[int, int, str], Entry]] = {"class": _entry, "member": _members}
