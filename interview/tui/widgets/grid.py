"""The ledger's grid: heads, labels and the row of balances stay where they are, the rows between them scroll.

The cell where the clerk stands is a real Textual input that lies over the grid, so that an input method finds its cursor
there. The grid moves from cell to cell by itself and hands over what was typed; it reads no number and knows no engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key, MouseScrollDown, MouseScrollUp, Paste, Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from interview.engine.answers.characters import clean_line
from interview.talk.tables.ledger import GridLine, GridView
from interview.wording.catalog import Words
from interview.wording.cells import cut, width
from interview.wording.folding import folded

_LABEL, _CELL, _WIDEST = 20, 7, 12
"""What a label keeps at least; what a column of figures takes at least and at most."""
_NARROWEST = 3
"""A column that shows a Chinese character and the gap after it."""
_ROOMY = 26
"""From so many lines on the heads may have one line more."""
_HEAD_WORDS = 2
_INDENT = ("", " ", "  ")
_NEVER = "\u00b7"
"""What stands in a cell that nobody filled."""


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
        self._top = max(0, min(self._top + by, len(self.view.lines) - self._room))
        self._put_field(keep=True)
        self.refresh()

    # Drawing --------------------------------------------------------------------------------------------------------

    def _beyond(self, row: int) -> int:
        """How many cells of a row can be filled."""
        return len(self._rows[row].cells) - self.view.totals

    @property
    def _rows(self) -> list[GridLine]:
        return [line for line in self.view.lines if line.row is not None]

    @property
    def _standing(self) -> str:
        return self._rows[self.row].cells[self.column] if self.view.lines else ""

    @property
    def _cell(self) -> int:
        """The width of a column."""
        columns = max(self.view.columns, 1)
        texts = ((text, line.across) for line in self.view.lines for text in (*line.cells, *line.heads))
        needed = max((-(-(width(text) + 2) // across) for text, across in texts), default=_CELL)
        heads = max((width(head) + 2 for head in self.view.heads), default=0)
        labels = max((width(line.label) + line.depth + 2 for line in self.view.lines), default=0)
        if labels + heads * columns <= self._cells:
            needed = max(needed, heads)  # no head need be broken
        least = max(_CELL, needed)
        roomy = (self._cells - 2 * _LABEL) // columns
        return max(min(least, (self._cells - _LABEL // 2) // columns), min(_WIDEST, roomy))

    @property
    def _cells(self) -> int:
        """How wide it is laid out; a window that is narrower shows the left part of it."""
        return max(self.size.width, _LABEL // 2 + _NARROWEST * self.view.columns)

    @property
    def _label(self) -> int:
        return self._cells - self._cell * self.view.columns

    @property
    def _head_lines(self) -> list[list[str]]:
        """The heads, each broken into lines of like length, the shorter ones pushed down."""
        heads = [_balanced(head, self._cell - 1) for head in self.view.heads]
        high = max(map(len, heads), default=0)
        return [[*[""] * (high - len(head)), *head] for head in heads]

    @property
    def _head_height(self) -> int:
        return len(self._head_lines[0]) + self._shows_groups if self.view.heads else 0

    @property
    def _shows_groups(self) -> bool:
        """Whether there is room for what the form prints above the heads."""
        return self.size.height >= _ROOMY and any(self.view.groups)

    @property
    def _room(self) -> int:
        """How many lines of rows are in view."""
        return max(1, self.size.height - self._head_height - bool(self.view.balances))

    def render(self) -> Content:
        """All lines; styles are laid on here, never read from a text."""
        if not self.view.lines:
            return Content("")
        balances = [self._draw_balances()] if self.view.balances else []
        return Content("\n").join([*self._draw_heads(), *self._draw_rows(), *balances])

    def _draw_heads(self) -> Iterator[Content]:
        if self._shows_groups:
            spans = [(name, self._cell * len(list(of))) for name, of in groupby(self.view.groups)]
            yield Content.styled(
                " " * self._label + "".join(_centred(name, cells) for name, cells in spans), "$quiet"
            )
        for at in range(len(self._head_lines[0]) if self.view.heads else 0):
            parts: list[Content] = [Content(" " * self._label)]
            for column, head in enumerate(self._head_lines):
                here = self.editable and column == self.column
                parts.append(
                    Content.styled(
                        _right(head[at], self._cell - 1) + " ", "bold $primary" if here else "$quiet"
                    )
                )
            yield Content("").join(parts)

    def _draw_rows(self) -> Iterator[Content]:
        shown = self.view.lines[self._top : self._top + self._room]
        here = self._rows[self.row]
        for line in shown:
            yield self._draw_row(line, here=self.editable and line is here)
        for _ in range(self._room - len(shown)):
            yield Content("")

    def _draw_row(self, line: GridLine, *, here: bool) -> Content:
        sign = ">" if here else " "
        label = cut(f"{sign}{_INDENT[line.depth]}{line.label}", self._label - 1)
        style = "bold $primary" if here else "$quiet" if line.computed or line.row is None else "$foreground"
        parts: list[Content] = [Content.styled(label + " " * (self._label - width(label)), style)]
        room = self._cell * line.across - 1
        parts += [Content.styled(_right(cut(head, room), room) + " ", "$quiet") for head in line.heads]
        for column, cell in enumerate(line.cells):
            computed = line.computed or (self.view.totals and column == len(line.cells) - 1)
            new = (line.row, column) in self.changed
            text = _right(cut(cell, room) or ("" if computed else _NEVER), room) + ("*" if new else " ")
            parts.append(Content.styled(text, "$quiet" if computed or not cell else "bold $foreground" if new else "$foreground"))  # fmt: skip
        return Content("").join(parts)

    def _draw_balances(self) -> Content:
        label = cut(" " + self.words.say("screen.table_balance"), self._label - 1)
        parts: list[Content] = [Content.styled(label + " " * (self._label - width(label)), "$quiet")]
        for balance in self.view.balances:
            if not (balance.inflow or balance.outflow):
                said, style = "", "$quiet"
            elif balance.gap == 0:
                said, style = self.words.say("screen.table_even"), "$warm"
            else:
                key = "over" if balance.gap > 0 else "short"
                said, style = self.words.say(f"screen.table_{key}", n=abs(balance.gap)), "bold $key"
                said = said if width(said) < self._cell else f"{balance.gap:+d}"
            parts.append(Content.styled(_right(cut(said, self._cell - 1), self._cell - 1) + " ", style))
        return Content("").join(parts)

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
        self._top = max(self._top, line - self._room + 1, 0)

    def _put_field(self, *, keep: bool = False) -> None:
        """Lays the field over the cell; `keep` leaves what is typed in it."""
        if not self.editable or not self.view.lines:
            return
        if not keep:
            self._field.hold(self._standing)
        self.place_field()

    def place_field(self) -> None:
        """Where the field is: its end where the figures of the column end, growing to the left as it is typed in."""
        line = self._line_of(self.row) - self._top
        self._field.display = 0 <= line < self._room
        wide = min(max(width(self._field.value) + 1, 2), self._cell + self._label // 2)
        right = self._label + self._cell * self._rows[self.row].across * (self.column + 1)
        self._field.styles.width = wide
        self._field.styles.offset = (right - wide, self._head_height + line)
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
        offset = event.get_content_offset(self)
        if offset is None or not self.editable or event.widget is self._field:
            return
        at = offset.y - self._head_height + self._top
        lines = self.view.lines
        if self._head_height <= offset.y < self._head_height + self._room and at < len(lines) and lines[at].row is not None:  # fmt: skip
            column = max(0, (offset.x - self._label) // (self._cell * lines[at].across))
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
        by = {"up": -1, "down": 1, "pageup": -self._room, "pagedown": self._room, "home": -999, "end": 999}
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


def _right(text: str, cells: int) -> str:
    return " " * (cells - width(text)) + text


def _centred(text: str, cells: int) -> str:
    room = cells - width(text)
    return " " * (room - room // 2) + text + " " * (room // 2)


def _balanced(text: str, cells: int) -> list[str]:
    """A head on as few lines as it needs, all about as long; words of letters are cut, never torn."""
    if text.isascii():
        return [cut(word, cells) for word in text.split()[:_HEAD_WORDS]]
    lines = len(folded(text, cells))
    return next(found for narrow in range(-(-width(text) // lines), cells + 1) if len(found := folded(text, narrow)) == lines)  # fmt: skip
