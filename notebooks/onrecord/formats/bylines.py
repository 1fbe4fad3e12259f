"""The people a byline names, without their roles, papers and dates."""

import re

from onrecord import lexicons
from onrecord.formats.dates import PATTERNS, find_date
from onrecord.formats.page_phrases import is_phrase

BY = re.compile(
    r"^\W*(?:(?:words|text|written|story|interview|reporting|reported|posted|published|report|reporter|writer|analysis|tested|author)s?\s*)?"
    r"(?:\bby\b:?|:|\b(?:von|por|par|door)(?=\s+(?-i:[A-Z])\S*\s\S))\s*",
    re.IGNORECASE,
)
PLACE = re.compile(r"\b(?:in|for|at|of|from|(?<=\S )the) [^,;|/•·&]*?(?=$|[,;|/•·&]| and )", re.IGNORECASE)  # or paper, behind a name
TIME = r"\d\S*(?: [ap]\.?m\b\.?)?(?: [a-z]{1,3}t\b)?"
BREAK = re.compile(
    rf" ?(?:[,;|/•·@()\[\]]| [–—-]{{1,3}} |&|{TIME}|\b(?:and|with|for|of|in|at|on|from|last|updated|published|posted)\b|(?<=\| )by\b) ?",
    re.IGNORECASE,
)
PARTICLES = lexicons.words("name_particles")
SEVERAL = re.compile(r",? and |, ")
NAME_END = re.compile(r", ?| [–—|•·-] ")
BAR = re.compile(r" ?[|•·] ?")
# How an article is signed at its end: "— Ada Marlowe", "Reporting by Ada Marlowe; Editing by Ben Otis", "Ada Marlowe is a staff writer …".
SIGNED = re.compile(r"(?:(?:[—–]|--) ?|(?:(?:words|text|written|story|reporting) )?by:? )(?P<names>[^;]{3,80}?)(?:;.*|\.)?", re.IGNORECASE)
ABOUT = re.compile(r"(?P<name>\S+(?: \S+){1,3}?),? (?:is|covers|writes|has covered)\b")
LONGEST = 1000  # characters of a byline
WORD = re.compile(r"[^\W\d_]['’.\w-]*")


def authors(line: str) -> tuple[str, ...]:
    """The names in a byline, in their order; nothing for a line that names nobody."""
    line = BY.sub("", " ".join(line.replace("\n", " | ").split())[:LONGEST])
    for pattern in PATTERNS:
        line = pattern.sub("|", line)
    return tuple(dict.fromkeys(filter(None, map(_name, BREAK.split(PLACE.sub("|", line))))))


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
    word = word.lower().strip(".'’")
    return word in lexicons.words("byline_roles") or word in lexicons.words("calendar", "weekday")


def _capitalize(word: str) -> str:
    """A word of a name in capitals as names are written: "O'NEIL" is "O'Neil", initials stay."""
    if word.lower() in PARTICLES:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def looks_like_name(line: str) -> bool:
    """Whether a line is nothing but one person's name."""
    words = line.lower().split()
    others = lexicons.words("function_words") | lexicons.words("house_words")
    return _name(line.strip()) is not None and len(words) <= 4 and others.isdisjoint(words)


def looks_like_name_and_date(line: str) -> bool:
    """Whether a line is a person's name and a date with a bar or a dot between them: "Ada Marlowe | 14 March 2026"."""
    parts = BAR.split(line) if len(line) <= LONGEST else []
    return any(map(looks_like_name, parts)) and any(map(find_date, parts))


def signature(line: str) -> tuple[str, ...]:
    """The names in a line that signs an article at its end; nothing for any other line."""
    signed, about = SIGNED.fullmatch(line), ABOUT.match(line)
    if signed and all(map(looks_like_name, SEVERAL.split(signed["names"]))):
        return authors(signed["names"])
    return (about["name"],) if about and looks_like_name(about["name"]) and is_phrase(line, "credit", LONGEST) else ()


def looks_like_name_and_role(line: str) -> bool:
    """Whether a line is a person's name with a role or house after it: "Ada Marlowe, Political Correspondent", "Ada Marlowe — The Post"."""
    name, *rest = NAME_END.split(line, maxsplit=1)
    role = "".join(rest)
    return looks_like_name(name) and 0 < len(role.split()) <= 6 and any(_is_role(word.strip(",.;")) for word in role.split())
