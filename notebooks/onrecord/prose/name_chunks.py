"""Names of organisations that the grammar of noun phrases takes apart: "Marsden & Spicer", "Centers for River Control and Prevention"."""

from collections.abc import Callable, Sequence

from onrecord import lexicons

Chunk = tuple[int, int]
MARKS = frozenset(('"', "(", ")"))


def joined(chunks: Sequence[Chunk | None], words: Sequence[str], lower: Sequence[str], tags: Sequence[str]) -> list[Chunk | None]:
    """For every token its noun phrase, those that are one name joined by the word between them."""
    found = list(chunks)

    def is_name(first: int, last: int) -> bool:
        return last < len(words) and words[first][0].isupper() and words[last][0].isupper() and tags[first].startswith("NN")

    for at in range(1, len(words) - 3):  # 'Rodolfo "Rudy" Estavan'
        if words[at] in MARKS and words[at + 2] in MARKS and all(tags[name] == "NNP" for name in (at - 1, at + 1, at + 3)):
            first, last = (found[at - 1] or (at - 1, at))[0], (found[at + 3] or (at + 3, at + 4))[1]
            found[first:last] = [(first, last)] * (last - first)
    for at in range(1, len(words) - 1):
        before, after = found[at - 1], found[at + 1]
        if not before or not after or found[at] or after[0] != at + 1 or not is_name(at - 1, at + 1):
            continue
        if _is_inside_name(before, after, at, lower, is_name):
            found[before[0] : after[1]] = [(before[0], after[1])] * (after[1] - before[0])
    return found


def _is_inside_name(before: Chunk, after: Chunk, at: int, lower: Sequence[str], is_name: Callable[[int, int], bool]) -> bool:
    """Whether the word at a token is part of a name: "&"; "for" or "and" in a name that begins or ends with an organisation's noun."""
    organisations = lexicons.words("organisations")
    if lower[at] == "&":
        return True
    if lower[at] in ("for", "of"):  # "[Centers] for [River Control] and [Prevention]"
        return (
            not organisations.isdisjoint((lower[at - 1], lower[at - 1].removesuffix("s")))
            and lower[after[1] : after[1] + 1] == ["and"]
            and is_name(at + 1, after[1] + 1)
        )
    if lower[at] == "and" and lower[at + 1] not in lexicons.words("given_names"):
        linked = any(lower[token] in ("for", "of") for token in range(*before))
        return linked or "'s" in lower[before[0] : before[1]] and lower[after[1] - 1] in organisations
    return False
