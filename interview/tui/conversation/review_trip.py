"""The way from the conversation to the review, to what was found there, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

from interview.engine.step import commands as do
from interview.tui.conversation.host import ScreenHost
from interview.tui.conversation.over_screens import OverScreens

if TYPE_CHECKING:
    from interview.tui.screens.review import Going, Result


class _Writes(Protocol):
    def __call__(self, *, draft: bool) -> None: ...


class ReviewTrip:
    """Where the clerk is between the conversation and the review.

    Args:
        host: The screen.
        over: Opens tables.
        write: Has a report written, a draft or the finished one.
    """

    def __init__(self, host: ScreenHost, over: OverScreens, write: _Writes) -> None:
        self._host, self._over, self._write = host, over, write
        self.left = False
        """Whether the clerk has left the review and is at the end."""
        self._from: Going | None = None
        """Where was gone to from the review, to come back from."""

    def forget(self) -> None:
        """The clerk goes somewhere else."""
        self._from = None

    def review(self, came: Going | None = None) -> None:
        """Opens the review, where the clerk was in it."""
        from interview.tui.screens.review import ReviewScreen

        self._host.open(ReviewScreen(self._host.held, came), self._leave)

    def _leave(self, result: Result) -> None:
        from interview.tui.review_rows import WriteDraft
        from interview.tui.screens.review import Going

        match result:
            case None:
                self.left = True
                if self._host.held.state.asked is None:
                    self._host.show_state()
            case do.Finish():
                self._write(draft=False)
            case Going() as going:
                self._go(going)
            case do.Jump():
                self._host.send(result)
            case WriteDraft():
                self._write(draft=True)
            case _:
                assert_never(result)

    def _go(self, going: Going) -> None:
        """To where something was told; a cell of the table is gone to in the table."""
        self._from = going
        if self._host.held.plan.get(going.place.question) is not None:
            self._host.send(do.Revise(going.place.question))
        else:
            self._over.ledger(going.place.question)

    def point(self) -> None:
        """Where a finding led to a text: the cursor at what it is about, and the finding said beside it."""
        host, going = self._host, self._from
        asked = host.held.state.asked
        text = going.place.text if going is not None else None
        if going is None or text is None or asked is None or asked.id != text.text:
            return
        from interview.review.messages import one_line
        from interview.review.of_interview import findings

        found = next((each for each in findings(host.held.plan) if each.id == going.place.part), None)
        if found is not None and host.half_typed.unsent.of(asked) is None:
            host.composer.point(text.end, one_line(found, host.held.state.flow, host.held.words))

    def come_back(self) -> None:
        """To the review where all is asked, and where a question was gone to from there."""
        state, came = self._host.held.state, self._from
        if state.asked is not None:
            self.left = False
        at_the_end = state.asked is None and not self.left
        if self._host.is_active and state.place.back_to is None and (came or at_the_end):
            self._from = None
            self.review(came)
