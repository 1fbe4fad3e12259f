"""Typology: what kind of source a speaker is, in the independent columns that the design defines."""
import re
from typing import NamedTuple

from onrecord import lexicons
from onrecord.attribution.reading import Reading
from onrecord.attribution.roles import Description, read_role
from onrecord.attribution.rules import Draft
from onrecord.attribution.speakers import Speaker

ANONYMITY = re.compile(
    r"(?:on|under|requested|asked for|granted|given|sought)\s+(?:the\s+)?(?:condition\s+of\s+)?anonymity|not\s+(?:to\s+)?be(?:ing)?\s+(?:named|identified|quoted)"
    r"|declined\s+to\s+be\s+(?:named|identified)|not\s+authori[sz]ed\s+to\s+(?:speak|discuss|comment)|withh(?:e|o)ld\s+(?:his|her|their)\s+names?",
    re.IGNORECASE,
)
REASON = re.compile(r"\b(?:given|because|citing|due to|to|for fear|out of|in order to|as|since)\b[^.;”\"]*|not\s+authori[sz]ed\s+to[^.;,”\"]*", re.IGNORECASE)
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives official officials".split())


class Kind(NamedTuple):
    """The columns that describe a speaker."""

    identification: str
    source_type: str
    role: str | None = None
    affiliation: str | None = None
    anonymity_reason: str | None = None


def classify(reading: Reading, draft: Draft, speaker: Speaker | None) -> Kind:
    """The kind of source behind an attribution."""
    if speaker is None:
        return Kind("unspecified", "unspecified")
    if speaker.person is not None:
        role, affiliation, kind = person_role(reading, speaker)
        return Kind("named_person", kind, role, affiliation)
    first, last = speaker.head
    if draft.source and draft.source[0] == first:
        last = max(last, draft.source[1])
    identification = _identify(reading, speaker)
    granted, reason = anonymity(reading, draft)
    if granted and identification not in ("document",):
        identification = "anonymous_source"
    kind = _type_of(reading, *speaker.head)
    if kind == "unspecified":
        kind = _type_of(reading, first, last)
    role = affiliation = None
    if identification in ("anonymous_source", "unnamed_person", "unnamed_group"):
        role, affiliation = read_role(reading, Description(first, last, "apposition"))
    return Kind(identification, kind, role, affiliation, reason)


def person_role(reading: Reading, speaker: Speaker) -> tuple[str | None, str | None, str]:
    """The fullest role and affiliation that the article gives a person, and the kind of source that they make."""
    roles = [(description, read_role(reading, description)) for description in speaker.person.descriptions]
    roles.sort(key=lambda pair: -(bool(pair[1].role) * 2 + bool(pair[1].affiliation)))
    role = next((r.role for _, r in roles if r.role), None)
    affiliation = next((r.affiliation for _, r in roles if r.role == role and r.affiliation), None) or next((r.affiliation for _, r in roles if r.affiliation), None)
    kind = next((kind for kind in (_type_of(reading, d.first, d.last) for d, _ in roles) if kind != "unspecified"), "unspecified")
    return role, affiliation, kind


def _type_of(reading: Reading, first: int, last: int) -> str:
    """The kind of source that a description tells: by its role, else by the organisation in it."""
    lower, lemmas = reading.lower, reading.prose.lemmas
    for name in ("roles", "organisations"):
        known = lexicons.classes(name)
        taken: set[int] = set()
        for size in (3, 2, 1):
            for start in range(first, last - size + 1):
                words = range(start, start + size)
                found = known.get(" ".join(lower[start : start + size])) or known.get(" ".join(lemmas[start : start + size]))
                if not found or not taken.isdisjoint(words):
                    continue
                if found not in ("role", "organisation"):
                    return found
                taken.update(words)
    officials = not {"official", "spokesman", "spokeswoman", "minister"}.isdisjoint(lemmas[first:last])
    return "government" if officials and not lexicons.words("places").isdisjoint(lower[first:last]) else "unspecified"


def _identify(reading: Reading, speaker: Speaker) -> str:
    """Document, organisation, or unnamed person or group, by the head of the noun phrase."""
    first, last = speaker.head
    noun, tag = reading.lower[last - 1], reading.tags[last - 1]
    lemma = reading.prose.lemmas[last - 1]
    named = any(reading.tags[token] in ("NNP", "NNPS") for token in range(first, last))
    if noun in lexicons.words("documents") and tag in ("NN", "NNS", "NNP", "NNPS"):
        return "document"
    if noun in SPOKESPEOPLE and named:
        return "named_organization"
    if lemma in lexicons.words("roles"):
        return "unnamed_group" if tag in ("NNS", "NNPS") or noun == "people" else "unnamed_person"
    if tag in ("NNP", "NNPS") or noun in lexicons.words("organisations") or lemma in lexicons.words("organisations"):
        return "unnamed_group" if noun in ("republicans", "democrats") else "named_organization"
    if tag in ("NNS", "CD", "DT", "JJ", "PRP") or noun in ("people", "percent", "everyone", "some", "many", "others"):
        return "unnamed_group"
    return "unnamed_person"


def anonymity(reading: Reading, draft: Draft) -> tuple[bool, str | None]:
    """Whether the sentence of the cue says that anonymity was granted, and the words that give the reason."""
    token = draft.source[0] if draft.source else draft.cue.word
    sentence = reading.prose.sentences[reading.prose.sentence_of[token]]
    text = reading.text[sentence.start : sentence.end]
    granted = ANONYMITY.search(text)
    if not granted:
        return False, None
    reason = REASON.search(text, granted.start() if granted.group().lower().startswith("not auth") else granted.end())
    return True, reason.group().strip(" ,") if reason else None
