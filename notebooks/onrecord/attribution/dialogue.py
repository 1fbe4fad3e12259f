"""Interviews and transcripts: whose turn a paragraph is, by its label ("Q:", "MR. SMITH:") or by the change of question and answer."""

import re
from collections import Counter
from typing import NamedTuple

from onrecord import lexicons
from onrecord.entities.people import People, Person
from onrecord.prose.reading import MARKS, Reading

Tokens = tuple[int, int]

QUESTION, ANSWER, NAME = "question", "answer", "name"
LETTERS = {"q": QUESTION, "q.": QUESTION, "question": QUESTION, "a": ANSWER, "a.": ANSWER, "answer": ANSWER}
SELF = frozenset(("i", "my", "me", "we", "our", "us", "i'm", "i've", "myself"))
YOU = frozenset(("you", "your", "yourself"))
# Fewer labels than this are no conversation, and fewer changes from question to answer no interview.
FEWEST_LABELS, FEWEST_CHANGES = 3, 4
CREDIT = re.compile(r"\b[Ii]nterview(?:ed)? by ((?:[A-Z][\w'’.-]+ ?){2,4})")
LONGEST_LABEL, LONGEST_QUESTION = 6, 60


class Turn(NamedTuple):
    """What one side says until the other speaks: its part, label and colon (where there are any) and its paragraphs, by tokens."""

    part: str
    label: Tokens | None
    colon: int | None
    stretches: tuple[Tokens, ...]


def find_turns(reading: Reading) -> dict[int, Turn]:
    """The turns of an article by their first token."""
    paragraphs = _paragraphs(reading)
    labels = _labels(reading, paragraphs)
    if labels:
        return _labelled(reading, paragraphs, labels)
    return _alternating(reading, paragraphs)


def _paragraphs(reading: Reading) -> list[Tokens]:
    """The paragraphs by tokens."""
    found: list[Tokens] = []
    paragraph = -1
    for unit in reading.units:
        if unit.paragraph == paragraph:
            found[-1] = (found[-1][0], unit.last)
        else:
            found.append((unit.first, unit.last))
        paragraph = unit.paragraph
    return found


def _labels(reading: Reading, paragraphs: list[Tokens]) -> dict[int, Tokens]:
    """Labels, {first token of the paragraph: label}: names and letters where there are several, others where they open the article."""
    found: dict[int, Tokens] = {}
    for start, end in paragraphs:
        first = start + (reading.words[start] in MARKS)
        colon = next((t for t in range(first + 1, min(first + LONGEST_LABEL, end - 1)) if reading.words[t] == ":"), None)
        if colon is not None and all(_is_label_word(reading, token) for token in range(first, colon)):
            found[start] = (first, colon)
    named = {start: label for start, label in found.items() if _is_name(reading, *label)}
    kept = named if len(named) >= FEWEST_LABELS else {}
    title = paragraphs[0][0] if paragraphs else -1
    if title in found and _opens_article(reading, *found[title]):
        kept = {title: found[title]} | kept
    return kept


def _is_label_word(reading: Reading, token: int) -> bool:
    """Whether a token can stand in a label: a noun, what belongs to a noun phrase, or a letter."""
    return reading.tags[token].startswith(("NN", "JJ", "CC", "DT")) or len(reading.words[token]) == 1


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether a label is made of names, or stands for a question or an answer."""
    named = all(reading.tags[token] in ("NNP", "NN") and reading.words[token][0].isupper() for token in range(first, last))
    return named or " ".join(reading.lower[first:last]) in LETTERS


def _opens_article(reading: Reading, first: int, last: int) -> bool:
    """Whether a label in the first line is a source: "Report: …", or a name that the article repeats."""
    if reading.lower[last - 1] in lexicons.words("documents") | lexicons.words("organisations"):
        return True
    return all(reading.words[t][0].isupper() for t in range(first, last)) and reading.words.count(reading.words[last - 1]) > 1


def _labelled(reading: Reading, paragraphs: list[Tokens], labels: dict[int, Tokens]) -> dict[int, Turn]:
    """The turns that labels open. An answer goes on until the next label; where only answers have one, the paragraph before it asks."""
    parts = _parts(reading, paragraphs, labels)
    turns: dict[int, Turn] = {}
    final = max(labels)
    asked_bare = ANSWER in parts.values() and QUESTION not in parts.values()
    current = None
    for (start, end), following in zip(paragraphs, [*paragraphs[1:], (-1, -1)], strict=True):
        label = labels.get(start)
        if label is not None:
            stretch = (label[1] + 1, end)
            current = start if stretch[0] < stretch[1] else None
            if current is not None:
                turns[start] = Turn(parts[label], label, label[1], (stretch,))
        elif asked_bare and following[0] in labels:
            turns[start] = Turn(QUESTION, None, None, ((start, end),))
        elif current is not None and start < final and turns[current].part == ANSWER and reading.words[start] not in ("(", "["):
            turns[current] = turns[current]._replace(stretches=(*turns[current].stretches, (start, end)))
    return turns


def _parts(reading: Reading, paragraphs: list[Tokens], labels: dict[int, Tokens]) -> dict[Tokens, str]:
    """Which labels ask and which answer: by their word, or because one of two labels mostly asks and the other does not."""
    name = {label: " ".join(reading.lower[slice(*label)]) for label in labels.values()}
    asked, counted = Counter(), Counter()
    for start, end in paragraphs:
        if start in labels:
            counted[name[labels[start]]] += 1
            asked[name[labels[start]]] += reading.words[end - 1] == "?"
    sides = sorted(counted, key=lambda side: (-asked[side] / counted[side], side))
    told: dict[str, str] = {}
    if len(sides) == 2 and min(counted.values()) > 1:
        asking, answering = sides
        if 2 * asked[asking] > counted[asking] and 4 * asked[answering] <= counted[answering]:
            told = {asking: QUESTION, answering: ANSWER}
    return {label: LETTERS.get(side) or told.get(side, NAME) for label, side in name.items()}


def _alternating(reading: Reading, paragraphs: list[Tokens]) -> dict[int, Turn]:
    """The turns of an interview without labels: paragraphs that ask, each followed by what is said in the first person."""
    asking = [number for number, paragraph in enumerate(paragraphs) if _asks(reading, *paragraph)]
    if len(asking) < FEWEST_CHANGES:
        return {}
    turns: dict[int, Turn] = {}
    answered = personal = 0
    for number, following in zip(asking, [*asking[1:], min(asking[-1] + 2, len(paragraphs))], strict=True):
        answer = tuple(paragraphs[number + 1 : following])
        turns[paragraphs[number][0]] = Turn(QUESTION, None, None, (paragraphs[number],))
        if answer:
            turns[paragraphs[number + 1][0]] = Turn(ANSWER, None, None, answer)
            answered += 1
            personal += any(reading.lower[t] in SELF and reading.quote_of[t] is None for first, last in answer for t in range(first, last))
    addressed = sum(not YOU.isdisjoint(reading.lower[slice(*paragraphs[number])]) for number in asking)
    return turns if answered >= FEWEST_CHANGES and 4 * personal >= 3 * answered and 2 * addressed >= len(asking) else {}


def _asks(reading: Reading, first: int, last: int) -> bool:
    """Whether a paragraph is a question and nothing else, outside quotation marks."""
    unquoted = all(reading.quote_of[token] is None for token in range(first, last))
    return unquoted and reading.words[last - 1] == "?" and last - first < LONGEST_QUESTION


class Conversation:
    """Who asks and who answers in an article's turns, the first of which begins at the token `start`."""

    def __init__(self, reading: Reading, people: People, start: int):
        self.reading, self.people, self.start = reading, people, start

    def person(self, part: str, label: Tokens | None) -> Person | None:
        """Who has the part in the conversation, by the label's initials first."""
        told = self.initialled(self.reading.words[label[0]]) if label and label[1] - label[0] == 1 else None
        return told or (self.interviewer() if part == QUESTION else self.interviewed() if part == ANSWER else None)

    def interviewer(self) -> Person | None:
        """Whom the article credits with the interview, else its only author."""
        article = self.reading.article
        credited = CREDIT.search(article.text)
        if not credited and len(article.authors) != 1:
            return None
        name = credited.group(1).strip() if credited else article.authors[0]
        named = (mention.person for mention in self.people.mentions if mention.person.text == name)
        return next(named, None) or Person(name.split(), self.start)

    def interviewed(self) -> Person | None:
        """The person named most often before the first turn, the first of several; no author of the article."""
        authors = {author.lower() for author in self.reading.article.authors}
        before = [mention.person for mention in self.people.mentions if mention.first < self.start]
        counted = Counter(person.text for person in before if person.text.lower() not in authors)
        return max((person for person in before if person.text in counted), key=lambda person: counted[person.text], default=None)

    def initialled(self, letters: str) -> Person | None:
        """The person whose initials a label is: "AB:"."""
        if not letters.isupper() or len(letters) < 2:
            return None
        named = (mention.person for mention in self.people.mentions)
        return next((person for person in named if "".join(word[0] for word in person.name) == letters), None)
