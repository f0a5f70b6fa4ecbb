"""A widget whose text is wrapped to the room it has, since only it knows how wide it is.

A layout walks every widget there is, so it is done anew only where a change takes another number of lines.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class WrappedWidget(Widget):
    """As high as its lines."""

    @abstractmethod
    def lines_on(self, cells: int) -> list[Content]:
        """The lines on so many cells; styles are laid on here, never read from a text."""

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Shows what is changed meanwhile."""
        height = len(self.lines_on(self.size.width))
        yield
        self.refresh(layout=len(self.lines_on(self.size.width)) != height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are."""
        return len(self.lines_on(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self.lines_on(self.size.width))
