"""Terms of several words: candidates inside noun phrases, ranked by C-value."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from onrecord import lexicons
from onrecord.statistics.multiword import c_value
from onrecord.terms.stopwords import default_stop_words
from onrecord.terms.words import Words

LONGEST = 5  # words
MINIMUM = 2  # times that a candidate must occur that is no name


def phrase_places(words: Words) -> dict[str, list[int]]:
    """The multi-word terms of an article, each with the numbers of the words at which it begins.

    Candidates are runs of adjectives and nouns inside a base noun phrase that end in a noun (Justeson & Katz 1995), occur twice or more and
    do not begin with one of the words in `data/lexicons/light_modifiers.txt`. A candidate is a term when its C-value is above 0 and it has
    a place of its own, outside of longer terms. A whole run of names is a term even where it occurs once.
    """
    runs = list(_runs(words))
    names = {key for run in runs for key in _name_keys(words, run)}
    found = _occurrences(words, {key for run in runs for key in _inner_keys(words, run)} | names)
    counts = {key: len(places) for key, places in found.items() if key in names or len(places) >= MINIMUM}
    values = c_value(counts)
    shown = [form if capital else form.lower() for form, capital in zip(words.forms, words.capitals, strict=True)]
    terms: dict[str, list[int]] = {}
    reach = [0] * len(words)  # for every word the end of the longest term so far that covers it
    for key in sorted(counts, key=lambda key: (-len(key), key)):
        size, places = len(key), found[key]
        if key in names or (values[key] > 0 and any(reach[at] < at + size for at in places)):
            terms[_most_written(shown, places, size)] = places
            for place in places:
                reach[place : place + size] = [max(end, place + size) for end in reach[place : place + size]]
    return terms


def _runs(words: Words) -> Iterator[list[int]]:
    """The runs of adjectives, nouns and names inside one noun phrase, as word numbers."""
    closed, chunk_of, tags = default_stop_words(), words.prose.chunk_of, words.prose.tags
    run: list[int] = []
    for at, token in enumerate(words.tokens):
        fits = chunk_of[token] >= 0 and words.terms[at] not in closed and (words.is_name[at] or tags[token][:2] in ("NN", "JJ"))
        if run and not (fits and chunk_of[token] == chunk_of[words.tokens[at - 1]] and words.joined[at]):
            yield run
            run = []
        if fits:
            run.append(at)
    if run:
        yield run


def _inner_keys(words: Words, run: list[int]) -> Iterator[tuple[str, ...]]:
    """The candidates inside a run: two words or more, the last a noun."""
    keys, tags, light = words.keys, words.prose.tags, lexicons.words("light_modifiers")
    for last in run[1:]:
        if words.is_name[last] or tags[words.tokens[last]].startswith("NN"):
            for first in range(max(run[0], last - LONGEST + 1), last):
                key = tuple(keys[first : last + 1])
                if (words.capitals[first] or key[0] not in light) and len(set(key)) > 1:  # no "ha ha"
                    yield key


def _name_keys(words: Words, run: list[int]) -> Iterator[tuple[str, ...]]:
    """The longest stretches of names inside a run, of two words or more."""
    stretch: list[str] = []
    for at in [*run, None]:
        if at is not None and words.capitals[at]:
            stretch.append(words.keys[at])
            continue
        if 2 <= len(stretch) <= LONGEST:
            yield tuple(stretch)
        stretch = []


def _occurrences(words: Words, keys: set[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    """All places of the keys, never overlapping, whether or not the noun phrase was recognised there."""
    sizes = defaultdict(set)
    for key in keys:
        sizes[key[0]].add(len(key))
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, first in enumerate(words.keys):
        for size in sorted(sizes.get(first, ())):
            key = tuple(words.keys[at : at + size])  # shorter at the end of the text
            if len(key) < size or key not in keys or not all(words.joined[at + 1 : at + size]):
                continue
            if not found[key] or found[key][-1] + size <= at:
                found[key].append(at)
    return dict(found)


def _most_written(shown: list[str], places: list[int], size: int) -> str:
    """A phrase as it is written most often, the first in the alphabet where two ways are level."""
    written = Counter(" ".join(shown[place : place + size]) for place in places)
    return min(written, key=lambda form: (-written[form], form))
