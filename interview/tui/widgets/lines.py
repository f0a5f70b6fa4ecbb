"""Many lines that scroll: only those in view are drawn, so that a long review or report costs no more than a short one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Resize
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class Lines(ScrollView, can_focus=True):
    """Lines of `Content`, laid out anew whenever the width changes."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Content] = ()
        self._cells = 0

    def lay_out(self, cells: int) -> Sequence[Content]:
        """The lines for so many cells; whoever shows something says them here."""
        raise NotImplementedError

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Another width wraps otherwise."""
        if self._cells != self.scrollable_content_region.width:
            self.put_lines()

    def put_lines(self) -> None:
        """Lays everything out again."""
        cells = self.scrollable_content_region.width
        if cells:  # none while it is hidden
            self._cells = cells
            self._lines = self.lay_out(cells)
            self.virtual_size = Size(cells, len(self._lines))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line in view."""
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        strips = Visual.to_strips(self, self._lines[at], self._cells, 1, self.visual_style, pad=True)
        return strips[0].adjust_cell_length(self.size.width, self.rich_style)

    def bring(self, first: int, height: int = 1) -> None:
        """Brings lines into view."""
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
