"""What may be picked: numbered rows that arrows, the mouse and typing walk through, while the cursor stays in the field.

A list that is cut says so below: how many rows there are above and below what is seen, and how to get there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.engine.answers.characters import as_looked_for
from interview.engine.answers.vocabulary import COMMON
from interview.wording.catalog import Words
from interview.wording.harmless import harmless

_SHARE = 0.45
"""How much of the height of the screen it may take."""
_LEAST_ROWS = 3
_TICKED, _NOT_TICKED = "[x] ", "[ ] "


class Options(OptionList, can_focus=False):
    """Rows to pick from. It never has the focus; the field tells it to move."""

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, id: str, cut: Callable[[int, int], None]) -> None:
        """Makes an empty list.

        Args:
            id: For the style sheet.
            cut: Is told how many rows are above and below what is seen, whenever that may have changed.
        """
        super().__init__(id=id, compact=True, markup=False)
        self._cut = cut
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

    def take_room(self, spare: int) -> None:
        """Takes as many lines as there are to spare, no more than its share of the screen, and a few in any case."""
        room = max(_LEAST_ROWS, min(spare, int(self.app.size.height * _SHARE)))
        if self.styles.max_height is None or self.styles.max_height.value != room:
            self.styles.max_height = room

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
        """Leaves the rows whose name holds the text; all where none does. What a row is chosen by, it does not decide.

        What could be an answer of its own looks for no row: 有 stands in 都没有 and means the opposite.
        """
        wanted = as_looked_for(text)
        looks = wanted and wanted not in COMMON
        found = [at for at, name in enumerate(names) if wanted in as_looked_for(name)] if looks else []
        shown = tuple(found or range(len(self._labels)))
        if shown != self._shown:
            if self.styles.height is None or self.styles.height.is_auto:
                self.styles.height = self.size.height  # the list keeps its place while it gets shorter
            self._put(shown)

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
        self.call_after_refresh(self._tell_what_is_cut)

    def _row(self, at: int) -> Content:
        tick = (_TICKED if at in self.ticked else _NOT_TICKED) if self._ticks else ""
        return Content(tick + harmless(self._labels[at]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        event.stop()
        self.post_message(self.Clicked(self._shown[event.option_index]))

    # What is not seen ---------------------------------------------------------------------------------------------

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Other rows are seen."""
        super().watch_scroll_y(old, new)
        self._tell_what_is_cut()

    def on_resize(self) -> None:
        """More or fewer rows are seen."""
        self.call_after_refresh(self._tell_what_is_cut)

    def _tell_what_is_cut(self) -> None:
        height = self.scrollable_content_region.height
        if not height or not self._shown:
            self._cut(0, 0)
            return
        first, last = self._row_at(0), self._row_at(height - 1)
        above = 0 if first is None else first
        below = 0 if last is None else len(self._shown) - 1 - last
        self._cut(above, below)

    def _row_at(self, y: int) -> int | None:
        """The row that is drawn in a line of the view."""
        for segment in self.render_line(y):
            if segment.style is not None and "option" in segment.style.meta:
                return int(segment.style.meta["option"])
        return None


class More(Widget):
    """Says how many rows of a list are not seen, and how to get there; takes no room where all are."""

    def __init__(self, words: Words) -> None:
        super().__init__(id="more")
        self.words = words
        self._text = ""
        self.display = False

    def show(self, above: int, below: int) -> None:
        """So many rows are above what is seen, so many below."""
        said = [
            self.words.say(f"screen.more_{where}", n=n)
            for where, n in (("above", above), ("below", below))
            if n
        ]
        text = self.words.say("screen.more_and").join(said)
        if text != self._text:
            self._text = text
            self.display = bool(text)
            self.refresh()

    def render(self) -> Content:
        """One line."""
        return Content.styled(self._text, "$quiet")
