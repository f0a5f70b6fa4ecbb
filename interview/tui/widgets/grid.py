"""The ledger's grid: heads, labels and the row of balances stay where they are, the rows between them scroll.

The cell where the clerk stands is a real Textual input that lies over the grid, so that an input method finds its cursor
there. The grid moves from cell to cell by itself and hands over what was typed; it reads no number and knows no engine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key, MouseScrollDown, MouseScrollUp, Paste, Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from interview.engine.answers.characters import clean_line
from interview.talk.tables.ledger import GridLine, GridView
from interview.tui.widgets.grid_lines import GridLayout, InView
from interview.wording.catalog import Words
from interview.wording.display_width import width


class Grid(Widget):
    """Rows of labelled cells.

    Args:
        words: The language.
        take: Takes what was typed in a cell and says whether the clerk may leave it, at once, so that the next key typed
            finds the next cell; None where the grid only shows.
        away: Is called when Escape is pressed where nothing was typed; at once too, so that what is typed next is not
            taken for a figure.
    """

    class Moved(Message):
        """The clerk stands in another cell."""

    class Pasted(Message):
        """A block was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(
        self, words: Words, take: Callable[[str], bool] | None = None, away: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(id="grid")
        self.words, self._take, self.away = words, take, away
        self.can_focus = take is None
        self.view = GridView((), (), (), (), 0)
        self._laid = GridLayout(self.view, 0, 0)
        self.row, self.column = 0, 0
        """The row among those with cells, and the column, where the clerk stands."""
        self.changed: frozenset[tuple[str, int]] = frozenset()
        """Cells that are marked as new, by row and column."""
        self._top = 0
        self._home = 0
        """The column that Enter goes back to after Tab."""
        self._wanted = 0
        """The column that a way up or down keeps to, where the lines are not equally long."""
        self._field = CellField()

    def compose(self) -> ComposeResult:
        """The field of the cell."""
        if self.editable:
            yield self._field

    # What the screen tells it ---------------------------------------------------------------------------------------

    def show(self, view: GridView, changed: frozenset[tuple[str, int]] = frozenset()) -> None:
        """Shows other figures."""
        self.view, self.changed = view, changed
        self.refresh()

    @property
    def editable(self) -> bool:
        """Whether cells can be changed."""
        return self._take is not None

    @property
    def here(self) -> tuple[str, int]:
        """The row's id and the column where the clerk stands."""
        return str(self._rows[self.row].row), self.column

    @property
    def text(self) -> str:
        """What stands in the cell, typed or not."""
        return self._field.value

    @property
    def typed(self) -> bool:
        """Whether something was typed that the grid does not show yet."""
        return self._field.value != self._standing

    def go(self, row: int, column: int) -> None:
        """Stands in a cell that can be filled; the last or first where there is none beyond."""
        last = len(self._rows) - 1
        step = 1 if row >= self.row else -1
        row = max(0, min(row, last))
        while self._rows[row].computed and 0 < row < last:
            row += step
        while self._rows[row].computed and 0 <= row - step <= last:  # nothing beyond it can be filled
            row -= step
        self._wanted = column
        self.row, self.column = row, max(0, min(column, self._beyond(row) - 1))
        self._bring_into_view()
        self._put_field()
        self.refresh()
        self.post_message(self.Moved())

    def go_to(self, row: str, column: int) -> None:
        """Stands in a cell by its row's id."""
        self._home = column
        self.go(next(at for at, line in enumerate(self._rows) if line.row == row), column)

    def stay(self) -> None:
        """Puts the field back, as it was typed."""
        self._field.focus()

    def reset(self) -> None:
        """Forgets what was typed in the cell."""
        self._put_field()

    # Moving ---------------------------------------------------------------------------------------------------------

    def leave(self, go: Callable[[], None]) -> None:
        """Hands over what was typed, and goes where it was taken."""
        if not self.typed or (self._take is not None and self._take(self._field.value)):
            go()
        elif self.typed:
            self._field.refuse()

    def step(self, down: int, right: int, *, tab: bool = False) -> Callable[[], None]:
        """A move to the cell so many rows and columns away; Tab goes on in the row below, Enter below where Tab began."""

        def go() -> None:
            row, column = self.row + down, self.column + right if right else self._wanted
            if tab and not 0 <= column < self._beyond(self.row):
                row, column = (row + 1, 0) if column > 0 else (row - 1, self.view.columns)
            if not tab:
                self._home = column
            self.go(row, column)

        return go

    def below_home(self) -> None:
        """The next row, in the column where the row was begun."""
        self.go(self.row + 1, self._home)

    def scroll_rows(self, by: int) -> None:
        """Moves what is in view, without moving the clerk."""
        self._top = max(0, min(self._top + by, len(self.view.lines) - self._laid_out.room))
        self._put_field(keep=True)
        self.refresh()

    # Drawing --------------------------------------------------------------------------------------------------------

    @property
    def _laid_out(self) -> GridLayout:
        now = self._laid
        if self.view is not now.view or self.size != (now.width, now.height):
            self._laid = GridLayout(self.view, *self.size)
        return self._laid

    def _beyond(self, row: int) -> int:
        """How many cells of a row can be filled."""
        return len(self._rows[row].cells) - self.view.totals

    @property
    def _rows(self) -> list[GridLine]:
        return [line for line in self.view.lines if line.row is not None]

    @property
    def _standing(self) -> str:
        return self._rows[self.row].cells[self.column] if self.view.lines else ""

    def render(self) -> Content:
        """All lines."""
        line = self._rows[self.row] if self.editable and self.view.lines else None
        return self._laid_out.drawn(InView(line, self.column, self._top, self.changed), self.words)

    # The field over the cell ----------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """The cell has moved."""
        if self.view.lines:
            self._bring_into_view()
            self._put_field(keep=True)

    def _line_of(self, row: int) -> int:
        wanted = self._rows[row]
        return next(at for at, line in enumerate(self.view.lines) if line is wanted)

    def _bring_into_view(self) -> None:
        line = self._line_of(self.row)
        first = line
        while first > 0 and self.view.lines[first - 1].row is None:
            first -= 1  # the headings above a row come with it
        self._top = min(self._top, first)
        self._top = max(self._top, line - self._laid_out.room + 1, 0)

    def _put_field(self, *, keep: bool = False) -> None:
        """Lays the field over the cell; `keep` leaves what is typed in it."""
        if not self.editable or not self.view.lines:
            return
        if not keep:
            self._field.hold(self._standing)
        self.place_field()

    def place_field(self) -> None:
        """Where the field is: its end where the figures of the column end, growing to the left as it is typed in."""
        line, laid = self._line_of(self.row) - self._top, self._laid_out
        self._field.display = 0 <= line < laid.room
        wide = min(max(width(self._field.value) + 1, 2), laid.cell + laid.label // 2)
        right = laid.label + laid.cell * self._rows[self.row].across * (self.column + 1)
        self._field.styles.width = wide
        self._field.styles.offset = (right - wide, laid.head_height + line)
        self.call_after_refresh(self._put_cursor)

    def _put_cursor(self) -> None:
        if self._field.has_focus:
            self.app.cursor_position = self._field.cursor_screen_offset

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.place_field()

    # The mouse ------------------------------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        """Goes to the cell."""
        offset, laid = event.get_content_offset(self), self._laid_out
        if offset is None or not self.editable or event.widget is self._field:
            return
        at, lines = offset.y - laid.head_height + self._top, self.view.lines
        if 0 <= offset.y - laid.head_height < laid.room and at < len(lines) and lines[at].row is not None:
            column = max(0, (offset.x - laid.label) // (laid.cell * lines[at].across))
            row = next(number for number, line in enumerate(self._rows) if line is lines[at])
            self._home = column
            self.leave(partial(self.go, row, column))
        self._field.focus()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Rows up."""
        event.stop()
        self.scroll_rows(2)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Rows down."""
        event.stop()
        self.scroll_rows(-2)

    def on_key(self, event: Key) -> None:
        """Where the grid only shows, the arrows scroll it."""
        by = {
            "up": -1,
            "down": 1,
            "pageup": -self._laid_out.room,
            "pagedown": self._laid_out.room,
            "home": -999,
            "end": 999,
        }
        if not self.editable and event.key in by:
            event.stop()
            self.scroll_rows(by[event.key])


class CellField(Input):
    """The cell where the clerk stands. An arrow leaves it, unless it is needed among the characters."""

    def __init__(self) -> None:
        super().__init__(id="cell", compact=True, select_on_focus=False)
        self._refused = False
        """Whether what was typed was not taken, and arrows mend it in place of leaving the cell."""

    def hold(self, text: str) -> None:
        """Puts a figure into the field, selected: the first key typed replaces it."""
        self._refused = False
        with self.prevent(Input.Changed):
            self.value = text
        self.select_all()

    def refuse(self) -> None:
        """What was typed was not taken: it stays, selected; the first key replaces it, arrows and Backspace mend it."""
        self._refused = True
        self.select_all()

    def action_delete_left(self) -> None:
        """Deletes; of what was refused its last character only."""
        if self._refused and self.selected_text == self.value:
            self.cursor_position = len(self.value)
        super().action_delete_left()

    @property
    def _grid(self) -> Grid:
        assert isinstance(self.parent, Grid)  # noqa: S101 - it lives in no other place
        return self.parent

    def on_key(self, event: Key) -> None:
        """Moves in the order the keys were typed; a binding would come too late for a fast hand."""
        move = self._moves().get(event.key)
        if move is not None:
            event.stop()
            event.prevent_default()
            move()

    def _moves(self) -> dict[str, Callable[[], object]]:
        grid = self._grid
        leave, step = grid.leave, grid.step
        whole = self.selected_text == self.value and not self._refused
        at_start = self.cursor_position == 0 and not self._refused
        at_end = self.cursor_position == len(self.value) and not self._refused
        page = max(1, grid.size.height - 5)
        return {
            "enter": partial(leave, grid.below_home),
            "tab": partial(leave, step(0, 1, tab=True)),
            "shift+tab": partial(leave, step(0, -1, tab=True)),
            "up": partial(leave, step(-1, 0)),
            "down": partial(leave, step(1, 0)),
            "pageup": partial(leave, step(-page, 0)),
            "pagedown": partial(leave, step(page, 0)),
            "left": partial(leave, step(0, -1)) if whole or at_start else self.action_cursor_left,
            "right": partial(leave, step(0, 1)) if whole or at_end else self.action_cursor_right,
            "home": partial(leave, step(0, -99)) if whole else self.action_home,
            "end": partial(leave, step(0, 99)) if whole else self.action_end,
            "ctrl+home": partial(leave, step(-999, -99)),
            "ctrl+end": partial(leave, step(999, 99)),
            "backspace": self.action_delete_left,
            "delete": self.action_delete_right,
            "escape": self._escape,
            "ctrl+u": self.action_delete_left_all,
        }

    def _escape(self) -> None:
        if self._grid.typed:
            self._grid.reset()
        else:
            self._grid.away()

    def on_paste(self, event: Paste) -> None:
        """A number goes into the cell; several of them are a block."""
        event.stop()
        event.prevent_default()
        if any(blank in event.text.strip() for blank in "\t\n\r|") or len(event.text.split()) > 1:
            self._grid.post_message(Grid.Pasted(event.text))
        else:
            self.replace(clean_line(event.text), *self.selection)
