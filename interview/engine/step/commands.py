"""What a person can do in an interview; the only things the machine takes.

Plain values without behaviour. A face turns keys into commands and shows the turns that come back.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Value
from interview.engine.plan.book import Entry, OutlinePart


@dataclass(frozen=True, slots=True)
class Answer:
    """Answers a question: with what was typed, with a value, or with nothing, which takes what is offered."""

    question: str
    given: str | Value = ""
    insist: bool = False
    """Keep it as it stands although it does not come out, or sets other answers aside."""
    beside: bool = False
    """It was offered from the office's other report, and taken."""


@dataclass(frozen=True, slots=True)
class Search:
    """Keeps a count that does not come out as it stands, and asks for subtotals that help to find the slip."""

    question: str
    given: str | Value = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """Answers many cells as one step: the table, a pasted block, an import."""

    values: Mapping[str, Value]
    insist: bool = False
    """Fill in although other answers are set aside."""


@dataclass(frozen=True, slots=True)
class Place:
    """Puts one application into the list, in place of the one at `at` or as the next."""

    at: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes one application out of the list, and its unit out of the cells."""

    at: int


@dataclass(frozen=True, slots=True)
class Label:
    """Notes a register number or a word of the clerk's own on one application; an empty text takes it away."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Arrange:
    """Sets the whole outline of a section's prose: which parts, in which order, under which headings.

    A part without an id is a new one of the office's own.
    """

    section: str
    parts: tuple[OutlinePart, ...]
    insist: bool = False
    """Arrange it so although the text of a part that is dropped is set aside."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Leaves the question open and goes on."""


@dataclass(frozen=True, slots=True)
class Back:
    """Goes to the question before in the plan's order."""


@dataclass(frozen=True, slots=True)
class Revise:
    """Goes to a question to change it, and comes back after."""

    question: str


@dataclass(frozen=True, slots=True)
class Jump:
    """Goes to a question, a section, or (None) the review, and stays."""

    to: str | None


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes back the last change."""


@dataclass(frozen=True, slots=True)
class Accept:
    """Publishes a finding as it is, with a reason; an empty reason takes that back."""

    finding: str
    reason: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Says of answers kept from last year that the clerk went through them and they are right; or takes that back."""

    questions: tuple[str, ...]
    right: bool = True


@dataclass(frozen=True, slots=True)
class Redraft:
    """Takes a text as it is drafted now, in place of what stands there."""

    question: str


@dataclass(frozen=True, slots=True)
class Reword:
    """Asks for other wordings of a draft; a text that was taken as drafted takes them on."""

    question: str


@dataclass(frozen=True, slots=True)
class Finish:
    """Ends the interview, if nothing stops it."""


Command = (
    Answer
    | Search
    | Fill
    | Place
    | Remove
    | Label
    | Arrange
    | Skip
    | Back
    | Revise
    | Jump
    | Undo
    | Accept
    | Confirm
    | Redraft
    | Reword
    | Finish
)
