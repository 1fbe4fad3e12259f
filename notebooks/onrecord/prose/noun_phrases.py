"""Noun phrases around a figure, with what belongs to them, from the tags and the noun phrases of the prose."""

from onrecord import lexicons
from onrecord.prose.window import Place

DETERMINERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
MODIFYING = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS", "RBS", "RBR", "FW"}
FINITE = frozenset(("VB", "VBD", "VBP", "VBZ", "MD"))
CLAUSES = frozenset(("that", "while", "as", "because", "if", "since", "although", "after", "before"))
DESCRIBING = frozenset(("JJ", "JJR", "VBN"))
LONGEST, FARTHEST = 14, 80


def noun_phrase(at: Place, first: int) -> tuple[int, int] | None:
    """The tokens [first, last) of the noun phrase that begins at `first`, without determiners and figures, with its complement."""
    first = past_figure(at, first)
    end = base_phrase(at, first)
    if end is None:
        return None
    start = first
    while start < end and (at.tag(start) in DETERMINERS or start in at.figures and start != at.behind):
        start += 1
    return (start, complement(at, end)) if start < end else None


def past_figure(at: Place, first: int) -> int:
    """The token behind a figure that only a determiner and what describes stand before ("20 of the first 31 seats"), or `first`."""
    number = first
    while at.tag(number) in DETERMINERS | DESCRIBING:
        number += 1
    if number == first or number not in at.figures:
        return first
    return next((token for token in range(number, number + LONGEST) if token not in at.figures), first)


def base_phrase(at: Place, first: int) -> int | None:
    """The end of the plain noun phrase that begins at `first`, or None."""
    start = first
    while at.tag(start) in DETERMINERS:
        start += 1
    end = start
    while end < start + LONGEST:
        if at.word(end).endswith("-") and at.tag(end + 1) == "CC":  # "low- and middle-income"
            end += 2
        elif end > start and at.tag(end) == "CC" and shares_noun(at, start, end):
            end += 1
        elif (at.tag(end) in MODIFYING or is_acronym(at, end)) and not ends_phrase(at, end, start):
            end += 1
        else:
            break
    stop = end
    while end > start and at.tag(end - 1) not in NOUNS:
        end -= 1
    determined = start > first or at.tag(at.first - 1) == "DT" or start < stop and at.prose.words[start][:1].isupper()
    if end == start < stop and determined and at.tag(stop - 1) != "CD":  # "the wounded", "a $50 fine", "one Republican"
        return stop
    return end if end > start else None


def shares_noun(at: Place, start: int, number: int) -> bool:
    """Whether the "and" at `number` joins what describes one noun: "public and private schools", "12 combat and civilian deaths"."""
    counted = start - 1 in at.figures and at.word(start - 1) != "one"
    before = DESCRIBING | {"NN"} if counted else DESCRIBING
    if at.tag(number - 1) not in before or at.tag(number + 1) not in DESCRIBING | {"NN", "VBG"}:
        return False
    end = next((token for token in range(number + 1, number + LONGEST) if at.tag(token) not in MODIFYING), number)
    return at.tag(end - 1) == "NNS"


def is_acronym(at: Place, number: int) -> bool:
    """Whether a token is an acronym before a noun, whatever its tag ("IS fighters")."""
    capitals = len(at.word(number)) > 1 and at.written(number).isupper()
    return capitals and at.tag(number + 1) in NOUNS and not at.written(number + 1).isupper()


def ends_phrase(at: Place, number: int, start: int) -> bool:
    """Whether the token does not go on with the phrase: a new figure, a day ("two debates Monday"), a verb taken for a noun."""
    if number == start:
        return False
    if number in at.figures and number - 1 not in at.figures:
        return True
    if at.tag(number - 1) not in NOUNS:
        return False
    if at.tag(number - 1) == "NNS" and at.tag(number) in ("NNP", "NNPS"):  # "reasons Velm gave"
        return True
    if at.word(number) in lexicons.words("calendar", "weekday"):
        return at.tag(number - 1) != "NNP"
    if at.tag(number) == "VBG" and at.tag(number - 1) in ("NNS", "NNPS"):  # "voters supporting Roe"
        return True
    if at.tag(number) == "VBN":
        return "-" not in at.word(number)
    return at.tag(number - 1) in ("NNS", "NNPS") and at.word(number) in lexicons.words("figure_verbs")


def complement(at: Place, end: int) -> int:
    """The end of the noun phrase with what belongs to it: ", X and Y", "of X", "active in X", behind the token before `end`."""
    limit = end + LONGEST
    while end < limit:
        grown = coordinated(at, end) or prepositional(at, end)
        if not grown:
            break
        end = grown
    return end


def coordinated(at: Place, end: int) -> int | None:
    """The end of ", children and relatives" or "and Syria"; None where a verb or a figure behind shows that a new clause begins."""
    number, items = end, 0
    while at.word(number) == "," and number + 1 not in at.figures and (after := base_phrase(at, number + 1)) and items < 4:
        number, items = after, items + 1
    if at.word(number) == "," and items:
        number += 1
    if at.word(number) not in ("and", "or") or at.word(number + 1) in ("a", "an") or at.figures.intersection(range(number + 1, number + 5)):
        return None
    if at.tag(end - 1) not in ("NNP", "NNPS") and at.tag(number + 1) in ("NNP", "VBG"):  # "12 saves and Velm won"
        return None
    after = base_phrase(at, number + 1)
    earlier = range(max(at.opens, at.first - FARTHEST), at.first)
    new_clause = after and at.tag(after) in FINITE and not items and any(at.tag(token) in FINITE for token in earlier)
    return None if new_clause else after


def prepositional(at: Place, end: int) -> int | None:
    """The end of "of X", or of "active in X", "living in X"."""
    if at.word(end) == "of" and end + 1 not in at.figures:
        return base_phrase(at, end + 1)
    if at.tag(end) in ("JJ", "VBG", "VBN") and at.tag(end + 1) == "IN" and at.word(end) not in ("including", "according"):
        after = base_phrase(at, end + 2)
        return after if after and not is_time(at, after) else None
    return None


def is_time(at: Place, end: int) -> bool:
    """Whether the noun phrase that ends before `end` says when."""
    return at.word(end - 1) in lexicons.words("nouns_of_time") or at.tag(end - 1) == "CD"


def whole_subject(at: Place, first: int) -> int:
    """The first token of the subject whose last noun phrase begins at `first`: "exports to China", "shares of Ross and Burlington"."""
    chunks, start = at.prose.chunks, first
    while True:
        link = start - 1
        while at.tag(link) in DETERMINERS:
            link -= 1
        chunk = at.prose.chunk_of[link - 1] if link > at.opens else -1
        if chunk < 0 or not is_link(at, link) or at.tag(link - 1) not in NOUNS or is_time(at, link):
            break
        if first - chunks[chunk].first > LONGEST or at.figures.intersection(range(chunks[chunk].first, link)):
            break
        start = chunks[chunk].first
    return without_determiners(at, start, first)


def is_link(at: Place, number: int) -> bool:
    """Whether the token joins two noun phrases into one: a preposition or "and"."""
    return at.word(number) in ("and", "&") or at.tag(number) in ("IN", "TO") and at.word(number) not in CLAUSES


def without_determiners(at: Place, first: int, last: int) -> int:
    """The first token of [first, last) that is no determiner, or `last`."""
    return next((number for number in range(first, last) if at.tag(number) not in DETERMINERS), last)
