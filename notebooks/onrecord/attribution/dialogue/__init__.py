"""Interviews and transcripts: which paragraphs are turns of a conversation, who asks in them and who answers."""

from onrecord.attribution.dialogue.casting import Conversation
from onrecord.attribution.dialogue.turns import ANSWER, NAME, QUESTION, TURN, Turn, find_turns

__all__ = ["ANSWER", "NAME", "QUESTION", "TURN", "Conversation", "Turn", "find_turns"]
