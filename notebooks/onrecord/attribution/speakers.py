"""Speakers: who a source is. Names to people, pronouns to who was spoken of last, "the senator" to who is one."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from onrecord import lexicons
from onrecord.attribution.candidates import Draft, Tokens
from onrecord.attribution.dialogue import ANSWER, QUESTION, Conversation
from onrecord.entities.affiliations import read_role
from onrecord.entities.anaphora import ANYBODY, BODY, DOCUMENT, GROUP, PERSON, Nouns
from onrecord.entities.antecedents import Antecedents, leader
from onrecord.entities.appositions import learn
from onrecord.entities.descriptions import describe
from onrecord.entities.organisations import Bodies
from onrecord.entities.people import PRONOUN_GENDER, Mention, People, Person
from onrecord.prose.reading import Reading

PLURAL = frozenset(("they", "them", "their", "theirs", "themselves", "those", "these", "both", "we", "us", "our"))
IMPERSONAL = frozenset(("it", "its", "this"))
RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
NOBODY = frozenset(("i", "me", "my", "you", "your", "there", "one"))
# How many units back "they" and "it" reach.
FAR = 6


@dataclass(eq=False)
class Speaker:
    """Who said it: the name to show, the person if it is one, and the head noun phrase of the mention that named him, her or it;
    for a pronoun by how many points the likeliest leads."""

    name: str
    person: Person | None
    head: tuple[int, int]
    lead: float | None = None


class Resolver:
    """Resolves the sources of an article in order, remembering who has spoken."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.people = People(reading)
        describe(reading, self.people)
        self.kinds = learn(reading, self.people)
        self.bodies = Bodies(reading, self.people, self.kinds)
        self.unit_of = [number for number, unit in enumerate(reading.units) for _ in range(unit.first, unit.last)]
        self.spoken: list[tuple[int, Speaker]] = []
        self.named: dict[str, Speaker] = {}
        self.nouns = Nouns(self.reading, self.people)
        self.unnamed: dict[str, tuple[Person, tuple[int, int]]] = {}
        self.antecedents = Antecedents(reading, self.people)
        self.conversation: Conversation | None = None

    def resolve(self, draft: Draft) -> Speaker | None:
        """The speaker of a draft, or None where the article does not say or it cannot be told."""
        self.antecedents.reports(draft.stretches)
        speaker = self._turn(draft) if draft.part else None
        if speaker is None and (draft.source is None or draft.part in (QUESTION, ANSWER)):
            return None
        speaker = speaker or self._speaker(*draft.source)
        if speaker is not None:
            token = speaker.head[0] if draft.source is None else draft.source[0]
            self.spoken.append((token, speaker))
            self.antecedents.speaks(token, self._note_unnamed(token, speaker))
        return speaker

    def _turn(self, draft: Draft) -> Speaker | None:
        """Who speaks in a turn of a conversation; None where its label is a name like any other."""
        if self.conversation is None:
            self.conversation = Conversation(self.reading, self.people, draft.stretches[0][0])
        person = self.conversation.person(draft.part, draft.source)
        return Speaker(person.text, person, draft.source or draft.stretches[0]) if person else None

    def _speaker(self, first: int, last: int) -> Speaker | None:
        word = self.reading.lower[first]
        if last - first == 1:
            if word in PRONOUN_GENDER:
                return self._pronoun(first)
            if word in PLURAL or word in IMPERSONAL:
                return self._group(first, word in PLURAL)
            if word in RELATIVE and not self.reading.words[first].isupper():
                return self._antecedent(first)
            if word in NOBODY:
                return None
        mention = self.mention_in(first, last)
        if mention is not None:
            return Speaker(mention.person.text, mention.person, self._head(first, last))
        return self._description(first, last)

    def _head(self, first: int, last: int) -> tuple[int, int]:
        chunk = self.reading.chunk_at(first)
        if chunk is None:
            return first, last
        end = chunk[1]
        joined = self.reading.chunk_at(end + 1) if end < last and self.reading.lower[end] == "and" else None
        if joined and joined[1] <= last and self.reading.tags[end - 1] == "NNP" and self.reading.tags[joined[1] - 1] == "NNS":
            end = joined[1]
        while end < last and self.reading.chunk_at(end) and self.reading.tags[self.reading.chunk_at(end)[0]] not in ("DT", "WP", "PRP"):
            end = self.reading.chunk_at(end)[1]
        return first, min(last, end)

    def mention_in(self, first: int, last: int) -> Mention | None:
        """The person that a source names: at the end of its first noun phrase, behind an office, or in apposition to it."""
        at = self.people.at
        head = self._head(first, last)
        end = self._before_times(*head)
        letters = self.reading.words[end - 1].isupper()
        mention = at.get(end - 1) or (at.get(end - 2) if letters else None) or self._described(first)
        office = next((m for m in map(at.get, range(first, head[1])) if m and m.name_first >= head[1] and m.name_first < last), None)
        if mention is not None or office is not None:
            return mention or office
        if self.reading.tags[head[1] - 1] in ("NNP", "NNPS") and self.reading.lower[head[1] - 1] not in lexicons.words("roles"):
            return None
        return next((at[t + 1] for t in range(head[1], last - 1) if self.reading.words[t] == "," and t + 1 in at), None)

    def _described(self, first: int) -> Mention | None:
        """The person right before a source that is the apposition to the name: "Vera Lund, [head of the board], told"."""
        mention = self.people.at.get(first - 2) if first > 1 and self.reading.words[first - 1] == "," else None
        described = mention and any(found.first == first for found in mention.person.descriptions)
        return mention if described else None

    def _before_times(self, first: int, last: int) -> int:
        """The end of a noun phrase without days and times behind it: "Minister Hanno Brekk yesterday"."""
        times = lexicons.words("nouns_of_time", "when")
        return next((token + 1 for token in range(last - 1, first, -1) if self.reading.lower[token] not in times), last)

    def _pronoun(self, token: int) -> Speaker | None:
        """Who he or she is."""
        person, lead = self.antecedents.resolve(token)
        if person is None:
            return None
        known = self.unnamed.get(person.text)
        return Speaker(person.text, None, known[1], lead) if known else Speaker(person.text, person, (token, token + 1), lead)

    def _note_unnamed(self, token: int, speaker: Speaker) -> Person | None:
        """Bring in an unnamed person who speaks, so that "he" can mean the foreman."""
        head = speaker.head[1] - 1
        if speaker.person is not None or self.nouns.kind(head) != PERSON:
            return speaker.person
        name = speaker.name.split()
        stand_in, _ = self.unnamed.setdefault(speaker.name, (Person(name, token, token), speaker.head))
        gender = lexicons.classes("gendered").get(self.reading.lower[head])
        stand_in.genders.update({gender: 1} if gender else {})
        self.antecedents.brings_in(token, stand_in)
        return stand_in

    def _group(self, token: int, plural: bool) -> Speaker | None:
        """Who "they" or "it" is: the subject before it, else the last speaker that is no person."""
        unit = self.unit_of[token]
        noun = self.nouns.subject_before(token, (GROUP,) if plural else (BODY, DOCUMENT))
        if noun is not None and not (self.spoken and self.spoken[-1][0] > noun.first and self.spoken[-1][1].person is None):
            return self._again(noun.first, noun.last)
        for position, speaker in reversed(self.spoken[-6:]):
            if speaker.person is None and unit - self.unit_of[position] <= FAR:
                return Speaker(speaker.name, None, speaker.head)
        return None

    def _antecedent(self, token: int) -> Speaker | None:
        """What a relative pronoun stands for: the noun phrase before it."""
        before = token - 1
        if before >= 0 and self.reading.words[before] == ",":
            before -= 1
        mention = self.people.at.get(before)
        if mention is not None:
            return Speaker(mention.person.text, mention.person, (mention.first, mention.last))
        chunk = self.reading.chunk_at(before)
        return None if chunk is None else self._speaker(*chunk) if chunk[1] - chunk[0] > 1 else self._description(*chunk)

    def _description(self, first: int, last: int) -> Speaker:
        """An organisation, document or unnamed source, as written, without relative clause; "the senator" where one has been named."""
        head = self._head(first, last)
        words = self.reading.lower[head[0] : head[1]]
        noun = words[-1]
        firm = self._firm(head[0], last)
        if firm is not None:
            return Speaker(self.reading.prose.span_text(*firm), None, firm)
        person = self.people.adopt(head[0]) if len(words) == 1 else self._called_by(noun, first) if self._points_back(head, last) else None
        if person is not None:
            return Speaker(person.text, person, head)
        again = self._spoken_of(head, last)
        if again is not None:
            return again
        name = self._organisation(head)
        if name is not None:
            return Speaker(name, None, head)
        end = max(head[1], min(last, self.nouns.extended(*head)))
        name = self.reading.prose.span_text(head[0], end)
        key = name.lower().removeprefix("the ")
        known = self.named.setdefault(key, Speaker(name, None, head))
        return Speaker(known.name, None, head)

    def _again(self, first: int, last: int) -> Speaker:
        """The speaker that a noun phrase elsewhere names, as the source that it would be there."""
        found = self._speaker(first, self.nouns.extended(first, last))
        return found or Speaker(self.reading.prose.span_text(first, last), None, (first, last))

    def _spoken_of(self, head: tuple[int, int], last: int) -> Speaker | None:
        """Who "the official", "this person", "the report" or "one of them" is, where it has been brought in before."""
        if self.nouns.is_of_them(head[1]):
            named = self.reading.chunk_at(head[1] + 3) if self.reading.words[head[1] + 2 : head[1] + 3] == [","] else None
            if named and named[1] <= last:
                return self._again(*named)
            noun = self.nouns.group_before(head[0])
        else:
            noun = self.nouns.introduced(*head) if self.nouns.extended(*head) == head[1] else None
        if noun is not None:
            return self._again(noun.first, noun.last)
        lower = self.reading.lower
        if lower[head[0]] in ("the", "this") and head[1] - head[0] == 2 and lower[head[1] - 1] in ANYBODY and self.spoken:
            speaker = self.spoken[-1][1]
            return Speaker(speaker.name, speaker.person, speaker.head) if speaker.person is None else None
        return None

    def _organisation(self, head: tuple[int, int]) -> str | None:
        """The named organisation that a noun phrase stands for: "the company", "the League", "a council spokesman"."""
        first, last = head
        reading = self.reading
        name = self.bodies.spoken_for(first, last)
        if name is not None:
            return name
        start = first + (reading.lower[first] == "the")
        noun = reading.lower[last - 1]
        if start < last and reading.words[start][0].isupper() and reading.tags[last - 1] in ("NNP", "NNPS"):
            body = self.bodies.full(start, last)
        elif start > first and last - first <= 3 and reading.tags[last - 1].startswith("NN") and noun in lexicons.words("organisations"):
            body = self.bodies.called(start, last)
        else:
            body = None
        return self.bodies.name(body) if body else None

    def _firm(self, first: int, last: int) -> Tokens | None:
        """Two lone surnames of nobody known, joined: a firm ("Marsden & Spicer")."""
        words, reading = self.reading.words, self.reading
        names = [at for at in (first, first + 2) if at < last and words[at][0].isupper() and reading.tags[at].startswith("NN")]
        if len(names) < 2 or reading.lower[first + 1] not in ("and", "&") or first + 3 < min(last, len(words)):
            return None
        known = any(reading.lower[at] in self.people.by_surname or reading.lower[at] in self.people.by_first for at in names)
        return None if known or any(self.people.ordinary(at) for at in names) else (first, first + 3)

    def _points_back(self, head: Tokens, last: int) -> bool:
        """Whether a noun phrase can speak again of somebody: "the senator", "the 46-year-old"."""
        noun = self.reading.lower[head[1] - 1]
        person = noun in lexicons.words("roles") or noun in lexicons.words("epithets") or noun.endswith("-year-old")
        return self.reading.lower[head[0]] == "the" and last - head[1] < 2 and person

    def _called_by(self, noun: str, token: int) -> Person | None:
        """Who is called by a noun: who has such a role, else for a noun such as "the nominee" who leads."""
        by_role = self._by_role(noun, token)
        if by_role is not None or not (noun in lexicons.words("epithets") or noun.endswith("-year-old")):
            return by_role
        person, _ = leader(self.antecedents.rank(token, lexicons.classes("gendered").get(noun)))
        return person if person and person.text not in self.unnamed else None

    def _by_role(self, noun: str, before: int) -> Person | None:
        """Who of those called by that noun was named last before the token, or else is named first after it."""
        named = self.called.get(noun, [])
        number = bisect_left(named, before, key=lambda mention: mention.first)
        return named[max(number - 1, 0)].person if named else None

    @cached_property
    def called(self) -> dict[str, list[Mention]]:
        """For every noun that ends a role, the mentions of those whom the article calls by it, in order."""
        nouns: dict[Person, set[str]] = {}
        found: dict[str, list[Mention]] = {}
        for mention in self.people.mentions:
            if mention.person not in nouns:
                nouns[mention.person] = self._role_nouns(mention.person)
            for noun in nouns[mention.person]:
                found.setdefault(noun, []).append(mention)
        return found

    def _role_nouns(self, person: Person) -> set[str]:
        """The last words of the roles that the article gives a person: "director" of "director of studies"."""
        roles = ((read_role(self.reading, description).role or "").lower() for description in person.descriptions)
        return {
            word for role in roles for word in (role.rpartition(" ")[2], role.split(" for ")[0].split(" of ")[0].rpartition(" ")[2]) if word
        }
