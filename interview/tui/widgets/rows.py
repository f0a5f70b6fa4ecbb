"""A list to walk through and choose from: reports in a folder, a review, commands. Arrows, Tab, Enter and the mouse.

Rows are data; what choosing one means is the screen's. It holds the marked row while what is shown changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from textual.content import Content
from textual.events import Click, Key, Resize
from textual.message import Message

from interview.dataclass import dataclass
from interview.tui.widgets.lines import Lines
from interview.tui.widgets.split_line import LEAST, two_sided
from interview.wording.display_width import width
from interview.wording.wrap import Marks, wrapped

_MARK, _NO_MARK = "> ", "  "
_HEADINGS = 3
"""So many rows above the first one of a part are brought into view with it."""
_STYLES = {"plain": "$foreground", "heading": "$primary bold", "note": "$quiet", "warm": "$warm"}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: a text to the left, one to the right of it, one below."""

    left: str
    right: str = ""
    below: str = ""
    kind: Literal["plain", "heading", "note", "warm"] = "plain"
    means: object = None
    """What choosing it means, and what it is known by; None cannot be chosen."""
    strong: bool = False
    """Whether the text to the right matters most."""
    indent: int = 0
    """Cells to the left of it."""
    marks: Marks = ()
    """The pieces of the text to the right that follow a figure or a fact."""


class Rows(Lines):
    """Rows, one of them marked."""

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, means: object) -> None:
            super().__init__()
            self.means = means

    class Typed(Message):
        """A key that the list has no use for."""

        def __init__(self, key: str, character: str | None) -> None:
            super().__init__()
            self.key, self.character = key, character

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._rows: tuple[ListRow, ...] = ()
        self._at: list[int] = []
        """The row of each line."""
        self._marked: int | None = None

    @property
    def marked(self) -> object:
        """What the marked row means."""
        return None if self._marked is None else self._rows[self._marked].means

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """What is shown."""
        return self._rows

    @property
    def place(self) -> int:
        """Which of the rows is marked, from 0."""
        return self._marked or 0

    def show(self, rows: Sequence[ListRow], mark: object = None, near: int | None = None) -> None:
        """Shows rows; `mark` is the one to mark, else the one that was marked, else the one nearest to the place `near`.

        Without a place that is the one where the mark was, at first the first row that can be chosen.
        """
        was, at_least = self.marked, self._marked or 0 if near is None else near
        self._rows = tuple(rows)
        places = {row.means: at for at, row in enumerate(self._rows) if row.means is not None}
        wanted = next((places[each] for each in (mark, was) if each in places), None)
        if wanted is None and places:  # what was marked is gone: its place stays
            wanted = min(places.values(), key=lambda at: (abs(at - at_least), at))
        self._marked = wanted
        self.put_lines()
        if mark is not None:
            self.call_after_refresh(self._bring_marked)

    def lay_out(self, cells: int) -> list[Content]:
        """Each row wrapped to the width."""
        lines: list[Content] = []
        self._at = []
        for at, row in enumerate(self._rows):
            own = self._lines_of(row, cells, marked=at == self._marked)
            self._at += [at] * len(own)
            lines += own
        return lines

    def _lines_of(self, row: ListRow, cells: int, *, marked: bool) -> list[Content]:
        margin = " " * row.indent
        room = max(cells - len(_MARK) - row.indent, LEAST)
        style = _STYLES[row.kind]
        beside = "$foreground bold" if row.strong else "$quiet" if row.kind == "plain" else style
        lines = two_sided((row.left, style), (row.right, beside), room, row.marks)
        lines += [Content.styled(line, "$quiet") for line in wrapped(row.below, room)] if row.below else []
        if not marked:
            return [Content.assemble(_NO_MARK, margin, line) for line in lines]
        signs = [_MARK] + [_NO_MARK] * (len(lines) - 1)
        texts = [sign + margin + line.plain for sign, line in zip(signs, lines, strict=True)]
        return [
            Content.styled(
                text + " " * (cells - width(text)),
                "bold $block-cursor-foreground on $block-cursor-background",
            )
            for text in texts
        ]

    # Walking ---------------------------------------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        """Arrows, Tab and Enter, in the order they were typed; other keys are the screen's."""
        do = self._keys().get(event.key)
        if do is not None:
            event.stop()
            event.prevent_default()
            do()
        elif event.is_printable or event.key == "backspace":
            event.stop()
            self.post_message(self.Typed(event.key, event.character))

    def _keys(self) -> dict[str, Callable[[], object]]:
        page = max(self.size.height - 2, 1)
        return {
            "up": partial(self.move, -1),
            "down": partial(self.move, 1),
            "pageup": partial(self._move_lines, -page),
            "pagedown": partial(self._move_lines, page),
            "home": partial(self._mark_first, self._choosable()),
            "end": partial(self._mark_first, self._choosable()[::-1]),
            "tab": partial(self.move_part, 1),
            "shift+tab": partial(self.move_part, -1),
            "enter": self.choose,
        }

    def choose(self) -> None:
        """Chooses the marked row."""
        if self.marked is not None:
            self.post_message(self.Chosen(self.marked))

    def move(self, by: int) -> None:
        """Goes to the row before or after that can be chosen, round the ends."""
        places = self._choosable()
        if places:
            here = places.index(self._marked) if self._marked in places else -1
            self._mark(places[(here + by) % len(places)])

    def _move_lines(self, by: int) -> None:
        """Goes about so many lines on, to a row that can be chosen."""
        places = self._choosable()
        if places and self._marked in self._at:  # nothing is laid out where there is no room
            line = min(max(self._at.index(self._marked) + by, 0), len(self._at) - 1)
            row = self._at[line]
            beyond = [at for at in places if (at >= row if by > 0 else at <= row)]
            self._mark((beyond[0] if by > 0 else beyond[-1]) if beyond else places[-1 if by > 0 else 0])

    def move_part(self, by: int) -> None:
        """Goes to the first row of the part before or after."""
        heads = [at for at, row in enumerate(self._rows) if row.kind == "heading"]
        firsts = sorted({next((at for at in self._choosable() if at > head), -1) for head in heads} - {-1})
        here = -1 if self._marked is None else self._marked
        beyond = [at for at in firsts if (at > here if by > 0 else at < here)]
        if beyond:
            self._mark(beyond[0] if by > 0 else beyond[-1])
        else:
            self._mark_first(firsts if by > 0 else firsts[::-1])

    def _mark_first(self, places: Sequence[int]) -> None:
        if places:
            self._mark(places[0])

    def _choosable(self) -> list[int]:
        return [at for at, row in enumerate(self._rows) if row.means is not None]

    def _mark(self, at: int) -> None:
        self._marked = at
        self.put_lines()
        self._bring_marked()

    def _bring_marked(self) -> None:
        """The marked row into view, with the heading right above it."""
        if self._marked is None or self._marked not in self._at:
            return
        first = self._at.index(self._marked)
        height = self._at.count(self._marked)
        above = self._marked - 1
        while above >= 0 and self._rows[above].means is None and self._marked - above <= _HEADINGS:
            above -= 1
        top = self._at.index(above + 1)
        if above < 0 or first - top < self.size.height // 2:
            first, height = top, first + height - top
        self.bring(first, min(height, self.size.height))

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """What opens or is said below takes lines away: the marked row stays in view."""
        self.call_after_refresh(self._bring_marked)

    def on_click(self, event: Click) -> None:
        """A click chooses."""
        offset = event.get_content_offset(self)
        line = None if offset is None else offset.y + self.scroll_offset.y
        if line is not None and line < len(self._at) and self._rows[self._at[line]].means is not None:
            event.stop()
            self._mark(self._at[line])
            self.choose()
