"""Cues: the words that hand a claim to a source, with their stance and what they take as content (`data/lexicons/cues.tsv`)."""

from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.reading import FINITE, Reading, Unit

HAVE = frozenset(("have", "'ve", "has", "had", "having", "'d", "'s"))
BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re", "'s"))
DO = frozenset(("do", "does", "did"))
ADVERBS = frozenset(("further", "later", "earlier", "once", "then", "also", "first"))
UNSAID = frozenset(["decline", "declines", "declined", "refuse", "refuses", "refused", "fail", "fails", "failed", "hesitate"])
QUESTION = lexicons.words("complement_words", "question")
GOING_ON = lexicons.words("going_on")
# Who asks to stay unnamed makes no claim.
UNNAMED = frozenset(["named", "identified", "quoted", "remain", "anonymous", "unnamed"])


class Entry(NamedTuple):
    """A cue of the lexicon: its stance and what it takes as content."""

    stance: str
    takes: frozenset[str]


class Cue(NamedTuple):
    """A cue in the article: its tokens [first, last), the word that carries it, its lemma and entry, and its form.

    Forms: finite, participle, infinitive, passive, according, noun, mark (a colon or dash).
    """

    first: int
    last: int
    word: int
    lemma: str
    stance: str
    takes: frozenset[str]
    form: str


@cache
def verbs() -> dict[str, Entry]:
    """The verbs of saying, by lemma; two words where a particle belongs to the verb."""
    return {row["cue"]: Entry(row["stance"], frozenset(row["takes"].split())) for row in lexicons.table("cues")}


def find_cues(reading: Reading, unit: Unit) -> list[Cue]:
    """The cues of a unit that stand outside quotation marks, in order."""
    found = []
    token = unit.first
    while token < unit.last:
        quoted = reading.quote_of[token]
        if quoted is not None:
            token = quoted.last
            continue
        cue = _cue_at(reading, unit, token)
        if cue is not None:
            found.append(cue)
        token += 1
    return found


def _cue_at(reading: Reading, unit: Unit, token: int) -> Cue | None:
    word, tag = reading.lower[token], reading.tags[token]
    if word == "according" and reading.lower[token + 1 : token + 2] == ["to"]:
        return Cue(token, token + 2, token, "according to", "neutral", frozenset(("that",)), "according")
    lemma = reading.lemma(token)
    if tag.startswith("VB"):
        return _verb_cue(reading, unit, token, lemma)
    return _noun_cue(reading, unit, token, lemma) if tag.startswith("NN") else None


def _noun_cue(reading: Reading, unit: Unit, token: int, lemma: str) -> Cue | None:
    """A noun of saying before "that", before "to" where it promises, or with "that" after whoever it comes from."""
    stance = lexicons.classes("cue_nouns").get(lemma)
    if stance is None or token + 1 >= unit.last:
        return None
    follows, near = reading.lower[token + 1], reading.lower[token + 2 : min(unit.last, token + 12)]
    takes = frozenset(("that", "to")) if stance == "promise" else frozenset(("that",))
    exists = "EX" in reading.tags[unit.first : token] and "that" in reading.lower[token : min(unit.last, token + 6)]
    if follows in (",", ":") and token + 2 < unit.last and reading.quote_of[token + 2] and _owner(reading, token):
        return Cue(token, token + 1, token, lemma, stance, takes, "noun")
    if follows in takes or exists or follows in ("from", "by") and "that" in near:
        return Cue(token, token + 1, token, lemma, stance, takes, "noun")
    return None


def _owner(reading: Reading, noun: int) -> bool:
    """Whether the noun phrase of a noun has a possessor: "in Roe's words"."""
    first, last = reading.chunk_at(noun) or (noun, noun)
    return any(tag in ("POS", "PRP$") for tag in reading.tags[first:last])


def _verb_cue(reading: Reading, unit: Unit, token: int, lemma: str) -> Cue | None:
    last = token + 1
    entry = None
    if last < unit.last:
        entry = verbs().get(f"{lemma} {reading.lower[last]}")
        last += entry is not None
    entry = entry or verbs().get(lemma)
    if entry is None:
        return None
    first, auxiliaries = verb_group_start(reading, unit, token)
    if reading.lower[last : last + 2] == ["as", "saying"]:
        return Cue(first, last + 2, last + 1, "say", "neutral", verbs()["say"].takes, "finite")
    form = _form(reading, token, first, auxiliaries) or _only_verb(reading, unit, token)
    if lemma in ("ask", "request") and not UNNAMED.isdisjoint(reading.lower[last : last + 5]):
        return None
    if form is None or any(word in UNSAID for word in auxiliaries):
        return None
    return Cue(first, last, token, lemma, entry.stance, entry.takes, form)


def verb_group_start(reading: Reading, unit: Unit, verb: int) -> tuple[int, list[str]]:
    """Where the verb group of `verb` begins, with the auxiliaries found from right to left."""
    auxiliaries: list[str] = []
    first = token = verb
    while token > unit.first and reading.quote_of[token - 1] is None:
        word, tag = reading.lower[token - 1], reading.tags[token - 1]
        auxiliary = (word in HAVE or word in BE or word in DO) and tag != "POS" or tag in ("MD", "TO")
        governs = tag.startswith("VB") and auxiliaries[-1:] == ["to"] or word in GOING_ON and "to" in auxiliaries
        if auxiliary or governs:
            auxiliaries.append(word)
            first = token - 1
        elif tag in ("RB", "RBR") or word in ADVERBS:
            first = token - 1
        else:
            break
        token -= 1
    return first, auxiliaries


def _only_verb(reading: Reading, unit: Unit, verb: int) -> str | None:
    """Finite, where a participle behind an apposition is the only verb of its unit: "Roe, a clerk, called for"."""
    if reading.tags[verb] != "VBN" or reading.words[verb - 1] != ",":
        return None
    outside = (token for token in range(unit.first, unit.last) if reading.quote_of[token] is None)
    return None if any(reading.tags[token] in FINITE for token in outside) else "finite"


def _form(reading: Reading, verb: int, first: int, auxiliaries: list[str]) -> str | None:
    """The form of a verb of saying, by the first row of `cue_forms.tsv` that fits; None where it says nothing here."""
    facts = _facts(reading, verb, first, auxiliaries)
    return next(row["form"] for row in lexicons.table("cue_forms") if lexicons.holds(row["facts"], facts.__getitem__)) or None


def _facts(reading: Reading, verb: int, first: int, auxiliaries: list[str]) -> dict[str, bool]:
    """What can be said of a verb, of its auxiliaries (from right to left) and of what stands before its group."""
    nearest, word = "".join(auxiliaries[:1]), reading.lower[verb]
    return {
        "-ing": reading.tags[verb] == "VBG",
        "base": reading.tags[verb] == "VB",
        "past participle": reading.tags[verb] == "VBN",
        "be before": nearest in BE and (nearest, word) != ("'s", "said"),
        "have before": nearest in HAVE,
        "to before": nearest == "to",
        "several auxiliaries": len(auxiliaries) > 1,
        "phrase before": bool(auxiliaries) or reading.chunk_at(first - 1) is not None,
        "pause before": reading.ends_quote_or_comma(first - 1),
        "asked of somebody": word == "asked" and _has_been_asked(reading, verb),
    }


def _has_been_asked(reading: Reading, verb: int) -> bool:
    """Whether "asked" tells what somebody was asked: "Asked whether …, she nodded", "when asked"."""
    before, after = reading.lower[verb - 1] if verb else "", reading.lower[verb + 1 : verb + 2]
    if before in ("when", "if", "being"):
        return True
    opens = not any(map(str.isalnum, before))
    return opens and (reading.tags[verb] == "VBN" or before != "," and not QUESTION.isdisjoint(after))
