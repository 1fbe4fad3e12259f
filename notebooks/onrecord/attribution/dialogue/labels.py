"""The labels of turns: "Q:", "MR. SMITH:", "Jane Roe, teacher:". Paragraphs propose them by their form, points decide by name."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.dialogue.dialogue_tables import forms, pattern, total
from onrecord.prose.reading import Reading

Tokens = tuple[int, int]
# Marks of lists and of bold type, a dash or a time of day may stand before a label.
TIME = r"[\[(]?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?[\])]?[\s:–—-]+"
LEAD = re.compile(rf"[*_>•·\s]*(?:[—–-]\s)?(?P<time>{TIME})?[*_]*")
# A label is looked for in the first characters of a paragraph.
REACH = 160
# So many names that have points for speaking make each likelier.
SEVERAL = 3
PARTICLES = lexicons.words("name_particles")


class Label(NamedTuple):
    """A label by tokens: where its paragraph begins, its form, the name in it, all of it with what it adds to the name, its mark where it
    has one, and where the words begin.
    """

    paragraph: int
    form: str
    name: Tokens
    source: Tokens
    mark: int | None
    start: int


class Group(NamedTuple):
    """The labels of one name in an article, what is said after each, and how often the article has each word."""

    reading: Reading
    labels: list[Label]
    said: list[str]
    counted: Counter[str]

    @property
    def words(self) -> list[str]:
        """The words of the name in small letters, where it is written fullest."""
        return max((name_words(self.reading, label) for label in self.labels), key=len)

    @property
    def roles(self) -> list[str]:
        """The words of the label in small letters, the name's too."""
        return [word for label in self.labels for word in self.reading.lower[slice(*label.source)]]

    def share(self, *features: str) -> float:
        """The share of what is said that has one of the features of paragraphs."""
        return sum(any(pattern(feature).search(text) for feature in features) for text in self.said) / len(self.said)


PRESENT = ("ends in a question mark", "speaks of itself", "speaks to somebody", "asks for a telling")
# What may speak for or against the labels of one name: the features of "label" in dialogue_points.tsv.
TESTS: dict[str, Callable[[Group], bool]] = {
    "always": lambda group: True,
    "letter": lambda group: group.labels[0].form == "letter",
    "word for who asks or answers": lambda group: generic_part(group.words) is not None,
    "word that heads a note": lambda group: not heads().isdisjoint((" ".join(group.words), group.words[0])),
    "comes back": lambda group: len(group.labels) > 1,
    "comes back often": lambda group: len(group.labels) > 2,
    "title or role": lambda group: not callings().isdisjoint(group.roles),
    "behind a time": lambda group: any(opens_with_time(group.reading, label.paragraph) for label in group.labels),
    "description": lambda group: any(label.source[1] > label.name[1] for label in group.labels),
    "outlet": lambda group: not lexicons.words("organisations", "media").isdisjoint(group.roles),
    "full name": lambda group: len(group.words) > 1 and bodies().isdisjoint(group.words),
    "capitals": lambda group: len(group.words[0]) > 1 and written(group).isupper(),
    "place": lambda group: not lexicons.words("places").isdisjoint((" ".join(group.words), group.words[-1])),
    "common noun": lambda group: not written(group).isupper() and group.reading.tags[group.labels[0].name[1] - 1] not in ("NNP", "NNPS"),
    "written small elsewhere": lambda group: group.counted[group.words[-1]] > 0,
    "named elsewhere": lambda group: (
        sum(group.counted[word] for word in {written(group).split()[-1], group.words[-1].capitalize()}) > len(group.labels)
    ),
    "asks or speaks of itself": lambda group: group.share(*PRESENT) >= 0.5,
    "speaks of nobody present": lambda group: group.share(*PRESENT) == 0,
    "goes on in small letters": lambda group: sum(text[:1].islower() for text in group.said) * 2 > len(group.said),
    "number follows": lambda group: sum(text[:1].isdigit() for text in group.said) * 2 > len(group.said),
    "alone in the headline": lambda group: len(group.labels) == 1 and group.labels[0].paragraph == 0,
    "ends in a verb": lambda group: group.reading.tags[group.labels[0].source[1] - 1].startswith(("VBD", "VBZ", "VBP")),
    "line": lambda group: group.labels[0].form == "line",
    "dash": lambda group: group.labels[0].form == "dash",
}


@cache
def heads() -> frozenset[str]:
    """Words that stand before a colon and speak for nobody."""
    return lexicons.words("label_words", "note")


@cache
def callings() -> frozenset[str]:
    """Titles and roles."""
    return lexicons.words("titles") | lexicons.words("roles")


@cache
def bodies() -> frozenset[str]:
    """Words that no person's name holds."""
    return lexicons.words("organisations") | lexicons.words("impersonal_names")


def written(group: Group) -> str:
    """The name as its first label writes it."""
    return " ".join(group.reading.words[slice(*group.labels[0].name)])


def generic_part(words: list[str]) -> str | None:
    """The part ("question" or "answer") that a label without a name has."""
    part = lexicons.classes("label_words").get("".join(words[-1:]).rstrip(".").rstrip("0123456789"))
    return part if part != "note" else None


def name_words(reading: Reading, label: Label) -> list[str]:
    """The words of a label's name in small letters, without titles and roles before it."""
    return [word.lower() for word in bare_name(reading.words[slice(*label.name)])]


def bare_name(words: list[str]) -> list[str]:
    """The words of a name behind the last title, role or small word, where something stands there: "Harbour master Ines Aro"."""
    before = [number for number, word in enumerate(words) if word.lower() in callings() or word.islower() and word not in PARTICLES]
    named = [word for word in words[max(before, default=-1) + 1 :] if word[0].isalnum()]
    return named or words


def opens_with_time(reading: Reading, token: int) -> bool:
    """Whether a paragraph begins with a time of day, as those of live blogs do."""
    start = reading.span(token, token + 1)[0]
    opened = LEAD.match(reading.text, start, start + REACH)
    return opened is not None and opened["time"] is not None


def find_labels(reading: Reading, paragraphs: list[Tokens], said: Callable[[int, int], str]) -> list[list[Label]]:
    """The labels of an article, those of one name together; `said` gives the text of tokens to judge by."""
    read = (read_label(reading, *paragraph) for paragraph in paragraphs)
    ends = [paragraph[1] for paragraph in paragraphs]
    found = [(label, end) for label, end in zip(read, ends, strict=True) if label]
    count = Counter(reading.words) if found else Counter()
    following = dict(zip(ends, paragraphs[1:], strict=False))
    groups: dict[str, Group] = {}
    names = _full_names(reading, [label for label, _ in found])
    for label, end in found:
        key = " ".join(name_words(reading, label)).rstrip("0123456789.")
        group = groups.setdefault(names.get(key, key), Group(reading, [], [], count))
        group.labels.append(label)
        group.said.append(said(label.start, end) if label.start < end else said(*following.get(end, (end, end))))
    return [group.labels for group in accepted(list(groups.values()))]


def _full_names(reading: Reading, labels: list[Label]) -> dict[str, str]:
    """{"roe": "jane roe", "jane": "jane roe"} for the labels with a name of several words."""
    short: dict[str, set[str]] = defaultdict(set)
    for words in (name_words(reading, label) for label in labels):
        for word in words[:: max(1, len(words) - 1)]:
            short[word].add(" ".join(words))
    longer = {word: sorted(names - {word}) for word, names in short.items()}
    return {word: names[0] for word, names in longer.items() if len(names) == 1}


def features(group: Group) -> set[str]:
    """The features of the labels of one name."""
    return {name for name, test in TESTS.items() if test(group)}


def accepted(groups: list[Group]) -> list[Group]:
    """The names that are labels of turns."""
    found = [features(group) for group in groups]
    speaking = sum(bool(own & {"asks or speaks of itself", "comes back"}) for own in found)
    shared = {"one of several"} if speaking >= SEVERAL else set()
    shared |= {"beside other labels"} if any(total("label", own | shared) > 0 for own in found) else set()
    return [group for group, own in zip(groups, found, strict=True) if total("label", own | shared) > 0]


def read_label(reading: Reading, first: int, last: int) -> Label | None:
    """What stands at the beginning of a paragraph in the form of a label, whether it is one or not."""
    start, end = reading.span(first, last)
    limit = min(end, start + REACH)
    opened = LEAD.match(reading.text, start, limit)
    assert opened is not None  # it may be empty
    matches = ((form, known.match(reading.text, opened.end(), limit)) for form, known in forms())
    form, match = next(((form, match) for form, match in matches if match), ("", None))
    if match is None:
        return None
    prose = reading.prose
    name = prose.token_from(match.start("name")), prose.token_before(match.end("name"))
    mark = prose.token_from(match.start("mark")) if match["mark"] else None
    if name[0] >= name[1] or reading.quote_of[name[0]] is not None:
        return None
    start = next((token for token in range(prose.token_before(match.end()), last) if reading.words[token] not in ("*", "_")), last)
    return Label(first, form, name, (name[0], max(name[1], mark or 0) if "role" in match.groupdict() else name[1]), mark, start)
