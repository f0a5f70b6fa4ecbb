"""The floor of the full screen: a bare Textual chat that asks nothing and keeps nothing, with one pydantic model.

Run as a program: `python bare_screen.py BLOCKS`. An answer and the next question are one block; only the newest stay mounted.
"""

from __future__ import annotations

import sys

from pydantic import BaseModel
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static


class Told(BaseModel):
    """What a chat about numbers would keep."""

    value: str


class Bare(App[None]):
    """A transcript and a field."""

    CSS = "VerticalScroll { height: 1fr } Static { margin: 0 1 1 1 }"
    MOST, FEW = 80, 40

    def __init__(self, blocks: int) -> None:
        super().__init__()
        self.blocks = blocks

    def compose(self) -> ComposeResult:
        """The newest blocks, and the field."""
        with VerticalScroll(can_focus=False):
            for at in range(max(0, self.blocks - self.FEW), self.blocks):
                yield Static(f"第 {at} 题，一共新收到几件？", markup=False)
        yield Input(placeholder="问〇")

    def on_mount(self) -> None:
        """At the end, in the field."""
        self.query_one(VerticalScroll).anchor()
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Shows the answer and the next question."""
        told = Told(value=event.value)
        self.blocks += 1
        event.input.value = ""
        scroll = self.query_one(VerticalScroll)
        scroll.mount(Static(f"答：{told.value}\n\n第 {self.blocks} 题〔{self.blocks}〕", markup=False))
        if len(scroll.children) > self.MOST:
            self.call_after_refresh(scroll.remove_children, list(scroll.children)[: -self.FEW])


if __name__ == "__main__":
    Bare(int(sys.argv[1])).run()
