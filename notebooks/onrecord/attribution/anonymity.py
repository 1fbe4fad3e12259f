"""Anonymity: which unnamed sources an article says it keeps unnamed, and the reason that it gives."""

import re
from functools import cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.reading import FINITE, Reading

# What opens a reason, as far as the clause goes; "to" only before a verb ("to discuss the talks", not "ground-to-air").
REASON = re.compile(
    r"\b(?:(?:given|(?<!-)to)(?= )|because|citing|due to|for fear|out of|in order to|as|since)\b[^.;”\"]*"
    r"|not\s+authori[sz]ed\s+to[^.;,”\"]*",
    re.IGNORECASE,
)
NOBODY_IN_PARTICULAR = frozenset(("someone", "source"))


class Granted(NamedTuple):
    """That anonymity was granted to the source whose noun is `noun`, in the sentence number `sentence`, and where the reason stands."""

    noun: str
    sentence: int
    reason: tuple[int, int] | None

    def words(self, text: str, cue: int) -> str | None:
        """The words of the reason, as far as the cue at character `cue`."""
        if self.reason is None:
            return None
        start, end = self.reason
        return text[start : cue if start < cue < end else end].strip(" ,")


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The ways of saying that a source is kept unnamed, and what each grants."""
    rows = lexicons.table("anonymity")
    return tuple((re.compile(rf"\b(?:{row['pattern']})\b".replace(" ", r"\s+"), re.IGNORECASE), row["granted"]) for row in rows)


@cache
def any_pattern() -> re.Pattern[str]:
    """All ways in one, for text in lower case: most articles have none, and are read once only."""
    return re.compile("|".join(pattern.pattern for pattern, _ in patterns()))


def grants(reading: Reading) -> list[Granted]:
    """Every place where the article says that a source is kept unnamed, in order."""
    if not any_pattern().search(reading.text.lower()):
        return []
    matches = ((match, granted) for pattern, granted in patterns() for match in pattern.finditer(reading.text))
    found = (_grant(reading, match, granted) for match, granted in sorted(matches, key=lambda found: found[0].start()))
    return [grant for grant in found if grant is not None]


def _grant(reading: Reading, match: re.Match[str], granted: str) -> Granted | None:
    """To whom anonymity is granted by these words, and why; None outside of the prose."""
    token = reading.prose.token_from(match.start())
    if token >= len(reading.words):
        return None
    sentences, number = reading.prose.sentences, reading.prose.sentence_of[token]
    noun = _noun_before(reading, token, sentences[number].first)
    if noun is None and number:
        noun = _noun_before(reading, sentences[number].first, sentences[number - 1].first)
    begin = match.start() if granted == "refused" else match.end()
    reasons = REASON.finditer(reading.text, begin, sentences[number].end)
    reason = next((found.span() for found in reasons if _is_reason(reading, begin, found.start())), None)
    return Granted(noun or "", number, reason)


def _is_reason(reading: Reading, begin: int, start: int) -> bool:
    """Whether a reason opens at a character: no verb stands between it and where it is looked for, and behind "to" one does."""
    first, token = reading.prose.token_from(begin), reading.prose.token_from(start)
    verb = reading.lower[token] != "to" or reading.tags[token + 1 : token + 2] == ["VB"]
    return verb and FINITE.isdisjoint(reading.tags[first:token])


def _noun_before(reading: Reading, token: int, floor: int) -> str | None:
    """The noun for a person that heads the nearest noun phrase before a token."""
    nouns = lexicons.words("roles") | NOBODY_IN_PARTICULAR
    part = reading.part(floor, token)
    for at in range(token - 1, floor - 1, -1):
        noun = reading.prose.lemmas[at]
        headed = noun in nouns and reading.words[at].islower()
        if headed and part.word((part.chunk_at(at) or (at,))[0] - 1) not in lexicons.words("attaching_prepositions"):
            return noun
    return None
