"""Speakers: who a source is. Names to people, pronouns to who was spoken of last, "the senator" to who is one."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from onrecord import lexicons
from onrecord.attribution.candidates import Draft
from onrecord.attribution.dialogue import ANSWER, QUESTION, Conversation
from onrecord.entities.anaphora import ANYBODY, BODY, DOCUMENT, GROUP, Nouns
from onrecord.entities.appositions import learn
from onrecord.entities.descriptions import describe, read_role
from onrecord.entities.organisations import Bodies
from onrecord.entities.people import PRONOUN_GENDER, Mention, People, Person
from onrecord.prose.reading import Reading

PLURAL = frozenset(("they", "them", "their", "theirs", "themselves", "those", "these", "both", "we", "us", "our"))
IMPERSONAL = frozenset(("it", "its", "this"))
RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
NOBODY = frozenset(("i", "me", "my", "you", "your", "there", "one"))
# How many units back a pronoun reaches, and how far one known to be a he or she is preferred to a nearer one of whom it is not known.
FAR, NEAR = 6, 2


@dataclass(eq=False)
class Speaker:
    """Who said it: the name to show, the person if it is one, and the head noun phrase of the mention that named him, her or it."""

    name: str
    person: Person | None
    head: tuple[int, int]


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
        self.conversation: Conversation | None = None

    def resolve(self, draft: Draft) -> Speaker | None:
        """The speaker of a draft, or None where the article does not say or it cannot be told."""
        speaker = self._turn(draft) if draft.part else None
        if speaker is None and (draft.source is None or draft.part in (QUESTION, ANSWER)):
            return None
        speaker = speaker or self._speaker(*draft.source)
        if speaker is not None:
            self.spoken.append((speaker.head[0] if draft.source is None else draft.source[0], speaker))
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
                return self._pronoun(first, PRONOUN_GENDER[word])
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
        """The person that a source names: at the end of its first noun phrase, or in apposition to it."""
        head = self._head(first, last)
        letters = self.reading.words[head[1] - 1].isupper()
        mention = self.people.at.get(head[1] - 1) or (self.people.at.get(head[1] - 2) if letters else None)
        if mention is not None:
            return mention
        mention = self.people.at.get(last - 1)
        if mention is not None and mention.first < mention.name_first and self.reading.lower[head[1] - 1] in lexicons.words("titles"):
            return mention
        if self.reading.tags[head[1] - 1] in ("NNP", "NNPS") and self.reading.lower[head[1] - 1] not in lexicons.words("roles"):
            return None
        return next(
            (self.people.at[t + 1] for t in range(head[1], last - 1) if self.reading.words[t] == "," and t + 1 in self.people.at), None
        )

    def _pronoun(self, token: int, gender: str) -> Speaker | None:
        """Who he or she is: going back sentence by sentence, who spoke there first, then who is named there first."""
        unit = self.unit_of[token]
        candidates = list(self._candidates(token, unit))
        known = next(((person, distance) for person, distance in candidates if person.gender == gender), None)
        unknown = next(((person, distance) for person, distance in candidates if person.gender is None), None)
        found = known if unknown is None or known and known[1] <= max(NEAR, unknown[1]) else unknown
        return Speaker(found[0].text, found[0], (token, token + 1)) if found else None

    def _candidates(self, token: int, unit: int):
        """People before a token with their distance in units, likeliest first."""
        mentions = self.people.mentions
        number = bisect_left(mentions, token, key=lambda mention: mention.first) - 1
        said = len(self.spoken) - 1
        for back in range(unit, max(-1, unit - FAR - 1), -1):
            here = []
            while said >= 0 and self.unit_of[self.spoken[said][0]] >= back:
                if self.spoken[said][0] < token and self.spoken[said][1].person:
                    here.append(self.spoken[said][1].person)
                said -= 1
            named = []
            while number >= 0 and self.unit_of[mentions[number].first] >= back:
                if self.reading.quote_of[mentions[number].first] is None:
                    named.append(mentions[number].person)
                number -= 1
            for person in here + named[::-1]:
                yield person, unit - back

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
        if len(words) == 1:
            person = self.people.adopt(head[0])
            if person is not None:
                return Speaker(person.text, person, head)
        if words[0] == "the" and last - head[1] < 2 and (noun in lexicons.words("roles") or noun in lexicons.words("epithets")):
            person = self._by_role(noun, first) or (self._last_person(first) if noun in lexicons.words("epithets") else None)
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
        if self.nouns.is_of_them(head[1], last):
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

    def _last_person(self, token: int) -> Person | None:
        """Who spoke or was named last before the token."""
        return next((person for person, _ in self._candidates(token, self.unit_of[token])), None)

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
