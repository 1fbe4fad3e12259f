"""What a figure may be about: the noun phrases around it, each with the features that the choice between them is made by.

The features are abstract (how the phrase is tied to the figure, the kind of the figure, what stands between): no word of a text is one.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose import lemma
from onrecord.prose.noun_phrases import (
    DETERMINERS,
    FARTHEST,
    FINITE,
    MODIFYING,
    NOUNS,
    is_time,
    noun_phrase,
    whole_subject,
    without_determiners,
)
from onrecord.prose.token_patterns import AHEAD, BACK, TokenPattern, read_pattern
from onrecord.prose.window import Place
from onrecord.quantities.evidence_tables import FIGURES
from onrecord.quantities.mention import Mention

YEAR = re.compile(r"(?:1[89]|20)\d\d")
NAMED = re.compile(r"[^\W\d_]")
VERBS = FINITE | {"VBN", "VBG"}
PRONOUNS = frozenset(("PRP", "WP", "WDT"))
COMPOUND_PLURAL = re.compile(r"\w[^ ]*-(?P<last>\w*(?:s|ren|men))")
NEAREST = 4
ENDS = frozenset((",", ".", ":", "CC", "IN", ""))


class Candidate(NamedTuple):
    """A noun phrase, its tokens [first, last) (none: first == last), what ties it to the figure, and its features.

    `counts` says that the figure counts just that.
    """

    first: int
    last: int
    tie: str
    counts: bool
    features: frozenset[str]


def find_candidates(at: Place, mention: Mention) -> list[Candidate]:
    """The candidates of a figure, "nothing" first."""
    kind = mention.kind
    for first, last, tie, _ in right_behind(at):
        if kind == "count" and names_several(at, last - 1):  # "350 patients a day": nothing else is counted
            return [Candidate(first, last, tie, True, frozenset((tie,)))]
    nothing = Candidate(
        at.first, at.first, "nothing", False, frozenset(("nothing", f"nothing, {kind}", f"nothing, {kind}, {before_it(at)}"))
    )
    ties = (tie for tie in (*phrases_behind(at, kind), *phrases_before(at)) if names_thing(at, *tie[:2]))
    return [nothing, *(with_features(at, kind, *tie) for tie in ties)]


def names_thing(at: Place, first: int, last: int) -> bool:
    """Whether a phrase has a letter, which every name of a thing has, and does not only say when."""
    return any(has_letter(at.written(number)) for number in range(first, last)) and not tells_when(at, first, last)


@lru_cache(10_000)
def has_letter(word: str) -> bool:
    """Whether a word has a letter; kept, for a word of thousands of figures is asked about at each of them."""
    return NAMED.search(word) is not None


def tells_when(at: Place, first: int, last: int) -> bool:
    """Whether a phrase is a time, which no figure is about: "in May", "in 2019", "last week", "a year earlier", "a day" right behind it."""
    which = {at.word(first), at.word(first - 1), at.word(last)} & lexicons.words("figure_words", "which time it was")
    if (which or first - 1 == at.last == at.behind) and is_time(at, last):
        return True
    named = at.written(first)[:1].isupper() and at.word(first) in lexicons.words("calendar")
    return first + 1 == last and (named or YEAR.fullmatch(at.written(first)) is not None)


Tie = tuple[int, int, str, frozenset[str]]


def phrases_behind(at: Place, kind: str) -> Iterator[Tie]:
    """The phrases behind a figure: `(first, last, tie, features)`."""
    yield from nouns_inside(at) if kind == "share" else ()
    yield from right_behind(at)
    yield from behind_links(at)
    yield from phrase(at, at.last + 1, "behind be", frozenset()) if lemma(at.word(at.last), at.tag(at.last)) == "be" else ()
    if at.tag(at.behind) in ("JJ", "VBN", "VBG") and at.tag(at.behind + 1) in ENDS:  # "30 wounded"
        yield at.behind, at.behind + 1, "adjective", frozenset()
    yield from behind_next_figure(at)


def nouns_inside(at: Place) -> Iterator[Tie]:
    """The nouns between the terms of a ratio: "one train in eight"."""
    inside = range(at.first + 1, at.last - 1)
    yield from ((number, number + 1, "inside", frozenset()) for number in inside if at.tag(number) in NOUNS)


def right_behind(at: Place) -> Iterator[Tie]:
    """The phrase that touches the figure's end."""
    number = skip_adverbs(at, at.behind)
    if at.tag(number) == "JJ" and names_several(at, number) and at.tag(number + 1) in ENDS:
        yield number, number + 1, "behind", frozenset()
    elif at.tag(number) not in PRONOUNS and not is_verb(at, number) and number not in at.figures or number < at.last:
        yield from phrase(at, number, "behind", frozenset((f"begins with {at.tag(number)}",)))


def names_several(at: Place, number: int) -> bool:
    """Whether a token is a plural, also one in parts that the tagger took for an adjective ("three great-grandchildren")."""
    return at.tag(number) in ("NNS", "NNPS") or is_compound_plural(at.word(number))


def is_compound_plural(word: str) -> bool:
    """Whether what stands behind the hyphen of a word is a plural."""
    compound = COMPOUND_PLURAL.fullmatch(word)
    return compound is not None and lemma(compound["last"], "NNS") != compound["last"]


def behind_links(at: Place) -> Iterator[Tie]:
    """The phrases that a preposition ties to the figure, also behind its conversion in brackets: "$5 (£4) for a lamp"."""
    for start in (at.last, closing(at)):
        link = at.word(start)
        if link in lexicons.words("figure_links"):
            pronoun = at.tag(start + 1) in PRONOUNS  # "12 of them children"
            told = parallel(at, link) | (frozenset(("a pronoun between",)) if pronoun else frozenset())
            yield from phrase(at, start + 1 + pronoun, f"behind {link}", told)


def behind_next_figure(at: Place) -> Iterator[Tie]:
    """The phrase behind the next figure, which the two may share: "14, and perhaps 22, sailors"."""
    later = next((number for number in range(at.last, min(at.closes, at.last + 8)) if number in at.figures), at.closes)
    if any(at.tag(number) == "DT" and at.word(number - 1) != "of" for number in range(at.last, later)):  # "$5 and a $6 fee"
        return
    number = next((number for number in range(later, min(at.closes, later + 6)) if number not in at.figures), at.closes)
    yield from phrase(at, number + (at.word(number) == ","), "behind the next figure", frozenset((f"after {at.word(at.last)}",)))


def phrase(at: Place, number: int, tie: str, features: frozenset[str]) -> Iterator[Tie]:
    """The noun phrase that begins at a token, if there is one."""
    found = noun_phrase(at, number)
    if found and at.written(found[0])[:1].isalnum():
        yield *found, tie, features


def skip_adverbs(at: Place, number: int) -> int:
    """The token behind the adverbs and marks that may stand before a noun phrase."""
    while at.tag(number) in ("RB", "``", "''") and at.tag(number + 1) in MODIFYING | {"RB"}:
        number += 1
    return number


def is_verb(at: Place, number: int) -> bool:
    """Whether a token is a finite verb, also one that the tagger may have taken for a noun ("about 1,000 come from Sunder")."""
    finite = at.tag(number) in FINITE and not at.written(number).isupper()  # "IS fighters"
    return finite or at.word(number) in lexicons.words("figure_verbs", "base") and at.tag(number + 1) not in NOUNS


def is_auxiliary(at: Place, number: int) -> bool:
    """Whether a token is a form of an auxiliary."""
    return lemma(at.word(number), at.tag(number)) in lexicons.words("auxiliaries")


def closing(at: Place) -> int:
    """The token behind a conversion in brackets that follows a figure, or the end of the sentence."""
    opened = at.word(at.last) == "(" and at.last + 1 in at.figures
    closes = range(at.last + 2, min(at.last + 8, at.closes)) if opened else range(0)
    return next((number + 1 for number in closes if at.word(number) == ")"), at.closes)


def parallel(at: Place, link: str) -> frozenset[str]:
    """Whether another figure of the sentence is tied to its thing by the same word: "$5 for one and $7 for the other"."""
    near = range(max(at.opens, at.first - FARTHEST), min(at.closes, at.last + FARTHEST))
    links = (number for number in near if at.word(number) == link and number != at.last)
    return frozenset(f"another figure behind its {link}" for number in links if number - 1 in at.figures)


def phrases_before(at: Place) -> Iterator[Tie]:
    """The nearest noun phrases before a figure, with what stands between; the one before a verb is taken as its whole subject."""
    number, between, rank = at.first - 1, set(), 0
    while number >= max(at.opens, at.first - FARTHEST) and rank < NEAREST and at.word(number) != ";":
        chunk = at.prose.chunk_of[number]
        if number in at.figures or chunk < 0:
            between.add(between_class(at, number))
            number -= 1
            continue
        opened, last = max(at.prose.chunks[chunk].first, at.opens), number + 1
        figure = next((token for token in range(last - 1, opened - 1, -1) if token in at.figures), opened - 1)
        first = with_name(at, without_verbs(at, without_determiners(at, figure + 1, last), last))
        number = figure if figure >= opened else min(first, opened) - 1
        while last > first and is_verb_behind(at, last - 1):
            last, between = last - 1, between | {"verb"}
        if first < last and at.tag(last - 1) in NOUNS | {"CD"}:
            rank += 1
            subject = whole_subject(at, first) if "verb" in between else first
            yield subject, last, "before", frozenset({f"rank {rank}"} | {f"{name} between" for name in between})
            between = between | {"noun"}


def without_verbs(at: Place, first: int, last: int) -> int:
    """The first token of [first, last) behind a passive that was taken into the phrase: "being awarded prizes"."""
    while first < last and (
        is_auxiliary(at, first) or is_auxiliary(at, first - 1) and (at.tag(first) in VERBS or at.word(first).endswith("ing"))
    ):
        first += 1
    return first


def is_verb_behind(at: Place, number: int) -> bool:
    """Whether the last token of a phrase is a verb that the tagger may have taken for a noun ("the war cost 500 men", not "19 seats").

    Before another verb it is a noun: "costs were $5".
    """
    noun = number - 1 in at.figures or at.tag(number + 1) in FINITE
    return not noun and at.word(number) in lexicons.words("figure_verbs", "inflected")


def with_name(at: Place, first: int) -> int:
    """The first token of a phrase, with the name that a number in it belongs to ("the Velmo 225")."""
    named = at.tag(first) == "CD" and at.tag(first - 1) in NOUNS and at.written(first - 1)[:1].isupper()
    return without_determiners(at, at.prose.chunks[at.prose.chunk_of[first - 1]].first, first) if named else first


def between_class(at: Place, number: int) -> str:
    """The class of a token between a phrase and the figure."""
    return class_between(at.tag(number), at.word(number))


@lru_cache(10_000)
def class_between(tag: str, word: str) -> str:
    """The class of a word with its tag that stands between a phrase and a figure."""
    if tag in VERBS or word in lexicons.words("changes"):
        return "verb"
    if word in lexicons.words("clause_starts"):
        return "clause"
    return {"IN": "preposition", "TO": "preposition", ",": "comma", "PRP": "pronoun"}.get(tag, "word")


def before_it(at: Place) -> str:
    """What stands right before a figure, behind the words that may stand between a verb or a preposition and it."""
    number = at.first - 1
    while at.word(number) in lexicons.words("figure_fillers") and number > at.opens:
        number -= 1
    if number < at.opens:
        return "at the beginning"
    if at.word(number) in lexicons.words("level_links"):
        return f"behind {at.word(number)}"
    return {"verb": "behind a verb", "comma": "behind a comma"}.get(between_class(at, number), f"behind {at.tag(number)[:2]}")


def with_features(at: Place, kind: str, first: int, last: int, tie: str, own: frozenset[str]) -> Candidate:
    """The candidate of a phrase, with the features of its tie, its head and its place, each also for the kind of the figure."""
    head = next((number for number in range(last - 1, first - 1, -1) if at.tag(number) in NOUNS), last - 1)
    told = {
        "time": is_time(at, first + 1) or is_time(at, last),
        "figure determined": at.tag(at.first - 1) in DETERMINERS,
        "unit within": at.behind < at.last,
        "touching": last == at.first,
        "counted by another": first - 1 in at.figures and last <= at.first,
    }
    named = (row.name for row in feature_rows() if row.holds(at, first, last, head))
    features = {tie} | {f"{tie}, {name}" for name in {*own, *named, *(name for name, true in told.items() if true)}}
    features |= {f"{name}, {kind}" for name in features}
    features.add(f"{tie}, {kind}, {before_it(at)}")
    return Candidate(first, last, tie, tie in COUNTING and kind != "share", frozenset(features))


class Feature(NamedTuple):
    """A row of data/lexicons/counted_features.tsv: a feature, and what it wants around a phrase, of its first word and of its head.

    `wants` are the patterns that are written in the row, each with its place in `PARTS`.
    """

    name: str
    wants: tuple[tuple[TokenPattern, int], ...]
    example: str

    def holds(self, at: Place, first: int, last: int, head: int) -> bool:
        """Whether the feature holds of the phrase [first, last)."""
        places = (head, first, first - 1, last)
        return all(pattern.stands(at, places[part]) for pattern, part in self.wants)


PARTS = (("head", AHEAD), ("first", AHEAD), ("before", BACK), ("behind", AHEAD))


@cache
def feature_rows() -> tuple[Feature, ...]:
    """The rows of data/lexicons/counted_features.tsv."""
    rows = []
    for row in lexicons.table("counted_features"):
        wants = ((read_pattern(row[part], FIGURES, way), number) for number, (part, way) in enumerate(PARTS) if row[part])
        rows.append(Feature(row["feature"], tuple(wants), row["example"]))
    return tuple(rows)


COUNTING = frozenset(("behind", "behind of", "behind be", "adjective", "behind the next figure"))
