"""The blocks of the transcript: a question with its answer, or something that was said; one widget each.

A block wraps its own text, since only it knows how wide it is, and by the habits of Chinese print.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, assert_never

from textual.content import Content
from textual.events import Click
from textual.message import Message

from interview.dataclass import dataclass
from interview.tui.widgets.split_line import LEAST, two_sided, underlined
from interview.tui.widgets.wrapped_widget import WrappedWidget
from interview.wording.harmless import harmless
from interview.wording.wrap import Marks, wrapped


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer."""

    id: str
    """The question's id."""
    question: str
    answer: str
    passing: str = ""
    """What was said to it."""
    aside: str = ""
    """Why it does not count at present, in words; empty where it does."""
    marks: Marks = ()
    """The pieces of the answer that follow a figure or a fact."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something said that is no answer."""

    text: str
    kind: Literal["section", "note", "passing"] = "note"
    marks: Marks = ()
    """The pieces that follow a figure or a fact."""
    until: frozenset[str] = frozenset()
    """The questions with whose next answer it is over: that one was taken back."""
    finding: str = ""
    """The id of what was found odd; it is over once that is mended."""

    @property
    def same(self) -> str:
        """What it has in common with the same said again."""
        return self.text


@dataclass(frozen=True, slots=True)
class Recap:
    """The figures of a section that is done, laid out for the room there is."""

    section: str
    lines: Callable[[int], Sequence[str]]
    """Gives the lines for so many cells."""

    @property
    def same(self) -> str:
        """What it has in common with the same section's, laid out again."""
        return f"recap {self.section}"


Block = Answered | Said | Recap
_MARK = "> "


class AnsweredBlock(WrappedWidget):
    """A question to the left, its answer to the right; a click revises it."""

    ALLOW_SELECT = True

    class Reopened(Message):
        """The clerk wants to change this answer."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self, block: Answered) -> None:
        super().__init__()
        self.block = block
        self.marked = False

    def mark(self, marked: bool) -> None:
        """Marks it as the one that is gone to, or being changed."""
        self.marked = marked
        self.set_class(marked, "marked")
        self.refresh()

    def put(self, block: Answered) -> None:
        """Shows another answer to the question."""
        if block != self.block:
            with self.changing():
                self.block = block

    def lines_on(self, cells: int) -> list[Content]:
        """Question and answer, and what is said with them."""
        block = self.block
        cells -= len(_MARK)
        lines = two_sided(
            (block.question, "$quiet"), (block.answer, "$quiet" if block.aside else "$foreground bold"), cells,
            block.marks,
        )  # fmt: skip
        for text in filter(None, (block.passing, block.aside)):
            lines += [Content.styled(line, "$warm") for line in wrapped(text, max(cells, LEAST))]
        first = Content.styled(_MARK, "$primary bold") if self.marked else Content(" " * len(_MARK))
        return [(Content(" " * len(_MARK)) if at else first) + line for at, line in enumerate(lines)]

    def on_click(self, event: Click) -> None:
        """Asks to change the answer, unless the mouse was marking text to copy it."""
        if not self.screen.get_selected_text():
            event.stop()
            self.post_message(self.Reopened(self.block.id))


class SaidBlock(WrappedWidget):
    """Something said: a section's heading, a note."""

    ALLOW_SELECT = True
    _STYLES = {"section": "$primary bold", "note": "$foreground", "passing": "$warm"}  # noqa: RUF012

    def __init__(self, block: Said) -> None:
        super().__init__(classes=block.kind)
        self.block = block

    def lines_on(self, cells: int) -> list[Content]:
        """The text, what follows a figure underlined."""
        block = self.block
        return underlined(block.text, self._STYLES[block.kind], block.marks, max(cells, LEAST))


class RecapBlock(WrappedWidget):
    """A table that is done; its columns stand below each other, however much room there is."""

    ALLOW_SELECT = True

    def __init__(self, block: Recap) -> None:
        super().__init__(classes="table")
        self.block = block

    def lines_on(self, cells: int) -> list[Content]:
        """The table, plain."""
        return [Content.styled(harmless(line), "$foreground") for line in self.block.lines(max(cells, LEAST))]


def widget_of(block: Block) -> AnsweredBlock | SaidBlock | RecapBlock:
    """The widget that shows a block."""
    match block:
        case Answered():
            return AnsweredBlock(block)
        case Said():
            said = SaidBlock(block)
            said.display = bool(block.text)  # what is over takes no line
            return said
        case Recap():
            return RecapBlock(block)
    assert_never(block)
