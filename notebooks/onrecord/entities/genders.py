"""Whether a speaker is spoken of as a woman or a man, by nothing but the article's own words: pronouns and forms of address."""

import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from onrecord import lexicons

PRONOUNS = {"he": "man", "his": "man", "him": "man", "she": "woman", "her": "woman"}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?")
NAMED = 3  # what a form of address beside the name counts, in pronouns
COLUMNS = ("identification", "attribution", "speaker", "source", "role", "doubt")


def find_genders(text: str, attributions: pd.DataFrame) -> dict[str, str]:
    """{speaker: "woman" or "man"} for the named persons of an article's attributions for whom its words say so.

    A pronoun counts once where its antecedent is sure: it was resolved to the one who spoke last (or nobody has spoken yet), and that is
    not in doubt. A form of address ("Mrs", "spokeswoman") in a source, in a role, or before the full name anywhere in the text counts
    three times; before the surname only where nobody else in the article bears it, named or as somebody's relative. First names say
    nothing. Where the evidence is level, nothing is said.
    """
    evidence: dict[str, Counter[str]] = {}
    found = attributions.reindex(columns=COLUMNS)
    last = ""
    for row in dict.fromkeys(zip(*(found[name].fillna("").tolist() for name in COLUMNS), strict=True)):
        identification, _, speaker, source, role, doubt = row
        if identification != "named_person" or not speaker:
            continue
        words = [word.lower() for word in WORD.findall(source)]
        pronoun = PRONOUNS.get(words[0]) if len(words) == 1 else None
        own = evidence.setdefault(speaker, Counter())
        if pronoun:
            own.update([pronoun] if last in ("", speaker) and doubt != "speaker" else [])
        else:
            own.update(_in_source(source, role))
        last = speaker
    for speaker, own in evidence.items():
        own.update(_before_name(text, speaker))
    return {speaker: max(own, key=own.__getitem__) for speaker, own in evidence.items() if own["woman"] != own["man"]}


def _in_source(source: str, role: str) -> Counter[str]:
    """The evidence in the words of one source and of the role that the article gives."""
    head = source.split(",")[0].lower()
    return _of_address([*WORD.findall(head)[:3], *WORD.findall(role.lower())])


def _before_name(text: str, speaker: str) -> Counter[str]:
    """The evidence in the words that stand right before the speaker's name, or before the surname if only he or she bears it there."""
    last = re.escape(speaker.split()[-1])
    names = re.escape(speaker) if _others(text, speaker) else rf"{re.escape(speaker)}|{last}"
    return _of_address(word.lower() for word in re.findall(rf"\b([A-Za-z]+\.?) (?:{names})\b", text))


def _others(text: str, speaker: str) -> bool:
    """Whether the text names somebody else of the same surname: with another first name, or with the address of either gender."""
    *given, last = speaker.split()
    before = {word.lower() for word in re.findall(rf"\b([A-Z][\w'’-]*\.?) {re.escape(last)}\b", text)}
    addressed = {lexicons.classes("gendered").get(word) for word in before} - {None}
    known = {word.lower() for word in given} | lexicons.words("titles") | set(lexicons.classes("gendered"))
    others = {word for word in before - known if len(word.rstrip(".")) > 1 and word not in lexicons.words("function_words")}
    return len(addressed) > 1 or bool(given and (others or _is_relative(text, speaker)))


def _is_relative(text: str, speaker: str) -> bool:
    """Whether title and surname are somebody else's: they stand before the full name does, or beside whose relative he or she is."""
    titles, first = lexicons.words("titles") | set(lexicons.classes("gendered")), text.find(speaker)
    for match in re.finditer(rf"(?:\b(\w+), )?\b([A-Z][a-z]*\.?) {re.escape(speaker.split()[-1])}\b(, (?:his|her)\b)?", text):
        if match[2].lower() in titles and (match.start(2) < first or match[3] or match[1] in lexicons.classes("gendered")):
            return True
    return False


def _of_address(words: Iterable[str]) -> Counter[str]:
    """The evidence in words that are forms of address, once for either gender."""
    kinds = {lexicons.classes("gendered").get(word) for word in words}
    return Counter({gender: NAMED for kind, gender in (("female", "woman"), ("male", "man")) if kind in kinds})
