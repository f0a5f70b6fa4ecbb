"""One moment of an interview: the book, and where the conversation is.

It only holds and looks up; what a command makes of it is the business of `interview.engine.step.machine`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book, Passed
from interview.engine.plan.outline.as_told import as_told
from interview.engine.plan.outlook import stands_for
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.turns import Turn

_UNDO_DEPTH = 1000


@dataclass(frozen=True, slots=True)
class Here:
    """Where the conversation is: the question (None is the review), and where to come back to after it."""

    question: str | None = None
    back_to: tuple[str | None] | None = None
    """A pair of brackets around the question to return to, so that the review (None) can be one."""
    owed: tuple[str, ...] = ()
    """What the revision has opened and is still to be asked before that."""
    passed: Mapping[str, Passed] = field(default_factory=dict)
    """The questions that were left open, so that none is asked again and again."""


@dataclass(frozen=True)
class State:
    """One moment of an interview."""

    flow: Flow
    """With its texts as the office's outline has them."""
    book: Book
    place: Here = Here()
    past: tuple[tuple[Book, Here], ...] = ()
    """Earlier books, newest first, for undo; of this run only."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "flow", as_told(self.flow, self.book))

    def at(self, place: Here) -> State:
        """The same book elsewhere; its plan is the same."""
        return self._sharing(self.plan, State(self.flow, self.book, place, self.past))

    def changed(self, after: Plan, place: Here) -> State:
        """What came of a change, with its plan; what was before can be had back."""
        return self._sharing(after, replace(self, book=after.book, place=place, past=self._past_now))

    def with_book(self, book: Book) -> State:
        """Another book at the same place; what was before can be had back."""
        return State(self.flow, book, self.place, self._past_now)

    @property
    def _past_now(self) -> tuple[tuple[Book, Here], ...]:
        return ((self.book, self.place), *self.past[:_UNDO_DEPTH])

    @staticmethod
    def _sharing(plan: Plan, state: State) -> State:
        """A state with the plan that is known to be its own."""
        state.__dict__["plan"] = plan
        return state

    @cached_property
    def plan(self) -> Plan:
        """The plan of this moment."""
        return Plan(self.flow, self.book)

    @property
    def asked(self) -> Asked | None:
        """The question being asked."""
        return self.plan.get(self.place.question)

    @property
    def comes_back(self) -> bool:
        """Whether the question was left open before."""
        return self.place.question in self.place.passed

    @property
    def ahead(self) -> int:
        """About how many questions are still to come, the one being asked among them; at the review, how many stop a finish."""
        here, passed = self.place.question, self.place.passed
        if here is None:
            return len(self.plan.open)
        return sum(
            stands_for(self.plan, each)
            for each in self.plan.asked
            if each.open and (each.id == here or passed.get(each.id) != "left")
        )


Step = tuple[State, tuple[Turn, ...]]
"""What a command makes of a state, and what is said of it."""
