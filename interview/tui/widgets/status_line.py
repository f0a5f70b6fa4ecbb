"""A line or two above the keys, for what is to be told there and then: that something is on its way, or why it is not."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from interview.tui.widgets.split_line import LEAST
from interview.wording.folding import folded


class Foot(Widget):
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

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the text folds to."""
        return len(folded(self._text, max(width, LEAST)))

    def render(self) -> Content:
        """The lines, plain."""
        return Content.styled("\n".join(folded(self._text, max(self.size.width, LEAST))), self._style)
