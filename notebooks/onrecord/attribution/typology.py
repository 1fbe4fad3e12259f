"""Typology: what kind of source a speaker is, in the independent columns that the design defines."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.anonymity import Granted, grants
from onrecord.attribution.candidates import Draft
from onrecord.attribution.dialogue import QUESTION
from onrecord.attribution.identification import OFFICIALS, SPOKESPERSON, identify
from onrecord.attribution.speakers import Speaker
from onrecord.entities.affiliations import UNKNOWN, read_role
from onrecord.entities.antecedents import PRONOUN_GENDER, Antecedents
from onrecord.entities.appositions import issuer_end
from onrecord.entities.attached import phrase_end
from onrecord.entities.descriptions import behind, role_verbs
from onrecord.entities.people import Description, People, Person
from onrecord.entities.source_types import (
    KIN,
    LED,
    NOTHING,
    PRESUMED,
    UNSPECIFIED,
    Found,
    Kinds,
    first_found,
    presumed,
    strongest,
    sure,
    told,
)
from onrecord.prose.reading import Reading

ANONYMOUS = "anonymous_source"
UNNAMED = frozenset(("unnamed_person", "unnamed_group"))
SPORT = "celebrity_sport_culture"
LIFE = Found("civilian", KIN)  # what is told of somebody of whom an article tells nothing but his or her life
# What stands between somebody's document or spokesperson and the name.
PRINCIPAL = frozenset(("by", "for", "from"))
DEFINITE = ("the", "this", "that")


class Kind(NamedTuple):
    """The columns that describe a speaker."""

    identification: str
    source_type: str
    role: str | None = None
    affiliation: str | None = None
    anonymity_reason: str | None = None


class Typology:
    """The kinds of the speakers of one article."""

    def __init__(self, reading: Reading, people: People, kinds: Kinds, antecedents: Antecedents):
        self.reading = reading
        self.antecedents = antecedents
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
        if speaker.person is None:
            return self._nameless(draft, speaker)
        if draft.part == QUESTION:
            return Kind("named_person", "media", "interviewer")
        kind = self.kinds.named.get(speaker.name.lower()) or self.kinds.name(*speaker.head)
        return Kind("named_organization", kind) if kind else self._person(speaker.person, draft)

    def _nameless(self, draft: Draft, speaker: Speaker) -> Kind:
        """The kind of a document, an organisation, or somebody without a name."""
        head = speaker.head
        identification = identify(self.reading, self.people, self.kinds, *head)
        granted = self._granted(draft, *head) if identification in UNNAMED or self._is_official(*head) else None
        if granted is not None:
            identification = ANONYMOUS
        kind = self._source_type(identification, *self._extent(draft, speaker), head)
        if identification != ANONYMOUS and identification not in UNNAMED:
            return Kind(identification, kind)
        if self.unnamed and self._speaks_again(*head):
            again = self.unnamed
            return again if again.identification == ANONYMOUS else again._replace(identification=identification)
        cue = self.reading.prose.starts[draft.cue.first] if draft.cue else len(self.reading.text)
        self.unnamed = Kind(identification, kind, None, None, granted and granted.words(self.reading.text, cue))
        role = read_role(self.reading, Description(head[0], phrase_end(self.reading, head[1]), "unnamed"))
        return self.unnamed._replace(role=role.role, affiliation=role.affiliation)

    def _is_official(self, first: int, last: int) -> bool:
        """Whether an unnamed official speaks: "a Treasury official"."""
        return self.kinds.singular(self.kinds.head(first, last)) in OFFICIALS

    def _speaks_again(self, first: int, last: int) -> bool:
        """Whether an unnamed source is one spoken of before: "this person"."""
        return " ".join(self.reading.lower[first:last]) in lexicons.words("again")

    def _extent(self, draft: Draft, speaker: Speaker) -> tuple[int, int]:
        """The head of the speaker with all that the source says of it."""
        first, last = speaker.head
        last = max(last, issuer_end(self.reading, last))
        return (first, max(last, draft.source[1])) if draft.source and draft.source[0] == first else (first, last)

    def _person(self, person: Person, draft: Draft) -> Kind:
        """The fullest role and affiliation that the article gives a person, and the kind of source that they make."""
        if person.descriptions and person not in self.known:
            self.known[person] = self._described_as(sorted(set(person.descriptions)))
        name_end = draft.source[0] + len(person.name) if draft.source else len(self.reading.words)
        return self.known.get(person) or self._described_as(behind(self.reading, name_end))

    def _described_as(self, descriptions: list[Description]) -> Kind:
        """The kind of a person of whom the article says this."""
        roles = [read_role(self.reading, description) for description in descriptions]
        fullest = max(roles, key=lambda role: bool(role.role) * 2 + bool(role.affiliation), default=UNKNOWN)
        affiliation = next((role.affiliation for role in (fullest, *roles) if role.affiliation), None)
        found = strongest(NOTHING, *map(self._described, descriptions))
        if found.strength <= KIN and self.kinds.sporting:
            found = Found(SPORT, PRESUMED)
        return Kind("named_person", found.kind, fullest.role, affiliation)

    def _described(self, description: Description) -> Found:
        """The kind that one description of a person tells."""
        return FORMS[description.form](self, description.first, description.last)

    def life(self, first: int, last: int) -> Found:
        """An age, a relative clause about his or her life."""
        return LIFE

    def letters(self, first: int, last: int) -> Found:
        """Letters behind the name; those in no list are a politician's, "D-Ohio"."""
        letters = lexicons.classes("credentials").get(self.reading.lower[first], "government")
        return Found() if letters == "person" else presumed(letters)

    def led(self, first: int, last: int) -> Found:
        """A verb of role: by itself, or by what is led."""
        kind = role_verbs()[self.reading.prose.lemmas[first]]
        led = sure(self.kinds.organisation(first + 1, last))
        return told(kind) if kind != "object" else strongest(led._replace(strength=LED * bool(led.strength)), LIFE)

    def title(self, first: int, last: int) -> Found:
        """A title: by its role, or where that tells little by the honorific."""
        title = lexicons.classes("titles").get(self.reading.lower[last - 1])
        small = self.reading.words[last - 1].islower() and last - first > 1  # "her sister"
        honoured = told(title) if title not in ("title", "honorific") and not small else Found()
        role = self.kinds.role(first, last)
        return strongest(first_found((role, honoured), PRESUMED), role)

    def _source_type(self, identification: str, first: int, last: int, head: tuple[int, int]) -> str:
        """The source type of who or what is no person with a name."""
        speaks = self.reading.lower[head[1] - 1].startswith(SPOKESPERSON)
        if identification == "document":
            return first_found((self.kinds.document(first, last), self._principal(first, last))).kind
        if identification in (ANONYMOUS, *UNNAMED) or speaks:
            return first_found((self._of_people(first, last, head), self._principal(first, last) if speaks else NOTHING)).kind
        found = self.kinds.organisation(first, last)
        return SPORT if found.kind == UNSPECIFIED and self.kinds.sporting else found.kind

    def _principal(self, first: int, last: int) -> Found:
        """The kind of the person whose document or spokesperson it is: "her diary", "Roe's letter", "a spokesman for Roe"."""
        reading = self.reading
        mentions = filter(None, map(self.people.at.get, range(first + 1, last)))
        behind = (mention.person for mention in mentions if reading.lower[mention.first - 1] in PRINCIPAL)
        mention = self.people.at.get(first)
        person = next(behind, None)
        if mention is not None and reading.tags[mention.last : mention.last + 1] == ["POS"]:
            person = mention.person
        if reading.lower[first] in PRONOUN_GENDER:
            person, _ = self.antecedents.resolve(first)
        return strongest(NOTHING, *map(self._described, person.descriptions)) if person else NOTHING

    def _of_people(self, first: int, last: int, head: tuple[int, int]) -> Found:
        """The kind of people without a name: by what they know of, else by their role or their organisation."""
        kinds, words = self.kinds, lexicons.words("informed")
        informed = next((token for token in range(first, min(last, head[1] + 3)) if self.reading.lower[token] in words), None)
        if informed is not None:
            return kinds.concern(informed + 2, last)
        role = kinds.role(first, last)
        return role if role.strength == KIN else strongest(role, kinds.organisation(first, last))

    def _granted(self, draft: Draft, first: int, last: int) -> Granted | None:
        """Where the article says that the source is kept unnamed: in its own sentence or paragraph, or of the same noun elsewhere."""
        reading = self.reading
        place = draft.source[0] if draft.source else first
        sentence = reading.prose.sentence_of[place]
        keys = [sentence, f"paragraph {reading.prose.sentences[sentence].paragraph}"]
        keys += [reading.prose.lemmas[last - 1]] * (reading.lower[first] in DEFINITE)
        return next((self.grants[key] for key in keys if key in self.grants), None)


# How each form of a description tells a kind.
FORMS: dict[str, Callable[[Typology, int, int], Found]] = {
    **dict.fromkeys(("age", "circumstance"), Typology.life),
    "letters": Typology.letters,
    **dict.fromkeys(("of", "owner"), lambda typology, first, last: typology.kinds.organisation(first, last)),
    "clause": Typology.led,
    "title": Typology.title,
    "apposition": lambda typology, first, last: typology.kinds.role(first, last),
}


def settled(kinds: list[Kind], speakers: list[Speaker | None]) -> list[Kind]:
    """The kinds of an article's attributions, each speaker's the same throughout: what one mention tells holds for all."""
    best: dict[str, Kind] = {}
    for kind, speaker in zip(kinds, speakers, strict=True):
        if speaker is not None:
            best[speaker.name] = _both(best.get(speaker.name, kind), kind)
    return [best[speaker.name] if speaker else kind for kind, speaker in zip(kinds, speakers, strict=True)]


def _both(known: Kind, kind: Kind) -> Kind:
    """What two mentions tell of one speaker: what the first leaves open the second tells, and anonymity holds for both."""
    source_type = kind.source_type if known.source_type == UNSPECIFIED else known.source_type
    identification = kind.identification if kind.identification == ANONYMOUS else known.identification
    return Kind(identification, source_type, *(one or other for one, other in zip(known[2:], kind[2:], strict=True)))


def shown(name: str, kind: Kind) -> str:
    """A speaker's name for the table: an organisation's proper name without the article before it."""
    words = name.split()
    named = kind.identification == "named_organization" and words[:1] in (["the"], ["The"])
    capitalised = all(word[0].isupper() or word in lexicons.words("name_links") for word in words[1:])
    return " ".join(words[1:]) or name if named and capitalised else name
