"""Names that the grammar of noun phrases takes apart: "Marsden & Spicer", "Rivers Without Borders", 'Joe "Bo" Roe'."""

from collections.abc import Callable, Sequence

from onrecord import lexicons
from onrecord.prose.token_patterns import Vocabulary, read_pattern
from onrecord.prose.window import Window

Chunk = tuple[int, int]
Chunks = list[Chunk | None]
MARKS = frozenset(('"', "(", ")"))
NICKNAME, NAMES = (read_pattern(pattern, Vocabulary()) for pattern in ('/NNP "|(|) /NNP "|(|) /NNP', "^&/NN+ _ ^"))


def joined(chunks: Sequence[Chunk | None], window: Window) -> Chunks:
    """For every token of an article its noun phrase, those that are one name joined by what stands between them."""
    found = list(chunks)
    for at in range(1, len(found) - 3):
        if window.words[at] in MARKS and NICKNAME.match(window, at - 1):
            _join(found, found[at - 1] or (at - 1, at), found[at + 3] or (at + 3, at + 4))
    for at in range(1, len(found) - 1):
        before, after = found[at - 1], found[at + 1]
        links = LINKS.get(window.lower[at])
        if links and before and after and not found[at] and NAMES.match(window, at - 1) and links(window, before, after):
            _join(found, before, after)
    return found


def _join(found: Chunks, before: Chunk, after: Chunk) -> None:
    """Make one noun phrase of two and of what stands between them."""
    found[before[0] : after[1]] = [(before[0], after[1])] * (after[1] - before[0])


def _in_any_name(window: Window, before: Chunk, after: Chunk) -> bool:
    """The word stands between names only inside a name."""
    return True


def _in_capitals(window: Window, before: Chunk, after: Chunk) -> bool:
    """Whether the word is written as part of a name: "[Rivers] Without [Borders]"."""
    return window.written(before[1])[:1].isupper()


def _in_fields(window: Window, before: Chunk, after: Chunk) -> bool:
    """Whether an organisation's noun stands before the word, and two names behind it: "[Centers] for [River Control] and [Prevention]"."""
    head = window.lower[before[1] - 1]
    two = window.word(after[1]) == "and" and window.written(after[1] + 1)[:1].isupper() and window.written(after[0])[:1].isupper()
    return two and window.tag(after[0]).startswith("NN") and not lexicons.words("organisations").isdisjoint((head, head.removesuffix("s")))


def _in_organisation(window: Window, before: Chunk, after: Chunk) -> bool:
    """Whether "and" joins what an organisation is for, and no people: "[Centers for River Control] and [Prevention]"."""
    words = window.lower[slice(*before)]
    owned = "'s" in words and window.lower[after[1] - 1] in lexicons.words("organisations")
    return (owned or not JOINING.isdisjoint(words)) and window.lower[after[0]] not in lexicons.words("given_names")


JOINING = frozenset(("for", "of"))
LINKS: dict[str, Callable[[Window, Chunk, Chunk], bool]] = {
    "&": _in_any_name,
    "without": _in_capitals,
    "against": _in_capitals,
    "for": _in_fields,
    "of": _in_fields,
    "and": _in_organisation,
}
