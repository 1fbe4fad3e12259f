"""Whether a speaker is spoken of as a woman or a man, by nothing but the article's own words: pronouns and forms of address."""

import re
from collections import Counter

import pandas as pd

from onrecord import lexicons

PRONOUNS = {"he": "man", "his": "man", "him": "man", "she": "woman", "her": "woman"}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?")
NAMED = 3  # what a form of address beside the name counts, in pronouns


def find_genders(text: str, attributions: pd.DataFrame) -> dict[str, str]:
    """{speaker: "woman" or "man"} for the named persons of an article's attributions for whom its words say so.

    A pronoun that was resolved to the speaker counts once, a form of address ("Mrs", "spokeswoman") in a source, in a role, or before the
    name anywhere in the text counts three times. First names say nothing. Where the evidence is level or there is none, nothing is said.
    """
    evidence: dict[str, Counter[str]] = {}
    columns = (attributions[name].tolist() for name in ("identification", "attribution", "speaker", "source", "role"))
    for identification, _, speaker, source, role in dict.fromkeys(zip(*columns, strict=True)):
        if identification is not pd.NA and identification == "named_person" and speaker is not pd.NA:
            in_source = _in_source(*("" if words is pd.NA else words for words in (source, role)))
            evidence.setdefault(speaker, Counter()).update(in_source)
    for speaker, found in evidence.items():
        found.update(_before_name(text, speaker))
    return {speaker: max(found, key=found.get) for speaker, found in evidence.items() if found["woman"] != found["man"]}


def _in_source(source: str, role: str) -> Counter[str]:
    """The evidence in the words of one source and of the role that the article gives."""
    words = [word.lower() for word in WORD.findall(source)]
    if len(words) == 1 and words[0] in PRONOUNS:
        return Counter({PRONOUNS[words[0]]: 1})
    head = source.split(",")[0].lower()
    return _of_address([*WORD.findall(head)[:3], *WORD.findall(role.lower())])


def _before_name(text: str, speaker: str) -> Counter[str]:
    """The evidence in the words that stand right before the speaker's name or last name."""
    last = re.escape(speaker.split()[-1])
    found = re.findall(rf"\b([A-Za-z]+\.?) (?:{re.escape(speaker)}|{last})\b", text)
    return _of_address(word.lower() for word in found)


def _of_address(words: object) -> Counter[str]:
    """The evidence in words that are forms of address, once for either gender."""
    kinds = {lexicons.classes("gendered").get(word) for word in words}
    return Counter({gender: NAMED for kind, gender in (("female", "woman"), ("male", "man")) if kind in kinds})
