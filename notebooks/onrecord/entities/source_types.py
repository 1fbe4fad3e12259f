"""Kinds: which source type the words of a description tell, by their roles, organisations, fields and documents.

The words are looked up from the head of the noun phrase outwards, the longest first, in the lexicons `roles`, `trades`, `organisations`,
`organisation_names`, `fields` and `documents`; how their classes are to be read stands at the head of each file.
"""

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.reading import Reading

UNSPECIFIED = "unspecified"
LINKS = frozenset(
    ("of", "at", "for", "from", "with", "to", "in", "on", "by", "who", "which", "that", "whose", ",", "(", "-", "--", "–", "—")
)
PART_OF = frozenset(("of", "at", "in", "within", "for"))
WIDEST = 4
# Before an issuer; and what is done to a document by those who did not issue it.
CLAUSAL = frozenset((",", "who", "which", "that", "(", "--", "–", "—"))
ISSUING = frozenset(("by", "from", "of", "in", "for"))
READ = frozenset(
    (
        "seen",
        "reviewed",
        "obtained",
        "viewed",
        "shown",
        "quoted",
        "cited",
        "posted",
        "ordered",
        "published",
        "commissioned",
        "funded",
        "sponsored",
    )
)
# How sure a kind is: told by what somebody leads, told by the words themselves, presumed for such a role or organisation, presumed of
# somebody's kin.
LED, TOLD, PRESUMED, KIN = 4, 3, 2, 1
SPORTING = (6, 80)
# Offices that are the state's, whatever their field ("insurance commissioner"), but where what they head is one of these.
OFFICE, BESIDE_OFFICE = "office", frozenset(("celebrity_sport_culture", "intergovernmental", "military_security"))
POLITICAL = "political_other"
MEMBERS = {"expert": "ngo_civil_society", "civilian": "ngo_civil_society", "role": "ngo_civil_society"}


class Found(NamedTuple):
    """A kind and how sure it is; nothing found is the kind "unspecified" and 0."""

    kind: str = UNSPECIFIED
    strength: int = 0


NOTHING = Found()


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
        count = sum(word in words for word in self.reading.lower)
        return count >= SPORTING[0] and count * SPORTING[1] >= len(self.reading.lower)

    def base_end(self, first: int, last: int) -> int:
        """Where the base noun phrase ends: before what is attached to it."""
        lower = self.reading.lower
        return next((token for token in range(first + 1, last) if lower[token] in LINKS), last)

    def role(self, first: int, last: int) -> Found:
        """The kind that a description of somebody tells: "director of the rescue service"."""
        base = self.base_end(first, last)
        for end in range(base, first, -1):
            start, stop, heading = self._role_at(first, end, last)
            if heading is None:
                continue
            if heading.startswith("setting sport"):
                country = start > first and self.reading.lower[start - 1] in lexicons.words("places")
                heading = "celebrity_sport_culture" if self.sporting or country else "role" + heading[13:]
            if heading == "kin":
                return Found("civilian", KIN)
            if not heading.startswith(("role", OFFICE)):
                return Found(heading, TOLD)
            found = self.affiliation(first, start, stop, last, fields=heading != "role civilian")
            if heading == OFFICE:
                return found if found.kind in BESIDE_OFFICE else Found("government", TOLD)
            if found.strength < TOLD and heading != "role expert":
                found = max(found, self.owner(first), key=lambda found: found.strength)
            if found.strength < TOLD and heading[5:]:
                return Found(heading[5:], PRESUMED)
            return found if found.strength or base - first > 2 else self._noun(self.reading.prose.lemmas[stop - 1])
        return NOTHING

    def _noun(self, noun: str) -> Found:
        """The kind of a noun whose kind the article has told elsewhere."""
        known = self.nouns.get(noun)
        return Found(known, TOLD) if known else NOTHING

    def owner(self, token: int) -> Found:
        """The kind of the last organisation spoken of before "its" or "their"."""
        number = bisect_left(self.places, token) - 1 if self.reading.lower[token] in ("its", "their") else -1
        return Found(self.placed[number], TOLD) if number >= 0 else NOTHING

    def _role_at(self, first: int, end: int, last: int) -> tuple[int, int, str | None]:
        """The role whose noun stands right before token `end`: its tokens and its class."""
        for stop in range(min(last, end + 3), end, -1):
            heading = self._look("roles", end - 1, stop) if self.reading.lower[end] in ("of", "in") else None
            if heading:
                return end - 1, stop, heading
        for start in range(max(first, end - 3), end):
            heading = self._look("roles", start, end)
            if heading is None and start == end - 1 and self.reading.words[start].islower():
                heading = self._look("trades", start, end)
            if heading:
                return start, end, heading
        return end, end, None

    def affiliation(self, first: int, start: int, stop: int, last: int, fields: bool = True) -> Found:
        """The kind of what stands before or behind a role: "[rescue service] director", "director [of the rescue service]"."""
        behind = self.organisation(stop + 1, last) if stop + 1 < last and self.reading.lower[stop] in LINKS else NOTHING
        before = self.organisation(first, start) if start > first else NOTHING
        best = max(behind, before, key=lambda found: found.strength)
        if best.strength == TOLD or start == first or not fields:
            return best
        field = self._field(first, start)
        return field if field.strength else best

    def concern(self, first: int, last: int) -> Found:
        """The kind of whom a source is close to, or of whose matter it has been told: "the mediator", "the investigation"."""
        found = (self.organisation(first, last), self.role(first, last), self._field(first, self.base_end(first, last)))
        return max(found, key=lambda found: found.strength if found.kind != "civilian" else 0) if last > first else NOTHING

    def organisation(self, first: int, last: int) -> Found:
        """The kind that the name or description of an organisation tells."""
        lower = self.reading.lower
        owner = self.owner(first) if last > first else NOTHING
        while first < last and (self.reading.tags[first] in ("DT", "PRP$") or lower[first] in ("close", "to")):
            first += 1
        base = self.base_end(first, last)
        while base > first and lower[base - 1] in ("'s", "'", "’s", "’"):
            base -= 1
        if base <= first:
            return NOTHING
        known = self.named.get(" ".join(lower[first:base])) or self.named.get(" ".join(lower[first:last]))
        if known:
            return Found(known, TOLD)
        for end in range(base, first, -1):
            for start in range(max(first, end - WIDEST), end):
                heading = self.name(start, end) or self._look("organisations", start, end)
                if heading:
                    found = max(self._weighed(heading, first, start, end, last), owner, key=lambda found: found.strength)
                    return found if found.strength else self._whole(base, last)
        found = owner if owner.strength else self._cause(first, base, last)
        return found if found.strength else self._whole(base, last)

    def _whole(self, base: int, last: int) -> Found:
        """The kind of what a part belongs to that tells nothing itself: "the project [at the institute]"."""
        return self.organisation(base + 1, last) if base + 1 < last and self.reading.lower[base] in PART_OF else NOTHING

    def _cause(self, first: int, base: int, last: int) -> Found:
        """The kind of a name that is no organisation's noun but a programme: "Save the Quay", "Mothers Against Noise"."""
        words, lower = self.reading.words, self.reading.lower
        if words[first][0].isupper() and first + 1 < last:
            heading = self._look("causes", first, first + 1)
            if heading and (words[first + 1][0].isupper() or lower[first + 1] in ("the", "our", "of")):
                return Found(heading, TOLD)
            if lower[first + 1] in ("for", "against", "without") and self._look("roles", first, first + 1):
                return Found("ngo_civil_society", TOLD)
        return self._noun(lower[base - 1])

    def _weighed(self, heading: str, first: int, start: int, end: int, last: int) -> Found:
        """The kind of an organisation whose noun is [start, end): its own, or that of what stands around it."""
        if not heading.startswith("organisation"):
            return Found(heading, TOLD)
        around = self._field(first, start)
        joins = heading == "organisation ngo_civil_society" and self.reading.lower[end : end + 1] == ["of"]
        members = self._field(end + 1, self.base_end(end + 1, last)) if joins else NOTHING  # "National Association of Boatbuilders"
        if members.strength:
            return members
        if around.kind == POLITICAL and heading == "organisation government":  # "Federal Labour Agency"
            around = NOTHING
        if not around.strength and end + 1 < last and self.reading.lower[end] in ("of", "for", "on"):
            around = self._field(end + 1, self.base_end(end + 1, last))
        if around.strength:
            return around
        possessive = next((token for token in range(start - 1, first, -1) if self.reading.tags[token] == "POS"), None)
        if possessive:
            owner = self.organisation(first, possessive)
            if owner.strength:
                return owner
        noun = self.nouns.get(self.reading.lower[end - 1])
        if noun:
            return Found(noun, TOLD)
        return Found(heading[13:], PRESUMED) if heading[13:] else NOTHING

    def _field(self, first: int, last: int) -> Found:
        """The kind of the field or the members that the words name, the last first."""
        for end in range(last, first, -1):
            if self.reading.lower[end - 1] in ("'s", "'", "’", "’s"):
                continue
            for start in range(max(first, end - 3), end):
                heading = self.name(start, end) or self._look("fields", start, end)
                if heading:
                    return Found(heading, TOLD)
                heading = self._look("organisations", start, end) or self._ending(end - 1)
                if heading and not heading.startswith("organisation"):
                    return Found(heading, TOLD)
                many = self.reading.prose.lemmas[end - 1] != self.reading.lower[end - 1]  # "teachers' council", not "deputy director"
                heading = (self._look("roles", start, end) or self._look("trades", start, end)) if many else None
                if heading and heading != "kin" and not heading.startswith("setting"):
                    return Found(MEMBERS.get(heading.split()[-1], heading.split()[-1]), TOLD)
        return NOTHING

    def _ending(self, token: int) -> str | None:
        """The class of a compound of many by its last part: "boatbuilders"."""
        word = self.reading.lower[token]
        return next((kind for ending, kind in lexicons.classes("member_endings").items() if word.endswith(ending) and word != ending), None)

    def document(self, first: int, last: int) -> Found:
        """The kind of who issued a document: "a report by the audit office", "the company's report"."""
        lower = self.reading.lower
        base = self.base_end(first, last)
        head = self.head(first, base)
        heading = self._look("documents", head, head + 1)
        presumed = heading if heading and heading != "document" else ""
        last = next((token for token in range(head + 1, last) if lower[token] in CLAUSAL), last)
        for token in range(head + 1, last - 1):
            if lower[token] in ISSUING and lower[token - 1] not in READ and not (presumed and lower[token] == "for"):
                end = self.base_end(token + 1, last)
                end = self.base_end(end + 1, last) if end + 1 < last and lower[end] in ("of", "for") else end
                found = max(self.organisation(token + 1, end), self.role(token + 1, end), key=lambda found: found.strength)
                if found.strength == TOLD or found.strength and not presumed:
                    return found
        sender = self.reading.chunk_at(last + 1) if lower[last : last + 1] in (["that"], ["which"]) else None
        if sender and self.organisation(*sender).strength == TOLD:
            return self.organisation(*sender)
        owner = self.owner(first)
        if owner.strength:
            return owner
        before = max(self.organisation(first, head), self._field(first, head), key=lambda found: found.strength)
        if before.strength == TOLD:
            return before
        known = self._noun(lower[head])
        return known if known.strength or not presumed else Found(presumed, PRESUMED)

    def head(self, first: int, last: int) -> int:
        """The token of the noun that heads a noun phrase; participles behind it do not count ("a message sent")."""
        return next((token for token in range(last - 1, first - 1, -1) if self.reading.tags[token].startswith("NN")), last - 1)

    def _look(self, lexicon: str, first: int, last: int) -> str | None:
        """The class of tokens [first, last), the last of them as written or in its dictionary form."""
        known = lexicons.classes(lexicon)
        lower = self.reading.lower
        lead = " ".join(lower[first : last - 1])
        for noun in (lower[last - 1], self.singular(last - 1)):
            heading = known.get(f"{lead} {noun}" if lead else noun)
            if heading:
                return heading
        return None

    def singular(self, token: int) -> str:
        """The dictionary form of a noun, of one that the tagger took for a name too ("Pupils")."""
        lemma = self.reading.prose.lemmas[token].lower()
        mistaken = lemma == self.reading.lower[token] and self.reading.tags[token] in ("NNP", "NNPS") and len(lemma) > 4
        return lemma.removesuffix("s") if mistaken else lemma

    def name(self, first: int, last: int) -> str | None:
        """The class of a well-known organisation that the article writes as a name."""
        words = self.reading.words[first:last]
        if not all(word[0].isupper() or word in ("of", "the", "for", "and", "&", "on", "'s") or word[0].isdigit() for word in words):
            return None
        heading = lexicons.classes("organisation_names").get(" ".join(self.reading.lower[first:last]).replace(" 's", "'s"))
        if heading and len(words) == 1 and len(words[0]) <= 3 and not words[0].isupper():
            return None
        return heading
