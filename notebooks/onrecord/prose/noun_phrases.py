"""Noun phrases around a figure, with what belongs to them, from the tags and the noun phrases of the prose."""

from functools import cache

from onrecord import lexicons
from onrecord.prose.token_patterns import TokenPattern, Vocabulary, read_pattern
from onrecord.prose.window import Place

DETERMINERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
MODIFYING = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS", "RBS", "RBR", "FW"}
FINITE = frozenset(("VB", "VBD", "VBP", "VBZ", "MD"))
DESCRIBING = frozenset(("JJ", "JJR", "VBN"))
LEADING = DETERMINERS | DESCRIBING | NOUNS | {"POS"}  # of a figure in a noun phrase
LONGEST, FARTHEST, MOST_ITEMS = 14, 80, 4
TESTS = Vocabulary({"figure": Place.is_figure, "hyphenated": lambda at, token: "-" in at.word(token)})
ITEM, LINK, OF, ACTIVE_IN = (
    read_pattern(pattern, TESTS)
    for pattern in (", ~:figure", "and|or !a&!an", "of ~:figure", "/JJ&!including&!according|/VBG&!including&!according|/VBN /IN")
)


def noun_phrase(at: Place, first: int) -> tuple[int, int] | None:
    """The tokens [first, last) of the noun phrase that begins at `first`, without determiners and figures, with its complement."""
    first = past_figure(at, first)
    end = base_phrase(at, first)
    if end is None:
        return None
    own = (token for token in range(first, end) if at.tag(token) not in DETERMINERS and (token == at.behind or not at.is_figure(token)))
    start = next(own, None)
    return None if start is None else (start, complement(at, end))


def past_figure(at: Place, first: int) -> int:
    """The token behind a figure that only what describes or owns stands before ("20 of the first 31 seats", "of Velm's 31"), or `first`."""
    number = first
    while at.tag(number) in LEADING:
        number += 1
    if number == first or at.tag(number - 1) in NOUNS or not at.is_figure(number):
        return first
    return next((token for token in range(number, number + LONGEST) if token not in at.figures), first)


def base_phrase(at: Place, first: int) -> int | None:
    """The end of the plain noun phrase that begins at `first`, or None."""
    start = past_determiners(at, first)
    stop = run_end(at, start)
    end = next((token for token in range(stop, start, -1) if at.tag(token - 1) in NOUNS), start)
    if end > start:
        return end
    return stop if start < stop and is_determined(at, first, start) and at.tag(stop - 1) != "CD" else None


def past_determiners(at: Place, first: int) -> int:
    """The first token from `first` on that is no determiner."""
    while at.tag(first) in DETERMINERS:
        first += 1
    return first


def is_determined(at: Place, first: int, start: int) -> bool:
    """Whether words without a noun are a noun phrase all the same: "the wounded", "a $50 fine", "one Republican"."""
    return start > first or at.tag(at.first - 1) == "DT" or at.prose.words[start][:1].isupper()


def run_end(at: Place, start: int) -> int:
    """The end of the nouns and what modifies them that stand from `start` on."""
    end = start
    while end < start + LONGEST:
        if at.word(end).endswith("-") and at.tag(end + 1) == "CC":  # "low- and middle-income"
            end += 2
        elif goes_on(at, start, end):
            end += 1
        else:
            break
    return end


def goes_on(at: Place, start: int, number: int) -> bool:
    """Whether the token goes on with the nouns and what modifies them that begin at `start`."""
    if at.tag(number) == "CC":
        return number > start and shares_noun(at, start, number)
    return (at.tag(number) in MODIFYING or is_acronym(at, number)) and (number == start or not ends_phrase(at, number))


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


def ends_phrase(at: Place, number: int) -> bool:
    """Whether the token does not go on with the phrase, by the rows of `data/lexicons/phrase_ends.tsv`."""
    return any(row.match(at, number - 1) for row in phrase_ends())


@cache
def phrase_ends() -> tuple[TokenPattern, ...]:
    """The patterns of the table, read once."""
    return tuple(read_pattern(row["pattern"], TESTS) for row in lexicons.table("phrase_ends"))


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
    number = past_items(at, end)
    items = number > end
    number += items and at.word(number) == ","
    if LINK.match(at, number) is None or at.figures.intersection(range(number + 1, number + 5)):
        return None
    if at.tag(end - 1) not in ("NNP", "NNPS") and at.tag(number + 1) in ("NNP", "VBG"):  # "12 saves and Velm won"
        return None
    after = base_phrase(at, number + 1)
    return None if after and not items and begins_clause(at, after) else after


def past_items(at: Place, end: int) -> int:
    """Past up to four items of a list, each behind a comma."""
    for _ in range(MOST_ITEMS):
        after = base_phrase(at, end + 1) if ITEM.match(at, end) else None
        end = after or end
    return end


def begins_clause(at: Place, token: int) -> bool:
    """Whether a finite verb stands at the token and another before the figure."""
    earlier = range(max(at.opens, at.first - FARTHEST), at.first)
    return at.tag(token) in FINITE and any(at.tag(before) in FINITE for before in earlier)


def prepositional(at: Place, end: int) -> int | None:
    """The end of "of X", or of "active in X", "living in X"."""
    if OF.match(at, end):
        return base_phrase(at, end + 1)
    after = base_phrase(at, end + 2) if ACTIVE_IN.match(at, end) else None
    return after if after and not is_time(at, after) else None


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
    return at.word(number) in ("and", "&") or at.tag(number) in ("IN", "TO") and at.word(number) not in lexicons.words("clause_starts")


def without_determiners(at: Place, first: int, last: int) -> int:
    """The first token of [first, last) that is no determiner, or `last`."""
    return next((number for number in range(first, last) if at.tag(number) not in DETERMINERS), last)
