"""Signs: what a word, a mark or a noun phrase is to the rules, wherever it stands."""

from onrecord import lexicons
from onrecord.prose.reading import DASHES, Reading

# A past tense between a noun phrase and a verb of saying can only be a participle: "a report issued in May said".
PARTICIPLES = frozenset(("VBN", "VBG", "VBD"))
RELATIVE = lexicons.words("pronouns", "relative pronoun") | {"where"}
# What a quotation or clause can stand behind, after a cue.
PAUSES = frozenset((",", ":", *DASHES))
STOPS = frozenset((".", ";", ":"))


def is_time(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase names a time."""
    times = lexicons.words("nouns_of_time", "when")
    named = reading.lower[first] in lexicons.words("given_names") and reading.tags[last - 1] == "NNP"  # "June Kirk"
    return reading.lower[last - 1] in times or reading.lower[first] in times and last - first + named <= 2


def is_demonstrative(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun phrase is one word that points back: "Roe denied this"."""
    return last - first == 1 and reading.lower[first] in lexicons.words("determiners", "demonstrative")


def ends_clause(reading: Reading, token: int) -> bool:
    """Whether a comma, dash, semicolon, colon, full stop or quotation stands at a token."""
    return is_pause(reading, token) or reading.word(token) in STOPS or reading.is_quoted(token)


def is_pause(reading: Reading, token: int) -> bool:
    """Whether a comma or a dash stands at a token."""
    return reading.word(token) == "," or reading.word(token) in DASHES


def clause_comma(reading: Reading, start: int, limit: int) -> int:
    """The end of a clause: the next comma, dash, semicolon, full stop or quotation."""
    return next((token for token in range(start, limit) if ends_clause(reading, token)), limit)
