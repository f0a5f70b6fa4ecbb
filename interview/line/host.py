"""What the review may ask of the conversation in line mode."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from interview.desk import Opened
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.line.prompts import Prompts
from interview.line.screen import Screen
from interview.review.model import Span
from interview.talk.input.offers import Offer
from interview.wording.catalog import Words


class LineHost(Protocol):
    """The conversation."""

    words: Words
    prompts: Prompts
    screen: Screen
    opened: Opened
    written: bool
    """Whether the finished report was written."""
    pointed: Span | None
    """What of the next answer a finding is about."""

    def carry_out(self, state: State, command: do.Command, text: str = "") -> State:
        """Carries out a command and shows what is said."""

    def outline(self, state: State) -> State:
        """Changes headings and their order."""

    def menu(self, offer: Offer) -> int:
        """Has one of a few things picked."""

    def read(self, default: str = "") -> str:
        """Reads a line, given what stands in it."""

    def keep(self, state: State, *, finished: bool = False) -> None:
        """Puts what was told on disk."""

    def say_folder(self, path: Path) -> None:
        """Says in which folder a file is."""
