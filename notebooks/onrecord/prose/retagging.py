"""Tags that attribution knows better than the tagger: verbs of saying, who stands before them, "her" as an object, quotation marks."""

from functools import cache

from onrecord import lexicons
from onrecord.prose import lemma

HAVE = frozenset(("have", "'ve", "has", "had", "having", "'d", "'s", "be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))
# Forms that are verbs of saying whatever the tagger makes of them.
SAYING = {
    "said": "VBD",
    "told": "VBD",
    "wrote": "VBD",
    "added": "VBD",
    "insisted": "VBD",
    "says": "VBZ",
    "say": "VBP",
    "tells": "VBZ",
    "writes": "VBZ",
    "adds": "VBZ",
    "saying": "VBG",
    "telling": "VBG",
    "adding": "VBG",
    "noting": "VBG",
    "insisting": "VBG",
    "arguing": "VBG",
    "claiming": "VBG",
    "explaining": "VBG",
}
NOMINAL = frozenset(("JJ", "UH", "VB", "FW", "VBG", "JJR", "JJS", "VBP", "VBZ", "RB", "IN", "TO"))
# Tags behind which a role noun can stand.
BEFORE_NOUN = frozenset(("NNP", "NN", "JJ", "CD", "DT", "``", "''", ","))
# What makes a base form an infinitive.
GOVERNING = frozenset(("MD", "TO", "VB", "VBP", "VBD", "VBZ", "CC"))
CLAUSAL = frozenset(("that", "he", "she", "they", "it", "him", "her", "them", "whether", "how", "why"))
SUBORDINATING = frozenset(("though", "although", "while", "because", "as", "that", "if", "since", "when"))
OBJECT_ENDS = frozenset(("that", "he", "she", "it", "they", "to", "in", "on", "about", '"', ","))
NOT_NAMES = frozenset(("NN", "NNS", "JJ", "DT", "VB", "VBG", "VBZ", "VBP", "VBN", "RB", "IN", "FW", "UH", "CC", "CD"))
MARKS = frozenset(('"', "''", "``"))


def repaired(words: list[str], lower: list[str], tags: list[str]) -> list[str]:
    """The tags of an article's tokens, repaired."""
    tags = list(tags)
    _repair_roles(words, lower, tags)
    _repair_first_names(words, lower, tags)
    _repair_initials(words, tags)
    segment = 0
    for token, word in enumerate(lower):
        tag = tags[token]
        form = SAYING.get(word)
        if form is not None:
            _repair_verb(words, lower, tags, token, form)
        elif tag in ("VBN", "VBD", "VBZ") and saying_form(word):
            _repair_subject(words, lower, tags, token)
        elif tag == "NNS" and token and _resumes(lower, tags, token):
            tags[token] = "VBZ"
        elif tag in ("NN", "NNS", "IN") and token > segment:
            _repair_noun(lower, tags, token, segment)
        elif (
            tag == "JJ"
            and token
            and tags[token - 1] in ("DT", "JJ")
            and tags[token + 1 : token + 2] in ([","], ["."], ["WP"], ["VBD"], ["VBZ"])
        ):
            tags[token] = "NN"
        elif word == "her" and tag == "PRP$" and (lower[token + 1 : token + 2] or [""])[0] in OBJECT_ENDS:
            tags[token] = "PRP"
        elif word in MARKS and tag not in ("``", "''"):
            tags[token] = "''"
        if tags[token] in (",", ".", ":", "``", "''", "CC"):
            segment = token + 1
        elif tags[token] in ("VBD", "VBZ", "VBP", "MD"):
            segment = len(words)
    return tags


def _repair_roles(words: list[str], lower: list[str], tags: list[str]) -> None:
    """Make a role noun a noun where no noun follows that it could describe: "chief executive of", "an official at", "U.N. envoy Roe"."""
    roles = lexicons.words("roles")
    for token, word in enumerate(lower):
        if word not in roles or not words[token].islower():
            continue
        before, following = tags[token - 1] if token else "``", tags[token + 1] if token + 1 < len(tags) else "."
        if tags[token] in ("JJ", "FW"):
            noun = following not in ("NN", "NNS", "JJ", "CC", "VBG", "VBN")
        else:
            noun = tags[token] in ("VB", "VBP", "IN", "RB") and following in ("NNP", "VBD") and before in BEFORE_NOUN
        if noun:
            tags[token] = "NN"


def _repair_first_names(words: list[str], lower: list[str], tags: list[str]) -> None:
    """Make a name of a well-known name in capitals ("WHO said"), and of a sentence's first word before a lone name ("Alma Reese, a")."""
    names = lexicons.words("organisation_names")
    common = frozenset().union(*(lexicons.words(name) for name in ("stopwords", "roles", "titles", "places", "organisations")))
    for token in range(len(words) - 2):
        word, following, third = words[token], words[token + 1], lower[token + 2]
        capitals = len(word) > 1 and word.isupper() and not following.isupper()
        if capitals and tags[token] in ("WP", "PRP", "VBZ", "IN") and lower[token] in names:
            tags[token] = "NNP"
        if tags[token] not in NOT_NAMES or tags[token + 1] != "NNP" or not (word.istitle() and following.istitle()):
            continue
        begins = not token or tags[token - 1] in (".", "``", "''", ":")
        goes_on = third in (",", "(") or words[token + 2].isupper() or third in SAYING or saying_form(third)
        if begins and goes_on and common.isdisjoint(lower[token : token + 2]):
            tags[token] = "NNP"


def _repair_initials(words: list[str], tags: list[str]) -> None:
    """Make an initial in the middle of a name a name: "Harry B. Dent"."""
    for token in range(1, len(words) - 1):
        if len(words[token]) == 2 and words[token][1] == "." and words[token][0].isupper() and tags[token - 1] == tags[token + 1] == "NNP":
            tags[token] = "NNP"


def _resumes(lower: list[str], tags: list[str], token: int) -> bool:
    """Whether a plural goes on after a pause as a verb of saying does: "Roe, who left, reckons the", "…, and points out that"."""
    if saying_form(lower[token]) != "VBZ" or token + 1 == len(lower):
        return False
    before, after, next_tag = tags[token - 1], lower[token + 1], tags[token + 1]
    if before == "CC":
        return after in ("that", "out") or next_tag == "PRP"
    return before in (",", "RB") and (after in CLAUSAL or next_tag in ("DT", "PRP", "CD", "``"))


def _repair_noun(lower: list[str], tags: list[str], token: int, segment: int) -> None:
    """Make a word after a noun phrase a verb of saying where a clause or a pause follows: "officials admit they", ", a poll suggests"."""
    word, before = lower[token], tags[token - 1]
    after, next_tag = (lower[token + 1], tags[token + 1]) if token + 1 < len(lower) else (".", ".")
    form = saying_form(word) if tags[token] != "IN" or word in saying_verbs() else None
    phrase = tags[segment] in ("IN", "TO", "VBG", "WP", "WDT") and lower[segment] not in SUBORDINATING
    if form is None or form == "VBG" or phrase:
        return
    clause = after in CLAUSAL or after == "out" or next_tag in ("``", "EX", "PRP") or tags[token] != "NN" and next_tag == "DT"
    pause = after in (".", ",") and lower[segment - 1] == "," and before.startswith("NN")
    if word in saying_verbs():
        if before in ("NNS", "NNPS") and (clause or pause):
            tags[token] = "VBP"
    elif clause and before != "DT" or pause:
        tags[token] = form


def _has_auxiliary(lower: list[str], token: int) -> bool:
    """Whether a form of have or be stands shortly before the token."""
    return any(word in HAVE for word in lower[max(0, token - 3) : token])


def _repair_verb(words: list[str], lower: list[str], tags: list[str], token: int, form: str) -> None:
    """Make a verb of saying a verb, and the word before it a noun where it can be its subject."""
    passive = lower[token + 1 : token + 2] == ["by"] or _has_auxiliary(lower, token)
    if tags[token] not in VERBS or tags[token] == "VBN" and not passive:
        tags[token] = form
    inverted = lower[token] in ("said", "says") and tags[token + 1 : token + 2] in (["RB"], ["JJ"], ["JJR"], ["VB"])
    if inverted and words[token + 1][0].isupper():
        tags[token + 1] = "NNP"
    if tags[token] == "VB" and not _has_auxiliary(lower, token) and GOVERNING.isdisjoint(tags[max(0, token - 3) : token]):
        tags[token] = form
    subject = token and tags[token] in ("VBD", "VBZ", "VBP") and tags[token - 1] in NOMINAL and lower[token - 1] not in HAVE
    described = token > 1 and tags[token - 2] in ("DT", "JJ", "PRP$")
    if subject and (words[token - 1][0].isupper() or described or tags[token - 1] not in ("RB", "IN", "TO")):
        tags[token - 1] = "NNP" if words[token - 1][0].isupper() else "NN"


def _repair_subject(words: list[str], lower: list[str], tags: list[str], token: int) -> None:
    """Make a participle without an auxiliary a past tense where a subject stands before it and an object, a clause or a pause after."""
    before = token - 1
    while before > 0 and tags[before] == "RB" and words[before][0].islower():
        before -= 1
    if before < 0:
        return
    if tags[token] == "VBN" and not _has_auxiliary(lower, token) and _is_past(words, lower, tags, before, token):
        tags[token] = "VBD"
    if tags[token] != "VBN" and words[before][0].isupper() and tags[before] in NOMINAL and before == token - 1:
        tags[before] = "NNP"


def _is_past(words: list[str], lower: list[str], tags: list[str], before: int, token: int) -> bool:
    """Whether what stands around a participle makes it a past tense."""
    after, next_tag = (lower[token + 1], tags[token + 1]) if token + 1 < len(lower) else (".", ".")
    clause, named, noun = after in CLAUSAL, words[before][0].isupper() or tags[before] == "PRP", tags[before].startswith("NN")
    if named and (next_tag != "IN" or clause) or noun and clause and next_tag in ("IN", "PRP"):
        return True
    if lower[before] in (",", ")"):
        return clause or next_tag == "``"
    paused = after in (".", ",", "on") and "," in lower[max(0, token - 9) : token]
    return noun and lower[before] not in HAVE and paused


def saying_form(word: str) -> str | None:
    """The tag of a word if it can be a form of a verb of saying (`data/lexicons/cues.tsv`)."""
    base = lemma(word, "VBD") if word.isalpha() else word
    if base not in saying_verbs():
        return None
    if word.endswith("ing"):
        return "VBG"
    return "VBZ" if word.endswith("s") and word != base else "VBD"


@cache
def saying_verbs() -> frozenset[str]:
    """The verbs of the cue lexicon."""
    return frozenset(row["cue"] for row in lexicons.table("cues"))


def repair_around(words: list[str], lower: list[str], tags: list[str], first: int, last: int) -> None:
    """Repair the tags next to a quotation of tokens [first, last): who speaks stands there with a verb of saying."""
    before = first - 1 if first and lower[first - 1] not in (",", ":") else first - 2
    if before >= 0:
        _make_verb(lower, tags, before)
    if tags[last : last + 1] == ["VB"] and tags[last + 1 : last + 2] in (["NN"], ["NNS"], ["NNP"]):
        tags[last] = "JJ"
    token, limit = last, min(len(lower), last + 20)
    for at in range(last, min(limit, last + 3) - 1):
        if tags[at] == "VBZ" and tags[at + 1] == "NNP" and saying_form(lower[at]) is None:
            tags[at] = "NNS"
    while token < limit and (tags[token] not in VERBS or tags[token] == "VBN") and lower[token][0].isalnum():
        ends = token + 1 == len(lower) or tags[token + 1] in (".", ",", ":", "IN", "``", "RB")
        if (token == last or tags[token - 1] == "RB" or ends) and _make_verb(lower, tags, token):
            break
        token += 1
    if last < token < limit and tags[token] in FINITE and words[token - 1][0].isupper() and tags[token - 1] in NOMINAL:
        tags[token - 1] = "NNP"


def _make_verb(lower: list[str], tags: list[str], token: int) -> bool:
    """Tag a form of a verb of saying as a finite verb; False where it is none or has an auxiliary."""
    form = saying_form(lower[token])
    if lower[token] in saying_verbs() and lower[token] != "read":
        return False
    if form is None or form == "VBG" or any(word in HAVE or word == "to" for word in lower[max(0, token - 2) : token]):
        return False
    if tags[token] in ("VBD", "VBZ", "VBP"):
        return True
    tags[token] = form
    return True
