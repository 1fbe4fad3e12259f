"""Anonymity: which unnamed sources an article says it keeps unnamed, and the reason that it gives."""

import re
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.reading import Reading

ANONYMITY = re.compile(
    r"\b(?:on|under|requested|requesting|asked\s+for|granted|given|sought|demanded|insisted\s+on)\s+(?:the\s+)?(?:condition\s+of\s+)?anonymity"
    r"|\b(?:speaking|spoke|speak|talking|remain|stay|quoted)\s+anonymously|\b(?:remain|stay|be\s+kept)\s+anonymous"
    r"|\bnot\s+(?:to\s+|want\s+to\s+|wish\s+to\s+|wanting\s+to\s+|wishing\s+to\s+)?be(?:ing)?\s+(?:publicly\s+)?(?:named|identified|quoted)"
    r"|\b(?:declined|refused|unwilling|reluctant)\s+to\s+be\s+(?:named|identified)"
    r"|\bnot\s+(?:authori[sz]ed|permitted|allowed|cleared|supposed)\s+to\s+(?:speak|discuss|comment|talk|brief|disclose)"
    r"|\bon\s+condition\s+(?:that\s+)?(?:he|she|they|(?:his|her|their)\s+names?)\s+(?:would\s+|should\s+|is\s+|are\s+)?not\b"
    r"|\bwithh(?:e|o)ld(?:ing)?\s+(?:his|her|their)\s+names?|\bnames?\s+(?:has|have)\s+been\s+withheld",
    re.IGNORECASE,
)
REASON = re.compile(
    r"\b(?:given|because|citing|due to|to|for fear|out of|in order to|as|since)\b[^.;”\"]*|not\s+authori[sz]ed\s+to[^.;,”\"]*",
    re.IGNORECASE,
)
REFUSED = ("not authori", "not permit", "not allow", "not clear", "not suppos")
NOBODY_IN_PARTICULAR = frozenset(("person", "people", "someone", "source", "man", "woman"))


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


def grants(reading: Reading) -> list[Granted]:
    """Every place where the article says that a source is kept unnamed."""
    found = []
    sentences = reading.prose.sentences
    for match in ANONYMITY.finditer(reading.text):
        token = reading.prose.token_from(match.start())
        if token >= len(reading.words):
            continue
        number = reading.prose.sentence_of[token]
        refused = match.group().lower().startswith(REFUSED)
        reason = REASON.search(reading.text, match.start() if refused else match.end(), sentences[number].end)
        noun = _noun_before(reading, token, sentences[number].first)
        if noun is None and number:
            noun = _noun_before(reading, sentences[number].first, sentences[number - 1].first)
        found.append(Granted(noun or "", number, reason.span() if reason else None))
    return found


def _noun_before(reading: Reading, token: int, floor: int) -> str | None:
    """The noun for a person that heads the nearest noun phrase before a token."""
    roles = lexicons.words("roles")
    while token > floor:
        token -= 1
        noun = reading.prose.lemmas[token]
        headed = reading.words[token].islower() and not reading.tags[token + 1].startswith("NN")
        if headed and (noun in roles or noun in NOBODY_IN_PARTICULAR):
            chunk = reading.chunk_at(token)
            before = (chunk[0] if chunk else token) - 1
            if before < floor or reading.lower[before] not in ("of", "to", "with", "for", "at"):
                return noun
    return None
