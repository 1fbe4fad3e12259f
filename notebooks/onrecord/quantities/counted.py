"""The counted thing: the noun phrase that a figure counts or measures, with its complement, found through the prose's noun phrases."""
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose import Prose
from onrecord.quantities.mentions import Mention

COPULA = frozenset(("were", "are", "was", "is", "be", "been", "being", "became", "become"))
DETERMINERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
ADJECTIVES = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS", "RBS", "RBR", "FW"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
MODIFYING = ADJECTIVES | NOUNS
VERBS = frozenset(("VB", "VBD", "VBP", "VBZ", "MD", "VBN", "VBG"))
PRONOUNS = frozenset(("PRP", "WP", "WDT"))
FINITE = frozenset(("VB", "VBD", "VBP", "VBZ", "MD"))
MOVES = frozenset(("up", "down"))
ENDS = frozenset((",", ".", ":", "CC", "IN", ""))
LINKS = frozenset(("of", "worth", "in", "for"))
LONGEST, FARTHEST = 14, 80


class Place(NamedTuple):
    """Where a figure stands: its tokens [first, last), the sentence's tokens [opens, closes), and the tokens of all the sentence's figures.

    `behind` is the token that holds the next character behind the figure: the last of its own in "12-page".
    """

    prose: Prose
    first: int
    last: int
    opens: int
    closes: int
    behind: int
    figures: frozenset[int] = frozenset()

    def tag(self, number: int) -> str:
        """The tag of the token `number`, "" outside of the sentence."""
        return self.prose.tags[number] if self.opens <= number < self.closes else ""

    def word(self, number: int) -> str:
        """The token `number` in lower case, "" outside of the sentence."""
        return self.prose.lower[number] if self.opens <= number < self.closes else ""


def noun_phrase(at: Place, first: int) -> tuple[int, int] | None:
    """The tokens [first, last) of the noun phrase that begins at `first`, without determiners and figures, with its complement."""
    end = base_phrase(at, first)
    if end is None:
        return None
    start = first
    while start < end and (at.tag(start) in DETERMINERS or start in at.figures and start != at.behind):
        start += 1
    return (start, complement(at, end)) if start < end else None


def base_phrase(at: Place, first: int) -> int | None:
    """The end of the plain noun phrase that begins at `first`, or None."""
    start = first
    while at.tag(start) in DETERMINERS:
        start += 1
    end = start
    while end < start + LONGEST:
        if at.word(end).endswith("-") and at.tag(end + 1) == "CC":  # "low- and middle-income"
            end += 2
        elif at.tag(end) in MODIFYING and (end not in at.figures or end == start or end - 1 in at.figures) and not ends_phrase(at, end, start):
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


def ends_phrase(at: Place, number: int, start: int) -> bool:
    """Whether the token does not belong to the nouns before it: a day ("two debates Monday"), or a verb taken for a noun or an adjective."""
    if number == start or at.tag(number - 1) not in NOUNS:
        return False
    if at.word(number) in lexicons.words("calendar", "weekday"):
        return at.tag(number - 1) != "NNP"
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


def counted_behind(at: Place) -> tuple[int, int] | None:
    """What a count counts: the noun phrase behind the figure, behind its "of" ("of them children"), or behind "were"."""
    number = at.behind
    while at.tag(number) in ("RB", "``", "''") and at.tag(number + 1) in MODIFYING | {"RB"}:
        number += 1
    if at.word(number) == "of":
        return noun_phrase(at, number + (2 if at.tag(number + 1) in PRONOUNS else 1))
    if at.word(number) in COPULA and at.word(at.first - 1) != "of":
        found = noun_phrase(at, number + 1)
        return found if found and at.tag(found[0]) not in VERBS else None
    if number in at.figures and number >= at.last or at.tag(number) in FINITE | DETERMINERS:
        return None
    if at.tag(number) in ("JJ", "VBN", "VBG") and at.tag(number + 1) in ENDS:  # "30 wounded"
        return number, number + 1
    return noun_phrase(at, number)


def measured(at: Place) -> tuple[int, int] | None:
    """What a sum, a share or a measure is about: "10% of X", "a $5 fee", "$5 in damages", else what stands before it."""
    if at.word(at.last) == "(" and at.last + 1 in at.figures:  # behind a conversion in brackets
        closes = next((number for number in range(at.last + 2, min(at.last + 8, at.closes)) if at.word(number) == ")"), None)
        at = at._replace(last=closes + 1) if closes else at
    linked = at.word(at.last) in LINKS
    if linked or at.tag(at.last) in MODIFYING and at.last not in at.figures and at.word(at.last) not in lexicons.words("dimensions"):
        found = noun_phrase(at, at.last + linked)
        if found and not is_time(at, found[1]) and not (at.tag(found[0]) == "NNP" and at.word(at.last) != "of"):
            adverbial = at.word(at.last) in ("in", "for") and (at.tag(found[1]) == "IN" or at.tag(found[0]) in ("CD", "VBG"))
            if not adverbial:
                return found
    return phrase_before(at)


def phrase_before(at: Place) -> tuple[int, int] | None:
    """The nearest noun phrase before the figure ("a fine of $5", "cut the rate to 5%"), or the subject of the verb that stands between."""
    chunks, chunk_of = at.prose.chunks, at.prose.chunk_of
    number, verb = at.first - 1, False
    while number >= max(at.opens, at.first - FARTHEST) and at.word(number) != ";":
        chunk = chunk_of[number]
        if number in at.figures or chunk < 0:
            verb = verb or at.tag(number) in VERBS or at.word(number) in MOVES
            number -= 1
            continue
        first, last = max(chunks[chunk].first, at.opens), number + 1
        figure = next((token for token in range(last - 1, first - 1, -1) if token in at.figures), first - 1)
        first = figure + 1
        while first < last and at.tag(first) in DETERMINERS:
            first += 1
        if last - first > 1 and at.word(last - 1) in lexicons.words("figure_verbs", "inflected"):
            last, verb = last - 1, True
        number = chunks[chunk].first - 1
        if first == last or at.tag(last - 1) not in NOUNS or is_time(at, last) or not at.word(last - 1)[:1].isalnum():
            if at.tag(last - 1) in ("PRP", "EX") and verb and at.tag(number) != "IN":
                return None
            continue
        if at.prose.words[last - 1] in lexicons.words("light_nouns") or at.word(last - 1) in lexicons.words("modifiers"):
            continue
        return (whole_subject(at, first) if verb else first), last
    return None


def whole_subject(at: Place, first: int) -> int:
    """The first token of the subject whose last noun phrase begins at `first`: "exports to China", "shares of Ross and Burlington"."""
    start = first
    while start > at.opens:
        link = start - 1
        while at.tag(link) in DETERMINERS:
            link -= 1
        chunk = at.prose.chunk_of[link - 1] if link - 1 >= at.opens else -1
        joined = at.tag(link) in ("IN", "TO") and at.word(link) not in ("that", "while", "as", "because", "if", "since", "although", "after", "before") \
            or at.word(link) == "and"
        if not joined or chunk < 0 or at.figures.intersection(range(at.prose.chunks[chunk].first, link)) or first - at.prose.chunks[chunk].first > LONGEST:
            break
        if is_time(at, link) or at.tag(link - 1) not in NOUNS:
            break
        start = at.prose.chunks[chunk].first
    while start < first and at.tag(start) in DETERMINERS:
        start += 1
    return start


class Counted(NamedTuple):
    """The characters [start, end) of the article that name what a figure is about; `counts` says that the figure counts just that."""

    start: int
    end: int
    counts: bool


def find_counted(at: Place, mention: Mention, sentence_start: int) -> Counted | None:
    """What the mention counts or measures, or None.

    A count takes the noun phrase behind it; a stretch of time the phrase that its unit heads ("years in prison"); a sum, a share, a measure or
    a level what it is said of.
    """
    prose, end = at.prose, sentence_start + mention.end
    if mention.unit and mention.unit.kind == "duration" and not mention.elided:
        behind = at.last + (at.word(at.last) in ("of", "in"))
        phrase = noun_phrase(at, behind) if behind > at.last or at.tag(behind) in MODIFYING else None
        good = phrase and not is_time(at, phrase[1]) and at.tag(phrase[0]) != "NNP"
        return Counted(sentence_start + mention.unit_start, prose.ends[phrase[1] - 1] if good else end, True)
    whole = mention.style == "part" and at.tag(at.behind) in DETERMINERS
    found = (noun_phrase(at, at.behind) if whole else counted_behind(at)) if mention.unit is None else None
    if found:
        start, stop = max(prose.starts[found[0]], end), prose.ends[found[1] - 1]
        while start < stop - 1 and not prose.text[start].isalnum():
            start += 1
        return Counted(start, stop, mention.style not in ("part", "ratio"))
    if mention.unit is None and mention.style not in ("part", "ratio") and not is_level(at):
        return None
    older = mention.unit is not None and mention.unit.kind == "age" and not mention.unit_start  # "people over 65"
    found = phrase_before(at) if older else measured(at)
    return Counted(prose.starts[found[0]], prose.ends[found[1] - 1], False) if found else None


def is_level(at: Place) -> bool:
    """Whether a bare number is the level of something ("rose to 6,300", "a total of 200"), or stands in brackets."""
    number = at.first - 1
    while at.tag(number) in ("RB", "JJR", "RBR", "DT", "$") or at.word(number) in ("about", "than"):
        number -= 1
    return at.word(number) in ("to", "at", "of", "by", "from", "(")
