"""The report as it stands, beside the conversation or on a screen of its own.

Made in a thread, a moment after the last change, so that no key ever waits for it; while answers come fast only the
last one is shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from textual import work
from textual.content import Content
from textual.events import Resize

from interview.assemble import assemble
from interview.engine.plan.plan import Plan
from interview.engine.step.state import State
from interview.talk.prompt.drafts import paragraphs_that_follow
from interview.tui.print_preview import Paper, paper
from interview.tui.widgets.lines import Lines
from interview.wording.catalog import Words

_A_MOMENT = 0.15
"""Seconds to wait whether more is on its way."""


class Preview(Lines):
    """The document, what was answered last marked in it."""

    def __init__(self, words: Words, id: str = "preview") -> None:
        super().__init__(id)
        self.words = words
        self._state: State | None = None
        self._paper = Paper()
        self._part: str | None = None
        """The section that is in view."""

    def show(self, state: State) -> None:
        """Shows the document of a state, soon."""
        self._state = state
        self._start()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Another width wraps otherwise."""
        if self._cells != self.scrollable_content_region.width:
            self._start()

    def _start(self) -> None:
        if self._state is not None and self.is_mounted and self.scrollable_content_region.width:
            self._make()

    @work(exclusive=True, group="preview")
    async def _make(self) -> None:
        await asyncio.sleep(_A_MOMENT if self._paper.lines else 0)
        state = self._state
        assert state is not None  # noqa: S101 - it was there when this began
        cells = self.scrollable_content_region.width
        self._paper = await asyncio.to_thread(
            partial(_paper_of, state, cells, self.words.say("screen.preview_nothing"))
        )
        self.put_lines()
        self._look_at(state)

    def lay_out(self, cells: int) -> Sequence[Content]:  # noqa: ARG002
        """What was made last."""
        return self._paper.lines

    def _look_at(self, state: State) -> None:
        """Brings into view what was answered last; where nothing was, the part that is being asked."""
        section = state.flow.section[state.asked.section] if state.asked else None
        if self._paper.changed:
            first = self._paper.changed[0]
            last = min(self._paper.changed[-1], first + self.size.height - 1)
            head = max((each for each in self._paper.heads if each <= first), default=0)
            top = head if last - head < self.size.height else max(first - self.size.height // 3, 0)
            self.bring(top, self.size.height)
        elif section is not None and section.part and section.id != self._part:
            self._bring_part(section.part)
        self._part = section.id if section else None

    def _bring_part(self, part: int) -> None:
        """Brings a part into view, where it begins."""
        if part <= len(self._paper.heads):
            self.bring(self._paper.heads[part - 1], self.size.height)

    def turn(self, by: int) -> None:
        """Goes to the next part of the report, or the one before."""
        here = self.scroll_offset.y
        heads = [each for each in (0, *self._paper.heads) if (each > here if by > 0 else each < here)]
        if heads:
            self.scroll_to(y=heads[0] if by > 0 else heads[-1], animate=False)


def _paper_of(state: State, cells: int, nothing: str) -> Paper:
    """The document of a state as lines, marked against the one before the last change."""
    before = assemble(Plan(state.flow, state.past[0][0]), draft=True) if state.past else None
    begins = [
        each.table.rows[0][0].text
        for each in sorted(state.flow.sections, key=lambda section: section.part)
        if each.table is not None and not each.heading
    ]
    follow = paragraphs_that_follow(state.plan)
    return paper(assemble(state.plan, draft=True), cells, nothing, before, follow, begins)
