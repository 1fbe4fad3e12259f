"""simplemma's English dictionary, the one that gives the lemmas: which words it knows, and all the forms of a lemma."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY


def dictionary() -> Mapping[str, str]:
    """The lemma of every form; loaded once, and shared with `simplemma.lemmatize`."""
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary("en")


def is_common_only(word: str) -> bool:
    """Whether a lower-case word is in the dictionary, and not as a name too ("police" is, "may" is not)."""
    return word in dictionary() and word.capitalize() not in dictionary()


@cache
def lemma_forms() -> dict[str, list[str]]:
    """The forms of every lemma."""
    forms = defaultdict(list)
    for form, lemma in dictionary().items():
        forms[lemma].append(form)
    return dict(forms)
