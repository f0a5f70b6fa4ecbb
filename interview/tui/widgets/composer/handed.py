"""What the composer hands to the screen: an answer with its question, or which of the things offered was picked."""

from __future__ import annotations

from textual.message import Message

from interview.engine.answers.kinds import Value
from interview.talk.prompt.question import Asking


class AnswerGiven(Message):
    """An answer was given: text as it was typed, or what was picked; to a question, else to what is offered."""

    def __init__(self, given: str | Value, text: str, of: Asking | None) -> None:
        super().__init__()
        self.given, self.text = given, text
        self.of = of.asked if of is not None else None


class OfferTaken(Message):
    """One of the things offered was picked."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at
