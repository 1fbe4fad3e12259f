"""Who is who in a conversation: the people behind labels, who asks and who answers."""

import re
from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise

from onrecord import lexicons
from onrecord.attribution.dialogue.dialogue_tables import phrases, points
from onrecord.attribution.dialogue.labels import bare_name, bodies, callings, generic_part
from onrecord.entities.people import People, Person, PersonMention
from onrecord.prose.reading import Reading

MARKS = frozenset((",", "(", "["))
Tokens = tuple[int, int]
PRESENTED = re.compile(r"(?:, \d+,|,? (?:is|was|has|who)\b|, (?:an?|the)\b)")
CAPITALS = re.compile(r"[^\W\d_]+")
# How many mentions before the first turn count, how many words an announcement may stand before the name of who answers
# and how many characters from that of who asks, and how near two names may come in points.
MOST_MENTIONS, NEAR, CLOSE, LEVEL = 5, 10, 25, 0.5


class Conversation:
    """Who asks and who answers in an article's turns, the first of which begins at the token `start`."""

    def __init__(self, reading: Reading, people: People, start: int):
        self.reading, self.people, self.start = reading, people, start
        self.labelled: dict[tuple[str, ...], Person | None] = {}

    def person(self, part: str, label: Tokens | None) -> Person | None:
        """Who has the part in the conversation: whom the label names, or who asks or answers in the article."""
        words = self._name(*label) if label else []
        part = generic_part([word.lower() for word in words]) or part * (not words)
        if part == "question":
            return self.interviewer
        if part == "answer":
            return self.interviewed or self.columnist
        key = tuple(words)
        if key not in self.labelled:
            self.labelled[key] = self._called(words, label[0]) if words and label else None
        return self.labelled[key]

    def _name(self, first: int, last: int) -> list[str]:
        """The words of the name in a label, without titles and what follows it."""
        words = self.reading.words[first:last]
        marks = [number for number, word in enumerate(words) if word in MARKS]
        names = [bare_name(words[start + 1 : end]) for start, end in pairwise([-1, *marks, last - first])]
        return next((name for name in names if name and not generic_part([word.lower() for word in name])), names[0])  # "HOST, ANN BELL"

    def _called(self, words: list[str], token: int) -> Person | None:
        """The person whom a label names: one known, an author, or a new one; None for an outlet or a role."""
        known = self._known(words) or self._initialled(words) or self._author(words)
        if known is None and self._is_personal(words):
            known = Person(list(words), token)
            self.people.add(words[-1].lower(), known)
        if known is not None and known.text.isupper():
            known.name = [CAPITALS.sub(lambda word: word.group().capitalize(), word) for word in known.name]
        return known

    def _known(self, words: list[str]) -> Person | None:
        """The person of the article with that last name, or first name."""
        if self._abbreviated(words):
            return None
        last = words[-1].lower()
        initial = [words[0][0]] * (len(words) > 1)
        named = self.people.namesakes(last, [*initial, last]) or (self.people.by_first.get(last, []) if len(words) == 1 else [])
        agreeing = [person for person in named if len(words) == 1 or person.name[0].lower()[0] == words[0].lower()[0]]
        return max(agreeing, key=lambda person: len(person.name), default=None)

    def _initialled(self, words: list[str]) -> Person | None:
        """The person whose initials a label is: "AB:"."""
        letters = words[0].replace(".", "")
        named = (mention.person for mention in self.people.mentions)
        spelled = (person for person in named if "".join(word[0] for word in person.name) == letters)
        return next(spelled, None) if len(words) == 1 and len(letters) > 1 else None

    def _author(self, words: list[str]) -> Person | None:
        """The author of the article whose name it is."""
        names = (name.split() for name in self.reading.article.authors)
        return next((Person(name, self.start) for name in names if name[-1:] == words[-1:]), None)

    def _is_personal(self, words: list[str]) -> bool:
        """Whether a label that names nobody known is a person's name: no body, place or role."""
        lower = [word.lower() for word in words]
        other = bodies() | callings() | lexicons.words("organisation_names") | lexicons.words("places") | {"the"}
        return other.isdisjoint((*lower, " ".join(lower))) and all(word[0].isalpha() for word in words) and not self._abbreviated(words)

    @staticmethod
    def _abbreviated(words: list[str]) -> bool:
        """Whether a label is two capital letters, a person's or an outlet's."""
        return len(words) == 1 and words[0].isupper() and len(words[0]) == 2

    @cached_property
    def interviewer(self) -> Person | None:
        """Whom the article credits with the interview, else its only author."""
        authors = self.reading.article.authors
        name = next(iter(self._asking + list(authors) * (len(authors) == 1)), None)
        if name is None or self.interviewed is None and self.columnist is not None:
            return None
        named = (mention.person for mention in self.people.mentions if mention.person.text == name)
        return next(named, None) or Person(name.split(), self.start)

    @cached_property
    def columnist(self) -> Person | None:
        """The only author of questions and answers in which nobody else has been introduced and no interview announced."""
        authors = sorted({*self.reading.article.authors, *self._named_in("byline")})
        introduction = self.reading.text[: self.reading.prose.starts[self.start]]
        announced = any(known.search(introduction) for known in phrases("announced"))
        asked = announced or {*self._named_in("credit"), *self._named_in("press"), *self._beside()} or len(authors) != 1
        return None if asked else Person(authors[0].split(), self.start)

    @cached_property
    def _asking(self) -> list[str]:
        """The names of those who may have asked, likeliest first."""
        beside = dict.fromkeys(sorted(self._beside()), points("asks")["beside"])
        counted = {name: self._credited.get(name, 0.0) + beside.get(name, 0.0) for name in (self._credited | beside)}
        full = {name: value for name, value in counted.items() if len(name.split()) > 1}
        return sorted(full, key=lambda name: -full[name])

    @cached_property
    def _credited(self) -> dict[str, float]:
        """The points of the names that the article credits with asking."""
        counted: dict[str, float] = defaultdict(float)
        for tells in ("credit", "press", "byline"):
            for name in self._named_in(tells):
                counted[name] += points("asks")[tells]
        return counted

    def _named_in(self, tells: str) -> list[str]:
        """The names in the article's phrases of one kind."""
        names = (match.group("name") for known in phrases(tells) for match in known.finditer(self.reading.text))
        return [" ".join(word.rstrip(".,") for word in name.split()) for name in names]

    def _beside(self) -> set[str]:
        """Who is named beside the one who answers in a sentence that announces the interview."""
        prose, text = self.reading.prose, self.reading.text
        named: dict[int, list[PersonMention]] = {}
        for mention in (mention for mention in self.people.mentions if mention.first < self.start):
            named.setdefault(prose.sentence_of[mention.first], []).append(mention)
        found: set[str] = set()
        for number, mentions in named.items():
            span = self.reading.span(*prose.sentences[number][:2])
            announced = [match.span() for known in phrases("announced") for match in known.finditer(text, *span)]
            others = [mention for mention in mentions if mention.person is not self.interviewed]
            answering = [self.reading.span(mention.first, mention.last)[0] for mention in mentions if mention not in others][:1]
            found |= {other.person.text for other in others for at in answering if self._is_opposite(other, at, announced)}
        return found

    def _is_opposite(self, mention: PersonMention, answering: int, spans: list[tuple[int, int]]) -> bool:
        """Whether a name stands close to one of the spans of characters, on the other side of it than the character `answering`."""
        first, last = self.reading.span(mention.first, mention.last)
        return any(0 <= max(start - last, first - end) < CLOSE and (first < start) != (answering < start) for start, end in spans)

    @cached_property
    def interviewed(self) -> Person | None:
        """The person with the most points for answering before the first turn, else in all of the article; None where two are level."""
        quote_of = self.reading.quote_of
        before = [mention for mention in self.people.mentions if mention.first < self.start and quote_of[mention.first] is None]
        asking = {name.lower() for name in (*self._credited, *self.reading.article.authors)}
        candidates: dict[Person, float] = {}
        for mention in before:
            candidates[mention.person] = candidates.get(mention.person, 0.0) + self._points(mention, mention.person in candidates)
        mentions = Counter(mention.person for mention in before)
        for person in candidates:
            candidates[person] += points("answers")["mention"] * min(mentions[person], MOST_MENTIONS)
            candidates[person] += points("answers")["asks"] * (person.text.lower() in asking)
        ranked = sorted(((value, person) for person, value in candidates.items() if value > 0), key=lambda pair: -pair[0])
        level = len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEVEL and self._joined(ranked[0][1], ranked[1][1])
        return ranked[0][1] if ranked and not level else None

    def _points(self, mention: PersonMention, again: bool) -> float:
        """What one mention before the first turn says for its being the person who answers."""
        known, prose = points("answers"), self.reading.prose
        sentence = prose.sentences[prose.sentence_of[mention.first]]
        before = prose.span_text(max(sentence.first, mention.first - NEAR), mention.first + 1)
        after = self.reading.text[prose.ends[mention.last - 1] : prose.ends[min(sentence.last, mention.last + 2 * NEAR) - 1]]
        if mention.last - mention.name_first < 2:
            return 0.0
        value = known["headline"] * (sentence.paragraph == 0 and not again)
        value += known["presented"] * (mention.first == sentence.first and bool(PRESENTED.match(after)))
        value += known["behind an announcement"] * any(pattern.search(before) for pattern in phrases("behind"))
        return value + known["before an announcement"] * any(pattern.search(after) for pattern in phrases("before"))

    def _joined(self, one: Person, other: Person) -> bool:
        """Whether two people are named side by side: "with Jane Roe and John Doe"."""
        spans = [(mention.first, mention.last, mention.person) for mention in self.people.mentions if mention.person in (one, other)]
        pairs = zip(spans, spans[1:], strict=False)
        return any(a[2] is not b[2] and b[0] - a[1] < 3 and "and" in self.reading.lower[a[1] : b[0]] for a, b in pairs)
