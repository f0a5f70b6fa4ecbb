"""What stands beside the field: what it is for, and what is said at it. Both lay out anew only where they need other room."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from interview.tui.widgets.wrapped_widget import WrappedWidget
from interview.wording.display_width import width
from interview.wording.wrap import wrapped

_LONGEST_COUNT = 8
"""Cells for how long a text is, so that nothing moves when it grows."""


class FieldLabel(Widget):
    """What the field is for, or how long a text is so far: a line, or two."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._text = ""

    def show(self, text: str) -> None:
        """Shows other words; where they take no other room, nothing is laid out: that walks everything."""
        room = self._room
        self._text = text
        self.refresh(layout=self._room != room)

    @property
    def _room(self) -> tuple[int, int]:
        lines = self._text.split("\n")
        return max(_LONGEST_COUNT if len(lines) > 1 else 0, *map(width, lines)), len(lines)

    def get_content_width(self, container: object, viewport: object) -> int:  # noqa: ARG002
        """As wide as its words, or any count."""
        return self._room[0]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """One line, or two."""
        return self._room[1]

    def render(self) -> Content:
        """The lines."""
        return Content.styled(self._text, "$primary bold")


class SaidAtField(WrappedWidget):
    """What is said at the field: a hint, or why an answer was not taken."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._text, self._style = "", "$quiet"

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Says it in place of what stood there."""
        with self.changing():
            self._text, self._style = text, "$error" if refusal else "$quiet"

    def lines_on(self, cells: int) -> list[Content]:
        """What is said, plain."""
        return [Content.styled(line, self._style) for line in wrapped(self._text, max(cells, 1))]
