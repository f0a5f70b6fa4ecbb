"""What may be picked: numbered rows that arrows, the mouse and typing walk through, while the cursor stays in the field."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.engine.characters import clean_line, half_width
from interview.wording.folding import harmless

_TICKED, _NOT_TICKED = "[x] ", "[ ] "


class Options(OptionList, can_focus=False):
    """Rows to pick from. It never has the focus; the field tells it to move."""

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, id: str) -> None:
        super().__init__(id=id, compact=True, markup=False)
        self._labels: tuple[str, ...] = ()
        self._shown: tuple[int, ...] = ()
        self._ticks = False
        self.ticked: set[int] = set()
        self.chosen = False
        """Whether the marked row was gone to by hand, so that Enter means it."""

    def show(self, labels: Sequence[str], *, ticks: bool = False, now: Sequence[int] = ()) -> None:
        """Shows rows; `now` are the ones that hold at present."""
        if not labels and not self._labels:
            return  # setting no options is a layout of everything too
        self._labels, self._ticks = tuple(labels), ticks
        self.ticked = set(now) if ticks else set()
        self.display = bool(labels)
        self._put(range(len(labels)))
        self.styles.height = None
        self.mark(now[0] if now and not ticks else None)

    @property
    def marked(self) -> int | None:
        """The row that is marked, by its place among all."""
        return None if self.highlighted is None else self._shown[self.highlighted]

    @property
    def only(self) -> int | None:
        """The one row left by the filter."""
        return self._shown[0] if len(self._shown) == 1 < len(self._labels) else None

    def mark(self, at: int | None) -> None:
        """Marks a row softly: Enter does not yet mean it."""
        self.highlighted = self._shown.index(at) if at in self._shown else None
        self.chosen = False

    def move(self, by: int) -> None:
        """Goes up or down, round the ends."""
        if self._shown:
            here = self.highlighted
            start = -1 if by > 0 else len(self._shown)
            self.highlighted = ((start if here is None else here) + by) % len(self._shown)
            self.chosen = True

    def filter(self, text: str, names: Sequence[str]) -> None:
        """Leaves the rows whose name holds the text; all where none does."""
        wanted = _key(text)
        found = [at for at, name in enumerate(names) if wanted in _key(name)] if wanted else []
        shown = tuple(found or range(len(self._labels)))
        if shown != self._shown:
            if self.styles.height is None or self.styles.height.is_auto:
                self.styles.height = self.size.height  # the list keeps its place while it gets shorter
            self._put(shown)
        self.mark(self.only)

    def tick(self, at: int) -> None:
        """Ticks a row, or takes the tick away; a row that says 'none' takes all of them away."""
        self.ticked ^= {at}
        here = self.highlighted
        self._put(self._shown)
        self.highlighted = here

    def _put(self, shown: Sequence[int]) -> None:
        self._shown = tuple(shown)
        self.set_options([Option(self._row(at)) for at in shown])
        self.highlighted = None
        self.chosen = False

    def _row(self, at: int) -> Content:
        tick = (_TICKED if at in self.ticked else _NOT_TICKED) if self._ticks else ""
        return Content(tick + harmless(self._labels[at]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        event.stop()
        self.post_message(self.Clicked(self._shown[event.option_index]))


def _key(text: str) -> str:
    return half_width(clean_line(text)).casefold().replace(" ", "")
