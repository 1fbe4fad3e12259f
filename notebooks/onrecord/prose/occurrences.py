"""Where names stand in a text, which is read once however many names are asked for."""

import re

WORD = re.compile(r"\w+")


class Occurrences:
    """The places of names in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: dict[str, list[int]] = {}
        for match in WORD.finditer(text):
            self._words.setdefault(match[0].lower(), []).append(match.start())

    def of(self, name: str, any_case: bool = False) -> list[int]:
        """Where the name begins, all of its words whole ones; nowhere when it has no letter or digit."""
        words = [(self._words.get(match[0].lower(), []), match.start()) for match in WORD.finditer(name)]
        rarest, before = min(words, key=lambda word: len(word[0]), default=([], 0))
        starts = [place - before for place in rarest if place >= before]
        if any_case:
            return [start for start in starts if self.text[start : start + len(name)].lower() == name.lower()]
        return [start for start in starts if self.text.startswith(name, start)]
