"""Terms of several words: candidates inside noun phrases, ranked by C-value."""
from collections import Counter, defaultdict
from collections.abc import Iterator

from onrecord.statistics.multiword import c_value
from onrecord.terms.words import Words, default_stop_words

LONGEST = 5  # words
MINIMUM = 2  # times that a common term must occur; a name need occur once


def phrase_places(words: Words) -> dict[str, list[int]]:
    """The multi-word terms of an article, each with the numbers of the words at which it begins.

    Candidates are runs of adjectives and nouns inside a base noun phrase that end in a noun (Justeson & Katz 1995). A candidate is a term
    when it occurs twice or more and not only inside longer terms (C-value above 0), or when it is a whole run of names.
    """
    runs = list(_runs(words))
    names = {key for run in runs for key in _name_keys(words, run)}
    candidates = {key for run in runs for key in _inner_keys(words, run)} | names
    found = _occurrences(words, candidates)
    counts = {key: len(places) for key, places in found.items()}
    values = c_value(counts)
    kept = [key for key, count in counts.items() if key in names or (count >= MINIMUM and values[key] > 0)]
    shown = [form if capital else form.lower() for form, capital in zip(words.forms, words.capitals, strict=True)]
    return {_most_written(shown, found[key], len(key)): found[key] for key in sorted(kept)}


def follows_directly(words: Words, at: int) -> bool:
    """Whether only white space stands between the word before and the word number `at`, in one sentence."""
    return words.sentences[at] == words.sentences[at - 1] and words.prose.text[words.ends[at - 1] : words.starts[at]].isspace()


def _runs(words: Words) -> Iterator[list[int]]:
    """The runs of adjectives, nouns and names inside one noun phrase, as word numbers."""
    closed, chunk_of, tags = default_stop_words(), words.prose.chunk_of, words.prose.tags
    run: list[int] = []
    for at, token in enumerate(words.tokens):
        fits = chunk_of[token] >= 0 and words.terms[at] not in closed and (words.is_name[at] or tags[token][:2] in ("NN", "JJ"))
        if run and not (fits and chunk_of[token] == chunk_of[words.tokens[at - 1]] and follows_directly(words, at)):
            yield run
            run = []
        if fits:
            run.append(at)
    if run:
        yield run


def _inner_keys(words: Words, run: list[int]) -> Iterator[tuple[str, ...]]:
    """The candidates inside a run: two words or more, the last a noun."""
    terms, tags = words.terms, words.prose.tags
    for last in run[1:]:
        if words.is_name[last] or tags[words.tokens[last]].startswith("NN"):
            for first in range(max(run[0], last - LONGEST + 1), last):
                if len(set(terms[first : last + 1])) > 1:  # no "ha ha"
                    yield tuple(terms[first : last + 1])


def _name_keys(words: Words, run: list[int]) -> Iterator[tuple[str, ...]]:
    """The longest stretches of names inside a run, of two words or more."""
    stretch: list[str] = []
    for at in [*run, None]:
        if at is not None and words.capitals[at]:
            stretch.append(words.terms[at])
            continue
        if 2 <= len(stretch) <= LONGEST:
            yield tuple(stretch)
        stretch = []


def _occurrences(words: Words, keys: set[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    """All places of the keys, never overlapping, whether or not the noun phrase was recognised there."""
    sizes = defaultdict(set)
    for key in keys:
        sizes[key[0]].add(len(key))
    joined = [at > 0 and follows_directly(words, at) for at in range(len(words))]
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, term in enumerate(words.terms):
        for size in sorted(sizes.get(term, ())):
            key = tuple(words.terms[at : at + size])  # shorter at the end of the text
            if len(key) < size or key not in keys or not all(joined[at + 1 : at + size]):
                continue
            if not found[key] or found[key][-1] + size <= at:
                found[key].append(at)
    return dict(found)


def _most_written(shown: list[str], places: list[int], size: int) -> str:
    """A phrase as it is written most often, the first in the alphabet where two ways are level."""
    written = Counter(" ".join(shown[place : place + size]) for place in places)
    return min(written, key=lambda form: (-written[form], form))
