"""What was said so far: one block a turn, the newest at the bottom, any earlier answer to be reached and changed.

Only the newest blocks are mounted, since a layout walks them all; older ones are put back when somebody looks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeGuard

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.screen import Screen

from interview.tui.widgets.blocks import Answered, AnsweredBlock, Block, Recap, Said, widget_of

_FEW, _MANY = 40, 80
"""So many newest blocks stay when there are more than so many."""


class Transcript(VerticalScroll, can_focus=True):
    """The blocks of a conversation."""

    FOCUS_ON_CLICK = False  # the focus belongs to the field
    BINDINGS = [  # noqa: RUF012
        Binding("up,shift+tab", "mark(-1)", show=False),
        Binding("down,tab", "mark(1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("escape", "leave", show=False),
    ]

    class Left(Message):
        """The clerk goes back to the field, maybe typing already."""

        def __init__(self, typed: str = "") -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        super().__init__(id="transcript")
        self.blocks: list[Block] = list(blocks)
        self._at = {block.id: at for at, block in enumerate(self.blocks) if isinstance(block, Answered)}
        self._first = max(0, len(self.blocks) - _FEW)
        """The first block that is mounted."""
        self._marked: int | None = None

    def on_mount(self) -> None:
        """Stays at the end while blocks are added, until somebody scrolls up."""
        self.anchor()
        self.mount_all([widget_of(block) for block in self.blocks[self._first :]])
        self.screen.screen_layout_refresh_signal.subscribe(self, self._draw_scroll_bar)

    def _draw_scroll_bar(self, _: Screen[Any]) -> None:
        """Draws it where the end is now: Textual moves what is anchored without drawing its scroll bar again."""
        self.vertical_scrollbar.refresh()

    def say(self, *blocks: Block) -> None:
        """Adds blocks at the end; an answer given before is changed where it stands."""
        new: list[Block] = []
        for block in blocks:
            if isinstance(block, Answered):
                self.take_away(partial(_is_until, block.id))
            if isinstance(block, Answered) and block.id in self._at:
                self.put(block)
                continue
            if isinstance(block, Answered):
                self._at[block.id] = len(self.blocks) + len(new)
            new.append(block)
        self._say_once(new)
        self.blocks += new
        if new and self.is_mounted:
            self.mount_all([widget_of(block) for block in new])
            self.anchor()
            if len(self.blocks) - self._first > _MANY:
                self.call_after_refresh(self._prune)

    def _say_once(self, new: Sequence[Block]) -> None:
        """What is said again behind the last answer, as after an undo at the end of a section, is not left there twice.

        Nor is a heading left with nothing under it, where one went back and the answer stands further up.
        """
        again = {block.same for block in new if not isinstance(block, Answered)}
        last = next((block for block in reversed(self.blocks) if block != Said("")), None)
        if any(map(_is_heading, new)) and last is not None and _is_heading(last):
            again.add(last.same)
        self.take_away(lambda block: block.same in again, max(self._at.values(), default=0))

    def take_away(self, is_over: Callable[[Said | Recap], bool], since: int = 0) -> None:
        """Takes away what holds no longer."""
        for at, block in enumerate(self.blocks[since:], since):
            if not isinstance(block, Answered) and is_over(block):
                self.blocks[at] = Said("")
                if at >= self._first and at - self._first < len(self.children):
                    self.children[at - self._first].display = False

    def put(self, block: Answered) -> None:
        """Shows another answer to a question that is there."""
        at = self._at[block.id]
        self.blocks[at] = block
        widget = self._widget(at)
        if isinstance(widget, AnsweredBlock):
            widget.put(block)

    def answered(self) -> Iterable[Answered]:
        """Every question that has a block."""
        return (block for block in self.blocks if isinstance(block, Answered))

    def mark(self, question: str) -> None:
        """Marks the block of a question, such as the one being changed, and brings it into view."""
        if question in self._at:
            self._mark(self._at[question])

    def unmark(self) -> None:
        """Takes the mark away."""
        self._mark(None)

    # Walking through it ---------------------------------------------------------------------------------------------

    class Entered(Message):
        """The clerk looks for an earlier answer."""

    def on_focus(self) -> None:
        """Marks the last answer."""
        self.post_message(self.Entered())
        if self._marked is None:
            self._mark(max(self._at.values(), default=None))

    def action_mark(self, by: int) -> None:
        """Goes to the answer before or after; past the last one, back to the field."""
        places = sorted(self._at.values())
        if by > 0 and (self._marked is None or self._marked == places[-1]):
            self.action_leave()
        elif places:
            here = places.index(self._marked) if self._marked in places else len(places)
            self._mark(places[max(0, here + by)])

    def action_choose(self) -> None:
        """Changes the answer that is marked."""
        block = self.blocks[self._marked] if self._marked is not None else None
        if isinstance(block, Answered):
            self.post_message(AnsweredBlock.Reopened(block.id))

    def action_leave(self) -> None:
        """Back to the field."""
        self.unmark()
        self.post_message(self.Left())

    def on_key(self, event: Key) -> None:
        """Typing goes to the field."""
        if event.is_printable and event.character:
            event.stop()
            self.unmark()
            self.post_message(self.Left(event.character))

    def watch_scroll_y(self, old: float, new: float) -> None:
        """At the top, puts older blocks back."""
        super().watch_scroll_y(old, new)
        if new <= 0 < old and self._first:
            self._put_back(self._first - _FEW)

    def _mark(self, at: int | None) -> None:
        before = self._widget(self._marked)
        if before is not None:
            before.mark(False)
        self._marked = at
        if at is None:
            return
        if at < self._first:
            self._put_back(at - _FEW // 2)
        widget = self._widget(at)
        if widget is not None:
            widget.mark(True)
            self.call_after_refresh(self.scroll_to_widget, widget, animate=False)

    def _widget(self, at: int | None) -> AnsweredBlock | None:
        if at is None or at < self._first:
            return None
        mounted = self.children[at - self._first] if at - self._first < len(self.children) else None
        return mounted if isinstance(mounted, AnsweredBlock) else None

    def _put_back(self, first: int) -> None:
        first = max(0, first)
        top = self.children[0] if self.children else None
        self.mount_all([widget_of(block) for block in self.blocks[first : self._first]], before=0)
        self._first = first
        if top is not None:
            self.call_after_refresh(self.scroll_to_widget, top, animate=False, top=True)

    def _prune(self) -> None:
        keep = max(self._first, len(self.blocks) - _FEW)
        if self._marked is not None:
            keep = min(keep, max(self._first, self._marked))
        self.remove_children(list(self.children)[: keep - self._first])
        self._first = keep


def _is_heading(block: Block) -> TypeGuard[Said]:
    return isinstance(block, Said) and block.kind == "section"


def _is_until(question: str, block: Said | Recap) -> bool:
    return isinstance(block, Said) and question in block.until
