"""Tags that the tagger has wrong in news, put right by the rows of `data/lexicons/retagging.tsv`."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicons
from onrecord.prose.layers import lemma
from onrecord.prose.token_patterns import AHEAD, BACK, TokenPattern, Vocabulary, read_pattern
from onrecord.prose.window import Tagged

DASHES = frozenset(("--", "—", "–", "-", "―"))
AUXILIARIES = frozenset(("have", "have or be", "be"))  # classes of `verb_group_words`
CLAUSES = frozenset(("that", "quote"))  # what verbs that say something take, by the cue lexicon


class Retagging(NamedTuple):
    """A row of the table: what the token is, what stands before and behind it, and the tag that it gets."""

    word: TokenPattern
    before: TokenPattern
    behind: TokenPattern
    tag: str

    def fits(self, tokens: Tagged, token: int) -> bool:
        """Whether what stands around a token is what the row wants."""
        return self.before.stands(tokens, token - 1) and self.behind.stands(tokens, token + 1)


def retagged(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags of an article's tokens, each put right by the first row that fits it."""
    tokens = Tagged(words, tags)
    for token, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if rows := rows_of(word, tag):
            tokens.tags[token] = next((row.tag for row in rows if row.fits(tokens, token)), tag)
    return tokens.tags


@lru_cache(maxsize=1 << 16)
def rows_of(word: str, tag: str) -> tuple[Retagging, ...]:
    """The rows that a word with a tag can fit, whatever stands around it."""
    alone = Tagged([word], [tag])
    return tuple(row for row in all_rows().get(tag, ()) if row.word.match(alone, 0))


@cache
def all_rows() -> dict[str, list[Retagging]]:
    """The rows of the table by the tag that the tagger gives."""
    found: dict[str, list[Retagging]] = {}
    for row in lexicons.table("retagging"):
        word, before, behind = (read_pattern(row[part], TESTS, way) for part, way in (("word", AHEAD), ("before", BACK), ("behind", AHEAD)))
        ready = Retagging(word, before, behind, row["tag"])
        for tag in row["was"].split():
            found.setdefault(tag, []).append(ready)
    return found


@cache
def saying_verbs() -> frozenset[str]:
    """The verbs of the cue lexicon that a clause or quoted words follow."""
    return frozenset(row["cue"] for row in lexicons.table("cues") if not CLAUSES.isdisjoint(row["takes"].split()))


def _is_form(word: str, ending: str) -> bool:
    """Whether a word is a form of a verb of saying with this ending."""
    return word.endswith(ending) and word not in saying_verbs() and lemma(word, "VBD") in saying_verbs()


TESTS = Vocabulary(
    {
        "dash": lambda tokens, token: tokens.word(token) in DASHES,
        "initial": lambda tokens, token: tokens.written(token)[:1].isupper() and tokens.written(token)[1:] == ".",
        "auxiliary": lambda tokens, token: lexicons.classes("verb_group_words").get(tokens.word(token)) in AUXILIARIES,
        "roles": lambda tokens, token: tokens.word(token).removesuffix("s") in lexicons.words("roles"),
        "say": lambda tokens, token: tokens.word(token) in saying_verbs(),
        "said": lambda tokens, token: _is_form(tokens.word(token), "ed"),
        "says": lambda tokens, token: _is_form(tokens.word(token), "s"),
    }
)
