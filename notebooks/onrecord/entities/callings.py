"""What people are called beside their names: by their roles ("the director"), or by what they are just now ("the nominee")."""

from bisect import bisect_left

from onrecord import lexicons
from onrecord.entities.affiliations import read_role
from onrecord.entities.people import People, Person, PersonMention
from onrecord.prose.reading import Reading


class Callings:
    """The roles of an article's people, as nouns by which it can speak of them again."""

    def __init__(self, reading: Reading, people: People):
        self.named: dict[str, list[PersonMention]] = {}
        nouns: dict[Person, list[str]] = {}
        for mention in people.mentions:
            if mention.person not in nouns:
                nouns[mention.person] = sorted(_role_nouns(reading, mention.person))
            for noun in nouns[mention.person]:
                self.named.setdefault(noun, []).append(mention)

    def person(self, role: list[str], token: int) -> Person | None:
        """Who of those called by all the words of a role ("prime minister"), else by its noun, was named last before the token, or else is
        named first after it."""
        named = self.named.get(" ".join(role)) or self.named.get(role[-1], [])
        number = bisect_left(named, token, key=lambda mention: mention.first)
        return named[max(number - 1, 0)].person if named else None


def _role_nouns(reading: Reading, person: Person) -> set[str]:
    """The nouns of the roles that the article gives a person, and the roles: "director" and "studies" of "director of studies"."""
    roles = [(read_role(reading, description).role or "").lower() for description in person.descriptions]
    nouns = (part.rpartition(" ")[2] for role in roles for part in (role, role.split(" for ")[0].split(" of ")[0]))
    return {*roles, *nouns} - {""}


def is_epithet(noun: str) -> bool:
    """Whether a noun speaks of somebody by what he or she is just now: "the nominee", "the 46-year-old"."""
    return noun in lexicons.words("epithets") or noun.endswith("-year-old")
