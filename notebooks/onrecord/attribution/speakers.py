"""Speakers: who a source is. Names to people, pronouns to who was spoken of last, "the senator" to who is one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.candidates import Draft, Tokens
from onrecord.attribution.dialogue import ANSWER, QUESTION, Conversation
from onrecord.entities.anaphora import BODY, DOCUMENT, GROUP, PERSON, Noun, Nouns
from onrecord.entities.antecedents import Antecedents, leader
from onrecord.entities.appositions import learn
from onrecord.entities.callings import Callings, is_epithet
from onrecord.entities.descriptions import describe
from onrecord.entities.organisations import Bodies
from onrecord.entities.people import People, Person, PersonMention
from onrecord.prose.reading import Reading

# Tags with which a noun phrase of its own begins, and tags of one name: "the Bakers and Millers Union".
OWN, JOINED = frozenset(("DT", "WP", "PRP", "PRP$")), ["DT", "NNP", "CC", "NNP"]
# How many units back "they" and "it" reach.
FAR = 6
# How many of the latest speakers are looked at, and one.
LATEST = 7


@dataclass(eq=False)
class Speaker:
    """Who said it: the name to show, the person if it is one, the head noun phrase that named it, the lead of a pronoun's likeliest."""

    name: str
    person: Person | None
    head: tuple[int, int]
    lead: float | None = None


class Wording(NamedTuple):
    """The words of a source, tokens [first, last), and its first noun phrase."""

    first: int
    last: int
    head: Tokens


class Resolver:
    """Resolves the sources of an article in order, remembering who has spoken."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.people = People(reading)
        describe(reading, self.people)
        self.callings = Callings(reading, self.people)
        self.kinds = learn(reading, self.people)
        self.bodies = Bodies(reading, self.people, self.kinds)
        self.unit_of = [number for number, unit in enumerate(reading.units) for _ in range(unit.first, unit.last)]
        self.spoken: list[tuple[int, Speaker]] = []
        self.named: dict[str, Speaker] = {}
        self.nouns = Nouns(self.reading, self.people)
        self.unnamed: dict[str, tuple[Person, tuple[int, int]]] = {}
        self.antecedents = Antecedents(reading, self.people)
        self.conversation: Conversation | None = None
        for noun in self.nouns.strangers():
            speaker = self._again(noun)
            if speaker is not None and speaker.person is None:
                self.antecedents.strangers[noun.first] = self._stand_in(noun.first, speaker)

    def resolve(self, draft: Draft) -> Speaker | None:
        """The speaker of a draft, or None where the article does not say or it cannot be told."""
        self.antecedents.reports(draft.stretches)
        speaker = self._turn(draft) if draft.part else None
        if speaker is None and draft.source is not None and draft.part not in (QUESTION, ANSWER):
            speaker = self._speaker(*draft.source)
        if speaker is not None:
            token = speaker.head[0] if draft.source is None else draft.source[0]
            self.spoken.append((token, speaker))
            self.antecedents.speaks(token, self._note_unnamed(token, speaker))
        return speaker

    def _turn(self, draft: Draft) -> Speaker | None:
        """Who speaks in a turn of a conversation; None where its label is a name like any other."""
        if self.conversation is None:
            self.conversation = Conversation(self.reading, self.people, draft.stretches[0][0])
        assert draft.part is not None  # it is a turn
        person = self.conversation.person(draft.part, draft.source)
        return Speaker(person.text, person, draft.source or draft.stretches[0]) if person else None

    def _speaker(self, first: int, last: int) -> Speaker | None:
        """Who a source is, by the first row of `data/lexicons/speaker_ways.tsv` that finds somebody."""
        source = Wording(first, last, self._head(first, last))
        for row in lexicons.table("speaker_ways"):
            found = WAYS[row["way"]](self, source) if lexicons.holds(row["facts"], partial(self._is, source)) else None
            if found is not None or row["last"] == "yes" and self._is(source, row["facts"]):
                return found
        return None

    def _is(self, source: Wording, fact: str) -> bool:
        """Whether a fact holds of a source: which pronoun it is, or one of `FACTS`."""
        if fact in FACTS:
            return FACTS[fact](self, source)
        return lexicons.classes("pronouns").get(" ".join(self.reading.lower[source.first : source.last])) == fact

    def _head(self, first: int, last: int) -> Tokens:
        """The first noun phrase of a source, with what goes on without a link ("Roe and officials", "company | spokesman")."""
        part = self.reading.part(first, last)
        end = (part.chunk_at(first) or (first, last))[1]
        joined = part.chunk_at(end + 1) if part.word(end) == "and" else None
        if joined and self._is_one(first, end, joined[1]):
            end = joined[1]
        while (following := part.chunk_at(end)) and part.tag(following[0]) not in OWN:
            end = following[1]
        return first, end

    def _is_one(self, first: int, end: int, last: int) -> bool:
        """Whether both sides of "and" are one: "Roe and officials", "councillor and nurse Roe", "the Oat and Rye Union", "Roe and Sons"."""
        tags, role = self.reading.tags, self.reading.lower[end - 1] in lexicons.words("roles")
        person = role and tags[first] not in OWN and last - 1 in self.people.at
        joined = [tags[first], *tags[end - 1 : end + 2]] == JOINED or self.reading.lower[end : end + 2] == ["and", "sons"]
        body = joined and self.reading.lower[last - 1] in lexicons.words("organisations")
        name = tags[end - 1] == "NNP" or self.reading.words[end - 1].isupper()
        return name and tags[last - 1] == "NNS" or person or body

    def _name(self, source: Wording) -> Speaker | None:
        """The person whose name ends the first noun phrase."""
        return self._person(self.people.at.get(self._name_end(*source.head) - 1), source)

    def _name_behind(self, source: Wording) -> Speaker | None:
        """Who is named behind a comma in the source: "the mayor, [Ann Bell]", "her employer, [Velm Homes]"."""
        commas = (token for token in range(source.head[1], source.last - 1) if self.reading.words[token] == ",")
        return next(filter(None, (self._named_at(comma + 1, source) for comma in commas)), None)

    def _named_at(self, token: int, source: Wording) -> Speaker | None:
        """The person or organisation whose name begins at a token."""
        body = self.bodies.beginning.get(token)
        _, last = self.reading.chunk_at(token) or (token, token + 1)  # "the playwright Una Fairlie"
        person = self._person(self.people.at.get(self._name_end(token, last) - 1), source)
        if person or body is None or self.reading.part(source.first, source.last).word(body.last) not in ("", ","):
            return person
        return Speaker(self.bodies.name(body), None, source.head)

    def _is_name(self, source: Wording) -> bool:
        """Whether the first noun phrase ends in a proper noun that is no role."""
        noun = source.head[1] - 1
        return self.reading.tags[noun] in ("NNP", "NNPS") and self.reading.lower[noun] not in lexicons.words("roles")

    def _person(self, mention: PersonMention | None, source: Wording) -> Speaker | None:
        """The person of a mention, as the speaker that a source names."""
        return mention and Speaker(mention.person.text, mention.person, source.head)

    def _name_end(self, first: int, last: int) -> int:
        """The end of a noun phrase without days, times and letters behind it: "Minister Hanno Brekk yesterday", "Vera Lund OBE"."""
        behind = lexicons.words("nouns_of_time", "when") | lexicons.words("credentials")
        return next((token + 1 for token in range(last - 1, first, -1) if self.reading.lower[token] not in behind), last)

    def _pronoun(self, source: Wording) -> Speaker | None:
        """Who he or she is."""
        token = source.first
        person, lead = self.antecedents.resolve(token)
        if person is None:
            return None
        known = self.unnamed.get(person.text, (person, (token, token + 1)))
        return Speaker(person.text, None if person.unnamed else person, known[1], lead)

    def _note_unnamed(self, token: int, speaker: Speaker) -> Person | None:
        """Bring in an unnamed person who speaks, so that "he" can mean the foreman."""
        if speaker.person is not None or self.nouns.kind(speaker.head[1] - 1) != PERSON:
            return speaker.person
        self.antecedents.brings_in(token, stand_in := self._stand_in(token, speaker))
        return stand_in

    def _stand_in(self, token: int, speaker: Speaker) -> Person:
        """What stands for an unnamed person among the people; the same for all who are shown under one name."""
        stand_in, _ = self.unnamed.setdefault(speaker.name, (Person(speaker.name.split(), token, token, unnamed=True), speaker.head))
        stand_in.genders.update(filter(None, [lexicons.classes("gendered").get(self.reading.lower[speaker.head[1] - 1])]))
        return stand_in

    def _group(self, source: Wording, kinds: tuple[str, ...], plural: bool) -> Speaker | None:
        """Who "they" or "it" is: the subject before it, else the last speaker that is no person."""
        token = source.first
        noun = self.nouns.subject_before(token, kinds, plural)
        if noun and not (self.spoken and self.spoken[-1][0] > noun.first and self.spoken[-1][1].person is None):
            return self._again(noun)
        near = (speaker for position, speaker in self.spoken[:-LATEST:-1] if self.unit_of[token] - self.unit_of[position] <= FAR)
        others = {GROUP}.difference(kinds)  # "it" is no group
        fitting = (one for one in near if one.person is None and self.nouns.kind(one.head[1] - 1) not in others)
        return next((Speaker(one.name, None, one.head) for one in fitting), None)

    def _antecedent(self, source: Wording) -> Speaker | None:
        """What a relative pronoun stands for: the noun phrase before it."""
        before = source.first - 1 - (self.reading.word(source.first - 1) == ",")
        mention = self.people.at.get(before)
        if mention is not None:
            return Speaker(mention.person.text, mention.person, (mention.first, mention.last))
        chunk = self.reading.chunk_at(before)
        return chunk and self._speaker(*chunk)

    def _is_firm(self, source: Wording) -> bool:
        """Whether a source is two lone surnames of nobody known, joined: "Marsden & Spicer"."""
        joined = self.reading.lower[source.first + 1 : source.last - 1] in (["and"], ["&"])
        return joined and all(map(self._is_unknown, (source.first, source.last - 1)))

    def _is_unknown(self, token: int) -> bool:
        """Whether a word is capitalised and nobody's name."""
        return self.reading.words[token][0].isupper() and not self.people.are_called(self.reading.lower[token])

    def _firm(self, source: Wording) -> Speaker:
        """A firm, as written."""
        return Speaker(self.reading.prose.span_text(source.first, source.last), None, (source.first, source.last))

    def _lone_name(self, source: Wording) -> Speaker | None:
        """Somebody of whom the article gives one name."""
        person = self.people.adopt(source.first)
        return person and Speaker(person.text, person, source.head)

    def _role(self, source: Wording) -> Speaker | None:
        """The person whom "the senator" or "the nominee" means."""
        person = self._called_by(self.reading.lower[source.head[0] + 1 : source.head[1]], source.first)
        return person and Speaker(person.text, person, source.head)

    def _one_of_them(self, source: Wording) -> Speaker | None:
        """The group of whom "one of them" is one."""
        return self._again(self.nouns.group_before(source.first))

    def _introduced(self, source: Wording) -> Speaker | None:
        """Who "the official", "this person" or "the report" is, where it has been brought in before."""
        return self._again(self.nouns.introduced(*source.head))

    def _again(self, noun: Noun | None) -> Speaker | None:
        """The speaker that a noun phrase elsewhere names, as the source that it would be there."""
        return None if noun is None else self._speaker(noun.first, self.nouns.extended(noun.first, noun.last))

    def _organisation(self, source: Wording) -> Speaker | None:
        """The named organisation that a noun phrase stands for: "the company", "the League", "a council spokesman"."""
        first, last = source.head
        name = self.bodies.spoken_for(first, last) or self._body(first + (self.reading.lower[first] == "the"), source)
        return Speaker(name, None, source.head) if name else None

    def _body(self, start: int, source: Wording) -> str | None:
        """The organisation that tokens without article name in full or in part, or that a noun such as "the company" takes up."""
        last = source.head[1]
        part = self.reading.part(start, last)
        noun = part.tag(last - 1).startswith("NN") and part.word(last - 1) in lexicons.words("organisations")
        if part.written(start)[:1].isupper() and part.tag(last - 1) in ("NNP", "NNPS"):
            body = self.bodies.full(start, last)
        else:
            body = self.bodies.called(start, last) if noun and source.first < start and last - start < 3 else None
        return body and self.bodies.name(body)

    def _as_written(self, source: Wording) -> Speaker:
        """An organisation, document or unnamed source, as written, without relative clause."""
        head = source.head
        end = max(head[1], min(source.last, self.nouns.extended(*head)))
        name = self.reading.prose.span_text(head[0], end)
        known = self.named.setdefault(name.lower().removeprefix("the "), Speaker(name, None, head))
        return Speaker(known.name, None, head)

    def _points_back(self, source: Wording) -> bool:
        """Whether a noun phrase can speak again of somebody: "the senator", "the 46-year-old"."""
        first, last = source.head
        noun = self.reading.lower[last - 1]
        ended = source.last - last < 2 or self.reading.words[last] == ","
        return self.reading.lower[first] == "the" and ended and (noun in lexicons.words("roles") or is_epithet(noun))

    def _called_by(self, role: list[str], token: int) -> Person | None:
        """Who is called by a noun and the words before it: who has such a role, else for a noun such as "the nominee" who leads."""
        by_role = self.callings.person(role, token)
        if by_role is not None or not is_epithet(role[-1]):
            return by_role
        person, _ = leader(self.antecedents.rank(token, lexicons.classes("gendered").get(role[-1])))
        return person if person and person.text not in self.unnamed else None


# What can be said of a source, besides which pronoun it is.
FACTS: dict[str, Callable[[Resolver, Wording], bool]] = {
    "name at its head": Resolver._is_name,
    "one word": lambda resolver, source: source.head[1] - source.head[0] == 1,
    "capitals": lambda resolver, source: resolver.reading.words[source.first].isupper(),
    "points back": Resolver._points_back,
    "of them": lambda resolver, source: resolver.nouns.is_of_them(source.head[1]),
    "two lone names": Resolver._is_firm,
    "nothing attached": lambda resolver, source: resolver.nouns.extended(*source.head) == source.head[1],
}
# How it is found who a source is.
WAYS: dict[str, Callable[[Resolver, Wording], Speaker | None]] = {
    "he or she": Resolver._pronoun,
    "they": lambda resolver, source: resolver._group(source, (GROUP,), plural=True),
    "it": lambda resolver, source: resolver._group(source, (BODY, DOCUMENT), plural=False),
    "who": Resolver._antecedent,
    "I": lambda resolver, source: None,
    "name": Resolver._name,
    "name behind": Resolver._name_behind,
    "firm": Resolver._firm,
    "lone name": Resolver._lone_name,
    "the senator": Resolver._role,
    "one of them": Resolver._one_of_them,
    "the report": Resolver._introduced,
    "organisation": Resolver._organisation,
    "as written": Resolver._as_written,
}
