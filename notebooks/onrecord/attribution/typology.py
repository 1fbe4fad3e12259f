"""Typology: what kind of source a speaker is, in the independent columns that the design defines."""

from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.anonymity import Granted, grants
from onrecord.attribution.candidates import Draft
from onrecord.attribution.dialogue import QUESTION
from onrecord.attribution.speakers import Speaker
from onrecord.entities.affiliations import read_role
from onrecord.entities.appositions import issuer_end
from onrecord.entities.attached import phrase_end
from onrecord.entities.descriptions import Description, behind, role_verbs
from onrecord.entities.people import People, Person
from onrecord.entities.source_types import KIN, LED, PRESUMED, TOLD, UNSPECIFIED, Found, Kinds
from onrecord.prose.reading import Reading

SPOKESPEOPLE = frozenset(("spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"))
PARTISANS = frozenset(("republican", "democrat", "conservative", "liberal", "socialist", "tory"))
SMALL_WORDS = frozenset(("of", "for", "and", "the", "in", "on", "&", "to", "de", "d'", "du"))
UNNAMED = ("unnamed_person", "unnamed_group")
INFORMED = frozenset(("familiar", "briefed", "close", "informed", "aware", "knowledgeable", "involved"))


PROPER = ("NNP", "NNPS")
COUNTING = ("CD", "DT", "JJ", "PRP")
OFFICIALS = ("official", "representative")
SINGULAR = ("police", "authorities")
BEHIND = (["for"], ["of"], ["from"], ["at"], ["with"])


@cache
def identifications() -> tuple[dict[str, str], ...]:
    """The rows of the table of identifications."""
    return lexicons.table("identification")


def _holds(needed: str, facts: frozenset[str]) -> bool:
    """Whether all facts of a row hold, and none that it excludes."""
    return all((name.removeprefix("!") in facts) != name.startswith("!") for name in needed.split(", "))


class Kind(NamedTuple):
    """The columns that describe a speaker."""

    identification: str
    source_type: str
    role: str | None = None
    affiliation: str | None = None
    anonymity_reason: str | None = None


class Typology:
    """The kinds of the speakers of one article."""

    def __init__(self, reading: Reading, people: People, kinds: Kinds):
        self.reading = reading
        self.kinds = kinds
        self.grants: dict[int | str, Granted] = {}
        for grant in grants(reading):
            for key in (grant.sentence, f"paragraph {reading.prose.sentences[grant.sentence].paragraph}", grant.noun):
                self.grants.setdefault(key, grant)
        self.people = people
        self.unnamed: Kind | None = None
        self.known: dict[Person, Kind] = {}

    def classify(self, draft: Draft, speaker: Speaker | None) -> Kind:
        """The kind of source behind an attribution."""
        if speaker is None:
            return Kind(UNSPECIFIED, UNSPECIFIED)
        if speaker.person is not None:
            if draft.part == QUESTION:
                return Kind("named_person", "media", "interviewer")
            kind = self.kinds.named.get(speaker.name.lower()) or self.kinds.name(*speaker.head)
            return Kind("named_organization", kind) if kind else self._person(speaker.person, draft)
        first, last = self._extent(draft, speaker)
        head = speaker.head
        identification = self._identify(*head)
        reason = None
        official = identification == "named_organization" and self.kinds.singular(self.kinds.head(*head)) in OFFICIALS
        if identification in UNNAMED or official:
            identification, reason = self._anonymity(identification, draft, *head)
        kind = self._source_type(identification, first, last, head)
        if identification in ("anonymous_source", *UNNAMED):
            if self.unnamed and self._speaks_again(*head):
                identification = self.unnamed.identification if self.unnamed.identification == "anonymous_source" else identification
                return self.unnamed._replace(identification=identification)
            self.unnamed = Kind(identification, kind, None, None, reason)
        role = affiliation = None
        if identification in ("anonymous_source", *UNNAMED):
            role, affiliation = read_role(self.reading, Description(head[0], phrase_end(self.reading, head[1]), "unnamed"))
        return Kind(identification, kind, role, affiliation, reason)

    def _speaks_again(self, first: int, last: int) -> bool:
        """Whether an unnamed source is one spoken of before: "one of them", "this person"."""
        lower = self.reading.lower
        return (
            lower[last - 2 : last] == ["of", "them"]
            or lower[last : last + 2] == ["of", "them"]
            or lower[first:last]
            in (["the", "person"], ["this", "person"], ["the", "source"], ["this", "source"], ["the", "man"], ["the", "woman"])
        )

    def _extent(self, draft: Draft, speaker: Speaker) -> tuple[int, int]:
        """The head of the speaker with all that the source says of it."""
        first, last = speaker.head
        last = max(last, issuer_end(self.reading, last))
        return (first, max(last, draft.source[1])) if draft.source and draft.source[0] == first else (first, last)

    def _person(self, person: Person, draft: Draft) -> Kind:
        """The fullest role and affiliation that the article gives a person, and the kind of source that they make."""
        if person in self.known:
            return self.known[person]
        descriptions = sorted(set(person.descriptions))
        if descriptions:
            self.known[person] = self._described_as(descriptions)
            return self.known[person]
        return self._described_as(behind(self.reading, draft.source[0] + len(person.name)) if draft.source else [])

    def _described_as(self, descriptions: list[Description]) -> Kind:
        """The kind of a person of whom the article says this."""
        told = [read_role(self.reading, description) for description in descriptions]
        fullest = max(told, key=lambda role: bool(role.role) * 2 + bool(role.affiliation), default=None)
        role = fullest.role if fullest else None
        affiliation = fullest.affiliation if fullest else None
        affiliation = affiliation or next((other.affiliation for other in told if other.affiliation), None)
        found = max((self._described(description) for description in descriptions), key=lambda found: found.strength, default=Found())
        if found.strength <= KIN and self.kinds.sporting:
            found = Found("celebrity_sport_culture", PRESUMED)
        return Kind("named_person", found.kind, role, affiliation)

    def _described(self, description: Description) -> Found:
        """The kind that one description of a person tells."""
        first, last, form = description
        kinds, lower = self.kinds, self.reading.lower
        if form in ("age", "circumstance"):
            return Found("civilian", KIN)
        if form == "letters":
            letters = lexicons.classes("credentials").get(lower[first], "government")
            return Found(letters, PRESUMED) if letters != "person" else Found()
        if form == "of":
            return kinds.organisation(first, last)
        if form == "clause":
            kind = role_verbs()[self.reading.prose.lemmas[first]]
            led = kinds.organisation(first + 1, last)
            return Found(kind, TOLD) if kind != "object" else Found(led.kind, LED) if led.strength == TOLD else Found("civilian", KIN)
        found = kinds.role(first, last)
        title = lexicons.classes("titles").get(lower[last - 1], "title") if form == "title" else "title"
        return Found(title, TOLD) if title not in ("title", "honorific") and found.strength < TOLD else found

    def _source_type(self, identification: str, first: int, last: int, head: tuple[int, int]) -> str:
        """The source type of who or what is no person with a name."""
        kinds = self.kinds
        if identification == "document":
            return kinds.document(first, last).kind
        if identification in UNNAMED or identification == "anonymous_source" or self.reading.lower[head[1] - 1] in SPOKESPEOPLE:
            informed = next((token for token in range(first, min(last, head[1] + 3)) if self.reading.lower[token] in INFORMED), None)
            if informed is not None:
                return kinds.concern(informed + 2, last).kind
            found = kinds.role(first, last)
            if found.strength != KIN:
                found = max(found, kinds.organisation(first, last), key=lambda found: found.strength)
        else:
            found = kinds.organisation(first, last)
            if found.kind == UNSPECIFIED and kinds.sporting:
                return "celebrity_sport_culture"
        return found.kind

    def _identify(self, first: int, last: int) -> str:
        """Document, organisation, or unnamed person or group: the first row of the table whose facts hold of the noun phrase."""
        facts = frozenset(name for name, holds in self._facts(first, last).items() if holds)
        decided = (row["identification"] for row in identifications() if _holds(row["facts"], facts))
        return next(decided, "unnamed_person")

    def _facts(self, first: int, last: int) -> dict[str, bool]:
        """What can be said of the noun phrase whose head decides what a speaker is."""
        reading, kinds = self.reading, self.kinds
        last = kinds.head(first, last) + 1
        noun, tag, lemma = reading.lower[last - 1], reading.tags[last - 1], kinds.singular(last - 1)
        capital = reading.words[last - 1][0].isupper() and (last - first > 1 or tag in PROPER)
        opens = first == reading.prose.sentences[reading.prose.sentence_of[first]].first  # where a capital tells nothing
        names = capital or any(reading.words[token][0].isupper() for token in range(first + opens, last))
        plural = tag in ("NNS", "NNPS") or lemma != noun and tag.startswith("NN")
        common = last - first == 1 and lemma in lexicons.words("roles")
        body = noun in lexicons.words("organisations") or lemma in lexicons.words("organisations") and not plural
        return {
            "people": plural and (lemma in PARTISANS or lemma in lexicons.words("places", "people")),
            "known": bool(kinds.name(first + (reading.tags[first] == "DT"), last)),
            "named body": capital and not common and bool(kinds.organisation(first, last).strength),
            "document": noun in lexicons.words("documents") and tag.startswith("NN"),
            "spokesperson": noun in SPOKESPEOPLE,
            "official": lemma in OFFICIALS,
            "of a body": self._speaks_for(first, last),
            "of a named body": self._of_named(first, last),
            "body": body,
            "several": tag == "NNS" and noun not in SINGULAR and not names,
            "role": lemma in lexicons.words("roles") or lemma in lexicons.words("trades"),
            "proper": tag in PROPER,
            "plural": plural or tag in COUNTING or noun in lexicons.words("quantifiers") or noun == "people",
        }

    def _of_named(self, first: int, last: int) -> bool:
        """Whether a named organisation stands before or behind an official: "a Treasury official", "an official at the Treasury"."""
        reading = self.reading
        after = reading.chunk_at(last + 1) if reading.lower[last : last + 1] in BEHIND else None
        for start, end in ((first, last - 1), after or (last, last)):
            named = any(reading.tags[token] in PROPER for token in range(start, end)) and end - 1 not in self.people.at
            if named and self.kinds.organisation(start, end).strength:
                return True
        return False

    def _speaks_for(self, first: int, last: int) -> bool:
        """Whether a spokesperson's organisation is told: "a council spokesman", "its spokeswoman", "a spokesman for the city"."""
        reading = self.reading
        before = self.kinds.affiliation(first, last - 1, last, last).strength or any(
            reading.tags[t] in PROPER for t in range(first, last - 1)
        )
        after = reading.chunk_at(last + 1) if reading.lower[last : last + 1] in BEHIND else None
        return bool(before) or reading.tags[first] == "PRP$" or bool(after) and after[1] - 1 not in self.people.at

    def _anonymity(self, identification: str, draft: Draft, first: int, last: int) -> tuple[str, str | None]:
        """Whether the article says that the source is kept unnamed: in its own sentence, or of the same noun elsewhere."""
        reading = self.reading
        sentence = reading.prose.sentence_of[draft.source[0] if draft.source else draft.cue.word if draft.cue else first]
        noun = reading.prose.lemmas[last - 1]
        known = self.grants
        granted = known.get(sentence) or known.get(f"paragraph {reading.prose.sentences[sentence].paragraph}")
        if granted is None and reading.lower[first] in ("the", "this", "that", "a", "an", "one"):
            granted = known.get(noun)
        if granted is None:
            return identification, None
        cue = reading.prose.starts[draft.cue.first] if draft.cue else len(reading.text)
        return "anonymous_source", granted.words(reading.text, cue)


def settled(kinds: list[Kind], speakers: list[Speaker | None]) -> list[Kind]:
    """The kinds of an article's attributions, each speaker's the same throughout: what one mention tells holds for all."""
    best: dict[str, Kind] = {}
    for kind, speaker in zip(kinds, speakers, strict=True):
        if speaker is None:
            continue
        known = best.get(speaker.name)
        if known is None:
            best[speaker.name] = kind
            continue
        source_type = kind.source_type if known.source_type == UNSPECIFIED else known.source_type
        identification = kind.identification if kind.identification == "anonymous_source" else known.identification
        rest = (one or other for one, other in zip(known[2:], kind[2:], strict=True))
        best[speaker.name] = Kind(identification, source_type, *rest)
    return [best[speaker.name] if speaker else kind for kind, speaker in zip(kinds, speakers, strict=True)]


def shown(name: str, kind: Kind) -> str:
    """A speaker's name for the table: an organisation's proper name without the article before it."""
    words = name.split()
    named = kind.identification == "named_organization" and len(words) > 1 and words[0] in ("the", "The")
    capitalised = all(word[0].isupper() or word in SMALL_WORDS for word in words[1:])
    return " ".join(words[1:]) if named and capitalised else name
