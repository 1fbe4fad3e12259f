"""The people a byline names, without their roles, papers and dates."""

import re

from onrecord import lexicons
from onrecord.formats.dates import PATTERNS

BY = re.compile(
    r"^\W*(?:(?:words|text|written|story|interview|reported|posted|published|reviewed|report|analysis|tested|author)s?\s*)?(?:\bby\b:?|:)\s*",
    re.IGNORECASE,
)
BREAK = re.compile(r" ?(?:[,;|/•·@()\[\]]| [–—-]{1,3} |&|\b(?:and|with|for|of|in|at|on|from|updated|published|posted)\b) ?", re.IGNORECASE)
PARTICLES = frozenset(
    ["al", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von"]
)
LONGEST = 1000  # characters of a byline
WORD = re.compile(r"[^\W\d_]['’.\w-]*")


def authors(line: str) -> tuple[str, ...]:
    """The names in a byline, in their order; nothing for a line that names nobody."""
    line = BY.sub("", " ".join(line.replace("\n", " | ").split())[:LONGEST])
    for pattern in PATTERNS:
        line = pattern.sub("|", line)
    return tuple(dict.fromkeys(filter(None, map(_name, BREAK.split(line)))))


def _name(part: str) -> str | None:
    """The part as a person's name, or None: two to five words, capitalized or particles, none of them a role or an organization."""
    words = part.split()
    own = [not _is_role(word) for word in words]
    named = words[own.index(True) : len(own) - own[::-1].index(True)] if any(own) else []
    is_name = 2 <= len(named) <= 5 and sum(own) == len(named) and all(map(_is_part, named)) and named[0].lower() != "the"
    return _written(named) if is_name else None


def _is_part(word: str) -> bool:
    """Whether a word can be a part of a person's name."""
    return word in PARTICLES or bool(WORD.fullmatch(word)) and word[0].isupper()


def _written(words: list[str]) -> str:
    """A name as names are written, when it is all in capitals."""
    name = " ".join(words)
    return " ".join(map(_capitalize, words)) if name.isupper() else name


def _is_role(word: str) -> bool:
    """Whether a word belongs to a role or an organization."""
    return word.lower().strip(".'’") in lexicons.words("byline_roles")


def _capitalize(word: str) -> str:
    """A word of a name in capitals as names are written: "O'NEIL" is "O'Neil", initials stay."""
    if word.lower() in PARTICLES:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def looks_like_name(line: str) -> bool:
    """Whether a line is nothing but one person's name."""
    words = line.lower().split()
    return _name(line.strip()) is not None and len(words) <= 4 and not lexicons.words("function_words") & set(words)


def looks_like_name_and_role(line: str) -> bool:
    """Whether a line is a person's name with a role after it: "Ada Marlowe, Political Correspondent"."""
    name, _, role = line.partition(",")
    return looks_like_name(name) and 0 < len(role.split()) <= 6 and any(_is_role(word.strip(",.;")) for word in role.split())
