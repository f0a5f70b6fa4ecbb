"""A line or two above the keys, for what is to be told there and then: that something is on its way, or why it is not."""

from __future__ import annotations

from collections.abc import Awaitable

from textual.content import Content

from interview.talk.interview import Kept
from interview.tui.widgets.split_line import LEAST
from interview.tui.widgets.wrapped_widget import WrappedWidget
from interview.wording.wrap import wrapped


class Foot(WrappedWidget):
    """What is said at the foot of a screen; takes no room while nothing is."""

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._text, self._style = "", "$quiet"
        self.display = False

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Says it in place of what stood there."""
        self._text, self._style = text, "$error" if refusal else "$quiet"
        self.display = bool(text)
        self.refresh(layout=True)

    async def say_kept(self, keeping: Awaitable[Kept]) -> None:
        """Says what the clerk should know of a keeping, once it has ended; nothing where it went as it should."""
        kept = await keeping
        if kept.said:
            self.say("\n".join(kept.said), refusal=True)

    def lines_on(self, cells: int) -> list[Content]:
        """What is said, plain."""
        return [Content.styled(line, self._style) for line in wrapped(self._text, max(cells, LEAST))]
