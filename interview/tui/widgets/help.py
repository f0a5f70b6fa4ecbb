"""Why a question is asked, what counts and what does not: laid over the transcript until it is put away."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from interview.tui.widgets.blocks import Said, SaidBlock


class HelpPanel(VerticalScroll, can_focus=False):
    """The help of one question; it takes the place of the transcript, from its first line on."""

    def __init__(self) -> None:
        super().__init__(id="help")
        self._block = SaidBlock(Said(""))

    def compose(self) -> ComposeResult:
        """One block that scrolls."""
        yield self._block

    def on_mount(self) -> None:
        """Nothing is explained yet."""
        self.display = False

    def show(self, text: str) -> None:
        """Lays it open."""
        self._block.block = Said(text)
        self._block.refresh(layout=True)
        self.scroll_home(animate=False)
        self.display = True

    def put_away(self) -> None:
        """Closes it."""
        self.display = False
