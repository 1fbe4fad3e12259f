"""What is passed on while an article is read: attributions in the making, and what one unit leaves to the next."""

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.attribution.cues import Cue
from onrecord.attribution.dialogue import Turn

Tokens = tuple[int, int]
# Called with the name of a rule and its outcome.
Trace = Callable[[str, str], None]


@dataclass
class Draft:
    """An attribution before its speaker is known, by tokens; `part` where it is a turn of a conversation."""

    stretches: list[Tokens]
    cue: Cue | None
    source: Tokens | None
    rule: str
    paragraph: int
    part: str | None = None


@dataclass
class State:
    """What one unit hands to the next.

    `pending` is an attribution whose content is still to come, `subject` whom a sentence without attribution was about, `done` the token
    up to which all has been read, `standing` whether the last unit was a quotation with no cue of its own, `turns` the turns of a
    conversation by their first token, `least` how probable a claim has to be.
    """

    drafts: list[Draft] = field(default_factory=list)
    pending: Draft | None = None
    paragraph: int = -1
    subject: Tokens | None = None
    done: int = 0
    standing: bool = False
    turns: dict[int, Turn] = field(default_factory=dict)
    least: float = 0.0

    def covers(self, first: int, last: int) -> bool:
        """Whether one of the latest attributions holds some of the tokens."""
        return any(start < last and first < end for draft in self.drafts[-3:] for start, end in draft.stretches)
