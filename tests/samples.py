"""Analyses made by hand, so that what shows them can be tested apart from what finds them."""

from onrecord import Article, schema
from onrecord.analysis import Analysis
from onrecord.attribution import summarise_sources


class Made(Analysis):
    """An analysis whose attributions and quantities are given."""

    def __init__(self, text: str, attributions: list[dict], quantities: list[dict]):
        super().__init__(Article.from_text(text))
        self.__dict__["attributions"] = schema.make("attributions", [self._complete(row) for row in attributions])
        self.__dict__["quantities"] = schema.make("quantities", [self._complete(row) for row in quantities])
        self.__dict__["sources"] = summarise_sources(self.article, self.attributions)

    def _complete(self, row: dict) -> dict:
        """A row with its offsets and its paragraph, found by its text."""
        start = self.article.text.index(row["text"])
        paragraph = next(number for number, span in enumerate(self.article.paragraphs) if span.start <= start < span.end)
        return {"start": start, "end": start + len(row["text"]), "paragraph": paragraph} | row


def said(text: str, speaker: str | None, number: int, **more: object) -> dict:
    """A row of attributions."""
    defaults = {"attribution": number, "speech": "direct", "identification": "named_person", "source_type": "expert", "rule": "test"}
    return defaults | {"text": text, "speaker": speaker} | more


def figure(text: str, low: float | None, high: float | None, modifier: str = "exactly", **more: object) -> dict:
    """A row of quantities."""
    return {"text": text, "low": low, "high": high, "modifier": modifier, "kind": "count", "sentence": 0} | more


def many_speakers(count: int, length: int = 12) -> Made:
    """An article in which `count` speakers, with names of `length` characters, say a sentence each."""
    names = [f"Speaker {number:03d} ".ljust(length, "x") for number in range(count)]
    text = "\n".join(f"“This is remark {number:03d},” said {name}." for number, name in enumerate(names))
    return Made(text, [said(f"“This is remark {number:03d},”", name, number) for number, name in enumerate(names)], [])


def many_quantities(count: int) -> Made:
    """An article that reports `count` quantities of four kinds."""
    kinds = (("count", None), ("money", "dollar"), ("percent", "percentage"), ("duration", "month"))
    text = "\n".join(f"There were {number + 1000} things there." for number in range(count))
    rows = [
        figure(str(number + 1000), number + 1000.0, number + 1000.0, kind=kinds[number % 4][0], unit=kinds[number % 4][1], counted="things")
        for number in range(count)
    ]
    return Made(text, [], rows)
