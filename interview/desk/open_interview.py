"""An interview that is about to be held: everything a face needs to begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from interview.desk.desk import Desk
from interview.engine.step.state import State
from interview.engine.step.turns import Turn

if TYPE_CHECKING:
    from interview.export import Written


class Publish(Protocol):
    """Writes the report of a state and says where it went.

    One that was changed since it was written, in Word or WPS, is left alone: the report then goes beside it under a new name.
    """

    def __call__(self, state: State, /, *, draft: bool, over: bool) -> Written:
        """Writes it, as a draft, or `over` an earlier one.

        Raises:
            WriteError: It could not be written; `export_exists` where there is one already and it may not be written over.
        """


@dataclass(frozen=True)
class Opened:
    """One interview, begun or resumed."""

    state: State
    turns: tuple[Turn, ...]
    """What is said first."""
    desk: Desk
    publish: Publish
    flow_for: Callable[[int], str] | None = None
    """Gives the id of the form for a year, while the form is still open; None where it was chosen."""
    suggest: Mapping[str, str] = field(default_factory=dict)
    """Values to stand in a field that nobody filled yet, by question id."""
    typed: str = ""
    """What was being typed when the interview was interrupted."""
    resumed: bool = False
    this_year: int = 0
    """The year that it is where the clerk sits; 0 where nobody has said."""
