"""Tags that attribution knows better than the tagger: verbs of saying, who stands before them, "her" as an object, quotation marks."""
HAVE = frozenset(("have", "'ve", "has", "had", "having", "'d", "'s", "be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re"))
VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))
# Forms that are verbs of saying whatever the tagger makes of them.
SAYING = {
    "said": "VBD", "told": "VBD", "wrote": "VBD", "added": "VBD", "insisted": "VBD", "says": "VBZ", "say": "VBP", "tells": "VBZ", "writes": "VBZ", "adds": "VBZ",
    "saying": "VBG", "telling": "VBG", "adding": "VBG", "noting": "VBG", "insisting": "VBG", "arguing": "VBG", "claiming": "VBG", "explaining": "VBG",
}
NOMINAL = frozenset(("JJ", "UH", "VB", "FW", "VBG", "JJR", "JJS", "VBP", "VBZ", "RB"))
MARKS = frozenset(('"', "''", "``"))


def repaired(words: list[str], lower: list[str], tags: list[str]) -> list[str]:
    """The tags of an article's tokens, repaired."""
    tags = list(tags)
    for token, word in enumerate(lower):
        form = SAYING.get(word)
        if form is not None:
            _repair_verb(words, lower, tags, token, form)
        elif word == "her" and tags[token] == "PRP$" and (lower[token + 1 : token + 2] or [""])[0] in ("that", "he", "she", "it", "they", "to", "in", "on", "about", '"', ","):
            tags[token] = "PRP"
        elif word in MARKS and tags[token] not in ("``", "''"):
            tags[token] = "''"
    return tags


def _repair_verb(words: list[str], lower: list[str], tags: list[str], token: int, form: str) -> None:
    """Make a verb of saying a verb, and the word before it a noun where it can be its subject."""
    if tags[token] not in VERBS:
        tags[token] = form
    elif tags[token] == "VBN" and lower[token + 1 : token + 2] != ["by"] and not any(word in HAVE for word in lower[max(0, token - 3) : token]):
        tags[token] = form
    if token and tags[token] in ("VBD", "VBZ", "VBP") and tags[token - 1] in NOMINAL and lower[token - 1] not in HAVE:
        if words[token - 1][0].isupper() or tags[token - 1] != "RB":
            tags[token - 1] = "NNP" if words[token - 1][0].isupper() else "NN"
    if tags[token] == "VBD" and tags[token + 1 : token + 2] == ["VBD"] and tags[token + 2 : token + 3] in (["NNP"], ["NN"]):
        tags[token + 1] = "VBN"
