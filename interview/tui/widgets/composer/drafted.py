"""A paragraph as it is drafted, to be read before it is taken: under its question, what follows a figure underlined."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from interview.engine.prose.passage import Passage
from interview.talk.prompt.drafts import marks_of
from interview.tui.widgets.blocks import Said, SaidBlock


class Drafted(VerticalScroll, can_focus=False):
    """One paragraph; it scrolls where it is longer than the room there is."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._block = SaidBlock(Said(""))

    def compose(self) -> ComposeResult:
        """The paragraph."""
        yield self._block

    @property
    def overflows(self) -> bool:
        """Whether some of it is out of view."""
        return self.display and self.max_scroll_y > 0

    def show(self, passage: Passage) -> None:
        """Shows a paragraph from its beginning, or nothing."""
        said = Said(passage.text, marks=marks_of(passage.bound, passage.text))
        self.display = bool(passage.text)
        if said != self._block.block:
            self._block.block = said
            self._block.refresh(layout=True)
            self.scroll_home(animate=False)
